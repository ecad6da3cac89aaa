// ppi-worker.js: the engine away from the page. Message in: {id, task, input}, the first one with {engine}, the wasm. Messages
// out, each with the same id: {progress}, then {result} or {error: {message, problems}}. In between it may ask the page to
// read something, {ask, blob}, and gets {read, buffer} or {read, error}. A page cancels by ending the worker.
import initWasm, {
  Batch,
  change,
  confidenceLevels,
  drawSample,
  Listing,
  margin,
  Practice,
  previewCsv,
  sampleSize,
  Scorecard,
  writeCsv,
} from "ppi-engine-glue";

/** So many bytes are worth a word of progress: they take some milliseconds. */
const PIECE = 1 << 21;
/** As many practice members are made at a time. */
const MEMBERS = 10_000;
/** As much of a file is looked at for the first few rows. */
const START = 1 << 18;
const FEW = 10;

let started;

/** What the page was asked to read, by number. */
const asked = new Map();
let count = 0;

self.onmessage = async ({ data: { id, task, engine, input, read, buffer, error } }) => {
  if (read) {
    const { resolve, reject } = asked.get(read);
    asked.delete(read);
    if (error) reject(new Error(error));
    else resolve(buffer);
    return;
  }
  try {
    started ??= initWasm({ module_or_path: engine });
    await started;
    const result = await TASKS[task](input, (progress) => self.postMessage({ id, progress }));
    self.postMessage({ id, result });
  } catch (error) {
    self.postMessage({ id, error: { message: String(error?.message ?? error), problems: error?.problems ?? [], members: error?.members } });
  }
};

const TASKS = {
  /** The rates of a survey. Of a large file, `second` tells from where on another worker reads it, and brings its part. */
  estimate: ({ card, records, options, second, ...source }, progress) =>
    withCard(card, (scorecard) => {
      if (records) return scorecard.estimate(records, options);
      return freed(new Batch(scorecard, options), async (batch) => {
        await read({ ...source, to: second?.from }, progress, into(batch));
        if (second) {
          const part = await messageOf(second.port);
          if (!part || !batch.follow(part)) await read({ ...source, from: second.from }, progress, into(batch));
        }
        return batch.finish();
      });
    }),

  /** The part of a file from a place on, after the `head` of the file with its first line. */
  part: ({ card, options, file, head, from }, progress) =>
    withCard(card, async (scorecard) => {
      const batch = new Batch(scorecard, options);
      batch.push(await bytesOf(file.slice(0, head)));
      const told = ({ bytes, ...others }) => progress({ bytes: bytes - from, ...others });
      await read({ file, from }, told, into(batch));
      return batch.intoPart();
    }),

  /** Scored or refused rows as a CSV file. The browser keeps the parts of a Blob outside of the worker's memory. */
  list: ({ card, what, options, records, ...source }, progress) =>
    withCard(card, (scorecard) =>
      freed(new Listing(scorecard, options, what), async (listing) => {
        const parts = [];
        if (records) parts.push(...records.map((record) => listing.pushRecord(record)));
        else await read(source, progress, (piece) => void parts.push(new Blob([listing.push(piece)])));
        parts.push(listing.finish());
        return csvFile(parts);
      }),
    ),

  /** A number of interviews, and the margins of some others. */
  plan: ({ options, half, sizes }) => ({
    ...sampleSize({ ...options, margin: half }),
    margins: sizes.map((n) => ({ n, ...margin({ ...options, n }) })),
  }),

  /** The levels of confidence, each with its quantile. */
  levels: () => confidenceLevels(),

  /** A sample of a list of members. */
  draw: async ({ file, options }) => {
    const bytes = await bytesOf(file);
    try {
      return drawSample(bytes, options);
    } catch (error) {
      // Too large a sample is told with the number of members.
      error.members = previewCsv(bytes, true, options.size + (options.reserves ?? 0)).rows.length;
      throw error;
    }
  },

  /** The rows of a file as interviews. */
  interviews: ({ card, file, options }) => withCard(card, async (scorecard) => scorecard.interviews(await bytesOf(file), options)),

  /**
   * What changed between two rounds: estimates, published rates, or files of the same households, each with its card and
   * options; of these it tells what they counted.
   */
  change: async ({ card, baseline, followup, ...options }) => {
    const counts = [];
    const round = async (round) => {
      if (!(round.file instanceof Blob)) return round;
      const bytes = await bytesOf(round.file);
      const record = await withCard(round.card, (scorecard) => scorecard.households(bytes, round.options));
      const { households, refused, ...count } = record;
      counts.push({ ...count, n: households.length });
      return record;
    };
    const rounds = { baseline: await round(baseline), followup: await round(followup) };
    return { ...change({ ...options, ...rounds }), ...(counts.length && { rounds: counts }) };
  },

  /** Whether this is a card. */
  card: ({ card }) => withCard(card, ({ id, digest }) => ({ id, digest })),

  /** The columns of a file and its first rows. */
  preview: async ({ file, count }) => {
    const start = count > FEW ? file : file.slice(0, START);
    return previewCsv(await bytesOf(start), start.size === file.size, count);
  },

  /** Rows of texts and numbers as CSV. */
  csv: ({ rows, delimiter }) => writeCsv(rows, delimiter),

  /** A sheet of practice data, or the interviews of a list that was drawn from them. */
  practice: ({ card, seed, sheet, list }, progress) =>
    withCard(card, (scorecard) =>
      freed(new Practice(scorecard, seed), async (practice) => {
        if (list) return csvFile([practice.interviews(await bytesOf(list), sheet)]);
        const parts = [practice.header(sheet)];
        for (let at = 0; at < practice.members; at += MEMBERS) {
          parts.push(new Blob([practice.rows(sheet, at, at + MEMBERS)]));
          progress({ rows: Math.min(at + MEMBERS, practice.members), total: practice.members });
        }
        return csvFile(parts);
      }),
    ),
};

