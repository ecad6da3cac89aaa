// What the host pages share: answers that a page knows, and what it says of what it heard.
import type { Answers } from "ppi-widget/engine";

/** All but the last answer of a household. */
export const KNOWN: Answers = { q1: "T", q2: "E", q3: "B", q4: "C", q5: "A", q6: "B", q7: "A", q8: "A", q9: "B" };

/** What travels in the record. */
export const CONTEXT = { cu: "CU Contoh", branch: 3 };
