// Whether interviews come from elsewhere than the province whose published rates they are compared with.
import { fill, h } from "./dom.js";
import { nameOf } from "./pictures.js";
import { areas } from "./settings.js";
import TEXTS from "./texts/result.json";

/** The column of the sheet that holds the answer for the province. */
function provinceColumn({ card }, { names, columns }) {
  const question = card.benchmarks?.question;
  return names.find((name) => name.toLowerCase() === (columns?.[question] ?? question)?.toLowerCase());
}

/** The cuts that tell the province of each group, and of the whole. */
export function provinces(survey, sheet, by) {
  const column = provinceColumn(survey, sheet);
  return column ? [[column], ...by.map((name) => [name, column])] : [];
}

/** A warning for the groups most of whose interviews come from another province than the benchmark's, as `places` tell. */
export function abroad(survey, sheet, estimate, places) {
  const texts = survey.texts(TEXTS);
  const { choices } = survey.card.questions.find(({ id }) => id === survey.card.benchmarks?.question) ?? {};
  const column = provinceColumn(survey, sheet);
  if (!estimate.benchmark || !column || !choices?.some(({ id }) => id === estimate.benchmark.area)) return null;
  const choice = (text) => choices.find(({ id, text: name }) => [id, ...Object.values(name)].some((known) => known.toLowerCase() === text.trim().toLowerCase()));
  const elsewhere = [];
  for (const group of [estimate.whole, ...estimate.groups]) {
    const columns = Object.keys(group.key);
    if (columns.length > 1) continue;
    const parts = places.filter(({ key }) => Object.keys(key).length === columns.length + 1 && key[column] !== undefined && columns.every((name) => key[name] === group.key[name]));
    const [most] = parts.sort((a, b) => b.n - a.n);
    const found = most && choice(most.key[column]);
    if (found && found.id !== estimate.benchmark.area) elsewhere.push(`${nameOf(survey, group)} (${survey.say(found.text)})`);
  }
  if (!elsewhere.length) return null;
  const [, area] = areas(survey).find(([id]) => id === estimate.benchmark.area);
  return h("p", { class: "mark", id: "abroad" }, fill(texts.abroad, { area, groups: elsewhere.join("; ") }));
}
