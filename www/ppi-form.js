// <ppi-form>: the Poverty Probability Index as an element. A switchboard: attributes, events and the browser's form
// machinery on one side, the wasm module on the other. No rule of the domain lives here.
import initWasm, { Form, languageOf } from "ppi-form-glue";
import wasmText from "ppi-form-wasm";
import cardText from "ppi-form-card";
import styleText from "ppi-form-style";

const DEFAULT_CARD = "idn-2023";
/** The largest card that `src` may name, in bytes. */
const LARGEST_CARD = 1_000_000;
/** The widest viewport that shows one question at a time. */
const PHONE = "(max-width: 640px)";
/** Where the files beside this one are. */
const HERE = import.meta.url;

let started;
/** Starts the wasm module once for all forms of the page; a failed start can be tried again. */
function start() {
  started ??= unpack(wasmText)
    .then((bytes) => initWasm({ module_or_path: bytes }))
    .catch((error) => {
      started = undefined;
      throw error;
    });
  return started;
}

/** The wasm module and the default card travel inside this file, deflated and as base64 text. */
function unpack(text) {
  return inflate(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

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

/** A published card with its benchmarks, packed by the build; null where the build has none of this id. */
async function publishedCard(id) {
  const response = await fetch(new URL(`cards/${encodeURIComponent(id)}.bin`, HERE));
  return response.ok ? inflate(await response.arrayBuffer()) : null;
}

/** A card from its JSON file, checked and packed by the engine, which is fetched for that alone. */
async function checkedCard(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: found status ${response.status}, expected the file of a scorecard`);
  const text = await response.text();
  if (text.length > LARGEST_CARD) throw new Error(`${url}: found ${text.length} characters, expected at most ${LARGEST_CARD}`);
  let json;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${url}: found no JSON (${error.message}), expected the file of a scorecard`);
  }
  const engine = await import(new URL("ppi.js", HERE).href);
  await engine.default();
  return new engine.Scorecard(json).packed();
}

/** A selector that finds the same control after the view was built anew. */
function sameControl(element) {
  const names = ["id", "data-action", "data-question", "data-roster", "data-member", "data-position", "data-choose", "value"];
  const conditions = names.filter((name) => element.hasAttribute(name));
  return conditions.map((name) => `[${name}=${JSON.stringify(element.getAttribute(name))}]`).join("");
}

