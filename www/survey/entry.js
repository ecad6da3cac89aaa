// One interview: who and when, the card's questions in the form, the team's own questions.
import * as files from "ppi-survey-files";
import { differing } from "./compared.js";
import { alert, button, check, field, fill, h, number, numberOf, select } from "./dom.js";
import { CHECKED, newId } from "./journal.js";
import { lettersOf, numbered } from "./letters.js";
import { dateStamp } from "./save.js";
import { forgetInterview, fresh, isBegun, keepInterview } from "./unfinished.js";
import { completed, isDrawn, listedOf, placeColumns, sameMember } from "./visits.js";

/** What became of a drawn member. */
export const STATUSES = ["interviewed", "refused", "moved", "not_found"];
/**
 * Of a draft, what is no part of the interview: `twin` is the id of the one that it is entered again for, `taken` the letters
 * that were filled in, `told` whether the size of the household is what the form said, `listed` what the drawn list knows of
 * the member.
 */
const WORKING = ["key", "letters", "listed", "taken", "told", "twin"];
/** As many people can live in a household: the engine's own limit. */
const MOST_PEOPLE = 1_000;

/** What stays filled in for the next interview. */
export function staying({ date, interviewer, listed, columns = {} }) {
  const places = placeColumns(Object.keys(columns)).map(([, name]) => [name, columns[name]]);
  return { date, interviewer, listed, columns: Object.fromEntries(places) };
}

