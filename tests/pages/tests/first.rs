//! `ppi-form-first.js`: the first questions before the form is there, and how the form takes over.

use crate::verbs::{HOUSEHOLD, answer, document_of, focused_part, heard, listen, ready, shows_card, text};
use ppi_pages::{Key, Page, Reply, Server, dist, json, root};

/// A page whose form is held back until [`release`].
fn held(body: &str) -> (Server, Page) {
    let (server, page) = (dist(), Page::new());
    server.route("/page.html", around(body));
    server.route("/whole.js", whole());
    server.route(
        "/ppi-form.js",
        Reply::script(
            "const { dataset } = document.documentElement;
             if (!dataset.go) await new Promise((go) => addEventListener('go', go));
             await import('/whole.js');",
        ),
    );
    page.open(&server, "/page.html");
    (server, page)
}

fn around(body: &str) -> Reply {
    document_of("/ppi-form-first.js", body)
}

fn whole() -> Reply {
    Reply::script(&std::fs::read_to_string(root().join("dist/ppi-form.js")).expect("the form"))
}

/// Lets the form come.
#[track_caller]
fn let_come(page: &Page) {
    page.js("document.documentElement.dataset.go = true; dispatchEvent(new Event('go'))", &[]);
}

/// The same, until it is there.
#[track_caller]
fn release(page: &Page) {
    page.js("document.querySelector('ppi-form').addEventListener('ppi-ready', () => (window.there = true))", &[]);
    let_come(page);
    page.wait_js("the form", "return window.there");
}

/// Waits until the first questions gave way.
#[track_caller]
fn taken_over(page: &Page) {
    page.wait_js(
        "the form in their place",
        "return !document.querySelector('ppi-form').shadowRoot.querySelector('.first')",
    );
    assert_eq!(page.errors(), [""; 0]);
}

#[track_caller]
fn shows_first(page: &Page) -> bool {
    page.js("return !!document.querySelector('ppi-form').shadowRoot?.querySelector('.first')", &[]) == true
}

/// Chooses by a script, as a finger would: a press and a click.
const CLICK: &str = "this.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })); \
    this.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true })); this.click()";

#[test]
fn they_are_those_of_the_form() {
    // What is seen of the tree below an element, and how wide and high it is.
    let seen = "const seen = (element) => element.hidden ? null : [element.localName,
            [...element.attributes].filter(({ name }) => name !== 'name').map(({ name, value }) => [name, value]).sort(),
            element.children.length ? [...element.children].map(seen).filter(Boolean) : element.textContent];
        const form = this.querySelector('[part=form]');
        return [seen(form), form.offsetWidth, form.offsetHeight];";
    for layout in ["list", "pages"] {
        for language in ["id", "en"] {
            let (_server, page) = held(&format!("<ppi-form layout={layout} lang={language}></ppi-form>"));
            let first = page.shadow(".first").js(seen, &[]);
            release(&page);
            taken_over(&page);
            assert_eq!(page.shadow("div").js(seen, &[]), first, "{}: {layout} {language}", page.browser());
        }
    }
}

#[test]
fn what_was_answered_meanwhile_goes_over() {
    let (_server, page) = held("<ppi-form layout=list></ppi-form>");
    assert_eq!(page.shadow_all("[part=question]").len(), 10);
    // The last of four provinces that are one on the card.
    let last =
        "this.selectedIndex = this.options.length - 1; this.dispatchEvent(new Event('change', { bubbles: true }))";
    page.shadow("select").js(last, &[]);
    let province = page.shadow("select").js("return this.selectedOptions[0].text", &[]);
    page.shadow("[part=help-summary]").click();
    answer(&page, "q2", "B");
    answer(&page, "q2", "C");
    answer(&page, "q3", "A");
    let at = page.js("return scrollY", &[]);
    listen(&page);
    release(&page);
    taken_over(&page);
    assert_eq!(
        page.js("return document.querySelector('ppi-form').answers", &[]),
        json!({ "q1": "AH", "q2": "C", "q3": "A" })
    );
    assert_eq!(heard(&page), ["ppi-ready", "ppi-change", "ppi-change", "ppi-change"]);
    assert_eq!(page.shadow("select").js("return this.selectedOptions[0].text", &[]), province);
    assert_eq!(text(&page, "progress-text"), "3 dari 10 pertanyaan sudah dijawab");
    assert_eq!(page.shadow("[part=help]").js("return this.open", &[]), true);
    assert_eq!(page.js("return scrollY", &[]), at);
    let focused = page.focused();
    assert_eq!((focused.attr("data-question").as_deref(), focused.attr("value").as_deref()), (Some("q3"), Some("A")));
    // The keyboard goes on from there, by way of an explanation.
    page.keys(Key::Tab);
    page.keys(Key::Tab);
    assert_eq!(page.focused().attr("data-question").as_deref(), Some("q4"));
}

