// The start page: its two options become attributes of the form; the page's address may set them.
const form = document.querySelector("ppi-form");
const options = document.querySelector("#options");

const asked = new URLSearchParams(location.search);
for (const select of options.elements) {
  if (asked.has(select.name)) select.value = asked.get(select.name);
}
apply();
options.addEventListener("change", apply);

function apply() {
  for (const select of options.elements) form.setAttribute(select.name, select.value);
}
