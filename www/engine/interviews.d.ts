/** Rows of a file as interviews that are kept. */
import type { EstimateOptions, RefusedRow } from "./survey.js";

export interface InterviewsOptions extends Pick<EstimateOptions, "columns" | "choices" | "language"> {
  /** The date of this day, as 2026-07-31: no interview is later. */
  today: string;
  /** The column of dates: 2026-07-31, or 31/7/2026 unless another row has the month first. */
  date?: string;
  /** The column of outcomes of visits; without it every row was interviewed. */
  status?: string;
  /** What stands in that column, to the outcome: those of `interviewed` need answers. */
  outcomes?: Record<string, string>;
}

export interface Interviews {
  /** What the first line calls the columns. */
  names: string[];
  /** Rows read, refused ones included. */
  rows: number;
  /** Whether a date was read with the day first. */
  day_first: boolean;
  interviews: {
    line: number;
    cells: string[];
    answers: Record<string, string> | null;
    date: string | null;
    status: string;
    members: number | null;
    cu_members: number | null;
  }[];
  /** All of them. */
  refused: RefusedRow[];
}