#[test]
fn a_button_that_was_pressed_meanwhile_does_its_work_once() {
    let (_server, page) = held("<ppi-form layout=pages></ppi-form>");
    answer(&page, "q1", "T");
    page.shadow("[data-action=next]").click();
    page.shadow("[data-action=next]").click();
    release(&page);
    taken_over(&page);
    assert_eq!(focused_part(&page), "question");
    assert!(page.focused().text().starts_with("Pertanyaan 2 dari 10"));

    let (_server, page) = held("<ppi-form layout=list></ppi-form>");
    page.shadow("[data-action=language]").click();
    release(&page);
    taken_over(&page);
    page.wait("English", |page| (text(page, "title") == "Poverty Probability Index (PPI)").then_some(()));
}

#[test]
fn the_form_waits_while_a_list_is_open_or_a_finger_is_down() {
    let (_server, page) = held("<ppi-form layout=list></ppi-form>");
    page.shadow("select").js(&format!("this.focus(); {CLICK}"), &[]);
    release(&page);
    let rested = "await new Promise((resolve) => setTimeout(resolve, 300))";
    page.js(rested, &[]);
    assert!(shows_first(&page));
    // One form is seen, not two.
    let forms = page.shadow_all("[part=form]").iter().filter(|form| form.is_visible()).count();
    assert_eq!(forms, 1);
    let choose = "this.value = 'T'; this.dispatchEvent(new Event('change', { bubbles: true }));
        this.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));";
    page.shadow("select").js(choose, &[]);
    page.js(rested, &[]);
    assert!(shows_first(&page));
    page.shadow("input[data-question=q2][value=B]").js(CLICK, &[]);
    taken_over(&page);
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({ "q1": "T", "q2": "B" }));
}

#[test]
fn a_number_that_was_typed_goes_over() {
    let (_server, page) = held("<ppi-form layout=list></ppi-form>");
    page.shadow("[part=roster-summary]").click();
    page.shadow("input[data-roster=size]").js("this.focus()", &[]);
    page.keys("1");
    release(&page);
    taken_over(&page);
    // The caret is in the same number.
    page.keys("2");
    assert_eq!(page.focused().prop("value"), "12");
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({ "q2": "E" }));
}

#[test]
fn the_form_takes_over_after_a_finger_that_moved_on() {
    let (_server, page) = held("<ppi-form layout=list></ppi-form>");
    page.shadow("select").js("this.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))", &[]);
    release(&page);
    page.js("await new Promise((resolve) => setTimeout(resolve, 300))", &[]);
    assert!(shows_first(&page));
    page.js("dispatchEvent(new PointerEvent('pointercancel'))", &[]);
    taken_over(&page);
}

#[test]
fn a_button_counts_only_while_nothing_was_answered_after_it() {
    let (_server, page) = held("<ppi-form layout=list></ppi-form>");
    page.shadow("[data-action=result]").click();
    answer(&page, "q5", "A");
    page.shadow("[data-action=language]").click();
    release(&page);
    taken_over(&page);
    page.wait("English", |page| (text(page, "title") == "Poverty Probability Index (PPI)").then_some(()));
    assert_eq!(page.shadow_all("[part=error]:not([hidden])").len(), 0);
    assert_eq!(page.focused().attr("data-action").as_deref(), Some("language"));
}

