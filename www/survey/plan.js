// Plan: why measure, which line, how precise, and so how many interviews.
import { alert, button, field, fill, h, number, renew, select, table } from "./dom.js";
import { saveCsv } from "./save.js";
import { areas, home, level, usualZ } from "./settings.js";
import TEXTS from "./texts/plan.json";
import SETTINGS from "./texts/settings.json";
import { keepPlan } from "./unfinished.js";

/** The sizes whose margins are listed. */
const SIZES = [100, 200, 300, 400, 600, 800, 1200];

/** The room. */
export function plan(survey) {
  const texts = survey.texts(TEXTS);
  const state = survey.recall("plan", () => begin(survey));
  const output = h("div", { class: "output", role: "status" });
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const wrong = wrongIn(survey, state);
    if (wrong.length) {
      output.replaceChildren(alert(Object.assign(new Error(texts.wrong), { problems: wrong })));
      return;
    }
    try {
      const options = { ...asked(state), language: survey.language };
      // Nobody interviews more members than there are.
      const sizes = SIZES.filter((size) => size <= (state.population ?? Infinity));
      const planned = await survey.desk.run("plan", { options, half: state.margin, sizes });
      if (mine === turn) output.replaceChildren(...answer(survey, state, planned));
    } catch (error) {
      const named = error.problems?.map((problem) => problem.replace(/^\w+(?=: )/, (name) => labelOf(survey, name)));
      if (mine === turn) output.replaceChildren(alert(named?.length ? Object.assign(new Error(texts.wrong), { problems: named }) : error));
    }
  };
  const set = (name) => (value) => {
    state[name] = value;
    keepPlan(survey);
    show();
  };
  const lines = survey.card.lines.map(({ id, label }) => [id, survey.say(label)]);
  const percent = (name) => (value) => set(name)(value === null ? null : value / 100);
  // What was entered stays as it was: 0.07 is shown as 7, not as 7.000000000000001.
  const shown = (fraction) => (fraction === null ? null : Number((fraction * 100).toPrecision(6)));
  const offer = (line, area) => {
    state.line = line;
    state.area = area;
    state.guess = published(survey, line, area) ?? state.guess;
    guess.value = shown(state.guess);
    keepPlan(survey);
    show();
  };
  const guess = number("guess", shown(state.guess), percent("guess"));
  const years = field(texts.years, number("years", state.years, set("years")), texts.years_hint);
  years.hidden = state.rounds !== "same";
  const rounds = (value) => {
    years.hidden = value !== "same";
    set("rounds")(value);
  };
  const alpha = number("plan-alpha", state.alpha, set("alpha"));
  const levels = h("div", { class: "among" });
  const setZ = (z) => {
    set("z")(z);
    renew(levels, level(survey, "plan-level", state.z, setZ));
  };
  renew(levels, level(survey, "plan-level", state.z, setZ));
  show();
  return [
    h("p", {}, texts.about),
    step(texts.why, [
      field(texts.purpose, select("rounds", Object.entries(texts.purposes), state.rounds, rounds), texts.purpose_hint),
      years,
    ]),
    step(texts.what, [
      field(texts.line, select("plan-line", lines, state.line, (line) => offer(line, state.area)), texts.line_hint),
      areas(survey).length > 0 &&
        field(texts.area, select("plan-area", areas(survey), state.area, (area) => offer(state.line, area)), texts.area_hint),
      field(texts.guess, guess, texts.guess_hint),
    ]),
    step(texts.precise, [
      field(texts.margin, number("margin", shown(state.margin), percent("margin")), texts.margin_hint),
      levels,
      field(texts.population, number("plan-population", state.population, set("population"), { whole: true }), texts.population_hint),
      field(texts.alpha, alpha, texts.alpha_hint),
      field(texts.design_effect, number("plan-design-effect", state.design_effect, set("design_effect")), texts.design_effect_hint),
    ]),
    output,
  ];
}

