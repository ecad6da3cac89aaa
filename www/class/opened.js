// One household opened up: the parts of the sum, the row in the table, the point on the curve. For the form's class view and
// for the lesson.
import { h, table } from "./dom.js";
import { curve } from "./pictures.js";
import { band, difference, fill, number, percent, signed } from "./words.js";

/** The sum as one writes it down: `5 + 0 + 6 = 11`; a question without an answer is a dot. */
export function sumText({ parts, sum }) {
  return `${parts.map((part) => (part ? part.points : "…")).join(" + ")} = ${sum}`;
}

/** Question, answer and points, one below the other; with the points on another line, where one is given. */
export function parts(texts, card, working, line, other) {
  const head = [texts.question, texts.answer, other ? fill(texts.pointsOn, { line: line.label }) : texts.points];
  if (other) head.push(fill(texts.pointsOn, { line: other.line.label }));
  const rows = card.questions.map(({ short, choices }, question) => {
    const part = working.parts[question];
    const cells = [short, part ? choices[part.choice].text : "…", part ? String(part.points) : "…"];
    if (other) cells.push(part ? String(other.working.parts[question].points) : "…");
    return { cells };
  });
  const sums = [texts.sum, "", String(working.sum)].concat(other ? String(other.working.sum) : []);
  return table(texts.parts, head, [...rows, { cells: sums, class: "sum" }], "numbers");
}

/** The row that was read, among its neighbours. */
export function rows(texts, working, language) {
  const read = working.rows.map((row) => ({
    cells: [band(row), percent(row.likelihood, language)],
    class: row.here ? "here" : "",
    here: row.here,
  }));
  return table(texts.row, [texts.score, texts.likelihood], read, "numbers rows");
}

/** The curve with the household on it; with an earlier result, where one is given. */
export function curveOf(texts, lesson, line, result, before, language) {
  const of = ({ score, likelihood }) => ({ score: number(score, language), percent: percent(likelihood, language) });
  const marks = [{ ...result, class: "now", label: percent(result.likelihood, language) }];
  if (before) marks.unshift({ ...before, class: "before" });
  const label = fill(before ? texts.curveMoved : texts.curveAt, { ...of(result), ...(before && { was: of(before).percent }) });
  return curve(lesson.table(line), marks, label, language);
}

/** The same under its name. */
export const picture = (texts, ...shown) => h("figure", {}, h("figcaption", {}, texts.curve), curveOf(texts, ...shown));

/** What other answers did: before, now, and which. */
export function whatIf(texts, card, { changed, results, points: gained }, language) {
  const result = (at) => [number(results[at].score, language), percent(results[at].likelihood, language)];
  const [before, now] = [result(0), result(1)];
  const rows = [
    { cells: [texts.score, before[0], now[0], signed(gained, language)] },
    { cells: [texts.likelihood, before[1], now[1], fill(texts.percentagePoints, { n: difference(results[0].likelihood, results[1].likelihood, language) })] },
  ];
  const answer = ({ question, parts: [was, is] }) =>
    fill(texts.changedAnswer, {
      question: card.questions[question].short,
      was: card.questions[question].choices[was.choice].text,
      wasPoints: was.points,
      is: card.questions[question].choices[is.choice].text,
      isPoints: is.points,
    });
  return [table(texts.whatIf, ["", texts.before, texts.now, texts.difference], rows, "numbers"), h("ul", {}, changed.map((one) => h("li", {}, answer(one))))];
}

/** A total beyond the table, explained; nothing for one within it. */
export function beyond(texts, card, { score, capped }) {
  return capped && h("p", { class: "mark" }, fill(texts.beyond, { score, last: card.lastScore }));
}
