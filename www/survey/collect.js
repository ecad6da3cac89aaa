// Collect: interviews are entered or brought in, kept on the device as they happen, put right, and taken away as files.
import { button, fill, h, table } from "./dom.js";
import { ofDevice } from "./device.js";
import { doubles } from "./doubles.js";
import { again, entry, staying, STATUSES } from "./entry.js";
import { happenings, redoable, standing, undoable, undoing } from "./journal.js";
import { own } from "./own.js";
import { taken } from "./taken.js";
import TEXTS from "./texts/collect.json";
import { forgetDraw, forgetInterview, fresh, isBegun } from "./unfinished.js";
import { visiting } from "./visiting.js";
import { unplaced } from "./visits.js";

/** As many interviews are listed, the last ones; the files have them all. */
const LISTED = 200;

/** The room. */
export function collect(survey) {
  const texts = survey.texts(TEXTS);
  const { store } = survey;
  const room = survey.recall("collect", () => ({ draft: fresh(), edited: undefined, waiting: [] }));
  const kept = h("div", { class: "kept", role: "status" });
  const said = h("p", { id: "said", role: "status" });
  const [next, form, list, files] = ["visiting", "entry", "list", "files"].map((name) => h("div", { class: name }));
  const desk = {
    texts,
    room,
    store,
    standing: () => standing(store.all),
    /** Writes down what happened, all of it or nothing, and shows how things stand. */
    async happened(...several) {
      await desk.add(happenings(store.all, several));
    },
    async add(fresh) {
      await store.add(fresh);
      room.refresh();
      room.stick?.write();
    },
    /** Shows another interview to fill in; the one at hand waits, if something of it would be lost. */
    begin(draft, words, focus, edited) {
      const { draft: left, edited: of } = room;
      if (!of) room.staying = staying(left);
      room.waiting = [...room.waiting, { draft: left, edited: of }].filter(({ draft: one }) => one !== draft && isBegun(one));
      Object.assign(room, { draft, edited });
      desk.enter();
      desk.say(words);
      desk.focus(focus);
    },
    /** Shows the fields of the interview at hand anew. */
    enter() {
      form.replaceChildren(...flat(waiting(survey, desk), entry(survey, desk)));
    },
    say: (words) => said.replaceChildren(words),
    /** Moves the focus to the first of these that is there. */
    focus(...ids) {
      const root = said.getRootNode();
      const place = ids.map((id) => root.getElementById(id)).find(Boolean);
      place?.focus();
      place?.scrollIntoView({ block: "nearest" });
    },
    /** Shows everything anew. */
    show() {
      desk.enter();
      files.replaceChildren(...flat(own(survey, desk), taken(survey, desk), erasing(survey, desk)));
      room.refresh();
    },
  };
  room.refresh = () => {
    kept.replaceChildren(...told(survey, desk));
    next.replaceChildren(...flat(visiting(survey, desk)));
    list.replaceChildren(...flat(listed(survey, desk)));
  };
  desk.show();
  return [h("p", {}, texts.about), kept, next, said, form, list, files];
}

function flat(...nodes) {
  return nodes.flat(Infinity).filter(Boolean);
}

/** Where the interviews are, and whether that is safe. */
function told(survey, { store, texts, standing }) {
  const { interviews } = standing();
  const counts = STATUSES.map((status) => [status, interviews.filter(({ value }) => value.status === status).length]);
  const words = counts.filter(([, count]) => count).map(([status, count]) => `${texts.statuses[status]}: ${survey.whole(count)}`);
  const { column, interviews: without } = unplaced(survey.protocol, interviews.filter(({ value }) => value.status === "interviewed"));
  const members = without.slice(0, LISTED).map(({ value }) => value.member || "–").join("; ");
  const stranger = !survey.drawn && interviews.some(({ value }) => value.columns?.draw_stratum);
  const problem = store.problem && fill(texts.not_kept, { error: store.problem.message || store.problem.name });
  return [
    h("p", { id: "count" }, fill(texts.count, { count: survey.whole(interviews.length) }), words.length > 0 && ` (${words.join("; ")})`),
    without.length > 0 && h("p", { class: "mark", id: "unplaced" }, fill(texts.unplaced, { count: survey.whole(without.length), column: survey.column(column), members })),
    stranger && h("p", { class: "mark", id: "no-protocol" }, texts.no_protocol),
    problem
      ? h("div", { class: "alert", role: "alert", id: "not-kept" }, h("p", {}, problem), h("p", {}, fill(texts.unsaved, { count: survey.whole(store.unsaved.length) })))
      : h("p", { class: "hint", id: "kept" }, location.protocol === "file:" ? texts.kept_file : texts.kept),
  ].filter(Boolean);
}

