// Practice: invented credit unions to try every step on.
import { button, field, fill, h } from "./dom.js";
import { inWorker } from "./run.js";
import { save } from "./save.js";
import TEXTS from "./texts/practice.json";
import { keepList } from "./unfinished.js";
import { Work } from "./work.js";

/** The card that practice data answer. */
export const CARD = "idn-2023";
/** The sheets of answers, in the order of the rounds. */
const ROUNDS = ["baseline", "followup"];

/** The seed that is offered. */
const SEED = "2018-07";
/** The survey that a page can open with: so many interviews, in strata of the credit unions. */
const EXAMPLE = { size: 1200, reserves: 240, seed: "latihan", strata: ["cu"], id: "member" };

/** A sheet of practice data, or the interviews of a list that was drawn from them; nothing where that was cancelled. */
async function make(survey, run, seed, sheet, list) {
  const file = await run("practice", { card: survey.card, seed, sheet, list });
  const texts = survey.texts(TEXTS);
  const name = (list ? texts.drawn_names : texts.names)[sheet];
  return file && survey.sheet(seed === SEED ? name : fill(texts.of_seed, { name, seed }), file);
}

/** Both rounds, of everybody or of a list; nothing where that was cancelled. */
async function rounds(survey, run, seed, list) {
  const sheets = [];
  for (const sheet of ROUNDS) {
    const made = await make(survey, run, seed, sheet, list);
    if (!made) return undefined;
    sheets.push(made);
  }
  return sheets;
}

/** The interviews of an invented survey in two rounds: of a sample of all members, which stays beside what is drawn here. */
export async function example(survey) {
  const run = (task, input) => inWorker(task, input);
  const { file } = await make(survey, run, SEED, "members");
  const { csv, protocol } = await run("draw", { file, options: { ...EXAMPLE, language: survey.language } });
  survey.protocol ??= protocol;
  const [first, second] = await rounds(survey, run, SEED, new Blob([csv], { type: "text/csv;charset=utf-8" }));
  // What was opened meanwhile stands before it.
  survey.sheets = [...survey.sheets, second, first];
  survey.memory.result ??= { sheet: first.name };
}

/** The room. */
export function practice(survey) {
  const texts = survey.texts(TEXTS);
  const state = survey.recall("practice", () => ({ seed: SEED }));
  if (survey.card.id !== CARD) return [h("p", {}, fill(texts.other_card, { card: CARD }))];
  const work = new Work(survey);
  const run = (task, input) => work.run(task, input);
  const seed = h("input", { id: "practice-seed", value: state.seed, required: true, on: { change: () => (state.seed = seed.value) } });

  async function openMembers() {
    const list = await make(survey, run, state.seed, "members");
    if (!list) return;
    survey.keeping = keepList(survey, list);
    survey.go("draw");
  }
  const open = (list) => async () => {
    const sheets = await rounds(survey, run, state.seed, list());
    if (!sheets) return;
    for (const sheet of sheets) survey.keep(sheet);
    survey.memory.result = { sheet: sheets[0].name };
    survey.memory.change = undefined;
    survey.go("result");
  };

  const drawn = survey.drawn?.practice;
  return [
    h("p", {}, texts.about),
    h("p", { class: "mark" }, texts.practice_mark),
    survey.preparing && h("p", { role: "status", id: "preparing" }, texts.preparing),
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
        button(texts.open_interviews, open(() => survey.drawn.file), { id: "open-interviews", disabled: !drawn }),
      ),
      h(
        "li",
        {},
        h("h3", {}, texts.all),
        h("p", {}, texts.all_about),
        button(texts.open_all, open(() => undefined), { id: "open-all" }),
      ),
    ),
    work.element,
    h("h3", {}, texts.files),
    h(
      "p",
      { class: "buttons" },
      ["members", ...ROUNDS].map((sheet) =>
        button(texts.save[sheet], async () => {
          const made = await make(survey, run, state.seed, sheet);
          if (made) save(`${texts.file_names[sheet]}.csv`, made.file);
        }),
      ),
    ),
  ];
}
