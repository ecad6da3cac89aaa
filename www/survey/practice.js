// Practice: invented credit unions to try every step on.
import { button, field, fill, h } from "./dom.js";
import { save } from "./save.js";
import TEXTS from "./texts/practice.json";
import { keepList } from "./unfinished.js";
import { Work } from "./work.js";

/** The card that practice data answer. */
const CARD = "idn-2023";
/** The sheets of answers, in the order of the rounds. */
const ROUNDS = ["baseline", "followup"];

/** The room. */
export function practice(survey) {
  const texts = survey.texts(TEXTS);
  const state = survey.recall("practice", () => ({ seed: "2018-07" }));
  if (survey.card.id !== CARD) return [h("p", {}, fill(texts.other_card, { card: CARD }))];
  const work = new Work(survey);
  const seed = h("input", { id: "practice-seed", value: state.seed, required: true, on: { change: () => (state.seed = seed.value) } });

  async function make(sheet, list) {
    const file = await work.run("practice", { card: survey.card, seed: state.seed, sheet, list });
    return file && survey.sheet(fill(texts.names[sheet], { seed: state.seed }), file);
  }
  async function openMembers() {
    const list = await make("members");
    if (!list) return;
    survey.keeping = keepList(survey, list);
    survey.go("draw");
  }
  async function openRounds() {
    const sheets = [];
    for (const sheet of ROUNDS) {
      const made = await make(sheet);
      if (!made) return;
      sheets.push(made);
    }
    for (const sheet of sheets) survey.keep(sheet);
    show(sheets[0]);
  }
  async function openInterviews() {
    const sheets = [];
    for (const sheet of ROUNDS) {
      const made = await make(sheet, survey.drawn.file);
      if (!made) return;
      sheets.push({ ...made, name: fill(texts.drawn_names[sheet], { seed: state.seed }) });
    }
    for (const sheet of sheets) survey.keep(sheet);
    show(sheets[0]);
  }
  /** Shows a sheet in the room of results. */
  function show({ name }) {
    survey.memory.result = { sheet: name };
    survey.go("result");
  }

  const drawn = survey.drawn?.practice;
  return [
    h("p", {}, texts.about),
    h("p", { class: "mark" }, texts.practice_mark),
    h("div", { class: "fields" }, field(texts.seed, seed, texts.seed_hint)),
    h(
      "ol",
      { class: "steps" },
      h("li", {}, h("h3", {}, texts.members), h("p", {}, texts.members_about), button(texts.open_members, openMembers, { id: "open-members", class: "primary" })),
      h(
        "li",
        {},
        h("h3", {}, texts.interviews),
        h("p", {}, drawn ? texts.interviews_about : texts.no_draw),
        button(texts.open_interviews, openInterviews, { id: "open-interviews", disabled: !drawn }),
      ),
      h(
        "li",
        {},
        h("h3", {}, texts.all),
        h("p", {}, texts.all_about),
        button(texts.open_all, openRounds, { id: "open-all" }),
      ),
    ),
    work.element,
    h("h3", {}, texts.files),
    h(
      "p",
      { class: "buttons" },
      ["members", ...ROUNDS].map((sheet) =>
        button(texts.save[sheet], async () => {
          const made = await make(sheet);
          if (made) save(`${texts.file_names[sheet]}.csv`, made.file);
        }),
      ),
    ),
  ];
}
