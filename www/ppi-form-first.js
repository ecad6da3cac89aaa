// The first questions of <ppi-form>, shown while the form itself is still on its way: a small file that a page names in
// place of the large one, which this asks for. What was done meanwhile goes over to the form.
import styleText from "ppi-first-style";
import { card, views } from "ppi-first-views"; // what the form's own code builds, by language and layout

import { failure } from "./form/box.js";
import { PHONE, able } from "./form/device.js";
import { NOTICES, languageOf } from "./form/language.js";
import { sameControl } from "./form/same.js";

/** How long after a key or a finger the form waits to take over, in milliseconds: what they do is done by then. */
const CALM = 100;
/** What is heard of everywhere: what says that a key or a finger is up, and clicks. */
const EVERYWHERE = ["pointerup", "pointercancel", "keyup", "blur", "click"];

/** Those that stand. */
let firsts = [];
/** The sending of a host form, which waits for what was answered. */
let early;

/** Whether a form begins as the views do: with the card's first question, and nothing before it. */
function beginsPlain(form) {
  const usual = (name, value) => ["", value].includes(form.getAttribute(name) || "");
  const attributes = usual("scorecard", card) && usual("mode", "self") && usual("autosave", "off");
  const own = ["answers", "disabled"].some((name) => form.hasOwnProperty(name));
  const otherwise = form.matches("[src], [preset], [disabled], fieldset[disabled] *") || form.querySelector('[slot="consent"]');
  return attributes && !own && !otherwise && !form.shadowRoot;
}

/** Builds an element that `[name, attributes, text or children]` describes. */
function built([name, attributes, inside]) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  if (typeof inside === "string") element.textContent = inside;
  else element.append(...inside.map(built));
  return element;
}

/** The questions in place of one form, until that takes over. */
class FirstQuestions {
  constructor(form) {
    this._form = form;
    this._root = form.attachShadow({ mode: "open" });
    this._sheet = new CSSStyleSheet();
    this._place = document.createElement("div");
    this._notice = undefined;
    this._changed = new Set(); // the controls, the last one last
    this._pressed = undefined; // the button that nothing was done after
    this._held = false; // whether a key or a finger is down
    this._opened = false; // whether the list of a select may be open, which would close with it
    this._failed = false; // whether the form could not come or start
    this._card = undefined; // that of the form, once it is there
    this._calm = undefined; // the timer after the last event

    this._sheet.replaceSync(styleText);
    this._root.adoptedStyleSheets = [this._sheet];
    const layout = form.getAttribute("layout") || (matchMedia(PHONE).matches && "pages");
    this._place.append(built(views[languageOf(form)][layout === "pages" ? "pages" : "list"]));
    this._root.append(this._place);
    this._stand(false);
    this._listen();
  }

  /** Notes whether the form could not come or start; then nothing waits for it, and what the page wrote is shown too. */
  _stand(failed) {
    this._failed = failed;
    this._place.className = failed ? "first failed" : "first";
    if (failed) early = undefined;
  }

  _listen() {
    const down = ({ target, key }) => {
      this._held = true;
      this._opened = target.matches("select, option") && key !== "Tab" && key !== "Escape";
    };
    const changed = ({ target }) => {
      this._changed.delete(target);
      this._changed.add(target);
      this._pressed = undefined;
      this._opened = false;
    };
    this._hear("pointerdown", down);
    this._hear("keydown", down, true);
    this._hear("input", changed, true);
    this._hear("change", changed, true);
    this._hear("click", ({ target }) => this._press(target.closest("[data-action]")), true);
    // Another window is no other control.
    this._hear("focusout", ({ target }) => (this._opened = this._opened && this._root.activeElement === target));
    for (const type of EVERYWHERE) addEventListener(type, this, true);

    this._form.addEventListener("ppi-error", () => this._card || this._stand(true));
    this._form.addEventListener("ppi-ready", ({ detail }) => {
      this._card = detail.scorecard;
      this._stand(false);
      this._wait();
    });
  }

  /** Hears of an event; the form, once it is there, would take some for those of its own controls. */
  _hear(type, hear, ours) {
    this._place.addEventListener(type, (event) => {
      if (ours) event.stopPropagation();
      hear(event);
      this._wait();
    });
  }

  _press(button) {
    if (!button) return;
    if (button.dataset.action === "language") this._form.setAttribute("lang", button.lang);
    else this._pressed = button;
  }

  /** A key or a finger is up again, wherever; another window is in front; or something was clicked. */
  handleEvent(event) {
    if (event.type === "click") {
      // Who clicks elsewhere is done here; a form that is sent by that has to have the answers before it is looked at.
      if (!event.composedPath().includes(this._place)) this._giveWay();
    } else if (event.type !== "blur" || event.target === window) {
      this._held = false;
      if (event.type === "pointercancel") this._opened = false;
      if (this._card) this._wait();
    }
  }

