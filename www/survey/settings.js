// What a rate is to be of: line, unit, groups, and what the interval goes by. Result and Change ask the same.
import { people } from "./columns.js";
import { alert, check, field, fill, h, number, numberOf, select } from "./dom.js";
import TEXTS from "./texts/settings.json";

/** Columns that no groups are made by. */
const NO_GROUPS = /^(q\d+|practice|scorecard|id|date|status|member|members|cu_members|interview_date|tanggal.*|tgl.*|draw_order|draw_reserve)$/i;
/** The province of the credit unions, as the cards call it. */
const HOME = ["Kalimantan Barat", "West Kalimantan"];
/** The columns that groups are made by at first, to the first that is there. */
const USUAL = ["branch", "regency", "cu"];

/** What is asked for at first, of one sheet or of those of two rounds; the card is that of the last. */
export function settings(survey, sheets) {
  const sheet = sheets[sheets.length - 1];
  const seen = survey.seen(sheet);
  const has = (name) => sheet.names.some((column) => column.toLowerCase() === name);
  const usual = USUAL.flatMap((usual) => groupable(sheets).filter((name) => name.toLowerCase() === usual));
  const state = {
    line: seen.card.lines[0].id,
    // Who was visited was drawn from a list of members.
    weight: has("draw_order") || sheet.visits ? "participants" : "household",
    by: usual.slice(0, 2),
    pairs: false,
    z: usualZ(survey),
    alpha: {}, // by line, as the bias
    bias: {},
    population: null,
    design_effect: null,
    benchmark: home(seen), // until it is known where the interviews were made
    benchmarkChosen: false,
    smallest: 10,
    edges: [0.1, 0.3],
    programmes: {},
    protocol: undefined, // of a file; else that of the last draw
  };
  state.strata = has("draw_stratum") && strataOf(survey, sheets, state) !== undefined;
  return state;
}

/** The quantile of 90%. */
export function usualZ(survey) {
  return survey.levels.find(({ level }) => level === 0.9).z;
}

/** The columns that every sheet has. */
export function shared([first, ...others]) {
  return first.names.filter((name) => name && others.every(({ names }) => names.includes(name)));
}

/** Those of them that groups can be made by. */
function groupable(sheets) {
  const [first] = sheets;
  const answers = Object.values(first.columns ?? people(first));
  return shared(sheets).filter((name) => !NO_GROUPS.test(name) && !answers.includes(name));
}

/** The strata that the sheets were drawn in, with their populations: of a draw whose protocol is open, by one column. */
export function strataOf(survey, sheets, state) {
  const { strata, sizes } = state.protocol ?? survey.protocol ?? {};
  if (strata?.by.length !== 1) return undefined;
  const [column] = strata.by;
  if (!sheets.every(({ names }) => names.includes(column))) return undefined;
  return { column, sizes: Object.fromEntries(sizes.map(({ stratum, members }) => [stratum[column], members])) };
}

/** The options of the engine for one of the sheets. */
export function options(survey, sheets, sheet, state) {
  const seen = survey.seen(sheet);
  const pairs = state.by.flatMap((one, at) => state.by.slice(at + 1).map((other) => [one, other]));
  const by = [...state.by.map((name) => [name]), ...(state.pairs ? pairs : [])];
  const given = { ...readAs(survey, sheet), by, weight: state.weight, z: state.z, distribution: true };
  for (const name of ["population", "design_effect"]) if (state[name] !== null) given[name] = state[name];
  for (const name of ["alpha", "bias"]) given[name] = ofLines(seen.card, state[name]);
  if (compares(seen, state)) given.benchmark = state.benchmark;
  if (state.strata) given.strata = strataOf(survey, sheets, state);
  if (state.edges.length && hasLine(seen.card, state.line)) given.bands = { line: state.line, edges: state.edges };
  return given;
}

/** How a sheet is to be read, whatever is asked. */
export function readAs(survey, sheet) {
  return { language: survey.language, columns: sheet.columns ?? people(sheet) };
}

/** What was given for lines that the card has. */
export function ofLines(card, byLine) {
  return Object.fromEntries(Object.entries(byLine).filter(([line]) => hasLine(card, line)));
}

function hasLine(card, line) {
  return card.lines.some(({ id }) => id === line);
}

