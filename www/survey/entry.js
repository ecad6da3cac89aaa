// One interview: who and when, the card's questions in the form, the team's own questions.
import * as files from "ppi-survey-files";
import { differing } from "./compared.js";
import { alert, button, check, field, fill, h, number, select } from "./dom.js";
import { CHECKED, newId } from "./journal.js";
import { dateStamp } from "./save.js";
import { forgetInterview, fresh, isBegun, keepInterview } from "./unfinished.js";
import { placeColumns } from "./visits.js";

/** What became of a drawn member. */
export const STATUSES = ["interviewed", "refused", "moved", "not_found"];
/** Of a draft, what is no part of the interview; `twin` is the id of the one that it is entered again for. */
const WORKING = ["key", "letters", "twin"];
/** As many people can live in a household: the engine's own limit. */
const MOST_PEOPLE = 1_000;

/** What stays filled in for the next interview. */
export function staying({ date, interviewer, columns = {} }) {
  const places = placeColumns(Object.keys(columns)).map(([, name]) => [name, columns[name]]);
  return { date, interviewer, columns: Object.fromEntries(places) };
}

/** The fields of one interview, and what writes it down. */
export function entry(survey, desk) {
  const { texts, room } = desk;
  const draft = room.draft;
  draft.date ??= dateStamp();
  draft.status ??= "interviewed";
  const before = room.edited && desk.standing().interviews.find(({ id }) => id === room.edited);
  const { questions } = desk.standing();
  const problem = h("div", {});
  const unfinished = h("p", { class: "hint", id: "unfinished", role: "status" });
  const keep = async () => {
    const kept = await keepInterview(survey);
    const { unkept } = desk.store;
    unfinished.replaceChildren(!isBegun(draft) ? "" : kept ? texts.unfinished : fill(texts.unfinished_lost, { error: unkept?.message || unkept?.name }));
  };
  const set = (name, value) => {
    draft[name] = value;
    keep();
  };
  const text = (name, attributes = {}) => {
    const input = h("input", { id: `entry-${name}`, autocomplete: "off", value: draft[name], on: { input: () => set(name, input.value) }, ...attributes });
    return field(texts.fields[name], input);
  };
  const column = (name) => {
    const input = h("input", { id: `entry-${name}`, autocomplete: "off", value: draft.columns?.[name], on: { input: () => set("columns", { ...draft.columns, [name]: input.value }) } });
    return field(survey.column(name), input);
  };
  const people = (name, changed, hint) => {
    const input = number(`entry-${name}`, draft[name], (value) => changed(value ?? undefined), { whole: true });
    return field(texts.fields[name], input, hint);
  };
  const form = formOf(survey, room, draft, (members) => {
    if (members) size.querySelector("input").value = members;
    keep();
  });
  const size = people("members", (value) => {
    set("members", value);
    fillIn(room, draft);
  }, texts.members_hint);
  const letters = h("input", {
    id: "letters",
    autocomplete: "off",
    value: draft.letters,
    on: { input: () => set("letters", letters.value), keydown: (event) => event.key === "Enter" && !event.isComposing && enter(event) },
  });
  const enter = (event) => {
    // Else the key that takes the letters would also press the button that gets the focus.
    event.preventDefault();
    takeLetters();
  };
  const takeLetters = async () => {
    problem.replaceChildren();
    draft.letters = letters.value;
    const { answers, wrong } = lettersOf(survey, letters.value);
    if (wrong) {
      refuse(new Error(fill(texts.letter_wrong, wrong)), letters);
      return;
    }
    draft.answers = answers;
    keep();
    await fillIn(room, draft);
    // What comes next: the first question without an answer, else the end.
    if (Object.keys(answers).length < survey.card.questions.length) form.reportValidity();
    else desk.focus("save-interview");
  };
  const refuse = (error, input) => {
    problem.replaceChildren(alert(error));
    input?.focus();
  };
  const asked = h(
    "div",
    {},
    h("div", { class: "fields" }, field(texts.letters, letters, texts.letters_hint), size),
    h("p", { class: "buttons" }, button(texts.fill_in, takeLetters, { id: "fill-in" })),
    check("show-score", texts.show_score, Boolean(room.scores), (on) => {
      room.scores = on;
      form.classList.toggle("silent", !on);
    }),
    form,
  );
  asked.hidden = draft.status !== "interviewed";
  const status = (value) => {
    asked.hidden = value !== "interviewed";
    set("status", value);
  };
  /** Leaves this interview for one that waits, or for the next. */
  const leave = (words, focus) => {
    forgetInterview(survey, draft);
    const next = before ? room.waiting.pop() : undefined;
    Object.assign(room, { draft: next?.draft ?? fresh(before ? room.staying : staying(draft)), edited: next?.edited });
    keepInterview(survey);
    desk.enter();
    desk.say(words);
    desk.focus(...focus);
  };
  const save = async () => {
    if (room.saving) return;
    problem.replaceChildren();
    const wrong = wrongIn(draft, texts);
    if (wrong) {
      refuse(new Error(wrong.text), form.getRootNode().getElementById(`entry-${wrong.field}`));
      return;
    }
    const value = Object.fromEntries(Object.entries({ ...draft, own: draft.own ?? {} }).filter(([name]) => !WORKING.includes(name)));
    if (value.status === "interviewed") {
      const { result } = form;
      if (!result) {
        refuse(new Error(texts.missing));
        form.reportValidity();
        return;
      }
      if (draft.members && result.members === null) {
        refuse(new Error(fill(texts.members_differ, { members: survey.whole(draft.members) })), size.querySelector("input"));
        return;
      }
      value.answers = result.answers;
      if (result.members !== null) value.members = result.members;
    } else for (const name of ["answers", "members"]) delete value[name];
    if (draft.twin) {
      compare(value);
      return;
    }
    const id = room.edited ?? newId();
    room.saving = true;
    await desk.happened(["put", id, value]);
    room.saving = false;
    const name = draft.member || "–";
    if (before) leave(fill(texts.changed, { member: name }), [`edit-${id}`]);
    else leave(fill(texts.saved, { member: name }), ["next-member", "entry-member"]);
  };
  /** Compares the second entry with the first, field by field; where they differ, a person says which one is right. */
  const compare = async (value) => {
    const first = desk.standing().interviews.find(({ id }) => id === draft.twin);
    const settle = async (words, ...several) => {
      await desk.happened(...several, ["put", CHECKED, [draft.twin]]);
      leave(fill(words, { member: draft.member || "–" }), [`edit-${draft.twin}`]);
    };
    const { table, differ } = differing(survey, desk, texts.second_differs, [texts.first_entry, texts.second_entry], [first?.value ?? {}, value]);
    if (!differ) {
      await settle(texts.second_same);
      return;
    }
    const right = h("p", { class: "buttons" }, button(texts.take_first, () => settle(texts.second_settled), { id: "take-first", disabled: !first }), button(texts.take_second, () => settle(texts.second_settled, ["put", draft.twin, value]), { id: "take-second" }));
    problem.replaceChildren(h("p", { role: "alert" }, texts.second_hint), table, right);
    desk.focus("take-first");
  };
  const clear = () => leave(texts.cleared, ["entry-member"]);
  const cancel = () => leave(texts.edit_cancelled, [`edit-${room.edited}`]);
  keep();
  return [
    h("h3", {}, draft.twin ? texts.second : room.edited ? texts.edit_one : texts.enter),
    draft.twin && h("p", { class: "hint" }, texts.second_about),
    before && original(survey, desk, before),
    h(
      "div",
      { class: "fields" },
      text("member"),
      text("date", { type: "date", max: dateStamp() }),
      text("interviewer"),
      places(survey, draft).map(column),
      people("cu_members", (value) => set("cu_members", value)),
      field(texts.fields.status, select("entry-status", STATUSES.map((name) => [name, texts.statuses[name]]), draft.status, status)),
    ),
    asked,
    questions.length > 0 && h("div", { class: "fields" }, questions.map((question) => answer(question, draft, (own) => set("own", own)))),
    problem,
    unfinished,
    h(
      "p",
      { class: "buttons" },
      button(draft.twin ? texts.compare : room.edited ? texts.save_change : texts.save, save, { id: "save-interview", class: "primary" }),
      room.edited ? button(texts.cancel_edit, cancel, { id: "cancel-edit" }) : button(texts.clear, clear, { id: "clear" }),
    ),
  ];
}

