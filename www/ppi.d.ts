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

/** Starts the engine once. By default it takes the wasm beside this module, in Node too. */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;
