// From households to a group: the rate and the classic mistake, the margin of error, households against persons.
import { fillWith, h, table } from "../dom.js";
import { intervalOf } from "../engine.js";
import { bar, dots, interval } from "../pictures.js";
import { fill, inPoints, points } from "../words.js";

/** The smallest group of the slider, and the credit union that it starts with. */
const FEWEST = 10;
const CREDIT_UNION = 4200;

/** The table of the group, its rate, the likelihood at the mean score, the province. */
export function group(lesson) {
  const { texts, engine, card, line } = lesson;
  const gathering = gathered(lesson);
  if (!gathering) return [chooseSource(lesson), h("p", { class: "mark" }, texts.noGroup)];
  const { households, results, meanScore, lookedUp, atMeanScore, off } = gathering;
  const { percent } = sayings(lesson);
  const rows = lesson.group.map(({ name }, at) => ({ cells: [name, String(results[at].score), percent(results[at].likelihood)] }));
  const mean = { cells: [texts.mean, lesson.number(meanScore, 1), percent(households.rate)], class: "sum" };
  const area = lesson.group.every(({ answers }) => answers.q1 === lesson.group[0].answers.q1) ? lesson.group[0].answers.q1 : undefined;
  const published = engine.benchmark(area, false, line);
  const areaName = area ? card.questions[0].choices.find(({ id }) => id === area).text : texts.nation;
  const marks = [{ at: atMeanScore, class: "wrong", label: lesson.fill("wrongMark", { percent: percent(atMeanScore) }) }];
  if (published !== undefined) marks.push({ at: published, class: "published", label: lesson.fill("areaMark", { area: areaName, percent: percent(published) }) });
  const label = lesson.fill("dotsLabel", { n: results.length, percent: percent(households.rate), low: percent(households.low), high: percent(households.high) });
  return [
    chooseSource(lesson),
    table(texts.groupTable, [texts.household, texts.score, texts.likelihood], [...rows, mean], "numbers"),
    h("p", { class: "big", id: "rate" }, lesson.fill("rateIs", { percent: percent(households.rate), line: lesson.lineName })),
    h("p", { class: "mark", id: "wrong" }, lesson.fill("wrongWay", { score: lesson.number(meanScore, 1), row: lookedUp, percent: percent(atMeanScore), off: points(off, lesson.language) })),
    h("figure", {}, h("figcaption", {}, texts.dots), dots(results.map(({ likelihood }) => likelihood), households, marks, label, lesson.language)),
    h("p", { id: "interval" }, lesson.fill("intervalIs", { low: percent(households.low), high: percent(households.high), n: results.length }), households.small && ` ${texts.small}`),
    published !== undefined && h("p", { id: "benchmark" }, fill(texts.benchmark, { area: areaName, percent: percent(published), survey: card.survey })),
    copyButton(lesson, () => [
      [texts.household, texts.score, texts.likelihood],
      ...rows.map(({ cells }) => cells),
      mean.cells,
    ]),
  ];
}

