//! What the tests of the survey page do to it.

use std::fmt::Write as _;

use ppi_pages::{Browser, Key, Page, Server, Value as Json, dist, json, root};
use ppi_widget::batch::Batch;
use ppi_widget::practice::{Practice, Sheet};
use ppi_widget::scorecard::Scorecard;
use ppi_widget::value::Value;

/// The page, ready, in the room of practice: the example that it opens with is there.
#[track_caller]
pub(crate) fn opened() -> (Server, Page) {
    let (server, page) = (dist(), Page::new());
    page.viewport(1280, 900);
    page.open(&server, "/survey.html");
    ready(&page);
    settled(&page);
    go(&page, "practice");
    (server, page)
}

/// The survey as one file, which opens without an example.
#[track_caller]
pub(crate) fn opened_empty() -> (Server, Page) {
    let (server, page) = (dist(), Page::new());
    page.viewport(1280, 900);
    page.open(&server, "/ppi-survey.html");
    ready(&page);
    (server, page)
}

/// Hands a file over to a field for files.
#[track_caller]
pub(crate) fn hand_over(page: &Page, id: &str, name: &str, text: &str) {
    let script = "
        const files = new DataTransfer();
        files.items.add(new File([args[1]], args[0]));
        this.files = files.files;
        this.dispatchEvent(new Event('change', { bubbles: true }));";
    page.shadow_of("ppi-survey", &format!("#{id}")).js(script, &[json!(name), json!(text)]);
}

/// Waits until something holds of the shadow root, `root`.
#[track_caller]
pub(crate) fn waits(page: &Page, what: &str, condition: &str) {
    page.wait_js(what, &format!("const root = document.querySelector('ppi-survey').shadowRoot; return {condition}"));
}

/// Waits for the rooms.
#[track_caller]
pub(crate) fn ready(page: &Page) {
    page.wait_js("the rooms", "return !!document.querySelector('ppi-survey')?.shadowRoot?.querySelector('nav')");
}

/// Waits for the end of all work, and that nothing went wrong.
#[track_caller]
pub(crate) fn settled(page: &Page) {
    let idle = "const root = document.querySelector('ppi-survey').shadowRoot;
        return !root.querySelector('progress, [aria-busy]') && !!root.querySelector('.output > *')";
    page.wait_js("the end of the work", idle);
    let alerts = page.shadow_all_of("ppi-survey", "[role=alert]");
    assert!(alerts.is_empty(), "{}", alerts[0].text());
}

/// Goes to a room.
#[track_caller]
pub(crate) fn go(page: &Page, room: &str) {
    page.shadow_of("ppi-survey", &format!("#room-{room}")).click();
}

/// Presses the tabulator until the element of this id has the focus.
#[track_caller]
pub(crate) fn tabs_to(page: &Page, id: &str) {
    for _ in 0..120 {
        page.keys(Key::Tab);
        if page.focused().prop("id") == id {
            return;
        }
    }
    panic!("{}: {id} is out of reach", page.browser());
}

/// Chooses from a list, or fills a field in, as a person's choice would.
#[track_caller]
pub(crate) fn choose(page: &Page, id: &str, value: &str) {
    let set = "this.value = args[0]; this.dispatchEvent(new Event('change', { bubbles: true }))";
    page.shadow_of("ppi-survey", &format!("#{id}")).js(set, &[json!(value)]);
}

/// Ticks a box, or takes its tick away.
#[track_caller]
pub(crate) fn tick(page: &Page, id: &str) {
    page.shadow_of("ppi-survey", &format!("[id='{id}']")).click();
}

/// Nothing is wider than the window.
#[track_caller]
pub(crate) fn fits(page: &Page, state: &str) {
    let script = "
        const { scrollWidth, clientWidth } = document.scrollingElement;
        if (scrollWidth <= clientWidth) return [];
        const all = [...document.querySelector('ppi-survey').shadowRoot.querySelectorAll('*')];
        const wide = all.filter((element) => !element.closest('.scroll > *') && element.getBoundingClientRect().right > clientWidth + 1);
        return [scrollWidth - clientWidth, ...wide.map((element) => `${element.localName}#${element.id}.${element.className}`)];";
    let beyond = page.js(script, &[]);
    assert_eq!(beyond, json!([]), "{state}: pixels too wide, and what is");
}

/// axe-core finds nothing, in both colour schemes where the driver can choose one.
#[track_caller]
pub(crate) fn accessible(page: &Page, state: &str) {
    let findings = page.axe();
    assert!(findings.is_empty(), "{} in state {state}:\n{}", page.browser(), findings.join("\n"));
    if page.browser() == Browser::Chromium {
        page.media("screen", &[("prefers-color-scheme", "dark")]);
        let findings = page.axe();
        assert!(findings.is_empty(), "{state}, dark:\n{}", findings.join("\n"));
        page.media("screen", &[("prefers-color-scheme", "light")]);
    }
}

/// The texts of a table's cells, row by row.
#[track_caller]
pub(crate) fn cells(page: &Page, id: &str) -> Vec<Vec<String>> {
    let texts = "return [...this.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()))";
    serde_json::from_value(page.shadow_of("ppi-survey", &format!("#{id}")).js(texts, &[])).expect("rows of texts")
}

