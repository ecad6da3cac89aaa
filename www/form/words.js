// Numbers and dates as the browser writes them in a language.

/** The formats in use: making one takes the browser far longer than using it. */
const formats = new Map();

function format(language, decimals) {
  const key = `${language} ${decimals}`;
  if (!formats.has(key)) {
    const percent = { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    formats.set(key, new Intl.NumberFormat(language, decimals === undefined ? {} : percent));
  }
  return formats.get(key);
}

/** A whole number. */
export const whole = (number, language) => format(language).format(number);

/** A fraction as a percentage with so many decimals. */
export const percent = (fraction, decimals, language) => format(language, decimals).format(fraction);

/** Today's date, in words. */
export const today = (language) => new Date().toLocaleDateString(language, { dateStyle: "long" });
