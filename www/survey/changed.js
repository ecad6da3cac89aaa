// What changed between two rounds, in words, a picture, tables and files.
import { button, fill, h, table } from "./dom.js";
import { confidence, counted, datesOf, facts, kinds, method, published } from "./figures.js";
import { fallBar, nameOf } from "./pictures.js";
import { asPage } from "./report.js";
import { dateStamp, save, saveCsv, saveJson } from "./save.js";
import { edgesField, letter, range } from "./segments.js";
import TEXTS from "./texts/change.json";
import HIDDEN from "./texts/withheld.json";
import { byColumns, few, fewer, hiddenKeys, hiddenRows, withheldRecord } from "./withheld.js";

/** As many ids, or households that moved, are shown; the file has them all. */
const SHOWN = 200;

/** How many interviews stand behind a change, in the round that has fewer. */
function sizeOf({ moved, baseline, followup }) {
  if (moved) return moved.flat().reduce((sum, n) => sum + n, 0);
  return Math.min(baseline.n ?? Infinity, followup.n ?? Infinity);
}

/** A change without what is too small: the `whole`, the other `changes`, and the `hidden` ones. */
function disclosed(compared, smallest) {
  const sized = compared.changes.map((change) => ({ ...change, n: sizeOf(change) }));
  const [whole, ...others] = sized;
  if (whole.n < smallest) return { changes: [], hidden: sized.map(({ key }) => ({ key, beside: false })) };
  const hidden = new Map([...byColumns(others).values()].flatMap((changes) => [...few(changes, smallest)]));
  const all = [...hiddenKeys(others, hidden), ...compared.too_few.map((key) => ({ key, beside: false }))];
  return { whole, changes: others.filter((change) => !hidden.has(change)), hidden: all };
}

/** A warning where one round is practice data and the other is not. */
export function mixed(survey, sheets) {
  const practice = sheets.filter(({ practice }) => practice).length;
  const texts = survey.texts(TEXTS);
  return practice > 0 && practice < sheets.length ? h("div", { class: "alert", role: "alert", id: "mixed" }, h("p", {}, texts.mixed)) : null;
}

/** Warnings where the rounds are in the wrong order, or are the same data. */
function suspect(survey, { dates, isReversed, isSame }) {
  const texts = survey.texts(TEXTS);
  const warn = (id, text) => h("p", { class: "mark", id }, text);
  const [first, second] = dates.map((days) => datesOf(survey, days));
  return [isSame && warn("same-data", texts.same_data), isReversed && warn("reversed", fill(texts.reversed, { first, second }))];
}

/** Everything that a comparison says; `room` has its `work`, its `output`, what `show`s it anew, and the `list` of households. */
export function report(survey, state, sheets, compared, { work, show, output, list }) {
  const texts = survey.texts(TEXTS);
  const seen = survey.seen(sheets[sheets.length - 1]);
  const asked = state.settings;
  const { whole, changes, hidden } = disclosed(compared, asked.smallest);
  const practice = sheets.map(({ practice }) => practice).find(Boolean) ?? null;
  const name = (suffix) => [practice && texts.file_practice, texts.file, suffix, dateStamp()].filter(Boolean).join("-");
  const shown = { whole, changes, hidden, smallest: asked.smallest, practice };
  const saveTable = () => saveCsv(survey.desk, `${name()}.csv`, rows(survey, shown));
  const saveRecord = () => saveJson(`${name()}.json`, record(compared, shown));
  const saveHtml = () => {
    const title = `${texts.report}: ${seen.line(asked.line)}, ${sheets.map(({ name }) => name).join(" → ")}`;
    save(`${name(texts.file_report)}.html`, asPage(seen, title, [output]));
  };
  const parts = [
    mixed(survey, sheets) ?? (practice && h("p", { class: "mark" }, texts.practice_mark)),
    suspect(survey, compared),
    h("h3", {}, seen.line(asked.line)),
    whole ? headline(seen, asked, compared, whole) : h("p", { class: "statement", id: "changed" }, fill(survey.texts(HIDDEN).all, { smallest: survey.whole(asked.smallest) }), h("span", { class: "here" }, ` ${survey.texts(HIDDEN).where}`)),
    counts(survey, compared),
    whole && [further(survey, compared, whole), h("p", { id: "caution" }, texts.caution)],
    ids(survey, state, compared),
    whole && [
      groups(survey, shown),
      h("p", { class: "buttons" }, button(texts.csv, saveTable, { id: "save-changes" }), button(texts.json, saveRecord, { id: "save-change" }), button(texts.print, () => print())),
      whole.moved && movement(survey, state, asked, whole, { work, show, list, keep: (rows) => saveCsv(survey.desk, `${name(texts.file_moved)}.csv`, rows) }),
    ],
    facts(survey, basis(seen, state, sheets, compared, whole)),
    h("p", { class: "buttons" }, button(texts.save_report, saveHtml, { id: "save-report" }), button(texts.print, () => print())),
  ];
  return parts.flat(Infinity).filter(Boolean);
}

