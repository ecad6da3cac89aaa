/** The engine of ppi-widget without elements. See README.md, "The engine". */

/** Text by language tag. */
export type Texts = Record<string, string>;

/** Question ids with the ids of the chosen answers; `null`, `undefined` and `""` count as missing. */
export type Answers = Record<string, string | null | undefined>;

/** One poverty line of an assessment. */
export interface LineScore {
  /** The line's id, such as `nl100`. */
  line: string;
  /** The sum of points; may exceed the table's last score. */
  score: number;
  /** The poverty likelihood, a fraction from 0 to 1. */
  likelihood: number;
  /** Whether the points exceeded the table, so that its last row was read. */
  capped: boolean;
}

/** All answers and their scores, in the card's order of lines, or what is missing, in the card's order of questions. */
export type Assessment = { complete: true; lines: LineScore[] } | { complete: false; missing: string[] };

export interface Choice {
  /** The published letter. */
  id: string;
  text: Texts;
  /** Shared by all lines, or one per line in the card's order. */
  points: number | number[];
}

export interface Question {
  id: string;
  text: Texts;
  choices: Choice[];
}

export interface Line {
  id: string;
  label: Texts;
}

/** The result record: what `<ppi-form>` gives as its value. Its schema is schemas/ppi-result-1.json. */
export interface ResultRecord {
  format: "ppi-result";
  version: 1;
  scorecard: { id: string; digest: string; source: string; url: string };
  mode: "self" | "interview" | "class";
  language: string;
  answers: Record<string, string>;
  /** The questions whose answer came from the list of household members. */
  from_roster: string[];
  /** The questions whose answer the page knew beforehand. */
  preset: string[];
  /** The exact number of household members, where it is known. */
  members: number | null;
  lines: LineScore[];
  /** ISO 8601 with the offset from UTC. */
  time: string;
  /** The notice that the respondent agreed to, and when; null where the page had none. */
  consent: { text: string; time: string } | null;
  /** Whatever the page put in. */
  context: unknown;
  engine: string;
}

/** A checked card. */
export class Scorecard {
  /**
   * @param json the parsed content of a file of scorecards/
   * @throws Error whose message lists every problem with its path; `problems` holds them one by one
   */
  constructor(json: unknown);
  readonly id: string;
  /** SHA-256 of everything that a score depends on. */
  readonly digest: string;
  readonly questions: Question[];
  readonly lines: Line[];
  /** @throws Error that names a question or choice the card does not have */
  assess(answers: Answers): Assessment;
  /**
   * Every scored household of a CSV file with its id, for `change` with the same households in both rounds. `id` names
   * the column of ids; the other options are those of an estimate.
   * @throws Error that lists every problem of the options, the first line or the ids; `problems` holds them one by one
   */
  households(
    csv: string | ArrayBuffer | Uint8Array,
    options: { id: string; [option: string]: unknown },
  ): ScoredHouseholds & { rows: number; refused_count: number; refused: unknown[] };
  /**
   * The poverty rates of a survey: text or bytes of a CSV file, or result records.
   * @throws Error that lists every problem of the options or of the file's first line; see also `Batch`
   */
  estimate(input: SurveyInput | ResultRecord | ResultRecord[], options?: EstimateOptions): Estimate;
  /** The card as bytes for `<ppi-form>` of the same version. */
  packed(): Uint8Array;
  /** Gives the memory back; the card cannot be used afterwards. */
  free(): void;
}

/** What in a record disagrees with the card in `json`: one message each, none when the record is right. */
export function verify(record: unknown, json: unknown): string[];

// ---- Plan, draw, change ----

