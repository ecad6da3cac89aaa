// Files that a person takes away.

/** Hands a file over to the browser's downloads. */
export function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Some browsers read the file only after the click was dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Plain JSON as a file. */
export function saveJson(name, value) {
  save(name, new Blob([JSON.stringify(value, null, 2), "\n"], { type: "application/json" }));
}

/** Rows of texts and numbers as a CSV file, which the engine writes, with commas or another delimiter. */
export async function saveCsv(desk, name, rows, delimiter) {
  // The mark of UTF-8, without which some spreadsheets take another encoding.
  save(name, new Blob(["\ufeff", await desk.run("csv", { rows, delimiter })], { type: "text/csv;charset=utf-8" }));
}

/** The text of a date in file names: 2026-11-25. */
export function dateStamp(date = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
