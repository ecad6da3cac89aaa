// From households to a group: the rate and the classic mistake, households against persons.
import { h, table } from "../dom.js";
import { bar, dots } from "../pictures.js";
import { difference, fill } from "../words.js";

/** The table of the group, its rate, the likelihood at the mean score, the province. */
export function group(lesson) {
  const { texts, engine, card, line } = lesson;
  const gathering = gathered(lesson);
  if (!gathering) return [chooseSource(lesson), noGroup(lesson)];
  const { households, results, meanScore, lookedUp, atMeanScore } = gathering;
  const percent = (fraction) => lesson.percent(fraction);
  const rows = lesson.group.map(({ name }, at) => ({ cells: [name, String(results[at].score), percent(results[at].likelihood)] }));
  const mean = { cells: [texts.mean, "", percent(households.rate)], class: "sum" };
  const area = areaOf(lesson.group);
  const published = engine.benchmark(area, false, line);
  const areaName = area ? card.questions[0].choices.find(({ id }) => id === area).text : texts.nation;
  const marks = [{ at: atMeanScore, class: "wrong", label: lesson.fill("wrongMark", { percent: percent(atMeanScore) }) }];
  if (published !== undefined) marks.push({ at: published, class: "published", label: lesson.fill("areaMark", { area: areaName, percent: percent(published) }) });
  const off = difference(households.rate, atMeanScore, lesson.language);
  const label = lesson.fill("dotsLabel", { n: results.length, percent: percent(households.rate), low: percent(households.low), high: percent(households.high) });
  return [
    chooseSource(lesson),
    table(texts.groupTable, [texts.household, texts.score, texts.likelihood], [...rows, mean], "numbers"),
    h("p", { class: "big", id: "rate" }, lesson.fill("rateIs", { percent: percent(households.rate), line: lesson.lineName })),
    h("p", { class: "mark", id: "wrong" }, [lesson.fill("wrongWay", { score: lesson.number(meanScore, 1), row: lookedUp, percent: percent(atMeanScore) }), " ", lesson.fill(/[1-9]/.test(off) ? "wrongBy" : "wrongNot", { off })]),
    h("figure", {}, h("figcaption", {}, texts.dots), dots(results.map(({ likelihood }) => likelihood), households, marks, label, lesson.language)),
    h("p", { id: "interval" }, lesson.fill("intervalIs", { low: percent(households.low), high: percent(households.high), n: results.length }), households.small && ` ${texts.small}`),
    published !== undefined && h("p", { id: "benchmark" }, fill(texts.benchmark, { area: areaName, percent: percent(published), survey: card.survey, line: lesson.lineName })),
    copyButton(lesson, () => [
      [texts.household, texts.score, texts.likelihood],
      ...rows.map(({ cells }) => cells),
      mean.cells,
    ]),
  ];
}

/** The share of households and that of persons. */
export function persons(lesson) {
  const { texts, engine, line } = lesson;
  const percent = (fraction) => lesson.percent(fraction);
  const gathering = gathered(lesson);
  if (!gathering) return [chooseSource(lesson), noGroup(lesson)];
  if (!gathering.persons) return [chooseSource(lesson), h("p", { class: "mark" }, texts.noMembers)];
  const { households, persons: weighed, results } = gathering;
  const rows = lesson.group.map(({ name, members }, at) => ({ cells: [name, String(members), percent(results[at].likelihood)] }));
  const area = areaOf(lesson.group);
  const published = area ? [false, true].map((of) => engine.benchmark(area, of, line)) : [undefined];
  return [
    chooseSource(lesson),
    h("p", {}, texts.personsHint),
    table(texts.groupTable, [texts.household, texts.members, texts.likelihood], rows, "numbers"),
    bar(households.rate, lesson.fill("ofHouseholds", { percent: percent(households.rate) }), "household"),
    bar(weighed.rate, lesson.fill("ofPersons", { percent: percent(weighed.rate), n: lesson.number(weighed.below), all: lesson.number(weighed.members) }), "household"),
    published.every((rate) => rate !== undefined) &&
      h("p", { id: "benchmarks" }, lesson.fill("benchmarks", { households: percent(published[0]), persons: percent(published[1]) })),
  ];
}

/** The area that all of a group live in, where there is one. */
function areaOf(group) {
  const { q1 } = group[0].answers;
  return group.every(({ answers }) => answers.q1 === q1) ? q1 : undefined;
}

/** The group on the line; nothing where there is none. */
export function gathered(lesson) {
  return lesson.group.length ? lesson.engine.gather(lesson.group, lesson.line, undefined) : null;
}

/** What is told of a group that nobody is in yet. */
const noGroup = ({ source, texts }) => h("p", { class: "mark" }, source === "own" ? texts.noOwn : texts.noGroup);

/** The practice households, the trainer's own, or the participants' results. */
function chooseSource(lesson) {
  const { texts } = lesson;
  const choose = h(
    "select",
    { id: "source", onchange: () => ((lesson.source = choose.value), lesson.draw(), document.querySelector("#source").focus()) },
    Object.entries({ practice: 10, own: lesson.own.length, participants: lesson.participants.length }).map(([source, n]) =>
      h("option", { value: source, selected: source === lesson.source }, lesson.fill(source, { n })),
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
