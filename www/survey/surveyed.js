// Where and when the interviews of a sheet were made.
import { found } from "./columns.js";
import { inWorker } from "./run.js";
import { areas, readAs } from "./settings.js";

/** As much of two files is compared at a time, in bytes. */
const PIECE = 1 << 20;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** A day as people write it: 1/7/2023. */
const DAY_FIRST = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/;

/** The column of a sheet that holds the answer for the province. */
export function provinceColumn({ card }, { names, columns }) {
  const question = card.benchmarks?.question;
  return names.find((name) => name.toLowerCase() === (columns?.[question] ?? question)?.toLowerCase());
}

/** The choice of the province's question that a cell says, by its letter or its text. */
export function provinceOf({ card }, text) {
  const { choices } = card.questions.find(({ id }) => id === card.benchmarks?.question) ?? { choices: [] };
  const plain = text.trim().toLowerCase();
  return choices.find(({ id, text: names }) => [id, ...Object.values(names)].some((known) => known.toLowerCase() === plain));
}

/**
 * Of the interviews that count: `dates`, the first and the last day, and `area`, the most common province with published
 * rates; each nothing where it is not known. It is kept with the sheet.
 */
export async function surveyed(survey, sheet, how = {}) {
  const seen = survey.seen(sheet);
  if (sheet.surveyed?.card === seen.card) return sheet.surveyed;
  const { date } = found(sheet.names, []).columns;
  const province = provinceColumn(seen, sheet);
  const groups = async (column) => {
    if (!column) return [];
    try {
      const found = await inWorker("estimate", { card: seen.card, file: sheet.file, options: { ...readAs(survey, sheet), by: [[column]] } }, how);
      return found.groups.filter(({ key }) => key[column]).map(({ key, n }) => ({ text: key[column], n }));
    } catch (error) {
      // Whose dates or places are too many has none.
      if (error.name === "AbortError") throw error;
      return [];
    }
  };
  const iso = (text) => text.replace(DAY_FIRST, (_, day, month, year) => [year, month.padStart(2, 0), day.padStart(2, 0)].join("-"));
  const days = (await groups(date)).map(({ text }) => iso(text)).filter((text) => DAY.test(text)).sort();
  // Some write the month first.
  const isClear = days.length > 0 && !days.some((day) => isNaN(Date.parse(day)));
  const counts = new Map();
  for (const { text, n } of await groups(province)) {
    const id = provinceOf(seen, text)?.id;
    counts.set(id, (counts.get(id) ?? 0) + n);
  }
  const known = areas(seen).filter(([id]) => counts.has(id)).sort(([a], [b]) => counts.get(b) - counts.get(a));
  sheet.surveyed = { card: seen.card, dates: isClear ? [days[0], days[days.length - 1]] : null, area: known[0]?.[0] ?? null };
  return sheet.surveyed;
}

/** The years between two rounds, from the middle of the one to that of the other, to a tenth; nothing without their dates. */
export function yearsBetween(earlier, later) {
  if (!earlier || !later) return undefined;
  const middle = (days) => days.reduce((sum, day) => sum + Date.parse(day), 0) / days.length;
  return Math.round((middle(later) - middle(earlier)) / (365.25 * 86_400_000) * 10) / 10;
}

/** Whether two files hold the same bytes. */
export async function isSame(one, other) {
  if (one.size !== other.size) return false;
  for (let at = 0; at < one.size; at += PIECE) {
    const [first, second] = await Promise.all([one, other].map(async (file) => new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer())));
    if (first.some((byte, place) => byte !== second[place])) return false;
  }
  return true;
}
