// Result: poverty rates with their intervals, for all and by group, in pictures and tables.
import { chooser, misnamed } from "./cards.js";
import { isMapped, mapping } from "./mapping.js";
import { button, fill, h, renew } from "./dom.js";
import { basis, headline, ofAllLines, refused } from "./figures.js";
import { abroad, abroadMark, provinces } from "./places.js";
import { distribution, isPlaces, map, rates } from "./pictures.js";
import { asPage } from "./report.js";
import { inWorker } from "./run.js";
import { controls, options, setArea, settings } from "./settings.js";
import { surveyed } from "./surveyed.js";
import { dateStamp, save, saveCsv, saveJson } from "./save.js";
import { programmes, segments } from "./segments.js";
import { sheetOf, source } from "./source.js";
import { bandRows, rateRows, rateRecord, scoreRows } from "./tables.js";
import TEXTS from "./texts/result.json";
import { byColumns, disclosed } from "./withheld.js";
import { Work } from "./work.js";

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
  const again = () => choose(sheet.name);
  const opened = h("div", { class: "fields" }, files, chooser(survey, sheet, "result-card", again));
  const wrong = misnamed(survey, sheet);
  if (wrong) return [opened, wrong];
  if (!isMapped(survey.seen(sheet).card, sheet)) return [opened, mapping(survey, sheet, again)];
  const state = (room.settings ??= settings(survey, [sheet]));
  const first = h("div", { class: "first" }); // what is to be seen before anything is asked
  const output = h("div", { class: "output" });
  const work = new Work(survey);
  const show = async () => {
    output.setAttribute("aria-busy", "true");
    const { benchmark } = state;
    const estimate = await work.attempt((how) => estimated(survey, sheet, state, how), show);
    if (work.busy) return;
    output.removeAttribute("aria-busy");
    if (state.benchmark !== benchmark) renew(asked, controls(survey, [sheet], state, changed));
    const said = estimate && report(survey.seen(sheet), sheet, state, estimate, work, show, [first, output]);
    first.replaceChildren(...(said?.first ?? []));
    output.replaceChildren(...(said?.further ?? []));
  };
  const asked = h("div", { class: "settings" });
  const changed = () => {
    renew(asked, controls(survey, [sheet], state, changed));
    show();
  };
  changed();
  return [opened, work.element, first, asked, output];
}

/** The estimate with the provinces that its groups are from, which are groups too. */
async function estimated(survey, sheet, state, how) {
  const { dates, area } = await surveyed(survey, sheet, how);
  sheet.dates = dates;
  setArea(state, area);
  const seen = survey.seen(sheet);
  const asked = { card: seen.card, file: sheet.file };
  const given = options(survey, [sheet], sheet, state);
  const places = given.benchmark ? provinces(seen, sheet, state.by) : [];
  const ask = (by, how) => inWorker("estimate", { ...asked, options: { ...given, by } }, how);
  // Whose places or dates are too many has none: that is no reason to go without rates.
  const unless = (instead) => (error) => {
    if (error.name === "AbortError") throw error;
    return instead();
  };
  const estimate = await (places.length ? ask([...given.by, ...places], how).catch(unless(() => ask(given.by, how))) : ask(given.by, how));
  const isPlace = ({ key }) => places.length > 0 && places[0][0] in key;
  return { ...estimate, groups: estimate.groups.filter((group) => !isPlace(group)), places: estimate.groups.filter(isPlace).map(({ key, n }) => ({ key, n })) };
}

