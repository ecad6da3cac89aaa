/** Surveys in a worker of a browser. */
import type { ResultRecord } from "./card.js";
import type { Estimate, EstimateOptions } from "./survey.js";

export interface WorkerOptions extends EstimateOptions {
  /** Called after every piece; `total` is absent where it is not known, as of a compressed response. */
  onProgress?(progress: { bytes: number; total?: number; rows?: number }): void;
  /** Cancels: the promise is then rejected with an `AbortError`. */
  signal?: AbortSignal;
}

/**
 * The same in a worker of a browser, for large files: the page stays free to answer. `card` is the parsed content of a
 * card's file, `source` a CSV file, the address of one, or records. Under Trusted Types the page's policy has to allow
 * `ppi-widget`.
 */
export function estimateInWorker(
  card: unknown,
  source: Blob | string | URL | ResultRecord[],
  options?: WorkerOptions,
): Promise<Estimate>;

/** The scored or the refused rows of a CSV file, or of records, as a CSV file, made in a worker. */
export function listInWorker(
  card: unknown,
  source: Blob | string | URL | ResultRecord[],
  what: "scored" | "refused",
  options?: WorkerOptions,
): Promise<Blob>;
