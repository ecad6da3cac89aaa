// The figures of a survey as files: whatever is hidden on the page is hidden here, and said.
import { fewer, withheldRecord } from "./withheld.js";

/** Every shown rate as rows of a table; a hidden group has one row, which says so. */
export function rateRows(survey, sheet, state, estimate) {
  const groups = [estimate.whole, ...estimate.groups];
  const columns = [...new Set([...groups.map(({ key }) => key), ...estimate.hidden.map(({ key }) => key)].flatMap((key) => Object.keys(key)))];
  const figures = ["line", "rate", "standard_error", "low", "high", "small", "benchmark"];
  const mark = sheet.practice ? [sheet.practice] : [];
  const named = (key) => [...mark, ...columns.map((column) => key[column] ?? "")];
  const cell = (value) => (typeof value === "boolean" ? String(value) : (value ?? null));
  const head = [...(sheet.practice ? ["practice"] : []), ...columns, "n", ...figures, "hidden"];
  const rows = groups.flatMap(({ key, n, lines }) => lines.map((line) => [...named(key), n, ...figures.map((figure) => cell(line[figure])), ""]));
  const hidden = estimate.hidden.map(({ key, beside }) => [...named(key), null, ...figures.map(() => null), fewer(survey, state.smallest, beside)]);
  return [head, ...rows, ...hidden];
}

/** The estimate as a file: without what is too small to be shown, and with its names. */
export function rateRecord(sheet, state, found, estimate, at) {
  const { whole } = estimate;
  const plain = ({ bands, lines, ...group }) => ({ ...group, lines: lines.map(({ distribution, ...line }) => line), ...(bands && { bands: bands.filter(({ n }) => n !== null) }) });
  return {
    practice: sheet.practice,
    smallest_group: state.smallest,
    ...withheldRecord(estimate.hidden),
    distribution: { line: state.line, scores: whole.lines[at].distribution.map(({ from, to, n }) => ({ from, to, n })) },
    estimate: { ...found, groups: [whole, ...estimate.groups].map(plain) },
  };
}
