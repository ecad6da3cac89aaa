// The wasm module and the default card, which travel inside the script as one text: together they compress better.
import { __wbg_set_wasm as handOver, imports } from "ppi-form-glue";
import inside, { cardAt } from "ppi-form-inside";

/** The default card, packed, once the module has started. */
export let defaultCard;

let started;
/** Starts the wasm module once for all forms of the page; a failed start can be tried again. */
export function start() {
  started ??= unpack(inside)
    .then((bytes) => {
      defaultCard = bytes.slice(cardAt);
      return WebAssembly.instantiate(bytes.subarray(0, cardAt), imports);
    })
    .then(({ instance }) => handOver(instance.exports))
    .catch((error) => {
      started = undefined;
      throw error;
    });
  return started;
}

/** What was deflated and written as base64 text. */
export function unpack(text) {
  return inflate(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}

/** Bytes that were deflated (zlib). */
export async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
