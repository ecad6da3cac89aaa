/** Two rounds of a survey. */
import type { Estimate, RefusedKind, RefusedRow } from "./survey.js";

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

/** Every scored household with its id, as one of two rounds. */
export interface ScoredHouseholds {
  scorecard: string | { id: string; digest?: string };
  weight?: "household" | "members" | "participants";
  /** The ids of the lines, in the order of `likelihoods`. */
  lines: string[];
  /** The columns of each kind of groups: one, or a pair. */
  by?: string[][];
  /** `key` goes from column to value, for every column of `by`. */
  households: { id: string; key?: Record<string, string>; weight?: number; likelihoods: number[] }[];
}

/** What `card.households` gives. Its schema is schemas/ppi-households-1.json. */
export interface HouseholdsRecord {
  format: "ppi-households";
  version: 1;
  scorecard: { id: string; digest: string; source: string; url: string };
  weight: "household" | "members" | "participants";
  /** The weight of a household. */
  formula: string;
  lines: string[];
  by: string[][];
  /** Rows read, refused ones included. */
  rows: number;
  refused_count: number;
  refused_by_kind: Partial<Record<RefusedKind, number>>;
  /** The first 1,000. */
  refused: RefusedRow[];
  households: { id: string; key: Record<string, string>; weight: number; likelihoods: number[] }[];
  engine: string;
  /** The ids of more than one household, where `repeated: "leave_out"` asked to leave them out. */
  repeated?: string[];
}

/** One of two rounds: the result of an estimate, a published rate, or scored households in both. */
export type Round = PublishedRate | ScoredHouseholds | Estimate | { scorecard: unknown; groups: unknown[] };

/** What is compared. */
export interface ChangeOptions {
  baseline: Round;
  followup: Round;
  /** The id of one line; by default all that both rounds have. */
  line?: string;
  /** The years between the rounds. */
  years?: number;
  /**
   * The population of the whole, in what the rates count; or by group, where `""` is the whole and a pair is written
   * `A / B`. By default those of the baseline.
   */
  population?: number | Record<string, number>;
  /** The normal quantile; 1.6449 (90%) by default. */
  z?: number;
  /** For the same households: the precision factor, of all lines or by line; 1 by default. */
  alpha?: number | Record<string, number>;
  /** For the same households: the likelihoods between the bands that they move among, rising. */
  bands?: number[];
  /** For the same households: whether to list them one by one. */
  list?: boolean;
  /** Language that problems are told in; `en` by default. */
  language?: "id" | "en";
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
  /** The numbers of households that moved, in the same places. */
  moved?: number[][];
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
  /** Keys of groups with a single household in both rounds, whose change has no standard error. */
  too_few: Record<string, string>[];
  /** The households of both rounds on the first line, where `list` asked for them; bands are counted from 0. */
  households?: { id: string; baseline: number; followup: number; from: number; to: number }[];
  caution: string;
  engine: string;
}

/**
 * What changed between two rounds.
 * @throws Error that lists every problem of the options, or says why the rounds cannot be compared, such as rates of two
 * cards; `problems` holds them one by one
 */
export function change(options: ChangeOptions): ChangeRecord;
