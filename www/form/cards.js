// Where cards come from: inside the script, packed beside it, or as a JSON file that the engine checks.
import cardText from "ppi-form-card";

import { inflate, unpack } from "./module.js";

/** The card that travels inside the script. */
const DEFAULT_CARD = "idn-2023";
/** The largest card that `src` may name, in characters. */
const LARGEST_CARD = 1_000_000;
/** Where the files beside the script are. */
const HERE = import.meta.url;

/** The file of the card that `src` or an id names: what tells whether it is another than before. */
export function cardFile(src, id) {
  return src ?? `scorecards/${encodeURIComponent(id || DEFAULT_CARD)}.json`;
}

/** The card that `src` (relative to `base`) or an id names, packed for the form. */
export async function loadCard(src, id, base) {
  if (!src) {
    const packed = !id || id === DEFAULT_CARD ? await unpack(cardText) : await publishedCard(id);
    if (packed) return packed;
  }
  return checkedCard(new URL(cardFile(src, id), src ? base : HERE).href);
}

/** A published card with its benchmarks, packed by the build; null where the build has none of this id. */
export async function publishedCard(id) {
  const response = await fetch(new URL(`cards/${encodeURIComponent(id)}.bin`, HERE));
  return response.ok ? inflate(await response.arrayBuffer()) : null;
}

/** A card from its JSON file, checked and packed by the engine, which is fetched for that alone. */
async function checkedCard(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: found status ${response.status}, expected the file of a scorecard`);
  const text = await response.text();
  if (text.length > LARGEST_CARD) throw new Error(`${url}: found ${text.length} characters, expected at most ${LARGEST_CARD}`);
  let json;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${url}: found no JSON (${error.message}), expected the file of a scorecard`);
  }
  const engine = await import(new URL("ppi.js", HERE).href);
  await engine.default();
  return new engine.Scorecard(json).packed();
}
