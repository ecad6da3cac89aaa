//! What the tests of the lesson do to it.

use ppi_pages::{Key, Page, json, root};

/// The lesson, opened from the disk.
#[track_caller]
pub(crate) fn opened() -> Page {
    let page = Page::fresh();
    page.viewport(1280, 900);
    page.open_file(&root().join("dist/ppi-class.html"));
    page.wait("the lesson", |page| page.find("#heading").exists().then_some(()));
    page
}

/// Turns to a step by a key, and waits for its heading, which takes the focus.
#[track_caller]
pub(crate) fn turn(page: &Page, key: Key, heading: &str) {
    page.keys(key + "");
    let there = "const at = document.activeElement; return at.id === 'heading' && at.textContent === args[0]";
    page.wait(heading, |page| (page.js(there, &[json!(heading)]) == true).then_some(()));
}

/// Presses a button by the Enter key.
#[track_caller]
pub(crate) fn press(page: &Page, css: &str) {
    page.find(css).js("this.focus()", &[]);
    page.keys(Key::Enter + "");
}

/// Chooses an entry of a list as a visitor does, in engines whose drivers cannot open one.
#[track_caller]
pub(crate) fn choose(page: &Page, css: &str, value: &str) {
    let script = "this.focus(); this.value = args[0]; this.dispatchEvent(new Event('change', { bubbles: true }))";
    page.find(css).js(script, &[json!(value)]);
}

/// Waits for a text in the first element of a selector, which a step may be drawing anew.
#[track_caller]
pub(crate) fn says(page: &Page, css: &str, text: &str) {
    let read = "return document.querySelector(args[0])?.textContent.replace(/\\s+/g, ' ').includes(args[1]) ?? false";
    page.wait(&format!("{css}: {text}"), |page| (page.js(read, &[json!(css), json!(text)]) == true).then_some(()));
}

/// The texts of all that a selector finds.
#[track_caller]
pub(crate) fn texts(page: &Page, css: &str) -> Vec<String> {
    let read = "return [...document.querySelectorAll(args[0])].map((one) => one.textContent)";
    serde_json::from_value(page.js(read, &[json!(css)])).expect("texts")
}

/// The cells of the rows of a table.
#[track_caller]
pub(crate) fn cells(page: &Page, table: &str) -> Vec<Vec<String>> {
    let read = "return [...document.querySelectorAll(args[0])].map((table) => [...table.tBodies[0].rows].map((row) => \
        [...row.cells].map((cell) => cell.textContent))).flat()";
    serde_json::from_value(page.js(read, &[json!(table)])).expect("texts")
}

/// Puts a file into a field.
#[track_caller]
pub(crate) fn hand_over(page: &Page, field: &str, name: &str, content: &str) {
    let script = "const files = new DataTransfer(); files.items.add(new File([args[1]], args[0])); this.files = files.files; \
        this.dispatchEvent(new Event('change', { bubbles: true }))";
    page.find(field).js(script, &[json!(name), json!(content)]);
}
