// Result: poverty rates with their intervals, for all and by group, in pictures and tables.
import { button, fill, h, table } from "./dom.js";
import { distribution, isPlaces, map, rates } from "./pictures.js";
import { asPage } from "./report.js";
import { inWorker } from "./run.js";
import { dateStamp, save, saveCsv, saveJson } from "./save.js";
import { segments } from "./segments.js";
import { controls, options, settings } from "./settings.js";
import { sheetOf, source } from "./source.js";
import TEXTS from "./texts/result.json";
import { Work } from "./work.js";

/** The columns of dates. */
const DATES = /^(interview_date|date)$/i;
/** As many refused rows are shown; the file has them all. */
const REFUSED = 20;

/** The room. */
export function result(survey) {
  const texts = survey.texts(TEXTS);
  const room = survey.recall("result", () => ({}));
  const choose = (sheet) => {
    survey.memory.result = { sheet };
    survey.go();
  };
  const sheet = sheetOf(survey, room.sheet);
  const files = source(survey, "result-sheet", texts.sheet, sheet?.name, choose);
  if (!sheet) return [h("p", {}, texts.none), h("div", { class: "fields" }, files)];
  const state = (room.settings ??= settings(survey, sheet));
  const output = h("div", { class: "output" });
  const work = new Work(survey);
  const show = async () => {
    output.setAttribute("aria-busy", "true");
    const estimate = await work.attempt((how) => estimated(survey, sheet, state, how));
    if (work.busy) return;
    output.removeAttribute("aria-busy");
    output.replaceChildren(...(estimate ? report(survey, sheet, state, estimate, work, show, output) : []));
  };
  const asked = h("div", { class: "settings" });
  const changed = () => {
    const focused = asked.getRootNode().activeElement?.id;
    asked.replaceChildren(...controls(survey, sheet, state, changed).filter(Boolean));
    if (focused) asked.querySelector(`#${CSS.escape(focused)}`)?.focus();
    show();
  };
  changed();
  return [h("div", { class: "fields" }, files), asked, work.element, output];
}

/** The estimate; and where the sheet has a column of dates, the first and the last of them. */
async function estimated(survey, sheet, state, how) {
  const asked = { card: survey.card, file: sheet.file };
  const estimate = await inWorker("estimate", { ...asked, options: options(survey, sheet, state) }, how);
  const column = sheet.names.find((name) => DATES.test(name));
  if (!column || sheet.dates !== undefined) return estimate;
  // Whose dates are too many, or no dates, has none: that is no reason to go without rates.
  const byDate = await inWorker("estimate", { ...asked, options: { by: [[column]] } }, { signal: how.signal }).catch(() => null);
  const dates = (byDate?.groups ?? []).map(({ key }) => key[column]).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date ?? ""));
  sheet.dates = dates.length ? [dates.sort()[0], dates[dates.length - 1]] : null;
  return estimate;
}

/** Everything that the estimate says. */
function report(survey, sheet, state, estimate, work, again, output) {
  const texts = survey.texts(TEXTS);
  const at = estimate.precision.findIndex(({ line }) => line === state.line);
  const [whole, ...others] = estimate.groups;
  const line = whole.lines[at];
  const name = (suffix) => [sheet.practice ? texts.file_practice : null, texts.file, suffix, dateStamp()].filter(Boolean).join("-");
  const cuts = new Map();
  for (const group of others) {
    const columns = Object.keys(group.key).map((column) => survey.column(column)).join(" × ");
    cuts.set(columns, [...(cuts.get(columns) ?? []), group]);
  }
  const places = [...cuts.values()].find((groups) => Object.keys(groups[0].key).length === 1 && isPlaces(groups));
  const benchmark = line.benchmark;
  const pictures = [...cuts].map(([columns, groups], number) => [
    rates(survey, fill(texts.by, { columns }), groups, at, { smallest: state.smallest, benchmark, id: `cut-${number}` }),
    benchmark !== undefined && h("p", { class: "hint" }, texts.published_mark),
  ]);
  const saveTable = () => saveCsv(survey.desk, `${name(texts.file_rates)}.csv`, rows(sheet, state, estimate));
  const saveRecord = () => saveJson(`${name(texts.file_rates)}.json`, record(sheet, state, estimate));
  return [
    sheet.practice && h("p", { class: "mark" }, texts.practice_mark),
    sheet.visits?.doubles > 0 && h("p", { class: "mark", id: "counted-twice" }, fill(texts.doubles, { count: survey.whole(sheet.visits.doubles) })),
    h("h3", {}, survey.line(state.line)),
    line.rate === null ? h("p", {}, texts.empty) : statement(survey, state, estimate, whole, line),
    ofAllLines(survey, estimate),
    h("p", { class: "buttons" }, button(texts.csv, saveTable), button(texts.json, saveRecord), button(texts.print, () => print())),
    pictures,
    places && map(survey, places, at, state.smallest),
    line.distribution?.length > 0 && distribution(survey, line),
    segments(survey, state, whole, again, () => list("scored", texts.file_scored)),
    refused(survey, estimate, () => list("refused", texts.file_refused)),
    basis(survey, sheet, estimate),
    h("p", { class: "buttons" }, button(texts.save_report, saveHtml, { id: "save-report" }), button(texts.print, () => print())),
  ]
    .flat(Infinity)
    .filter(Boolean);

  function saveHtml() {
    const title = `${texts.report}: ${survey.line(state.line)}, ${sheet.name}`;
    save(`${name(texts.file_report)}.html`, asPage(survey, title, output));
  }

  async function list(what, suffix) {
    const made = await work.run("list", { card: survey.card, file: sheet.file, what, options: options(survey, sheet, state) });
    if (made) save(`${name(suffix)}.csv`, made);
  }
}

