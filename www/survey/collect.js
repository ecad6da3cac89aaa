// Collect: interviews are entered or brought in, kept on the device as they happen, put right, and taken away as files.
import { button, fill, h, table } from "./dom.js";
import { doubles } from "./doubles.js";
import { entry, STATUSES } from "./entry.js";
import { duplicates, happenings, redoable, standing, undoable, undoing } from "./journal.js";
import { own } from "./own.js";
import { Store } from "./store.js";
import { counted, taken } from "./taken.js";
import TEXTS from "./texts/collect.json";

/** As many interviews are listed, the last ones; the files have them all. */
const LISTED = 200;

/** The room. */
export function collect(survey) {
  const texts = survey.texts(TEXTS);
  const room = survey.recall("collect", () => ({ draft: {}, edited: undefined }));
  const list = h("div", { class: "list" });
  const kept = h("div", { class: "kept", role: "status" });
  const desk = {
    texts,
    room,
    get store() {
      return room.store;
    },
    standing: () => standing(room.store.all),
    /** Writes down what happened, all of it or nothing, and shows how things stand. */
    async happened(...several) {
      await desk.add(happenings(room.store.all, several));
    },
    async add(fresh) {
      await room.store.add(fresh);
      room.refresh();
    },
  };
  room.refresh = () => {
    kept.replaceChildren(...told(survey, desk));
    list.replaceChildren(...listed(survey, desk));
  };
  const open = async () => {
    room.store ??= await new Store("ppi-survey", () => room.refresh()).open();
    const parts = [entry(survey, desk), list, own(survey, desk), taken(survey, desk)];
    place.replaceChildren(...parts.flat(Infinity).filter(Boolean));
    room.refresh();
  };
  const place = h("div", {});
  open();
  return [h("p", {}, texts.about), kept, place];
}

/** Where the interviews are, and whether that is safe. */
function told(survey, { store, texts, standing }) {
  const { interviews } = standing();
  const counts = STATUSES.map((status) => [status, interviews.filter(({ value }) => value.status === status).length]);
  const words = counts.filter(([, count]) => count).map(([status, count]) => `${texts.statuses[status]}: ${survey.whole(count)}`);
  const problem = store.problem && fill(texts.not_kept, { error: store.problem.message || store.problem.name });
  return [
    h("p", { id: "count" }, fill(texts.count, { count: survey.whole(interviews.length) }), words.length > 0 && ` (${words.join("; ")})`),
    problem
      ? h("div", { class: "alert", role: "alert", id: "not-kept" }, h("p", {}, problem), h("p", {}, fill(texts.unsaved, { count: survey.whole(store.unsaved.length) })))
      : h("p", { class: "hint", id: "kept" }, location.protocol === "file:" ? texts.kept_file : texts.kept),
  ];
}

/** The interviews, those that may be one and the same first. */
function listed(survey, desk) {
  const { texts, room, store, happened } = desk;
  const { interviews, questions } = desk.standing();
  const [undo, redo] = [undoable(store.all), redoable(store.all)];
  const edit = (id) => {
    room.edited = id;
    room.draft = { ...interviews.find((interview) => interview.id === id).value };
    survey.go();
  };
  const cells = interviews.slice(-LISTED).map(({ id, value, edits }) => [
    value.member || "–",
    value.date ?? "",
    value.interviewer ?? "",
    texts.statuses[value.status] ?? "",
    survey.card.questions.map((question) => value.answers?.[question.id] || "·").join(" "),
    questions.map(({ id: question }) => value.own?.[question]).filter(Boolean).join("; "),
    edits ? fill(texts.edits, { edits: survey.whole(edits) }) : "",
    h(
      "span",
      { class: "buttons" },
      button(texts.edit, () => edit(id), { "aria-label": `${texts.edit}: ${value.member || id}` }),
      button(texts.remove, () => happened(["remove", id]), { "aria-label": `${texts.remove}: ${value.member || id}` }),
    ),
  ]);
  return [
    doubles(survey, desk),
    h("h3", {}, texts.interviews),
    h(
      "p",
      { class: "buttons" },
      button(texts.undo, () => happened(...undoing(store.all, undo)), { id: "undo", disabled: !undo }),
      button(texts.redo, () => happened(...undoing(store.all, redo)), { id: "redo", disabled: !redo }),
      button(texts.open_result, () => result(survey, desk), { id: "to-result", disabled: !interviews.length, class: "primary" }),
    ),
    interviews.length > 0 && h("div", { class: "long" }, table(fill(texts.last, { count: survey.whole(cells.length) }), texts.heads, cells, { class: "words", id: "interviews" })),
  ]
    .flat(Infinity)
    .filter(Boolean);
}

async function result(survey, desk) {
  const sheet = await survey.sheet(desk.texts.sheet, await counted(survey, desk));
  const { interviews } = desk.standing();
  const visits = { all: interviews.length, interviewed: interviews.filter(({ value }) => value.status === "interviewed").length, doubles: duplicates(interviews).length };
  survey.keep({ ...sheet, visits });
  survey.memory.result = { sheet: sheet.name };
  survey.go("result");
}
