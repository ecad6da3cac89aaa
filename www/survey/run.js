// Tasks in a worker: the page stays free to answer, hears of the progress and can cancel.
import * as files from "ppi-survey-files";
import { halves } from "./halves.js";

/** The rates of a survey, as `card.estimate` gives them. */
export function estimateInWorker(card, source, { onProgress, signal, ...options } = {}) {
  return inWorker("estimate", { card, options, ...where(source) }, { onProgress, signal });
}

/** The scored or the refused rows of a CSV file, as a Blob of CSV. */
export function listInWorker(card, source, what, { onProgress, signal, ...options } = {}) {
  return inWorker("list", { card, what, options, ...where(source) }, { onProgress, signal });
}

/** Workers that wait for another estimate, with the timers that end them: a start takes longer than a small file. */
const idle = new Map();
/** As many wait, for so long, in ms. */
const MOST_IDLE = 2;
const LONGEST_IDLE = 60_000;
/** What keeps no file in the memory of the engine, which never shrinks. */
const STREAMED = ["estimate", "part"];

/** One task in a worker that has no other, and is ended where that is cancelled or fails; a large file's estimate in two. */
export async function inWorker(task, input, how = {}) {
  // What cannot be read is told by the worker.
  const cut = task === "estimate" && input.file && (await halves(input.file).catch(() => undefined));
  return cut ? estimateInTwo(input, cut, how) : inOne(task, input, how);
}

async function estimateInTwo(input, cut, { onProgress, signal }) {
  const told = { first: { bytes: 0, rows: 0 }, second: { bytes: 0, rows: 0 } };
  const total = input.file.size;
  let [bytes, rows] = [0, 0];
  const tell = (which) => (progress) => {
    told[which] = progress;
    const { first, second } = told;
    // Where the first worker has to read for both, nothing goes back.
    bytes = Math.min(total, Math.max(bytes, first.bytes + second.bytes));
    rows = Math.max(rows, first.bytes > cut.from ? first.rows : first.rows + second.rows);
    onProgress?.({ bytes, rows, total });
  };
  const { port1, port2 } = new MessageChannel();
  const ended = new AbortController();
  inOne("part", { ...input, ...cut }, { onProgress: tell("second"), signal: ended.signal })
    .then((part) => port1.postMessage(part))
    .catch(() => port1.postMessage(undefined));
  try {
    const second = { from: cut.from, port: port2 };
    return await inOne("estimate", { ...input, second }, { onProgress: tell("first"), signal, transfer: [port2] });
  } finally {
    ended.abort();
    port1.close();
  }
}

async function inOne(task, input, { onProgress, signal, transfer } = {}) {
  const cancelled = () => new DOMException("The survey was cancelled.", "AbortError");
  if (signal?.aborted) throw cancelled();
  let worker = take();
  // One that waited has the engine.
  const engine = worker ? undefined : await files.engine();
  if (signal?.aborted) throw cancelled();
  worker ??= files.worker();
  return new Promise((resolve, reject) => {
    const end = (settle, value) => {
      signal?.removeEventListener("abort", cancel);
      settle(value);
    };
    const fail = (error) => {
      worker.terminate();
      end(reject, error);
    };
    const cancel = () => fail(cancelled());
    signal?.addEventListener("abort", cancel);
    worker.onmessage = ({ data: { ask, blob, progress, result, error } }) => {
      if (ask) read(worker, ask, blob);
      else if (progress) onProgress?.(progress);
      else if (error) fail(failure(error));
      else {
        if (STREAMED.includes(task) && idle.size < MOST_IDLE) rest(worker);
        else worker.terminate();
        end(resolve, result);
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail(new Error(event.message || "ppi-worker.js could not be loaded"));
    };
    try {
      worker.postMessage({ task, engine, input }, transfer);
    } catch (error) {
      fail(error);
    }
  });
}

/** Lets a worker wait for another task. */
function rest(worker) {
  const end = () => {
    idle.delete(worker);
    worker.terminate();
  };
  worker.onmessage = null;
  worker.onerror = end;
  idle.set(worker, setTimeout(end, LONGEST_IDLE));
}

/** A worker that waits, if there is one. */
function take() {
  const [[worker, timer] = []] = idle;
  clearTimeout(timer);
  idle.delete(worker);
  return worker;
}

/** One worker for short tasks, one after the other as they come. */
export class Desk {
  constructor() {
    this._worker = undefined;
    this._waiting = new Map(); // by the number of the task
    this._count = 0;
  }

  /** Does a task. */
  async run(task, input = {}) {
    const engine = this._worker ? undefined : await files.engine();
    if (!this._worker) this._begin();
    return new Promise((resolve, reject) => {
      this._waiting.set(++this._count, { resolve, reject });
      this._worker.postMessage({ id: this._count, task, engine, input });
    });
  }

  /** Ends the worker. */
  close() {
    this._worker?.terminate();
    this._worker = undefined;
  }

  _begin() {
    this._worker = files.worker();
    const worker = this._worker;
    worker.onmessage = ({ data: { id, ask, blob, result, error } }) => {
      if (ask) {
        read(worker, ask, blob);
        return;
      }
      const { resolve, reject } = this._waiting.get(id);
      this._waiting.delete(id);
      if (error) reject(failure(error));
      else resolve(result);
    };
    this._worker.onerror = (event) => {
      event.preventDefault();
      this.close();
      for (const { reject } of this._waiting.values()) {
        reject(new Error(event.message || "ppi-worker.js could not be loaded"));
      }
      this._waiting.clear();
    };
  }
}

/** Reads for a worker what it cannot. */
function read(worker, ask, blob) {
  blob.arrayBuffer().then(
    (buffer) => worker.postMessage({ read: ask, buffer }, [buffer]),
    (error) => worker.postMessage({ read: ask, error: error.message }),
  );
}

function failure({ message, problems, members }) {
  return Object.assign(new Error(message), { problems, members });
}

function where(source) {
  if (source instanceof Blob) return { file: source };
  if (typeof source === "string" || source instanceof URL) return { url: new URL(source, document.baseURI).href };
  return { records: source };
}
