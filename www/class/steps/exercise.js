// A household in words: the trainee marks the answers, adds the points, reads the table, and checks.
import { fillWith, h, scrolling, table } from "../dom.js";
import { band, deciding, fill } from "../words.js";

/** The mistakes that tell the right likelihood as a fraction. */
const FRACTIONS = ["read-line", "own-line", "fraction"];

export function exercise(lesson) {
  const { texts, engine, card, line } = lesson;
  lesson.exercise ??= 0;
  lesson.exercise = Math.min(lesson.exercise, lesson.cases.length - 1);
  const one = lesson.cases[lesson.exercise];
  const choose = h(
    "select",
    { id: "exercise", onchange: () => ((lesson.exercise = choose.selectedIndex), lesson.draw(), document.querySelector("#exercise").focus()) },
    lesson.cases.map((each, at) => h("option", { selected: at === lesson.exercise }, lesson.say(each.title))),
  );
  const answers = card.questions.map(({ id, text, choices }) => {
    const select = h(
      "select",
      { "data-question": id },
      h("option", { value: "" }, texts.chooseOne),
      choices.map((choice) => h("option", { value: choice.id }, fill(texts.choiceWithPoints, { text: choice.text, n: choice.points[line] }))),
    );
    return h("label", {}, text, select);
  });
  const near = h("div", { id: "near", "data-stays": ".hand, #verdict" });
  const showNear = () => fillWith(near, nearTable(lesson, sum.value.trim()));
  const sum = h("input", { id: "sum", inputmode: "numeric", autocomplete: "off", oninput: showNear });
  const likelihood = h("input", { id: "likelihood", inputmode: "decimal", autocomplete: "off" });
  const verdict = h("div", { id: "verdict", tabindex: "-1" });
  const solution = h("div", { id: "solution" });
  const [score, tellScore] = scoreOf(lesson);
  const marked = () => {
    const controls = [...form.querySelectorAll("[data-question]")];
    return Object.fromEntries(controls.map((control) => [control.dataset.question, control.value]));
  };
  const check = (event) => {
    event.preventDefault();
    const answers = marked();
    const missing = card.questions.filter(({ id }) => !answers[id]).map(({ short }) => short);
    missing.push(...[sum, likelihood].filter(({ value }) => !value.trim()).map((control) => control.parentElement.firstChild.textContent));
    // What is not complete is no try.
    if (missing.length) {
      fillWith(verdict, h("p", { class: "mark" }, fill(texts.unanswered, { fields: missing.join(", ") })));
      verdict.focus();
      return;
    }
    const unread = [
      [sum, /^\d+$/.test(sum.value.trim()), texts.noNumber],
      [likelihood, /^\d+([.,]\d+)?\s*%?$/.test(likelihood.value.trim()) && numberIn(likelihood) <= 100, texts.noPercent],
    ].filter(([, right]) => !right);
    if (unread.length) {
      const problems = unread.map(([control, , told]) => fill(told, { field: control.parentElement.firstChild.textContent, found: control.value }));
      fillWith(verdict, problems.map((problem) => h("p", { class: "mark" }, problem)));
      verdict.focus();
      return;
    }
    const written = { answers, sum: numberIn(sum), percent: numberIn(likelihood) };
    const mistakes = engine.check(lesson.answersOf(one), written, line);
    lesson.count(one, !mistakes.length);
    tellScore();
    // Which row was to be read is told now.
    fillWith(near, nearTable(lesson, sum.value.trim(), true));
    fillWith(
      verdict,
      mistakes.length
        ? [h("p", {}, lesson.fill("mistakes", { n: mistakes.length })), h("ol", {}, mistakes.map((mistake) => h("li", {}, [explain(lesson, card, mistake, written), " ", quote(lesson, one, mistake.question)])))]
        : h("p", { class: "right" }, texts.allRight),
    );
    verdict.focus();
  };
  const solve = () => {
    const working = engine.working(lesson.answersOf(one), line);
    const cells = card.questions.map(({ short, choices }, at) => {
      const { choice, points } = working.parts[at];
      return [short, [choices[choice].text, quote(lesson, one, at)], String(points)];
    });
    const rows = [...cells.map((row) => ({ cells: row })), { cells: [texts.sum, "", String(working.sum)], class: "sum" }];
    const half = cells.length / 2;
    const tables = [rows.slice(0, half), rows.slice(half)].map((rows, at) =>
      table(`${texts.solution}, ${fill(texts.questionsTo, { from: at * half + 1, to: (at + 1) * half })}`, [texts.question, texts.answer, texts.points], rows, "numbers"),
    );
    fillWith(solution, tables, h("p", {}, lesson.fill("solutionRow", { score: working.result.score, percent: lesson.percent(working.result.likelihood) })));
    tables[0].tabIndex = -1;
    tables[0].focus();
  };
  const form = h(
    "form",
    { class: "sheet", novalidate: true, "data-household": lesson.exercise, onsubmit: check },
    h("fieldset", { class: "marks" }, h("legend", {}, texts.markAnswers), answers),
    h(
      "fieldset",
      { class: "hand" },
      h("legend", {}, texts.byHand),
      h(
        "div",
        { class: "row", "data-stays": "#verdict" },
        h("label", {}, texts.sum, sum),
        h("label", {}, texts.likelihoodPercent, likelihood),
        h("button", { class: "primary", id: "check" }, texts.check),
        h("button", { type: "button", id: "solve", onclick: solve }, texts.showSolution),
      ),
      near,
    ),
  );
  showNear();
  return [
    h("div", { class: "row" }, h("label", {}, texts.household, choose), score),
    h("blockquote", { class: "story", "data-stays": ".marks" }, lesson.say(one.story)),
    h("p", {}, lesson.fill("askedLine", { line: lesson.lineName })),
    form,
    verdict,
    solution,
    openedTable(lesson),
  ];
}

