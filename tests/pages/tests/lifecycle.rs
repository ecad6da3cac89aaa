//! The element among others: created early, moved, removed, defined twice, labelled, part of a form elsewhere.

use crate::verbs;

use crate::verbs::{
    HOUSEHOLD, SCORES, agrees, answer, answer_all, document, heard, listen, open, opened, ready, record,
};
use ppi_pages::{Browser, Page, Reply, Value, browser, dist, json};

fn answers(page: &Page) -> Value {
    page.js("return document.querySelector('ppi-form').answers", &[])
}

#[test]
fn a_removed_form_keeps_everything_for_a_return() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    let before = record(&page);
    page.js("window.form = document.querySelector('ppi-form'); form.remove()", &[]);
    // A task later nothing of the view is left, but what the page can ask for is.
    page.js("await new Promise((resolve) => setTimeout(resolve))", &[]);
    assert_eq!(page.js("return form.result", &[]), before);
    assert_eq!(page.js("return form.answers.q1", &[]), "T");
    page.js("form.context = { later: true }", &[]);
    assert_eq!(page.js("return form.result.context", &[]), json!({ "later": true }));
    listen(&page);
    page.js("document.querySelector('main').append(form)", &[]);
    page.wait_js("the form again", "return form.shadowRoot.querySelectorAll('input:checked').length === 9");
    agrees(&record(&page), &SCORES);
    answer(&page, "q3", "A");
    assert_eq!(heard(&page).iter().filter(|name| *name == "ppi-change").count(), 1);
}

#[test]
fn a_removed_form_takes_new_answers_along() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    page.js("window.form = document.querySelector('ppi-form'); form.remove(); await null; await null", &[]);
    page.js("form.answers = { q2: 'A' }", &[]);
    assert_eq!(page.js("return [form.answers, form.result]", &[]), json!([{ "q2": "A" }, null]));
    page.js("document.querySelector('main').append(form)", &[]);
    page.wait_js("the form again", "return form.shadowRoot.querySelectorAll('input:checked').length === 1");
    assert_eq!(answers(&page), json!({ "q2": "A" }));
}

#[test]
fn members_come_along_on_a_move() {
    let (_server, page) = opened("<ppi-form layout=list scorecard=idn-2012></ppi-form>");
    verbs::shows_card(&page, "PPI Indonesia 2010");
    page.shadow("[part=roster-summary]").click();
    page.shadow("[data-action=member-add]").click();
    page.shadow("[data-roster=name]").keys("Ani");
    page.js(
        "window.form = document.querySelector('ppi-form'); form.remove(); \
         await new Promise((resolve) => setTimeout(resolve)); document.querySelector('main').append(form)",
        &[],
    );
    page.wait("the list", |page| {
        (page.shadow("[data-roster=name]").exists() && page.shadow("[data-roster=name]").prop("value") == "Ani")
            .then_some(())
    });
}

#[test]
fn a_form_that_leaves_while_its_card_comes_is_told_once() {
    let (server, page) = (dist(), Page::new());
    server.route("/early.js", Reply::script("window.ready = 0; addEventListener('ppi-ready', () => ready++)"));
    server.route("/page.html", document("<script src=/early.js></script><main id=m></main>"));
    page.open(&server, "/page.html");
    page.js(
        "await customElements.whenDefined('ppi-form'); const form = document.createElement('ppi-form'); \
         form.setAttribute('scorecard', 'idn-2020'); form.setAttribute('layout', 'list'); \
         for (let n = 0; n < 5; n++) { document.querySelector('#m').append(form); await new Promise((next) => setTimeout(next)); form.remove(); \
             await new Promise((next) => setTimeout(next)); } \
         window.before = ready; document.querySelector('#m').append(form)",
        &[],
    );
    ready(&page);
    answer(&page, "q2", "A");
    page.js("await new Promise((next) => setTimeout(next, 200))", &[]);
    // Where the card came in time, an earlier stay told of it as well.
    assert_eq!((page.js("return ready - before", &[]), answers(&page)), (json!(1), json!({ "q2": "A" })));
}

#[test]
fn an_early_context_that_is_too_long_is_told_and_the_form_comes() {
    let (server, page) = (dist(), Page::new());
    let early = "window.heard = []; addEventListener('ppi-error', ({ detail }) => heard.push(detail.message)); \
        document.querySelector('ppi-form').context = 'x'.repeat(10000)";
    server.route("/early.js", Reply::script(early));
    server.route("/page.html", document("<ppi-form></ppi-form><script src=/early.js></script>"));
    open(&server, &page);
    assert_eq!(
        page.js("return heard", &[]),
        json!(["context: found 10002 characters of JSON, expected at most 10000"])
    );
}