/** An interview to be entered a second time: its member is known, and what the list knows that nobody asks. */
export function again({ id, value: { member, columns = {} } }) {
  const asked = placeColumns(Object.keys(columns)).map(([, name]) => name);
  const hidden = Object.entries(columns).filter(([name]) => !asked.includes(name) && !["branch", "regency"].includes(name));
  return { ...fresh(), twin: id, member, columns: Object.fromEntries(hidden) };
}

/** The columns of places that are asked for: those of the drawn list under its names, else ours. */
function places(survey, { columns }) {
  const ours = placeColumns([...(survey.drawn?.names ?? []), ...Object.keys(columns ?? {})]);
  const named = (place) => ours.find(([known]) => known === place)?.[1] ?? place;
  return ["branch", "regency"].map(named);
}

/** What is wrong with the fields: the text and the field's name; nothing where all are right. */
function wrongIn({ date, status, members, cu_members }, texts) {
  if (!date) return { field: "date", text: texts.no_date };
  if (date > dateStamp()) return { field: "date", text: texts.future };
  const count = (people, most) => people === undefined || (Number.isInteger(people) && people >= 1 && people <= most);
  const told = (field, most) => ({ field, text: fill(texts.people_wrong, { field: texts.fields[field], most: String(most) }) });
  if (status === "interviewed" && !count(members, MOST_PEOPLE)) return told("members", MOST_PEOPLE);
  const most = (status === "interviewed" && members) || MOST_PEOPLE;
  if (!count(cu_members, most)) return told("cu_members", most);
  return undefined;
}

