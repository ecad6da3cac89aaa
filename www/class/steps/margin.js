// The margin of error as the group grows to the whole credit union.
import { fillWith, h, table } from "../dom.js";
import { intervalOf } from "../engine.js";
import { interval } from "../pictures.js";
import { fill, inPoints } from "../words.js";
import { gathered } from "./group.js";

/** The credit union that the step starts with, and the fewest and the most households that one has. */
const CREDIT_UNION = 4200;
const FEWEST = 10;
const MOST = 10_000_000;

/** The numbers of interviews that the table compares, besides everybody. */
const COMPARED = [10, 30, 100, 300, 1000];

/** Sensible numbers of interviews, each about twice the one before, up to everybody. */
function sizes(population) {
  const all = [];
  for (let ten = FEWEST; ten < population; ten *= 10) all.push(ten, 2 * ten, 3 * ten, 5 * ten);
  return [...all.filter((n) => n < population), population];
}

export function margin(lesson) {
  const { texts } = lesson;
  const rate = gathered(lesson)?.households.rate ?? 0.5;
  lesson.population ??= CREDIT_UNION;
  lesson.interviews = Math.min(lesson.interviews ?? FEWEST, lesson.population);
  const range = h("input", { type: "range", id: "interviews", min: 0, step: 1 });
  const population = h("input", { type: "number", id: "population", min: FEWEST, max: MOST, value: lesson.population, "aria-describedby": "bad-population" });
  const bad = h("span", { id: "bad-population", class: "bad", role: "status" });
  const told = h("p", { class: "big", id: "margin", role: "status" });
  const picture = h("div");
  const compared = h("div");
  const points = (n) => inPoints(intervalOf(n, rate, lesson.population).halfWidth, lesson.language);
  const show = () => {
    const ends = intervalOf(lesson.interviews, rate, lesson.population);
    told.textContent = lesson.fill("marginIs", { n: lesson.number(lesson.interviews), points: points(lesson.interviews) });
    range.setAttribute("aria-valuetext", told.textContent);
    fillWith(picture, interval(ends, lesson.fill("intervalLabel", { low: lesson.percent(ends.low), high: lesson.percent(ends.high) }), lesson.language));
  };
  /** Takes the number of households over: into the slider, which stays where it was as far as it can, and the table. */
  const resize = () => {
    const steps = sizes(lesson.population);
    range.max = steps.length - 1;
    range.value = steps.filter((n) => n <= lesson.interviews).length - 1;
    lesson.interviews = steps[range.valueAsNumber];
    const rows = [...COMPARED.filter((n) => n < lesson.population), lesson.population].map((n) => ({ cells: [lesson.number(n), `± ${points(n)}`] }));
    fillWith(compared, table(texts.margins, [texts.interviews, texts.halfWidth], rows, "numbers"));
    show();
  };
  range.addEventListener("input", () => {
    lesson.interviews = sizes(lesson.population)[range.valueAsNumber];
    show();
  });
  population.addEventListener("input", () => {
    const right = population.value !== "" && population.checkValidity();
    population.setAttribute("aria-invalid", String(!right));
    bad.textContent = right ? "" : fill(texts.badPopulation, { found: population.value });
    if (!right) return;
    lesson.population = population.valueAsNumber;
    resize();
  });
  resize();
  return [
    h("p", {}, lesson.fill("marginHint", { percent: lesson.percent(rate) })),
    h("div", { class: "row" }, h("label", {}, texts.population, population, bad), h("label", { class: "wide" }, texts.interviews, range)),
    told,
    picture,
    compared,
    h("p", {}, texts.samplingAlone),
    h("p", { class: "hint" }, texts.marginMethod),
  ];
}
