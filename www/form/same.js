// Finding a control again.

/** A selector that finds the same control in a view that was built anew. */
export function sameControl(element) {
  const names = ["id", "data-action", "data-question", "data-roster", "data-member", "data-position", "data-choose", "value"];
  const conditions = names.filter((name) => element.hasAttribute(name));
  return conditions.map((name) => `[${name}=${JSON.stringify(element.getAttribute(name))}]`).join("");
}