/** The answers that letters mean, in the order of the questions; or the first that means none. */
function lettersOf({ card: { questions } }, text) {
  const apart = text.toUpperCase().split(/[\s,;]+/).filter(Boolean);
  const together = apart.length === 1 && apart[0].length === questions.length;
  const given = together ? [...apart[0]] : apart;
  const at = given.findIndex((letter, at) => !questions[at]?.choices.some(({ id }) => id === letter));
  if (at < 0) return { answers: Object.fromEntries(given.map((letter, at) => [questions[at].id, letter])) };
  return { wrong: { number: String(at + 1), found: given[at], expected: questions[at]?.choices.map(({ id }) => id).join(", ") ?? "–", last: String(questions.length) } };
}

/** How the interview was written down, beside what it says now. */
function original(survey, desk, { value, original, edits }) {
  const { texts } = desk;
  const heads = edits ? [texts.first, texts.now] : [texts.now];
  const { table, differ } = differing(survey, desk, texts.original, heads, edits ? [original, value] : [value]);
  if (edits && differ) return table;
  return h("p", { class: "hint", id: "original" }, texts.original_kept);
}

/** One of the team's own questions. */
function answer({ id, label, kind, choices }, draft, changed) {
  const set = (value) => changed({ ...draft.own, [id]: value });
  const given = draft.own?.[id] ?? "";
  if (kind === "choice") {
    return field(label, select(`own-${id}`, ["", ...choices].map((choice) => [choice, choice]), given, set));
  }
  const input = h("input", { id: `own-${id}`, type: kind === "number" ? "number" : "text", step: "any", value: given, on: { input: () => set(input.value) } });
  return field(label, input);
}

/**
 * The form of the card, filled in from the draft; `changed` is called with the number of members, once the form knows it.
 * It stays the same element, so that a change of language loses nothing. Whoever interviews is not shown the score.
 */
function formOf(survey, room, draft, changed) {
  room.form ??= h("ppi-form", { mode: "interview", layout: "list", required: true, class: "silent", on: { "ppi-change": () => room.answered() } });
  const { form } = room;
  form.setAttribute("scorecard", survey.card.id);
  room.choices = survey.card.questions;
  form.setAttribute("lang", survey.language);
  room.answered = () => {
    draft.answers = form.answers;
    const members = form.result?.members;
    if (members) draft.members = members;
    changed(members);
  };
  if (room.shown !== draft) fillIn(room, draft);
  room.shown = draft;
  return form;
}

/** Puts the draft into the form: answers and number of members, as if the browser brought them back. */
async function fillIn(room, draft) {
  const { form } = room;
  await files.form();
  await customElements.whenDefined("ppi-form");
  customElements.upgrade(form);
  if (room.draft !== draft) return;
  const choices = (id) => room.choices?.find((question) => question.id === id)?.choices ?? [];
  // What was brought in by an earlier version may be no letter; that question is then asked again.
  const answers = Object.entries(draft.answers ?? {}).filter(([id, letter]) => choices(id).some((choice) => choice.id === letter));
  const household = Number.isInteger(draft.members) && draft.members > 0 ? draft.members : null;
  form.formStateRestoreCallback(JSON.stringify({ answers: Object.fromEntries(answers), household }));
}
