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
import { partsOf } from "./parts.js";
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
/** What the arrow of a list and its borders take, in pixels. */
const ARROW = 48;

const place = document.querySelector("#lesson");
const content = h("div", { id: "content" });
const parts = partsOf(content, tellPlace);
const pen = document.createElement("canvas").getContext("2d");
const dark = matchMedia("(prefers-color-scheme: dark)");
const handout = document.body.appendChild(h("div", { id: "handout" }));

/** What the lesson knows; every step gets it. */
const lesson = {
  language: "id",
  step: 0,
  line: 0,
  look: "system",
  projector: false,
  engines: {},
  practice: practice.cases,
  own: [],
  family: [], // the members of a household of one's own, as far as they are typed
  participants: [],
  source: "practice",
  score: { tried: 0, right: 0 },
  counted: new Set(), // the households and lists of members that were counted in it
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
  /** The group that is looked at: the first ten practice households, the trainer's own, or the participants. */
  get group() {
    if (this.source === "participants") return this.participants;
    const cases = this.source === "practice" ? this.practice.slice(0, 10) : this.own;
    return cases.map((one) => ({ name: this.say(one.title), answers: one.answers[CARD], members: one.members?.length ?? null }));
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
  /** Counts a household of an exercise, or its list of members, at its first check. */
  count(what, right) {
    if (this.counted.has(what)) return;
    this.counted.add(what);
    this.score.tried += 1;
    if (right) this.score.right += 1;
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
    Object.assign(this, { participants: [], source: "practice", score: { tried: 0, right: 0 }, exercise: 0, numbered: 0 });
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
  if (!step?.dataset.name) return;
  for (const control of step.querySelectorAll(DRAFTED)) {
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
  const names = Object.keys(STEPS);
  const step = h("main", { id: "step", "aria-labelledby": "heading" }, h("h1", { id: "heading", tabindex: "-1" }), h("p", { id: "printed" }), content);
  const looks = h(
    "select",
    { id: "look", onchange: () => ((lesson.look = looks.value), dress()) },
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
        h("label", { class: "whole step" }, h("span", {}, texts.step), steps),
        h("label", { class: "whole line" }, h("span", {}, texts.line), line),
        h("label", { class: "look" }, texts.look, looks),
        button(texts[lesson.projector ? "leaveProjector" : "projector"], project, "toggle", { id: "projector" }),
        button(texts.otherLanguage, () => ((lesson.language = other), draw(), document.querySelector("#language").focus()), "", { id: "language", lang: other }),
      ),
    ),
    step,
    h(
      "nav",
      { "aria-label": texts.nav },
      button(texts.back, () => turn(-1), "", { id: "back", "aria-keyshortcuts": "PageUp ArrowLeft" }),
      h("p", { id: "place" }),
      button(texts.next, () => turn(1), "primary", { id: "next", "aria-keyshortcuts": "PageDown ArrowRight" }),
    ),
    h("p", { id: "told", role: "status" }),
    h("footer", {}, h("p", {}, texts.privacy), h("p", { class: "source" }, lesson.fill("source", { source: lesson.card.source })), h("p", {}, texts.independent)),
  );
  show(step);
}

/** Fills the step's place; in the projector view with the part that was shown, or with the first or the last. */
function show(step, part) {
  const names = Object.keys(STEPS);
  const { texts } = lesson;
  lesson.leave?.();
  lesson.leave = undefined;
  keepDrafts();
  step.dataset.name = document.documentElement.dataset.step = names[lesson.step];
  step.querySelector("#heading").textContent = texts.steps[names[lesson.step]];
  fillWith(content, STEPS[names[lesson.step]](lesson));
  eachDraft(step, (control, key) => {
    if (!drafts.has(key)) return;
    control.value = drafts.get(key);
    control.dispatchEvent(new Event("input"));
  });
  document.querySelector("#steps").selectedIndex = lesson.step;
  lesson.tell("");
  dress();
  if (lesson.projector) parts.begin(part);
  else tellPlace();
}

/** Gives the page the look that was chosen, else that of the device, or high contrast for a projector. */
function dress() {
  const root = document.documentElement;
  const device = lesson.projector ? "contrast" : dark.matches ? "dark" : "light";
  root.dataset.look = lesson.look === "system" ? device : lesson.look;
  root.toggleAttribute("data-projector", lesson.projector);
}

/** Tells where in the lesson one is, and how far what a key scrolled was seen. */
function tellPlace(seen) {
  const all = Object.keys(STEPS).length;
  const values = { n: lesson.step + 1, all, part: parts.at + 1, parts: parts.count };
  const where = lesson.fill(parts.count > 1 ? "partOf" : "stepOf", values);
  document.querySelector("#place").textContent = seen ? lesson.fill("scrolledTo", { where, percent: lesson.percent(seen, 0) }) : where;
  writeOut();
  document.querySelector("#back").disabled = lesson.step === 0 && parts.at === 0;
  document.querySelector("#next").disabled = lesson.step === all - 1 && parts.at + 1 >= parts.count;
  // What had the focus may wait in another part by now.
  if (lesson.projector && document.activeElement === document.body) document.querySelector("#heading").focus({ preventScroll: true });
}

/** Begins the projector view, or ends it. */
function project() {
  lesson.projector = !lesson.projector;
  document.querySelector("#projector").textContent = lesson.texts[lesson.projector ? "leaveProjector" : "projector"];
  dress();
  if (lesson.projector) parts.begin("first");
  else parts.end();
  tellPlace();
}

/** Writes the chosen entry out below a list that is too narrow for it. */
function writeOut() {
  for (const select of place.querySelectorAll("label > select")) {
    const text = select.selectedOptions[0]?.textContent ?? "";
    pen.font = getComputedStyle(select).font;
    const cut = select.clientWidth && pen.measureText(text).width > select.clientWidth - ARROW;
    if (cut) select.parentElement.dataset.chosen = text;
    else delete select.parentElement.dataset.chosen;
  }
}

/** Turns to a step, with the focus on its heading. */
function turnTo(at, part = "first") {
  if (at < 0 || at >= Object.keys(STEPS).length) return;
  lesson.step = at;
  show(document.querySelector("#step"), part);
  scrollTo(0, 0);
  document.querySelector("#heading").focus({ preventScroll: true });
}

/** Goes on or back: to another part in the projector view, else to another step. */
function turn(by) {
  if (!lesson.projector || !parts.turn(by)) return void turnTo(lesson.step + by, by < 0 ? "last" : "first");
  lesson.tell("");
  if (parts.hidesFocus()) document.querySelector("#heading").focus({ preventScroll: true });
}

/** Arrow keys and the page keys of a presenter turn the steps, except where a control needs them. */
function keyed(event) {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Escape" && lesson.projector) return void project();
  const at = event.composedPath()[0];
  const paging = event.key === "PageDown" || event.key === "PageUp";
  const step = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key];
  if (!step || at.matches?.(paging ? PAGES : ARROWS) || (!paging && at.closest?.(".scrolling"))) return;
  event.preventDefault();
  turn(step);
}

async function begin() {
  await Promise.all([startForm(), startClass(unpack)]);
  for (const id of [CARD, ...OTHERS]) lesson.engines[id] = new Lesson(await loadCard(null, id, document.baseURI));
  draw();
  document.addEventListener("keydown", keyed);
  dark.addEventListener("change", dress);
  place.addEventListener("change", writeOut);
  addEventListener("resize", writeOut);
  addEventListener("beforeprint", () => {
    const date = new Intl.DateTimeFormat(lesson.language, { dateStyle: "long" }).format(new Date());
    document.querySelector("#printed").textContent = lesson.fill("printed", { card: lesson.card.name, line: lesson.lineName, date });
    lesson.fillHandout();
  });
}

begin().catch((error) => fillWith(place, h("p", { role: "alert" }, `${TEXTS.id.failed} / ${TEXTS.en.failed} (${error.message})`)));