/// Keeps what the page would save, instead of saving it.
#[track_caller]
pub(crate) fn keep_files(page: &Page) {
    page.js(
        "window.saved = []; const make = URL.createObjectURL;
         URL.createObjectURL = (file) => { window.saved.push(file); return make.call(URL, file); };
         HTMLAnchorElement.prototype.click = function () { if (this.download) window.saved[window.saved.length - 1].named = this.download; };",
        &[],
    );
}

/// The last file that was saved: its name and text, once it is there.
#[track_caller]
pub(crate) fn saved(page: &Page) -> (String, String) {
    page.wait_js("a file", "return window.saved.length > 0 && !!window.saved.at(-1).named");
    let file = page.js("const file = window.saved.pop(); return [file.named, await file.text()]", &[]);
    serde_json::from_value(file).expect("a name and a text")
}

/// A card of scorecards/, as the engine has it here, natively.
pub(crate) fn card() -> Scorecard {
    let json = std::fs::read_to_string(root().join("scorecards/idn-2023.json")).expect("the card");
    Scorecard::read(&Value::parse(&json).expect("JSON")).expect("a valid card")
}

/// A sheet of the practice data of the page's own seed.
pub(crate) fn practice(sheet: Sheet) -> String {
    let practice = Practice::new(&card(), "2018-07").expect("the card of the practice data");
    [practice.header(sheet), practice.rows(sheet, 0, u32::MAX)].concat()
}

/// What the engine says of a file, natively.
#[track_caller]
pub(crate) fn estimate(csv: &str, options: &Json) -> Json {
    let mut batch = Batch::new(card(), &options.clone().into()).expect("options");
    batch.push(csv.as_bytes()).expect("a survey");
    Json::from(&batch.end().and_then(|()| batch.estimate()).expect("an estimate"))
}

/// A fraction as the page writes it in Bahasa Indonesia, with so many decimals.
pub(crate) fn percent(fraction: &Json, decimals: usize) -> String {
    format!("{:.decimals$}%", fraction.as_f64().expect("a fraction") * 100.0).replace('.', ",")
}

/// A whole number, likewise.
pub(crate) fn whole(number: &Json) -> String {
    let digits = number.as_u64().expect("a whole number").to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits")).collect();
    groups.join(".")
}

/// What an element says.
#[track_caller]
pub(crate) fn text(page: &Page, css: &str) -> String {
    page.shadow_of("ppi-survey", css).text()
}

/// Goes to the room of interviews, and waits for the form.
#[track_caller]
pub(crate) fn collects(page: &Page) {
    go(page, "collect");
    waits(page, "the form", "!!root.querySelector('ppi-form')?.shadowRoot?.querySelector('fieldset')");
}

/// Fills a field in, as a person's keys and the way out of it do.
#[track_caller]
pub(crate) fn types(page: &Page, id: &str, text: &str) {
    let set = "this.value = args[0]; for (const type of ['input', 'change']) this.dispatchEvent(new Event(type, { bubbles: true }))";
    page.shadow_of("ppi-survey", &format!("[id='{id}']")).js(set, &[json!(text)]);
}

/// Presses a button.
#[track_caller]
pub(crate) fn presses(page: &Page, id: &str) {
    page.shadow_of("ppi-survey", &format!("#{id}")).js("this.click()", &[]);
}

/// Waits for a word of what was done.
#[track_caller]
pub(crate) fn says(page: &Page, words: &str) {
    waits(page, words, &format!("root.querySelector('#said')?.textContent.startsWith({})", json!(words)));
}

// Answers with the scores 5, 29 and 92 on the national line: bands C, B and A.
pub(crate) const POOR: &str = "T,E,B,C,B,B,B,B,B,B";
pub(crate) const MIDDLE: &str = "T,E,B,C,A,B,A,A,B,B";
pub(crate) const WELL: &str = "T,A,A,A,A,A,A,A,A,A";
pub(crate) const QUESTIONS: &str = "q1,q2,q3,q4,q5,q6,q7,q8,q9,q10";

/// A survey with these groups: name, answers, how many.
pub(crate) fn survey(groups: &[(&str, &str, usize)]) -> String {
    let mut csv = format!("id,branch,{QUESTIONS}\n");
    for (branch, answers, count) in groups {
        for _ in 0..*count {
            let id = csv.lines().count();
            writeln!(csv, "M{id:03},{branch},{answers}").expect("a text");
        }
    }
    csv
}

/// A file of one row, so many times.
pub(crate) fn rows(head: &str, row: &str, times: usize) -> String {
    [head, &row.repeat(times)].concat()
}

/// Opens a file in the room of results.
#[track_caller]
pub(crate) fn open(page: &Page, name: &str, csv: &str) {
    hand_over(page, "result-sheet-file", name, csv);
    waits(page, name, &format!("root.querySelector('#result-sheet')?.value === '{name}'"));
}

/// Whether there is such an element.
pub(crate) fn is_there(page: &Page, css: &str) -> bool {
    page.shadow_of("ppi-survey", css).exists()
}

/// Presses a button as the driver does.
#[track_caller]
pub(crate) fn press(page: &Page, id: &str) {
    page.shadow_of("ppi-survey", &format!("#{id}")).click();
}

/// Neither the policy nor the scripts have anything to tell.
#[track_caller]
pub(crate) fn unharmed(page: &Page) {
    assert_eq!(page.js("return window.ppiWatch.violations", &[]), json!([]));
    assert_eq!(page.errors(), [""; 0]);
}
