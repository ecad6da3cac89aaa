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
  return inflate(cards[id]).json();
}

/** What is in a packed JSON text. */
export async function unpacked(text) {
  return inflate(text).json();
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

/** The bytes of a text with 13 bits in two of 91 characters, before which stands how many bytes too many it holds. */
function bytesOf(text) {
  const value = (at) => {
    const code = text.charCodeAt(at);
    return code - 32 - (code > 34) - (code > 60) - (code > 92);
  };
  const bytes = new Uint8Array(Math.floor(((text.length - 1) / 2) * 13 / 8) - text[0]);
  let [waiting, count, length] = [0, 0, 0];
  for (let at = 1; at < text.length; at += 2) {
    waiting |= (value(at) + 91 * value(at + 1)) << count;
    count += 13;
    while (count >= 8) {
      bytes[length++] = waiting & 255;
      waiting >>= 8;
      count -= 8;
    }
  }
  return bytes;
}

function inflate(text) {
  return new Response(new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("deflate")));
}
