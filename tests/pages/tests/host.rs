//! The form as a part of somebody's page: events, properties, forms, languages.

use crate::verbs;

use crate::verbs::{
    HOUSEHOLD, SCORES, agrees, answer, answer_all, compared, document, heard, last_detail, listen, open, opened,
    record, text,
};
use ppi_pages::{Page, Reply, dist, json};

const SET_ALL: &str = "document.querySelector('ppi-form').answers = \
    { q1: 'T', q2: 'E', q3: 'B', q4: 'C', q5: 'A', q6: 'B', q7: 'A', q8: 'A', q9: 'B', q10: 'B' }";

#[test]
fn events_tell_what_the_visitor_did() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    listen(&page);
    answer(&page, "q2", "E");
    let expected = json!({
        "question": "q2", "answers": { "q2": "E" },
        "missing": ["q1", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10"],
    });
    assert_eq!(last_detail(&page, "ppi-change"), expected);
    answer_all(&page, &HOUSEHOLD);
    assert_eq!(last_detail(&page, "ppi-complete"), record(&page));
    assert_eq!(page.js("return heard.every(([, , both]) => both)", &[]), true);
}

#[test]
fn what_the_page_sets_is_no_event_and_follows_at_once() {
    let (_server, page) = opened("<ppi-form layout=pages></ppi-form>");
    listen(&page);
    page.js(SET_ALL, &[]);
    agrees(&record(&page), &SCORES);
    assert_eq!(page.js("return JSON.parse(document.querySelector('ppi-form').value)", &[]), record(&page));
    assert_eq!(heard(&page), [""; 0]);
}

#[test]
fn unknown_ids_are_thrown_by_name_and_change_nothing() {
    let (_server, page) = opened("<ppi-form></ppi-form>");
    page.js(SET_ALL, &[]);
    let attempt = "try { document.querySelector('ppi-form').answers = args[0]; return null } catch (error) { return error.message }";
    let error = page.js(attempt, &[json!({ "q2": "D" })]);
    assert_eq!(error, "unknown choice \"D\" of question q2: expected one of A, B, C, E");
    let error = page.js(attempt, &[json!({ "q11": "A" })]);
    assert_eq!(error, "unknown question \"q11\": expected one of q1, q2, q3, q4, q5, q6, q7, q8, q9, q10");
    agrees(&record(&page), &SCORES);
    assert_eq!(page.js(attempt, &[json!({ "q1": null, "q2": "" })]), json!(null));
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({}));
}

#[test]
fn answers_and_context_from_before_the_script_are_kept() {
    let (server, page) = (dist(), Page::new());
    let early =
        format!("{SET_ALL}; document.querySelector('ppi-form').context = {{ cu: 'CU <b>Contoh</b>', branch: 3 }}");
    server.route("/early.js", Reply::script(&early));
    // A classic script runs before any module.
    server.route("/page.html", document("<ppi-form></ppi-form><script src=/early.js></script>"));
    open(&server, &page);
    page.wait_js("the record", "return document.querySelector('ppi-form').result !== null");
    agrees(&record(&page), &SCORES);
    assert_eq!(record(&page)["context"], json!({ "cu": "CU <b>Contoh</b>", "branch": 3 }));
}

#[test]
fn a_host_form_gets_the_record_and_is_held_while_answers_are_missing() {
    let (_server, page) =
        opened("<form><ppi-form name=ppi layout=list required></ppi-form><button>Kirim</button></form>");
    page.js(
        "window.sent = []; document.forms[0].addEventListener('submit', (event) => { \
             event.preventDefault(); sent.push(new FormData(event.target).get('ppi')); })",
        &[],
    );
    answer(&page, "q1", "T");
    page.find("form > button").click();
    page.wait("the focus on the second question", |page| {
        page.focused().text().starts_with("Pertanyaan 2 dari 10").then_some(())
    });
    let form = page.find("ppi-form");
    assert_eq!(form.js("return this.checkValidity()", &[]), false);
    assert_eq!(form.prop("validationMessage"), "Pertanyaan ini belum dijawab: Berapa orang anggota rumah tangga ini?");
    assert_eq!(page.js("return sent.length", &[]), 0);
    answer_all(&page, &HOUSEHOLD);
    compared(&page);
    page.find("form > button").click();
    let sent = page.wait_js("the submission", "return sent.length && sent.map((record) => JSON.parse(record))");
    assert_eq!(sent, json!([record(&page)]));

    page.js("document.forms[0].reset()", &[]);
    assert!(record(&page).is_null());
    assert_eq!(page.js("return new FormData(document.forms[0]).get('ppi')", &[]), json!(null));
}

