// The single files have no class view inside: a form that is asked for it says where it is, and works as before.
import { box } from "../form/box.js";
import { languageOf } from "../form/language.js";
import TEXTS from "../form/texts/no-class.json";

let notice;

/** Says so in the form's language. */
export function show(element) {
  const { elsewhere } = TEXTS[languageOf(element)];
  if (notice?.textContent === elsewhere) return;
  notice?.remove();
  notice = box("notice", [elsewhere], []);
  notice.setAttribute("role", "note");
  element.shadowRoot.prepend(notice);
}
