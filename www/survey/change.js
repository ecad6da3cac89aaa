// Change: two rounds side by side, of independent samples or of the same households.
import { CARDS } from "./survey.js";
import { cardName, chooser, misnamed } from "./cards.js";
import { mixed, report } from "./changed.js";
import { isMapped, mapping } from "./mapping.js";
import { field, fill, h, number, renew, select } from "./dom.js";
import { inWorker } from "./run.js";
import { controls, ofLines, options, readAs, setArea, settings, shared } from "./settings.js";
import { sheetOf, source } from "./source.js";
import { isSame, surveyed, yearsBetween } from "./surveyed.js";
import { idColumn } from "./visits.js";
import TEXTS from "./texts/change.json";
import { Work } from "./work.js";

/** The card before the first of ours, whose published rates its legacy lines continue. */
const EARLIER = "idn-2009";
/** What households are matched by where no column has the ids of members. */
const HOUSEHOLDS = /^(household|(no|nomor)[\s._]*(urut)?)$/i;

/** The room. */
export function change(survey) {
  const texts = survey.texts(TEXTS);
  const state = survey.recall("change", () => begin(survey));
  const again = () => survey.go();
  const choose = (which) => (name) => {
    state[which] = name;
    state.settings = undefined;
    state.id = "";
    state.years = null;
    state.yearsChosen = false;
    again();
  };
  const baseline = survey.sheets.find(({ name }) => name === state.baseline);
  const followup = sheetOf(survey, state.followup);
  const sheets = [baseline, followup].filter(Boolean);
  const recard = () => {
    state.settings = undefined;
    again();
  };
  const rounds = h(
    "div",
    { class: "fields" },
    field(texts.from, select("baseline", [...survey.sheets.map(({ name }) => [name, name]), ["", texts.published]], state.baseline, choose("baseline"))),
    baseline && chooser(survey, baseline, "baseline-card", recard),
    source(survey, "followup", texts.to, followup?.name, choose("followup")),
    followup && chooser(survey, followup, "followup-card", recard),
  );
  const words = h("p", {}, texts.about);
  if (!followup) return [words, rounds];
  const wrong = sheets.map((sheet) => misnamed(survey, sheet)).filter(Boolean);
  if (wrong.length) return [words, rounds, wrong];
  const unknown = sheets.find((sheet) => !isMapped(survey.seen(sheet).card, sheet));
  if (unknown) return [words, rounds, mapping(survey, unknown, again)];
  const asked = (state.settings ??= settings(survey, sheets));
  const columns = shared(sheets);
  // Another file may not have the column that an earlier one had.
  if (!columns.includes(state.id)) state.id = idColumn(columns) || (columns.find((name) => HOUSEHOLDS.test(name)) ?? columns[0] ?? "");
  const work = new Work(survey);
  const output = h("div", { class: "output" });
  const show = async () => {
    if (!baseline && (state.rate === null || state.n === null)) {
      output.replaceChildren(h("p", { class: "hint" }, texts.rate_needed));
      return;
    }
    output.setAttribute("aria-busy", "true");
    const { years } = state;
    const { benchmark } = asked;
    const compared = await work.attempt(async (how) => {
      const told = await about(survey, state, baseline, followup, how);
      return { ...(await compare(survey, state, baseline, followup, how)), ...told };
    }, show);
    if (work.busy) return;
    output.removeAttribute("aria-busy");
    if (state.years !== years || asked.benchmark !== benchmark) ask();
    const list = () => compare(survey, state, baseline, followup, {}, true);
    output.replaceChildren(...(compared ? report(survey, state, sheets, compared, { work, show, output, list }) : [mixed(survey, sheets)].filter(Boolean)));
  };
  const place = h("div", { class: "settings" });
  const ask = () => {
    const same = Boolean(baseline) && state.mode === "same";
    renew(place, controls(survey, sheets, asked, changed, { same, more: ofRounds(survey, state, baseline, followup, changed) }));
  };
  const changed = () => {
    ask();
    show();
  };
  changed();
  return [words, rounds, place, work.element, output];
}

function begin(survey) {
  // The sheet that was opened last stands first; practice data go with practice data.
  const [last, ...others] = survey.sheets;
  const other = others.find(({ practice }) => Boolean(practice) === Boolean(last.practice));
  return { baseline: other?.name ?? "", followup: last?.name ?? "", mode: "two", id: "", years: null, yearsChosen: false, card: "", rate: null, n: null, settings: undefined };
}

