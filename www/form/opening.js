// What stands before the first question: whether to go on with answers that were kept, whether the visitor agrees to the
// page's notice. Either takes the place of the form until it is answered.
import { box } from "./box.js";
import { NOTICES, languageOf } from "./language.js";
import { localTime } from "./take.js";

/** The opening of one form. */
export class Opening {
  /** @param {HTMLElement} element the form's element, with the few functions that `ppi-form.js` gives it */
  constructor(element) {
    this._element = element;
    this.consent = null; // what the visitor agreed to: `{text, time}`
    this.gate = undefined; // what is asked now
    this._filled = false; // whether the page or an earlier place filled the form in
    this._drafts = undefined; // what keeps the answers on the device
    this._found = undefined; // a draft of which the visitor is asked
    this._line = undefined; // what the visitor is told of drafts
  }

  /** Another card is shown, or the page keeps answers in another way: what is kept is another draft. */
  turnPage(filled) {
    this._filled = filled;
    this._drafts = this._found = undefined;
  }

  /** Forgets what was agreed to, erases what was kept, and asks again. */
  reset() {
    this.consent = null;
    this._found = undefined;
    this._drafts?.erase();
    return this.open();
  }

  /** Asks what is still to be asked. */
  async open() {
    const element = this._element;
    const kind = element.getAttribute("autosave");
    const keeps = !this._drafts && (kind === "session" || kind === "local");
    const notice = !this.consent && element.querySelector('[slot="consent"]');
    if (!keeps && !this._found && !notice) return this._stand(undefined);
    element._mount.hidden = true;
    try {
      if (keeps) await this._openDraft(kind);
      if (this._found) this._askOfDraft();
      else if (notice && !this.consent) await this._askConsent(notice);
      else this._stand(undefined);
    } catch (error) {
      element._fail(error);
      // Without its notice the form stays closed; without its drafts it works as ever.
      if (notice) element._say(NOTICES[languageOf(element)]);
      else this._stand(undefined);
    }
    element._settle();
  }

  /** Keeps a draft, and says so. */
  keep(draft, time) {
    if (!this.gate) this._drafts?.keep(draft, time);
    this._tellOfDraft();
  }

  /** Says what became of the draft; a line that says the same already stays, so that nobody hears it twice. */
  _tellOfDraft() {
    const element = this._element;
    const erased = () => {
      this._tellOfDraft();
      this._line.tabIndex = -1;
      this._line.focus();
    };
    const line = this.gate ? null : this._drafts?.line(box, languageOf(element), erased);
    if (line?.textContent === this._line?.textContent) return;
    this._line?.remove();
    this._line = line;
    if (line) element._root.append(line);
  }

  /** Puts a box in the place of the form, or the form back into its place. */
  _stand(gate) {
    this.gate?.remove();
    this.gate = gate;
    this._element._mount.hidden = Boolean(gate);
    if (gate) this._element._root.append(gate);
  }

  /** Goes on after what was asked is answered. */
  async _answered(work) {
    work();
    await this.open();
    this._element.focus();
  }

  async _openDraft(kind) {
    const element = this._element;
    const { Drafts } = await import("./drafts.js");
    if (this._drafts || !element._form) return;
    const forms = [...document.querySelectorAll(element.localName)];
    const which = element.name || element.id || forms.indexOf(element);
    const key = `ppi-form ${location.pathname} ${which} ${element._form.cardId}`;
    this._drafts = new Drafts(kind, key, (error) => element._fail(error));
    const found = this._drafts.read(element._form.digest);
    // What the page set, or what came along from elsewhere in it, goes before.
    if (!found || this._filled) return;
    if (kind === "session") this._restore(found);
    else this._found = found;
  }

  _restore({ draft }) {
    this._found = undefined;
    this.consent = draft.consent ?? null;
    this._element._restore(draft);
  }

  _askOfDraft() {
    const found = this._found;
    const discard = () => {
      this._found = undefined;
      this._drafts.erase();
    };
    const answers = [() => this._answered(() => this._restore(found)), () => this._answered(discard)];
    this._stand(this._drafts.ask(box, languageOf(this._element), found.time, ...answers));
  }

  async _askConsent(notice) {
    const { ask } = await import("./consent.js");
    const agreed = (text) => this._answered(() => (this.consent = { text, time: localTime() }));
    this._stand(ask(box, notice, languageOf(this._element), agreed));
  }
}