export class PpiForm extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = ["scorecard", "src", "lang", "line", "mode", "layout", "required", "disabled"];

  #internals = this.attachInternals();
  #root = this.attachShadow({ mode: "open" });
  #mount = document.createElement("div");
  #form; // the wasm side, once the module has started
  #card; // the address of the card that is shown or on its way
  #early; // answers that the page set before the card was there
  #context = {};
  #record = null;
  #updating = false;
  #rates = false; // whether the published rates are on their way
  #phone = matchMedia(PHONE);
  #disabled = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [style()];
    this.#root.append(document.createElement("slot"));
    // What is typed counts at every key, what is chosen when it is chosen.
    for (const type of ["input", "change"]) {
      this.#root.addEventListener(type, (event) => {
        if (event.target.matches("input[data-roster]") === (type === "input")) this.#changed(event.target);
      });
    }
    this.#root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action]");
      if (button) this.#pressed(button);
    });
    this.#root.addEventListener("keydown", (event) => this.#keyed(event));
  }

  connectedCallback() {
    this.#phone.addEventListener("change", this.#update);
    languages.observe(this.#update);
    this.#begin();
  }

  disconnectedCallback() {
    this.#phone.removeEventListener("change", this.#update);
    languages.forget(this.#update);
  }

  attributeChangedCallback(name) {
    if (!this.#form) return;
    if (name === "scorecard" || name === "src") this.#load();
    else this.#update();
  }

  formDisabledCallback(disabled) {
    this.#disabled = disabled;
    this.#update();
  }

  formResetCallback() {
    this.reset();
  }

  formStateRestoreCallback(state) {
    this.answers = JSON.parse(state);
  }

  /** The answers as `{q1: "T", …}`. */
  get answers() {
    return this.#early ?? this.#form?.answers ?? {};
  }

  set answers(answers) {
    if (this.#form?.cardId === undefined) {
      this.#early = answers;
      return;
    }
    this.#form.setAnswers(answers ?? {});
    this.#settle();
  }

  /** The result record, or null while answers are missing. */
  get result() {
    return this.#record;
  }

  /** The result record as JSON text, or "" while answers are missing. */
  get value() {
    return this.#record ? JSON.stringify(this.#record) : "";
  }

  /** Plain JSON of the page, which travels in the record unchanged. */
  get context() {
    return this.#context;
  }

  set context(context) {
    this.#context = JSON.parse(JSON.stringify(context ?? {}));
    this.#settle();
  }

  get form() {
    return this.#internals.form;
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
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  /** Whether the answers are complete where they are required; moves nothing. */
  checkValidity() {
    return this.#internals.checkValidity();
  }

  /** As `checkValidity`, and turns to the first unanswered question. */
  reportValidity() {
    if (this.checkValidity()) return true;
    this.#turnToMissing();
    return false;
  }

  /** Clears all answers. */
  reset() {
    this.#early = undefined;
    this.#form?.reset();
    this.#settle();
  }

  // Starting and loading

  #begin = async () => {
    if (this.#form) {
      this.#update();
      return;
    }
    try {
      await start();
    } catch (error) {
      this.#tellError(error);
      return;
    }
    if (this.#form || !this.isConnected) return;
    this.#form = new Form(this.#mount);
    this.#configure();
    await this.#load();
  };

  /** Shows the card that the attributes name; while it is on its way, and when it fails, the earlier one stays. */
  #load = async () => {
    const src = this.getAttribute("src");
    const id = this.getAttribute("scorecard") || DEFAULT_CARD;
    const url = src ? new URL(src, this.baseURI).href : new URL(`scorecards/${encodeURIComponent(id)}.json`, HERE).href;
    if (url === this.#card) return;
    const before = this.#card;
    this.#card = url;
    try {
      const builtIn = !src && id === DEFAULT_CARD ? await unpack(cardText) : null;
      const packed = builtIn ?? (src ? null : await publishedCard(id)) ?? (await checkedCard(url));
      if (this.#card !== url) return;
      if (!this.#form.load(packed)) throw new Error(`${url}: found a card of another version, expected files of one build`);
    } catch (error) {
      if (this.#card === url) this.#card = before;
      this.#tellError(error);
      return;
    }
    if (!this.#mount.isConnected) this.#root.replaceChild(this.#mount, this.#root.firstChild);
    if (this.#early) {
      const early = this.#early;
      this.#early = undefined;
      try {
        this.#form.setAnswers(early);
      } catch (error) {
        this.#tellError(error);
      }
    }
    this.#settle();
    this.#tell("ppi-ready", { scorecard: this.#form.cardId });
  };

  /** The published rates travel apart from the built-in card, and are fetched once a result is shown. */
  #loadRates = async () => {
    if (!this.#form.wantsRates || this.#rates) return;
    this.#rates = true;
    const id = this.#form.cardId;
    const packed = await publishedCard(id).catch(() => null);
    this.#rates = false;
    if (this.#form.cardId === id && this.#form.wantsRates) this.#form.supplement(packed ?? undefined);
  };

  // Showing

  /** Brings the view up to the attributes, once for all that change together. */
  #update = () => {
    if (this.#updating || !this.#form) return;
    this.#updating = true;
    queueMicrotask(() => {
      this.#updating = false;
      const focused = this.#root.activeElement;
      const control = focused && sameControl(focused);
      this.#configure();
      if (focused && !focused.isConnected && control) this.#root.querySelector(control)?.focus();
      this.#settle();
    });
  };

  #configure = () => {
    const layout = this.getAttribute("layout") || (this.#phone.matches ? "pages" : "list");
    const line = this.getAttribute("line") ?? undefined;
    this.#form.configure(this.#language(), this.getAttribute("mode") ?? "self", layout, line, this.#disabled);
  };

  /** The element's own language, else that of the closest element which names one that there are texts for. */
  #language = () => {
    for (let at = this; at; at = at.parentNode ?? at.host) {
      const tag = at.getAttribute?.("lang");
      const language = tag && languageOf(tag);
      if (language) return language;
    }
    return "id";
  };

  /** Brings record, form value and validity up to the answers. */
  #settle = () => {
    if (this.#form?.cardId === undefined) return;
    this.#record = this.#form.record(localTime(), this.#context);
    this.#internals.setFormValue(this.#record && this.value, JSON.stringify(this.#form.answers));
    const missing = this.required && !this.#record;
    if (missing) this.#internals.setValidity({ valueMissing: true }, this.#form.validityMessage, this.#mount);
    else this.#internals.setValidity({});
    this.#loadRates();
  };

  // What the visitor does

  #changed = (control) => {
    const question = control.dataset.question;
    this.#happened(this.#form.changed(control), question);
  };

  #pressed = (button) => {
    if (button.dataset.action === "language") this.setAttribute("lang", button.lang);
    else this.#happened(this.#form.pressed(button));
  };

  /** Enter goes on as it would in a native form: to the next page, or to the host form's submission. */
  #keyed = (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) return;
    event.preventDefault();
    const next = this.#root.querySelector('[data-action="next"]:not([hidden])');
    if (next) next.click();
    else this.form?.requestSubmit?.();
  };

  #turnToMissing = () => {
    this.#form?.turnToMissing();
    this.#form?.takeFocus()?.focus();
  };

  /** Moves the focus, then tells the page what happened. */
  #happened = (names, question) => {
    this.#form.takeFocus()?.focus();
    if (!names) return;
    this.#settle();
    for (const name of names.split(" ")) {
      switch (name) {
        case "change":
          this.#tell("ppi-change", { question: question ?? null, answers: this.answers, missing: this.#form.missing });
          break;
        case "complete":
          this.#tell("ppi-complete", this.#record);
          break;
        case "download":
          this.#download();
          break;
        case "copy":
          this.#copy();
          break;
        case "print":
          print();
          break;
      }
    }
  };

  #download = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(this.#record, null, 2)], { type: "application/json" }));
    link.download = `ppi-${this.#record.scorecard.id}-${this.#record.time.slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.value);
      this.#form.copied(true);
    } catch {
      this.#form.copied(false);
    }
  };

  #tell = (type, detail) => {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  };

  #tellError = (error) => {
    this.#tell("ppi-error", { message: String(error.message ?? error), problems: error.problems ?? [] });
  };
}

/** One observer for the `lang` of everything around all forms of the page. */
const languages = {
  updates: new Set(),
  observer: new MutationObserver(() => languages.updates.forEach((update) => update())),
  observe(update) {
    this.updates.add(update);
    this.observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"], subtree: true });
  },
  forget(update) {
    this.updates.delete(update);
    if (!this.updates.size) this.observer.disconnect();
  },
};

if (!customElements.get("ppi-form")) customElements.define("ppi-form", PpiForm);
