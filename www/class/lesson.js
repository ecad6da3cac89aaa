// ppi-class.html: the whole lesson in one file, one step at a time. The page keeps what the class did in memory alone.
import "ppi-form-inside"; // What is packed stands first and together in the bundle: it compresses better.
import "ppi-class-wasm";
import "ppi-camera-wasm";
import "../ppi-form.js";

import { loadCard } from "../form/cards.js";
import { start as startForm, unpack } from "../form/module.js";
import { fillWith, h } from "./dom.js";
import { Lesson, startClass } from "./engine.js";
import { fillHandout } from "./handout.js";
import practice from "./households.json";
import { cases } from "./steps/cases.js";
import { exercise } from "./steps/exercise.js";
import { group, persons } from "./steps/group.js";
import { beyondTable, household, lines, start } from "./steps/household.js";
import { margin } from "./steps/margin.js";
import { print } from "./steps/print.js";
import { results } from "./steps/results.js";
import { roster } from "./steps/roster.js";
import TEXTS from "./texts/lesson.json";
import { fill, number, percent } from "./words.js";

/** The card of the lesson, and those that it is compared with. */
const CARD = "idn-2023";
const OTHERS = ["idn-2020", "idn-2012"];
const STEPS = { start, household, lines, beyondTable, exercise, roster, results, group, margin, persons, cases, print };
const LOOKS = ["system", "light", "dark", "contrast"];
/** Controls that need the arrow keys, and those that need the page keys, themselves. */
const ARROWS = "input:not([type=checkbox]), select, textarea, summary";
const PAGES = "textarea";

const place = document.querySelector("#lesson");
const handout = document.body.appendChild(h("div", { id: "handout" }));

/** What the lesson knows; every step gets it. */
const lesson = {
  language: "id",
  step: 0,
  line: 0,
  look: "system",
  large: false,
  engines: {},
  practice: practice.cases,
  own: [],
  participants: [],
  source: "practice",
  score: { tried: 0, right: 0 },
  counted: new Set(), // the households that were counted in it
  sheets: { card: true, table: true, example: true, exercises: true, solutions: true },
  get texts() {
    return TEXTS[this.language];
  },
  get engine() {
    return this.engines[CARD];
  },
  get card() {
    return this.engine.card(this.language);
  },
  get lineName() {
    return this.card.lines[this.line].label;
  },
  /** Every household to practise with. */
  get cases() {
    return [...this.practice, ...this.own];
  },
  /** The group that is looked at: the first ten practice households, or the participants. */
  get group() {
    const ofCase = (one) => ({ name: this.say(one.title), answers: one.answers[CARD], members: one.members?.length ?? null });
    return this.source === "practice" ? this.practice.slice(0, 10).map(ofCase) : this.participants;
  },
  /** A text, or the one of this language, else the first. */
  say(text) {
    return typeof text === "string" ? text : (text[this.language] ?? Object.values(text)[0]);
  },
  fill(name, values) {
    return fill(this.texts[name], values);
  },
  percent(fraction, decimals) {
    return percent(fraction, this.language, decimals);
  },
  number(value, decimals) {
    return number(value, this.language, decimals);
  },
  answersOf: (one) => one.answers[CARD],
  fillHandout: () => fillHandout(handout, lesson),
  draw,
  /** Tells screen readers, and whoever looks, how something went. */
  tell(text) {
    place.querySelector("#told").textContent = text;
  },
  /** Takes the line and the language over that were chosen in the form. */
  follow(line, language) {
    this.line = Math.max(0, this.card.lines.findIndex(({ id }) => id === line));
    place.querySelector("#line").selectedIndex = this.line;
    if (language === this.language) return;
    this.language = language;
    draw();
    place.querySelector("#heading").focus();
  },
  /** Starts with another class: what the last one did goes. */
  reset() {
    Object.assign(this, { participants: [], source: "practice", score: { tried: 0, right: 0 }, exercise: 0, count: 0 });
    this.counted.clear();
    this.form?.reset();
    turnTo(0);
    drafts.clear();
  },
};

/** What was typed and chosen in the steps, which are built anew whenever they are shown. */
const drafts = new Map();
const DRAFTED = "textarea, input[id]:not([type=file]):not([type=range]):not([type=number]):not([type=checkbox]), [data-question]";

function eachDraft(step, work) {
  for (const control of step?.querySelectorAll(DRAFTED) ?? []) {
    const household = control.closest("[data-household]")?.dataset.household ?? "";
    work(control, `${step.dataset.name} ${household} ${control.id || control.dataset.question}`);
  }
}

const keepDrafts = () => eachDraft(place.querySelector("#step"), (control, key) => drafts.set(key, control.value));

