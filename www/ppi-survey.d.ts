/** `<ppi-survey>`: a credit union's whole survey on one device. See README.md. */
import type { PpiErrorDetail, PpiReadyDetail } from "./ppi-form.js";

/** The attributes; see custom-elements.json. */
export interface PpiSurveyAttributes {
  scorecard?: string | undefined;
  lang?: string | undefined;
  practice?: boolean | "" | undefined;
}

/** The events by name. */
export interface PpiSurveyEvents {
  "ppi-ready": CustomEvent<PpiReadyDetail>;
  "ppi-error": CustomEvent<PpiErrorDetail>;
}

export class PpiSurvey extends HTMLElement {}

declare global {
  interface HTMLElementTagNameMap {
    "ppi-survey": PpiSurvey;
  }
}