/** What two rounds are asked besides what one is. */
function ofRounds(survey, state, baseline, followup, changed) {
  const texts = survey.texts(TEXTS);
  const set = (name) => (value) => {
    state[name] = value;
    changed();
  };
  const chosen = (value) => {
    state.yearsChosen = true;
    set("years")(value);
  };
  const between = baseline && yearsBetween(baseline.surveyed?.dates, followup.surveyed?.dates);
  const hint = between > 0 && fill(texts.years_hint, { years: survey.decimal(between) });
  const years = field(texts.years, number("change-years", state.years === null ? null : survey.decimal(state.years), chosen), hint);
  if (!baseline) {
    const percent = (value) => set("rate")(value === null ? null : value / 100);
    const cards = [...new Set([followup.card?.id ?? survey.card.id, ...CARDS, EARLIER])].map((id) => [id, cardName(survey, id)]);
    return [
      field(texts.rate_card, select("rate-card", cards, state.card || cards[0][0], set("card")), texts.rate_card_hint),
      field(texts.rate, number("rate", state.rate === null ? null : survey.decimal(100 * state.rate), percent), texts.rate_hint),
      field(texts.n, number("rate-n", state.n, set("n"), { whole: true })),
      years,
    ];
  }
  const columns = shared([baseline, followup]).map((name) => [name, survey.column(name)]);
  return [
    field(texts.mode, select("mode", Object.entries(texts.modes), state.mode, set("mode"))),
    state.mode === "same" && field(texts.id, select("change-id", columns, state.id, set("id")), texts.id_hint),
    years,
  ];
}

/**
 * When the rounds were made and whether they are one: `dates` of both, `isReversed` where the second is not the later one,
 * `isSame`. The years between and the area to compare with follow, unless they were chosen.
 */
async function about(survey, state, baseline, followup, how) {
  const { dates: later, area } = await surveyed(survey, followup, how);
  setArea(state.settings, area);
  if (!baseline) return { dates: [undefined, later], isReversed: false, isSame: false };
  const { dates: earlier, area: before } = await surveyed(survey, baseline, how);
  const between = yearsBetween(earlier, later);
  if (!state.yearsChosen && between > 0) state.years = between;
  return {
    dates: [earlier, later],
    areas: [before, area],
    isReversed: Boolean(earlier && later) && later[0] < earlier[0],
    isSame: baseline === followup || (await isSame(baseline.file, followup.file)),
  };
}

/** The change, with what each round counted and refused; `list` asks for the households one by one. */
async function compare(survey, state, baseline, followup, how, list = false) {
  const { settings: asked } = state;
  const sheets = [baseline, followup].filter(Boolean);
  const { card } = survey.seen(followup);
  const given = { card, line: asked.line, z: asked.z, language: survey.language };
  if (state.years !== null) given.years = state.years;
  if (asked.population !== null) given.population = asked.population;
  if (baseline && state.mode === "same") {
    const round = (sheet) => {
      const { by, weight } = options(survey, sheets, sheet, asked);
      return { file: sheet.file, card: survey.seen(sheet).card, options: { ...readAs(survey, sheet), by, weight, id: state.id, repeated: "leave_out" } };
    };
    const alpha = ofLines(card, asked.alpha);
    return inWorker("change", { ...given, alpha, bands: asked.edges, list, baseline: round(baseline), followup: round(followup) }, how);
  }
  const estimate = (sheet) => inWorker("estimate", { card: survey.seen(sheet).card, file: sheet.file, options: options(survey, sheets, sheet, asked) }, how);
  const later = await estimate(followup);
  const { rate, n } = state;
  const [alpha, bias] = ["alpha", "bias"].map((name) => asked[name][asked.line]);
  const summary = { scorecard: state.card || card.id, line: asked.line, rate, n, weight: asked.weight, ...(alpha && { alpha }), ...(bias && { bias }) };
  const earlier = baseline ? await estimate(baseline) : summary;
  const compared = await inWorker("change", { ...given, baseline: earlier, followup: later }, how);
  return { ...compared, rounds: [baseline ? earlier : undefined, later] };
}
