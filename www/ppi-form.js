// <ppi-form>: the Poverty Probability Index as an element. A switchboard: attributes, events and the browser's form
// machinery on one side, the wasm module on the other. No rule of the domain lives here.
import { Form } from "ppi-form-glue";
import styleText from "ppi-form-style";

import { cardFile, loadCard, publishedCard } from "./form/cards.js";
import { NOTICES, languageOf, languages } from "./form/language.js";
import { start } from "./form/module.js";

/** The widest viewport that shows one question at a time. */
const PHONE = "(max-width: 640px)";
/** The most context that travels in a record, in characters of JSON. */
const MOST_CONTEXT = 10_000;
let sheet;
function style() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styleText);
  }
  return sheet;
}

/** The time now, as ISO 8601 with the offset of the device's zone. */
function localTime(now = new Date()) {
  const pad = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${pad(offset / 60)}:${pad(offset % 60)}`;
}

/** A selector that finds the same control after the view was built anew. */
function sameControl(element) {
  const names = ["id", "data-action", "data-question", "data-roster", "data-member", "data-position", "data-choose", "value"];
  const conditions = names.filter((name) => element.hasAttribute(name));
  return conditions.map((name) => `[${name}=${JSON.stringify(element.getAttribute(name))}]`).join("");
}

// Names with one underscore are private: the build shortens them. (What #private becomes for Chrome 80 is a kilobyte.)
export class PpiForm extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = ["scorecard", "src", "lang", "line", "mode", "layout", "required", "disabled", "mirror", "name", "preset", "preset-hidden"];

  _internals = this.attachInternals();
  _root = this.attachShadow({ mode: "open" });
  _mount = document.createElement("div");
  _form; // the wasm side, once the module has started
  _card; // the address of the card that is shown or on its way
  _shown; // the file of the card that is shown
  _answered; // the answers, as JSON, that _time belongs to
  _time; // when they came about
  _checking = false; // whether only validity is asked for
  _early; // answers that the page set before the card was there
  _notice; // what is shown in place of a form that could not be loaded
  _context = {};
  _record = null;
  _updating = false;
  _rates = false; // whether the published rates are on their way
  _phone = matchMedia(PHONE);
  _disabled = false;

  constructor() {
    super();
    this._root.adoptedStyleSheets = [style()];
    this._root.append(document.createElement("slot"));
    // What is typed counts at every key, what is chosen when it is chosen.
    for (const type of ["input", "change"]) {
      this._root.addEventListener(type, (event) => {
        if (event.target.matches("input[data-roster]") === (type === "input")) this._changed(event.target);
      });
    }
    this._root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action]");
      if (button) this._pressed(button, button.dataset.action);
    });
    this._root.addEventListener("keydown", (event) => this._keyed(event));
    // A failed submission; the browser itself has nothing here to focus.
    this.addEventListener("invalid", (event) => {
      if (this._checking) return;
      event.preventDefault();
      this._turnToMissing();
    });
  }

  connectedCallback() {
    // What the page set before this class was there is an own property, in the way of the class's.
    for (const name of ["answers", "context", "name", "required", "disabled"]) {
      if (Object.hasOwnProperty.call(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this._phone.addEventListener("change", this._update);
    languages.observe(this._update);
    this._settle();
    this._begin();
  }

  disconnectedCallback() {
    this._phone.removeEventListener("change", this._update);
    languages.forget(this._update);
  }

  attributeChangedCallback(name) {
    if (!this._form) this._settle();
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
    this.answers = JSON.parse(state) ?? {};
  }

  /** The answers as `{q1: "T", …}`. */
  get answers() {
    return this._early ?? this._form?.answers ?? {};
  }

  set answers(answers) {
    const plain = JSON.parse(JSON.stringify(answers ?? {}));
    if (this._shown === undefined || this._shown !== this._card) {
      this._early = plain;
      return;
    }
    this._form.setAnswers(plain);
    this._settle();
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

  get form() {
    return this._internals.form;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get type() {
    return this.localName;
  }

  get required() {
    return this.hasAttribute("required");
  }

  set required(required) {
    this.toggleAttribute("required", Boolean(required));
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(disabled) {
    this.toggleAttribute("disabled", Boolean(disabled));
  }

  get validity() {
    return this._internals.validity;
  }

  get validationMessage() {
    return this._internals.validationMessage;
  }

  get willValidate() {
    return this._internals.willValidate;
  }

  /** Whether the answers are complete where they are required; moves nothing. */
  checkValidity() {
    this._checking = true;
    const valid = this._internals.checkValidity();
    this._checking = false;
    return valid;
  }

  /** As `checkValidity`, and turns to the first unanswered question. */
  reportValidity() {
    if (this.checkValidity()) return true;
    this._turnToMissing();
    return false;
  }

  /** Clears all answers. */
  reset() {
    this._early = undefined;
    this._form?.reset();
    this._settle();
  }

  // Starting and loading

  /** Starts what has not started yet: the wasm module, then the card. Called again, it goes on where it failed. */
  _begin = async () => {
    this._say();
    try {
      await start();
    } catch (error) {
      this._fail(error);
      return;
    }
    if (!this.isConnected) return;
    this._form ??= new Form(this._mount);
    this._update();
    if (this._form.cardId === undefined) await this._load();
  };

  /** Shows the card that the attributes name; while it is on its way, and when it fails, the earlier one stays. */
  _load = async () => {
    const src = this.getAttribute("src");
    const id = this.getAttribute("scorecard");
    const file = cardFile(src, id);
    if (file === this._card) return;
    this._card = file;
    if (file === this._shown) return;
    try {
      const packed = await loadCard(src, id, this.baseURI);
      if (this._card !== file) return;
      if (!this._form.load(packed)) throw new Error(`${file}: found a card of another version, expected files of one build`);
    } catch (error) {
      if (this._card === file) {
        this._card = this._shown;
        this._fail(error);
      }
      return;
    }
    this._shown = file;
    this._say();
    if (!this._mount.isConnected) this._root.replaceChild(this._mount, this._root.firstChild);
    this._preset();
    if (this._early) {
      const early = this._early;
      this._early = undefined;
      try {
        this._form.setAnswers(early);
      } catch (error) {
        this._fail(error);
      }
    }
    this._settle();
    this._tell("ppi-ready", { scorecard: this._form.cardId });
  };

  /** What the page knows beforehand: `q1=T`, several of them separated by spaces. */
  _preset = () => {
    if (this._shown !== this._card) return;
    const pairs = (this.getAttribute("preset") ?? "").split(/\s+/).filter(Boolean);
    try {
      this._form.preset(Object.fromEntries(pairs.map((pair) => pair.split("="))), this.hasAttribute("preset-hidden"));
    } catch (error) {
      this._fail(error);
    }
    this._settle();
  };

  /** The published rates travel apart from the built-in card, and are fetched once a result is shown. */
  _loadRates = async () => {
    if (!this._form.wantsRates || this._rates) return;
    this._rates = true;
    const id = this._form.cardId;
    const packed = await publishedCard(id).catch(() => null);
    this._rates = false;
    if (this._form.cardId === id && this._form.wantsRates) this._form.supplement(packed ?? undefined);
  };

  /** Tells the page; the visitor too, where no earlier card is shown: what the page wrote inside the element stays. */
  _fail = (error) => {
    this._tell("ppi-error", { message: String(error.message ?? error), problems: error.problems ?? [] });
    if (this._form?.cardId !== undefined) return;
    const able = typeof WebAssembly === "object" && typeof DecompressionStream === "function";
    this._say(NOTICES[languageOf(this)], able);
  };

  /** Shows a notice, with a button to try again where that can help; without a text, takes it away. */
  _say = (texts, again) => {
    this._notice?.remove();
    if (!texts) return;
    this._notice = document.createElement("div");
    this._notice.setAttribute("part", "form notice");
    this._notice.setAttribute("role", "alert");
    const text = document.createElement("p");
    text.textContent = again ? texts.failed : texts.old;
    this._notice.append(text);
    if (again) {
      const button = document.createElement("button");
      button.setAttribute("part", "button");
      button.dataset.action = "again";
      button.textContent = texts.again;
      this._notice.append(button);
    }
    this._root.append(this._notice);
  };

  // Showing

  /** Brings the view up to the attributes, once for all that change together. */
  _update = () => {
    if (this._updating || !this._form) return;
    this._updating = true;
    queueMicrotask(() => {
      this._updating = false;
      const focused = this._root.activeElement;
      const control = focused && sameControl(focused);
      this._configure();
      if (focused && !focused.isConnected && control) this._root.querySelector(control)?.focus();
      this._settle();
    });
  };

  _configure = () => {
    const layout = this.getAttribute("layout") || (this._phone.matches ? "pages" : "list");
    const line = this.getAttribute("line") ?? undefined;
    this._form.configure(languageOf(this), this.getAttribute("mode") ?? "self", layout, line, this._disabled);
  };

  /** Brings record, form value and validity up to the answers. */
  _settle = () => {
    const ready = this._form?.cardId !== undefined;
    const answered = JSON.stringify(this.answers);
    if (answered !== this._answered) {
      this._answered = answered;
      this._time = localTime();
    }
    this._record = ready ? this._form.record(this._time) : null;
    if (this._record) this._record.context = this._allContext();
    this._internals.setFormValue(this._fields(), ready ? JSON.stringify(this._form.answers) : null);
    if (!this.required || this._record) this._internals.setValidity({});
    else if (ready) this._internals.setValidity({ valueMissing: true }, this._form.validityMessage, this._mount);
    else this._internals.setValidity({ valueMissing: true }, NOTICES[languageOf(this)].failed);
    if (ready) this._loadRates();
  };

  /** What the page put into `context`, and into `data-` attributes. */
  _allContext = () => {
    const plain = this._context !== null && typeof this._context === "object" && !Array.isArray(this._context);
    return plain ? { ...this.dataset, ...this._context } : this._context;
  };

  /** The form value: the record; with `mirror` also single figures of the chosen line, for hosts that read no JSON. */
  _fields = () => {
    if (!this._record || !this.hasAttribute("mirror") || !this.name) return this._record && this.value;
    const chosen = this._record.lines.find(({ line }) => line === this.getAttribute("line")) ?? this._record.lines[0];
    const fields = new FormData();
    fields.set(this.name, this.value);
    for (const [name, value] of Object.entries({ scorecard: this._record.scorecard.id, ...chosen })) {
      fields.set(`${this.name}-${name}`, String(value));
    }
    return fields;
  };

  // What the visitor does

  _changed = (control) => {
    if (control.dataset.choose === "line") this.setAttribute("line", control.value);
    else this._happened(this._form.changed(control), control.dataset.question);
  };

  _pressed = (button, action) => {
    if (action === "language") this.setAttribute("lang", button.lang);
    else if (action === "again") this._begin();
    else if (action === "start-again" && this._disabled) return;
    else this._happened(this._form.pressed(button));
  };

  /** Enter goes on as it would in a native form: to the next page, or to the host form's submission. */
  _keyed = (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) return;
    event.preventDefault();
    const next = this._root.querySelector('[data-action="next"]:not([hidden])');
    if (next) next.click();
    else this.form?.requestSubmit?.();
  };

  _turnToMissing = () => {
    this._form?.turnToMissing();
    this._form?.takeFocus()?.focus();
  };

  /** Moves the focus, then tells the page what happened. */
  _happened = (names, question) => {
    this._form.takeFocus()?.focus();
    if (!names) return;
    this._settle();
    for (const name of names.split(" ")) {
      switch (name) {
        case "change":
          this._tell("ppi-change", { question: question ?? null, answers: this.answers, missing: this._form.missing });
          break;
        case "complete":
          if (this._record) this._tell("ppi-complete", JSON.parse(this.value));
          break;
        case "download":
          this._download();
          break;
        case "copy":
          this._copy();
          break;
        case "print":
          print();
          break;
      }
    }
  };

  _download = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(this._record, null, 2)], { type: "application/json" }));
    link.download = `ppi-${this._record.scorecard.id}-${this._record.time.slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  _copy = async () => {
    try {
      await navigator.clipboard.writeText(this.value);
      this._form.copied(true);
    } catch {
      this._form.copied(false);
    }
  };

  _tell = (type, detail) => {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  };
}

if (!customElements.get("ppi-form")) customElements.define("ppi-form", PpiForm);
