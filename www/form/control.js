// What the element has in common with the platform's own form controls.

/** A form-associated element whose value and validity its subclass sets. */
export class FormControl extends HTMLElement {
  static get formAssociated() {
    return true;
  }

  constructor() {
    super();
    this._internals = this.attachInternals();
    this._internals.role = "group";
  }

  get form() {
    return this._internals.form;
  }

  /** Some frameworks set every attribute as a property. */
  set form(id) {
    this.setAttribute("form", id);
  }

  get labels() {
    return this._internals.labels;
  }

  get type() {
    return this.localName;
  }

  get name() {
    return this.getAttribute("name") || "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get required() {
    return this.hasAttribute("required");
  }

  set required(required) {
    this.toggleAttribute("required", Boolean(required));
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(disabled) {
    this.toggleAttribute("disabled", Boolean(disabled));
  }

  get validity() {
    return this._internals.validity;
  }

  get validationMessage() {
    return this._internals.validationMessage;
  }

  get willValidate() {
    return this._internals.willValidate;
  }

  /** Whether the answers are complete where they are required; moves nothing. */
  checkValidity() {
    return this._internals.checkValidity();
  }
}
