// The figures of a survey in words and tables: the rate of the whole, every line, what was refused, what all of it rests on.
import { cardName } from "./cards.js";
import { button, fill, h, table } from "./dom.js";
import { areas } from "./settings.js";
import TEXTS from "./texts/result.json";
import HIDDEN from "./texts/withheld.json";

/** As many refused rows are shown; the file has them all. */
const REFUSED = 20;

/** The rate in words, beside the published one, and how many rows do not count. */
export function headline(survey, state, estimate, at) {
  const texts = survey.texts(TEXTS);
  return [rateOf(survey, state, estimate, at), h("p", { id: "headline-refused" }, counted(survey, estimate)), h("p", { class: "hint" }, texts.nobody)];
}

function rateOf(survey, state, estimate, at) {
  const texts = survey.texts(TEXTS);
  const { whole } = estimate;
  if (!whole) return h("p", { class: "statement", id: "statement" }, fill(survey.texts(HIDDEN).all, { smallest: survey.whole(state.smallest) }));
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

/** How many rows count. */
export function counted(survey, { rows, refused_count }) {
  const texts = survey.texts(TEXTS);
  return fill(refused_count ? texts.refused_count : texts.all_counted, { refused: survey.whole(refused_count), rows: survey.whole(rows) });
}

/** The kinds of refused rows with their numbers, as a sentence. */
export function kinds(survey, { refused_by_kind }) {
  const { kinds } = survey.texts(TEXTS);
  const told = Object.entries(refused_by_kind).map(([kind, count]) => `${kinds[kind] ?? kind}: ${survey.whole(count)}`).join("; ");
  return told && `${told[0].toUpperCase()}${told.slice(1)}.`;
}

/** The whole on every line of the card. */
export function ofAllLines(survey, estimate) {
  const texts = survey.texts(TEXTS);
  const compared = estimate.benchmark !== null;
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
  if (!estimate.refused_count) return null;
  const texts = survey.texts(TEXTS);
  const rows = estimate.refused.slice(0, REFUSED).map(({ line, column, name, found, expected }) => [String(line), column === null ? "" : String(column), name, found, expected]);
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
  const date = (text) => new Date(`${text}T12:00`).toLocaleDateString(survey.language, { dateStyle: "long" });
  const { visits } = sheet;
  const responses = visits && { ...visits, share: survey.percent(visits.interviewed / visits.all) };
  const { population } = estimate.whole ?? {};
  const [first] = estimate.whole?.lines ?? [];
  const benchmark = estimate.benchmark && first && areas(survey).find(([id]) => id === estimate.benchmark.area);
  return facts(survey, [
    [texts.sheet, sheet.name],
    [texts.dates, sheet.dates ? sheet.dates.map(date).join(" – ") : texts.no_dates],
    [texts.rows, [counted(survey, estimate), kinds(survey, estimate)].join(" ").trim()],
    [texts.responses, responses ? fill(texts.response_rate, responses) : texts.no_responses],
    [texts.population, population ? survey.whole(population) : texts.no_population],
    [texts.smallest, survey.whole(state.smallest)],
    benchmark && [texts.benchmark, fill(texts.benchmark_basis, { area: benchmark[1], survey: survey.card.survey })],
    ...method(survey, state, estimate),
  ]);
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
