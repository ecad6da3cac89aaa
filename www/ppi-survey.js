// <ppi-survey>: a credit union's whole survey on one device. Every figure is the engine's own, computed in a worker; here
// stand the rooms, what they ask and what they show.
import styleText from "ppi-survey-style";

import { languageOf, languages } from "./form/language.js";
import { change } from "./survey/change.js";
import { collect } from "./survey/collect.js";
import { ofDevice } from "./survey/device.js";
import { alert, button, h } from "./survey/dom.js";
import { draw } from "./survey/draw.js";
import { plan } from "./survey/plan.js";
import { CARD as PRACTICE_CARD, example, practice } from "./survey/practice.js";
import { result } from "./survey/result.js";
import { Survey } from "./survey/survey.js";
import COMMON from "./survey/texts/common.json";

/** The rooms, in the order of a survey. */
const ROOMS = { practice, plan, draw, collect, result, change };
/** Those that work on sheets of interviews: this device's are one of them. */
const WITH_SHEETS = ["result", "change"];
/** The card of a survey that names none. */
const DEFAULT_CARD = "idn-2023";

let sheet;
function style() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styleText);
  }
  return sheet;
}

export class PpiSurvey extends HTMLElement {
  static get observedAttributes() {
    return ["lang", "scorecard", "practice"];
  }

  constructor() {
    super();
    this._root = this.attachShadow({ mode: "open" });
    this._root.adoptedStyleSheets = [style()];
    this._frame = h("div", { class: "survey" });
    this._root.append(this._frame);
    this._room = Object.keys(ROOMS)[0];
    this._turn = 0; // counts the ways to rooms, so that the last one wins
    this._card = undefined; // the id of the card that is there, or on its way
    this._update = this._update.bind(this);
    this._survey = new Survey((room) => this._go(room));
  }

  connectedCallback() {
    languages.observe(this._update);
    this._update();
  }

  disconnectedCallback() {
    languages.forget(this._update);
    queueMicrotask(() => this.isConnected || this._survey.desk.close());
  }

  attributeChangedCallback() {
    if (this.isConnected) this._update();
  }

  /** Loads the card that the attribute names, and shows everything in the language of the moment. */
  async _update() {
    const language = languageOf(this);
    const card = this.getAttribute("scorecard") || DEFAULT_CARD;
    if (card !== this._card) {
      this._survey.language = language;
      this._card = card;
      this._frame.replaceChildren(h("p", {}, COMMON[language].loading));
      try {
        await this._survey.load(card);
      } catch (error) {
        this._card = undefined;
        this._fail(error);
        return;
      }
      if (card !== this._card) return;
    } else if (language === this._survey.language) return;
    if (!this._survey.card) return;
    this._survey.language = languageOf(this);
    const prepares = this.hasAttribute("practice") && card === PRACTICE_CARD && this._survey.preparing === undefined;
    if (prepares) this._survey.preparing = true;
    this._show();
    this._tell("ppi-ready", { scorecard: card });
    if (prepares) await this._prepare();
  }

  /** Opens this device's interviews, else an invented survey, and the result unless the visitor is elsewhere by then. */
  async _prepare() {
    const [first] = Object.keys(ROOMS);
    try {
      if (!(await ofDevice(this._survey))) await example(this._survey);
    } catch (error) {
      this._tell("ppi-error", { message: String(error.message ?? error), problems: error.problems ?? [] });
    }
    this._survey.preparing = false;
    const isEmpty = ["result", "change"].includes(this._room) && !this._root.querySelector(".output");
    if (!this.isConnected || (this._room !== first && !isEmpty)) return;
    if (this._room === first && this._survey.sheets.length) this._room = "result";
    this._show();
  }

  _fail(error) {
    const texts = COMMON[languageOf(this)];
    this._frame.replaceChildren(h("h1", {}, texts.title), h("p", {}, texts.failed), alert(error), button(texts.again, this._update));
    this._tell("ppi-error", { message: String(error.message ?? error), problems: error.problems ?? [] });
  }

  /** Goes to a room, or shows the one that is open anew. */
  async _go(room) {
    const turn = ++this._turn;
    if (WITH_SHEETS.includes(room)) await ofDevice(this._survey);
    if (turn !== this._turn) return;
    if (room) this._room = room;
    this._show();
    if (room) this._root.querySelector("h2").focus();
  }

  _show() {
    const focused = this._root.activeElement?.id;
    const survey = this._survey;
    const texts = COMMON[survey.language];
    this._frame.lang = survey.language;
    const places = Object.keys(ROOMS).map((room) => {
      const here = room === this._room ? { "aria-current": "page" } : {};
      return h("li", {}, button(texts.rooms[room], () => this._go(room), { id: `room-${room}`, ...here }));
    });
    const other = survey.language === "id" ? "en" : "id";
    const head = h(
      "header",
      {},
      h("div", {}, h("h1", {}, texts.title), h("p", {}, texts.subtitle)),
      button(texts.other, () => this.setAttribute("lang", other), { class: "link", lang: other, id: "language" }),
    );
    const room = h(
      "section",
      { class: `room ${this._room}` },
      h("h2", { tabindex: -1 }, texts.rooms[this._room]),
      ROOMS[this._room](survey),
    );
    this._frame.replaceChildren(
      head,
      h("nav", { "aria-label": texts.steps }, h("ol", {}, places)),
      room,
      h("footer", {}, h("p", { lang: "en" }, survey.card.source.text), h("p", {}, texts.independent)),
    );
    if (focused) this._root.getElementById(focused)?.focus();
  }

  _tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get("ppi-survey")) customElements.define("ppi-survey", PpiSurvey);
