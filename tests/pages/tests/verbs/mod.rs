//! What the tests of the form do to it, in their own words.

pub(crate) mod lesson;

use ppi_pages::{Browser, Page, Reply, Server, Value, dist, json, root};

/// A household of Kalimantan Barat; what its points add up to, by hand, stands in [`SCORES`].
pub(crate) const HOUSEHOLD: [(&str, &str); 10] = [
    ("q1", "T"),
    ("q2", "E"),
    ("q3", "B"),
    ("q4", "C"),
    ("q5", "A"),
    ("q6", "B"),
    ("q7", "A"),
    ("q8", "A"),
    ("q9", "B"),
    ("q10", "B"),
];

/// The sums of the published points of [`HOUSEHOLD`], in the order of the lines: province, meat, clothing care, petrol.
pub(crate) const SCORES: [usize; 9] = [
    5 + 8 + 7 + 9,
    5 + 9 + 8 + 9,
    3 + 9 + 9 + 9,
    5 + 9 + 8 + 9,
    4 + 9 + 9 + 9,
    5 + 9 + 8 + 9,
    4 + 9 + 8 + 9,
    3 + 9 + 9 + 9,
    2 + 9 + 9 + 9,
];

/// What the form says of [`HOUSEHOLD`] on the national line, in Indonesian and English.
pub(crate) const STATEMENT: [&str; 2] = [
    "Sekitar 2 dari 10 rumah tangga dengan jawaban seperti ini hidup di bawah garis kemiskinan nasional (18,2%).",
    "About 2 in 10 households with these answers live below the national poverty line (18.2%).",
];

/// A page of the test's own, with the module and without any other script.
pub(crate) fn document(body: &str) -> Reply {
    document_of("/ppi-form.js", body)
}

/// The same with another module.
pub(crate) fn document_of(module: &str, body: &str) -> Reply {
    Reply::html(&format!(
        "<!doctype html><html lang=id><head><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>PPI</title><script type=module src={module}></script></head><body><main><h1>PPI</h1>{body}</main>\
         </body></html>"
    ))
}

/// Serves `dist/` with a page of this body, and opens it.
#[track_caller]
pub(crate) fn opened(body: &str) -> (Server, Page) {
    let (server, page) = (dist(), Page::new());
    server.route("/page.html", document(body));
    open(&server, &page);
    (server, page)
}

/// Opens the routed page and waits for the form.
#[track_caller]
pub(crate) fn open(server: &Server, page: &Page) {
    page.open(server, "/page.html");
    ready(page);
}

/// Waits until a card is shown, by the form itself.
#[track_caller]
pub(crate) fn ready(page: &Page) {
    let there = "const root = document.querySelector('ppi-form')?.shadowRoot; \
         return !!root?.querySelector('fieldset') && !root.querySelector('.first')";
    page.wait_js("the form", there);
}

/// Waits until the card with this name is shown.
#[track_caller]
pub(crate) fn shows_card(page: &Page, name: &str) {
    page.wait(name, |page| {
        (page.shadow("[part=subtitle]").exists() && page.shadow("[part=subtitle]").text() == name).then_some(())
    });
}

/// Answers one question by a real click, or by the keys of a select.
#[track_caller]
pub(crate) fn answer(page: &Page, question: &str, choice: &str) {
    let select = page.shadow(&format!("select[data-question={question}]"));
    if select.exists() {
        // What a visitor's choice in a native list does, in engines whose drivers cannot open one.
        let choose = "this.value = args[0]; this.dispatchEvent(new Event('input', { bubbles: true, composed: true })); \
             this.dispatchEvent(new Event('change', { bubbles: true }))";
        select.js(choose, &[json!(choice)]);
    } else {
        page.shadow(&format!("input[data-question={question}][value={choice}]")).click();
    }
}

/// Answers all questions of a household in a list.
#[track_caller]
pub(crate) fn answer_all(page: &Page, household: &[(&str, &str)]) {
    for (question, choice) in household {
        answer(page, question, choice);
    }
    rest(page);
}

/// Waits for the rest of a result, which follows its figure.
#[track_caller]
pub(crate) fn rest(page: &Page) {
    let all_there = "return [...document.querySelectorAll('ppi-form')]
        .every((form) => !form.shadowRoot?.querySelector('[data-alone]:not([hidden])'))";
    page.wait_js("the rest of the result", all_there);
}

