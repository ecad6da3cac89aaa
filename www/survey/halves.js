// Where a large file can be read by two workers at once: the second one begins in the middle, on trust that a row does.

/** Below this a second worker is not worth its start, in bytes. */
const LARGE = 8_000_000;
/** As much is looked at for the end of a row, in bytes. */
const LOOK = 1 << 16;
const LINE_FEED = 10;
/** What a first line may not have: NUL as in UTF-16, a carriage return within, a quotation mark; nor be empty, nor name the
 * delimiter, also behind a byte order mark. */
const NOT_PLAIN = /[\0"]|\r(?!\n)|^(ï»¿)?(sep=|\r?\n)/i;

/** The length of the first line and the place where the second half begins; nothing where one worker reads it all. */
export async function halves(file) {
  if (file.size < LARGE || !(navigator.hardwareConcurrency > 1)) return undefined;
  const middle = Math.floor(file.size / 2);
  const [start, next] = await Promise.all([0, middle].map((at) => bytesFrom(file, at)));
  const head = start.indexOf(LINE_FEED) + 1;
  const rest = next.indexOf(LINE_FEED) + 1;
  const isPlain = !NOT_PLAIN.test(new TextDecoder("latin1").decode(start.subarray(0, head)));
  return head && rest && isPlain ? { head, from: middle + rest } : undefined;
}

async function bytesFrom(file, at) {
  return new Uint8Array(await file.slice(at, at + LOOK).arrayBuffer());
}
