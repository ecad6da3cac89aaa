// Keeps the site on the device by its service worker, and tells the visitor how that stands.

const TEXTS = {
  id: {
    unable: "Browser ini tidak dapat menyimpan situs ini. Situs ini tetap berfungsi selama ada internet.",
    keeping: "Situs ini sedang disimpan di perangkat…",
    failed: "Situs ini belum dapat disimpan di perangkat. Situs ini tetap berfungsi selama ada sambungan.",
    kept: "Situs ini tersimpan di perangkat dan berfungsi tanpa internet (versi {version}).",
    newer: "Versi baru situs ini sudah siap. Jawaban di halaman ini yang belum dikirim akan hilang.",
    others: "Tutup dulu halaman lain dari situs ini, lalu coba lagi.",
    load: "Muat versi baru",
  },
  en: {
    unable: "This browser cannot keep the site. The site works as long as there is a connection.",
    keeping: "The site is being kept on this device…",
    failed: "The site could not be kept on this device yet. It works as long as there is a connection.",
    kept: "The site is kept on this device and works without a connection (version {version}).",
    newer: "A new version of the site is ready. Answers on this page that were not sent will be lost.",
    others: "First close the other pages of this site, then try again.",
    load: "Load the new version",
  },
};

/** The one script that the policy `ppi-widget` admits. */
const WORKER = new URL("sw.js", import.meta.url).href;

let state = "keeping";
let version = "";
let registration;
const line = document.querySelector("#offline");
const text = line.appendChild(document.createElement("span"));
const button = line.appendChild(document.createElement("button"));
button.type = "button";
button.addEventListener("click", takeOver);

/** Writes the line, in the language of the page. */
export function tell(next = state) {
  state = next;
  const texts = TEXTS[document.documentElement.lang] ?? TEXTS.id;
  const words = texts[state].replace("{version}", version);
  if (text.textContent !== words) text.textContent = words;
  line.dataset.state = state;
  button.hidden = state !== "newer" && state !== "others";
  button.textContent = texts.load;
}

async function start() {
  try {
    registration = await navigator.serviceWorker.register(trusted(WORKER), { updateViaCache: "none" });
  } catch {
    // No service worker here, none allowed, or no network for a first one.
    return tell("unable");
  }
  registration.addEventListener("updatefound", follow);
  follow();
  // Not every browser looks for a new version by itself each time; without the network there is none.
  if (registration.active) registration.update().catch(() => {});
}

/** Tells how the workers stand, now and whenever that changes: a new one comes, waits until it is wanted, and is active. */
async function follow() {
  const { installing, waiting, active } = registration;
  for (const worker of [installing, waiting, active]) worker?.addEventListener("statechange", follow);
  if (waiting && active) return tell("newer");
  if (!active) return tell(installing || waiting ? "keeping" : "failed");
  version = await ask(active, "version");
  // Meanwhile a newer one may have come, and told of itself.
  if (!registration.waiting) tell("kept");
}

/** The visitor wants the new version. */
async function takeOver() {
  const worker = registration.waiting;
  // Another window was faster.
  if (!worker) return location.reload();
  worker.addEventListener("statechange", () => worker.state === "activated" && location.reload());
  if (!(await ask(worker, "take over"))) tell("others");
}

function ask(worker, question) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}

/** An address of a script as the page's policy wants it. */
function trusted(url) {
  const rules = {
    createScriptURL(asked) {
      if (asked === WORKER) return asked;
      throw new TypeError(`found ${asked}, expected ${WORKER}`);
    },
  };
  return window.trustedTypes ? window.trustedTypes.createPolicy("ppi-widget", rules).createScriptURL(url) : url;
}

tell();
start();
