/** `<ppi-form>`: the Poverty Probability Index as a form-associated element. See README.md. */
import type { Answers, ResultRecord } from "./ppi.js";

export interface PpiReadyDetail {
  /** The id of the card that is shown. */
  scorecard: string;
}

export interface PpiChangeDetail {
  /** The id of the question that was answered, or null where several changed. */
  question: string | null;
  answers: Record<string, string>;
  /** The ids of the questions without an answer. */
  missing: string[];
}

export interface PpiErrorDetail {
  message: string;
  /** Every problem of a card, one by one. */
  problems: string[];
}

/** What a page offers with the result, for a band of likelihoods on one poverty line. */
export interface Programme {
  /** One text, or one for each language. */
  title: string | Record<string, string>;
  text?: string | Record<string, string>;
  /** A web address, http or https. */
  url?: string;
  /** The id of a poverty line; the card's first where it is missing. */
  line?: string;
  /** The lowest likelihood, a fraction from 0 to 1, itself included. */
  from?: number;
  /** The likelihood, a fraction from 0 to 1, that is too high. */
  below?: number;
}

/** The attributes; see custom-elements.json. */
export interface PpiFormAttributes {
  scorecard?: string | undefined;
  src?: string | undefined;
  lang?: string | undefined;
  line?: string | undefined;
  mode?: "self" | "interview" | "class" | undefined;
  layout?: "pages" | "list" | undefined;
  name?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  mirror?: boolean | undefined;
  preset?: string | undefined;
  "preset-hidden"?: boolean | undefined;
  programmes?: string | undefined;
  autosave?: "off" | "session" | "local" | undefined;
}

/** The properties that are more than an attribute. */
export interface PpiFormProperties {
  answers?: Answers | null | undefined;
  context?: unknown;
  programmes?: Programme[] | null | undefined;
}

/** What a framework's template sets: a property where the element has one, else an attribute. */
export type PpiFormProps = Omit<PpiFormAttributes, keyof PpiFormProperties> & PpiFormProperties;

/** The events by name. */
export interface PpiFormEvents {
  "ppi-ready": CustomEvent<PpiReadyDetail>;
  "ppi-change": CustomEvent<PpiChangeDetail>;
  "ppi-complete": CustomEvent<ResultRecord>;
  "ppi-error": CustomEvent<PpiErrorDetail>;
}

export class PpiForm extends HTMLElement {
  static readonly formAssociated: true;
  get answers(): Record<string, string>;
  set answers(answers: Answers | null);
  /** Plain JSON, at most what `JSON.stringify` keeps. */
  context: unknown;
  get programmes(): Programme[];
  /** A list, or what the attribute says. */
  set programmes(programmes: Programme[] | string | null);
  readonly result: ResultRecord | null;
  readonly value: string;
  get form(): HTMLFormElement | null;
  set form(id: string);
  readonly labels: NodeListOf<HTMLLabelElement>;
  name: string;
  readonly type: "ppi-form";
  required: boolean;
  disabled: boolean;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  reset(): void;
  /** Prints a blank questionnaire, with the points of the chosen line or without; nothing else of the page. */
  printSheet(options?: { points?: boolean }): Promise<void>;
}

declare global {
  interface HTMLElementTagNameMap {
    "ppi-form": PpiForm;
  }
  interface GlobalEventHandlersEventMap extends PpiFormEvents {}
}
