//! The programmes that a page offers with the result.

use crate::verbs::{HOUSEHOLD, answer, answer_all, document, last_detail, listen, open, opened, text};
use ppi_pages::{Page, Reply, Value, dist, json};

fn titles(page: &Page) -> Vec<String> {
    let titles = "return [...document.querySelector('ppi-form').shadowRoot.querySelectorAll('[part=programme-title]')].map(({ textContent }) => textContent)";
    serde_json::from_value(page.js(titles, &[])).expect("texts")
}

fn offers(page: &Page, expected: &[&str]) {
    page.wait(&format!("{expected:?}"), |page| (titles(page) == expected).then_some(()));
}

fn set(page: &Page, programmes: &Value) {
    page.js("document.querySelector('ppi-form').programmes = args[0]", std::slice::from_ref(programmes));
}

#[test]
fn none_are_offered_unless_asked_for() {
    let (server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    assert!(!page.shadow("[part=programmes]").is_visible());
    assert!(server.requests().iter().all(|request| !request.path.contains("programmes")));
}

#[test]
fn the_example_speaks_both_languages_and_follows_the_likelihood() {
    let (server, page) = opened("<ppi-form layout=list programmes=example></ppi-form>");
    // 18.2%: in the bands below 40% and from 10%, not from 20%.
    answer_all(&page, &HOUSEHOLD);
    offers(&page, &["Melek finansial", "Kecakapan keuangan", "Sekolah Lapang (SL)"]);
    assert_eq!(page.axe(), [""; 0]);
    page.shadow("[data-action=language]").click();
    offers(&page, &["Financial literacy", "Financial capability", "Field school (SL)"]);
    assert!(text(&page, "programmes").starts_with("Programmes for members"));
    // One member in place of six and meat every day: almost nobody with such answers lives below the line.
    answer(&page, "q2", "A");
    answer(&page, "q7", "B");
    offers(&page, &["Financial literacy", "Financial capability"]);
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_page_brings_its_own_by_file_or_property() {
    let (server, page) = (dist(), Page::new());
    let own = json!([{ "title": "Sekolah Lapang Lele", "url": "/lele.html", "line": "bottom60", "from": 0.3 }, { "title": "Lain", "from": 0.99 }]);
    server.route("/cu/programmes.json", Reply::new("application/json", own.to_string()));
    server.route("/page.html", document("<ppi-form layout=list programmes=cu/programmes.json></ppi-form>"));
    open(&server, &page);
    answer_all(&page, &HOUSEHOLD);
    offers(&page, &["Sekolah Lapang Lele"]);
    assert_eq!(
        page.shadow("[part=programme-title]").js("return [this.pathname, this.rel]", &[]),
        json!(["/lele.html", "noopener noreferrer"])
    );
    set(&page, &json!([{ "title": { "id": "Satu", "en": "One" } }]));
    offers(&page, &["Satu"]);
    set(&page, &json!([]));
    offers(&page, &[]);
}

#[test]
fn faults_are_listed_and_the_earlier_ones_stay() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    set(&page, &json!([{ "title": "Satu" }]));
    offers(&page, &["Satu"]);
    listen(&page);
    set(&page, &json!([{ "title": "" }, 7, { "title": "Dua", "url": "javascript:alert(1)", "from": 20, "line": 3 }]));
    let problems = last_detail(&page, "ppi-error")["problems"].clone();
    assert_eq!(
        problems,
        json!([
            "programmes[0].title: found \"\", expected a text of at most 1000 characters, or one for each language",
            "programmes[1]: found 7, expected an object",
            "programmes[2].url: found \"javascript:alert(1)\", expected a web address, http or https",
            "programmes[2].line: found 3, expected the id of a poverty line",
            "programmes[2].from: found 20, expected a likelihood from 0 to 1",
        ])
    );
    offers(&page, &["Satu"]);
    set(&page, &json!({ "title": "Satu" }));
    page.wait("the other error", |page| {
        (last_detail(page, "ppi-error")["problems"]
            == json!(["programmes: found {\"title\":\"Satu\"}, expected a list"]))
        .then_some(())
    });
}

#[test]
fn a_file_that_is_missing_is_told() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    listen(&page);
    page.find("ppi-form").js("this.setAttribute('programmes', '/nowhere.json')", &[]);
    let message = last_detail(&page, "ppi-error")["message"].as_str().unwrap_or_default().to_owned();
    assert!(message.ends_with("/nowhere.json: found status 404, expected a list of programmes"), "{message}");
    assert!(page.shadow("fieldset").is_visible());
}

#[test]
fn hostile_texts_stay_texts() {
    let (server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    let hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    set(&page, &json!([{ "title": hostile, "text": { "id": hostile, "__proto__": "x" } }]));
    offers(&page, &[hostile]);
    assert_eq!(page.shadow_all("[part=programmes] img, [part=programmes] script").len(), 0);
    assert_eq!(page.violations(&server), [""; 0]);
}
