// How a record leaves the form: as fields of a host form, as a file, by the clipboard.

/** The time now, as ISO 8601 with the offset of the device's zone. */
export function localTime(now = new Date()) {
  const pad = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${pad(offset / 60)}:${pad(offset % 60)}`;
}

/** The record under `name`, and beside it single figures of a line, for hosts that read no JSON. */
export function fields(record, name, line) {
  const chosen = record.lines.find((entry) => entry.line === line) || record.lines[0];
  const data = new FormData();
  data.set(name, JSON.stringify(record));
  for (const [key, value] of Object.entries({ scorecard: record.scorecard.id, ...chosen })) {
    data.set(`${name}-${key}`, String(value));
  }
  return data;
}

/** Offers the record as a file; where the browser inside an app ignores that, to its other apps. Says whether it could. */
export async function download(record) {
  const text = JSON.stringify(record, null, 2);
  if (/; wv\)|FBA[NV]\/|Instagram|Line\//.test(navigator.userAgent)) {
    return navigator.share ? navigator.share({ text }).then(() => true, (error) => error.name === "AbortError") : false;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `ppi-${record.scorecard.id}-${record.time.slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
}

/** Puts the record on the clipboard. Says whether it could. */
export async function copy(record) {
  try {
    await navigator.clipboard.writeText(JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}
