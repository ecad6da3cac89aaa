// The figures of a survey in words and tables: the rate of the whole, every line, what was refused, what all of it rests on.
import { cardName } from "./cards.js";
import { button, fill, h, table } from "./dom.js";
import { areas } from "./settings.js";
import TEXTS from "./texts/result.json";
import HIDDEN from "./texts/withheld.json";

/** As many refused rows are shown; the file has them all. */
const REFUSED = 20;

/** The rate in words, beside the published one, and how many rows do not count. */
export function headline(survey, sheet, state, estimate, at, isElsewhere) {
  const texts = survey.texts(TEXTS);
  const responses = responsesOf(survey, sheet, estimate);
  const rows = [counted(survey, estimate), responses && `${texts.responses}: ${responses}.`];
  return [rateOf(survey, state, estimate, at, isElsewhere), h("p", { id: "headline-refused" }, rows.filter(Boolean).join(" ")), h("p", { class: "hint" }, texts.nobody)];
}

/** How many of the visits were interviews, as the device or the rows of the file tell; nothing where they do not. */
function responsesOf(survey, { visits }, { rows, refused_by_kind: { visit, empty = 0 } }) {
  const all = visits?.all ?? (visit && rows - empty);
  if (!all) return undefined;
  const interviewed = visits?.interviewed ?? all - visit;
  return fill(survey.texts(TEXTS).response_rate, { share: survey.percent(interviewed / all), interviewed: survey.whole(interviewed), all: survey.whole(all) });
}

function rateOf(survey, state, estimate, at, isElsewhere) {
  const texts = survey.texts(TEXTS);
  const { whole } = estimate;
  if (!whole) return h("p", { class: "statement", id: "statement" }, fill(survey.texts(HIDDEN).all, { smallest: survey.whole(state.smallest) }), h("span", { class: "here" }, ` ${survey.texts(HIDDEN).where}`));
  const line = whole.lines[at];
  if (line.rate === null) return h("p", {}, texts.empty);
  const values = {
    rate: survey.percent(line.rate),
    unit: texts.units[estimate.weight],
    line: survey.below(state.line),
    interval: survey.interval(line),
    level: confidence(survey, estimate.z),
    n: survey.whole(whole.n),
  };
  const compared =
    line.benchmark !== undefined &&
    !isElsewhere &&
    fill(line.within ? texts.within : texts.outside, { published: published(survey, estimate, line.benchmark), points: survey.points(line.difference, "always") });
  return [
    h("p", { class: "statement", id: "statement" }, fill(texts.statement, values)),
    line.small && h("p", { id: "rough" }, texts.small),
    compared ? h("p", { id: "compared" }, compared) : estimate.weight === "participants" && h("p", { class: "hint" }, texts.no_comparison),
  ];
}

/** The level of confidence, or its quantile where it is none of the usual ones. */
export function confidence(survey, z) {
  const level = survey.levels.find((level) => level.z === z)?.level;
  return level ? survey.percent(level, 0) : `z = ${survey.decimal(z)}`;
}

/** A published rate: of whom, where, and what it comes from. */
export function published(survey, { benchmark, weight }, rate) {
  const texts = survey.texts(TEXTS);
  const [, area] = areas(survey).find(([id]) => id === benchmark.area);
  return fill(texts.published_rate, { unit: texts.units[weight], area, rate: survey.percent(rate), survey: survey.card.survey, card: cardName(survey, survey.card.id) });
}

/** How many rows count, of those that are interviews. */
export function counted(survey, { rows, refused_count, refused_by_kind: { visit = 0 } }) {
  const texts = survey.texts(TEXTS);
  const refused = refused_count - visit;
  const told = fill(refused ? texts.refused_count : texts.all_counted, { refused: survey.whole(refused), rows: survey.whole(rows - visit) });
  return visit ? `${told} ${fill(texts.without_interview, { count: survey.whole(visit) })}` : told;
}

/** The kinds of refused rows with their numbers, as a sentence. */
export function kinds(survey, { refused_by_kind }) {
  const { kinds } = survey.texts(TEXTS);
  const told = Object.entries(refused_by_kind).filter(([kind]) => kind !== "visit").map(([kind, count]) => `${kinds[kind] ?? kind}: ${survey.whole(count)}`).join("; ");
  return told && `${told[0].toUpperCase()}${told.slice(1)}.`;
}

