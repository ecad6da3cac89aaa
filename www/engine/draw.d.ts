/** The draw of a sample. */

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
  /** Language that problems are told in; `en` by default. */
  language?: "id" | "en";
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
  /** When it was drawn, where a page noted that. */
  time?: string;
  practice?: string;
}

/**
 * Draws from a list of members, a CSV file with a header as text or bytes. `csv` holds the drawn rows with three more
 * columns: `draw_stratum`, `draw_order`, `draw_reserve`. The whole list is held in memory, and beside it some 5 bytes for
 * each member, or with `id` some 80.
 * @throws Error that lists every problem of the options or the list; `problems` holds them one by one
 */
export function drawSample(
  list: string | ArrayBuffer | Uint8Array,
  options: DrawOptions,
): { csv: string; drawn: DrawnMember[]; protocol: DrawRecord };
