/** Surveys: from rows to rates. */
import type { ResultRecord, Scorecard } from "./card.js";

/** Text or bytes of a CSV file, whole or a piece of it. Its first line names the columns: q1, q2, … in any case and order. */
export type SurveyInput = string | Uint8Array | ArrayBuffer;

export interface EstimateOptions {
  /**
   * Columns to group by: one group for each value of a column, and for each pair of values of two columns. A list of two
   * names within the list asks for that pair alone, a list of one for that column without pairs.
   */
  by?: string | (string | string[])[];
  /**
   * What a rate counts: households, persons (column `members`, whole numbers from 1) or the members of the credit union
   * that were drawn. By default participants, if the file has the columns of a draw (`draw_order`, `draw_reserve`) and
   * `drawn` does not say otherwise; else households.
   */
  weight?: "household" | "members" | "participants";
  /**
   * What was drawn. Of drawn members a household with k of them (column `cu_members`) had k chances, so that its weight is
   * divided by k. By default members, if the file has that column.
   */
  drawn?: "households" | "members";
  /** Normal quantile of the intervals; 1.6449 (90%) by default. */
  z?: number;
  /** n is divided by it, for a sample of clusters; 1 by default. */
  design_effect?: number;
  /** Precision factor, for all lines or by line; 1 by default. */
  alpha?: number | Record<string, number>;
  /** Bias as a fraction, subtracted from the rate, for all lines or by line; 0 by default. */
  bias?: number | Record<string, number>;
  /**
   * Population of what was drawn: of the whole; or by group, where `""` is the whole and a pair is written `A / B`; or by
   * column and then by group.
   */
  population?: number | Record<string, number | Record<string, number>>;
  /** Strata that make up the whole: the column that names them, and the population of each. */
  strata?: { column: string; sizes: Record<string, number> };
  /** Published rates to compare with: nation, urban, rural, or the answer that stands for an area. */
  benchmark?: string;
  /** Bands of likelihood to count households in: the likelihoods between two bands; by default on the card's first line. */
  bands?: {
    line?: string;
    edges: number[];
    /** The programme of each band, which a listing of scored rows names. */
    programmes?: string[];
    /** The bands that such a listing has, counted from 0; by default all. */
    listed?: number[];
  };
  /** Whether to count households by score. */
  distribution?: boolean;
  /** Language of what was expected in refused rows, and of problems; `en` by default. */
  language?: "id" | "en";
  /** Names of columns, for questions, `members` and `cu_members`, where they differ from these. */
  columns?: Record<string, string>;
  /** Texts in cells that stand for a choice, by question: `{q3: {"1": "A"}}`. */
  choices?: Record<string, Record<string, string>>;
}

/** The rate of a group on one line: fractions from 0 to 1, `null` in an empty group. */
export interface EstimateLine {
  line: string;
  rate: number | null;
  standard_error: number | null;
  /** z times the standard error, before the interval is cut to 0..1. */
  half_width: number | null;
  low: number | null;
  high: number | null;
  /** Whether n·p or n·(1−p) is below 10, so that the interval is a rough one. */
  small: boolean;
  /** Households whose points exceeded the table, so that its last row was read. */
  capped: number;
  /** The published rate, the measured rate less it, and whether it lies within the interval. */
  benchmark?: number;
  difference?: number;
  within?: boolean;
  distribution?: { score: number; n: number; weight: number }[];
}

export interface EstimateGroup {
  /** Names of columns with their values; empty for the whole. */
  key: Record<string, string>;
  /** Interviews. */
  n: number;
  /** What the intervals go by: (Σw)²/Σw², divided by the design effect. */
  n_effective: number;
  population: number | null;
  lines: EstimateLine[];
  /** Households by likelihood: `from` is included, `to` only in the last band. */
  bands?: { from: number; to: number; n: number; share: number }[];
}

/** A row that was refused, at the first cell that is not as it should be. */
export interface RefusedRow {
  /** Counted from 1; of records, the number of the record. */
  line: number;
  /** Counted from 1; `null` where no single cell is at fault. */
  column: number | null;
  /** What the first line calls the column; of records, the path within the record. */
  name: string;
  kind: RefusedKind;
  found: string;
  expected: string;
}

export type RefusedKind =
  | "cells" | "empty" | "missing" | "answer" | "members" | "cu_members" | "key" | "quote" | "limit"
  | "date" | "outcome" | "record" | "visit";

/** The rates of a survey. Its schema is schemas/ppi-estimate-1.json. */
export interface Estimate {
  format: "ppi-estimate";
  version: 1;
  scorecard: { id: string; digest: string; source: string; url: string };
  weight: "household" | "members" | "participants";
  /** The weight of a household. */
  formula: string;
  /** The formula of the whole's interval, with its source. */
  method: string;
  z: number;
  design_effect: number;
  precision: { line: string; alpha: number; bias: number }[];
  benchmark: { area: string; unit: "household" | "members" } | null;
  /** Rows read, refused ones included. */
  rows: number;
  /** The whole first, with an empty key. */
  groups: EstimateGroup[];
  refused_count: number;
  refused_by_kind: Partial<Record<RefusedKind, number>>;
  /** The first 1,000; `Listing` gives them all. */
  refused: RefusedRow[];
  /** What the file was found to be; `null` for records, and for merged files that differ. */
  file: { delimiter: "," | ";" | "\t"; encoding: "UTF-8" | "UTF-16LE" | "UTF-16BE" | "windows-1252" } | null;
  engine: string;
}

/** A survey on its way in, in constant memory. */
export class Batch {
  /** @throws Error that lists every problem of the options, or when `card` is none */
  constructor(card: Scorecard, options?: EstimateOptions);
  /**
   * Takes the next piece of a CSV file; bytes are copied.
   * @throws Error when the first line lacks a column, there are too many groups, or the file was ended
   */
  push(piece: SurveyInput): void;
  /** Takes one record. One that does not agree with the card is a refused row. Groups are made by its `context`. */
  pushRecord(record: ResultRecord): void;
  /**
   * Adds what another batch has read, and ends the files of both; the order does not matter.
   * @throws Error when cards or options differ, or `other` is the same batch
   */
  merge(other: Batch): void;
  /** Rows read so far, refused ones included. */
  readonly rows: number;
  /**
   * Ends the file. A further call gives the estimate again, with what was merged in between.
   * @throws Error when there was no first line, or a number of the options does not fit what was read
   */
  finish(): Estimate;
  free(): void;
}

/** A second pass over a CSV file or over records: the scored or the refused ones as CSV, in constant memory. */
export class Listing {
  constructor(card: Scorecard, options: EstimateOptions | undefined, what: "scored" | "refused");
  /** Takes the next piece of the file and gives the rows that it completes. */
  push(piece: SurveyInput): string;
  /** Takes one record and gives its row, if it is one of those that are listed. */
  pushRecord(record: ResultRecord): string;
  /** Gives the last row, where no line end stands behind it. */
  finish(): string;
  free(): void;
}
