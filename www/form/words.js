// Numbers and dates as the browser writes them in a language.

/** A whole number. */
export const whole = (number, language) => number.toLocaleString(language);

/** A fraction as a percentage with so many decimals. */
export const percent = (fraction, decimals, language) =>
  fraction.toLocaleString(language, { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** Today's date, in words. */
export const today = (language) => new Date().toLocaleDateString(language, { dateStyle: "long" });
