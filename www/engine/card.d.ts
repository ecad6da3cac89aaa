/** Cards, answers, records: see README.md, "The engine". */
import type { HouseholdsRecord } from "./change.js";
import type { Interviews, InterviewsOptions } from "./interviews.js";
import type { Estimate, EstimateOptions, SurveyInput } from "./survey.js";

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
   * the column of ids, `by` what changes are told for, `repeated` that households with an id of others are left out; the
   * other options are those of an estimate.
   * @throws Error that lists every problem of the options, the first line or the ids; `problems` holds them one by one
   */
  households(
    csv: SurveyInput,
    options: EstimateOptions & { id: string; repeated?: "leave_out" },
  ): HouseholdsRecord;
  /**
   * The poverty rates of a survey: text or bytes of a CSV file, or result records.
   * @throws Error that lists every problem of the options or of the file's first line; see also `Batch`
   */
  estimate(input: SurveyInput | ResultRecord | ResultRecord[], options?: EstimateOptions): Estimate;
  /**
   * The rows of a CSV file as interviews, each with the letters that its cells mean, or refused.
   * @throws Error that lists every problem of the options or of the file's first line
   */
  interviews(csv: SurveyInput, options: InterviewsOptions): Interviews;
  /** The card as bytes for `<ppi-form>` of the same version. */
  packed(): Uint8Array;
  /** Gives the memory back; the card cannot be used afterwards. */
  free(): void;
}

/** What in a record disagrees with the card in `json`: one message each, none when the record is right. */
export function verify(record: unknown, json: unknown): string[];
