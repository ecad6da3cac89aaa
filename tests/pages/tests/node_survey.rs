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

/// How a message begins that asks for a file.
const FILE: &str = "expected the text of a CSV file, or its bytes as an ArrayBuffer or a Uint8Array";

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
        print(message(() => new Batch(card).push(new Uint16Array(2))));
        print(message(() => new Batch(card).push(new DataView(new ArrayBuffer(2)))));
        print(message(() => new Listing(card, {}, 'all')));",
    );
    assert_eq!(
        found,
        [
            "This survey cannot be read:\n\
             columns.branch: found nothing, expected one column named \"branch\" in the first line (columns)"
                .to_owned(),
            "These options cannot be used:".to_owned(),
            format!("{FILE}, or result records; found: Number"),
            format!("{FILE}; found: Array"),
            format!("{FILE}; found: Uint16Array"),
            format!("{FILE}; found: DataView"),
            "what to list: expected \"scored\" or \"refused\"".to_owned(),
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

/// Objects that are not what they should be end in a message, and leave the batch as it was.
#[test]
fn what_is_no_card_or_another_batch_is_an_error() {
    let found = printed(
        "const message = (work) => { try { work(); return null; } catch (error) { return error.message; } };
        const batch = new Batch(card);
        batch.push(csv);
        print(message(() => new Batch(card.questions)));
        print(message(() => new Batch({ id: 'idn-2023' })));
        print(message(() => new Listing(undefined, {}, 'scored')));
        print(message(() => batch.merge(batch)));
        print(message(() => batch.merge({})));
        print(batch.finish().rows);",
    );
    assert_eq!(
        found,
        [
            json!("card: found Array, expected a Scorecard: new Scorecard(json)"),
            json!("card: found Object, expected a Scorecard: new Scorecard(json)"),
            json!("card: found undefined, expected a Scorecard: new Scorecard(json)"),
            json!("merge: found the batch itself, expected another: its rows would count twice"),
            json!("merge: found Object, expected a Batch"),
            json!(3),
        ]
    );
}

/// Problems in Bahasa Indonesia, a table, scored households compared by group, records listed, in the shipped module.
#[test]
fn tables_languages_and_groups() {
    let record = std::fs::read_to_string(root().join("tests/golden/result-idn-2023.json")).expect("a record");
    let found = printed(&format!(
        "const record = {record};
        const {{ change, drawSample, sampleSize, toCsv }} = await import('./ppi.js');
        const message = (work) => {{ try {{ work(); return null; }} catch (error) {{ return error.message; }} }};
        print(message(() => card.estimate(csv, {{ by: ['branch'], language: 'id' }})));
        print(message(() => sampleSize({{ margin: 5, z: 0, language: 'id' }})));
        print(message(() => drawSample('id\\n1\\n', {{ size: 2, seed: 1, language: 'id' }})));
        const rates = toCsv(card.estimate(csv, {{ by: ['tp'] }})).split('\\r\\n');
        print([rates.length, rates[0].split(',').slice(0, 8), rates[1].split(',').slice(0, 7)]);
        print(message(() => toCsv({{}}, 'rates')).split('\\n')[0]);
        const ids = csv.replace('tp', 'id,tp').replace('Sanggau', '1,Sanggau').replace('Sintang', '2,Sanggau');
        const round = card.households(ids, {{ id: 'id', by: 'tp' }});
        print(change({{ baseline: round, followup: round, line: 'nl100' }}).changes.map(({{ key, fall }}) => [key, fall]));
        const listing = new Listing(card, {{}}, 'refused');
        print(listing.pushRecord(record) + listing.pushRecord({{}}) + listing.finish());"
    ));
    assert_eq!(
        found[0],
        json!(
            "Survei ini tidak dapat dibaca:\nkolom branch: ditemukan kosong, seharusnya satu kolom bernama \"branch\" di baris pertama"
        )
    );
    assert_eq!(
        found[1],
        json!(
            "Ini tidak dapat direncanakan:\nz: ditemukan 0, seharusnya kuantil normal di atas 0, paling besar 10\nbatas galat: ditemukan 5, seharusnya pecahan mulai 0,000001, di bawah 1"
        )
    );
    assert_eq!(
        found[2],
        json!(
            "Sampel tidak dapat diundi:\njumlah sampel: ditemukan 2, seharusnya tidak lebih dari jumlah anggota dalam daftar"
        )
    );
    let names = ["by", "group_tp", "n", "n_effective", "population", "line", "rate", "standard_error"];
    let first = ["", "", "2", "2", "", "nl100"];
    assert_eq!((&found[3][0], &found[3][1]), (&json!(1 + 3 * 9 + 1), &json!(names)));
    assert_eq!(found[3][2].as_array().map(|cells| &cells[..6]), json!(first).as_array().map(|cells| &cells[..]));
    assert_eq!(found[4], json!("This record cannot be written as a table:"));
    assert_eq!(found[5], json!([[{}, 0], [{ "tp": "Sanggau" }, 0]]));
    let listed = "line,column,name,kind,found,expected\r\n2,,format,record,nothing,\"\"\"ppi-result\"\"\"\r\n";
    assert_eq!(found[6], json!(listed));
}

/// The worker lists records as it lists a file.
#[test]
fn records_are_listed_in_the_worker() {
    let record = std::fs::read_to_string(root().join("tests/golden/result-idn-2023.json")).expect("a record");
    let found = printed(&format!(
        "const file = (name) => readFile(new URL(name, import.meta.url));
        const messages = [];
        globalThis.self = globalThis;
        globalThis.postMessage = (message) => messages.push(message);
        new Function(await file('ppi-worker.js'))();
        const input = {{ card: await read('idn-2023'), records: [{record}, {{}}], options: {{ language: 'id' }} }};
        const engine = await file('ppi.wasm');
        for (const what of ['refused', 'scored']) await globalThis.onmessage({{ data: {{ task: 'list', engine, input: {{ ...input, what }} }} }});
        for (const {{ result, error }} of messages) print(error ?? (await result.text()).split('\\r\\n').slice(1));"
    ));
    assert_eq!(found[0], json!(["2,,format,record,nothing,\"\"\"ppi-result\"\"\"", ""]));
    let scored = found[1][0].as_str().expect("a row");
    assert!(scored.contains(",4,,44,"), "{scored}");
    assert_eq!(found[1].as_array().map(Vec::len), Some(2));
}