/** The rate in words, and beside the published one. */
function statement(survey, state, estimate, whole, line) {
  const texts = survey.texts(TEXTS);
  const unit = texts.units[estimate.weight];
  const level = survey.levels.find(({ z }) => z === estimate.z)?.level;
  const values = {
    rate: survey.percent(line.rate),
    unit,
    line: survey.line(state.line),
    interval: survey.interval(line),
    level: level ? survey.percent(level, 0) : `z = ${estimate.z}`,
    n: survey.whole(whole.n),
  };
  const compared =
    line.benchmark !== undefined &&
    fill(line.within ? texts.within : texts.outside, {
      benchmark: survey.percent(line.benchmark),
      unit,
      // A difference of percentages is one of percentage points.
      points: new Intl.NumberFormat(survey.language, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "always" }).format(100 * line.difference),
    });
  return [
    h("p", { class: "statement", id: "statement" }, fill(texts.statement, values)),
    line.small && h("p", {}, texts.small),
    compared ? h("p", { id: "compared" }, compared) : estimate.weight === "participants" && h("p", { class: "hint" }, texts.no_comparison),
    h("p", { class: "hint" }, texts.nobody),
  ];
}

/** The whole on every line of the card. */
function ofAllLines(survey, estimate) {
  const texts = survey.texts(TEXTS);
  const [whole] = estimate.groups;
  const compared = estimate.benchmark !== null;
  const heads = [texts.line, texts.rate, texts.standard_error, texts.interval, ...(compared ? [texts.published] : [])];
  const rows = whole.lines.map((line) => {
    if (line.rate === null) return [survey.line(line.line), "–", "–", "–", ...(compared ? ["–"] : [])];
    const published = compared ? [survey.percent(line.benchmark)] : [];
    return [survey.line(line.line), survey.percent(line.rate), survey.percent(line.standard_error, 2), survey.interval(line), ...published];
  });
  return table(texts.lines, heads, rows, { id: "lines" });
}

/** The rows that do not count, each with the reason. */
function refused(survey, estimate, list) {
  const texts = survey.texts(TEXTS);
  if (!estimate.refused_count) return h("p", {}, fill(texts.all_counted, { rows: survey.whole(estimate.rows) }));
  const rows = estimate.refused.slice(0, REFUSED).map(({ line, column, name, found, expected }) => [
    String(line),
    column === null ? "" : String(column),
    name,
    found,
    expected,
  ]);
  const figures = { refused: survey.whole(estimate.refused_count), rows: survey.whole(estimate.rows) };
  return [
    h("h3", {}, texts.refused),
    h("p", { id: "refused-count" }, fill(texts.refused_count, figures)),
    table(fill(texts.first_refused, { count: survey.whole(rows.length) }), texts.refused_heads, rows, { class: "words", id: "refused" }),
    h("p", { class: "buttons" }, button(texts.save_refused, list, { id: "save-refused" })),
  ];
}

/** What the figures rest on. */
function basis(survey, sheet, estimate) {
  const texts = survey.texts(TEXTS);
  const date = (text) => new Date(`${text}T12:00`).toLocaleDateString(survey.language, { dateStyle: "long" });
  const { visits } = sheet;
  const responses = visits && { ...visits, share: survey.percent(visits.interviewed / visits.all) };
  const kinds = Object.entries(estimate.refused_by_kind).map(([kind, count]) => `${kind} ${survey.whole(count)}`);
  const facts = [
    [texts.sheet, sheet.name],
    [texts.dates, sheet.dates ? sheet.dates.map(date).join(" – ") : texts.no_dates],
    [texts.rows, `${survey.whole(estimate.rows)}; ${texts.refused.toLowerCase()}: ${survey.whole(estimate.refused_count)} ${kinds.length ? `(${kinds.join(", ")})` : ""}`],
    [texts.responses, responses ? fill(texts.response_rate, responses) : texts.no_responses],
    [texts.card, `${estimate.scorecard.id}, ${estimate.scorecard.source}`],
    [texts.weight, estimate.formula],
    [texts.method, estimate.method],
    ["z", String(estimate.z)],
    ["α", estimate.precision.map(({ line, alpha }) => `${line} ${alpha}`).join(", ")],
    [texts.engine, estimate.engine],
  ];
  return [
    h("h3", {}, texts.basis),
    h("dl", { class: "facts" }, facts.map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)])),
  ];
}

/** The groups that may be shown. */
function large(state, estimate) {
  return estimate.groups.filter(({ n, key }) => n >= state.smallest || !Object.keys(key).length);
}

/** Every shown rate as rows of a table. */
function rows(sheet, state, estimate) {
  const columns = [...new Set(estimate.groups.flatMap(({ key }) => Object.keys(key)))];
  const figures = ["line", "rate", "standard_error", "low", "high", "small", "benchmark"];
  const mark = sheet.practice ? [sheet.practice] : [];
  const head = [...(sheet.practice ? ["practice"] : []), ...columns, "n", ...figures];
  const body = large(state, estimate).flatMap(({ key, n, lines }) =>
    lines.map((line) => [
      ...mark,
      ...columns.map((column) => key[column] ?? ""),
      n,
      ...figures.map((figure) => (typeof line[figure] === "boolean" ? String(line[figure]) : (line[figure] ?? null))),
    ]),
  );
  return [head, ...body];
}

/** The estimate as a file: without the groups that are too small to be shown. */
function record(sheet, state, estimate) {
  const groups = large(state, estimate);
  const withheld = estimate.groups.filter((group) => !groups.includes(group)).map(({ key }) => key);
  return { practice: sheet.practice, smallest_group: state.smallest, withheld, estimate: { ...estimate, groups } };
}
