// A survey as what happened to it: interviews that were entered, changed, taken out, and what was undone. Nothing is ever
// overwritten, so an edit keeps the original, and the files of several interviewers give the same survey in whatever order
// they are put together.

/**
 * @typedef {{id: string, n: number, at: string, kind: "put" | "remove" | "undo", of: string, value?: object, batch?: string}} Happening
 * `n` counts: it is greater than that of everything its writer had seen, clocks may differ. `of` is the id of an interview,
 * or one of the names above; with `undo` the id of another happening. What happened together has the same `batch`.
 */

/** What the team's own questions are kept under. */
export const QUESTIONS = "questions";
/** What is kept under this says of interviews that look alike that they are different ones: their ids. */
export const DISTINCT = "distinct";
/** And under this, of interviews that were entered a second time, that both times say the same: their ids. */
export const CHECKED = "checked";
/** All that is kept under a name of its own, each with a list. */
const LISTS = [QUESTIONS, DISTINCT, CHECKED];

const KINDS = ["put", "remove", "undo"];

/** New happenings, one after the other, after all of these: `[kind, of, value]` each. */
export function happenings(all, several) {
  const first = all.reduce((most, other) => Math.max(most, other.n), 0) + 1;
  const batch = several.length > 1 ? { batch: newId() } : {};
  return several.map(([kind, of, value], at) => ({ ...happening([], kind, of, value), n: first + at, ...batch }));
}

/** A new happening, after all of these. */
export function happening(all, kind, of, value) {
  const n = all.reduce((most, other) => Math.max(most, other.n), 0) + 1;
  const at = new Date().toISOString();
  return value === undefined ? { id: newId(), n, at, kind, of } : { id: newId(), n, at, kind, of, value };
}

/** An id that no other device will give. (`crypto.randomUUID` is missing on plain http.) */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** In the order that is the same on every device. */
function inOrder(all) {
  return [...all].sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));
}

/** The happenings that count, in order: without undone ones. What was undone counts again once the undoing is undone. */
function counting(all) {
  const order = inOrder(all);
  const undone = new Set();
  for (const { id, kind, of } of [...order].reverse()) if (kind === "undo" && !undone.has(id)) undone.add(of);
  return order.filter(({ id, kind }) => kind !== "undo" && !undone.has(id));
}

/**
 * The survey as it stands: `interviews`, each `{id, value, original, edits}` with the value it was entered with and the
 * number of edits since, in the order of entry; `removed`, the same for those that were taken out; the team's own `questions`;
 * `distinct`, lists of ids of interviews that look alike and are not the same; `checked`, the ids of those that were entered
 * twice and not changed since.
 */
export function standing(all) {
  const entries = new Map();
  let questions = [];
  const distinct = [];
  const checked = new Set();
  for (const { kind, of, value } of counting(all)) {
    if (of === QUESTIONS) {
      if (kind === "put") questions = value;
      continue;
    }
    if (of === DISTINCT) {
      if (kind === "put") distinct.push(value);
      continue;
    }
    if (of === CHECKED) {
      if (kind === "put") value.forEach((id) => checked.add(id));
      continue;
    }
    const entry = entries.get(of) ?? { id: of, value: undefined, original: value, edits: -1, removed: false };
    entries.set(of, entry);
    entry.removed = kind === "remove";
    if (kind !== "put") continue;
    entry.original ??= value;
    entry.value = value;
    checked.delete(of);
    entry.edits += 1;
  }
  const whole = [...entries.values()].filter(({ value }) => value !== undefined);
  const part = (removed) =>
    whole.filter((entry) => entry.removed === removed).map(({ id, value, original, edits }) => ({ id, value, original, edits }));
  return { interviews: part(false), removed: part(true), questions, distinct, checked: [...checked] };
}

/** All values that an interview had, the first one first. */
export function history(all, interview) {
  return inOrder(all).filter(({ kind, of }) => kind === "put" && of === interview);
}

/** The last happening that can be undone; undefined where nothing is left. */
export function undoable(all) {
  return counting(all).pop();
}

/** What undoes a happening, or an undoing, with all that happened together with it. */
export function undoing(all, { id, batch, kind }) {
  const together = batch ? all.filter((other) => other.batch === batch && (other.kind === "undo") === (kind === "undo")) : [{ id }];
  return together.map((one) => ["undo", one.id]);
}

/** The last undoing that can be taken back. */
export function redoable(all) {
  const last = inOrder(all).pop();
  return last?.kind === "undo" && all.some(({ id, kind }) => id === last.of && kind !== "undo") ? last : undefined;
}

