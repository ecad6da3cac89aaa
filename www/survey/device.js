// The interviews of this device as a sheet for Result and Change.
import { duplicates, rows, standing } from "./journal.js";
import COLLECT from "./texts/collect.json";
import { unplaced } from "./visits.js";

/** Makes the sheet, anew where something happened since; nothing where nobody was interviewed. Gives it. */
export async function ofDevice(survey) {
  const { all } = survey.store ?? { all: [] };
  const name = COLLECT[survey.language].sheet;
  const old = survey.sheets.find(({ device }) => device);
  if (old && old.device === all && old.name === name && old.protocol === survey.protocol) return old;
  const { interviews, distinct } = standing(all);
  const met = interviews.filter(({ value }) => value.status === "interviewed");
  if (!met.length) {
    survey.sheets = survey.sheets.filter((sheet) => sheet !== old);
    return undefined;
  }
  const without = unplaced(survey.protocol, met);
  const visits = { all: interviews.length, interviewed: met.length, unplaced: without, doubles: duplicates(interviews, distinct).length };
  const sheet = { ...(await survey.sheet(name, await counted(survey, all, without.interviews))), visits, device: all, protocol: survey.protocol };
  survey.renew(old, sheet);
  if (!old) before(survey, sheet);
  if (old && survey.memory.result?.sheet === old.name) survey.memory.result.sheet = name;
  return sheet;
}

/** Puts one's own interviews in the place of practice data, which a room may show by then. */
function before(survey, { name }) {
  const { result, change } = survey.memory;
  const isPractice = (name) => !name || survey.sheets.some((sheet) => sheet.name === name && sheet.practice);
  if (isPractice(result?.sheet)) survey.memory.result = { sheet: name };
  if (change && isPractice(change.followup)) survey.memory.change = undefined;
}

/** Those that were interviewed, without some, as CSV: without columns that nobody filled in, which would refuse every row. */
async function counted(survey, all, without) {
  const { interviews, questions } = standing(all);
  const left = new Set(without.map(({ id }) => id));
  const [head, ...body] = rows(interviews.filter((one) => one.value.status === "interviewed" && !left.has(one.id)), survey.card, questions);
  const asked = new Set(survey.card.questions.map(({ id }) => id));
  const filled = head.map((name, at) => asked.has(name) || body.some((row) => row[at] !== ""));
  return csvOf(survey, [head, ...body].map((row) => row.filter((_, at) => filled[at])));
}

/** All interviews as CSV. */
export async function asCsv(survey) {
  const { interviews, questions } = standing(survey.store.all);
  return csvOf(survey, rows(interviews, survey.card, questions));
}

async function csvOf(survey, rows) {
  return new Blob([await survey.desk.run("csv", { rows })], { type: "text/csv;charset=utf-8" });
}
