// The handout, which the printer gets in place of the page: a blank scorecard with points, the look-up table, a worked
// example, an exercise sheet, and the same with its solutions.
import { fillWith, h, table } from "./dom.js";
import { parts, sumText } from "./opened.js";
import OPENED from "../form/texts/class.json";
import { band, fill } from "./words.js";

/** How many blocks the look-up table stands in, side by side. */
const BLOCKS = 4;
/** More choices than this stand in small columns. */
const MANY = 12;

/** Fills the handout anew. */
export function fillHandout(place, lesson) {
  const { sheets } = lesson;
  place.lang = lesson.language;
  fillWith(
    place,
    sheets.card && scorecard(lesson),
    sheets.table && lookUp(lesson),
    sheets.example && example(lesson),
    sheets.exercises && exercises(lesson, false),
    sheets.solutions && exercises(lesson, true),
  );
}

function sheet(lesson, title, ...content) {
  const about = `${lesson.card.name}. ${lesson.texts.line}: ${lesson.lineName}.`;
  const source = lesson.fill("source", { source: lesson.card.source });
  return h("section", { class: "paper" }, h("h1", {}, title), h("p", {}, about), content, h("p", { class: "foot" }, source));
}

function scorecard(lesson) {
  const { texts, card, line } = lesson;
  const questions = card.questions.map(({ text, choices }, at) => {
    const shown = choices.map((choice) => h("li", {}, h("b", {}, choice.id), ` ${choice.text} `, h("span", { class: "points" }, String(choice.points[line]))));
    return h("li", {}, h("b", {}, text), h("ul", { class: choices.length > MANY ? "many" : "few" }, shown), h("span", { class: "box" }, `${texts.points} ${at + 1}: `));
  });
  return sheet(lesson, texts.sheets.card, h("ol", { class: "questions" }, questions), h("p", { class: "box" }, `${texts.sum}: `), h("p", { class: "box" }, `${texts.likelihood}: `));
}

function lookUp(lesson) {
  const { texts, engine, line } = lesson;
  const rows = engine.table(line);
  const each = Math.ceil(rows.length / BLOCKS);
  const blocks = Array.from({ length: BLOCKS }, (_, at) => rows.slice(at * each, (at + 1) * each)).filter((block) => block.length);
  const shown = blocks.map((block, at) =>
    table(fill(texts.part, { n: at + 1 }), [texts.score, texts.likelihood], block.map((row) => ({ cells: [band(row), lesson.percent(row.likelihood)] })), "numbers"),
  );
  return sheet(lesson, texts.sheets.table, h("div", { class: "blocks" }, shown));
}

function example(lesson) {
  const { texts, engine, card, line } = lesson;
  const [one] = lesson.practice;
  const working = engine.working(lesson.answersOf(one), line);
  return sheet(
    lesson,
    texts.sheets.example,
    h("h2", {}, lesson.say(one.title)),
    h("p", {}, lesson.say(one.story)),
    parts(OPENED[lesson.language], card, working, card.lines[line]),
    h("p", {}, sumText(working)),
    h("p", {}, lesson.fill("solutionRow", { score: working.result.score, percent: lesson.percent(working.result.likelihood) })),
  );
}

function exercises(lesson, solved) {
  const { texts, engine, card, line } = lesson;
  const chosen = lesson.cases.slice(1, 6).concat(lesson.own.slice(0, 3));
  const each = chosen.map((one) => {
    const working = engine.working(lesson.answersOf(one), line);
    const letter = ({ choice }, at) => card.questions[at].choices[choice].id;
    const answers = card.questions.map(({ short }, at) => h("span", { class: "box" }, `${at + 1}. ${short}: `, solved && h("b", {}, `${letter(working.parts[at], at)} (${working.parts[at].points})`)));
    const filled = (value) => solved && h("b", {}, value);
    return h(
      "article",
      {},
      h("h2", {}, lesson.say(one.title)),
      h("p", {}, lesson.say(one.story)),
      h("p", { class: "answers" }, answers),
      h("p", { class: "answers" }, h("span", { class: "box" }, `${texts.sum}: `, filled(String(working.sum))), h("span", { class: "box" }, `${texts.likelihood}: `, filled(lesson.percent(working.result.likelihood)))),
    );
  });
  return sheet(lesson, solved ? texts.sheets.solutions : texts.sheets.exercises, each);
}
