// Cards that were not packed by the build: checked and packed by the reader's module, which travels inside this file.
// Loaded for them alone.
import { __wbg_set_wasm as handOver, imports, packed } from "ppi-reader-glue";
import wasmText from "ppi-reader-wasm";

/** The largest card that `src` may name, in characters. */
const LARGEST_CARD = 1_000_000;

let started;

/** A card from its JSON file, checked and packed; `unpack` is how the form unpacks its own module. */
export async function checkedCard(url, unpack) {
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
  started ??= unpack(wasmText)
    .then((bytes) => WebAssembly.instantiate(bytes, imports))
    .then(({ instance }) => handOver(instance.exports));
  await started;
  return packed(json);
}
