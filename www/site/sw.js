// The service worker of the demo site: after one visit the site works without the network. It keeps all files of one
// version, or none. A new version waits beside the old one until no page shows the old one any more.

/** The version, and the SHA-256 of every file that belongs to it: written in by the build. */
const VERSION = "{{version}}";
const FILES = "{{files}}";

/** Caches belong to the origin; ours are named after the folder. */
const FOLDER = `ppi-widget ${self.registration.scope} `;
const CACHE = FOLDER + VERSION;

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forget()));
self.addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (name) event.respondWith(answer(name));
});
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data === "version") port.postMessage(VERSION);
  if (event.data === "take over") event.waitUntil(takeOver(port));
});

/** Keeps all files of this version; one that is missing or of another version fails the whole installation. */
async function keep() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(FILES).map(async (name) => cache.put(name, await fetched(name))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Takes away what earlier versions kept. */
async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(FOLDER) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The file of this version that a request asks for, if it is one. */
function nameOf({ method, url }) {
  if (method !== "GET" || !url.startsWith(self.registration.scope)) return undefined;
  const name = decodeURI(new URL(url).pathname.slice(new URL(self.registration.scope).pathname.length)) || "index.html";
  return Object.prototype.hasOwnProperty.call(FILES, name) ? name : undefined;
}

async function answer(name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(name)) ?? fetched(name);
}

/** A file from the network, if it is the one of this version. */
async function fetched(name) {
  const response = await fetch(name, { cache: "no-cache" });
  const bytes = await response.arrayBuffer();
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))];
  if (digest.map((byte) => byte.toString(16).padStart(2, "0")).join("") !== FILES[name]) {
    throw new Error(`${name}: found status ${response.status} or another version, expected version ${VERSION}`);
  }
  const headers = new Headers(response.headers);
  // The bytes are no longer compressed; and a new answer is no redirected one, which would open no page.
  for (const header of ["content-encoding", "content-length"]) headers.delete(header);
  return new Response(bytes, { headers });
}

/** Takes over from the old version, unless pages besides the asking one show it: those would be left with two versions. */
async function takeOver(port) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = windows.filter(({ frameType, url }) => frameType !== "nested" && url.startsWith(self.registration.scope));
  const alone = ours.length <= 1;
  port.postMessage(alone);
  if (alone) await self.skipWaiting();
}