/** The bytes of a file. In WebKit the worker of a page from a disk can read none: the page then does. */
async function bytesOf(blob) {
  try {
    return await blob.arrayBuffer();
  } catch (error) {
    if (error.name !== "NotReadableError") throw error;
    return new Promise((resolve, reject) => {
      asked.set(++count, { resolve, reject });
      self.postMessage({ ask: count, blob });
    });
  }
}

function withCard(json, work) {
  return freed(new Scorecard(json), work);
}

/** Works with something of the engine, and gives its memory back; where that fails, the browser does at some time. */
async function freed(object, work) {
  const result = await work(object);
  object.free();
  return result;
}

function csvFile(parts) {
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

/** Takes pieces into a batch; gives how many rows it has then. */
function into(batch) {
  return (piece) => {
    batch.push(piece);
    return batch.rows;
  };
}

/** The first message of another worker. */
function messageOf(port) {
  return new Promise((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
  });
}

/** Hands the source over piece by piece, and tells how far it got; of a file also a part of it. */
async function read({ file, url, from = 0, to = file?.size }, progress, take) {
  const response = url && (await fetch(url));
  if (response && !response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  const total = file ? file.size : plainLength(response);
  let bytes = from;
  let told = from;
  let rows;
  for await (const piece of file ? piecesOf(file.slice(from, to)) : piecesIn(response.body)) {
    rows = take(piece);
    bytes += piece.byteLength;
    if (bytes - told >= PIECE) {
      told = bytes;
      progress({ bytes, total, rows });
    }
  }
  if (bytes > told) progress({ bytes, total, rows });
}

/** The pieces of a stream, each to be taken before the next one is asked for: they come in the same room, where they can. */
async function* piecesIn(stream) {
  const reader = readerOf(stream);
  let room = new Uint8Array(PIECE);
  try {
    for (;;) {
      const { done, value } = await reader.read(room);
      if (done) return;
      yield value;
      room = new Uint8Array(value.buffer);
    }
  } finally {
    await reader.cancel();
  }
}

/** A reader into given room, else one that leaves each piece to the browser's garbage and takes no notice of the room. */
function readerOf(stream) {
  try {
    return stream.getReader({ mode: "byob" });
  } catch {
    return stream.getReader();
  }
}

/** A file as it streams in; what the worker cannot read, the page does: see `bytesOf`. */
async function* piecesOf(file) {
  let at = 0;
  try {
    for await (const piece of piecesIn(file.stream())) {
      at += piece.byteLength;
      yield piece;
    }
  } catch (error) {
    if (error.name !== "NotReadableError") throw error;
  }
  for (; at < file.size; at += PIECE) yield await bytesOf(file.slice(at, at + PIECE));
}

/** The length of what is read; unknown where it was compressed, which another origin's response does not tell. */
function plainLength({ headers, type }) {
  const plain = type !== "cors" && !headers.has("content-encoding");
  return (plain && Number(headers.get("content-length"))) || undefined;
}
