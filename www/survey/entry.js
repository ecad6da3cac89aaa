// One interview: who and when, the card's questions in the form, the team's own questions.
import * as files from "ppi-survey-files";
import { alert, button, field, h, number, select } from "./dom.js";
import { newId } from "./journal.js";
import { dateStamp } from "./save.js";

/** What became of a drawn member. */
export const STATUSES = ["interviewed", "refused", "moved", "not_found"];
/** The fields that stay filled in for the next interview. */
const STAYING = ["date", "interviewer"];

/** The fields of one interview, and what writes it down. */
export function entry(survey, desk) {
  const { texts, room } = desk;
  const draft = room.draft;
  draft.date ??= dateStamp();
  draft.status ??= "interviewed";
  const { questions } = desk.standing();
  const problem = h("div", {});
  const text = (name, attributes = {}) => {
    const input = h("input", { id: `entry-${name}`, value: draft[name], on: { input: () => (draft[name] = input.value) }, ...attributes });
    return field(texts.fields[name], input);
  };
  const column = (name) => {
    const input = h("input", {
      id: `entry-${name}`,
      value: draft.columns?.[name],
      on: { input: () => (draft.columns = { ...draft.columns, [name]: input.value }) },
    });
    return field(survey.column(name), input);
  };
  const form = formOf(survey, room, draft);
  const letters = h("input", { id: "letters", autocomplete: "off", value: "" });
  const fillIn = () => {
    problem.replaceChildren();
    const given = letters.value.toUpperCase().split(/[\s,;]+/).filter(Boolean);
    try {
      form.answers = Object.fromEntries(given.map((letter, at) => [survey.card.questions[at]?.id ?? `q${at + 1}`, letter]));
    } catch (error) {
      problem.replaceChildren(alert(error));
    }
  };
  const asked = h("div", {}, field(texts.letters, letters, texts.letters_hint), button(texts.fill_in, fillIn, { id: "fill-in" }), form);
  asked.hidden = draft.status !== "interviewed";
  const status = (value) => {
    draft.status = value;
    asked.hidden = value !== "interviewed";
  };
  const begin = () => {
    room.draft = Object.fromEntries(STAYING.map((name) => [name, draft[name]]));
    room.draft.columns = draft.columns;
    room.edited = undefined;
    form.reset();
    survey.go();
  };
  const save = async () => {
    problem.replaceChildren();
    const value = { ...draft, own: draft.own ?? {} };
    if (value.status === "interviewed") {
      const { result } = form;
      if (!result) {
        problem.replaceChildren(alert(new Error(texts.missing)));
        form.reportValidity();
        return;
      }
      value.answers = result.answers;
      value.members = result.members;
    } else {
      delete value.answers;
      delete value.members;
    }
    await desk.happened(["put", room.edited ?? newId(), value]);
    begin();
  };
  return [
    h("h3", {}, room.edited ? texts.edit_one : texts.enter),
    h(
      "div",
      { class: "fields" },
      text("member"),
      text("date", { type: "date" }),
      text("interviewer"),
      column("branch"),
      column("regency"),
      field(texts.fields.cu_members, number("entry-cu_members", draft.cu_members, (value) => (draft.cu_members = value ?? undefined), { whole: true })),
      field(texts.fields.status, select("entry-status", STATUSES.map((name) => [name, texts.statuses[name]]), draft.status, status)),
    ),
    asked,
    questions.length > 0 && h("div", { class: "fields" }, questions.map((question) => answer(question, draft))),
    problem,
    h("p", { class: "buttons" }, button(texts.save, save, { id: "save-interview", class: "primary" }), button(texts.clear, begin, { id: "clear" })),
  ];
}

/** One of the team's own questions. */
function answer({ id, label, kind, choices }, draft) {
  const set = (value) => (draft.own = { ...draft.own, [id]: value });
  const given = draft.own?.[id] ?? "";
  if (kind === "choice") {
    return field(label, select(`own-${id}`, ["", ...choices].map((choice) => [choice, choice]), given, set));
  }
  const input = h("input", { id: `own-${id}`, type: kind === "number" ? "number" : "text", step: "any", value: given, on: { input: () => set(input.value) } });
  return field(label, input);
}

/** The form of the card, filled in from the draft. It stays the same element, so that a change of language loses nothing. */
function formOf(survey, room, draft) {
  files.form();
  room.form ??= h("ppi-form", { mode: "interview", layout: "list", required: true });
  const { form } = room;
  form.setAttribute("scorecard", survey.card.id);
  form.setAttribute("lang", survey.language);
  if (room.edited && room.shown !== room.edited) form.answers = draft.answers ?? {};
  room.shown = room.edited;
  return form;
}
