// Texts with values in their places, and numbers as the browser writes them in a language.

const formats = new Map();

function format(language, options) {
  const key = `${language} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(language, options));
  return formats.get(key);
}

/** A text with values in its places: `{n}` becomes the value named `n`. */
export const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (place, name) => (Object.hasOwnProperty.call(values, name) ? values[name] : place));

/** A number, with so many decimals at most. */
export const number = (value, language, decimals = 0) => format(language, { maximumFractionDigits: decimals }).format(value);

/** A fraction as a percentage with one decimal, or so many. */
export const percent = (fraction, language, decimals = 1) =>
  format(language, { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(fraction);

/** What a percentage with one decimal shows. */
const shown = (fraction) => parseFloat(percent(fraction, "en"));

/** The difference of two fractions as they are shown, in percentage points, without the unit, with its sign. */
export const difference = (from, to, language) =>
  minus(format(language, { signDisplay: "exceptZero", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(shown(to) - shown(from)));

/** A width of fractions in percentage points, without the unit. */
export const inPoints = (fraction, language) =>
  format(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(fraction * 100);

/** A whole number with its sign. */
export const signed = (value, language) => minus(format(language, { signDisplay: "exceptZero" }).format(value));

/** A number with a true minus sign. */
const minus = (text) => text.replace("-", "−");

/** A row of the table: a score, or a band of scores. */
export const band = ({ from, to }) => (from === to ? String(from) : `${from}–${to}`);

/** The sentence that decides a question of a household's story; nothing where the household does not tell. */
export function deciding(story, because, question) {
  const sentence = story.match(/[^.]+\./g)?.[because?.[question] - 1];
  return sentence?.trim().replace(/^“/, "");
}