/** The margin of error as the group grows to the whole credit union. */
export function margin(lesson) {
  const { texts } = lesson;
  const { percent } = sayings(lesson);
  const rate = gathered(lesson)?.households.rate ?? 0.5;
  lesson.population ??= CREDIT_UNION;
  lesson.interviews = Math.min(lesson.interviews ?? FEWEST, lesson.population);
  const range = h("input", { type: "range", id: "interviews", min: FEWEST, max: lesson.population, step: 1, value: lesson.interviews });
  const population = h("input", { type: "number", id: "population", min: FEWEST, max: 10_000_000, value: lesson.population });
  const told = h("p", { class: "big", id: "margin", role: "status" });
  const picture = h("div");
  const show = () => {
    const ends = intervalOf(lesson.interviews, rate, lesson.population);
    told.textContent = lesson.fill("marginIs", { n: lesson.number(lesson.interviews), points: inPoints(ends.halfWidth, lesson.language) });
    range.setAttribute("aria-valuetext", told.textContent);
    fillWith(picture, interval(ends, lesson.fill("intervalLabel", { low: percent(ends.low), high: percent(ends.high) }), lesson.language));
  };
  range.addEventListener("input", () => {
    lesson.interviews = range.valueAsNumber;
    show();
  });
  population.addEventListener("change", () => {
    if (!population.checkValidity() || !Number.isInteger(population.valueAsNumber)) {
      lesson.tell(lesson.fill("badPopulation", { found: population.value || "–" }));
      return;
    }
    lesson.tell("");
    lesson.population = population.valueAsNumber;
    range.max = lesson.population;
    lesson.interviews = range.valueAsNumber;
    show();
  });
  show();
  const steps = [10, 30, 100, 300, 1000, lesson.population].filter((n, at, all) => n <= lesson.population && all.indexOf(n) === at);
  const rows = steps.map((n) => ({ cells: [lesson.number(n), `± ${inPoints(intervalOf(n, rate, lesson.population).halfWidth, lesson.language)}`] }));
  return [
    h("p", {}, lesson.fill("marginHint", { percent: percent(rate) })),
    h("div", { class: "row" }, h("label", {}, texts.population, population), h("label", { class: "wide" }, texts.interviews, range)),
    told,
    picture,
    table(texts.margins, [texts.interviews, texts.halfWidth], rows, "numbers"),
    h("p", { class: "hint" }, texts.marginMethod),
  ];
}

/** The share of households and that of persons. */
export function persons(lesson) {
  const { texts, engine, line } = lesson;
  const { percent } = sayings(lesson);
  const gathering = gathered(lesson);
  if (!gathering?.persons) return [chooseSource(lesson), h("p", { class: "mark" }, texts.noMembers)];
  const { households, persons: weighed, results } = gathering;
  const rows = lesson.group.map(({ name, members }, at) => ({ cells: [name, String(members), percent(results[at].likelihood)] }));
  const area = lesson.group[0].answers.q1;
  const published = [false, true].map((of) => engine.benchmark(area, of, line));
  return [
    chooseSource(lesson),
    h("p", {}, texts.personsHint),
    table(texts.groupTable, [texts.household, texts.members, texts.likelihood], rows, "numbers"),
    h("p", {}, texts.ofHouseholds),
    bar(households.rate, percent(households.rate), "household"),
    h("p", {}, lesson.fill("ofPersons", { below: lesson.number(weighed.below, 1), all: lesson.number(weighed.members) })),
    bar(weighed.rate, percent(weighed.rate), "household"),
    published.every((rate) => rate !== undefined) &&
      h("p", { id: "benchmarks" }, lesson.fill("benchmarks", { households: percent(published[0]), persons: percent(published[1]) })),
  ];
}

function gathered(lesson) {
  return lesson.group.length ? lesson.engine.gather(lesson.group, lesson.line, undefined) : null;
}

const sayings = (lesson) => ({ percent: (fraction) => lesson.percent(fraction) });

/** The practice households or the participants' results. */
function chooseSource(lesson) {
  const { texts } = lesson;
  const choose = h(
    "select",
    { id: "source", onchange: () => ((lesson.source = choose.value), lesson.draw(), document.querySelector("#source").focus()) },
    ["practice", "participants"].map((source) =>
      h("option", { value: source, selected: source === lesson.source }, lesson.fill(source, { n: lesson.participants.length })),
    ),
  );
  return h("div", { class: "row" }, h("label", {}, texts.groupOf, choose));
}

/** Figures for slides, as a table that spreadsheets paste. */
function copyButton(lesson, figures) {
  const copy = async () => {
    const text = figures().map((row) => row.join("\t")).join("\n");
    lesson.tell(await navigator.clipboard.writeText(text).then(() => lesson.texts.copied, () => lesson.texts.notCopied));
  };
  return h("button", { type: "button", id: "copy", onclick: copy }, lesson.texts.copyFigures);
}