#[test]
fn a_form_around_is_sent_with_what_was_answered() {
    let body = "<form action=/sent.html><ppi-form name=ppi layout=list></ppi-form><button name=by value=hand>Kirim</button></form>";
    let (server, page) = held(body);
    server.route("/sent.html", Reply::html("<!doctype html><title>sent</title>"));
    for (question, choice) in &HOUSEHOLD[1..] {
        answer(&page, question, choice);
    }
    answer(&page, "q1", "T");
    page.find("form > button").click();
    assert!(page.url().ends_with("/page.html"));
    let_come(&page);
    page.wait("the page that it is sent to", |page| page.url().contains("/sent.html?").then_some(()));
    let url = page.url();
    assert!(url.contains("by=hand") && url.contains("ppi-result"), "{url}");
}

#[test]
fn forms_that_are_sent_as_they_come_have_the_answers() {
    // The form is there, and waits behind a list; a click elsewhere ends that, before the host form is looked at.
    let fields = "<ppi-form name=one required layout=list></ppi-form><ppi-form name=two form=host required layout=list></ppi-form>";
    let (server, page) = held(&format!("<form id=host action=/sent.html>{fields}<button>Kirim</button></form>"));
    server.route("/sent.html", Reply::html("<!doctype html><title>sent</title>"));
    let choose = "for (const { shadowRoot } of document.querySelectorAll('ppi-form')) {
            for (const [question, choice] of args[0]) {
                shadowRoot.querySelector(`input[data-question=${question}][value=${choice}]`)?.click();
            }
            const select = shadowRoot.querySelector('select');
            select.value = 'T';
            select.dispatchEvent(new Event('change', { bubbles: true }));
            select.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        }";
    page.js(choose, &[json!(HOUSEHOLD)]);
    release(&page);
    assert!(shows_first(&page));
    page.find("#host > button").click();
    page.wait("the page that it is sent to", |page| page.url().contains("/sent.html?").then_some(()));
    assert_eq!(page.url().matches("ppi-result").count(), 2);

    // Both at once, before they are there.
    let (server, page) = held(&format!("<form id=host action=/sent.html>{fields}<button>Kirim</button></form>"));
    server.route("/sent.html", Reply::html("<!doctype html><title>sent</title>"));
    page.js(
        &choose.replace("select.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));", ""),
        &[json!(HOUSEHOLD)],
    );
    page.find("#host > button").click();
    let_come(&page);
    page.wait("the page that it is sent to", |page| page.url().contains("/sent.html?").then_some(()));
    assert_eq!(page.url().matches("ppi-result").count(), 2);
}

#[test]
fn a_required_form_that_is_sent_early_turns_to_what_is_missing() {
    let (_server, page) =
        held("<form><ppi-form name=ppi required layout=list></ppi-form><button>Kirim</button></form>");
    answer(&page, "q2", "B");
    page.find("form > button").click();
    release(&page);
    taken_over(&page);
    page.wait("the first missing one", |page| (page.focused().attr("id").as_deref() == Some("q0")).then_some(()));
}

#[test]
fn another_field_keeps_the_focus() {
    let (_server, page) = held("<ppi-form layout=pages></ppi-form><input id=other aria-label=other>");
    page.shadow("[data-action=next]").click();
    page.find("#other").click();
    page.keys("ab");
    release(&page);
    taken_over(&page);
    page.keys("cd");
    assert_eq!(page.find("#other").prop("value"), "abcd");
}

#[test]
fn a_form_that_begins_otherwise_comes_as_ever() {
    for otherwise in [
        "scorecard=idn-2012",
        "src=scorecards/idn-2012.json",
        "preset='q1=T'",
        "mode=interview",
        "autosave=session",
        "disabled",
        "><p slot=consent>Setuju?</p",
    ] {
        let (_server, page) = held(&format!("<ppi-form {otherwise}></ppi-form>"));
        page.wait("the script", |page| {
            page.js("return document.readyState", &[]).as_str().filter(|at| *at == "complete").map(drop)
        });
        assert!(!shows_first(&page), "{otherwise}");
        release(&page);
        ready(&page);
    }
    let (_server, page) = held("<ppi-form scorecard=idn-2023 mode=self autosave=off></ppi-form>");
    assert!(shows_first(&page));
}