/** What a survey is planned for. */
export interface PlanOptions {
  /** `one` (default): the margin of a rate; `two`: of the difference of two independent rounds; `same`: of the same households twice. */
  rounds?: "one" | "two" | "same";
  /** The years between the rounds; needed for `same`. */
  years?: number;
  /** The rate that is expected, a fraction; 0.5, which takes the most interviews, by default. */
  guess?: number;
  /** The line's precision factor; 1 by default, 1.30 for `same`. */
  alpha?: number;
  /** The normal quantile; 1.6449 (90%) by default. */
  z?: number;
  /** The population; infinite by default. */
  population?: number | null;
  /** How many interviews of a cluster sample are worth one of a simple random sample; 1 by default. */
  design_effect?: number;
}

/**
 * How many interviews, in each round, hold the half-width of the interval at `margin`, a fraction.
 * @throws Error that lists every problem of the options; `problems` holds them one by one
 */
export function sampleSize(options: PlanOptions & { margin: number }): { n: number; method: string };

/**
 * The half-width of the interval that `n` interviews in each round give, a fraction.
 * @throws Error that lists every problem of the options; `problems` holds them one by one
 */
export function margin(options: PlanOptions & { n: number }): { margin: number; method: string };

/** What is drawn from a list of members. */
export interface DrawOptions {
  /** How many members. */
  size: number;
  /** What the draw follows from: a whole number, or a text (42 is "42"). The same seed and list give the same draw, for ever. */
  seed: number | string;
  /** How many more, to take the places of those who cannot be interviewed. */
  reserves?: number;
  /** `simple` (default), or `systematic`: at equal distances in the list. */
  method?: "simple" | "systematic";
  /** The column, or the columns, whose values make the strata. */
  strata?: string | string[];
  /** How the sample is shared among strata: in proportion to their members (default), or as many in each. */
  allocation?: "proportional" | "equal";
  /** The fewest in a stratum, or all of one that has fewer; 0 by default. The rate of a stratum without any is not known. */
  minimum?: number;
  /** The column of ids; a list with the same id twice is refused. */
  id?: string;
}

/** One member of a draw. */
export interface DrawnMember {
  /** The line of the list, counted from 1 with the header. */
  line: number;
  /** From column to value; empty where the list has no strata. */
  stratum: Record<string, string>;
  /** The place in the stratum's sample, or among its reserves, counted from 1. */
  order: number;
  reserve: boolean;
}

/** The protocol of a draw. Its schema is schemas/ppi-draw-1.json. */
export interface DrawRecord {
  format: "ppi-draw";
  version: 1;
  list: { digest: string; members: number };
  seed: string;
  generator: string;
  method: "simple" | "systematic";
  size: number;
  reserves: number;
  strata: { by: string[]; allocation: "proportional" | "equal"; minimum: number } | null;
  sizes: { stratum: Record<string, string>; members: number; drawn: number; reserves: number }[];
  engine: string;
}

/**
 * Draws from a list of members, a CSV file with a header as text or bytes. `csv` holds the drawn rows with three more
 * columns: `draw_stratum`, `draw_order`, `draw_reserve`.
 * @throws Error that lists every problem of the options or the list; `problems` holds them one by one
 */
export function drawSample(
  list: string | ArrayBuffer | Uint8Array,
  options: DrawOptions,
): { csv: string; drawn: DrawnMember[]; protocol: DrawRecord };

/** A rate that was published, or is known from an earlier report. */
export interface PublishedRate {
  /** The id of the card. */
  scorecard: string | { id: string; digest?: string };
  /** The id of the line; across cards a legacy line, such as `legacy2007_nl100`. */
  line: string;
  /** A fraction. */
  rate: number;
  /** The number of interviews, unless `standard_error` is given. */
  n?: number;
  standard_error?: number;
  alpha?: number;
  bias?: number;
  population?: number;
  design_effect?: number;
  weight?: "household" | "members" | "participants";
}

/** Every scored household with its id: what `card.households` gives. */
export interface ScoredHouseholds {
  scorecard: string | { id: string; digest?: string };
  weight?: "household" | "members" | "participants";
  /** The ids of the lines, in the order of `likelihoods`. */
  lines: string[];
  households: { id: string; weight?: number; likelihoods: number[] }[];
}

