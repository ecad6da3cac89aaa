// The figures of a survey as files: whatever is hidden on the page is hidden here, and said.
import { letter } from "./segments.js";
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

/** The bands of the whole with their programmes. */
export function bandRows(survey, sheet, state, { bands }, named) {
  const rows = bands.map(({ from, to, n, share, beside }, band) => [
    ...[state.line, letter(band), from, to, n],
    ...(n === null ? [null, named[band], fewer(survey, state.smallest, beside)] : [share, named[band], ""]),
  ]);
  return marked(sheet, ["line", "band", "from", "to", "n", "share", "programme", "hidden"], rows);
}

/** How many interviews have which scores, on one line. */
export function scoreRows(survey, sheet, state, { distribution }) {
  const rows = distribution.map(({ from, to, n, beside }) => [state.line, from, to, n, n === null ? fewer(survey, state.smallest, beside) : ""]);
  return marked(sheet, ["line", "score_from", "score_to", "n", "hidden"], rows);
}

/** With the word that they are practice data, where they are. */
function marked({ practice }, head, rows) {
  return practice ? [["practice", ...head], ...rows.map((row) => [practice, ...row])] : [head, ...rows];
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