/**
 * Interviews that may be one and the same: `{why, interviews}` with `why` "member" (the same member) or "content" (the same
 * answers by the same interviewer on the same day, one of them of nobody in particular: different members may well answer
 * alike). Those that `distinct` lists together are left out.
 */
export function duplicates(interviews, distinct = []) {
  const member = ({ value }) => value.member?.trim().toLowerCase() || undefined;
  const content = ({ value: { answers, members, date, interviewer } }) =>
    answers && Object.keys(answers).length ? JSON.stringify([Object.entries(answers).sort(), members, date, interviewer]) : undefined;
  const unnamed = (group) => group.some((interview) => member(interview) === undefined);
  const same = [["member", groups(interviews, member)], ["content", groups(interviews, content).filter(unnamed)]];
  const seen = new Set();
  const found = [];
  for (const [why, several] of same) {
    for (const group of several) {
      const key = group.map(({ id }) => id).sort().join();
      const settled = distinct.some((ids) => group.every(({ id }) => ids.includes(id)));
      if (!seen.has(key) && !settled) found.push({ why, interviews: group });
      seen.add(key);
    }
  }
  return found;
}

function groups(interviews, key) {
  const by = new Map();
  for (const interview of interviews) {
    const name = key(interview);
    if (name !== undefined) by.set(name, [...(by.get(name) ?? []), interview]);
  }
  return [...by.values()].filter((group) => group.length > 1);
}

/**
 * What is new in `more`. The same id with another content is no happening of ours.
 * @throws {Error} that lists every problem, with `problems` one by one
 */
export function newIn(all, more) {
  const known = new Map(all.map((one) => [one.id, one]));
  const problems = [];
  const fresh = [];
  if (!Array.isArray(more)) problems.push(`happenings: found ${typeof more}, expected a list`);
  for (const [position, one] of Array.isArray(more) ? more.entries() : []) {
    const before = problems.length;
    check(one, `happenings[${position}]`, problems);
    if (problems.length > before) continue;
    const other = known.get(one.id);
    if (!other) {
      known.set(one.id, one);
      fresh.push(one);
    } else if (text(other) !== text(one)) {
      problems.push(`happenings[${position}]: found another content than before for ${one.id}, expected the same`);
    }
  }
  if (problems.length) throw Object.assign(new Error(problems.join("\n")), { problems });
  return fresh;
}

function check(one, path, problems) {
  const expect = (right, key, expected) => {
    if (!right) problems.push(`${path}.${key}: found ${JSON.stringify(one[key]) ?? "nothing"}, expected ${expected}`);
    return right;
  };
  if (one === null || typeof one !== "object") {
    problems.push(`${path}: found ${JSON.stringify(one)}, expected an object`);
    return;
  }
  expect(/^[0-9a-f]{32}$/.test(one.id), "id", "32 hexadecimal digits");
  expect(Number.isSafeInteger(one.n) && one.n > 0, "n", "a whole number from 1");
  expect(typeof one.at === "string" && !Number.isNaN(Date.parse(one.at)), "at", "a time");
  expect(typeof one.of === "string" && one.of !== "", "of", "an id");
  if (!expect(KINDS.includes(one.kind), "kind", KINDS.join(", ")) || one.kind !== "put") return;
  const listed = LISTS.includes(one.of);
  const right = listed ? Array.isArray(one.value) : one.value !== null && typeof one.value === "object";
  expect(right, "value", listed ? "a list" : "an object");
}

/** The content as text, whatever the order of its keys. */
function text(value) {
  if (Array.isArray(value)) return `[${value.map(text)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "";
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${text(value[key])}`)}}`;
}

/** The columns that every interview has, before those of the team. */
export const COLUMNS = ["id", "status", "date", "interviewer", "member", "members", "cu_members"];

/** Interviews as rows of a table, a head first: what all have, other columns, the questions of the card, the team's own. */
export function rows(interviews, card, questions) {
  const others = [...new Set(interviews.flatMap(({ value }) => Object.keys(value.columns ?? {})))].sort();
  const asked = card.questions.map(({ id }) => id);
  const own = questions.map(({ id }) => id);
  const head = [...COLUMNS, ...others, ...asked, ...questions.map(({ label }) => label)];
  return [
    head,
    ...interviews.map(({ id, value }) => [
      ...COLUMNS.map((name) => (name === "id" ? id : (value[name] ?? ""))),
      ...others.map((name) => value.columns?.[name] ?? ""),
      ...asked.map((question) => value.answers?.[question] ?? ""),
      ...own.map((question) => value.own?.[question] ?? ""),
    ]),
  ];
}
