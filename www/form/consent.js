// The page's notice of purpose and consent, before the first question.
import TEXTS from "./texts/consent.json";

/** The longest text of a notice that travels in a record. */
const LONGEST = 10_000;

/** What a record says was agreed to. */
export function textOf(notice) {
  return notice.textContent.trim().slice(0, LONGEST);
}

/** The notice in a box that `box` makes, with a button; `agreed` is called with the text that was agreed to. */
export function ask(box, notice, language, agreed) {
  const element = box("consent", [], [["button primary", TEXTS[language].agree, () => agreed(textOf(notice))]]);
  const slot = document.createElement("slot");
  slot.name = "consent";
  element.prepend(slot);
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", TEXTS[language].name);
  return element;
}
