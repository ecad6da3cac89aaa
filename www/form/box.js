// A box of the form's look that stands outside of its views: what the element itself has to say or to ask.

/**
 * A box of paragraphs and buttons; a button that was pressed hands itself to its function.
 * @param {string} part what it is, for the style sheet and `::part()`
 * @param {string[]} texts its paragraphs
 * @param {[string, string, (button: HTMLButtonElement) => void][]} buttons the part, the text and the function of each
 */
export function box(part, texts, buttons) {
  const element = document.createElement("div");
  element.setAttribute("part", `form ${part}`);
  for (const text of texts) {
    const paragraph = element.appendChild(document.createElement("p"));
    paragraph.textContent = text;
  }
  for (const [part, text, pressed] of buttons) {
    const button = element.appendChild(document.createElement("button"));
    button.type = "button";
    button.setAttribute("part", part);
    button.textContent = text;
    button.addEventListener("click", () => pressed(button));
  }
  return element;
}

/** A box that says, at once to a screen reader too, that something could not be loaded, with a button to try again. */
export function failure(texts, again) {
  const notice = box("notice", [texts.failed], [["button", texts.again, again]]);
  notice.setAttribute("role", "alert");
  return notice;
}
