// What is too small to be shown. Screen, tables, files and reports all take what this lets through, and nothing else.
import { fill, h } from "./dom.js";
import TEXTS from "./texts/withheld.json";

/** The scores that one bar of their distribution holds. */
const CLASS = 5;
/** More names than these do not go on paper. */
const MANY = 12;

/**
 * The parts that are not shown, each with whether it is hidden for the sake of others alone: those with fewer interviews
 * than `smallest`; and where these together have fewer, so that they could be told from the rest, the smallest of the rest
 * too.
 */
export function few(parts, smallest) {
  const hidden = new Map(parts.filter(({ n }) => n < smallest).map((part) => [part, false]));
  const sum = () => [...hidden.keys()].reduce((sum, { n }) => sum + n, 0);
  const rest = parts.filter((part) => !hidden.has(part)).sort((a, b) => a.n - b.n);
  while (sum() > 0 && sum() < smallest && rest.length) hidden.set(rest.shift(), true);
  return hidden;
}

/** The keys of hidden groups, each with whether it is hidden for the sake of others alone: of those that were `asked` about. */
export function hiddenKeys(asked, hidden) {
  return asked.filter((group) => hidden.has(group)).map((group) => ({ key: group.key, beside: hidden.get(group) }));
}

/** The same as a file has it. */
export function withheldRecord(hidden) {
  const keys = (list) => list.map(({ key }) => key);
  return { withheld: keys(hidden), withheld_beside: keys(hidden.filter(({ beside }) => beside)) };
}

/** An estimate without what is too small: `whole` and `groups` that may be shown, and the `hidden` ones as `hiddenKeys` has them. */
export function disclosed(estimate, smallest) {
  const [whole, ...others] = estimate.groups;
  if (whole.n < smallest) return { ...estimate, whole: undefined, groups: [], hidden: [{ key: {} }, ...others].map(({ key }) => ({ key, beside: false })) };
  const cuts = byColumns(others);
  const hidden = new Map([...cuts.values()].flatMap((groups) => [...few(groups, smallest)]));
  const reduced = ({ bands, lines, ...group }) => ({ ...group, lines: lines.map((line) => ofLine(line, smallest)), ...(bands && { bands: ofBands(bands, smallest) }) });
  return {
    ...estimate,
    whole: reduced(whole),
    groups: others.filter((group) => !hidden.has(group)).map(reduced),
    hidden: hiddenKeys(others, hidden),
  };
}

/** Groups by the columns of their keys, in the order of the estimate. */
export function byColumns(groups) {
  const cuts = new Map();
  for (const group of groups) {
    const columns = Object.keys(group.key).join("\n");
    cuts.set(columns, [...(cuts.get(columns) ?? []), group]);
  }
  return cuts;
}

/** The bands: a hidden one keeps its edges alone. */
function ofBands(bands, smallest) {
  const hidden = few(bands, smallest);
  return bands.map((band) => (hidden.has(band) ? { ...band, n: null, share: null, beside: hidden.get(band) } : band));
}

/** The scores in classes, likewise. */
function ofLine({ distribution, ...line }, smallest) {
  if (!distribution) return line;
  const last = Math.max(...distribution.map(({ score }) => score), 99);
  const classes = Array.from({ length: Math.floor(last / CLASS) + 1 }, (_, at) => ({ from: CLASS * at, to: CLASS * at + CLASS - 1, n: 0 }));
  for (const { score, n } of distribution) classes[Math.floor(score / CLASS)].n += n;
  const hidden = few(classes.filter(({ n }) => n > 0), smallest);
  return { ...line, distribution: classes.map((one) => (hidden.has(one) ? { ...one, n: null, beside: hidden.get(one) } : one)) };
}

/** The words for what is not shown: because it is too small, or only so that what is `beside` it cannot be worked out. */
export function fewer(survey, smallest, beside = false) {
  const texts = survey.texts(TEXTS);
  return beside ? texts.beside : fill(texts.fewer, { smallest: survey.whole(smallest) });
}

/** The words for all of these that are not shown, each reason once. */
export function reasons(survey, smallest, parts) {
  const hidden = parts.filter(({ n }) => n === null);
  return [false, true].filter((reason) => hidden.some(({ beside }) => beside === reason)).map((reason) => fewer(survey, smallest, reason)).join("; ");
}

/**
 * The rows of a table of so many columns that stand for all `hidden` groups, `{name, beside}`: one for each reason. Many
 * names are told on the screen alone.
 */
export function hiddenRows(survey, hidden, smallest, columns) {
  return [false, true].map((reason) => {
    const names = hidden.filter(({ beside }) => beside === reason).map(({ name }) => name);
    if (!names.length) return null;
    const count = fill(survey.texts(TEXTS).groups, { count: survey.whole(names.length) });
    const listed = names.length > 1 && h("small", { class: names.length > MANY ? "names" : false }, names.join("; "));
    return h(
      "tr",
      { class: "withheld" },
      h("th", { scope: "row" }, names.length > 1 ? count : names[0]),
      h("td", { colspan: columns - 1 }, fewer(survey, smallest, reason), listed && [". ", listed]),
    );
  });
}
