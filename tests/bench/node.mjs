// node node.mjs DIST CSV CARD RUNS ours|hand: times in ms, the most memory in bytes, and the rates of the first group.
import { readFile, open } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { Hand } from "./hand.mjs";

const [dist, csv, cardFile, runs, which] = process.argv.slice(2);
const { default: init, Batch, Scorecard } = await import(pathToFileURL(`${dist}/ppi.js`));
await init();
const card = JSON.parse(await readFile(cardFile, "utf8"));
const piece = new Uint8Array(1 << 20);
let memory = 0;

async function read(target) {
  const file = await open(csv);
  for (;;) {
    const { bytesRead } = await file.read(piece);
    if (bytesRead === 0) break;
    target.push(piece.subarray(0, bytesRead));
    memory = Math.max(memory, process.memoryUsage.rss());
  }
  await file.close();
}

const scorecard = new Scorecard(card);
const ways = {
  async ours() {
    const batch = new Batch(scorecard, { by: ["branch"] });
    await read(batch);
    const { groups } = batch.finish();
    batch.free();
    return groups.slice(1).map(({ lines }) => lines.map(({ rate }) => rate));
  },
  async hand() {
    const hand = new Hand(card);
    await read(hand);
    return hand.finish().map(({ rates }) => rates);
  },
};
const times = [];
let rates;
for (let run = 0; run < Number(runs); run++) {
  const begun = performance.now();
  rates = await ways[which]();
  times.push(performance.now() - begun);
}
console.log(JSON.stringify({ times, memory, rates }));
