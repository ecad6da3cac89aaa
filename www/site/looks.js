// The page of three looks: the style of each, read from the style sheet that the page itself uses, and the page's own texts
// in the language that the visitor picks in one of the forms.
const TEXTS = {
  en: {
    title: "Three looks of the form",
    lead: "The form takes the colours and the type of your site. Copy the style that suits you, then change its colours.",
    back: "To the PPI form",
    plain: "Plain",
    plainText: "No frame and no round corners, with the type of your page.",
    cu: "Colours of a CU",
    cuText: "The blue and yellow of a CU, also on devices in dark mode.",
    dark: "Dark",
    darkText: "Always dark, for dark sites, whatever mode the device is in.",
  },
};

const forms = [...document.querySelectorAll("ppi-form")];
const texts = [...document.querySelectorAll("[data-text]")];
TEXTS.id = Object.fromEntries(texts.map((element) => [element.dataset.text, element.textContent]));

const observer = new MutationObserver(([{ target }]) => speak(target.getAttribute("lang")));
observe();

const response = await fetch("looks.css");
const style = response.ok ? await response.text() : "";
for (const { id } of forms) {
  const [, look] = style.match(new RegExp(`/\\* ${id} \\*/\\n(.*?)/\\* end \\*/`, "s")) ?? [];
  const code = document.querySelector(`#${id} + pre > code`);
  code.textContent = look?.replaceAll(`#${id}`, "ppi-form").trim() ?? "";
  code.parentElement.hidden = !look;
}

function observe() {
  for (const form of forms) observer.observe(form, { attributes: true, attributeFilter: ["lang"] });
}

/** Brings the page and all of its forms to a language. */
function speak(language) {
  if (!(language in TEXTS)) return;
  observer.disconnect();
  document.documentElement.lang = language;
  for (const form of forms) form.setAttribute("lang", language);
  for (const element of texts) element.textContent = TEXTS[language][element.dataset.text];
  observe();
}