/// Waits for what comes after a result, and moves what stands below: the comparison.
#[track_caller]
pub(crate) fn compared(page: &Page) {
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
}

/// Presses a button of the form; one below the comparison once that has come, which moves it.
#[track_caller]
pub(crate) fn press(page: &Page, action: &str) {
    let button = page.shadow(&format!("[data-action={action}]:not([hidden])"));
    let still = "const root = this.getRootNode(); \
         const has_rates = /2022/.test(root.querySelector('[part=subtitle]').textContent); \
         return !this.closest('[part=result]') || !has_rates || !root.querySelector('[part=comparison]').hidden";
    page.wait("what moves the button", |_| button.js(still, &[]).as_bool().filter(|still| *still));
    button.click();
    if action == "result" {
        rest(page);
    }
}

/// The text of a part.
#[track_caller]
pub(crate) fn text(page: &Page, part: &str) -> String {
    page.shadow(&format!("[part~={part}]")).text()
}

/// The part that has the focus.
#[track_caller]
pub(crate) fn focused_part(page: &Page) -> String {
    page.focused().attr("part").unwrap_or_default()
}

/// The form's record.
#[track_caller]
pub(crate) fn record(page: &Page) -> Value {
    page.js("return document.querySelector('ppi-form').result", &[])
}

/// The published likelihood of a score on a line of idn-2023, both by position.
pub(crate) fn published(line: usize, score: usize) -> f64 {
    let facts = std::fs::read_to_string(root().join("tests/golden/idn-2023.json")).expect("the published figures");
    let facts: Value = serde_json::from_str(&facts).expect("JSON");
    facts["lookup"][score][line].as_f64().expect("a likelihood")
}

/// axe-core finds nothing, in the state of this name.
#[track_caller]
pub(crate) fn accessible(page: &Page, state: &str) {
    let findings = page.axe();
    assert!(findings.is_empty(), "{} in state {state}:\n{}", page.browser(), findings.join("\n"));
}

/// The same in both colour schemes, where the driver can choose one: Chromium's alone.
#[track_caller]
pub(crate) fn accessible_light_and_dark(page: &Page, state: &str) {
    accessible(page, state);
    if page.browser() == Browser::Chromium {
        page.media("screen", &[("prefers-color-scheme", "dark")]);
        accessible(page, &format!("{state}, dark"));
        page.media("screen", &[("prefers-color-scheme", "light")]);
    }
}

/// Starts to write down the form's events.
#[track_caller]
pub(crate) fn listen(page: &Page) {
    page.js(
        "window.heard = []; for (const type of ['ppi-ready', 'ppi-change', 'ppi-complete', 'ppi-error']) \
         addEventListener(type, ({ detail, bubbles, composed }) => heard.push([type, detail, bubbles && composed]))",
        &[],
    );
}

/// The names of the events so far.
#[track_caller]
pub(crate) fn heard(page: &Page) -> Vec<String> {
    let names = page.js("return heard.map(([name]) => name)", &[]);
    serde_json::from_value(names).expect("names")
}

/// The detail of the last event of this name, once there is one.
#[track_caller]
pub(crate) fn last_detail(page: &Page, name: &str) -> Value {
    let find = format!("return heard.filter(([name]) => name === '{name}').pop()?.[1] ?? null");
    page.wait_js(name, &find)
}

/// What the record says of every line is what was published for these scores.
#[track_caller]
pub(crate) fn agrees(record: &Value, scores: &[usize]) {
    let lines = record["lines"].as_array().expect("lines");
    assert_eq!(lines.len(), scores.len());
    for (line, score) in scores.iter().enumerate() {
        assert_eq!(lines[line]["score"], json!(score), "line {line}");
        let likelihood = lines[line]["likelihood"].as_f64().expect("a number");
        assert!((likelihood - published(line, (*score).min(100))).abs() < 1e-9, "line {line}: {likelihood}");
        assert_eq!(lines[line]["capped"], json!(*score > 100), "line {line}");
    }
}

/// The start of a module for Node: the engine, and two verbs of its own.
pub(crate) const NODE_START: &str = "import init, { Scorecard, verify } from './ppi.js';
    import { readFile } from 'node:fs/promises';
    await init();
    const read = async (id) => JSON.parse(await readFile(`scorecards/${id}.json`, 'utf8'));
    const print = (value) => console.log(JSON.stringify(value));\n";
