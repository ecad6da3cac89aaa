// The first questions of <ppi-form>, shown while the form itself is still on its way: a small file that a page names in
// place of the large one, which this asks for. What was answered, pressed and focused meanwhile goes over to the form.
import styleText from "ppi-first-style";
import views from "ppi-first-views"; // what the form's own code builds, by language and layout

import { box } from "./form/box.js";
import { PHONE, able } from "./form/device.js";
import { NOTICES, languageOf } from "./form/language.js";
import { sameControl } from "./form/same.js";

/** How long after a key or a finger the form waits to take over, in milliseconds: what they do is done by then. */
const CALM = 100;

/** What says that a key or a finger is up. */
const RELEASES = ["pointerup", "pointercancel", "keyup"];

/** Whether a form begins as the views do: with the default card's first question, and nothing before it. */
function beginsPlain(form) {
  const usual = (name, value) => ["", value].includes(form.getAttribute(name) || "");
  const attributes = usual("scorecard", "idn-2023") && usual("mode", "self") && usual("autosave", "off");
  const own = Object.hasOwnProperty.call(form, "answers");
  const otherwise = form.matches("[src], [preset], [disabled], fieldset[disabled] *") || form.querySelector('[slot="consent"]');
  return attributes && !own && !otherwise;
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
    this._answered = new Set(); // the controls, the last one last
    this._focused = undefined;
    this._pressed = undefined; // the last button
    this._held = false; // whether a key or a finger is down
    this._opened = false; // whether the list of a select may be open, which would close with it
    this._ready = false; // whether the form is there
    this._calm = undefined; // the timer after the last event

    this._sheet.replaceSync(styleText);
    this._root.adoptedStyleSheets = [this._sheet];
    this._place.className = "first";
    const layout = form.getAttribute("layout") || (matchMedia(PHONE).matches && "pages");
    this._place.append(built(views[languageOf(form)][layout === "pages" ? "pages" : "list"]));
    this._root.append(this._place);
    this._listen();
    form.addEventListener("ppi-ready", () => {
      this._ready = true;
      this._wait();
    });
  }

  _listen() {
    const down = ({ target, key }) => {
      this._held = true;
      this._opened = target.matches("select, option") && key !== "Tab";
    };
    const hears = {
      pointerdown: down,
      keydown: down,
      input() {},
      change: ({ target }) => {
        this._answered.delete(target);
        this._answered.add(target);
        this._opened = false;
      },
      click: ({ target }) => (this._pressed = target.closest("[data-action]") || this._pressed),
      focusin: ({ target }) => (this._focused = target),
      focusout: () => {
        this._focused = undefined;
        this._opened = false;
      },
    };
    for (const [type, hear] of Object.entries(hears)) {
      this._place.addEventListener(type, (event) => {
        // The form, once it is there, would take these controls for its own.
        event.stopPropagation();
        hear(event);
        this._wait();
      });
    }
    for (const type of RELEASES) addEventListener(type, this);
  }

  /** A key or a finger is up again, wherever. */
  handleEvent() {
    this._held = false;
    if (this._calm) this._wait();
  }

  _wait() {
    clearTimeout(this._calm);
    this._calm = setTimeout(() => this._giveWay(), CALM);
  }

  /** Hands over to the form, once that is there and nobody is in the middle of something. */
  _giveWay() {
    this._calm = undefined;
    if (!this._ready || this._held || this._opened || !this._place.isConnected) return;
    const root = this._root;
    const [focused, pressed] = [this._focused, this._pressed];
    const opened = [...this._place.querySelectorAll("details")].map(({ open }) => open);
    this._place.remove();
    for (const type of RELEASES) removeEventListener(type, this);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this._sheet);

    const details = root.querySelectorAll("details");
    opened.forEach((open, position) => (details[position].open = open));
    const { scrollX: left, scrollY: top } = window;
    for (const control of this._answered) {
      const other = this._same(control);
      if (control.matches("select")) other.selectedIndex = control.selectedIndex;
      else if (control.checked) other.checked = true;
      else continue;
      other.dispatchEvent(new Event("change", { bubbles: true }));
    }
    scrollTo({ left, top, behavior: "instant" });
    if (pressed) this._same(pressed).click();
    else if (focused) this._same(focused).focus({ preventScroll: true });
  }

  /** The control of the form that is the same as one of the first questions. */
  _same(control) {
    const selector = sameControl(control);
    if (selector) return this._root.querySelector(selector);
    const alike = `[part="${control.getAttribute("part")}"]`;
    return this._root.querySelectorAll(alike)[[...this._place.querySelectorAll(alike)].indexOf(control)];
  }

  /** Says that the form could not be loaded, with a button to try again. */
  fail(again) {
    const texts = NOTICES[languageOf(this._form)];
    const notice = box("notice", [texts.failed], [["button", texts.again, () => (notice.remove(), again())]]);
    notice.setAttribute("role", "alert");
    this._root.append(notice);
  }
}

const waiting = able ? [...document.querySelectorAll("ppi-form:not(:defined)")] : [];
const firsts = waiting.filter(beginsPlain).map((form) => new First(form));

/** Asks for the form. A browser keeps the failure of an import: another try goes by another address. */
function load(query = "") {
  const form = new URL(`ppi-form.js${query}`, import.meta.url).href;
  import(form).catch(() => firsts.forEach((first) => first.fail(() => load(`?${Date.now()}`))));
}
load();
