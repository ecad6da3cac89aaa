// What stands beside the form's script elsewhere, here inside the file. The bundle's `fetch` is this one: a page from a
// disk and a sandboxed frame have no other.
import "ppi-form-inside"; // What is packed stands first and together in the bundle: it compresses better.
import cards from "ppi-cards-inside";

/** A published card, packed and deflated; nothing else is here. */
export async function fetch(url) {
  const [, id] = /\/cards\/([^/]+)\.bin$/.exec(new URL(url).pathname) ?? [];
  if (!Object.hasOwnProperty.call(cards, id)) return new Response(null, { status: 404 });
  return new Response(Uint8Array.from(atob(cards[id]), (character) => character.charCodeAt(0)));
}
