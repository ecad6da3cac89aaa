/** Records as tables. */
import type { ChangeRecord, HouseholdsRecord } from "./change.js";
import type { DrawRecord } from "./draw.js";
import type { Estimate } from "./survey.js";

/**
 * A table of a record as CSV: of an estimate `rates` (meant where none is named), `bands`, `distribution` or the first
 * `refused` rows; of a change `changes`, `movement` between bands or what is `unmatched`; of scored households
 * `households` or `refused`; of a draw's protocol `sizes`. Every row says which card and method it comes from. No cell can
 * run as a formula, and no digit is lost.
 * @throws Error that lists what the record lacks, or says which tables it has; `problems` holds them one by one
 */
export function toCsv(record: Estimate, table?: "rates" | "bands" | "distribution" | "refused"): string;
export function toCsv(record: ChangeRecord, table?: "changes" | "movement" | "unmatched"): string;
export function toCsv(record: HouseholdsRecord, table?: "households" | "refused"): string;
export function toCsv(record: DrawRecord, table?: "sizes"): string;
