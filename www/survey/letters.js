// The letters of a paper sheet, in the order of the questions.

/**
 * The answers that letters mean: `{answers, few}`, `few` where they do not reach the last question; or `{wrong}`, the first
 * letter that means none, without `expected` where there are more letters than questions.
 */
export function lettersOf(survey, text) {
  const { questions } = survey.card;
  const apart = text.toUpperCase().split(/[\s,;]+/).filter(Boolean);
  const given = apart.length === 1 ? [...apart[0]] : apart;
  const at = given.findIndex((letter, at) => !questions[at]?.choices.some(({ id }) => id === letter));
  const figures = { count: String(given.length), last: String(questions.length) };
  if (at >= 0) {
    const expected = questions[at]?.choices.map(({ id }) => id).join(", ");
    return { wrong: { ...figures, number: String(at + 1), found: given[at], expected, question: questions[at] && nameOf(survey, questions[at]) } };
  }
  const answers = Object.fromEntries(given.map((letter, at) => [questions[at].id, letter]));
  const next = questions[given.length];
  return { answers, few: next && { ...figures, question: numbered(survey, next, given.length) } };
}

/** A question as a person finds it: its number and what it is about. */
export function numbered(survey, question, at) {
  return `${at + 1}. ${nameOf(survey, question)}`;
}

function nameOf(survey, { short, text }) {
  return survey.say(short ?? text);
}
