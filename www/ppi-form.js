// <ppi-form>: the Poverty Probability Index as an element. A switchboard: attributes, events and the browser's form
// machinery on one side, the wasm module on the other. No rule of the domain lives here.
import "ppi-form-inside"; // What is packed stands first in the bundle: it compresses a kilobyte better.
import { Form } from "ppi-form-glue";

import { box, failure } from "./form/box.js";
import { cardFile, loadCard, onDemand, publishedCard } from "./form/cards.js";
import { FormControl } from "./form/control.js";
import { PHONE, able } from "./form/device.js";
import { NOTICES, languageOf, languages } from "./form/language.js";
import { start, styleText, unpack } from "./form/module.js";
import { sameControl } from "./form/same.js";
import { copy, download, fields, localTime } from "./form/take.js";

/** The most context that travels in a record, in characters of JSON. */
const MOST_CONTEXT = 10_000;
/** When the rest of a result follows its figure, in milliseconds: as a rule after that is on the screen of a slow phone. */
const SOON = 60;
/** Where the focus goes, to the first that is shown: a button of what is asked before the form, a question, the result. */
const PLACES = ["[role=group]>button,[role=alert]>button", "[data-question]", "[part~=heading]"];

const sheets = {};
/** Adds a style sheet to those of a shadow root, once; all forms of the page share it. */
function wear(root, text) {
  if (!sheets[text]) (sheets[text] = new CSSStyleSheet()).replaceSync(text);
  if (!root.adoptedStyleSheets.includes(sheets[text])) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheets[text]];
}

/** A copy of plain JSON. */
function plain(json) {
  return JSON.parse(JSON.stringify(json));
}

// Names with one underscore are private: the build shortens them. (What #private becomes for old browsers is a kilobyte,
// and so are fields outside of the constructor.)
export class PpiForm extends FormControl {
  static get observedAttributes() {
    const looks = ["lang", "line", "mode", "layout", "required", "disabled", "mirror", "name"];
    return ["scorecard", "src", "preset", "preset-hidden", "autosave", "programmes", ...looks];
  }

