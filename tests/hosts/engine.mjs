// The package in Node: the engine scores, and the element's import does nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { PpiForm } from "ppi-widget";
import init, { Scorecard } from "ppi-widget/engine";

assert.equal(PpiForm, undefined);
await init();
const file = new URL(import.meta.resolve("ppi-widget/scorecards/idn-2012.json"));
const card = new Scorecard(JSON.parse(await readFile(file, "utf8")));
const answers = Object.fromEntries(card.questions.map(({ id }) => [id, "A"]));
// The published table of 2012: 9 points are the band from 5 to 9, of which 60% live below the national line.
assert.deepEqual(card.assess({ ...answers, q10: "B" }).lines[0], { line: "nl100", score: 9, likelihood: 0.6, capped: false });
