//! The form inside somebody's `<form>`.

use crate::verbs::{HOUSEHOLD, SCORES, agrees, answer, answer_all, compared, opened, press, record, text};
use ppi_pages::{Key, Reply, Value, json};

#[test]
fn a_sent_form_carries_the_record() {
    let (server, page) = opened(
        "<form method=post enctype=text/plain action=/sent><input name=other value=x><ppi-form name=ppi layout=list \
         required></ppi-form><button>Kirim</button></form>",
    );
    server.route("/sent", Reply::html("<!doctype html><title>sent</title>"));
    answer_all(&page, &HOUSEHOLD);
    compared(&page);
    page.find("form > button").click();
    page.wait_js("the next page", "return document.title === 'sent'");
    let requests = server.requests();
    let sent: Vec<_> = requests.iter().filter(|request| request.path == "/sent").collect();
    assert_eq!((sent.len(), sent[0].method.as_str()), (1, "POST"));
    let [other, record] = sent[0].body.trim_end().split("\r\n").collect::<Vec<_>>()[..] else {
        panic!("{:?}", sent[0])
    };
    assert_eq!(other, "other=x");
    let record: Value = serde_json::from_str(record.strip_prefix("ppi=").expect("a record")).expect("JSON");
    agrees(&record, &SCORES);
    assert_eq!((&record["format"], &record["version"]), (&json!("ppi-result"), &json!(1)));
}

#[test]
fn a_held_form_turns_to_the_first_unanswered_question() {
    for layout in ["pages", "list"] {
        let (_server, page) = opened(&format!(
            "<form><ppi-form name=ppi layout={layout} required></ppi-form><button>Kirim</button></form>"
        ));
        page.js("window.sent = 0; document.forms[0].addEventListener('submit', (event) => { event.preventDefault(); window.sent++ })", &[]);
        answer(&page, "q1", "T");
        page.find("form > button").click();
        page.wait("the focus on the second question", |page| {
            page.focused().text().starts_with("Pertanyaan 2 dari 10").then_some(())
        });
        assert_eq!(page.js("return sent", &[]), 0);
        assert!(page.shadow_all("[part=error]")[1].is_visible());
    }
}

#[test]
fn the_first_of_several_invalid_controls_is_turned_to() {
    let (_server, page) = opened(
        "<form><ppi-form name=a layout=pages required></ppi-form><ppi-form name=b layout=pages required></ppi-form>\
         <input name=late required><button>Kirim</button></form>",
    );
    page.wait_js("both", "return [...document.querySelectorAll('ppi-form')].every(({ shadowRoot }) => shadowRoot.querySelector('fieldset'))");
    page.find("form > button").click();
    page.wait("the focus in the first", |page| {
        (page.js("return document.activeElement.getAttribute('name')", &[]) == "a").then_some(())
    });
    assert!(page.focused().text().starts_with("Pertanyaan 1 dari 10"), "{}", page.focused().text());
    assert!(!page.shadow_of("[name=b]", "[part=error]").is_visible());
}

#[test]
fn checking_moves_nothing() {
    let (_server, page) = opened("<form><input id=name><ppi-form name=ppi layout=pages required></ppi-form></form>");
    page.find("#name").keys("Ani");
    assert_eq!(page.find("ppi-form").js("return this.checkValidity()", &[]), false);
    assert_eq!(page.js("return document.forms[0].checkValidity()", &[]), false);
    assert_eq!(page.focused().prop("id"), "name");
    assert!(!page.shadow("[part=error]").is_visible());
}

#[test]
fn the_message_speaks_the_language_of_the_form() {
    let (_server, page) = opened("<form><ppi-form name=ppi layout=list required lang=en></ppi-form></form>");
    let form = page.find("ppi-form");
    answer(&page, "q1", "T");
    let english = "This question has no answer yet: How many members does this household have?";
    assert_eq!(form.prop("validationMessage"), english);
    form.js("this.lang = 'id'", &[]);
    let indonesian = "Pertanyaan ini belum dijawab: Berapa orang anggota rumah tangga ini?";
    page.wait(indonesian, |page| (page.find("ppi-form").prop("validationMessage") == indonesian).then_some(()));
    form.js("this.required = false", &[]);
    page.wait("no message", |page| (page.find("ppi-form").prop("validationMessage") == "").then_some(()));
}

