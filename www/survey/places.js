// Whether interviews come from elsewhere than the province whose published rates they are compared with.
import { fill, h } from "./dom.js";
import { nameOf } from "./pictures.js";
import { areas } from "./settings.js";
import { provinceColumn, provinceOf } from "./surveyed.js";
import TEXTS from "./texts/result.json";

/** The cuts that tell the province of each group, and of the whole. */
export function provinces(survey, sheet, by) {
  const column = provinceColumn(survey, sheet);
  return column ? [[column], ...by.map((name) => [name, column])] : [];
}

/** The groups most of whose interviews come from another province than the benchmark's, as `places` tell: `{group, province}`. */
export function abroad(survey, sheet, estimate, places) {
  const column = provinceColumn(survey, sheet);
  if (!estimate.whole || !estimate.benchmark || !column || !provinceOf(survey, estimate.benchmark.area)) return [];
  const elsewhere = [];
  for (const group of [estimate.whole, ...estimate.groups]) {
    const columns = Object.keys(group.key);
    if (columns.length > 1) continue;
    const parts = places.filter(({ key }) => Object.keys(key).length === columns.length + 1 && key[column] !== undefined && columns.every((name) => key[name] === group.key[name]));
    const [most] = parts.sort((a, b) => b.n - a.n);
    const found = most && provinceOf(survey, most.key[column]);
    if (found && found.id !== estimate.benchmark.area) elsewhere.push({ group, province: survey.say(found.text) });
  }
  return elsewhere;
}

/** A warning for groups from elsewhere. */
export function abroadMark(survey, estimate, elsewhere) {
  if (!elsewhere.length) return null;
  const [, area] = areas(survey).find(([id]) => id === estimate.benchmark.area);
  const groups = elsewhere.map(({ group, province }) => `${nameOf(survey, group)} (${province})`).join("; ");
  return h("p", { class: "mark", id: "abroad" }, fill(survey.texts(TEXTS).abroad, { area, groups }));
}
