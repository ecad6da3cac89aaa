/** The engine of ppi-widget without elements, by rooms. See README.md, "The engine". */

export * from "./engine/card.js";
export * from "./engine/change.js";
export * from "./engine/draw.js";
export * from "./engine/interviews.js";
export * from "./engine/plan.js";
export * from "./engine/survey.js";
export * from "./engine/table.js";
export * from "./engine/worker.js";

/** Starts the engine once. By default it takes the wasm beside this module, in Node too. */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;