/** The fields of one interview, and what writes it down. */
export function entry(survey, desk) {
  const { texts, room } = desk;
  const draft = room.draft;
  draft.date ??= dateStamp();
  draft.status ??= "interviewed";
  draft.listed ??= listedOf(survey.drawn, draft.member);
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
    const input = h("input", { id: `entry-${name}`, autocomplete: "off", value: draft[name], on: { input: () => set(name, input.value), change: () => follow() }, ...attributes });
    return field(texts.fields[name], input);
  };
  const column = (name) => {
    const input = h("input", { id: `entry-${name}`, autocomplete: "off", value: draft.columns?.[name], on: { input: () => set("columns", { ...draft.columns, [name]: input.value }) } });
    return field(survey.column(name), input);
  };
  /** What the list knew of another member gives way to what it knows of this one; what somebody typed stays. */
  const follow = () => {
    const listed = listedOf(survey.drawn, draft.member);
    if (JSON.stringify(listed) === JSON.stringify(draft.listed)) return;
    const typed = Object.entries(draft.columns ?? {}).filter(([name, text]) => text && text !== draft.listed[name]);
    Object.assign(draft, { listed, columns: { ...listed, ...Object.fromEntries(typed) } });
    for (const name of places(survey, draft)) {
      const input = form.getRootNode().getElementById(`entry-${name}`);
      if (input) input.value = draft.columns[name] ?? "";
    }
    keep();
  };
  const people = (name, changed, hint) => {
    const input = number(`entry-${name}`, draft[name], (value) => changed(value ?? undefined), { whole: true });
    return field(texts.fields[name], input, hint);
  };
  const form = formOf(survey, room, draft, () => {
    if (!Number.isNaN(draft.members)) sizeInput.value = draft.members ?? "";
    keep();
  });
  const size = people("members", (value) => {
    draft.told = false;
    set("members", value);
    fillIn(room, draft);
  }, texts.members_hint);
  const sizeInput = size.querySelector("input");
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
    const { answers, wrong, few } = lettersOf(survey, letters.value);
    if (wrong) {
      refuse(new Error(fill(wrong.expected ? texts.letter_wrong : texts.letters_many, wrong)), letters);
      return false;
    }
    draft.answers = answers;
    draft.taken = letters.value.trim();
    keep();
    await fillIn(room, draft);
    // What comes next: the first question without an answer, else the end.
    if (few) {
      problem.replaceChildren(h("p", { role: "status", id: "letters-few" }, fill(texts.letters_few, few)));
      form.reportValidity();
    } else desk.focus("save-interview");
    return !few;
  };
  /** Takes what stands in the fields, also what was typed last: a field tells of a change only when it is left. */
  const takeFields = async () => {
    const typed = (input) => (input.value.trim() ? numberOf(input.value.trim(), true) : undefined);
    draft.cu_members = typed(form.getRootNode().getElementById("entry-cu_members"));
    if (draft.status !== "interviewed") return true;
    const members = typed(sizeInput);
    if (members !== draft.members) Object.assign(draft, { members, told: false });
    const standing = letters.value.trim();
    if (standing && standing !== draft.taken) {
      const { few } = lettersOf(survey, standing);
      // Too few would take answers away that were given in the form.
      if (few) refuse(new Error(`${fill(texts.letters_few, few)} ${texts.letters_left}`), letters);
      if (few || !(await takeLetters())) return false;
    }
    if (form.result && !Number.isNaN(members) && form.result.members !== (members ?? null)) await fillIn(room, draft);
    return true;
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
  const leave = (words, focus, gone = () => false) => {
    forgetInterview(survey, draft);
    for (const { draft: one } of room.waiting.filter(gone)) forgetInterview(survey, one);
    room.waiting = room.waiting.filter((one) => !gone(one));
    const next = before ? room.waiting.pop() : undefined;
    Object.assign(room, { draft: next?.draft ?? fresh(before ? room.staying : staying(draft)), edited: next?.edited });
    keepInterview(survey);
    desk.enter();
    desk.say(words);
    desk.focus(...focus);
  };
  const save = async () => {
    if (room.saving) return;
    room.saving = true;
    try {
      await write();
    } finally {
      room.saving = false;
    }
  };
  const write = async () => {
    problem.replaceChildren();
    if (draft.member) follow();
    if (!(await takeFields())) return;
    const wrong = wrongIn(draft, texts);
    if (wrong) {
      refuse(new Error(wrong.text), form.getRootNode().getElementById(`entry-${wrong.field}`));
      return;
    }
    const value = Object.fromEntries(Object.entries({ ...draft, own: draft.own ?? {} }).filter(([name]) => !WORKING.includes(name)));
    if (value.status === "interviewed") {
      const { result } = form;
      if (!result) {
        const left = survey.card.questions.flatMap((question, at) => (form.answers?.[question.id] ? [] : [numbered(survey, question, at)]));
        refuse(new Error(fill(texts.missing, { questions: left.join("; ") || "–" })));
        form.reportValidity();
        return;
      }
      if (draft.members && result.members !== draft.members) {
        refuse(new Error(fill(texts.members_differ, { members: survey.whole(draft.members) })), sizeInput);
        return;
      }
      value.answers = result.answers;
    } else for (const name of ["answers", "members"]) delete value[name];
    if (draft.twin) {
      compare(value);
      return;
    }
    const id = room.edited ?? newId();
    await desk.happened(["put", id, completed(survey.drawn, value)]);
    const name = draft.member || "–";
    const words = [fill(before ? texts.changed : texts.saved, { member: name })];
    if (draft.member && isDrawn(survey.drawn, draft.member) === false) words.push(fill(texts.not_drawn, { member: name }));
    // What was begun of the same member is done with.
    const done = ({ draft: one, edited }) => !edited && !one.twin && Boolean(one.member) && sameMember(one.member) === sameMember(value.member);
    if (before) leave(words.join(" "), [`edit-${id}`]);
    else leave(words.join(" "), ["next-member", "entry-member"], done);
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
    const right = h("p", { class: "buttons" }, button(texts.take_first, () => settle(texts.second_settled), { id: "take-first", disabled: !first }), button(texts.take_second, () => settle(texts.second_settled, ["put", draft.twin, completed(survey.drawn, value)]), { id: "take-second" }));
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
    const { result } = form;
    if (result?.members && result.members !== draft.members) Object.assign(draft, { members: result.members, told: true });
    // Another answer to the question of it: what the form said before holds no longer.
    else if (result?.members === null && draft.told) Object.assign(draft, { members: undefined, told: false });
    changed();
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