/** The change in words, and the published rate beside each round. */
function headline(survey, asked, compared, whole) {
  const texts = survey.texts(TEXTS);
  const kind = whole.low > 0 ? "fell" : whole.high < 0 ? "rose" : "same";
  const [low, high] = kind === "rose" ? [-whole.high, -whole.low] : [whole.low, whole.high];
  const values = {
    line: survey.below(asked.line),
    before: survey.percent(whole.baseline.rate),
    after: survey.percent(whole.followup.rate),
    fall: survey.points(Math.abs(whole.fall)),
    low: survey.points(low),
    high: survey.points(high),
    level: confidence(survey, compared.z),
  };
  return [h("p", { class: "statement", id: "changed" }, fill(texts[kind], values)), whole.small && h("p", { id: "rough" }, texts.small), beside(survey, asked, compared)];
}

/** The published rate, and how far each round is from it. */
function beside(survey, asked, { rounds, areas = [] }) {
  const texts = survey.texts(TEXTS);
  // What is mostly from another province is not compared with this one.
  const isProvince = !["nation", "urban", "rural"].includes(asked.benchmark);
  if (isProvince && areas.some((area) => area && area !== asked.benchmark)) return null;
  const lines = (rounds ?? []).map((round) => round?.groups && round.benchmark && { round, line: round.groups[0].lines.find(({ line }) => line === asked.line) });
  const last = lines[lines.length - 1];
  if (!last || last.line.benchmark === undefined) return null;
  const each = lines.map((one, at) => one?.line?.benchmark !== undefined && fill(one.line.within ? texts.within : texts.outside, { round: texts.rounds[at], points: survey.points(one.line.difference, "always") }));
  return h("p", { id: "compared" }, [published(survey, last.round, last.line.benchmark), ...each.filter(Boolean)].join(" "));
}

/** What each round counted and refused. */
function counts(survey, { rounds }) {
  const texts = survey.texts(TEXTS);
  const told = (rounds ?? []).map((round, at) => round && `${texts.rounds[at]}: ${counted(survey, round)} ${kinds(survey, round)}`);
  return h("p", { id: "headline-refused" }, told.filter(Boolean).map((text) => [text, h("br")]));
}

/** What follows from the change. */
function further(survey, compared, whole) {
  const texts = survey.texts(TEXTS);
  const count = (number) => survey.decimal(number, { maximumFractionDigits: 0 });
  const up = whole.fall < 0;
  const { lifted } = whole;
  const people = lifted && { unit: texts.counted[compared.weight ?? "household"], ...(up ? { count: count(-lifted.count), low: count(-lifted.high), high: count(-lifted.low) } : { count: count(lifted.count), low: count(lifted.low), high: count(lifted.high) }) };
  const told = [
    whole.per_year !== null && fill(up ? texts.per_year_up : texts.per_year, { points: survey.points(Math.abs(whole.per_year)) }),
    people && fill(up ? texts.fallen : texts.lifted, people),
    whole.crossed > 0 && fill(texts.crossed, { share: survey.percent(whole.crossed) }),
  ].filter(Boolean);
  return told.length ? h("ul", { id: "further" }, told.map((text) => h("li", {}, text))) : null;
}

