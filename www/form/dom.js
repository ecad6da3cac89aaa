// What the views do to a document. Texts are never taken as HTML; a node is written only where it differs, so that a
// screen reader hears of nothing twice and a caret stays where it is.

/** Appends an element with its `part`, which is also what the style sheet goes by, and its text. */
export function add(parent, tag, part, text) {
  const element = document.createElement(tag);
  element.setAttribute("part", part);
  element.textContent = text;
  return parent.appendChild(element);
}

/** Appends an element of SVG with its class. */
export function addSvg(parent, tag, name) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  element.setAttribute("class", name);
  return parent.appendChild(element);
}

/** Writes the text. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Sets the value of a control. */
export function choose(control, value) {
  if (control.value !== value) control.value = value;
}

/** The number in a control; not a number where there is none. */
export function numberIn(control) {
  return control.valueAsNumber;
}

/** The number in an attribute; not a number where there is none. */
export function numberOf(element, attribute) {
  return parseFloat(element.getAttribute(attribute));
}
