// Change: two rounds side by side, of independent samples or of the same households.
import { button, field, fill, h, number, select, table } from "./dom.js";
import { nameOf } from "./pictures.js";
import { inWorker } from "./run.js";
import { dateStamp, saveCsv, saveJson } from "./save.js";
import { letter } from "./segments.js";
import { groupable } from "./settings.js";
import { sheetOf, source } from "./source.js";
import TEXTS from "./texts/change.json";
import { Work } from "./work.js";

/** The likelihoods between the bands that households move among. */
const BANDS = [0.1, 0.3];

/** The room. */
export function change(survey) {
  const texts = survey.texts(TEXTS);
  const state = survey.recall("change", () => begin(survey));
  const choose = (which) => (name) => {
    state[which] = name;
    survey.go();
  };
  const baseline = survey.sheets.find(({ name }) => name === state.baseline);
  const followup = sheetOf(survey, state.followup);
  const rounds = h(
    "div",
    { class: "fields" },
    field(texts.from, select("baseline", from(survey, texts), state.baseline, choose("baseline"))),
    source(survey, "followup", texts.to, followup?.name, choose("followup")),
  );
  if (!followup) return [h("p", {}, texts.about), rounds];
  const work = new Work(survey);
  const output = h("div", { class: "output" });
  const show = async () => {
    output.setAttribute("aria-busy", "true");
    const compared = await work.attempt((how) => compare(survey, state, baseline, followup, how));
    if (work.busy) return;
    output.removeAttribute("aria-busy");
    output.replaceChildren(...(compared ? report(survey, state, baseline, followup, compared) : []));
  };
  const asked = controls(survey, state, baseline, followup, show);
  show();
  return [h("p", {}, texts.about), rounds, asked, work.element, output];
}

/** What the first round can be: an open sheet, or a published rate. */
function from(survey, texts) {
  return [...survey.sheets.map(({ name }) => [name, name]), ["", texts.published]];
}

function begin(survey) {
  // The sheet that was opened last stands first.
  const [last, other] = survey.sheets;
  return {
    baseline: other?.name ?? "",
    followup: last?.name ?? "",
    mode: "two",
    line: survey.card.lines[0].id,
    weight: "household",
    by: "",
    id: "",
    years: 3,
    population: null,
    rate: null,
    n: null,
    smallest: 10,
    z: survey.levels.find(({ level }) => level === 0.9).z,
  };
}

function controls(survey, state, baseline, followup, show) {
  const texts = survey.texts(TEXTS);
  const set = (name) => (value) => {
    state[name] = value;
    show();
  };
  const redo = (name) => (value) => {
    state[name] = value;
    survey.go();
  };
  const lines = survey.card.lines.map(({ id, label }) => [id, survey.say(label)]);
  const both = baseline ? followup.names.filter((name) => baseline.names.includes(name)) : followup.names;
  const columns = both.filter(Boolean).map((name) => [name, survey.column(name)]);
  const groups = groupable({ names: both }).map((name) => [name, survey.column(name)]);
  const same = baseline && state.mode === "same";
  if (same) state.id ||= both.find((name) => /member|^id$/i.test(name) && !/members$/i.test(name)) ?? both[0];
  const percent = (value) => set("rate")(value === null ? null : value / 100);
  return h(
    "div",
    { class: "fields" },
    field(texts.line, select("change-line", lines, state.line, set("line"))),
    baseline && field(texts.mode, select("mode", Object.entries(texts.modes), state.mode, redo("mode"))),
    same
      ? field(texts.id, select("change-id", columns, state.id, set("id")), texts.id_hint)
      : field(texts.unit, select("change-unit", Object.entries(texts.units), state.weight, set("weight"))),
    baseline && field(texts.by, select("change-by", [["", texts.no_groups], ...groups], state.by, set("by"))),
    !baseline && field(texts.rate, number("rate", state.rate === null ? null : state.rate * 100, percent), texts.rate_hint),
    !baseline && field(texts.n, number("rate-n", state.n, set("n"), { whole: true })),
    field(texts.years, number("change-years", state.years, set("years"))),
    field(texts.population, number("change-population", state.population, set("population"), { whole: true }), texts.population_hint),
  );
}