/** The ids that could not be matched; of independent rounds, the groups that only one has. */
function ids(survey, state, { same_households: same, unmatched, rounds }) {
  const texts = survey.texts(TEXTS);
  const names = (list) => list.map((one) => (same ? one : nameOf(survey, { key: one }))).map((name) => name || texts.no_id);
  const repeated = same ? rounds.map(({ repeated }) => repeated) : [[], []];
  const lists = [
    ...repeated.map((list, at) => [fill(texts.repeated, { round: texts.rounds[at], count: survey.whole(list.length), column: survey.column(state.id) }), list]),
    ...[unmatched.baseline, unmatched.followup].map((list, at) => [fill(same ? texts.alone : texts.alone_groups, { round: texts.rounds[at], count: survey.whole(list.length) }), list]),
  ].filter(([, list]) => list.length);
  if (!lists.length) return null;
  const listed = ([text, list]) =>
    h("li", {}, text, h("details", {}, h("summary", {}, texts.which), names(list.slice(0, SHOWN)).join("; "), list.length > SHOWN && " …"));
  return h("ul", { id: "unmatched" }, lists.map(listed));
}

/** The change of the whole and of every group that may be shown: a table for each cut, the whole in the first. */
function groups(survey, { whole, changes, hidden, smallest }) {
  const texts = survey.texts(TEXTS);
  const [cuts, small] = [byColumns(changes), byColumns(hidden)];
  const columns = [...new Set([...cuts.keys(), ...small.keys()])];
  const most = Math.max(...[whole, ...changes].flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]), 0.01);
  const n = (number) => (number === null ? "–" : survey.whole(Math.round(number)));
  const cells = (change) => [
    nameOf(survey, change),
    fallBar(change, most),
    survey.percent(change.baseline.rate),
    survey.percent(change.followup.rate),
    survey.points(change.fall),
    [h("span", { class: "whole" }, `${survey.points(change.low)} – ${survey.points(change.high)}`), " ", change.small && h("small", {}, texts.rough)],
    n(change.baseline.n),
    n(change.followup.n),
  ];
  const heads = [texts.heads[0], `−${survey.points(most)} – ${survey.points(most)}`, ...texts.heads.slice(1)];
  const cut = (column, at) => {
    const by = column?.split("\n").map((name) => survey.column(name)).join(" × ");
    const named = (small.get(column) ?? []).map(({ key, beside }) => ({ name: nameOf(survey, { key }), beside }));
    const rows = [...(at ? [] : [whole]), ...(cuts.get(column) ?? [])].map(cells);
    const caption = column === undefined ? texts.table : fill(texts.table_by, { columns: by });
    return table(caption, heads, [...rows, ...hiddenRows(survey, named, smallest, heads.length)].filter(Boolean), { id: at ? `changes-${at}` : "changes", class: "rates changes" });
  };
  const rough = [whole, ...changes].some(({ small }) => small) && h("p", { class: "hint" }, texts.rough_about);
  return [columns.length ? columns.map(cut) : cut(undefined, 0), rough];
}

/** How many households moved from which band to which, and who. */
function movement(survey, state, asked, whole, { work, show, list, keep }) {
  const texts = survey.texts(TEXTS);
  const cells = whole.moved.map((row) => row.map((n) => ({ n })));
  const hidden = few(cells.flat().filter(({ n }) => n > 0), asked.smallest);
  const bands = [0, ...asked.edges].map((from, at) => `${letter(at)} (${range(survey, { from, to: asked.edges[at] ?? 1 })})`);
  const cell = (from) => (one, to) => (hidden.has(one) ? fewer(survey, asked.smallest, hidden.get(one)) : `${survey.whole(one.n)} (${survey.percent(whole.movement[from][to])})`);
  const members = h("div", { id: "members" });
  const who = async () => {
    const made = await work.attempt(() => list());
    const isShown = ({ from, to }) => from !== to && !hidden.has(cells[from][to]);
    return (made?.households ?? []).filter(isShown).map(({ id, from, to, baseline, followup }) => [id, letter(from), letter(to), baseline, followup]);
  };
  const see = async () => {
    const moved = await who();
    const rows = moved.slice(0, SHOWN).map(([id, from, to, ...likelihoods]) => [id, from, to, ...likelihoods.map((likelihood) => survey.percent(likelihood))]);
    const caption = fill(rows.length < moved.length ? texts.first_moved : texts.moved, { count: survey.whole(moved.length), shown: survey.whole(rows.length) });
    members.replaceChildren(h("div", { class: "long" }, table(caption, [survey.column(state.id), ...texts.moved_heads], rows, { class: "words", id: "moved" })));
  };
  const saveAll = async () => keep([[state.id, "baseline_band", "followup_band", "baseline_likelihood", "followup_likelihood"], ...(await who())]);
  return [
    h("h3", {}, texts.movement_title),
    h("div", { class: "fields" }, edgesField(survey, asked.edges, (edges) => ((asked.edges = edges), show()))),
    table(texts.movement, [texts.from_to, ...bands], cells.map((row, from) => [bands[from], ...row.map(cell(from))]), { id: "movement" }),
    h("p", { class: "buttons" }, button(texts.see_moved, see, { id: "see-moved" }), button(texts.save_moved, saveAll, { id: "save-moved" })),
    members,
    h("p", { class: "hint" }, texts.moved_about, h("span", { class: "here" }, ` ${texts.keep_safe}`)),
  ];
}

