// Where cards come from: inside the script, packed beside it, or as a JSON file that the engine checks.
import { defaultCard, inflate, unpack } from "./module.js";

/** The card that travels inside the script. */
const DEFAULT_CARD = "idn-2023";
/** Where the files beside the script are. */
const HERE = import.meta.url;

/** The file of the card that `src` or an id names: what tells whether it is another than before. */
export function cardFile(src, id) {
  return src || `scorecards/${encodeURIComponent(id || DEFAULT_CARD)}.json`;
}

/** The card that `src` (relative to `base`) or an id names, packed for the form. */
export async function loadCard(src, id, base) {
  if (!src) {
    const packed = !id || id === DEFAULT_CARD ? defaultCard : await publishedCard(id);
    if (packed) return packed;
  }
  const { checkedCard } = await onDemand(() => import("./custom.js"), "custom");
  return checkedCard(new URL(cardFile(src, id), src ? base : HERE).href, unpack);
}

/**
 * A part of the form that is loaded on demand. A browser keeps the failure of an import for as long as the page stands: the
 * second try goes by another address.
 */
export function onDemand(load, name) {
  return load().catch(() => import(new URL(`ppi-form-${name}.js?${Date.now()}`, HERE).href));
}

/** A published card with its benchmarks, packed by the build; null where the build has none of this id. */
export async function publishedCard(id) {
  const response = await fetch(new URL(`cards/${encodeURIComponent(id)}.bin`, HERE));
  return response.ok ? inflate(await response.arrayBuffer()) : null;
}
