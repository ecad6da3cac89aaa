// Nodes by calls: texts are never taken as HTML.

/**
 * An element with its attributes and children. `on` holds listeners, `class` names of the style sheet; an attribute that is
 * true stands without a value, one that is false, null or undefined is left out, and so is such a child.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...nodes(children));
  return element;
}

/** The same for an element of a picture. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, attributes);
  element.append(...nodes(children));
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    } else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
}

function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** A text with values in the places that it names, as in `{rows}`. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** A button. */
export function button(text, click, attributes = {}) {
  return h("button", { type: "button", on: { click }, ...attributes }, text);
}

/** Puts other nodes into a place; what has the focus keeps it, by its id. */
export function renew(place, children) {
  const focused = place.getRootNode().activeElement?.id;
  place.replaceChildren(...nodes(children));
  if (focused) place.querySelector(`#${CSS.escape(focused)}`)?.focus();
}

let count = 0;

/** A control with its label, and a word of explanation. */
export function field(label, control, hint) {
  const id = (control.id ||= `f${++count}`);
  const about = hint && h("p", { class: "hint", id: `${id}-hint` }, hint);
  if (about) control.setAttribute("aria-describedby", about.id);
  return h("div", { class: "field" }, h("label", { for: id }, label), control, about);
}

/** A list to choose from: pairs of value and text. */
export function select(id, options, chosen, changed) {
  const list = h(
    "select",
    { id, on: { change: () => changed(list.value) } },
    options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
  );
  return list;
}

/**
 * A field for a number, `whole` where it counts something; `changed` gets the number, NaN where there is another text, null
 * where there is none. Comma and point are both taken, whatever the language of the browser: its own fields for numbers
 * swallow the one that it does not know.
 */
export function number(id, value, changed, { whole = false } = {}) {
  const change = () => {
    const read = input.value.trim() ? numberOf(input.value.trim(), whole) : null;
    input.setAttribute("aria-invalid", Number.isNaN(read));
    changed(read);
  };
  const input = h("input", { id, inputmode: whole ? "numeric" : "decimal", autocomplete: "off", value, on: { change } });
  return input;
}

/** The number that a text writes: whole ones may part their thousands. */
export function numberOf(text, whole) {
  const plain = whole && /^\d{1,3}([.,\s]\d{3})+$/.test(text) ? text.replace(/[.,\s]/g, "") : text.replace(",", ".");
  return Number(plain);
}

/** A box to tick. */
export function check(id, text, checked, changed) {
  const box = h("input", { type: "checkbox", id, checked, on: { change: () => changed(box.checked) } });
  return h("label", { class: "check" }, box, " ", text);
}

/**
 * A table that scrolls by itself where it is too wide. Cells are texts, numbers or nodes; the first of a row is its head. A
 * row may be an element as well, or nothing.
 */
export function table(caption, heads, rows, attributes = {}) {
  const head = (text, scope) => h("th", { scope }, text);
  const body = ([first, ...cells]) => h("tr", {}, head(first, "row"), cells.map((cell) => h("td", {}, cell)));
  return h(
    "div",
    { class: "scroll", role: "region", "aria-label": caption, tabindex: 0 },
    h(
      "table",
      attributes,
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, heads.map((text) => head(text, "col")))),
      h("tbody", {}, rows.map((row) => (Array.isArray(row) ? body(row) : row))),
    ),
  );
}

/** What is wrong, for everybody to see and hear. */
export function alert(error) {
  const problems = error.problems?.length ? error.problems : [];
  const [first] = String(error.message ?? error).split("\n");
  return h("div", { class: "alert", role: "alert" }, h("p", {}, first), problems.length > 0 && h("ul", {}, problems.map((problem) => h("li", {}, problem))));
}
