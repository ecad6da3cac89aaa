// node duckdb-wasm.mjs PACKAGES CSV CARD RUNS: the query of frames.py in DuckDB-WASM.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const [packages, csv, cardFile, runs] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(packages), "package.json"));
const duckdb = require("@duckdb/duckdb-wasm/blocking");
const dist = path.dirname(require.resolve("@duckdb/duckdb-wasm"));
const bundles = {
  mvp: { mainModule: path.join(dist, "duckdb-mvp.wasm") },
  eh: { mainModule: path.join(dist, "duckdb-eh.wasm") },
};
const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
await database.instantiate(() => {});
const connection = database.connect();

const card = JSON.parse(await readFile(cardFile, "utf8"));
const lines = card.lines.map((_, line) => line);
const last = card.table.rows.length - 1;
for (const { id, choices } of card.questions) {
  const rows = choices.map((choice) => `('${choice.id}',${lines.map((line) => [].concat(choice.points)[line] ?? choice.points)})`);
  connection.query(`CREATE TABLE ${id} AS SELECT * FROM (VALUES ${rows}) t(id,${lines.map((line) => `l${line}`)})`);
}
const scores = lines.map((line) => `${card.questions.map(({ id }) => `${id}.l${line}`).join("+")} AS s${line}`);
const joins = card.questions.map(({ id }) => `JOIN ${id} ON ${id}.id = d.${id}`).join(" ");
const means = lines.map((line) => {
  const likelihoods = card.table.rows.map(({ likelihoods }) => `${likelihoods[line]}::DOUBLE`);
  return `avg(list_extract([${likelihoods}], (least(s${line},${last})+1)::INTEGER)) AS r${line}`;
});
const query = `SELECT branch,${means} FROM (SELECT branch,${scores} FROM read_csv('survey.csv', all_varchar=true) d ${joins})
  GROUP BY branch ORDER BY branch`;

const bytes = await readFile(csv);
const times = [];
let rates;
for (let run = 0; run < Number(runs); run++) {
  const begun = performance.now();
  database.registerFileBuffer("survey.csv", new Uint8Array(bytes));
  const table = connection.query(query).toArray();
  times.push(performance.now() - begun);
  rates = table.map((row) => lines.map((line) => row[`r${line}`]));
}
console.log(JSON.stringify({ times, rates }));
