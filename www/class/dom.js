// Elements built by calls. Texts are never taken as HTML.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes, listeners (`onclick: …`) and children; `null` and `false` among them are left out, and an
 * attribute that is `false` or `null` is not set.
 */
export function h(tag, attributes, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** The same of SVG. */
export function s(tag, attributes, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Puts other children into an element. */
export function fillWith(element, ...children) {
  element.textContent = "";
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
}

/** A table: its caption, the texts of its head, its rows. The first cell of a row is its head; a row may have a class. */
export function table(caption, head, rows, name = "") {
  const cells = (row) => row.cells.map((cell, at) => (at ? h("td", {}, cell) : h("th", { scope: "row" }, cell)));
  return h(
    "table",
    { class: name },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, head.map((text) => (text ? h("th", { scope: "col" }, text) : h("td"))))),
    h("tbody", {}, rows.map((row) => h("tr", { class: row.class, "aria-current": row.here ? "true" : null }, cells(row)))),
  );
}

/** What may be wider than the page, in a box that scrolls by itself and can be reached by the keyboard. */
export function scrolling(label, ...children) {
  return h("div", { class: "scrolling", tabindex: "0", role: "region", "aria-label": label }, children);
}

/** A field for files as a button with words of our own; the field itself lies over it, unseen. */
export function filePicker(label, words, input) {
  return h("label", { class: "file" }, label, h("span", { class: "pick" }, h("span", { class: "button" }, words), input));
}
