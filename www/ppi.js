// ppi.js: the engine without elements, for browsers and Node.
import initWasm, { change, drawSample, margin, sampleSize, Scorecard, toCsv, verify } from "ppi-engine-glue";

export { Batch, Listing } from "./engine/checked.js";
export { estimateInWorker, listInWorker } from "./survey/run.js";
export { change, drawSample, margin, sampleSize, Scorecard, toCsv, verify };

let started;

/**
 * Starts the engine once. `source` is a URL, a Response, bytes or a WebAssembly.Module; by default the wasm beside this
 * module, in Node too.
 */
export default function init(source) {
  started ??= Promise.resolve(source ?? beside())
    .then((module_or_path) => initWasm({ module_or_path }))
    .then(() => undefined)
    .catch((error) => {
      started = undefined;
      throw error;
    });
  return started;
}

async function beside() {
  const url = new URL("ppi.wasm", import.meta.url);
  if (url.protocol !== "file:" || typeof process === "undefined") return url;
  const { readFile } = await import("node:fs/promises");
  return readFile(url);
}
