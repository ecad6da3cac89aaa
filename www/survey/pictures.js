// Pictures of rates. Each is a table that can be read without the picture in it.
import { fill, h, svg, table } from "./dom.js";
import TEXTS from "./texts/result.json";
import { fewer, hiddenRows, reasons } from "./withheld.js";

/** The kabupaten and kota of Kalimantan Barat, each at its column and row of the tile map, by its plain name. */
const TILES = {
  sambas: [1, 1],
  bengkayang: [2, 1],
  singkawang: [1, 2],
  landak: [2, 2],
  sanggau: [3, 2],
  sekadau: [4, 2],
  sintang: [5, 2],
  "kapuas hulu": [6, 2],
  mempawah: [1, 3],
  melawi: [5, 3],
  pontianak: [1, 4],
  "kubu raya": [2, 4],
  ketapang: [3, 5],
  "kayong utara": [2, 5],
};
/** The shades of the map. */
const SHADES = 5;

/** A group's name: its values, or the word for all. */
export function nameOf(survey, { key }) {
  return Object.values(key).map((value) => value || "–").join(" / ") || survey.texts(TEXTS).all;
}

/** Groups by rate from the highest. `at` is the position of the line. */
function sorted(groups, at) {
  return groups.filter(({ lines }) => lines[at].rate !== null).sort((a, b) => b.lines[at].rate - a.lines[at].rate);
}

/**
 * The table of a cut's groups, with a picture of each rate and its interval; the `hidden` ones are told, and those from
 * `elsewhere` are not compared.
 */
export function rates(survey, caption, groups, at, { hidden, smallest, benchmark, elsewhere, id }) {
  const texts = survey.texts(TEXTS);
  const shown = sorted(groups, at);
  const highest = Math.max(benchmark ?? 0, ...shown.map(({ lines }) => lines[at].high));
  const most = Math.min(Math.ceil(highest * 10) / 10, 1) || 0.1;
  const rows = shown.map((group) => {
    const line = group.lines[at];
    const rough = line.small && h("small", {}, texts.rough);
    return [nameOf(survey, group), bar(line, elsewhere.includes(group) ? undefined : benchmark, most), survey.percent(line.rate), [h("span", { class: "whole" }, survey.interval(line)), " ", rough], survey.whole(group.n)];
  });
  const heads = [texts.group, `0–${survey.percent(most, 0)}`, texts.rate, texts.interval, texts.n];
  const named = hidden.map(({ key, beside }) => ({ name: nameOf(survey, { key }), beside }));
  const found = table(caption, heads, [...rows, ...hiddenRows(survey, named, smallest, heads.length)].filter(Boolean), { class: "rates", id });
  return [found, shown.some(({ lines }) => lines[at].small) && h("p", { class: "hint" }, texts.rough_about)];
}

/** The interval as a bar, the rate as a line across it, the published rate as a broken one. */
function bar({ rate, low, high }, benchmark, most) {
  const x = (fraction) => (100 * fraction) / most;
  return svg(
    "svg",
    { viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true", class: "bar" },
    svg("rect", { class: "interval", x: x(low), y: 3, width: Math.max(x(high) - x(low), 0.2), height: 6 }),
    benchmark !== undefined && svg("line", { class: "published", x1: x(benchmark), x2: x(benchmark), y1: 0, y2: 12 }),
    svg("line", { class: "rate", x1: x(rate), x2: x(rate), y1: 1, y2: 11 }),
  );
}

/** The map of the province, where the groups are its kabupaten and kota; the table beside it says the same in words. */
export function map(survey, groups, at) {
  const texts = survey.texts(TEXTS);
  const places = sorted(groups, at).map((group) => [plain(Object.values(group.key)[0]), group]).filter(([name]) => TILES[name]);
  if (places.length < 2) return null;
  const most = Math.max(...places.map(([, { lines }]) => lines[at].rate));
  const shade = (rate) => Math.min(Math.floor((SHADES * rate) / most), SHADES - 1);
  const known = new Map(places);
  const tiles = Object.entries(TILES).map(([name, [column, row]]) => {
    const group = known.get(name);
    const rate = group?.lines[at].rate;
    const tile = h(
      "div",
      { class: rate === undefined ? "tile" : `tile shade-${shade(rate)}`, "data-tile": name },
      h("span", {}, group ? Object.values(group.key)[0] : name.replace(/\b./g, (letter) => letter.toUpperCase())),
      h("b", {}, rate === undefined ? "–" : survey.percent(rate)),
    );
    tile.style.gridArea = `${row} / ${column}`;
    return tile;
  });
  return h(
    "figure",
    { class: "map" },
    h("figcaption", {}, texts.map),
    h("div", { class: "tiles", role: "img", "aria-label": texts.map_about }, tiles),
    h("p", { class: "hint" }, fill(texts.map_scale, { most: survey.percent(most) })),
  );
}

/** Whether the groups of a column are places of the map. */
export function isPlaces(groups) {
  return groups.some(({ key }) => TILES[plain(Object.values(key)[0])]);
}

/** A place's name without what stands before it. */
function plain(name) {
  return name.toLowerCase().replace(/^(kabupaten|kab\.?|kota)\s+/, "").trim();
}

/** How many households have which scores, of a group on a line. */
export function distribution(survey, { distribution }, smallest) {
  const texts = survey.texts(TEXTS);
  const most = Math.max(...distribution.map(({ n }) => n ?? 0), 1);
  const last = distribution[distribution.length - 1].to + 1;
  const bars = distribution.map(({ from, to, n }) =>
    n === null
      ? svg("rect", { class: "hidden", x: from, width: to + 1 - from - 0.4, y: 38, height: 2 })
      : svg("rect", { x: from, width: to + 1 - from - 0.4, y: 40 - (40 * n) / most, height: (40 * n) / most }),
  );
  const about = { viewBox: `0 0 ${last} 40`, preserveAspectRatio: "none", role: "img", "aria-label": texts.distribution_about };
  const rows = distribution.map(({ from, to, n, beside }) => [`${from}–${to}`, n === null ? fewer(survey, smallest, beside) : survey.whole(n)]);
  return h(
    "figure",
    { class: "distribution" },
    h("figcaption", {}, texts.distribution),
    svg("svg", about, bars),
    h("p", { class: "axis", "aria-hidden": "true" }, h("span", {}, "0"), h("span", {}, texts.score), h("span", {}, String(last - 1))),
    distribution.some(({ n }) => n === null) && h("p", { class: "hint" }, fill(texts.distribution_hidden, { words: reasons(survey, smallest, distribution) })),
    h("details", {}, h("summary", {}, texts.as_table), table(texts.distribution, [texts.score, texts.n], rows, { id: "scores" })),
  );
}

/** The interval of a fall as a bar, on both sides of no change at all; `most` is the largest that there is. */
export function fallBar({ fall, low, high }, most) {
  const x = (fraction) => 50 + (50 * fraction) / most;
  return svg(
    "svg",
    { viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true", class: "bar" },
    svg("rect", { class: "interval", x: x(low), y: 3, width: Math.max(x(high) - x(low), 0.2), height: 6 }),
    svg("line", { class: "published", x1: 50, x2: 50, y1: 0, y2: 12 }),
    svg("line", { class: "rate", x1: x(fall), x2: x(fall), y1: 1, y2: 11 }),
  );
}