#[test]
fn single_figures_are_mirrored_and_data_attributes_travel() {
    let (_server, page) = opened(
        "<form><ppi-form name=ppi mirror layout=list line=bottom20 data-cu='CU Contoh' data-branch='TP 3'></ppi-form></form>",
    );
    let fields = "return Object.fromEntries(new FormData(document.forms[0]))";
    assert_eq!(page.js(fields, &[]), json!({}));
    answer_all(&page, &HOUSEHOLD);
    assert_eq!(record(&page)["context"], json!({ "cu": "CU Contoh", "branch": "TP 3" }));
    let sent = page.js(fields, &[]);
    assert_eq!(sent["ppi-scorecard"], "idn-2023");
    assert_eq!(sent["ppi-line"], "bottom20");
    assert_eq!(sent["ppi-score"], SCORES[5].to_string());
    assert_eq!(sent["ppi-capped"], "false");
    let likelihood: f64 = sent["ppi-likelihood"].as_str().and_then(|text| text.parse().ok()).expect("a number");
    assert!((likelihood - verbs::published(5, SCORES[5])).abs() < 1e-9);
    let too_much = "try { document.querySelector('ppi-form').context = { note: 'x'.repeat(10000) }; return null } \
        catch (error) { return error.message }";
    assert_eq!(page.js(too_much, &[]), "context: found 10011 characters of JSON, expected at most 10000");
}

#[test]
fn reporting_turns_to_the_first_unanswered_question() {
    let (_server, page) = opened("<form><ppi-form name=ppi layout=pages required></ppi-form></form>");
    answer(&page, "q1", "T");
    assert_eq!(page.find("ppi-form").js("return this.reportValidity()", &[]), false);
    page.wait("the focus on the second question", |page| {
        page.focused().text().starts_with("Pertanyaan 2 dari 10").then_some(())
    });
}

#[test]
fn a_disabled_fieldset_disables_the_form() {
    let (_server, page) = opened("<form><fieldset disabled><ppi-form layout=list></ppi-form></fieldset></form>");
    assert_eq!(page.shadow("input[type=radio]").js("return this.matches(':disabled')", &[]), true);
    page.find("fieldset").js("this.disabled = false", &[]);
    page.wait("an enabled form", |page| {
        (page.shadow("input[type=radio]").js("return this.matches(':disabled')", &[]) == false).then_some(())
    });
}

#[test]
fn forms_on_one_page_keep_to_themselves_and_survive_a_move() {
    let (_server, page) = opened(
        "<div id=a><ppi-form layout=list></ppi-form></div><div id=b><ppi-form id=second layout=list></ppi-form></div>",
    );
    page.wait_js("the second form", "return !!document.querySelector('#second').shadowRoot.querySelector('fieldset')");
    answer(&page, "q2", "A");
    page.shadow_of("#second", "input[data-question=q2][value=C]").click();
    let answers = "return [...document.querySelectorAll('ppi-form')].map(({ answers }) => answers.q2)";
    assert_eq!(page.js(answers, &[]), json!(["A", "C"]));
    page.js("document.querySelector('#a').append(document.querySelector('#second'))", &[]);
    assert_eq!(page.js(answers, &[]), json!(["A", "C"]));
    listen(&page);
    page.shadow_of("#second", "input[data-question=q3][value=B]").click();
    assert_eq!(heard(&page), ["ppi-change"]);
}

