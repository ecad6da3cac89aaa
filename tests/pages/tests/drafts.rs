//! Answers that are kept on the device: where the page asks for it, and as long as the visitor wants.

use crate::verbs;

use crate::verbs::{
    HOUSEHOLD, SCORES, agrees, answer, answer_all, compared, document, last_detail, listen, open, opened, ready,
    record, text,
};
use ppi_pages::{Browser, Key, Page, Reply, Server, Value, browser, dist, json};

const KEPT: &str = "Jawaban disimpan sementara di perangkat ini.Hapus yang tersimpan";
const FAILED: &str = "Jawaban tidak dapat disimpan di perangkat ini. Jangan tutup halaman ini sebelum selesai.";

fn answers(page: &Page) -> Value {
    page.js("return document.querySelector('ppi-form').answers", &[])
}

fn line(page: &Page) -> String {
    page.wait("the line of the draft", |page| page.shadow("[part~=draft-line]").exists().then_some(()));
    text(page, "draft-line")
}

/// Waits for the question whether to go on.
#[track_caller]
fn asked(page: &Page) {
    page.wait("the question", |page| page.shadow("[part~=draft]").exists().then_some(()));
    assert!(!page.shadow("fieldset").is_visible(), "the form waits for the answer");
}

fn stored(page: &Page) -> Value {
    page.js("return [localStorage.length, sessionStorage.length]", &[])
}

/// A page whose own script runs before the form's.
fn prepared(body: &str, script: &str) -> (Server, Page) {
    let (server, page) = (dist(), Page::new());
    server.route("/before.js", Reply::script(script));
    server.route("/page.html", document(&format!("<script src=/before.js></script>{body}")));
    page.open(&server, "/page.html");
    (server, page)
}

#[test]
fn nothing_is_stored_unless_the_page_asks() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form><ppi-form autosave=off></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    assert_eq!(stored(&page), json!([0, 0]));
    assert_eq!(page.js("return document.cookie", &[]), "");
    assert!(!page.shadow("[part~=draft-line]").exists());
}

#[test]
fn a_session_brings_everything_back_after_a_reload() {
    let (_server, page) = opened("<ppi-form layout=list autosave=session scorecard=idn-2012></ppi-form>");
    page.shadow("[part=roster-summary]").click();
    page.shadow("[data-action=member-add]").click();
    page.shadow("[data-roster=name]").keys("Ani");
    page.shadow("[data-roster=age]").keys("40");
    answer(&page, "q3", "B");
    assert_eq!(line(&page), KEPT);
    assert_eq!(stored(&page), json!([0, 1]));
    let before = answers(&page);
    page.reload();
    ready(&page);
    page.wait("the answers", |page| (answers(page) == before).then_some(()));
    assert_eq!(page.shadow("[data-roster=name]").prop("value"), "Ani");
    assert_eq!(page.shadow("[data-roster=age]").prop("value"), "40");
    assert_eq!(line(&page), KEPT);
}

#[test]
fn what_was_sent_with_the_pages_form_is_kept_no_longer() {
    let (server, page) = opened(
        "<form method=post action=/sent><ppi-form name=ppi layout=list autosave=session></ppi-form><button>Kirim</button></form>",
    );
    server.route("/sent", Reply::html("<!doctype html><title>sent</title>"));
    page.js("document.forms[0].addEventListener('submit', (event) => window.sends || event.preventDefault())", &[]);
    answer_all(&page, &HOUSEHOLD);
    compared(&page);
    // A page that sends by itself calls `reset()` once the record has arrived.
    page.js("document.forms[0].requestSubmit()", &[]);
    page.js("await new Promise((later) => setTimeout(later, 50))", &[]);
    assert_eq!(stored(&page), json!([0, 1]));
    page.js("window.sends = true; setTimeout(() => document.forms[0].requestSubmit())", &[]);
    page.wait_js("the next page", "return document.title === 'sent'");
    assert_eq!(stored(&page), json!([0, 0]));
    page.open(&server, "/page.html");
    ready(&page);
    assert_eq!(answers(&page), json!({}));
}

#[test]
fn a_local_draft_is_offered_and_restored_by_keys() {
    let (_server, page) = opened("<ppi-form layout=list autosave=local lang=en></ppi-form>");
    answer_all(&page, &HOUSEHOLD[..4]);
    line(&page);
    let before = answers(&page);
    page.reload();
    asked(&page);
    assert!(text(&page, "draft").starts_with("There are answers kept on this device, from "));
    assert_eq!(page.axe(), [""; 0]);
    page.find("ppi-form").js("this.focus()", &[]);
    assert_eq!(page.focused().text(), "Go on with them");
    page.keys(Key::Enter + "");
    page.wait("the answers", |page| (answers(page) == before).then_some(()));
    assert!(page.shadow("fieldset").is_visible());
    page.wait("the focus in the form", |page| (page.focused().attr("data-question").is_some()).then_some(()));

    page.reload();
    asked(&page);
    page.shadow_all("[part~=draft] button")[1].click();
    page.wait("the form", |page| page.shadow("fieldset").is_visible().then_some(()));
    assert_eq!((answers(&page), stored(&page)), (json!({}), json!([0, 0])));
}

