//! What a page hears of the form, and what it can do to it.

use crate::verbs::{
    HOUSEHOLD, SCORES, agrees, answer, answer_all, document, heard, last_detail, listen, open, opened, press, ready,
    record,
};
use ppi_pages::{Browser, Page, Reply, Value, dist, json, root};

#[test]
fn events_leave_the_shadow_tree_of_the_host_too() {
    let (_server, page) = opened("<div id=outer></div><ppi-form hidden></ppi-form>");
    listen(&page);
    page.find("#outer")
        .js("const root = this.attachShadow({ mode: 'open' }); root.append(document.createElement('ppi-form'));", &[]);
    assert_eq!(last_detail(&page, "ppi-ready"), json!({ "scorecard": "idn-2023" }));
    let inner = "document.querySelector('#outer').shadowRoot.querySelector('ppi-form').shadowRoot";
    page.js(&format!("{inner}.querySelector('[data-question=q9][value=A]').click()"), &[]);
    let detail = last_detail(&page, "ppi-change");
    assert_eq!((&detail["question"], &detail["answers"]), (&json!("q9"), &json!({ "q9": "A" })));
}

#[test]
fn the_first_card_is_told_once() {
    let (server, page) = (dist(), Page::new());
    let listener = "window.heard = []; for (const type of ['ppi-ready', 'ppi-change', 'ppi-complete', 'ppi-error']) \
        addEventListener(type, ({ detail }) => heard.push([type, detail]))";
    server.route("/listen.js", Reply::script(listener));
    server.route("/page.html", document("<script src=/listen.js></script><ppi-form></ppi-form>"));
    open(&server, &page);
    assert_eq!(
        page.wait_js("the event", "return heard.length && heard"),
        json!([["ppi-ready", { "scorecard": "idn-2023" }]])
    );
    page.find("ppi-form").js("document.querySelector('main').append(this)", &[]);
    assert_eq!(heard(&page), ["ppi-ready"]);
}

#[test]
fn a_list_of_members_is_a_change_of_no_single_question() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    listen(&page);
    page.shadow("[part=roster-summary]").click();
    page.shadow("[data-roster=size]").keys("3");
    let expected = json!({
        "question": null, "answers": { "q2": "B" },
        "missing": ["q1", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10"],
    });
    assert_eq!(last_detail(&page, "ppi-change"), expected);
    assert_eq!(heard(&page), ["ppi-change"]);
}

#[test]
fn a_result_that_a_turned_phone_shows_is_told_of() {
    let (_server, page) = opened("<ppi-form></ppi-form>");
    page.viewport(360, 740);
    page.wait("one question", |page| (page.shadow_all("[part=question]:not([hidden])").len() == 1).then_some(()));
    for (question, choice) in &HOUSEHOLD {
        answer(&page, question, choice);
        press(&page, "next");
    }
    listen(&page);
    page.viewport(740, 360);
    assert_eq!(last_detail(&page, "ppi-complete")["lines"][0]["score"], json!(SCORES[0]));
    page.viewport(360, 740);
    page.wait("pages again", |page| (page.shadow_all("[part=question]:not([hidden])").len() < 10).then_some(()));
    assert_eq!(heard(&page), ["ppi-complete"]);
}

#[test]
fn a_result_is_told_again_only_with_other_figures() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    listen(&page);
    let choose = "this.value = 'bottom40'; this.dispatchEvent(new Event('change', { bubbles: true }))";
    page.shadow("[part=line]").js(choose, &[]);
    press(&page, "result");
    page.shadow("[data-action=language]").click();
    assert_eq!(heard(&page), [""; 0]);
    answer(&page, "q10", "A");
    assert_eq!(heard(&page), ["ppi-change", "ppi-complete"]);
    assert_eq!(last_detail(&page, "ppi-complete")["lines"][0]["score"], SCORES[0] + 11);
}

#[test]
fn clearing_is_told_with_everything_missing() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    listen(&page);
    press(&page, "start-again");
    press(&page, "reset");
    assert_eq!(heard(&page), ["ppi-change"]);
    let detail = last_detail(&page, "ppi-change");
    assert_eq!((&detail["question"], &detail["answers"]), (&Value::Null, &json!({})));
    assert_eq!(detail["missing"].as_array().map(Vec::len), Some(10));
}

#[test]
fn context_is_kept_as_it_is_and_copied() {
    let (_server, page) = opened("<ppi-form layout=list data-branch=TP3></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    let form = page.find("ppi-form");
    form.js("window.mine = { visit: 2, tags: ['a', null, 1.5] }; this.context = mine; mine.visit = 3", &[]);
    let expected = json!({ "branch": "TP3", "visit": 2, "tags": ["a", null, 1.5] });
    assert_eq!(record(&page)["context"], expected);
    assert_eq!(form.js("return JSON.parse(this.value).context", &[]), expected);
    form.js("this.context = [1, 2]", &[]);
    assert_eq!(record(&page)["context"], json!([1, 2]));
}

#[test]
fn answers_from_between_the_script_and_the_card_are_kept_or_refused_by_name() {
    let (server, page) = (dist(), Page::new());
    let early = "import './ppi-form.js'; window.errors = []; \
        addEventListener('ppi-error', ({ detail }) => errors.push(detail.message)); \
        const [good, bad] = document.querySelectorAll('ppi-form'); good.answers = { q2: 'E' }; bad.answers = { q2: 'D' }; \
        window.at_once = [good.answers, good.result, good.value]";
    server.route("/early.js", Reply::script(early));
    // Nothing but this module brings the element: no card can be ready before its lines have run.
    let markup = "<!doctype html><title>PPI</title><script type=module src=/early.js></script>\
        <ppi-form layout=list></ppi-form><ppi-form layout=list></ppi-form>";
    server.route("/page.html", Reply::html(markup));
    open(&server, &page);
    assert_eq!(page.js("return at_once", &[]), json!([{ "q2": "E" }, null, ""]));
    let error = page.wait_js("the refusal", "return errors[0]");
    assert_eq!(error, "unknown choice \"D\" of question q2: expected one of A, B, C, E");
    let answers = "return [...document.querySelectorAll('ppi-form')].map(({ answers }) => answers)";
    assert_eq!(page.js(answers, &[]), json!([{ "q2": "E" }, {}]));
}

#[test]
fn the_example_of_the_readme_hears_the_result() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let after = readme.split("<script type=\"module\">").nth(1).expect("an example");
    let script = after.split("</script>").next().unwrap_or_default();
    let (server, page) = (dist(), Page::new());
    server.route(
        "/example.js",
        Reply::script(&format!("window.said = []; console.log = (line) => said.push(line);\n{script}")),
    );
    server.route(
        "/page.html",
        document("<ppi-form layout=list></ppi-form><script type=module src=/example.js></script>"),
    );
    open(&server, &page);
    answer_all(&page, &HOUSEHOLD);
    // Score 29 on the national line: 0.182221… in the published table.
    let said = page.js("return said", &[]);
    assert!(said[0].as_str().unwrap_or_default().starts_with("nl100: 0.18222"), "{said}");
}

#[test]
fn answers_come_back_with_the_page() {
    let (server, page) = opened("<form><ppi-form name=ppi layout=list></ppi-form></form>");
    answer_all(&page, &HOUSEHOLD);
    page.open(&server, "/index.html");
    page.back();
    ready(&page);
    // Chromium brings a form's state back by itself; the others only where they keep the whole page.
    if page.browser() == Browser::Chromium {
        page.wait_js("the record", "return document.querySelector('ppi-form').result !== null");
        agrees(&record(&page), &SCORES);
    }
}
