// Bands of likelihood, and the programmes that a credit union offers to each. Bands have letters: nobody is called poor.
import { button, field, fill, h, table } from "./dom.js";
import TEXTS from "./texts/segments.json";

/** The letter of a band, counted from 0: A for the lowest likelihoods, as in the listed rows. */
export function letter(band) {
  return String.fromCharCode(65 + band);
}

/** The bands of the whole with their programmes; `again` computes them anew, `list` saves the scored rows with theirs. */
export function segments(survey, state, whole, again, list) {
  const texts = survey.texts(TEXTS);
  const edges = h("input", {
    id: "edges",
    value: state.edges.map((edge) => new Intl.NumberFormat(survey.language).format(100 * edge)).join("; "),
    on: {
      change: () => {
        const parts = edges.value.split(/[;\s]+/).filter(Boolean);
        state.edges = parts.map((part) => Number(part.replace(",", ".").replace("%", "")) / 100);
        again();
      },
    },
  });
  const edge = (fraction) => survey.percent(fraction, Number.isInteger(Math.round(1000 * fraction) / 10) ? 0 : 1);
  const rows = (whole.bands ?? []).map(({ from, to, n, share }, band) => {
    const name = letter(band);
    const given = state.programmes[name] ?? texts.programmes[Math.min(band, texts.programmes.length - 1)];
    const programme = h("input", {
      value: given,
      "aria-label": fill(texts.programme_of, { band: name }),
      on: { change: () => (state.programmes[name] = programme.value) },
    });
    const few = n < state.smallest;
    const figures = few ? [fill(texts.few, { smallest: state.smallest }), "–"] : [survey.whole(n), survey.percent(share)];
    return [name, `${edge(from)}–${edge(to)}`, ...figures, programme];
  });
  return [
    h("h3", {}, texts.title),
    h("p", {}, texts.about),
    h("div", { class: "fields" }, field(texts.edges, edges, texts.edges_hint)),
    table(fill(texts.caption, { line: survey.line(state.line) }), texts.heads, rows, { id: "segments" }),
    h("p", { class: "buttons" }, button(texts.save, list, { id: "save-scored" })),
    h("p", { class: "hint" }, texts.save_about),
  ];
}
