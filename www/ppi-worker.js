// ppi-worker.js: reads a survey away from the page. Message in: {start: {engine, card, file | url | records, options,
// list}}. Messages out: {progress: {bytes, total, rows}}, then {result} or {error: {message, problems}}. The page cancels
// by ending the worker.
import initWasm, { Batch, Listing, Scorecard } from "ppi-engine-glue";

/** As much of a file is read at a time: a piece takes some milliseconds. */
const PIECE = 1 << 21;

self.onmessage = async ({ data: { start } }) => {
  try {
    await initWasm({ module_or_path: start.engine });
    const scorecard = new Scorecard(start.card);
    self.postMessage({ result: await (start.list ? list : estimate)(scorecard, start) });
  } catch (error) {
    self.postMessage({ error: { message: String(error?.message ?? error), problems: error?.problems ?? [] } });
  }
};

async function estimate(scorecard, { records, options, ...source }) {
  if (records) return scorecard.estimate(records, options);
  const batch = new Batch(scorecard, options);
  await read(source, (piece) => {
    batch.push(piece);
    return batch.rows;
  });
  return batch.finish();
}

/** Scored or refused rows as a CSV file. The browser keeps the parts of a Blob outside of the worker's memory. */
async function list(scorecard, { list, options, records, ...source }) {
  const listing = new Listing(scorecard, options, list);
  const parts = [];
  if (records) parts.push(...records.map((record) => listing.pushRecord(record)));
  else await read(source, (piece) => void parts.push(new Blob([listing.push(piece)])));
  parts.push(listing.finish());
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

/** Hands the source over piece by piece, and tells how far it got. */
async function read({ file, url }, take) {
  let bytes = 0;
  const piece = (buffer, total) => {
    const rows = take(buffer);
    bytes += buffer.byteLength;
    self.postMessage({ progress: { bytes, total, rows } });
  };
  if (file) {
    // The next piece is on its way while one is at work.
    const from = (at) => (at < file.size ? file.slice(at, at + PIECE).arrayBuffer() : undefined);
    let next = from(0);
    for (let at = 0; at < file.size; at += PIECE) {
      const buffer = await next;
      next = from(at + PIECE);
      piece(buffer, file.size);
    }
    return;
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  const total = plainLength(response);
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    piece(value, total);
  }
}

/** The length of what is read; unknown where it was compressed, which another origin's response does not tell. */
function plainLength({ headers, type }) {
  const plain = type !== "cors" && !headers.has("content-encoding");
  return (plain && Number(headers.get("content-length"))) || undefined;
}