/** The change, and for independent rounds the estimates that it is between. */
async function compare(survey, state, baseline, followup, how) {
  const { card } = survey;
  const { line, z } = state;
  const asked = { card, line, z, language: survey.language };
  if (state.years !== null) asked.years = state.years;
  if (state.population !== null) asked.population = state.population;
  const by = baseline && state.by ? [[state.by]] : [];
  if (baseline && state.mode === "same") {
    return inWorker("change", { ...asked, baseline: baseline.file, followup: followup.file, id: state.id, by, bands: BANDS }, how);
  }
  const options = { by, weight: state.weight, z, language: survey.language };
  const estimate = ({ file }) => inWorker("estimate", { card, file, options }, how);
  const later = await estimate(followup);
  const { rate, n, weight } = state;
  const earlier = baseline ? await estimate(baseline) : { scorecard: later.scorecard, line, rate, n, weight };
  return inWorker("change", { ...asked, baseline: earlier, followup: later }, how);
}

/** What changed, in words and tables. */
function report(survey, state, baseline, followup, compared) {
  const texts = survey.texts(TEXTS);
  const shown = compared.changes.filter(({ baseline, followup, key }) => !Object.keys(key).length || Math.min(baseline.n, followup.n) >= state.smallest);
  const whole = shown.find(({ key }) => !Object.keys(key).length);
  const practice = followup.practice ?? baseline?.practice;
  const points = (fraction) => new Intl.NumberFormat(survey.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(100 * fraction);
  const count = (number) => survey.whole(Math.round(number));
  const values = {
    line: survey.line(state.line),
    before: survey.percent(whole.baseline.rate),
    after: survey.percent(whole.followup.rate),
    fall: points(Math.abs(whole.fall)),
    low: points(whole.low),
    high: points(whole.high),
  };
  const kind = whole.low > 0 ? "fell" : whole.high < 0 ? "rose" : "same";
  const further = [
    whole.per_year !== null && fill(texts.per_year, { points: points(whole.per_year) }),
    whole.lifted && fill(texts.lifted, { count: count(whole.lifted.count), low: count(whole.lifted.low), high: count(whole.lifted.high), unit: texts.counted[compared.weight ?? "household"] }),
    whole.crossed !== null && fill(texts.crossed, { share: survey.percent(whole.crossed) }),
  ].filter(Boolean);
  const rows = shown.map((change) => [
    nameOf(survey, change),
    survey.percent(change.baseline.rate),
    survey.percent(change.followup.rate),
    points(change.fall),
    `${points(change.low)} – ${points(change.high)}`,
    change.baseline.n === null ? "–" : survey.whole(Math.round(change.baseline.n)),
    change.followup.n === null ? "–" : survey.whole(Math.round(change.followup.n)),
  ]);
  const file = [practice && texts.file_practice, texts.file, dateStamp()].filter(Boolean).join("-");
  const record = () => saveJson(`${file}.json`, { practice, smallest_group: state.smallest, change: { ...compared, changes: shown } });
  return [
    practice && h("p", { class: "mark" }, texts.practice_mark),
    h("p", { class: "statement", id: "changed" }, fill(texts[kind], values)),
    h("ul", { id: "further" }, further.map((text) => h("li", {}, text))),
    h("p", { id: "caution" }, texts.caution),
    table(texts.table, texts.heads, rows, { id: "changes" }),
    whole.movement && movement(survey, whole.movement),
    h(
      "p",
      { class: "buttons" },
      button(texts.csv, () => saveCsv(survey.desk, `${file}.csv`, figures(shown, practice)), { id: "save-changes" }),
      button(texts.json, record),
      button(texts.print, () => print()),
    ),
    h("p", { class: "hint" }, fill(texts.method, { method: compared.method, z: compared.z })),
  ]
    .flat()
    .filter(Boolean);
}

/** The share of households that moved from one band to another. */
function movement(survey, movement) {
  const texts = survey.texts(TEXTS);
  const rows = movement.map((row, from) => [letter(from), ...row.map((share) => survey.percent(share))]);
  return [
    table(texts.movement, [texts.from_to, ...movement.map((_, to) => letter(to))], rows, { id: "movement" }),
    h("p", { class: "hint" }, fill(texts.bands, { edges: BANDS.map((edge) => survey.percent(edge, 0)).join("; ") })),
  ];
}

/** Every figure as rows of a table. */
function figures(changes, practice) {
  const columns = [...new Set(changes.flatMap(({ key }) => Object.keys(key)))];
  const names = ["line", "fall", "standard_error", "low", "high", "per_year", "crossed"];
  const head = [...(practice ? ["practice"] : []), ...columns, "baseline_rate", "baseline_n", "followup_rate", "followup_n", ...names, "lifted"];
  const rows = changes.map((change) => [
    ...(practice ? [practice] : []),
    ...columns.map((column) => change.key[column] ?? ""),
    ...[change.baseline, change.followup].flatMap(({ rate, n }) => [rate, n]),
    ...names.map((name) => change[name]),
    change.lifted?.count ?? null,
  ]);
  return [head, ...rows];
}