/** The score of all exercises, once there is one, and what brings it up to date. */
export function scoreOf(lesson) {
  const score = h("p", { id: "score" });
  const tell = () => {
    score.hidden = !lesson.score.tried;
    score.textContent = lesson.fill("scoreIs", lesson.score);
  };
  tell();
  return [score, tell];
}

/** How many rows of the table stand about a sum. */
const NEAR = 10;

/** The rows of the table about a sum, side by side; the one to read is marked once it was `checked`. */
function nearTable(lesson, sum, checked = false) {
  const { texts, engine, line, lineName } = lesson;
  if (!/^\d+$/.test(sum)) return h("p", { class: "hint" }, texts.nearHint);
  const rows = engine.table(line);
  const found = rows.findIndex(({ to }) => Number(sum) <= to);
  const at = found < 0 ? rows.length - 1 : found;
  const first = Math.max(0, Math.min(at - (at % NEAR), rows.length - NEAR));
  const shown = rows.slice(first, first + NEAR);
  const caption = fill(texts.near, { line: lineName, from: shown[0].from, to: shown[shown.length - 1].to });
  const all = table(caption, [texts.score, ...shown.map(band)], [{ cells: [texts.likelihood, ...shown.map(({ likelihood }) => lesson.percent(likelihood))] }], "near");
  if (checked) for (const { cells } of all.rows) cells[at - first + 1].className = "read";
  return scrolling(caption, all);
}

/** The table behind a summary, built when it is opened for the first time. */
function openedTable(lesson) {
  const summary = h("summary", {}, lesson.texts.wholeTable);
  const details = h("details", { id: "table", ontoggle: () => details.children.length === 1 && details.append(wholeTable(lesson)) }, summary);
  return details;
}

/** The look-up table with all lines side by side, as printed. */
function wholeTable(lesson) {
  const { texts, engine, card } = lesson;
  const columns = card.lines.map((line, at) => engine.table(at));
  const rows = columns[0].map((row, at) => ({ cells: [band(row), ...columns.map((column) => lesson.percent(column[at].likelihood))] }));
  return scrolling(texts.wholeTable, table(texts.wholeTable, [texts.score, ...card.lines.map(({ label }) => label)], rows, "numbers"));
}

/** The number in a field, with a decimal comma or point. */
const numberIn = ({ value }) => parseFloat(value.replace(",", "."));

/** What the story says of a question, where it tells. */
function quote(lesson, one, question) {
  const sentence = deciding(lesson.say(one.story), one.because, question);
  return sentence && h("small", { class: "quote" }, lesson.fill("storySays", { sentence }));
}

function explain(lesson, card, { kind, ...found }, { sum }) {
  const choice = (at) => card.questions[found.question].choices[at].text;
  const isRow = found.right !== null && typeof found.right === "object";
  return lesson.fill(`mistake-${kind}`, {
    question: found.question === undefined ? "" : card.questions[found.question].short,
    chosen: found.chosen === undefined ? "" : choice(found.chosen),
    answer: kind === "choice" ? choice(found.right) : "",
    written: found.written,
    sum,
    right: isRow ? band(found.right) : FRACTIONS.includes(kind) ? lesson.percent(found.right) : found.right,
    percent: isRow ? lesson.percent(found.right.likelihood) : "",
    row: found.row ? band(found.row) : "",
    line: found.line === undefined ? "" : card.lines[found.line].label,
    asked: lesson.lineName,
  });
}
