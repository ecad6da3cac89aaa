// What a rate is to be of: line, unit, groups, and what the interval goes by.
import { alert, check, field, fill, h, number, select } from "./dom.js";
import TEXTS from "./texts/settings.json";

/** Columns that no groups are made by. */
const NO_GROUPS = /^(q\d+|practice|id|date|status|member|members|cu_members|interview_date|draw_order|draw_reserve)$/i;
/** The province of the credit unions, as the cards call it. */
const HOME = ["Kalimantan Barat", "West Kalimantan"];
/** The columns that groups are made by at first, to the first that is there. */
const USUAL = ["branch", "regency", "cu"];

/** What is asked for at first. */
export function settings(survey, sheet) {
  const has = (name) => sheet.names.some((column) => column.toLowerCase() === name);
  const usual = USUAL.flatMap((usual) => groupable(sheet).filter((name) => name.toLowerCase() === usual));
  return {
    line: survey.card.lines[0].id,
    // Who was visited was drawn from a list of members.
    weight: has("draw_order") || sheet.visits ? "participants" : "household",
    by: usual.slice(0, 2),
    pairs: false,
    z: survey.levels.find(({ level }) => level === 0.9).z,
    alpha: null,
    bias: null,
    population: null,
    design_effect: null,
    benchmark: area(survey, sheet),
    smallest: 10,
    edges: [0.1, 0.3],
    programmes: {},
    strata: has("draw_stratum") && strataOf(survey, sheet) !== undefined,
  };
}

/** The columns that groups can be made by. */
export function groupable(sheet) {
  return sheet.names.filter((name) => name && !NO_GROUPS.test(name));
}

/** The strata that the sheet was drawn in, with their populations: of a draw whose protocol is open, by one column. */
function strataOf(survey, sheet) {
  const { strata, sizes } = survey.protocol ?? {};
  if (strata?.by.length !== 1) return undefined;
  const [column] = strata.by;
  if (!sheet.names.includes(column)) return undefined;
  return { column, sizes: Object.fromEntries(sizes.map(({ stratum, members }) => [stratum[column], members])) };
}

/** The options of the engine. */
export function options(survey, sheet, state) {
  const pairs = state.by.flatMap((one, at) => state.by.slice(at + 1).map((other) => [one, other]));
  const by = [...state.by.map((name) => [name]), ...(state.pairs ? pairs : [])];
  const given = { by, weight: state.weight, z: state.z, distribution: true, language: survey.language };
  for (const name of ["alpha", "population", "design_effect"]) if (state[name] !== null) given[name] = state[name];
  if (state.bias !== null) given.bias = state.bias;
  if (state.benchmark && state.weight !== "participants") given.benchmark = state.benchmark;
  if (state.strata) given.strata = strataOf(survey, sheet);
  if (state.edges.length) given.bands = { line: state.line, edges: state.edges };
  return given;
}

/** The areas with published rates: pairs of the engine's name and the text. */
export function areas(survey) {
  const { benchmarks, questions } = survey.card;
  if (!benchmarks) return [];
  const texts = survey.texts(TEXTS);
  const { choices } = questions.find(({ id }) => id === benchmarks.question);
  const known = new Set(benchmarks.rows.map(({ area }) => area.choice ?? area));
  const whole = ["nation", "urban", "rural"].map((name) => [name, texts.areas[name]]);
  return [...whole, ...choices.map(({ id, text }) => [id, survey.say(text)])].filter(([name]) => known.has(name));
}

/** The area that the survey is taken to be from: the province of the credit unions, else the first. */
export function home(survey) {
  const all = areas(survey);
  return (all.find(([, name]) => HOME.includes(name)) ?? all[0] ?? [null])[0];
}

/** The area that the first row of a sheet is from. */
function area(survey, { names, rows }) {
  const column = names.findIndex((name) => name.toLowerCase() === survey.card.benchmarks?.question);
  const answer = rows[0]?.[column]?.trim().toUpperCase();
  return areas(survey).some(([name]) => name === answer) ? answer : home(survey);
}

/** The controls; `changed` is called after each change. */
export function controls(survey, sheet, state, changed) {
  const texts = survey.texts(TEXTS);
  const set = (name) => (value) => {
    state[name] = value;
    changed();
  };
  const lines = survey.card.lines.map(({ id, label }) => [id, survey.say(label)]);
  const toggle = (name) => (on) => {
    state.by = on ? [...state.by, name] : state.by.filter((other) => other !== name);
    changed();
  };
  const strata = strataOf(survey, sheet);
  const problem = h("div", {});
  const open = async () => {
    try {
      const protocol = JSON.parse(await input.files[0].text());
      if (protocol?.format !== "ppi-draw") throw new Error(texts.protocol_wrong);
      survey.protocol = protocol;
      state.strata = strataOf(survey, sheet) !== undefined;
      changed();
    } catch (error) {
      problem.replaceChildren(alert(error));
    }
  };
  const input = h("input", { type: "file", id: "protocol-file", accept: ".json", on: { change: open } });
  const columns = groupable(sheet).map((name) =>
    check(`by-${name}`, survey.column(name), state.by.includes(name), toggle(name)),
  );
  const levels = survey.levels.map(({ level, z }) => [String(z), `${survey.percent(level, 0)} (z = ${z})`]);
  const percent = (name) => (value) => set(name)(value === null ? null : value / 100);
  const asPercent = (fraction) => (fraction === null ? null : fraction * 100);
  return [
    h(
      "div",
      { class: "fields" },
      field(texts.line, select("line", lines, state.line, set("line"))),
      field(texts.unit, select("unit", Object.entries(texts.units), state.weight, set("weight")), texts.unit_hint),
    ),
    columns.length > 0 &&
      h(
        "fieldset",
        {},
        h("legend", {}, texts.groups),
        columns,
        state.by.length > 1 && check("pairs", texts.pairs, state.pairs, set("pairs")),
      ),
    h(
      "details",
      { open: state.open, on: { toggle: (event) => (state.open = event.target.open) } },
      h("summary", {}, texts.more),
      h(
        "div",
        { class: "fields" },
        field(texts.level, select("level", levels, String(state.z), (z) => set("z")(Number(z)))),
        field(texts.population, number("population", state.population, set("population"), { whole: true }), texts.population_hint),
        field(texts.alpha, number("alpha", state.alpha, set("alpha")), texts.alpha_hint),
        field(texts.bias, number("bias", asPercent(state.bias), percent("bias")), texts.bias_hint),
        field(texts.design_effect, number("design-effect", state.design_effect, set("design_effect")), texts.design_effect_hint),
        field(texts.smallest, number("smallest", state.smallest, (n) => set("smallest")(n ?? 0), { whole: true }), texts.smallest_hint),
        areas(survey).length > 0 &&
          field(texts.benchmark, select("benchmark", areas(survey), state.benchmark, set("benchmark")), texts.benchmark_hint),
        field(texts.protocol, input, texts.protocol_hint),
      ),
      problem,
      strata && check("strata", fill(texts.strata, { column: survey.column(strata.column) }), state.strata, set("strata")),
    ),
  ];
}
