//! Estimates in Node: text, bytes, records, merging, listings.

use ppi_pages::{json, node, root};

const START: &str = "
    import init, { Batch, Listing, Scorecard } from './ppi.js';
    import { readFile } from 'node:fs/promises';
    await init();
    const read = async (id) => JSON.parse(await readFile(new URL(`scorecards/${id}.json`, import.meta.url), 'utf8'));
    const print = (value) => console.log(JSON.stringify(value));
    const card = new Scorecard(await read('idn-2023'));
    const rows = ['tp,Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8,Q9,Q10', 'Sanggau,T,E,B,C,A,B,A,A,B,B', 'Sintang,A,A,A,A,A,A,A,A,A,A', ',T'];
    const csv = rows.join('\\n');
    const bytes = new TextEncoder().encode(csv);
";

/// Runs a module; gives the JSON that it printed, by lines.
#[track_caller]
fn printed(module: &str) -> Vec<ppi_pages::Value> {
    let printed = node(&format!("{START}{module}"));
    printed.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn text_bytes_and_pieces_give_the_same_estimate() {
    let found = printed(
        "const whole = card.estimate(csv, { by: ['tp'] });
        print([whole.rows, whole.groups.map(({ key, n }) => [key, n]), whole.refused]);
        const pieces = new Batch(card, { by: ['tp'] });
        const piece = new Uint8Array(1);
        for (const byte of bytes) { piece[0] = byte; pieces.push(piece); }
        const others = [card.estimate(bytes, { by: ['tp'] }), card.estimate(bytes.buffer, { by: ['tp'] }), pieces.finish()];
        print(others.map((other) => JSON.stringify(other) === JSON.stringify(whole)));
        print(whole.groups[1].lines[0].rate === card.assess({ q1: 'T', q2: 'E', q3: 'B', q4: 'C', q5: 'A', q6: 'B',
            q7: 'A', q8: 'A', q9: 'B', q10: 'B' }).lines[0].likelihood);",
    );
    let refused = json!([{
        "line": 4, "column": null, "name": "", "kind": "cells", "found": "2", "expected": "11 cells, as in the first line",
    }]);
    assert_eq!(found[0], json!([3, [[{}, 2], [{ "tp": "Sanggau" }, 1], [{ "tp": "Sintang" }, 1]], refused]));
    assert_eq!(found[1], json!([true, true, true]));
    assert_eq!(found[2], true);
}

#[test]
fn parts_merge_to_the_whole() {
    let found = printed(
        "const part = (...rows) => { const batch = new Batch(card, { by: 'tp' }); batch.push(rows.join('\\n')); batch.finish(); return batch; };
        const first = part(rows[0], rows[2]);
        first.merge(part(rows[0], rows[1]));
        const { groups } = card.estimate(csv, { by: 'tp' });
        print(JSON.stringify(first.finish().groups) === JSON.stringify(groups));",
    );
    assert_eq!(found, [json!(true)]);
}

#[test]
fn records_and_listings() {
    let record = std::fs::read_to_string(root().join("tests/golden/result-idn-2023.json")).expect("a record");
    let found = printed(&format!(
        "const record = {record};
        print([card.estimate(record).groups[0].n, card.estimate([record, {{}}, record]).refused_by_kind]);
        const listing = new Listing(card, {{}}, 'refused');
        print(listing.push(csv) + listing.finish());"
    ));
    assert_eq!(found[0], json!([1, { "record": 1 }]));
    let listed = "line,column,name,kind,found,expected\r\n4,,,cells,2,\"11 cells, as in the first line\"\r\n";
    assert_eq!(found[1], listed);
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let found = printed(
        "const message = (work) => { try { work(); return null; } catch (error) { return error.message; } };
        print(message(() => card.estimate(csv, { by: ['branch'] })));
        print(message(() => card.estimate(csv, { weigth: 'members' })).split('\\n')[0]);
        print(message(() => card.estimate(12)));
        print(message(() => new Batch(card).push([1, 2])));
        print(message(() => new Listing(card, {}, 'all')));",
    );
    assert_eq!(
        found,
        [
            "This survey cannot be read:\n\
             columns.branch: found nothing, expected one column named \"branch\" in the first line (columns)",
            "These options cannot be used:",
            "expected the text or the bytes of a CSV file, or result records",
            "expected the text or the bytes of a CSV file",
            "what to list: expected \"scored\" or \"refused\"",
        ]
    );
}

/// The worker on a file from the network: what was compressed is longer than the response says.
#[test]
fn the_progress_of_a_compressed_response_has_no_total() {
    let found = printed(
        "const file = (name) => readFile(new URL(name, import.meta.url));
        const messages = [];
        globalThis.self = globalThis;
        globalThis.postMessage = (message) => messages.push(message);
        new Function(await file('ppi-worker.js'))();
        for (const headers of [{}, { 'content-encoding': 'gzip' }]) {
            const response = new Response(csv, { headers: { 'content-length': String(bytes.length), ...headers } });
            globalThis.fetch = async () => response;
            await globalThis.onmessage({ data: { task: 'estimate', engine: await file('ppi.wasm'), input: { card: await read('idn-2023'), url: 'x', options: {} } } });
        }
        print(messages.map(({ progress, result, error }) => [progress?.total ?? null, result?.rows ?? null, error ?? null]));
        print(bytes.length);",
    );
    let total = &found[1];
    assert_eq!(found[0], json!([[total, null, null], [null, 3, null], [null, null, null], [null, 3, null]]));
}
