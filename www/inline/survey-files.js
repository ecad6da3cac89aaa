// What stands beside the survey's scripts elsewhere, here inside the file: the engine, its worker, the cards, the form.
import "../ppi-form.js";
import wasmText from "ppi-engine-wasm";
import workerText from "ppi-worker-text";
import cards from "ppi-cards-text";

/** The wasm of the engine, as the worker takes it; the script of the worker is there by then, too. */
export async function engine() {
  unpacking ??= inflate(workerText)
    .text()
    .then((script) => (address = trusted(URL.createObjectURL(new Blob([script], { type: "text/javascript" })))));
  await unpacking;
  return inflate(wasmText).arrayBuffer();
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

/** What xtask/src/dist/base85.rs wrote. */
function bytesIn(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
    let word = 0;
    for (let at = from; at < from + 5; at++) {
      const code = at < text.length ? text.charCodeAt(at) : 121;
      word = word * 85 + code - 35 - (code > 60) - (code > 92);
    }
    for (let at = 0; at < 4; at++) bytes[to + at] = Math.floor(word / 2 ** (24 - 8 * at));
  }
  return bytes;
}

function inflate(text) {
  return new Response(new Blob([bytesIn(text)]).stream().pipeThrough(new DecompressionStream("deflate")));
}