/** The whole on every line of the card, beside the published rates unless it is from elsewhere. */
export function ofAllLines(survey, estimate, isElsewhere) {
  const texts = survey.texts(TEXTS);
  const compared = estimate.benchmark !== null && !isElsewhere;
  const heads = [texts.line, texts.rate, texts.standard_error, texts.interval, ...(compared ? [texts.published] : [])];
  const rows = estimate.whole.lines.map((line) => {
    if (line.rate === null) return [survey.line(line.line), "–", "–", "–", ...(compared ? ["–"] : [])];
    const error = survey.decimal(100 * line.standard_error, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    return [survey.line(line.line), survey.percent(line.rate), error, survey.interval(line), ...(compared ? [survey.percent(line.benchmark)] : [])];
  });
  return table(texts.lines, heads, rows, { id: "lines" });
}

/** The rows that do not count, each with the reason. */
export function refused(survey, estimate, list) {
  if (estimate.refused_count === (estimate.refused_by_kind.visit ?? 0)) return null;
  const texts = survey.texts(TEXTS);
  const rows = estimate.refused.filter(({ kind }) => kind !== "visit").slice(0, REFUSED).map(({ line, column, name, found, expected }) => [String(line), column === null ? "" : String(column), name, found, expected]);
  return [
    h("h3", {}, texts.refused),
    h("p", { id: "refused-count" }, `${counted(survey, estimate)} ${kinds(survey, estimate)}`),
    table(fill(texts.first_refused, { count: survey.whole(rows.length) }), texts.refused_heads, rows, { class: "words", id: "refused" }),
    h("p", { class: "buttons" }, button(texts.save_refused, list, { id: "save-refused" })),
  ];
}

/** What the figures rest on. */
export function basis(survey, sheet, state, estimate) {
  const texts = survey.texts(TEXTS);
  const { population } = estimate.whole ?? {};
  const [first] = estimate.whole?.lines ?? [];
  const benchmark = estimate.benchmark && first && areas(survey).find(([id]) => id === estimate.benchmark.area);
  return facts(survey, [
    [texts.sheet, sheet.name],
    [texts.dates, datesOf(survey, sheet.dates)],
    [texts.rows, [counted(survey, estimate), kinds(survey, estimate)].join(" ").trim()],
    [texts.responses, responsesOf(survey, sheet, estimate) ?? texts.no_responses],
    [texts.population, population ? survey.whole(population) : texts.no_population],
    [texts.smallest, survey.whole(state.smallest)],
    benchmark && [texts.benchmark, fill(texts.benchmark_basis, { area: benchmark[1], survey: survey.card.survey })],
    ...method(survey, state, estimate),
  ]);
}

/** From the first to the last day of interviews. */
export function datesOf(survey, dates) {
  if (!dates) return survey.texts(TEXTS).no_dates;
  return [...new Set(dates)].map((day) => survey.date(day)).join(" – ");
}

/** The card and the formulas, which two rounds share. */
export function method(survey, state, estimate) {
  const texts = survey.texts(TEXTS);
  const lines = (name, write) => estimate.precision.map((line) => `${survey.line(line.line)} ${write(line[name])}`).join("; ");
  const usual = (name, value) => estimate.precision.every((line) => line[name] === value);
  return [
    [texts.card, `${cardName(survey, estimate.scorecard.id)}, ${estimate.scorecard.source}`],
    [texts.weight, texts.formulas[estimate.formula] ?? estimate.formula],
    [texts.method, state.strata ? texts.methods.strata : texts.methods.plain],
    ["z", `${survey.decimal(estimate.z)} (${confidence(survey, estimate.z)})`],
    ["α", usual("alpha", 1) ? texts.alpha_usual : lines("alpha", (alpha) => survey.decimal(alpha))],
    ["bias", usual("bias", 0) ? texts.bias_usual : lines("bias", (bias) => fill(texts.points, { points: survey.points(bias) }))],
    estimate.design_effect !== 1 && [texts.design_effect, survey.decimal(estimate.design_effect)],
    [texts.engine, estimate.engine],
  ];
}

/** Facts as a list of terms. */
export function facts(survey, list) {
  return [
    h("h3", {}, survey.texts(TEXTS).basis),
    h("dl", { class: "facts" }, list.filter(Boolean).map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)])),
  ];
}