#[test]
fn another_card_takes_no_answers_of_these_questions() {
    let (_server, page) = held("<ppi-form layout=list></ppi-form>");
    answer(&page, "q2", "A");
    page.js("document.querySelector('ppi-form').setAttribute('scorecard', 'idn-2012')", &[]);
    release(&page);
    taken_over(&page);
    shows_card(&page, "PPI Indonesia 2010");
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({}));
}

#[test]
fn without_the_form_its_questions_say_so_and_keep_what_was_answered() {
    let (server, page) = (dist(), Page::new());
    let written = "<ppi-form layout=list><p id=own>Datang ke kantor.</p></ppi-form><ppi-form layout=list></ppi-form>";
    server.route("/page.html", around(written));
    server.route("/ppi-form.js", Reply { status: 404, ..Reply::script("") });
    page.open(&server, "/page.html");
    let notices = "return [...document.querySelectorAll('ppi-form')]
        .map(({ shadowRoot }) => shadowRoot.querySelectorAll('[role=alert]').length)";
    page.wait("the notices", |page| (page.js(notices, &[]) == json!([1, 1])).then_some(()));
    assert!(page.shadow("[role=alert] p").text().starts_with("Formulir PPI tidak dapat dimuat."));
    assert!(page.find("#own").is_visible());
    answer(&page, "q2", "B");
    page.shadow("[role=alert] button").click();
    page.wait("the notices again", |page| (page.js(notices, &[]) == json!([1, 1])).then_some(()));
    // Who tries again by the keyboard goes on from the questions.
    server.route("/ppi-form.js", whole());
    page.shadow("[role=alert] button").js("this.focus()", &[]);
    page.keys(Key::Enter);
    let over = "return [...document.querySelectorAll('ppi-form')].every(({ shadowRoot }) => !shadowRoot.querySelector('.first'))";
    page.wait_js("the forms", over);
    assert_eq!(page.js(notices, &[]), json!([0, 0]));
    assert!(!page.find("#own").is_visible());
    assert_eq!(page.focused().attr("data-question").as_deref(), Some("q1"));
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({ "q2": "B" }));
}

#[test]
fn a_form_that_cannot_start_says_so_beside_its_questions_and_holds_nothing_up() {
    let (server, page) = (dist(), Page::new());
    let wasm = "script-src 'self'; style-src 'self'";
    let form = "<ppi-form layout=list name=ppi><p id=own>Datang ke kantor.</p></ppi-form>";
    let written = format!("<form action=/sent.html>{form}<button>Kirim</button></form>");
    server.route("/page.html", around(&written).header("content-security-policy", wasm));
    server.route("/sent.html", Reply::html("<!doctype html><title>sent</title>"));
    page.open(&server, "/page.html");
    page.wait("the notice", |page| page.shadow("[role=alert]").is_visible().then_some(()));
    assert!(page.find("#own").is_visible());
    assert!(shows_first(&page));
    answer(&page, "q2", "B");
    page.find("form > button").click();
    page.wait("the page that it is sent to", |page| page.url().contains("/sent.html").then_some(()));
}

#[test]
fn the_policy_holds_and_two_files_are_asked_for() {
    let (server, page) = (dist(), Page::new());
    server.route("/page.html", around("<ppi-form></ppi-form>"));
    page.open(&server, "/page.html");
    taken_over(&page);
    let mut asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    asked.retain(|path| path != "/favicon.ico");
    assert_eq!(asked, ["/page.html", "/ppi-form-first.js", "/ppi-form.js"]);
    assert_eq!(page.violations(&server), [""; 0]);
    let findings = page.axe();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}