/** Whether there is a published rate to compare with. */
function compares(seen, state) {
  return state.weight !== "participants" && areas(seen).some(([name]) => name === state.benchmark);
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

/** Compares with the area that most interviews are from, unless another was chosen; tells whether that was a change. */
export function setArea(state, area) {
  if (state.benchmarkChosen || !area || area === state.benchmark) return false;
  state.benchmark = area;
  return true;
}

/** The fields of the level of confidence: a usual one, or a quantile of one's own. */
export function level(survey, id, z, set) {
  const texts = survey.texts(TEXTS);
  const levels = survey.levels.map(({ level, z }) => [String(z), `${survey.percent(level, 0)} (z = ${survey.decimal(z)})`]);
  const known = survey.levels.some((level) => level.z === z);
  const own = number(`${id}-z`, survey.decimal(z), (z) => set(z ?? usualZ(survey)));
  const chosen = (value) => (value ? set(Number(value)) : own.focus());
  return [
    field(texts.level, select(id, [...levels, ["", texts.own_level]], known ? String(z) : "", chosen), texts.level_hint),
    field(texts.z, own, texts.z_hint),
  ];
}

/**
 * A field where what `take` does not take is told beside it, and the last text that it took stays: `wrong` gives the words for what was typed.
 */
export function strict(attributes, last, [label, hint], take, wrong) {
  const problem = h("div", {});
  const change = () => {
    const typed = input.value.trim();
    if (take(typed)) return;
    problem.replaceChildren(alert(new Error(fill(wrong(typed), { typed, last }))));
    input.value = last;
  };
  const input = h("input", { autocomplete: "off", value: last, ...attributes, on: { change } });
  const one = field(label, input, hint);
  one.append(problem);
  return one;
}

/** The field of the smallest size. */
function smallest(survey, last, set) {
  const texts = survey.texts(TEXTS);
  const take = (typed) => {
    const size = numberOf(typed, true);
    const isSize = Number.isSafeInteger(size) && size >= 1;
    if (isSize) set(size);
    return isSize;
  };
  const wrong = (typed) => (typed ? texts.smallest_wrong : texts.smallest_empty);
  return strict({ id: "smallest", inputmode: "numeric" }, survey.whole(last), [texts.smallest, texts.smallest_hint], take, wrong);
}

/** The controls; `changed` is called after each change. `same` leaves out what the same households twice do without. */
export function controls(survey, sheets, state, changed, { more = [], same = false } = {}) {
  const seen = survey.seen(sheets[sheets.length - 1]);
  const texts = survey.texts(TEXTS);
  const set = (name) => (value) => {
    state[name] = value;
    changed();
  };
  const compareWith = (area) => {
    state.benchmarkChosen = true;
    set("benchmark")(area);
  };
  const setOfLine = (name, scale) => (value) => {
    if (value === null) delete state[name][state.line];
    else state[name][state.line] = value / scale;
    changed();
  };
  const ofLine = (name, scale) => {
    const value = state[name][state.line];
    return value === undefined ? null : survey.decimal(value * scale);
  };
  const lines = seen.card.lines.map(({ id, label }) => [id, survey.say(label)]);
  const toggle = (name) => (on) => {
    state.by = on ? [...state.by, name] : state.by.filter((other) => other !== name);
    changed();
  };
  const strata = !same && strataOf(survey, sheets, state);
  const problem = h("div", {});
  const open = async () => {
    try {
      const protocol = JSON.parse(await input.files[0].text());
      if (protocol?.format !== "ppi-draw") throw new Error(texts.protocol_wrong);
      state.protocol = protocol;
      state.strata = strataOf(survey, sheets, state) !== undefined;
      changed();
    } catch (error) {
      problem.replaceChildren(alert(error));
    }
  };
  const input = h("input", { type: "file", id: "protocol-file", accept: ".json", on: { change: open } });
  const columns = groupable(sheets).map((name) => check(`by-${name}`, survey.column(name), state.by.includes(name), toggle(name)));
  const counted = { whole: true };
  const line = { line: seen.line(state.line) };
  return [
    h(
      "div",
      { class: "fields" },
      field(texts.line, select("line", lines, state.line, set("line"))),
      more,
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
        level(survey, "level", state.z, set("z")),
        field(texts.population, number("population", state.population, set("population"), counted), texts.population_hint),
        field(texts.alpha, number("alpha", ofLine("alpha", 1), setOfLine("alpha", 1)), fill(texts.alpha_hint, line)),
        !same && field(texts.bias, number("bias", ofLine("bias", 100), setOfLine("bias", 100)), fill(texts.bias_hint, line)),
        !same && field(texts.design_effect, number("design-effect", state.design_effect === null ? null : survey.decimal(state.design_effect), set("design_effect")), texts.design_effect_hint),
        smallest(survey, state.smallest, set("smallest")),
        areas(seen).length > 0 && field(texts.benchmark, select("benchmark", areas(seen), state.benchmark, compareWith), texts.benchmark_hint),
        !same && field(texts.protocol, input, texts.protocol_hint),
      ),
      problem,
      strata && check("strata", fill(texts.strata, { column: survey.column(strata.column) }), state.strata, set("strata")),
    ),
  ].filter(Boolean);
}
