// Answers that are not sent yet, kept on the device: only where the page asks for it by `autosave`.
import TEXTS from "./texts/drafts.json";

/** How long a draft of `autosave="local"` is kept, in milliseconds: 30 days. */
const LONGEST = 30 * 24 * 60 * 60 * 1000;

/** The draft of one form and card. */
export class Drafts {
  /**
   * @param {"session" | "local"} kind how long: until the tab is closed, or until it is erased
   * @param {string} key where
   * @param {(error: Error) => void} failed is told once when the storage is full or forbidden
   */
  constructor(kind, key, failed) {
    this._kind = kind;
    this._key = key;
    this._failed = failed;
    this._written = undefined; // the draft that was kept last, as JSON
    this.state = undefined; // what the visitor is told of it: a key of the texts
  }

  /** What was kept for the card of this digest, as `{time, draft}`; null where there is nothing that can be used. */
  read(digest) {
    return this._attempt((storage) => {
      const kept = parsed(storage.getItem(this._key));
      if (!kept) return null;
      const old = Date.parse(kept.time) < Date.now() - LONGEST;
      const outdated = kept.draft.scorecard !== digest;
      if (!old && !outdated) return kept;
      storage.removeItem(this._key);
      if (outdated) this.state = "outdated";
      return null;
    });
  }

  /** Keeps a draft, if it differs from the last; one without any answer is no draft. */
  keep(draft, time) {
    if (this.state === "erased") return;
    const text = JSON.stringify(draft);
    if (text === this._written) return;
    const empty = isEmpty(draft);
    if (empty && this._written === undefined) return;
    this._written = text;
    this._attempt((storage) => {
      if (empty) storage.removeItem(this._key);
      else storage.setItem(this._key, JSON.stringify({ time, draft }));
      this.state = empty ? undefined : "kept";
    });
  }

  /** Erases what was kept. */
  erase() {
    this._written = undefined;
    this._attempt((storage) => storage.removeItem(this._key));
    if (this.state !== "failed") this.state = undefined;
  }

  /** The question whether to go on with what was kept, in a box that `box` makes. */
  ask(box, language, time, restore, discard) {
    const texts = TEXTS[language];
    const when = new Date(time).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
    const element = box("draft", [texts.found.replace("{time}", when)], [
      ["button primary", texts.restore, restore],
      ["button", texts.discard, discard],
    ]);
    element.setAttribute("role", "group");
    element.firstChild.id = "draft-question";
    element.setAttribute("aria-labelledby", "draft-question");
    return element;
  }

  /** The line that tells of the draft, with a way to erase it; nothing where there is nothing to tell. */
  line(box, language, erased) {
    const texts = TEXTS[language];
    if (!this.state) return null;
    const erase = () => {
      this.erase();
      this.state = "erased";
      erased();
    };
    const line = box("draft-line", [texts[this.state]], this.state === "kept" ? [["link", texts.erase, erase]] : []);
    line.setAttribute("role", "status");
    return line;
  }

  /** Works on the storage; where it is full or forbidden, that is said instead. */
  _attempt(work) {
    try {
      return work(this._kind === "local" ? localStorage : sessionStorage) ?? null;
    } catch (error) {
      if (this.state !== "failed") this._failed(new Error(`autosave: ${error.message}`));
      this.state = "failed";
      return null;
    }
  }
}

/** Whether nobody answered anything: what the page knew beforehand is no draft. */
export function isEmpty({ answers, preset, household }) {
  return household === null && Object.keys(answers).every((question) => preset.includes(question));
}

/** What was kept, if it is of the form that we wrote. */
function parsed(text) {
  try {
    const kept = JSON.parse(text);
    return kept && typeof kept.draft === "object" && kept.draft && !Number.isNaN(Date.parse(kept.time)) ? kept : null;
  } catch {
    return null;
  }
}
