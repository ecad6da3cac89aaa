// A survey in a worker: the page stays free to answer, hears of the progress and can cancel.

/** The rates of a survey, as `card.estimate` gives them. */
export function estimateInWorker(card, source, options) {
  return inWorker({ card }, source, options);
}

/** The scored or the refused rows of a CSV file, as a Blob of CSV. */
export function listInWorker(card, source, list, options) {
  return inWorker({ card, list }, source, options);
}

function inWorker(task, source, { onProgress, signal, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const cancelled = () => new DOMException("The survey was cancelled.", "AbortError");
    if (signal?.aborted) {
      reject(cancelled());
      return;
    }
    const worker = new Worker(trusted(beside("ppi-worker.js")));
    const end = (settle, value) => {
      worker.terminate();
      signal?.removeEventListener("abort", cancel);
      settle(value);
    };
    const cancel = () => end(reject, cancelled());
    signal?.addEventListener("abort", cancel);
    worker.onmessage = ({ data: { progress, result, error } }) => {
      if (progress) onProgress?.(progress);
      else if (error) end(reject, Object.assign(new Error(error.message), { problems: error.problems }));
      else end(resolve, result);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end(reject, new Error(event.message || "ppi-worker.js could not be loaded"));
    };
    worker.postMessage({ start: { ...task, options, engine: beside("ppi.wasm"), ...where(source) } });
  });
}

function where(source) {
  if (source instanceof Blob) return { file: source };
  if (typeof source === "string" || source instanceof URL) return { url: new URL(source, document.baseURI).href };
  return { records: source };
}

function beside(name) {
  return new URL(name, import.meta.url).href;
}

let policy;

/** The address of our own worker, for a page that demands Trusted Types: its policy has to allow `ppi-widget`. */
function trusted(url) {
  if (!self.trustedTypes) return url;
  policy ??= self.trustedTypes.createPolicy("ppi-widget", {
    createScriptURL(url) {
      if (url === beside("ppi-worker.js")) return url;
      throw new TypeError(`not a script of ppi-widget: ${url}`);
    },
  });
  return policy.createScriptURL(url);
}
