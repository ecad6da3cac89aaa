// No framework: the element made, filled, taken away and brought back by hand.
import "ppi-widget";
import { CONTEXT, KNOWN } from "../known.ts";

const app = document.querySelector("#app");
const form = document.createElement("ppi-form");
form.setAttribute("layout", "list");
form.context = CONTEXT;

const button = (id, text, work) => {
  const element = app.appendChild(document.createElement("button"));
  Object.assign(element, { id, textContent: text, onclick: work });
};
button("toggle", "Buka atau tutup", () => (form.isConnected ? form.remove() : app.append(form)));
button("fill", "Isi", () => (form.answers = KNOWN));

const heard = app.appendChild(document.createElement("output"));
heard.id = "heard";
for (const name of ["ppi-ready", "ppi-change", "ppi-complete", "ppi-error"]) {
  app.addEventListener(name, ({ detail }) => {
    heard.textContent += `${name} `;
    if (name === "ppi-complete") heard.dataset.record = JSON.stringify(detail);
  });
}
app.append(form);
