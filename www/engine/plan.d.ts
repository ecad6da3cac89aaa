/** A survey before it is held. */

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
  /** Language that problems are told in; `en` by default. */
  language?: "id" | "en";
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