/** What the figures rest on. */
function basis(survey, state, sheets, compared, whole) {
  const texts = survey.texts(TEXTS);
  const asked = state.settings;
  const [, later] = compared.rounds ?? [];
  const common = compared.same_households
    ? [
        ["z", `${survey.decimal(compared.z)} (${confidence(survey, compared.z)})`],
        ["α", survey.decimal(asked.alpha[asked.line] ?? 1)],
        [texts.engine, compared.engine],
      ]
    : method(survey, asked, later).filter((fact) => fact && fact[0] !== texts.method);
  const { baseline, followup } = compared.scorecards;
  return [
    [texts.from, sheets.length > 1 ? sheets[0].name : texts.published],
    [texts.to, sheets[sheets.length - 1].name],
    sheets.length > 1 && [texts.dates_from, datesOf(survey, compared.dates[0])],
    [texts.dates_to, datesOf(survey, compared.dates[1])],
    baseline.id !== followup.id && [texts.cards, `${baseline.id} → ${followup.id}`],
    [texts.method, compared.same_households ? texts.methods.same : texts.methods.two],
    compared.years !== null && [texts.years, survey.decimal(compared.years)],
    [texts.population, whole?.population ? survey.whole(whole.population) : texts.no_population],
    [texts.smallest, survey.whole(asked.smallest)],
    ...common,
  ].filter(Boolean);
}

/** Every shown figure as rows of a table; a hidden group has one row, which says so. */
function rows(survey, { whole, changes, hidden, smallest, practice }) {
  const all = [whole, ...changes];
  const columns = [...new Set([...all.map(({ key }) => key), ...hidden.map(({ key }) => key)].flatMap((key) => Object.keys(key)))];
  const names = ["line", "fall", "standard_error", "low", "high", "small", "per_year", "crossed", "population"];
  const sides = ["baseline_rate", "baseline_standard_error", "baseline_n", "followup_rate", "followup_standard_error", "followup_n"];
  const lifted = ["count", "low", "high"];
  const head = [...(practice ? ["practice"] : []), ...columns, ...sides, ...names, ...lifted.map((name) => `lifted_${name}`), "hidden"];
  const named = (key) => [...(practice ? [practice] : []), ...columns.map((column) => key[column] ?? "")];
  const cell = (value) => (typeof value === "boolean" ? String(value) : (value ?? null));
  const shown = all.map((change) => [
    ...named(change.key),
    ...[change.baseline, change.followup].flatMap(({ rate, standard_error, n }) => [rate, standard_error, n]),
    ...names.map((name) => cell(change[name])),
    ...lifted.map((name) => change.lifted?.[name] ?? null),
    "",
  ]);
  const empty = sides.length + names.length + lifted.length;
  return [head, ...shown, ...hidden.map(({ key, beside }) => [...named(key), ...Array(empty).fill(null), fewer(survey, smallest, beside)])];
}

/** The change as a file: without what is too small to be shown, and with its names. */
function record(compared, { whole, changes, hidden, smallest, practice }) {
  const { rounds, dates, areas, isReversed, isSame, ...change } = compared;
  const plain = ({ n, moved, movement, ...one }) => {
    if (!moved) return { ...one, movement };
    const cells = moved.map((row) => row.map((n) => ({ n })));
    const small = few(cells.flat().filter(({ n }) => n > 0), smallest);
    return small.size ? { ...one, movement: null } : { ...one, movement, moved };
  };
  const counts = (rounds ?? []).map((round) => round && { rows: round.rows, refused_count: round.refused_count, refused_by_kind: round.refused_by_kind, repeated: round.repeated });
  return { practice, smallest_group: smallest, ...withheldRecord(hidden), dates, rounds: counts, change: { ...change, changes: [whole, ...changes].map(plain) } };
}
