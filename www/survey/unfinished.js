// What is not finished, kept on the device as it comes about: the plan, the list of members and its draw, interviews that are
// half filled in. It is there again after a reload, and goes when it is finished or erased.
import { newId } from "./journal.js";

/** What an interview that is not finished is kept under, before its key. */
const INTERVIEW = "interview-";
/** Where this tab notes which of them it has open: another tab goes on with one of its own. */
const OPEN = "ppi-survey-interview";

/** Takes up what was kept. What cannot be read is left where it is. */
export async function restore(survey) {
  const kept = await survey.store.unfinished().catch(() => new Map());
  const { plan, list, draw, drawn } = Object.fromEntries(kept);
  if (plan) Object.assign(survey, { planned: plan.planned }).memory.plan = plan.state;
  try {
    if (list) survey.list = { ...(await survey.sheet(list.name, csv([list.bytes]))), key: list.key };
    if (list && draw) survey.memory.draw = draw;
    if (drawn) await keepDrawn(survey, drawn);
  } catch {
    // Of another scorecard, or of a version that is to come.
  }
  const interviews = [...kept].filter(([name]) => name.startsWith(INTERVIEW)).map(([, interview]) => interview);
  const open = noted();
  survey.memory.collect = { draft: fresh(), edited: undefined, waiting: interviews.filter(({ draft }) => draft.key !== open) };
  const here = interviews.find(({ draft }) => draft.key === open);
  if (here) Object.assign(survey.memory.collect, here);
}

/** Keeps the plan. */
export function keepPlan(survey) {
  return survey.store.keep("plan", { state: survey.memory.plan, planned: survey.planned });
}

/** Opens a list of members and keeps it; an earlier one gives way, but not what was drawn from it. */
export async function keepList(survey, sheet) {
  survey.list = { ...sheet, key: newId() };
  survey.memory.draw = undefined;
  const { name, file, key } = survey.list;
  await keepDraw(survey);
  return survey.store.keep("list", { name, key, bytes: await file.arrayBuffer() });
}

/** Keeps what the draw goes by. */
export function keepDraw(survey) {
  return survey.store.keep("draw", survey.memory.draw);
}

/** Keeps what was drawn: `{name, csv, drawn, protocol, time, id, from, options}`, `from` the key of its list. */
export async function keepDrawn(survey, made) {
  const sheet = await survey.sheet(made.name, csv([made.csv]), made.drawn.length);
  survey.drawn = { ...sheet, ...made };
  survey.protocol = made.protocol;
  return survey.store.keep("drawn", made);
}

/** Erases list and draw. */
export async function forgetDraw(survey) {
  survey.list = survey.drawn = survey.memory.draw = undefined;
  for (const name of ["list", "draw", "drawn"]) await survey.store.keep(name, undefined);
}

/** An interview that nothing is filled in of. */
export function fresh(staying = {}) {
  return { key: newId(), ...staying };
}

/** Whether something of it would be lost: what stays from the last one does not count. */
export function isBegun(draft) {
  const { key, twin, taken, told, listed, date, interviewer, status, columns, answers, own, ...rest } = draft;
  const given = [...Object.values(rest), ...Object.values(answers ?? {}), ...Object.values(own ?? {})];
  return given.some((value) => value !== undefined && value !== null && value !== "");
}

/** Keeps the interview at hand. */
export function keepInterview(survey) {
  const { draft, edited } = survey.memory.collect;
  note(draft.key);
  return survey.store.keep(INTERVIEW + draft.key, isBegun(draft) ? { draft, edited } : undefined);
}

/** Takes an interview away that is finished, or not wanted. */
export function forgetInterview(survey, draft) {
  return survey.store.keep(INTERVIEW + draft.key, undefined);
}

function csv(parts) {
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

function noted() {
  try {
    return sessionStorage.getItem(OPEN);
  } catch {
    return null;
  }
}

function note(key) {
  try {
    sessionStorage.setItem(OPEN, key);
  } catch {
    // Then it is offered like those of other tabs.
  }
}