#[test]
fn a_reset_button_clears() {
    let (_server, page) =
        opened("<form><ppi-form name=ppi layout=list></ppi-form><button type=reset>Kosongkan</button></form>");
    answer_all(&page, &HOUSEHOLD);
    compared(&page);
    page.find("form > button").click();
    let form = page.find("ppi-form");
    assert_eq!((form.prop("answers"), form.prop("value")), (json!({}), json!("")));
    assert_eq!(page.js("return [...new FormData(document.forms[0])]", &[]), json!([]));
    assert_eq!(page.shadow_all("input:checked").len(), 0);
    assert!(!page.shadow("[part=result]").is_visible());
}

#[test]
fn nothing_of_a_disabled_form_can_be_changed_or_sent() {
    let (_server, page) =
        opened("<form><fieldset disabled><ppi-form name=ppi layout=list></ppi-form></fieldset></form>");
    let form = page.find("ppi-form");
    let household: serde_json::Map<String, Value> =
        HOUSEHOLD.iter().map(|(question, choice)| ((*question).to_owned(), json!(choice))).collect();
    form.js("this.answers = args[0]", &[json!(household)]);
    page.wait("the result", |page| page.shadow("[part=result]").is_visible().then_some(()));
    let enabled = "return [...this.shadowRoot.querySelectorAll('input, select[data-question], [data-roster]')] \
        .filter((control) => !control.matches(':disabled')).length";
    assert_eq!(form.js(enabled, &[]), 0);
    assert_eq!(page.js("return [...new FormData(document.forms[0])]", &[]), json!([]));
    page.shadow("[data-action=start-again]").js("this.click()", &[]);
    if page.shadow("[part=confirm]").is_visible() {
        press(&page, "reset");
    }
    assert_eq!(form.prop("answers"), json!(household));
}

#[test]
fn enter_in_a_list_sends_and_in_pages_goes_on() {
    let (_server, page) = opened("<form><ppi-form name=ppi layout=list></ppi-form><button>Kirim</button></form>");
    page.js(
        "window.sent = 0; document.forms[0].addEventListener('submit', (event) => { event.preventDefault(); window.sent++ })",
        &[],
    );
    page.shadow("input[data-question=q2][value=A]").click();
    page.keys(Key::Enter);
    page.wait_js("the submission", "return sent === 1");
    page.find("ppi-form").js("this.setAttribute('layout', 'pages')", &[]);
    page.wait("the first question alone", |page| {
        (page.shadow_all("[part=question]:not([hidden])").len() == 1).then_some(())
    });
    answer(&page, "q1", "T");
    press(&page, "next");
    page.shadow("input[data-question=q2][value=A]").click();
    page.keys(Key::Enter);
    assert!(page.focused().text().starts_with("Pertanyaan 3 dari 10"), "{}", page.focused().text());
    assert_eq!(page.js("return sent", &[]), 1);
}

#[test]
fn two_forms_ask_and_answer_apart() {
    let (_server, page) = opened(
        "<form id=one><ppi-form name=ppi layout=list></ppi-form></form>\
         <form id=two><ppi-form id=second name=ppi layout=list lang=en scorecard=idn-2012></ppi-form></form>",
    );
    page.wait_js("the second form", "return !!document.querySelector('#second').shadowRoot.querySelector('fieldset')");
    answer_all(&page, &HOUSEHOLD);
    compared(&page);
    page.shadow_of("#second", "input[data-question=q3][value=G]").click();
    assert_eq!(page.js("return document.querySelector('#second').answers", &[]), json!({ "q3": "G" }));
    agrees(&record(&page), &SCORES);
    page.js("document.querySelector('#two').reset()", &[]);
    assert_eq!(page.js("return document.querySelector('#second').answers", &[]), json!({}));
    agrees(&record(&page), &SCORES);
    assert_eq!(text(&page, "title"), "Indeks Pengentasan Kemiskinan (PPI)");
    assert_eq!(page.shadow_of("#second", "[part=title]").text(), "Poverty Probability Index (PPI)");
}

#[test]
fn a_moved_form_keeps_its_answers_and_its_focusable_place() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form><form id=elsewhere></form>");
    answer_all(&page, &HOUSEHOLD);
    page.find("ppi-form")
        .js("this.setAttribute('name', 'ppi'); document.querySelector('#elsewhere').append(this)", &[]);
    agrees(&record(&page), &SCORES);
    assert!(page.shadow("[part=result]").is_visible());
    let sent = page.js("return JSON.parse(new FormData(document.querySelector('#elsewhere')).get('ppi'))", &[]);
    agrees(&sent, &SCORES);
    answer(&page, "q10", "A");
    assert_eq!(record(&page)["lines"][0]["score"], SCORES[0] + 11);
    assert_eq!(page.errors(), [""; 0]);
}