#[test]
fn another_language_asks_in_its_words() {
    let (_server, page) = opened("<ppi-form layout=list autosave=local></ppi-form>");
    answer(&page, "q2", "A");
    line(&page);
    page.reload();
    asked(&page);
    assert!(text(&page, "draft").starts_with("Ada jawaban yang tersimpan di perangkat ini, dari "));
    page.find("ppi-form").js("this.lang = 'en'", &[]);
    page.wait("English", |page| text(page, "draft").starts_with("There are answers kept").then_some(()));
    page.shadow("[part~=draft] button").click();
    page.wait("the answers", |page| (answers(page) == json!({ "q2": "A" })).then_some(()));
}

#[test]
fn what_is_kept_can_be_seen_and_erased() {
    let (_server, page) = opened("<ppi-form layout=list autosave=local></ppi-form>");
    answer(&page, "q2", "A");
    assert_eq!(line(&page), KEPT);
    page.shadow("[part~=draft-line] button").click();
    page.wait("the word that it is erased", |page| {
        (text(page, "draft-line")
            == "Jawaban yang tersimpan sudah dihapus. Jawaban tidak lagi disimpan di perangkat ini.")
            .then_some(())
    });
    answer(&page, "q3", "A");
    assert_eq!((answers(&page), stored(&page)), (json!({ "q2": "A", "q3": "A" }), json!([0, 0])));
    page.reload();
    ready(&page);
    assert_eq!(answers(&page), json!({}));
}

#[test]
fn clearing_the_form_erases_what_is_kept() {
    let (_server, page) = opened("<form><ppi-form layout=list autosave=local></ppi-form></form>");
    answer(&page, "q2", "A");
    line(&page);
    page.js("document.forms[0].reset()", &[]);
    page.wait("an empty storage", |page| (stored(page) == json!([0, 0])).then_some(()));
    answer(&page, "q2", "C");
    assert_eq!(stored(&page), json!([1, 0]));
}

#[test]
fn forms_and_cards_have_drafts_of_their_own() {
    let (_server, page) = opened(
        "<ppi-form name=a layout=list autosave=session></ppi-form><ppi-form name=b layout=list autosave=session></ppi-form>",
    );
    page.wait_js("the second form", "return !!document.querySelector('[name=b]').shadowRoot.querySelector('fieldset')");
    answer(&page, "q2", "A");
    line(&page);
    page.shadow_of("[name=b]", "input[data-question=q2][value=C]").click();
    page.wait("the other line", |page| page.shadow_of("[name=b]", "[part~=draft-line]").exists().then_some(()));
    page.find("[name=a]").js("this.setAttribute('scorecard', 'idn-2020')", &[]);
    verbs::shows_card(&page, "PPI Indonesia 2016");
    assert_eq!(answers(&page), json!({}));
    page.reload();
    ready(&page);
    let both = "return [...document.querySelectorAll('ppi-form')].map(({ answers }) => answers.q2 ?? null)";
    page.wait("both drafts", |page| (page.js(both, &[]) == json!(["A", "C"])).then_some(()));
}

#[test]
fn what_the_page_sets_goes_before_what_is_kept() {
    let (_server, page) = prepared(
        "<ppi-form layout=list autosave=session></ppi-form>",
        "document.addEventListener('DOMContentLoaded', () => { \
             if (window.name === 'again') document.querySelector('ppi-form').answers = { q2: 'C' }; window.name = 'again'; })",
    );
    ready(&page);
    answer(&page, "q2", "A");
    line(&page);
    page.reload();
    ready(&page);
    line(&page);
    assert_eq!(answers(&page), json!({ "q2": "C" }));
}

#[test]
fn a_draft_of_another_version_of_the_card_is_told_of_and_erased() {
    let (_server, page) = opened("<ppi-form layout=list autosave=local></ppi-form>");
    answer(&page, "q2", "A");
    line(&page);
    page.js(
        "for (const key of Object.keys(localStorage)) \
             localStorage.setItem(key, localStorage.getItem(key).replace(/sha256:..../, 'sha256:0000'))",
        &[],
    );
    page.reload();
    ready(&page);
    assert_eq!(
        line(&page),
        "Jawaban yang tersimpan adalah untuk versi pertanyaan yang lama. Jawaban itu sudah dihapus."
    );
    assert_eq!((answers(&page), stored(&page)), (json!({}), json!([0, 0])));
}

