// A file under a passphrase: AES-GCM with a key that PBKDF2 makes of it, both the browser's own.

const FORMAT = "ppi-sealed";
/** As many rounds as OWASP recommends for PBKDF2 with SHA-256 (2023). */
const ROUNDS = 600_000;

/** Whether this page can seal: browsers have their cryptography on https and on the same device only. */
export function canSeal() {
  return Boolean(globalThis.crypto?.subtle);
}

/** Whether a file was sealed. */
export function isSealed(json) {
  return json?.format === FORMAT;
}

/** The text under the passphrase, as plain JSON. */
export async function sealed(text, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt, ROUNDS);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  return { format: FORMAT, version: 1, rounds: ROUNDS, salt: written(salt), iv: written(iv), data: written(new Uint8Array(data)) };
}

/** The text that was sealed. @throws {Error} named `PassphraseError` where the passphrase is another, or the file was changed */
export async function unsealed({ version, rounds, salt, iv, data }, passphrase) {
  if (version !== 1) throw new Error(`version: found ${JSON.stringify(version)}, expected 1`);
  if (!(Number.isSafeInteger(rounds) && rounds > 0 && rounds <= 10 * ROUNDS)) throw new Error(`rounds: found ${JSON.stringify(rounds)}, expected a whole number up to ${10 * ROUNDS}`);
  const key = await keyOf(passphrase, bytes(salt, "salt"), rounds);
  try {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(iv, "iv") }, key, bytes(data, "data"));
    return new TextDecoder().decode(text);
  } catch (error) {
    if (error.name !== "OperationError") throw error;
    throw Object.assign(new Error("another passphrase, or a changed file"), { name: "PassphraseError" });
  }
}

async function keyOf(passphrase, salt, iterations) {
  const known = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, known, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function written(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function bytes(text, name) {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new Error(`${name}: found ${JSON.stringify(text)}, expected base64 text`);
  }
}
