// What stands before the first question: whether to go on with answers that were kept, whether the visitor agrees to the
// page's notice. Either takes the place of the form until it is answered. Loaded where the page asks for one of them.
import styleText from "ppi-opening-style";

import { ask, textOf } from "./consent.js";
import { Drafts, isEmpty } from "./drafts.js";

/** The opening of one form. */
export class Opening {
  /**
   * @param {HTMLElement} element the form's element, with the few functions that `ppi-form.js` gives it
   * @param {{box, languageOf, localTime, wear}} tools what the element uses as well, so that this file need not bring it again
   */
  constructor(element, tools) {
    this._element = element;
    this._tools = tools;
    this.gate = undefined; // what is asked now
    this._key = undefined; // where the answers are kept
    this._scorecard = undefined; // of which card, by its digest
    this._drafts = undefined; // what keeps them
    this._found = undefined; // a draft of which the visitor is asked
    this._line = undefined; // what the visitor is told of drafts
    this._host = undefined; // the form of the page that sends the record
    tools.wear(element._root, styleText);
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
    const key = kind === "session" || kind === "local" ? `${kind} ${this._place()}` : undefined;
    if (key !== this._key) {
      this._key = key;
      this._drafts = this._found = undefined;
      if (key) this._openDraft(kind);
    }
    if (element.form !== this._host) this._follow(element.form);
    const notice = !element._consent && this._notice();
    if (this._found) this._askOfDraft();
    else if (notice) this._askConsent(notice);
    else this._stand(undefined);
    element._settle();
  }

  /** Keeps a draft, and says so. */
  keep(draft, time) {
    // While another card comes, it is not yet its draft that is open here.
    if (!this.gate && draft.scorecard === this._scorecard) this._drafts?.keep(draft, time);
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

  /** What the page's form sends is a draft no longer: the next person at the device starts anew. */
  _follow(host) {
    this._host = host;
    host?.addEventListener("submit", (event) =>
      // Once the page's own listeners have had their say.
      setTimeout(() => {
        if (event.defaultPrevented || host !== this._host) return;
        this._drafts?.erase();
        this._tellOfDraft();
      }),
    );
  }

  _language() {
    return this._tools.languageOf(this._element);
  }

  /** Where a draft belongs: to one page, one form, one card, and to what the page says of whom it is about. */
  _place() {
    const element = this._element;
    const forms = [...element.getRootNode().querySelectorAll(element.localName)];
    const which = element.name || element.id || forms.indexOf(element);
    const about = JSON.stringify(element.dataset);
    return `ppi-form ${location.pathname}${location.search} ${which} ${element._form.cardId} ${about}`;
  }

  _openDraft(kind) {
    const element = this._element;
    this._drafts = new Drafts(kind, this._place(), (error) => element._fail(error));
    const draft = element._form.draft;
    this._scorecard = draft.scorecard;
    const found = this._drafts.read(draft.scorecard);
    // What the page set or the visitor answered goes before.
    if (!found || !isEmpty(draft)) return;
    if (kind === "session") this._restore(found);
    else this._found = found;
  }

  _restore({ draft }) {
    this._found = undefined;
    const notice = this._notice();
    // Who agreed to another notice is asked again.
    const agreed = !notice || draft.consent?.text === textOf(notice);
    this._element._restore({ ...draft, consent: agreed ? draft.consent : null });
  }

  _notice() {
    return this._element.querySelector('[slot="consent"]');
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