  constructor() {
    super();
    this._root = this.shadowRoot || this.attachShadow({ mode: "open" }); // the first questions may stand there already
    this._mount = document.createElement("div");
    this._opening = undefined; // what stands before the first question, where the page asks for that
    this._consent = null; // what was agreed to before, in a form that comes back
    this._form = undefined; // the wasm side, once the module has started
    this._card = undefined; // the address of the card that is shown or on its way
    this._shown = undefined; // the file of the card that is shown
    this._waiting = undefined; // a draft that waits for the card: what the page set early, or what was there before a move
    this._timed = undefined; // the answers, as JSON, that _time belongs to
    this._time = undefined; // when they came about
    this._turn = 0; // counts the loads of cards, so that the last one wins
    this._context = {};
    this._record = null;
    this._updating = false;
    this._rates = false; // whether the published rates are on their way
    this._programmes = []; // those of the page
    this._offer = undefined; // shows them with the result
    this._disabled = false;
    this._phone = matchMedia(PHONE);
    this._anchor = document.createElement("span"); // what the browser focuses when the form is invalid
    this._begin = this._begin.bind(this);
    this._draw = this._draw.bind(this);
    this._update = this._update.bind(this);

    this._root.append(document.createElement("slot"), this._anchor);
    // What is typed counts at every key, and is told of as complete once it stands; what is chosen, when it is chosen.
    for (const type of ["input", "change"]) {
      this._root.addEventListener(type, ({ target }) => {
        const typed = target.matches("input[data-roster]");
        if (typed === (type === "input")) this._changed(target, typed);
        else if (typed) this._happened(this._form.stands());
      });
    }
    this._root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action]");
      if (button) this._pressed(button, button.dataset.action);
    });
    this._root.addEventListener("keydown", (event) => this._keyed(event));
    // A click on a label of the host's goes to the element itself.
    this.addEventListener("click", (event) => event.composedPath()[0] === this && this.focus());
    // After a failed submission the browser focuses the anchor of the first invalid control; the focus goes on from there.
    this._anchor.tabIndex = -1;
    this._anchor.addEventListener("focus", () => this._submissionFailed());
  }

  connectedCallback() {
    // What the page set before this class was there is an own property, in the way of the class's.
    for (const name of ["answers", "context", "programmes", "name", "required", "disabled"]) {
      if (this.hasOwnProperty(name)) {
        const value = this[name];
        delete this[name];
        try {
          this[name] = value;
        } catch (error) {
          this._report(error);
        }
      }
    }
    this._phone.addEventListener("change", this._update);
    addEventListener("beforeprint", this._draw);
    languages.observe(this._update);
    this._settle();
    this._begin();
  }

  disconnectedCallback() {
    this._phone.removeEventListener("change", this._update);
    removeEventListener("beforeprint", this._draw);
    languages.forget(this._update);
    queueMicrotask(() => this.isConnected || this._leave());
  }

  attributeChangedCallback(name) {
    if (name === "programmes") this._loadProgrammes();
    else if (!this._form) this._settle();
    else if (name === "scorecard" || name === "src") this._load();
    else if (name.startsWith("preset")) this._preset();
    else this._update();
  }

  formDisabledCallback(disabled) {
    this._disabled = disabled;
    this._update();
  }

  formResetCallback() {
    this.reset();
  }

  formStateRestoreCallback(state) {
    this._restore(JSON.parse(state) || {});
  }

  /** The answers as `{q1: "T", …}`. */
  get answers() {
    return this._waiting?.answers || this._form?.answers || {};
  }

  set answers(answers) {
    this._restore({ answers: plain(answers || {}) });
  }

  /** The result record, or null while answers are missing. */
  get result() {
    return this._record;
  }

  /** The result record as JSON text, or "" while answers are missing. */
  get value() {
    return this._record ? JSON.stringify(this._record) : "";
  }

  /** Plain JSON of the page, which travels in the record unchanged, together with the element's `data-` attributes. */
  get context() {
    return this._context;
  }

  set context(context) {
    const text = JSON.stringify(context ?? {});
    if (text.length > MOST_CONTEXT) {
      throw new Error(`context: found ${text.length} characters of JSON, expected at most ${MOST_CONTEXT}`);
    }
    this._context = JSON.parse(text);
    this._settle();
  }

  /** The programmes that are offered with the result: those of the page, or of the file that the attribute names. */
  get programmes() {
    return this._programmes;
  }

  set programmes(programmes) {
    // A framework may hand over the attribute's text.
    if (typeof programmes === "string") this.setAttribute("programmes", programmes);
    else this._loadProgrammes(plain(programmes || []));
  }

  /** As `checkValidity`, and turns to the first unanswered question. */
  reportValidity() {
    if (this.checkValidity()) return true;
    this._turnToMissing();
    return false;
  }

  /** Clears all answers. */
  reset() {
    this._waiting = undefined;
    this._form?.reset();
    this._settle();
    this._begunAnew();
  }

  /** Turns to where the visitor goes on: what is asked before the form, the question, or the result. */
  focus(options) {
    const shown = (place) => [...this._root.querySelectorAll(place)].find((element) => element.getClientRects().length);
    const place = PLACES.map(shown).find(Boolean);
    // As the Tab key would: to the chosen one of a group.
    (place?.closest("fieldset")?.querySelector("input:checked") || place)?.focus(options);
  }

  /** Prints a blank questionnaire, with the points of the chosen line or without; nothing else of the page. */
  async printSheet({ points = false } = {}) {
    try {
      const { printSheet } = await onDemand(() => import("./form/paper.js"), "paper");
      printSheet(this._form.questionnaire, languageOf(this), points);
    } catch (error) {
      this._fail(error);
    }
  }

  // Starting, loading, leaving

  /** Starts what has not started yet: the wasm module, then the card. Called again, it goes on where it failed. */
  async _begin() {
    this._class = undefined; // what a trainer shows besides
    try {
      await start();
    } catch (error) {
      this._fail(error);
      return;
    } finally {
      wear(this._root, styleText);
    }
    if (!this.isConnected) return;
    this._form ??= new Form(this._mount);
    this._update();
    await (this._form.cardId === undefined ? this._load() : this._open());
  }

  /** Shows the card that the attributes name; while it is on its way, and when it fails, the earlier one stays. */
  async _load() {
    const src = this.getAttribute("src");
    const id = this.getAttribute("scorecard");
    const file = cardFile(src, id);
    if (file === this._card) return;
    this._card = file;
    const turn = ++this._turn;
    try {
      if (file !== this._shown) {
        const packed = await loadCard(src, id, this.baseURI);
        if (turn !== this._turn) return;
        if (!this._form.load(packed)) throw new Error(`${file}: found a card of another version, expected files of one build`);
      }
    } catch (error) {
      if (turn !== this._turn) return;
      this._card = this._shown;
      // Answers to the card that did not come are none to the one that stays.
      if (this._shown) this._waiting = undefined;
      this._fail(error);
      return;
    }
    if (file === this._shown) {
      this._waiting = undefined;
      return;
    }
    this._shown = file;
    const waiting = this._waiting;
    this._waiting = undefined;
    this._preset();
    try {
      if (waiting) this._form.restore(waiting);
    } catch (error) {
      this._fail(error);
    }
    this._settle();
    this._root.querySelector("slot:not([name])")?.replaceWith(this._mount);
    this._open();
    this._tell("ppi-ready", { scorecard: this._form.cardId });
  }

  /** Asks what the page wants to be asked before the first question. */
  async _open() {
    const notice = !this._consent && this.querySelector('[slot="consent"]');
    const keeps = /^(session|local)$/.test(this.getAttribute("autosave"));
    try {
      if (!this._opening && (keeps || notice)) {
        // Without its notice the form stays closed; without its drafts it works as ever.
        this._mount.hidden = Boolean(notice);
        const { Opening } = await onDemand(() => import("./form/opening.js"), "opening");
        this._opening ??= new Opening(this, { box, languageOf, localTime, wear });
      }
      if (this._form) this._opening?.open();
      this._say();
    } catch (error) {
      this._fail(error, notice);
    }
  }

  /** After the answers were cleared: what was agreed to and what was kept goes with them. */
  _begunAnew() {
    this._consent = null;
    this._opening?.reset();
  }

  /** Gives the wasm side back: it holds the view, and so this element, for ever. What was filled in waits for a return. */
  _leave() {
    if (!this._form) return;
    if (this._card === this._shown) this._waiting = this._form.draft || this._waiting;
    this._turn++;
    this._form.free();
    this._form = this._card = this._shown = undefined;
  }

  /** Fills the form in from a draft, once its card is there. */
  _restore(draft) {
    this._consent = draft.consent || this._consent;
    if (this._shown !== undefined && this._shown === this._card) this._form.restore(draft);
    else this._waiting = draft;
    this._settle();
  }

  /** What the page knows beforehand: `q1=T`, several of them separated by spaces. */
  _preset() {
    if (this._shown !== this._card) return;
    const known = this.getAttribute("preset") || "";
    const pairs = known.split(/\s+/).filter(Boolean);
    try {
      // It builds the view anew.
      if (known || this._known) {
        this._form.preset(Object.fromEntries(pairs.map((pair) => pair.split("=").concat(pair))), this.hasAttribute("preset-hidden"));
      }
    } catch (error) {
      this._fail(error);
    }
    this._known = known;
    this._settle();
  }

  /** The published rates travel apart from the built-in card, and are fetched once a result is shown. */
  async _loadRates() {
    if (!this._form.wantsRates || this._rates) return;
    this._rates = true;
    const id = this._form.cardId;
    const packed = await publishedCard(id).catch(() => null);
    this._rates = false;
    if (this._form?.cardId === id && this._form.wantsRates) this._form.supplement(packed);
  }

  /** In class: what a trainer shows besides. Without its file the form works as ever, and says so once. */
  async _teach() {
    if (this.getAttribute("mode") !== "class") return;
    this._class ??= onDemand(() => import("ppi-class-view"), "class").catch((error) => this._fail(error, true));
    (await this._class)?.show(this, loadCard, unpack);
  }

  /** The programmes that the page set, or those of the file that its attribute names. */
  async _loadProgrammes(set) {
    const turn = (this._asked = {});
    try {
      const { offer } = await onDemand(() => import("./form/programmes.js"), "programmes");
      const offered = await offer(this, set, languageOf, wear);
      if (turn !== this._asked) return;
      [this._programmes, this._offer] = offered;
      this._settle();
    } catch (error) {
      this._report(error);
    }
  }

  /** Tells the page what went wrong, and its maker on the console. */
  _report(error) {
    console.warn(error);
    this._tell("ppi-error", { message: error.message, problems: error.problems || [] });
  }

  /** The same; the visitor is told too, where it matters or no earlier card is shown; what the page wrote inside stays. */
  _fail(error, matters) {
    this._report(error);
    if (matters || this._form?.cardId === undefined) this._say(NOTICES[languageOf(this)]);
  }

  /** Shows a notice, with a button to try again; without texts, takes it away. */
  _say(texts) {
    const focused = this._notice?.contains(this._root.activeElement);
    this._notice?.remove();
    if (texts) {
      this._notice = failure(texts, this._begin);
      this._root.append(this._notice);
    }
    // Who tried again goes on from there.
    if (focused) this.focus();
  }

  // Showing

  /** Brings the view up to the attributes, once for all that change together; not to the width of paper. */
  _update() {
    if (this._updating || !this._form || matchMedia("print").matches) return;
    this._updating = true;
    queueMicrotask(() => {
      this._updating = false;
      if (!this._form) return;
      const focused = this._root.activeElement;
      const control = focused && sameControl(focused);
      const pages = (this.getAttribute("layout") || (this._phone.matches && "pages")) === "pages";
      const line = this.getAttribute("line");
      this._form.configure(languageOf(this), this.getAttribute("mode") || "self", pages, line, this._disabled);
      if (this._form.cardId !== undefined) this._open();
      this._settle();
      if (focused && !focused.isConnected && control) this._root.querySelector(control)?.focus();
      // A phone that is turned may show the result at once.
      if (pages !== this._pages) this._happened(this._form.stands());
      this._pages = pages; // what was shown last
    });
  }

  /** Brings record, form value, validity, draft and what is shown up to the answers; `later` lets the rest of a result wait. */
  _settle(later) {
    const draft = this._form?.draft || null; // null until a card is shown
    const answered = JSON.stringify((this._waiting || draft)?.answers);
    if (answered !== this._timed) {
      this._timed = answered;
      this._time = localTime();
      this._record = null;
    }
    const consent = this._consent;
    // A form that left the page keeps the record that it had.
    if (draft) {
      this._record = this._form.record(this._time);
      draft.consent = consent;
    }
    if (this._record) {
      // What the page put into `context`, and into `data-` attributes.
      const context = this._context;
      const keyed = context !== null && typeof context === "object" && !Array.isArray(context);
      Object.assign(this._record, { consent, context: keyed ? { ...this.dataset, ...context } : context });
    }
    const mirrored = this._record && this.name && this.hasAttribute("mirror");
    const value = mirrored
      ? fields(this._record, this.name, this.getAttribute("line"))
      : this._record && JSON.stringify(this._record);
    this._internals.setFormValue(value, draft && JSON.stringify(draft));
    if (!this.required || this._record) this._internals.setValidity({});
    else {
      const message = draft ? this._form.validityMessage : NOTICES[languageOf(this)].failed;
      this._internals.setValidity({ valueMissing: true }, message, this._anchor);
    }
    if (!draft) return;
    this._opening?.keep(draft, this._time);
    this._teach();
    clearTimeout(this._drawing);
    if (later) this._drawing = setTimeout(this._draw, SOON);
    else this._draw();
  }

  /** Shows the rest of the result: what the eye reaches later. */
  _draw() {
    if (this._form?.cardId === undefined) return;
    this._form.draw();
    this._offer?.(this._form, this._mount);
    this._loadRates();
  }

  // What the visitor does

  _changed(control, typing) {
    if (control.dataset.choose === "line") return this.setAttribute("line", control.value);
    const names = this._form.changed(control, typing);
    // WebKit's arrow keys reach what is out of sight; what is pointed at is in sight.
    if (control.matches("[type=radio]:focus:not(:hover)")) control.scrollIntoView({ block: "nearest" });
    this._happened(names, control.dataset.question);
  }

  _pressed(button, action) {
    if (action === "language") this.setAttribute("lang", button.lang);
    else if (!this._disabled || !/^(start-again|reset)$/.test(action)) this._happened(this._form.pressed(button));
  }

  /** Enter goes on as it would in a native form: to the next page, or to the host form's submission. */
  _keyed(event) {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) return;
    event.preventDefault();
    const next = this._root.querySelector('[data-action="next"]:not([hidden])');
    if (next) next.click();
    else this.form?.requestSubmit?.();
  }

  _turnToMissing() {
    if (this._form?.cardId === undefined || this._opening?.gate) return this.focus();
    this._form.turnToMissing();
    this._form.takeFocus()?.focus();
  }

  /** The form itself says what is missing: the browser's bubble, which points at nothing visible, is taken away. */
  _submissionFailed() {
    this._turnToMissing();
    setTimeout(() => {
      this._internals.setValidity({});
      this._settle();
    });
  }

  /** Moves the focus, then tells the page what happened. */
  _happened(names, question) {
    const focus = this._form.takeFocus();
    focus?.focus();
    // What has the focus already is not scrolled to by that, though it may have been pushed out of sight.
    focus?.scrollIntoView({ block: "nearest" });
    if (!names) return this._draw();
    this._settle(true);
    for (const name of names.split(" ")) {
      switch (name) {
        case "change":
          this._tell("ppi-change", { question: question ?? null, answers: this.answers, missing: this._form.missing });
          break;
        case "complete":
          if (this._record) this._tell("ppi-complete", plain(this._record));
          break;
        case "download":
          download(this._record).then((could) => could || this._copy());
          break;
        case "copy":
          this._copy();
          break;
        case "print":
          print();
          break;
        case "sheet":
        case "sheet-points":
          this.printSheet({ points: name === "sheet-points" });
          break;
        case "cleared":
          this._begunAnew();
          if (this._opening?.gate) this.focus();
          break;
      }
    }
  }

  async _copy() {
    const could = await copy(this._record);
    this._form?.copied(could);
  }

  _tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** What stands in for the form in a browser that lacks what it needs: a word to the visitor, after what the page wrote. */
class TooOld extends HTMLElement {
  connectedCallback() {
    const notice = this.querySelector("[role=alert]") || this.appendChild(document.createElement("p"));
    notice.setAttribute("role", "alert");
    notice.textContent = NOTICES[languageOf(this)].old;
  }
}

if (!customElements.get("ppi-form")) customElements.define("ppi-form", able ? PpiForm : TooOld);
