//! A large file in two workers: the same estimate as of one, whatever stands where it is cut.

use ppi_pages::{Page, Reply, STRICT_POLICY, Site, json, root, serve};

/// Some 9 MB of rows, each made of `row` with a number in it, estimated by workers of the page and by a batch in the page:
/// whether they agree, whether all progress was told, how many rows were read and refused, and how many workers were begun
/// for it. At the end, what becomes of an estimate that is cancelled, of the next one, of options that no worker can be
/// sent, and of a small file after that.
const ESTIMATED: &str = r"
    const { default: init, Batch, Scorecard, estimateInWorker } = await import('/ppi.js');
    await init();
    const card = await (await fetch('/scorecards/idn-2023.json')).json();
    const options = { by: ['branch'] };
    const written = ([row, times]) => {
        const rows = Array.from({ length: times }, (_, at) => row.replaceAll('#', at % 40));
        return ['branch,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10\n', ...rows].join('');
    };
    const estimated = async (text) => {
        let workers = 0;
        const { Worker: One } = window;
        window.Worker = class extends One {
            constructor(...given) {
                super(...given);
                workers += 1;
            }
        };
        const told = [];
        const file = new Blob([text]);
        const found = await estimateInWorker(card, file, { ...options, onProgress: ({ bytes }) => told.push(bytes) });
        window.Worker = One;
        const batch = new Batch(new Scorecard(card), options);
        batch.push(text);
        const cut = text.indexOf('\n', Math.floor(file.size / 2)) + 1;
        const isCutInQuotes = text.slice(0, cut).split('\x22').length % 2 === 0;
        const agrees = JSON.stringify(batch.finish()) === JSON.stringify(found);
        const isTold = told.every((bytes, at) => at === 0 || bytes >= told[at - 1]) && told.at(-1) >= file.size;
        return { agrees, isCutInQuotes, isTold, rows: found.rows, refused: found.refused_count, workers };
    };
    const found = [];
    for (const rows of args) found.push(await estimated(written(rows)));
    const cancel = new AbortController();
    const how = { ...options, signal: cancel.signal, onProgress: () => cancel.abort() };
    const ended = await estimateInWorker(card, new Blob([written(args[0])]), how).catch((error) => error.name);
    const next = await estimated(written(args[0]));
    const unsent = { by: [() => 'branch'] };
    const refused = await estimateInWorker(card, new Blob([written(args[0])]), unsent).catch((error) => error.name);
    return [...found, ended, next, refused, await estimated(written([args[0][0], 2]))];
";

#[test]
fn two_workers_find_what_one_does() {
    let policy = STRICT_POLICY.replace("trusted-types 'none'", "trusted-types ppi-widget; worker-src 'self'");
    let routes = [("/page.html".to_owned(), Reply::html("<!doctype html><title>Survei</title>"))].into();
    let server = serve(Site { folder: Some(root().join("dist")), routes, policy });
    let page = Page::new();
    page.open(&server, "/page.html");
    let has_cores = page.js("return navigator.hardwareConcurrency > 1", &[]) == true;
    let workers = if has_cores { 2 } else { 1 };

    let half_refused = "TP #,L,C,A,B,B,B,B,B,A,B\nTP #,L,C,?,B,B,B,B,B,A,B\n";
    // Every line end but the last one of a row stands between quotation marks.
    let quoted = "\"#\n\n\n\n\n\n\n\n\n\n\n\n\",L,C,A,B,B,B,B,B,A,B\n";
    let found = page.js(ESTIMATED, &[json!([half_refused, 170_000]), json!([quoted, 240_021])]);
    let expected = |in_quotes: bool, rows: u32, refused: u32, workers: u32| json!({ "agrees": true, "isCutInQuotes": in_quotes, "isTold": true, "rows": rows, "refused": refused, "workers": workers });
    // Those of the first estimate do the second; those that were cancelled are ended.
    let first = expected(false, 340_000, 170_000, workers);
    let small = expected(false, 4, 2, 1);
    assert_eq!(found, json!([first, expected(true, 240_021, 0, 0), "AbortError", first, "DataCloneError", small]));
    assert_eq!(page.violations(&server), [""; 0]);
}
