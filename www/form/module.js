// The wasm module, which travels inside the script.
import { __wbg_set_wasm as handOver, imports } from "ppi-form-glue";
import wasmText from "ppi-form-wasm";

let started;
/** Starts the wasm module once for all forms of the page; a failed start can be tried again. */
export function start() {
  started ??= unpack(wasmText)
    .then((bytes) => WebAssembly.instantiate(bytes, imports))
    .then(({ instance }) => handOver(instance.exports))
    .catch((error) => {
      started = undefined;
      throw error;
    });
  return started;
}

/** The wasm module and the default card travel inside this file, deflated and as base64 text. */
export function unpack(text) {
  return inflate(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}

/** Bytes that were deflated (zlib). */
export async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
