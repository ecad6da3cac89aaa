// What every page of the site does: its own texts follow the language that the visitor picks in a form or by the button
// of the page; English stands in `data-en` beside the Indonesian text.
import { tell } from "./site-offline.js";

const page = document.documentElement;
const forms = [...document.querySelectorAll("ppi-form")];
const texts = [...document.querySelectorAll("[data-en]")];
const button = document.querySelector("#language");
for (const text of texts) text.dataset.id = text.textContent;

// A form keeps the choice for itself; here it is the choice for the whole page, and every form follows the page.
const picked = new MutationObserver(() => {
  const language = forms.map((form) => form.getAttribute("lang")).find((language) => language === "id" || language === "en");
  if (!language) return;
  for (const form of forms) form.removeAttribute("lang");
  speak(language);
});
for (const form of forms) picked.observe(form, { attributes: true, attributeFilter: ["lang"] });
button?.addEventListener("click", () => speak(button.lang));

function speak(language) {
  page.lang = language;
  for (const text of texts) text.textContent = text.dataset[language];
  if (button) Object.assign(button, language === "id" ? { lang: "en", textContent: "English" } : { lang: "id", textContent: "Bahasa Indonesia" });
  tell();
  document.dispatchEvent(new Event("language"));
}
