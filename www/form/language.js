// The language of a form, and what it can say before the wasm module runs.
import NOTICES from "./texts/notices.json";

export { NOTICES };

/** The element's own language, else that of the closest element which names one that there are texts for. */
export function languageOf(element) {
  for (let at = element; at; at = at.parentNode || at.host) {
    const tag = (at.getAttribute?.("lang") || "").toLowerCase();
    const language = Object.keys(NOTICES).find((language) => tag === language || tag.startsWith(`${language}-`));
    if (language) return language;
  }
  return "id";
}

/** One observer for the `lang` of everything around all forms of the page. */
export const languages = {
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
