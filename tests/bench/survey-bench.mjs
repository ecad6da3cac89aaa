// ?runs=5&copies=1&way=ours|hand: times of the file in a worker, the longest pause of the page meanwhile; posted to /report.
import { estimateInWorker } from "./ppi.js";

const asked = new URLSearchParams(location.search);
const post = (path, value) => fetch(path, { method: "POST", body: JSON.stringify(value) });
const policy = self.trustedTypes?.createPolicy("ppi-bench", { createScriptURL: (url) => url });

let worker;

function hand(card, file) {
  const url = new URL("hand-worker.mjs", import.meta.url).href;
  // Ours keeps its workers too.
  worker ??= new Worker(policy ? policy.createScriptURL(url) : url, { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data.map(({ rates }) => rates));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ card, file });
  });
}

async function ours(card, file) {
  const { groups } = await estimateInWorker(card, file, { by: ["branch"], onProgress() {} });
  return groups.slice(1).map(({ lines }) => lines.map(({ rate }) => rate));
}

/** The longest time in which the page could not answer. */
function watch() {
  let longest = 0;
  let before = performance.now();
  const channel = new MessageChannel();
  let going = true;
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (going) setTimeout(() => channel.port2.postMessage(0), 1);
  };
  channel.port2.postMessage(0);
  return () => {
    going = false;
    channel.port1.close();
    return longest;
  };
}

try {
  await post("ready", {});
  await new Promise((resolve) => setTimeout(resolve, 500));
  const card = await (await fetch("scorecards/idn-2023.json")).json();
  // A range is sent as it is; all else would be compressed first.
  const once = await (await fetch("survey.csv", { headers: { range: "bytes=0-" } })).blob();
  const header = (await once.slice(0, 1000).text()).indexOf("\n") + 1;
  const rows = once.slice(header);
  const file = new Blob([once, ...Array(Number(asked.get("copies") ?? 1) - 1).fill(rows)]);
  const way = { ours, hand }[asked.get("way")];
  const times = [];
  let longest = 0;
  let rates;
  for (let run = 0; run < Number(asked.get("runs") ?? 1); run++) {
    const stop = watch();
    const begun = performance.now();
    rates = await way(card, file);
    times.push(performance.now() - begun);
    longest = Math.max(longest, stop());
  }
  await post("report", { times, longest, rates });
} catch (error) {
  await post("report", { error: String(error) });
}
