// What is too small to be shown. Screen, tables, files and reports all take what this lets through, and nothing else.
import { fill, h } from "./dom.js";
import TEXTS from "./texts/withheld.json";

/** The scores that one bar of their distribution holds. */
const CLASS = 5;

/**
 * The parts that are not shown: those with fewer interviews than `smallest`; and where these together have fewer, so that
 * they could be told from the rest, the smallest of the rest too.
 */
export function few(parts, smallest) {
  const hidden = new Set(parts.filter(({ n }) => n < smallest));
  const sum = () => [...hidden].reduce((sum, { n }) => sum + n, 0);
  const rest = parts.filter((part) => !hidden.has(part)).sort((a, b) => a.n - b.n);
  while (sum() > 0 && sum() < smallest && rest.length) hidden.add(rest.shift());
  return hidden;
}

/** An estimate without what is too small: `whole` and `groups` that may be shown, and the keys of the `hidden` ones. */
export function disclosed(estimate, smallest) {
  const [whole, ...others] = estimate.groups;
  if (whole.n < smallest) return { ...estimate, whole: undefined, groups: [], hidden: [{}, ...others.map(({ key }) => key)] };
  const cuts = byColumns(others);
  const hidden = new Set([...cuts.values()].flatMap((groups) => [...few(groups, smallest)]));
  const reduced = ({ bands, lines, ...group }) => ({ ...group, lines: lines.map((line) => ofLine(line, smallest)), ...(bands && { bands: ofBands(bands, smallest) }) });
  return {
    ...estimate,
    whole: reduced(whole),
    groups: others.filter((group) => !hidden.has(group)).map(reduced),
    hidden: others.filter((group) => hidden.has(group)).map(({ key }) => key),
  };
}

/** Groups by the columns of their keys, in the order of the estimate. */
export function byColumns(groups) {
  const cuts = new Map();
  for (const group of groups) {
    const columns = Object.keys(group.key ?? group).join("\n");
    cuts.set(columns, [...(cuts.get(columns) ?? []), group]);
  }
  return cuts;
}

/** The bands: a hidden one keeps its edges alone. */
function ofBands(bands, smallest) {
  const hidden = few(bands, smallest);
  return bands.map((band) => (hidden.has(band) ? { ...band, n: null, share: null } : band));
}

/** The scores in classes, likewise. */
function ofLine({ distribution, ...line }, smallest) {
  if (!distribution) return line;
  const last = Math.max(...distribution.map(({ score }) => score), 99);
  const classes = Array.from({ length: Math.floor(last / CLASS) + 1 }, (_, at) => ({ from: CLASS * at, to: CLASS * at + CLASS - 1, n: 0 }));
  for (const { score, n } of distribution) classes[Math.floor(score / CLASS)].n += n;
  const hidden = few(classes.filter(({ n }) => n > 0), smallest);
  return { ...line, distribution: classes.map((one) => (hidden.has(one) ? { ...one, n: null } : one)) };
}

/** The words for what is not shown. */
export function fewer(survey, smallest) {
  return fill(survey.texts(TEXTS).fewer, { smallest: survey.whole(smallest) });
}

/** The row of a table of so many columns that stands for all hidden groups: many are named on the screen alone. */
export function hiddenRow(survey, names, smallest, columns) {
  if (!names.length) return null;
  const count = fill(survey.texts(TEXTS).groups, { count: survey.whole(names.length) });
  const listed = names.length > 1 && h("small", { class: names.length > MANY ? "names" : false }, names.join("; "));
  return h(
    "tr",
    { class: "withheld" },
    h("th", { scope: "row" }, names.length > 1 ? count : names[0]),
    h("td", { colspan: columns - 1 }, fewer(survey, smallest), listed && [". ", listed]),
  );
}

/** More names than these do not go on paper. */
const MANY = 12;
