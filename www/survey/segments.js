// Bands of likelihood, and the programmes that a credit union offers to each. Bands have letters: nobody is called poor.
import { button, fill, h, table } from "./dom.js";
import { strict } from "./settings.js";
import TEXTS from "./texts/segments.json";
import { idColumn } from "./visits.js";
import { fewer } from "./withheld.js";

/** As many members of a programme are shown; the file has them all. */
const SHOWN = 200;
/** The columns of a listed row that are no answers, scores or marks, nor the same for all. */
const ABOUT = /^(?!(q\d+|practice|scorecard|score_.*|likelihood_.*|band|programme|draw_.*|status)$)/i;
/** The columns of a person's name. */
const NAMES = /^(name|nama.*)$/i;
/** An id that a device gave to an interview, which says nothing to people. */
const DEVICE_ID = /^[0-9a-f]{32}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The letter of a band, counted from 0: A for the lowest likelihoods, as in the listed rows. */
export function letter(band) {
  return String.fromCharCode(65 + band);
}

/** The programme of each band, as it was entered. */
export function programmes(survey, state) {
  const { programmes } = survey.texts(TEXTS);
  return Array.from({ length: state.edges.length + 1 }, (_, band) => state.programmes[letter(band)] ?? programmes[Math.min(band, programmes.length - 1)]);
}

/** The edges of the bands as a field; `changed` is called with new ones. */
export function edgesField(survey, edges, changed) {
  const texts = survey.texts(TEXTS);
  const take = (typed) => {
    const parts = typed.split(/[;\s]+/).filter(Boolean);
    const given = parts.map((part) => Number(part.replace(",", ".").replace("%", "")) / 100);
    const isRising = given.length > 0 && given.every((edge, at) => edge > (given[at - 1] ?? 0) && edge < 1);
    if (isRising) changed(given);
    return isRising;
  };
  const last = edges.map((edge) => survey.decimal(100 * edge)).join("; ");
  return strict({ id: "edges" }, last, [texts.edges, texts.edges_hint], take, () => texts.edges_wrong);
}

/** From to, of a band. */
export function range(survey, { from, to }) {
  const edge = (fraction) => survey.percent(fraction, Number.isInteger(Math.round(1000 * fraction) / 10) ? 0 : 1);
  return `${edge(from)}–${edge(to)}`;
}

/** Listed rows as people read them: member number, name, score and likelihood, then what else is known of the interview. */
function listed(survey, line, names, rows) {
  const texts = survey.texts(TEXTS);
  const all = names.map((name, at) => ({ name, at }));
  const about = all.filter(({ name, at }) => ABOUT.test(name) && !rows.every((row) => DEVICE_ID.test(row[at])));
  const member = about.find(({ name }) => name === idColumn(about.map(({ name }) => name)));
  const person = about.find(({ name }) => NAMES.test(name));
  const of = (name) => all.find((one) => one.name === `${name}_${line}`).at;
  const [score, likelihood] = [of("score"), of("likelihood")];
  const known = [member, person].filter(Boolean);
  const others = about.filter((one) => !known.includes(one));
  const cell = (text) => (DAY.test(text) ? survey.date(text) : text);
  return {
    heads: [...known.map(({ name }) => survey.column(name)), texts.score, texts.likelihood, ...others.map(({ name }) => survey.column(name))],
    cells: rows.map((row) => [...known.map(({ at }) => row[at]), row[score], survey.percent(Number(row[likelihood])), ...others.map(({ at }) => cell(row[at]))]),
  };
}

/**
 * The bands of the whole with their programmes; `again` computes them anew. `list(bands)` makes the list of the members of
 * some bands as CSV, `preview(csv, count)` gives its names and first rows, `save(csv, name)` keeps it.
 */
export function segments(survey, state, whole, again, { list, preview, save }) {
  const texts = survey.texts(TEXTS);
  const named = programmes(survey, state);
  const bands = whole.bands ?? [];
  const members = h("div", { id: "members" });
  const fileOf = (band) => [texts.file, letter(band), programmes(survey, state)[band]].join("-").replace(/[^\wÀ-ž]+/g, "-").toLowerCase();
  const show = async (band) => {
    const csv = await list([band]);
    if (!csv) return;
    const { names, rows } = await preview(csv, SHOWN);
    const { heads, cells } = listed(survey, state.line, names, rows);
    const values = { band: letter(band), programme: programmes(survey, state)[band], count: survey.whole(bands[band].n), shown: survey.whole(cells.length) };
    const caption = fill(cells.length < bands[band].n ? texts.first_members_of : texts.members_of, values);
    members.replaceChildren(h("div", { class: "long" }, table(caption, heads, cells, { class: "words", id: "programme-members" })));
  };
  const rows = bands.map(({ from, to, n, share, beside }, band) => {
    const name = letter(band);
    const programme = h("input", {
      value: named[band],
      "aria-label": fill(texts.programme_of, { band: name }),
      on: { change: () => (state.programmes[name] = programme.value) },
    });
    const hidden = n === null;
    const figures = hidden ? [fewer(survey, state.smallest, beside), "–"] : [survey.whole(n), survey.percent(share)];
    const about = { disabled: hidden, "aria-label": fill(texts.list_of, { band: name }) };
    const saved = { disabled: hidden, "aria-label": fill(texts.save_of, { band: name }), id: `save-band-${name}` };
    const buttons = [
      button(texts.list, () => show(band), { ...about, id: `list-band-${name}` }),
      button(texts.save_one, async () => save(await list([band]), fileOf(band)), saved),
    ];
    return [name, range(survey, { from, to }), ...figures, [programme, h("div", { class: "buttons" }, buttons)]];
  });
  const open = bands.flatMap(({ n }, band) => (n === null ? [] : [band]));
  const all = async () => save(await list(open), texts.file_all);
  return [
    h("h3", {}, texts.title),
    h("p", {}, texts.about),
    h("div", { class: "fields" }, edgesField(survey, state.edges, (edges) => ((state.edges = edges), again()))),
    table(fill(texts.caption, { line: survey.below(state.line) }), texts.heads, rows, { id: "segments" }),
    members,
    h("p", { class: "buttons" }, button(texts.save, all, { id: "save-scored", disabled: !open.length })),
    h("p", { class: "hint here" }, texts.save_about, open.length < bands.length && ` ${texts.save_without}`),
  ];
}
