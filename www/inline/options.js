// The options in the page's address, `?scorecard=idn-2012&lang=en`: each becomes the attribute of the same name, before
// the form is there. Their values stay text.

/** The attributes that an address may set, besides `data-…`. */
const NAMES = ["scorecard", "lang", "line", "mode", "layout", "preset", "preset-hidden", "programmes"];

/** The page's form. */
export const form = document.querySelector("ppi-form");

/** The options that are not attributes, by the names that a page has for them; what else is unknown is told on the console. */
export function others(names) {
  const others = {};
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (names.includes(name)) others[name] = value;
    else if (!isAttribute(name)) {
      console.warn(`option ${name}: expected one of ${[...NAMES, ...names].join(", ")}, or a name that starts with data-`);
    }
  }
  return others;
}

function isAttribute(name) {
  return NAMES.includes(name) || /^data-[a-z][a-z0-9-]*$/.test(name);
}

for (const [name, value] of new URLSearchParams(location.search)) {
  if (isAttribute(name)) form.setAttribute(name, value);
}
