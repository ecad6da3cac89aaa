// The demo page around the form: its options, and its own few texts in the language that the visitor picks in the form.
const TEXTS = {
  en: {
    title: "PPI form",
    lead: "Ten questions about a household. Answers are scored on this device and are sent nowhere.",
    card: "Card",
    mode: "Filled in by",
    self: "Self-assessment",
    interview: "Interview",
    loading: "The form is loading…",
  },
};

const form = document.querySelector("ppi-form");
const options = document.querySelector("#options");
const texts = [...document.querySelectorAll("[data-text]")];
TEXTS.id = Object.fromEntries(texts.map((element) => [element.dataset.text, element.textContent]));

const asked = new URLSearchParams(location.search);
for (const select of options.elements) {
  if (asked.has(select.name)) select.value = asked.get(select.name);
}
apply();
options.addEventListener("change", apply);

function apply() {
  for (const select of options.elements) form.setAttribute(select.name, select.value);
}

new MutationObserver(speak).observe(form, { attributes: true, attributeFilter: ["lang"] });

function speak() {
  const language = form.getAttribute("lang") in TEXTS ? form.getAttribute("lang") : "id";
  document.documentElement.lang = language;
  for (const element of texts) element.textContent = TEXTS[language][element.dataset.text];
}