function begin(survey) {
  const line = survey.card.lines[0].id;
  const area = home(survey);
  return {
    rounds: "one",
    years: 3,
    line,
    area,
    guess: published(survey, line, area) ?? 0.5,
    margin: 0.03,
    z: usualZ(survey),
    population: null,
    alpha: null,
    design_effect: null,
  };
}

/** The published rate of households in an area, to a tenth of a percentage point: a guess needs no more. Or none. */
function published(survey, line, area) {
  const at = survey.card.lines.findIndex(({ id }) => id === line);
  const of = (row) => row.unit === "household" && (row.area.choice ?? row.area) === area;
  const rate = survey.card.benchmarks?.rows.find(of)?.rates[at];
  return rate === undefined ? null : Number(rate.toFixed(3));
}

/** The engine's options: what is empty is left to its defaults. */
function asked({ rounds, years, guess, z, population, alpha, design_effect }) {
  const given = { rounds, guess, z, population, alpha, design_effect, years: rounds === "same" ? years : null };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

/** What the numbers have to be, as they are typed: above 0, and below or up to this; the number of members from 1 on. */
const LIMITS = { guess: ["below", 100], margin: ["below", 100], years: ["up_to", 100], z: ["up_to", 10], population: ["from_one"], alpha: ["up_to", 10], design_effect: ["up_to", 1000] };
const IN_LIMITS = {
  below: (value, limit) => value > 0 && value < limit,
  up_to: (value, limit) => value > 0 && value <= limit,
  from_one: (value) => Number.isFinite(value) && value >= 1,
};

/** The numbers that are none of these, each told in the words of its field. */
function wrongIn(survey, state) {
  const { limits } = survey.texts(TEXTS);
  const typed = { ...state, guess: state.guess === null ? null : state.guess * 100, margin: (state.margin ?? NaN) * 100 };
  const wrong = Object.entries(LIMITS).filter(([name, [kind, limit]]) => {
    const asked = name !== "years" || state.rounds === "same";
    return asked && typed[name] !== null && !IN_LIMITS[kind](typed[name], limit);
  });
  return wrong.map(([name, [kind, limit]]) => fill(limits[kind], { field: labelOf(survey, name), limit: limit && survey.whole(limit) }));
}

/** What the page calls a number of the plan. */
function labelOf(survey, name) {
  return { ...survey.texts(TEXTS), z: survey.texts(SETTINGS).z }[name] ?? name;
}

function step(title, fields) {
  return h("fieldset", { class: "step" }, h("legend", {}, title), h("div", { class: "fields" }, fields));
}

/** What was planned, in words, and what other sizes would give. */
function answer(survey, state, { n, method, margins }) {
  const texts = survey.texts(TEXTS);
  const half = (margin) => fill(texts.plus_minus, { margin: survey.points(margin) });
  const values = {
    n: survey.whole(n),
    margin: survey.points(state.margin),
    guess: survey.percent(state.guess ?? 0.5),
    low: survey.percent(Math.max((state.guess ?? 0.5) - state.margin, 0)),
    high: survey.percent((state.guess ?? 0.5) + state.margin),
  };
  const rows = margins.map(({ n, margin }) => [survey.whole(n), half(margin)]);
  const save = () => saveCsv(survey.desk, `${texts.file}.csv`, [["n", "margin"], ...margins.map(({ n, margin }) => [n, margin])]);
  const toDraw = () => {
    survey.planned = n;
    keepPlan(survey);
    survey.go("draw");
  };
  return [
    h("p", { class: "statement", id: "planned" }, fill(texts.answer[state.rounds], values)),
    h("p", {}, fill(texts.reading[state.rounds], values)),
    rows.length > 0 && table(texts.margins, [texts.size, texts.half], rows, { id: "margins" }),
    h("p", { class: "buttons" }, rows.length > 0 && button(texts.csv, save), button(texts.go_on, toDraw, { class: "primary", id: "to-draw" })),
    h("p", { class: "hint" }, fill(texts.method, { method })),
  ].filter(Boolean);
}