/** Everything that the estimate says: what comes `first`, and what is `further`. */
function report(survey, sheet, state, { places: from, ...found }, work, again, shown) {
  const texts = survey.texts(TEXTS);
  const at = found.precision.findIndex(({ line }) => line === state.line);
  const estimate = disclosed(found, state.smallest);
  const { whole } = estimate;
  const name = (suffix) => [sheet.practice ? texts.file_practice : null, texts.file, suffix, dateStamp()].filter(Boolean).join("-");
  const saveRefused = () => list("refused", {}, texts.file_refused);
  const elsewhere = abroad(survey, sheet, estimate, from);
  const parts = {
    first: [
      sheet.practice && h("p", { class: "mark" }, texts.practice_mark),
      sheet.visits?.doubles > 0 && h("p", { class: "mark", id: "counted-twice" }, fill(texts.doubles, { count: survey.whole(sheet.visits.doubles) }), h("span", { class: "here" }, ` ${texts.doubles_where}`)),
      sheet.visits?.unplaced.interviews.length > 0 && h("p", { class: "mark", id: "unplaced" }, fill(texts.unplaced, { count: survey.whole(sheet.visits.unplaced.interviews.length), column: survey.column(sheet.visits.unplaced.column) })),
      h("h3", {}, survey.line(state.line)),
      headline(survey, sheet, state, estimate, at, elsewhere.length > 0),
      abroadMark(survey, estimate, elsewhere),
    ],
    further: [
      whole && figures(),
      refused(survey, estimate, saveRefused),
      basis(survey, sheet, state, estimate),
      h("p", { class: "buttons" }, button(texts.save_report, saveHtml, { id: "save-report" }), button(texts.print, () => print())),
    ],
  };
  const nodes = (list) => list.flat(Infinity).filter(Boolean);
  return { first: nodes(parts.first), further: nodes(parts.further) };

  function figures() {
    const cuts = byColumns(estimate.groups);
    const hidden = byColumns(estimate.hidden);
    const columns = [...new Set([...cuts.keys(), ...hidden.keys()])];
    const singles = columns.filter((column) => !column.includes("\n")).map((column) => cuts.get(column) ?? []);
    const places = singles.find(isPlaces);
    const { benchmark } = whole.lines[at];
    const pictures = columns.map((column, number) => {
      const by = column.split("\n").map((name) => survey.column(name)).join(" × ");
      const drawn = { smallest: state.smallest, benchmark, elsewhere: elsewhere.map(({ group }) => group), id: `cut-${number}`, hidden: hidden.get(column) ?? [] };
      return [rates(survey, fill(texts.by, { columns: by }), cuts.get(column) ?? [], at, drawn), benchmark !== undefined && h("p", { class: "hint" }, texts.published_mark)];
    });
    const saveTable = () => saveCsv(survey.desk, `${name(texts.file_rates)}.csv`, rateRows(survey, sheet, state, estimate));
    const saveRecord = () => saveJson(`${name(texts.file_rates)}.json`, rateRecord(sheet, state, found, estimate, at));
    const saveBands = () => saveCsv(survey.desk, `${name(texts.file_bands)}.csv`, bandRows(survey, sheet, state, whole, programmes(survey, state)));
    const saveScores = () => saveCsv(survey.desk, `${name(texts.file_scores)}.csv`, scoreRows(survey, sheet, state, whole.lines[at]));
    const listed = {
      list: (bands) => made("scored", { bands: { line: state.line, edges: state.edges, programmes: programmes(survey, state), listed: bands } }),
      preview: (file, count) => survey.desk.run("preview", { file, count }),
      save: (csv, suffix) => csv && save(`${name(suffix)}.csv`, csv),
    };
    return [
      ofAllLines(survey, estimate, elsewhere.length > 0),
      h("p", { class: "buttons" }, button(texts.csv, saveTable, { id: "save-rates" }), button(texts.json, saveRecord, { id: "save-record" }), button(texts.print, () => print())),
      pictures,
      places && map(survey, places, at),
      whole.lines[at].distribution?.length > 0 && distribution(survey, whole.lines[at], state.smallest),
      segments(survey, state, whole, again, listed),
      h("p", { class: "buttons" }, button(texts.csv_bands, saveBands, { id: "save-bands" }), button(texts.csv_scores, saveScores, { id: "save-scores" })),
    ];
  }

  function saveHtml() {
    const title = `${texts.report}: ${survey.line(state.line)}, ${sheet.name}`;
    save(`${name(texts.file_report)}.html`, asPage(survey, title, shown));
  }

  async function made(what, more) {
    const given = { ...options(survey, [sheet], sheet, state), ...more };
    return work.run("list", { card: survey.card, file: sheet.file, what, options: given });
  }

  async function list(what, more, suffix) {
    const csv = await made(what, more);
    if (csv) save(`${name(suffix)}.csv`, csv);
  }
}