  /** Whether a host form that is sent has to wait for what was answered here. */
  keeps(host) {
    const id = this._form.getAttribute("form");
    const own = id ? document.getElementById(id) : this._form.closest("form");
    return own === host && this._form.isConnected && this._changed.size > 0 && !this._failed;
  }

  /** Waits for a calm moment. */
  _wait() {
    clearTimeout(this._calm);
    this._calm = setTimeout(() => this._held || this._opened || this._giveWay(), CALM);
  }

  /** Hands over to the form, if that is there. */
  _giveWay() {
    if (!this._card || !firsts.includes(this)) return;
    firsts = firsts.filter((other) => other !== this);
    for (const type of EVERYWHERE) removeEventListener(type, this, true);
    this.hope();
    const root = this._root;
    const focused = root.activeElement;
    const active = document.activeElement;
    const elsewhere = active && !active.contains(this._form) && !active.shadowRoot;
    const opened = [...this._place.querySelectorAll("details")].map(({ open }) => open);
    this._place.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this._sheet);

    // What was answered of these questions is no answer to others.
    if (this._card === card && !this._form.hasAttribute("src")) {
      root.querySelectorAll("details").forEach((details, position) => (details.open = opened[position] || details.open));
      this._changed.forEach((control) => this._takeOver(control, this._same(control), control === focused));
    }
    if (this._place.contains(focused)) {
      const other = this._same(focused);
      // Where the phone was turned meanwhile, its question may be on another page.
      if (other && other.getClientRects().length) other.focus({ preventScroll: true });
      else this._form.focus();
    }
    // It moves the focus, which is not taken from another field.
    const pressed = !elsewhere && this._pressed && this._same(this._pressed);
    if (pressed) pressed.click();
    sendEarly();
  }

  /** Brings a control of the form to where its likeness is; a number that is still being typed does not stand yet. */
  _takeOver(control, other, typing) {
    if (!other) return;
    if (control.matches("select")) other.selectedIndex = control.selectedIndex;
    else if (control.type !== "radio") other.value = control.value;
    else if (control.checked) other.checked = true;
    else return; // another answer of its question was chosen since
    other.dispatchEvent(new Event("input", { bubbles: true }));
    if (!typing || !control.matches("[data-roster]")) other.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** The control of the form that is the same as one of the first questions. */
  _same(control) {
    const selector = sameControl(control);
    if (selector) return this._root.querySelector(selector);
    const alike = `[part="${control.getAttribute("part")}"]`;
    return this._root.querySelectorAll(alike)[[...this._place.querySelectorAll(alike)].indexOf(control)];
  }

  /** Says that the form could not be loaded, with a button to try again, and shows what the page wrote for that. */
  fail(again) {
    this.hope();
    this._stand(true);
    this._notice = failure(NOTICES[languageOf(this._form)], again);
    this._notice.append(document.createElement("slot"));
    this._root.append(this._notice);
  }

  /** Takes that back. */
  hope() {
    if (!this._notice) return;
    // Who tries again goes on with the questions.
    if (this._notice.contains(this._root.activeElement)) this._place.querySelector("[data-question]").focus();
    this._notice.remove();
    this._notice = undefined;
    this._stand(false);
  }
}

/** A host form that is sent before its answers are there is sent once they are. */
function keepEarly(event) {
  if (!firsts.some((first) => first.keeps(event.target))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  early = event;
}

function sendEarly() {
  if (!early || firsts.some((first) => first.keeps(early.target))) return;
  const { target, submitter } = early;
  early = undefined;
  // The page may have taken the button away meanwhile.
  if (target.isConnected) target.requestSubmit(submitter && submitter.form === target ? submitter : undefined);
}

/** Asks for the form. A browser keeps the failure of an import: another try goes by another address. */
async function load(query) {
  try {
    await import(new URL(`ppi-form.js${query}`, import.meta.url).href);
    if (firsts.some(({ _form }) => _form.isConnected && _form.matches(":not(:defined)"))) {
      throw new Error("ppi-form.js: found a file of another version, expected files of one build");
    }
  } catch (error) {
    console.warn(error);
    const again = () => {
      firsts.forEach((first) => first.hope());
      load(`?${Date.now()}`);
    };
    firsts.forEach((first) => first.fail(again));
  }
}

load("");
if (able) {
  const forms = document.querySelectorAll("ppi-form:not(:defined)");
  firsts = [...forms].filter(beginsPlain).map((form) => new FirstQuestions(form));
}
addEventListener("submit", keepEarly, true);
