// What the visitor's device is, and what its browser can do.

/** The widest viewport that shows one question at a time. */
export const PHONE = "(max-width: 640px)";

/** Whether the browser has what the form needs. */
export const able =
  typeof WebAssembly === "object" &&
  typeof DecompressionStream === "function" &&
  "attachInternals" in HTMLElement.prototype &&
  "adoptedStyleSheets" in Document.prototype;
