// The wasm module, the style sheet and the default card, which travel inside the script as one text: they compress better.
import { __wbg_set_wasm as handOver, imports } from "ppi-form-glue";
import inside, { cardAt, styleAt } from "ppi-form-inside";

/** The form's style sheet, once the text is unpacked. */
export let styleText = "";
/** The default card, packed, once the text is unpacked. */
export let defaultCard;

let started;
/** Starts the wasm module once for all forms of the page; a failed start can be tried again. */
export function start() {
  started ??= unpack(inside)
    .then((bytes) => {
      styleText = new TextDecoder().decode(bytes.subarray(styleAt, cardAt));
      defaultCard = bytes.slice(cardAt);
      return WebAssembly.instantiate(bytes.subarray(0, styleAt), imports);
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