/** Interviews that wait half filled in. */
function waiting(survey, desk) {
  const { texts, room } = desk;
  if (!room.waiting.length) return [];
  const item = (one) => {
    const name = one.draft.member || "–";
    const go = () => desk.begin(one.draft, fill(texts.goes_on, { member: name }), "entry-member", one.edited);
    const drop = async () => {
      room.waiting = room.waiting.filter((other) => other !== one);
      await forgetInterview(survey, one.draft);
      desk.enter();
      desk.say(fill(texts.dropped, { member: name }));
      desk.focus("entry-member");
    };
    return h(
      "li",
      {},
      h("span", {}, [name, survey.day(one.draft.date)].filter(Boolean).join(", "), " "),
      button(texts.go_on, go, { "aria-label": `${texts.go_on}: ${name}` }),
      " ",
      button(texts.remove, drop, { "aria-label": `${texts.remove}: ${name}` }),
    );
  };
  return [h("h3", {}, texts.waiting), h("ul", { id: "waiting" }, room.waiting.map(item))];
}

/** The interviews, those that may be one and the same first. */
function listed(survey, desk) {
  const { texts, store, happened } = desk;
  const { interviews, questions, checked } = desk.standing();
  const [undo, redo] = [undoable(store.all), redoable(store.all)];
  const edit = ({ id, value }) =>
    desk.begin({ ...fresh(), ...value }, fill(texts.editing, { member: value.member || "–" }), "entry-member", id);
  const second = (interview) => desk.begin(again(interview), fill(texts.second_begun, { member: interview.value.member || "–" }), "entry-date");
  const remove = async ({ id, value }) => {
    await happened(["remove", id]);
    desk.say(fill(texts.removed, { member: value.member || "–" }));
    desk.focus("undo");
  };
  const step = (which, words) => async () => {
    await happened(...undoing(store.all, which));
    desk.say(words);
    desk.focus(words === texts.undone ? "redo" : "undo");
  };
  const cells = interviews.slice(-LISTED).map(({ id, value, edits }) => [
    value.member || "–",
    survey.day(value.date),
    value.interviewer ?? "",
    texts.statuses[value.status] ?? "",
    survey.card.questions.map((question) => value.answers?.[question.id] || "·").join(" "),
    questions.map(({ id: question }) => value.own?.[question]).filter(Boolean).join("; "),
    [edits && fill(texts.edits, { edits: survey.whole(edits) }), checked.includes(id) && texts.checked].filter(Boolean).join("; "),
    h(
      "span",
      { class: "buttons" },
      button(texts.edit, () => edit({ id, value }), { id: `edit-${id}`, "aria-label": `${texts.edit}: ${value.member || id}` }),
      value.status === "interviewed" && !checked.includes(id) && button(texts.second_short, () => second({ id, value }), { class: "second", "aria-label": `${texts.second_short}: ${value.member || id}` }),
      button(texts.remove, () => remove({ id, value }), { "aria-label": `${texts.remove}: ${value.member || id}` }),
    ),
  ]);
  return [
    doubles(survey, desk),
    h("h3", { id: "interviews-title", tabindex: -1 }, texts.interviews),
    h(
      "p",
      { class: "buttons" },
      button(texts.undo, step(undo, texts.undone), { id: "undo", disabled: !undo }),
      button(texts.redo, step(redo, texts.redone), { id: "redo", disabled: !redo }),
      button(texts.open_result, () => result(survey), { id: "to-result", disabled: !interviews.length, class: "primary" }),
    ),
    interviews.length > 0 && h("div", { class: "long" }, table(fill(texts.last, { count: survey.whole(cells.length) }), texts.heads, cells, { class: "words", id: "interviews" })),
  ];
}

async function result(survey) {
  const sheet = await ofDevice(survey);
  if (sheet) survey.memory.result = { sheet: sheet.name };
  survey.go("result");
}

/** A way to take everything off a device that others use too. */
function erasing(survey, { texts, store }) {
  const erase = async () => {
    await store.erase();
    await forgetDraw(survey);
    survey.memory = {};
    survey.go("collect");
  };
  return h("details", { id: "erase" }, h("summary", {}, texts.erase), h("p", {}, texts.erase_about), button(texts.erase_all, erase, { id: "erase-all" }));
}