/** One of two rounds: the result of an estimate, a published rate, or scored households in both. */
export type Round = PublishedRate | ScoredHouseholds | { scorecard: unknown; groups: unknown[] };

/** What is compared. */
export interface ChangeOptions {
  baseline: Round;
  followup: Round;
  /** The id of one line; by default all that both rounds have. */
  line?: string;
  /** The years between the rounds. */
  years?: number;
  /** The population of the whole, in what the rates count; by default that of the baseline. */
  population?: number;
  /** The normal quantile; 1.6449 (90%) by default. */
  z?: number;
  /** For the same households: the precision factor, of all lines or by line; 1 by default. */
  alpha?: number | Record<string, number>;
  /** For the same households: the likelihoods between the bands that they move among, rising. */
  bands?: number[];
}

/** The rate of one round. */
export interface RoundRate {
  rate: number;
  /** Null for the same households. */
  standard_error: number | null;
  /** Interviews; for the same households the effective number of pairs. */
  n: number | null;
}

/** What changed in one group on one line. */
export interface GroupChange {
  /** From column to value; empty for the whole. */
  key: Record<string, string>;
  line: string;
  baseline: RoundRate;
  followup: RoundRate;
  /** Rate of the baseline less that of the follow-up: above 0 when there is less poverty. */
  fall: number;
  standard_error: number;
  half_width: number;
  low: number;
  high: number;
  /** Whether the interval is a rough one, since few lived below the line, or above it. */
  small: boolean;
  alpha: number | null;
  /** The fall in a year. */
  per_year: number | null;
  /** The net share of those below the line at the baseline that crossed it. */
  crossed: number | null;
  population: number | null;
  /** How many were lifted over the line, net, in what the rates count. */
  lifted: { count: number; low: number; high: number } | null;
  /** The share of all that moved from which band (row) to which (column). */
  movement: number[][] | null;
}

/** The record of a change. Its schema is schemas/ppi-change-1.json. */
export interface ChangeRecord {
  format: "ppi-change";
  version: 1;
  scorecards: Record<"baseline" | "followup", { id: string; digest: string | null }>;
  same_households: boolean;
  weight: "household" | "members" | "participants" | null;
  method: string;
  z: number;
  years: number | null;
  bands: number[];
  changes: GroupChange[];
  /** What only one round has: keys of groups, or ids of households. */
  unmatched: Record<"baseline" | "followup", (Record<string, string> | string)[]>;
  caution: string;
  engine: string;
}

/**
 * What changed between two rounds.
 * @throws Error that lists every problem of the options, or says why the rounds cannot be compared, such as rates of two
 * cards; `problems` holds them one by one
 */
export function change(options: ChangeOptions): ChangeRecord;

// Surveys: from rows to rates.

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
  bands?: { line?: string; edges: number[] };
  /** Whether to count households by score. */
  distribution?: boolean;
  /** Language of what was expected in refused rows; `en` by default. */
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
  | "cells" | "empty" | "missing" | "answer" | "members" | "cu_members" | "key" | "quote" | "limit" | "record";

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
  /** @throws Error that lists every problem of the options */
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
   * @throws Error when cards or options differ
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

/** A second pass over a CSV file: its scored or its refused rows as CSV, in constant memory. */
export class Listing {
  constructor(card: Scorecard, options: EstimateOptions | undefined, what: "scored" | "refused");
  /** Takes the next piece of the file and gives the rows that it completes. */
  push(piece: SurveyInput): string;
  /** Gives the last row, where no line end stands behind it. */
  finish(): string;
  free(): void;
}

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

/** The scored or the refused rows of a CSV file, as a CSV file, made in a worker. */
export function listInWorker(
  card: unknown,
  source: Blob | string | URL,
  what: "scored" | "refused",
  options?: WorkerOptions,
): Promise<Blob>;

/** Starts the engine once. By default it takes the wasm beside this module, in Node too. */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;
