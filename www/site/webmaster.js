// The page for web masters: shows what its examples would send, and the HTML that they are made of.

const membership = document.querySelector("#membership");
const sent = document.querySelector("#sent");
const results = new Map(); // the last record of each of the two forms

membership.addEventListener("submit", (event) => {
  event.preventDefault();
  const list = sent.querySelector("dl");
  list.textContent = "";
  for (const [name, value] of new FormData(membership)) {
    add(list, "dt", name);
    add(list, "dd", value);
  }
  sent.hidden = false;
  sent.focus();
});

document.querySelector("#two").addEventListener("ppi-complete", ({ target, detail }) => {
  results.set(target.getAttribute("name"), likelihood(detail));
  document.querySelector("#results").textContent = [...results].map((result) => result.join(": ")).join("; ");
});

// The frame is told whom the result may go to. Its address comes from here alone, so that it is loaded once.
const frame = document.querySelector("#frame iframe");
frame.src = `${new URL(frame.dataset.src, document.baseURI)}&origin=${encodeURIComponent(location.origin)}`;
frame.removeAttribute("data-src");
frame.addEventListener("ppi-complete", ({ detail }) => {
  document.querySelector("#framed").textContent = likelihood(detail);
});

function likelihood({ scorecard, lines: [{ line, likelihood }] }) {
  const shown = likelihood.toLocaleString(document.documentElement.lang, { style: "percent", minimumFractionDigits: 1 });
  return `${shown} (${scorecard.id}, ${line})`;
}

// The HTML of each example is read off the example itself, in the language that it has then.
const inert = document.implementation.createHTMLDocument("");
const codes = [];
for (const live of document.querySelectorAll("[data-live]")) code(live, () => markup(live));
for (const place of document.querySelectorAll("[data-file]")) {
  fetch(place.dataset.file)
    .then((response) => response.text())
    .then((script) => code(place, () => `<script>\n${script}</script>`), () => place.remove());
}
document.addEventListener("language", () => codes.forEach((write) => write()));

/** Puts a box with a text to copy after an element. */
function code(place, text) {
  const box = document.createElement("details");
  const summary = add(box, "summary", "HTML");
  const lines = add(add(box, "pre", ""), "code", "");
  const button = add(box, "button", "Salin");
  const said = add(box, "output", "");
  button.dataset.en = "Copy";
  button.type = "button";
  button.addEventListener("click", async () => {
    getSelection().selectAllChildren(lines);
    said.textContent = await navigator.clipboard.writeText(lines.textContent).then(() => " ✓", () => "");
  });
  const heading = place.closest("section").querySelector("h2");
  summary.id = `html-${codes.length}`;
  button.setAttribute("aria-describedby", `${heading.id} ${summary.id}`);
  box.className = "code";
  const write = () => (lines.textContent = text());
  codes.push(write);
  write();
  place.after(box);
}

/** The HTML inside an element as an author would write it. */
function markup(live) {
  const copy = inert.importNode(live, true);
  for (const element of copy.querySelectorAll("*")) {
    for (const name of ["data-en", "data-id", "style", "lang"]) element.removeAttribute(name);
  }
  const lines = copy.innerHTML.replace(/( [a-z-]+)=""/g, "$1").split("\n").filter((line) => line.trim());
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  const module = copy.querySelector("ppi-form") ? ['<script type="module" src="ppi-form.js"></script>'] : [];
  return [...module, ...lines.map((line) => line.slice(indent))].join("\n");
}

function add(parent, tag, text) {
  const element = parent.appendChild(document.createElement(tag));
  element.textContent = text;
  return element;
}