#[test]
fn what_nobody_came_back_for_is_erased_after_a_month_and_what_is_no_draft_is_left_out() {
    let (_server, page) = opened("<ppi-form layout=list autosave=local></ppi-form>");
    answer(&page, "q2", "A");
    line(&page);
    let change = "const [key] = Object.keys(localStorage); localStorage.setItem(key, localStorage.getItem(key).replace(...args))";
    page.js(change, &[json!("\"time\":\"2026"), json!("\"time\":\"2020")]);
    page.reload();
    ready(&page);
    page.wait("an empty storage", |page| (stored(page) == json!([0, 0])).then_some(()));
    answer(&page, "q2", "A");
    page.js(change, &[json!("{"), json!("<")]);
    page.reload();
    ready(&page);
    assert_eq!(answers(&page), json!({}));
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_full_storage_is_said_and_no_answer_is_lost() {
    let (_server, page) = opened("<ppi-form layout=list autosave=local></ppi-form>");
    // To the last character.
    page.js(
        "for (let size = 1 << 23, n = 0; size; size >>= 1) for (;;) { \
             try { localStorage.setItem(`full${n++}`, 'x'.repeat(size)); } catch { break; } }",
        &[],
    );
    listen(&page);
    answer_all(&page, &HOUSEHOLD);
    assert_eq!(line(&page), FAILED);
    agrees(&record(&page), &SCORES);
    let message = last_detail(&page, "ppi-error")["message"].as_str().unwrap_or_default().to_owned();
    assert!(message.starts_with("autosave: "), "{message}");
    assert_eq!(page.js("return heard.filter(([name]) => name === 'ppi-error').length", &[]), 1);
    assert_eq!(page.errors(), [""; 0]);
    page.js("localStorage.clear()", &[]);
}

#[test]
fn a_forbidden_storage_is_said() {
    let (_server, page) = prepared(
        "<ppi-form layout=list autosave=local></ppi-form>",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })",
    );
    ready(&page);
    assert_eq!(line(&page), FAILED);
    answer(&page, "q2", "A");
    assert_eq!(answers(&page), json!({ "q2": "A" }));
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn where_drafts_cannot_be_loaded_the_form_works_without() {
    let (server, page) = (dist(), Page::new());
    server.route("/ppi-form-opening.js", Reply { status: 404, ..Reply::html("gone") });
    server.route("/page.html", document("<ppi-form layout=list autosave=local></ppi-form>"));
    open(&server, &page);
    page.wait("the form", |page| page.shadow("fieldset").is_visible().then_some(()));
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
}

#[test]
fn what_the_page_knew_is_no_draft() {
    let (_server, page) = opened("<ppi-form layout=list autosave=local preset=q1=T></ppi-form>");
    page.wait_js("the opening", "return performance.getEntriesByName(location.origin + '/ppi-form-opening.js').length");
    assert_eq!((answers(&page), stored(&page)), (json!({ "q1": "T" }), json!([0, 0])));
    answer(&page, "q2", "A");
    assert_eq!(line(&page), KEPT);
    page.js("document.querySelector('ppi-form').reset()", &[]);
    assert_eq!((answers(&page), stored(&page)), (json!({ "q1": "T" }), json!([0, 0])));
}

#[test]
fn a_draft_is_of_the_member_that_the_page_names() {
    let (server, page) = opened("<ppi-form layout=list autosave=session data-member=123></ppi-form>");
    answer(&page, "q2", "A");
    line(&page);
    server.route("/page.html", document("<ppi-form layout=list autosave=session data-member=124></ppi-form>"));
    open(&server, &page);
    page.wait_js("the opening", "return performance.getEntriesByName(location.origin + '/ppi-form-opening.js').length");
    assert_eq!(answers(&page), json!({}));
    server.route("/page.html", document("<ppi-form layout=list autosave=session data-member=123></ppi-form>"));
    open(&server, &page);
    page.wait("the answers", |page| (answers(page) == json!({ "q2": "A" })).then_some(()));
}

#[test]
fn what_was_typed_goes_before_what_is_kept_when_the_page_asks_late() {
    let (server, page) = opened("<ppi-form layout=list autosave=session></ppi-form>");
    answer(&page, "q2", "A");
    line(&page);
    server.route("/page.html", document("<ppi-form layout=list></ppi-form>"));
    open(&server, &page);
    answer(&page, "q2", "C");
    page.find("ppi-form").js("this.setAttribute('autosave', 'session')", &[]);
    assert_eq!(line(&page), KEPT);
    assert_eq!(answers(&page), json!({ "q2": "C" }));
}

#[test]
fn answers_come_back_with_the_page_in_every_engine() {
    let (server, page) = opened("<ppi-form layout=list autosave=session></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    line(&page);
    page.open(&server, "/texts.html");
    page.back();
    ready(&page);
    page.wait_js("the record", "return document.querySelector('ppi-form').result");
    agrees(&record(&page), &SCORES);
}

#[test]
fn a_draft_survives_a_crash() {
    // The other drivers cannot crash a page.
    if browser() != Browser::Chromium {
        return;
    }
    let (server, page) = (dist(), Page::fresh());
    server.route("/page.html", document("<ppi-form layout=list autosave=local></ppi-form>"));
    open(&server, &page);
    answer_all(&page, &HOUSEHOLD[..3]);
    let before = answers(&page);
    line(&page);
    page.crash();
    page.open(&server, "/page.html");
    asked(&page);
    page.shadow("[part~=draft] button").click();
    page.wait("the answers", |page| (answers(page) == before).then_some(()));
}
