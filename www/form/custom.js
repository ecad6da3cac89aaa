// Cards that were not packed by the build. Loaded for them alone, and the engine too.

/** The largest card that `src` may name, in characters. */
const LARGEST_CARD = 1_000_000;

/** A card from its JSON file, checked and packed by the engine at `engineUrl`. */
export async function checkedCard(url, engineUrl) {
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
  const engine = await import(engineUrl);
  await engine.default();
  return new engine.Scorecard(json).packed();
}
