// The first questions of <ppi-form>, shown while the form itself is still on its way: a small file that a page names in
// place of the large one, which this asks for. What was done meanwhile goes over to the form.
import styleText from "ppi-first-style";
import views from "ppi-first-views"; // what the form's own code builds, by language and layout

import { box } from "./form/box.js";
import { PHONE, able } from "./form/device.js";
import { NOTICES, languageOf } from "./form/language.js";
import { sameControl } from "./form/same.js";

/** The card of the views. */
const CARD = "idn-2023";
/** How long after a key or a finger the form waits to take over, in milliseconds: what they do is done by then. */
const CALM = 100;
/** What says that a key or a finger is up. */
const RELEASES = ["pointerup", "pointercancel", "keyup", "blur"];

/** Whether a form begins as the views do: with the card's first question, and nothing before it. */
function beginsPlain(form) {
  const usual = (name, value) => ["", value].includes(form.getAttribute(name) || "");
  const attributes = usual("scorecard", CARD) && usual("mode", "self") && usual("autosave", "off");
  const own = ["answers", "disabled"].some((name) => Object.hasOwnProperty.call(form, name));
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
class First {
  constructor(form) {
    this._form = form;
    this._root = form.attachShadow({ mode: "open" });
    this._sheet = new CSSStyleSheet();
    this._place = document.createElement("div");
    this._notice = undefined;
    this._changed = new Set(); // the controls, the last one last
    this._pressed = undefined; // the button that nothing was done after
    this._submitting = undefined; // the form around, once it was sent
    this._held = false; // whether a key or a finger is down
    this._opened = false; // whether the list of a select may be open, which would close with it
    this._card = undefined; // that of the form, once it is there
    this._calm = undefined; // the timer after the last event

    this._sheet.replaceSync(styleText);
    this._root.adoptedStyleSheets = [this._sheet];
    this._place.className = "first";
    const layout = form.getAttribute("layout") || (matchMedia(PHONE).matches && "pages");
    this._place.append(built(views[languageOf(form)][layout === "pages" ? "pages" : "list"]));
    this._root.append(this._place);
    this._listen();
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
    for (const type of RELEASES) addEventListener(type, this);
    addEventListener("submit", this, true);

    const form = this._form;
    form.addEventListener("ppi-error", () => this._place.classList.toggle("failed", !this._card));
    form.addEventListener("ppi-ready", ({ detail }) => {
      this._card = detail.scorecard;
      this._place.className = "first";
      this._wait();
    });
    // A form that is sent with questions unanswered turns to them.
    form.addEventListener("invalid", () => this._card && this._giveWay());
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

  /** A key or a finger is up again, wherever; or a form is sent, perhaps that around. */
  handleEvent(event) {
    if (!this._place.isConnected) return this._forget();
    if (event.type !== "submit") this._held = false;
    else if (event.target === this._form.closest("form") && this._changed.size && !this._notice) {
      // With what was answered, once the form has it.
      event.preventDefault();
      event.stopImmediatePropagation();
      this._submitting = event;
    }
    if (this._card) this._wait();
  }

  _forget() {
    for (const type of RELEASES) removeEventListener(type, this);
    removeEventListener("submit", this, true);
  }

  /** Waits for a calm moment. */
  _wait() {
    clearTimeout(this._calm);
    this._calm = setTimeout(() => this._held || this._opened || this._giveWay(), CALM);
  }

  /** Hands over to the form, if that is there. */
  _giveWay() {
    if (!this._card || !this._place.isConnected) return;
    const root = this._root;
    const focused = root.activeElement;
    const opened = [...this._place.querySelectorAll("details")].map(({ open }) => open);
    this._place.remove();
    this._forget();
    if (this._notice) this._notice.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this._sheet);

    // What was answered of these questions is no answer to others.
    if (this._card === CARD && !this._form.hasAttribute("src")) {
      const details = root.querySelectorAll("details");
      opened.forEach((open, position) => (details[position].open = open));
      this._changed.forEach((control) => this._takeOver(control, this._same(control)));
    }
    if (this._place.contains(focused)) {
      const other = this._same(focused);
      // Where the phone was turned meanwhile, its question may be on another page.
      if (other && other.getClientRects().length) other.focus({ preventScroll: true });
      else this._form.focus();
    }
    if (this._pressed) this._same(this._pressed).click();
    if (this._submitting) this._submitting.target.requestSubmit(this._submitting.submitter);
  }

  /** Brings a control of the form to where its likeness is. */
  _takeOver(control, other) {
    if (control.matches("select")) other.selectedIndex = control.selectedIndex;
    else if (control.type !== "radio") other.value = control.value;
    else if (control.checked) other.checked = true;
    else return; // another answer of its question was chosen since
    for (const type of ["input", "change"]) other.dispatchEvent(new Event(type, { bubbles: true }));
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
    const texts = NOTICES[languageOf(this._form)];
    this.hopeful();
    this._notice = box("notice", [texts.failed], [["button", texts.again, again]]);
    this._notice.setAttribute("role", "alert");
    this._notice.append(document.createElement("slot"));
    this._root.append(this._notice);
  }

  /** Takes that back. */
  hopeful() {
    if (!this._notice) return;
    // Who tries again goes on with the questions.
    if (this._notice.contains(this._root.activeElement)) this._place.querySelector("[data-question]").focus();
    this._notice.remove();
    this._notice = undefined;
  }
}

let firsts = [];

/** Asks for the form. A browser keeps the failure of an import: another try goes by another address. */
async function load(query) {
  try {
    await import(new URL(`ppi-form.js${query}`, import.meta.url).href);
    if (firsts.some(({ _form }) => _form.isConnected && _form.matches(":not(:defined)"))) {
      throw new Error("ppi-form.js: found a file of another version, expected files of one build");
    }
    firsts = [];
  } catch (error) {
    console.warn(error);
    const again = () => {
      firsts.forEach((first) => first.hopeful());
      load(`?${Date.now()}`);
    };
    firsts.forEach((first) => first.fail(again));
  }
}

load("");
if (able) firsts = [...document.querySelectorAll("ppi-form:not(:defined)")].filter(beginsPlain).map((form) => new First(form));
