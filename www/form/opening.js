// What stands before the first question: whether to go on with answers that were kept, whether the visitor agrees to the
// page's notice. Either takes the place of the form until it is answered. Loaded where the page asks for one of them.
import { ask } from "./consent.js";
import { Drafts } from "./drafts.js";

/** The opening of one form. */
export class Opening {
  /**
   * @param {HTMLElement} element the form's element, with the few functions that `ppi-form.js` gives it
   * @param {{box, languageOf, localTime}} tools what the element uses as well, so that this file need not bring it again
   */
  constructor(element, tools) {
    this._element = element;
    this._tools = tools;
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

  /** Erases what was kept, and asks again. */
  reset() {
    this._found = undefined;
    this._drafts?.erase();
    this.open();
  }

  /** Asks what is still to be asked. */
  open() {
    const element = this._element;
    const kind = element.getAttribute("autosave");
    if (!this._drafts && (kind === "session" || kind === "local")) this._openDraft(kind);
    const notice = !element._consent && element.querySelector('[slot="consent"]');
    if (this._found) this._askOfDraft();
    else if (notice) this._askConsent(notice);
    else this._stand(undefined);
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
    const line = this.gate ? null : this._drafts?.line(this._tools.box, this._language(), erased);
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
  _answered(work) {
    work();
    this.open();
    this._element.focus();
  }

  _language() {
    return this._tools.languageOf(this._element);
  }

  _openDraft(kind) {
    const element = this._element;
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
    this._element._restore(draft);
  }

  _askOfDraft() {
    const found = this._found;
    const discard = () => {
      this._found = undefined;
      this._drafts.erase();
    };
    const answers = [() => this._answered(() => this._restore(found)), () => this._answered(discard)];
    this._stand(this._drafts.ask(this._tools.box, this._language(), found.time, ...answers));
  }

  _askConsent(notice) {
    const agreed = (text) => this._answered(() => (this._element._consent = { text, time: this._tools.localTime() }));
    this._stand(ask(this._tools.box, notice, this._language(), agreed));
  }
}