#[test]
fn a_hundred_forms_that_left_are_forgotten() {
    // The other drivers cannot ask for a collection of what is left.
    if browser() != Browser::Chromium {
        return;
    }
    let (server, page) = (dist(), Page::fresh());
    server.route("/page.html", document("<ppi-form></ppi-form>"));
    open(&server, &page);
    page.js(
        "window.gone = []; for (let n = 0; n < 100; n++) { \
             const form = document.createElement('ppi-form'); document.body.append(form); \
             await new Promise((resolve) => form.addEventListener('ppi-ready', resolve, { once: true })); \
             form.answers = { q1: 'T' }; form.remove(); gone.push(new WeakRef(form)); }",
        &[],
    );
    page.wait("the collection", |page| {
        page.cdp("HeapProfiler.collectGarbage", json!({}));
        (page.js("return gone.filter((form) => form.deref()).length", &[]) == 0).then_some(())
    });
    assert!(page.shadow("fieldset").is_visible(), "the one that stayed");
}

#[test]
fn a_script_that_is_loaded_twice_defines_once() {
    let (server, page) = (dist(), Page::new());
    let script = std::fs::read(ppi_pages::root().join("dist/ppi-form.js")).expect("the form");
    // Another address is another module: what a page has that embeds the form by two of its plug-ins.
    server.route("/other/ppi-form.js", Reply::new("text/javascript", script));
    server.route(
        "/page.html",
        document("<ppi-form layout=list></ppi-form><script type=module src=/other/ppi-form.js></script>"),
    );
    open(&server, &page);
    listen(&page);
    answer(&page, "q2", "A");
    assert_eq!(heard(&page), ["ppi-change"]);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn an_earlier_version_on_the_page_stays_the_one() {
    let (server, page) = (dist(), Page::new());
    server.route("/earlier.js", Reply::script("customElements.define('ppi-form', class extends HTMLElement {})"));
    server.route("/page.html", document("<script src=/earlier.js></script><ppi-form>Isi</ppi-form>"));
    page.open(&server, "/page.html");
    page.js("await import('/ppi-form.js').then(() => null)", &[]);
    assert_eq!(page.find("ppi-form").text(), "Isi");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_label_leads_into_the_form() {
    let (_server, page) = opened(
        "<label for=ppi id=label>Keadaan rumah tangga</label><ppi-form id=ppi layout=list preset=q1=T preset-hidden></ppi-form>",
    );
    assert_eq!(page.find("ppi-form").js("return [...this.labels].map(({ id }) => id)", &[]), json!(["label"]));
    page.find("#label").click();
    page.wait("the focus", |page| (page.focused().attr("data-question").as_deref() == Some("q2")).then_some(()));
    answer(&page, "q2", "C");
    page.js("document.querySelector('ppi-form').shadowRoot.activeElement.blur()", &[]);
    page.find("ppi-form").js("this.focus()", &[]);
    assert_eq!(page.focused().attr("value").as_deref(), Some("C"));
}

#[test]
fn a_form_elsewhere_takes_the_value() {
    let (_server, page) = opened("<form id=far></form><ppi-form form=far name=ppi layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    let sent = page.js("return JSON.parse(new FormData(document.querySelector('#far')).get('ppi'))", &[]);
    assert_eq!(sent, record(&page));
    assert_eq!(page.find("ppi-form").js("return this.form.id", &[]), "far");
}

#[test]
fn a_form_made_by_script_before_the_definition_is_taken_over() {
    let (server, page) = (dist(), Page::new());
    let early = "const form = document.createElement('ppi-form'); form.answers = { q2: 'A' }; form.setAttribute('layout', 'list'); \
        document.addEventListener('DOMContentLoaded', () => document.querySelector('main').append(form))";
    server.route("/early.js", Reply::script(early));
    server.route("/page.html", document("<script src=/early.js></script>"));
    page.open(&server, "/page.html");
    ready(&page);
    page.wait("the answer", |page| (answers(page) == json!({ "q2": "A" })).then_some(()));
}

#[test]
fn a_browser_that_lacks_something_says_so_in_place_of_the_form() {
    for (lacking, language, told) in [
        (
            "delete window.DecompressionStream",
            "id",
            "Versi browser ini sudah terlalu lama untuk formulir PPI. Perbarui browser dulu.",
        ),
        (
            "delete Document.prototype.adoptedStyleSheets",
            "en",
            "This browser is too old for the PPI form. Please update it.",
        ),
        ("delete window.WebAssembly", "en", "This browser is too old for the PPI form. Please update it."),
        (
            "delete HTMLElement.prototype.attachInternals",
            "en",
            "This browser is too old for the PPI form. Please update it.",
        ),
    ] {
        let (server, page) = (dist(), Page::new());
        server.route("/old.js", Reply::script(lacking));
        let body = format!(
            "<script src=/old.js></script><ppi-form lang={language}><p id=own>Hubungi kantor CU.</p></ppi-form>"
        );
        server.route("/page.html", document(&body));
        page.open(&server, "/page.html");
        page.wait(told, |page| {
            (page.find("ppi-form > [role=alert]").exists() && page.find("ppi-form > [role=alert]").text() == told)
                .then_some(())
        });
        assert!(page.find("#own").is_visible(), "what the page wrote inside stays");
        assert_eq!(page.errors(), [""; 0]);
    }
}
