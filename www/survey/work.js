// Something that takes a while: its progress, a button that cancels it, and what went wrong.
import { alert, button, fill, h } from "./dom.js";
import { inWorker } from "./run.js";
import TEXTS from "./texts/common.json";

/** Screen readers are told of the progress no more often than this, in milliseconds. */
const PAUSE = 800;

/** A place on the page where one task at a time is at work. */
export class Work {
  constructor(survey) {
    this._survey = survey;
    this._running = undefined;
    this.element = h("div", { class: "work", role: "status" });
  }

  /** Whether a task is at work. */
  get busy() {
    return this._running !== undefined;
  }

  /**
   * Does a task in a worker that has no other; a task that is at work already is cancelled. Gives nothing where it was cancelled or
   * failed, which is then said here.
   */
  async run(task, input) {
    return this.attempt((options) => inWorker(task, input, options));
  }

  /** The same for any work that takes `{onProgress, signal}`; `again` begins it anew where a person had cancelled it. */
  async attempt(work, again) {
    const texts = TEXTS[this._survey.language];
    this._running?.abort();
    const mine = (this._running = new AbortController());
    const bar = h("progress", { "aria-label": texts.working });
    const words = h("span", {}, texts.working);
    this.element.replaceChildren(bar, words, button(texts.cancel, () => mine.abort()));
    let told = performance.now();
    const onProgress = ({ bytes, rows, total }) => {
      if (total) bar.value = (bytes ?? rows) / total;
      if (performance.now() - told < PAUSE || rows === undefined) return;
      told = performance.now();
      const figures = { rows: this._survey.whole(rows), total: this._survey.whole(total ?? rows) };
      const share = total ? this._survey.percent((bytes ?? rows) / total, 0) : "";
      words.textContent = fill(bytes === undefined ? texts.rows_of : texts.rows, { ...figures, percent: share });
    };
    try {
      const done = await work({ onProgress, signal: mine.signal });
      if (mine !== this._running) return undefined;
      this.element.replaceChildren();
      return done;
    } catch (error) {
      if (mine === this._running) {
        const isCancelled = error.name === "AbortError";
        const anew = isCancelled && again ? [button(texts.calculate, again)] : [];
        this.element.replaceChildren(isCancelled ? h("p", {}, texts.cancelled) : alert(error), ...anew);
        anew[0]?.focus();
      }
      return undefined;
    } finally {
      if (mine === this._running) this._running = undefined;
    }
  }
}
