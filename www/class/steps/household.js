// The idea in five sentences; one household opened up; the same answers on every line; a total beyond the table.
import { h, table } from "../dom.js";
import { beyond, parts, rows, sumText } from "../opened.js";
import { bar } from "../pictures.js";
import OPENED from "../../form/texts/class.json";

/** What the PPI is. */
export function start({ texts }) {
  return [h("ol", { class: "idea" }, texts.idea.map((sentence, at) => h("li", { value: at + 1 }, sentence))), h("p", { class: "hint" }, texts.keys)];
}

/** The form in class, with a practice household to fill in. */
export function household(lesson) {
  const { texts } = lesson;
  lesson.form ??= formOf(lesson);
  lesson.form.setAttribute("lang", lesson.language);
  lesson.form.setAttribute("line", lesson.card.lines[lesson.line].id);
  const choose = h("select", { id: "household" }, lesson.cases.map((one) => h("option", {}, lesson.say(one.title))));
  const fillIn = () => {
    lesson.form.answers = lesson.answersOf(lesson.cases[choose.selectedIndex]);
    lesson.tell(texts.filledIn);
  };
  return [
    h("p", {}, texts.householdHint),
    h(
      "div",
      { class: "row" },
      h("label", {}, texts.household, choose),
      h("button", { type: "button", id: "fill", onclick: fillIn }, texts.fillIn),
      h("button", { type: "button", onclick: () => lesson.form.reset() }, texts.clear),
    ),
    lesson.form,
  ];
}

/** The form; a line or a language that is chosen in it holds for the lesson. */
function formOf(lesson) {
  const form = h("ppi-form", { mode: "class", layout: "list" });
  new MutationObserver(() => lesson.follow(form.getAttribute("line"), form.lang)).observe(form, { attributeFilter: ["line", "lang"] });
  return form;
}

/** One household on every line, on the card with points per line and, where it answered that, on the one of 2012. */
export function lines(lesson) {
  const { texts } = lesson;
  const opened = OPENED[lesson.language];
  lesson.compared = Math.min(lesson.compared ?? 0, lesson.cases.length - 1);
  const one = lesson.cases[lesson.compared];
  const choose = h(
    "select",
    { id: "compared", onchange: () => ((lesson.compared = choose.selectedIndex), lesson.draw(), document.querySelector("#compared").focus()) },
    lesson.cases.map((each, at) => h("option", { selected: at === lesson.compared }, lesson.say(each.title))),
  );
  const of = (id) => {
    const engine = lesson.engines[id];
    const card = engine.card(lesson.language);
    const results = engine.results(one.answers[id] ?? {});
    if (!results.length) {
      const other = lesson.practice.find(({ answers }) => answers[id]);
      return h("p", { class: "mark" }, lesson.fill("noAnswers", { card: card.name, name: lesson.say(other.title) }));
    }
    const cells = card.lines.map(({ label }, line) => [label, String(results[line].score), lesson.percent(results[line].likelihood)]);
    return [
      table(`${card.name}: ${lesson.say(one.title)}`, [texts.line, texts.score, texts.likelihood], cells.map((row) => ({ cells: row })), "numbers"),
      h("p", {}, card.perLine ? opened.perLine : opened.oneScore),
    ];
  };
  return [
    h("p", {}, texts.linesHint),
    h("div", { class: "row" }, h("label", {}, texts.household, choose)),
    h("div", { class: "halves" }, h("div", {}, of("idn-2023")), h("div", {}, of("idn-2012"))),
  ];
}

/** A household whose points exceed the table. */
export function beyondTable(lesson) {
  const { texts, engine, card } = lesson;
  const { answers, line } = engine.beyond();
  const working = engine.working(answers, line);
  const opened = OPENED[lesson.language];
  return [
    h("p", {}, lesson.fill("beyondHint", { line: card.lines[line].label })),
    h("p", { class: "big" }, sumText(working)),
    parts(opened, card, working, card.lines[line]),
    beyond(opened, card, working.result),
    rows(opened, working, lesson.language),
    bar(working.result.likelihood, lesson.fill("likelihoodIs", { percent: lesson.percent(working.result.likelihood, 3) })),
  ];
}
