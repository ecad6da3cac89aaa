// Runs in Node during the build: lets the form's own code build its first view into a document that only remembers, and
// prints, as a module, what a visitor would see of it, by language and layout, as `[name, attributes, text or children]`.
import { Form } from "ppi-form-glue";

import { defaultCard, start } from "../../../www/form/module.js";

/** An element that remembers its attributes and what is inside. */
class Remembered {
  constructor(name) {
    this.name = name;
    this.attributes = {};
    this.children = [];
    this.text = "";
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  getAttribute(name) {
    return this.attributes[name] ?? null;
  }

  toggleAttribute(name, present) {
    if (present) this.attributes[name] = "";
    else delete this.attributes[name];
  }

  get hidden() {
    return "hidden" in this.attributes;
  }

  appendChild(child) {
    this.children.push(child);
    return child;
  }

  get textContent() {
    return this.text;
  }

  set textContent(text) {
    this.children = [];
    this.text = text;
  }

  /** As it is seen: without what is hidden. Radio buttons are no group with those of the form, which come beside them. */
  seen() {
    const { name, ...others } = this.attributes;
    const attributes = name === undefined ? others : { ...others, name: `first-${name}` };
    const children = this.children.filter((child) => !child.hidden).map((child) => child.seen());
    if (this.text && children.length) throw new Error(`${this.name}: text and children`);
    return [this.name, attributes, children.length ? children : this.text];
  }
}

globalThis.document = { createElement: (name) => new Remembered(name) };
await start();
const views = {};
let card;
for (const language of ["id", "en"]) {
  views[language] = {};
  for (const layout of ["pages", "list"]) {
    const mount = new Remembered("div");
    const form = new Form(mount);
    form.configure(language, "self", layout === "pages", undefined, false);
    form.load(defaultCard);
    card = form.cardId;
    views[language][layout] = mount.children[0].seen();
  }
}
console.log(`export const card = ${JSON.stringify(card)};\nexport const views = ${JSON.stringify(views)};`);