/** Builds the page anew around the present step. */
function draw() {
  keepDrafts();
  const { texts, language } = lesson;
  document.documentElement.lang = language;
  document.title = texts.title;
  document.documentElement.dataset.look = lesson.look;
  document.documentElement.toggleAttribute("data-large", lesson.large);
  const names = Object.keys(STEPS);
  const step = h("main", { id: "step", "aria-labelledby": "heading" });
  const looks = h(
    "select",
    { id: "look", onchange: () => ((lesson.look = looks.value), (document.documentElement.dataset.look = looks.value)) },
    LOOKS.map((look) => h("option", { value: look, selected: look === lesson.look }, texts.looks[look])),
  );
  const line = h(
    "select",
    { id: "line", onchange: () => ((lesson.line = line.selectedIndex), lesson.form?.setAttribute("line", line.value), show(step)) },
    lesson.card.lines.map(({ id, label }, at) => h("option", { value: id, selected: at === lesson.line }, label)),
  );
  const steps = h(
    "select",
    { id: "steps", onchange: () => turnTo(steps.selectedIndex) },
    names.map((name, at) => h("option", { selected: at === lesson.step }, `${at + 1}. ${texts.steps[name]}`)),
  );
  const other = language === "id" ? "en" : "id";
  const button = (text, pressed, name = "", more = {}) => h("button", { type: "button", class: name, onclick: pressed, ...more }, text);
  fillWith(
    place,
    h(
      "header",
      {},
      h("p", { class: "title" }, texts.title),
      h(
        "div",
        { class: "tools" },
        h("label", {}, texts.step, steps),
        h("label", {}, texts.look, looks),
        h("label", { class: "whole" }, texts.line, line),
        button(texts.large, (event) => {
          lesson.large = !lesson.large;
          event.target.setAttribute("aria-pressed", String(lesson.large));
          document.documentElement.toggleAttribute("data-large", lesson.large);
        }, "toggle", { id: "large", "aria-pressed": String(lesson.large) }),
        button(texts.otherLanguage, () => ((lesson.language = other), draw(), document.querySelector("#language").focus()), "", { id: "language", lang: other }),
      ),
    ),
    step,
    h(
      "nav",
      { "aria-label": texts.nav },
      button(texts.back, () => turnTo(lesson.step - 1), "", { id: "back", "aria-keyshortcuts": "PageUp ArrowLeft" }),
      h("p", { id: "place" }),
      button(texts.next, () => turnTo(lesson.step + 1), "primary", { id: "next", "aria-keyshortcuts": "PageDown ArrowRight" }),
    ),
    h("p", { id: "told", role: "status" }),
    h("footer", {}, h("p", {}, texts.privacy), h("p", {}, lesson.fill("source", { source: lesson.card.source })), h("p", {}, texts.independent)),
  );
  show(step);
}

/** Fills the step's place. */
function show(step) {
  const names = Object.keys(STEPS);
  const { texts } = lesson;
  lesson.leave?.();
  lesson.leave = undefined;
  keepDrafts();
  step.dataset.name = names[lesson.step];
  fillWith(step, h("h1", { id: "heading", tabindex: "-1" }, texts.steps[names[lesson.step]]), STEPS[names[lesson.step]](lesson));
  eachDraft(step, (control, key) => drafts.has(key) && (control.value = drafts.get(key)));
  document.querySelector("#place").textContent = lesson.fill("stepOf", { n: lesson.step + 1, all: names.length });
  document.querySelector("#back").disabled = lesson.step === 0;
  document.querySelector("#next").disabled = lesson.step === names.length - 1;
  document.querySelector("#steps").selectedIndex = lesson.step;
  lesson.tell("");
}

/** Turns to a step, with the focus on its heading. */
function turnTo(at) {
  if (at < 0 || at >= Object.keys(STEPS).length) return;
  lesson.step = at;
  show(document.querySelector("#step"));
  scrollTo(0, 0);
  document.querySelector("#heading").focus({ preventScroll: true });
}

/** Arrow keys and the page keys of a presenter turn the steps, except where a control needs them. */
function keyed(event) {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const at = event.composedPath()[0];
  const paging = event.key === "PageDown" || event.key === "PageUp";
  const step = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key];
  if (!step || at.matches?.(paging ? PAGES : ARROWS) || (!paging && at.closest?.(".scrolling"))) return;
  event.preventDefault();
  turnTo(lesson.step + step);
}

async function begin() {
  await Promise.all([startForm(), startClass(unpack)]);
  for (const id of [CARD, ...OTHERS]) lesson.engines[id] = new Lesson(await loadCard(null, id, document.baseURI));
  draw();
  document.addEventListener("keydown", keyed);
  addEventListener("beforeprint", lesson.fillHandout);
}

begin().catch((error) => fillWith(place, h("p", { role: "alert" }, `${TEXTS.id.failed} / ${TEXTS.en.failed} (${error.message})`)));
