// What stands beside the scripts: the engine and its worker, the cards, the form. (In the single file it is inside:
// inline/survey-files.js.)

/** The wasm of the engine, as the worker takes it. */
export function engine() {
  return Promise.resolve(beside("ppi.wasm"));
}

/** A worker with the engine. */
export function worker() {
  return new Worker(trusted(beside("ppi-worker.js")));
}

/** The content of a card's file. */
export async function card(id) {
  const url = beside(`scorecards/${encodeURIComponent(id)}.json`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.json();
}

/** Defines `<ppi-form>`. */
export function form() {
  return import(beside("ppi-form.js"));
}

function beside(name) {
  return new URL(name, import.meta.url).href;
}

/** Where the scripts of one folder share their policy: its name can be taken once. */
const POLICY = Symbol.for(`ppi-widget ${beside(".")}`);

/** The address of our own worker, for a page that demands Trusted Types: its policy has to allow `ppi-widget`. */
function trusted(url) {
  if (!self.trustedTypes) return url;
  self[POLICY] ??= self.trustedTypes.createPolicy("ppi-widget", {
    createScriptURL(url) {
      if (url === beside("ppi-worker.js")) return url;
      throw new TypeError(`not a script of ppi-widget: ${url}`);
    },
  });
  return self[POLICY].createScriptURL(url);
}
