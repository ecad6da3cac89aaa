// What stands beside the survey's scripts elsewhere, here inside the file: the engine, its worker, the cards, the form.
import "../ppi-form.js";
import wasmText from "ppi-engine-wasm";
import workerText from "ppi-worker-text";
import cards from "ppi-cards-text";

/** The wasm of the engine, as the worker takes it; the script of the worker is there by then, too. */
export async function engine() {
  unpacking ??= inflate(workerText).then((script) => script.text());
  address ??= trusted(URL.createObjectURL(new Blob([await unpacking], { type: "text/javascript" })));
  return (await inflate(wasmText)).arrayBuffer();
}

/** A worker with the engine. */
export function worker() {
  return new Worker(address);
}

/** The content of a card's file. */
export async function card(id) {
  if (!Object.hasOwnProperty.call(cards, id)) throw new Error(`scorecard: found ${id}, expected ${Object.keys(cards).join(", ")}`);
  return (await inflate(cards[id])).json();
}

/** `<ppi-form>` is defined by the file itself. */
export function form() {}

let unpacking;
let address;

/** The address of the worker, which is the only script that the page's policy lets in. */
function trusted(url) {
  if (!self.trustedTypes) return url;
  return self.trustedTypes.createPolicy("ppi-widget", { createScriptURL: () => url }).createScriptURL(url);
}

function inflate(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
}
