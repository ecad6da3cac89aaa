//! The page's notice of purpose and consent, before the first question.

use crate::verbs::{HOUSEHOLD, SCORES, agrees, answer, answer_all, document, opened, press, ready, record};
use ppi_pages::{Key, Page, Reply, dist, json};

const NOTICE: &str = "<ppi-form layout=list name=ppi required><div slot=consent><p>CU Contoh memakai jawaban Anda untuk \
    <b>memilih program</b>.</p></div></ppi-form>";

fn asked(page: &Page) {
    page.wait("the notice", |page| page.shadow("[part~=consent] button").exists().then_some(()));
    assert!(!page.shadow("fieldset").exists() || !page.shadow("fieldset").is_visible(), "no question before");
    assert!(page.find("[slot=consent]").is_visible());
}

#[test]
fn questions_come_after_consent_and_the_record_says_so() {
    let (server, page) = opened(&format!("<form>{NOTICE}<button>Kirim</button></form>"));
    asked(&page);
    assert_eq!(page.axe(), [""; 0]);
    assert_eq!(page.shadow("[part~=consent] button").text(), "Saya setuju, mulai");
    // A submission that has to wait leads there.
    page.find("form > button").click();
    page.wait("the focus", |page| (page.focused().text() == "Saya setuju, mulai").then_some(()));
    page.keys(Key::Enter + "");
    page.wait("the first question", |page| {
        (page.focused().attr("data-question").as_deref() == Some("q1")).then_some(())
    });
    assert!(!page.find("[slot=consent]").is_visible());
    answer_all(&page, &HOUSEHOLD);
    let record = record(&page);
    agrees(&record, &SCORES);
    assert_eq!(record["consent"]["text"], "CU Contoh memakai jawaban Anda untuk memilih program.");
    assert_eq!(record["consent"]["time"].as_str().map(str::len), Some("2026-11-25T09:30:00+07:00".len()));
    assert_eq!(page.violations(&server), [""; 0]);

    press(&page, "start-again");
    press(&page, "reset");
    asked(&page);
    page.wait("the focus", |page| (page.focused().text() == "Saya setuju, mulai").then_some(()));
}

#[test]
fn another_card_comes_while_the_notice_stands() {
    let (_server, page) = opened(NOTICE);
    asked(&page);
    page.js("document.querySelector('ppi-form').setAttribute('scorecard', 'idn-2012')", &[]);
    page.wait_js("the other card", "return document.querySelector('ppi-form').shadowRoot.textContent.includes('2010')");
    asked(&page);
    page.shadow("[part~=consent] button").click();
    page.wait("the form", |page| page.shadow("fieldset").is_visible().then_some(()));
}

#[test]
fn without_a_notice_nothing_is_agreed_to() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    assert_eq!(record(&page)["consent"], json!(null));
}

#[test]
fn consent_comes_back_with_a_draft() {
    let (_server, page) = opened(&NOTICE.replace("required", "autosave=session"));
    asked(&page);
    page.shadow("[part~=consent] button").click();
    page.wait("the form", |page| page.shadow("fieldset").is_visible().then_some(()));
    answer(&page, "q2", "A");
    page.wait("the draft", |page| page.shadow("[part~=draft-line]").exists().then_some(()));
    page.reload();
    page.wait_js("the answers", "return document.querySelector('ppi-form').answers?.q2 === 'A'");
    assert!(page.shadow("fieldset").is_visible());
    answer_all(&page, &HOUSEHOLD);
    assert_eq!(record(&page)["consent"]["text"], "CU Contoh memakai jawaban Anda untuk memilih program.");
}

#[test]
fn consent_to_another_notice_does_not_come_back() {
    let (server, page) = opened(&NOTICE.replace("required", "autosave=session"));
    asked(&page);
    page.shadow("[part~=consent] button").click();
    page.wait("the form", |page| page.shadow("fieldset").is_visible().then_some(()));
    answer(&page, "q2", "A");
    page.wait("the draft", |page| page.shadow("[part~=draft-line]").exists().then_some(()));
    server.route(
        "/page.html",
        document(&NOTICE.replace("required", "autosave=session").replace("memilih program", "riset")),
    );
    page.reload();
    asked(&page);
    page.shadow("[part~=consent] button").click();
    page.wait_js("the answers", "return document.querySelector('ppi-form').answers?.q2 === 'A'");
    answer_all(&page, &HOUSEHOLD);
    assert_eq!(record(&page)["consent"]["text"], "CU Contoh memakai jawaban Anda untuk riset.");
}

#[test]
fn a_notice_that_cannot_be_shown_keeps_the_form_closed() {
    let (server, page) = (dist(), Page::new());
    server.route("/ppi-form-opening.js", Reply { status: 404, ..Reply::html("gone") });
    server.route("/page.html", document(NOTICE));
    page.open(&server, "/page.html");
    page.wait("the notice of failure", |page| page.shadow("[part~=notice]").exists().then_some(()));
    assert!(!page.shadow("fieldset").is_visible());
    // Once the file can be had, another try goes well.
    let file = std::fs::read(ppi_pages::root().join("dist/ppi-form-opening.js")).expect("the file");
    server.route("/ppi-form-opening.js", Reply::new("text/javascript", file));
    page.shadow("[part~=notice] button").click();
    asked(&page);
    page.shadow("[part~=consent] button").click();
    page.wait("the form", |page| page.shadow("fieldset").is_visible().then_some(()));
}

#[test]
fn the_notice_can_speak_english() {
    let (_server, page) = opened(&NOTICE.replace("name=ppi", "lang=en"));
    asked(&page);
    assert_eq!(page.shadow("[part~=consent] button").text(), "I agree, start");
    page.find("ppi-form").js("this.lang = 'id'", &[]);
    page.wait("Indonesian", |page| {
        (page.shadow("[part~=consent] button").text() == "Saya setuju, mulai").then_some(())
    });
    page.shadow("[part~=consent] button").click();
    ready(&page);
}