#[test]
fn the_language_is_the_closest_that_there_is() {
    let (_server, page) = opened("<div lang=jv><div lang=en-GB id=near><ppi-form layout=list></ppi-form></div></div>");
    assert_eq!(text(&page, "title"), "Poverty Probability Index (PPI)");
    answer(&page, "q1", "AH");
    page.shadow("select[data-question=q1]").js(
        "this.selectedIndex = [...this.options].findIndex(({ text }) => \
        text.startsWith('South Papua')); this.dispatchEvent(new Event('change', { bubbles: true }))",
        &[],
    );
    answer(&page, "q2", "E");
    page.shadow("input[data-question=q2][value=E]").js("this.focus()", &[]);
    page.find("#near").js("this.lang = 'jv'", &[]);
    page.wait("Indonesian", |page| (text(page, "title") == "Indeks Pengentasan Kemiskinan (PPI)").then_some(()));
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({ "q1": "AH", "q2": "E" }));
    assert_eq!(page.focused().prop("value"), "E");
    let province = page.shadow("select[data-question=q1]").js("return this.selectedOptions[0].text", &[]);
    assert_eq!(province, "Papua Selatan (dihitung sebagai Papua)");
    page.shadow("[data-action=language]").click();
    page.wait("English", |page| (text(page, "title") == "Poverty Probability Index (PPI)").then_some(()));
    assert_eq!(page.find("ppi-form").attr("lang").as_deref(), Some("en"));
}

#[test]
fn what_the_page_knows_is_filled_in_and_marked() {
    let (_server, page) = opened("<ppi-form layout=pages preset='q1=T q10=B' lang=en></ppi-form>");
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({ "q1": "T", "q10": "B" }));
    assert_eq!(page.shadow_all("[part=note]")[0].text(), "Filled in by this page. Change it if it is not right.");
    answer(&page, "q1", "A");
    for (question, choice) in &HOUSEHOLD[1..9] {
        verbs::press(&page, "next");
        answer(&page, question, choice);
    }
    assert_eq!(record(&page)["preset"], json!(["q10"]));
    page.js("document.querySelector('ppi-form').reset()", &[]);
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({ "q1": "T", "q10": "B" }));

    listen(&page);
    page.find("ppi-form").js("this.setAttribute('preset', 'q1=ZZ')", &[]);
    let message = last_detail(&page, "ppi-error")["message"].as_str().unwrap_or_default().to_owned();
    assert!(message.starts_with("unknown choice \"ZZ\" of question q1: expected one of A, B"), "{message}");
    page.find("ppi-form").js("this.setAttribute('preset', 'q1')", &[]);
    let message = last_detail(&page, "ppi-error")["message"].as_str().unwrap_or_default().to_owned();
    assert!(message.starts_with("unknown choice \"q1\" of question q1: expected one of A, B"), "{message}");
}

#[test]
fn what_the_page_knows_can_be_kept_from_view() {
    let (_server, page) = opened("<ppi-form layout=pages preset=q1=T preset-hidden></ppi-form>");
    assert!(!page.shadow("select").is_visible());
    assert_eq!(page.shadow_all("[part=question-number]")[1].text(), "Pertanyaan 1 dari 9");
    assert_eq!(text(&page, "progress-text"), "0 dari 9 pertanyaan sudah dijawab");
    assert!(!page.shadow("[data-action=back]").is_visible());
    for (question, choice) in &HOUSEHOLD[1..] {
        answer(&page, question, choice);
        verbs::press(&page, "next");
    }
    assert_eq!(page.shadow_all("[part=answer]").len(), 9);
    verbs::press(&page, "result");
    agrees(&record(&page), &SCORES);
    assert_eq!(record(&page)["preset"], json!(["q1"]));
    assert!(text(&page, "statement").starts_with("Sekitar 2 dari 10"));
}
