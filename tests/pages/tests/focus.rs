//! Where the focus is after every step, and what the keys do.

use crate::verbs::{HOUSEHOLD, answer, answer_all, opened, press, record, shows_card, text};
use ppi_pages::{Key, Page};

/// The focused element is the question of this number.
#[track_caller]
fn at_question(page: &Page, number: usize) {
    let found = page.focused().text();
    assert!(found.starts_with(&format!("Pertanyaan {number} dari 10")), "{}: {found}", page.browser());
}

#[test]
fn every_step_of_the_pages_takes_the_focus_along() {
    let (_server, page) = opened("<ppi-form></ppi-form>");
    page.viewport(360, 740);
    page.wait("one page", |page| (page.shadow_all("[part=question]:not([hidden])").len() == 1).then_some(()));
    press(&page, "next");
    at_question(&page, 1);
    assert_eq!(page.focused().attr("aria-describedby").as_deref().map(str::trim), Some("q0-error"));
    for (position, (question, choice)) in HOUSEHOLD.into_iter().enumerate() {
        assert_eq!(text(&page, "progress-text"), format!("{position} dari 10 pertanyaan sudah dijawab"));
        answer(&page, question, choice);
        assert_eq!(text(&page, "progress-text"), format!("{} dari 10 pertanyaan sudah dijawab", position + 1));
        press(&page, "next");
        if position < 9 {
            at_question(&page, position + 2);
        }
    }
    assert_eq!(page.focused().text(), "Periksa jawaban");
    page.shadow_all("[data-action=edit]")[6].click();
    at_question(&page, 7);
    press(&page, "back");
    assert_eq!(page.focused().text(), "Periksa jawaban");
    press(&page, "back");
    at_question(&page, 10);
    press(&page, "back");
    at_question(&page, 9);
    press(&page, "next");
    press(&page, "next");
    press(&page, "result");
    assert_eq!(page.focused().text(), "Hasil");
    press(&page, "start-again");
    press(&page, "keep");
    assert_eq!(page.focused().text(), "Hasil");
    press(&page, "start-again");
    press(&page, "reset");
    at_question(&page, 1);
}

#[test]
fn arrows_move_within_a_question_and_enter_goes_on() {
    let (_server, page) = opened("<ppi-form layout=pages scorecard=idn-2012></ppi-form>");
    shows_card(&page, "PPI Indonesia 2010");
    page.shadow("input[data-question=q1][value=A]").click();
    page.keys(Key::Down);
    page.keys(Key::Down);
    assert_eq!(page.focused().prop("value"), "C");
    assert_eq!(page.find("ppi-form").prop("answers"), ppi_pages::json!({ "q1": "C" }));
    page.keys(Key::Up);
    assert_eq!(page.find("ppi-form").prop("answers"), ppi_pages::json!({ "q1": "B" }));
    page.keys(Key::Enter);
    at_question(&page, 2);
    page.shift_tab();
    page.keys(Key::Tab);
    page.keys(Key::Enter);
    // Enter on the fieldset or a link is no answer: the question stays.
    assert!(page.shadow_all("[part=question]")[1].is_visible());
}

#[test]
fn enter_without_an_answer_says_so() {
    let (_server, page) = opened("<ppi-form layout=pages scorecard=idn-2012 lang=en></ppi-form>");
    shows_card(&page, "Indonesia 2010 PPI");
    page.shadow("input[data-question=q1]").js("this.focus()", &[]);
    page.keys(Key::Enter);
    assert!(page.shadow("[part=error]").is_visible());
    assert_eq!(text(&page, "error"), "Please choose an answer first.");
    assert!(page.focused().text().starts_with("Question 1 of 10"), "{}", page.focused().text());
}

#[test]
fn the_start_again_question_is_answered_by_keys() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    page.shadow("[data-action=start-again]").js("this.focus()", &[]);
    page.keys(Key::Enter);
    page.keys(Key::Tab);
    assert_eq!(page.focused().text(), "Ya, hapus");
    page.keys(Key::Tab);
    assert_eq!(page.focused().text(), "Batal");
    page.keys(Key::Space);
    assert!(!page.shadow("[part=confirm]").is_visible());
    assert!(record(&page).is_object());
}

#[test]
fn another_language_leaves_the_focus_where_the_visitor_is() {
    let (_server, page) = opened("<ppi-form layout=pages></ppi-form>");
    answer(&page, "q1", "T");
    press(&page, "next");
    at_question(&page, 2);
    page.find("html").js("this.lang = 'en'", &[]);
    page.wait("English", |page| (text(page, "title") == "Poverty Probability Index (PPI)").then_some(()));
    assert!(page.focused().text().starts_with("Question 2 of 10"), "{}", page.focused().text());
}

#[test]
fn another_language_leaves_the_focus_on_a_heading() {
    let (_server, page) = opened("<ppi-form layout=pages></ppi-form>");
    for (question, choice) in HOUSEHOLD {
        answer(&page, question, choice);
        press(&page, "next");
    }
    page.find("html").js("this.lang = 'en'", &[]);
    page.wait("English", |page| (text(page, "title") == "Poverty Probability Index (PPI)").then_some(()));
    assert_eq!(page.focused().text(), "Check your answers");
    press(&page, "result");
    page.find("html").js("this.lang = 'id'", &[]);
    page.wait("Indonesian", |page| (text(page, "title") == "Indeks Pengentasan Kemiskinan (PPI)").then_some(()));
    assert_eq!(page.focused().text(), "Hasil");
}

#[test]
fn the_language_link_keeps_the_focus() {
    let (_server, page) = opened("<ppi-form layout=pages></ppi-form>");
    page.shadow("[data-action=language]").js("this.focus()", &[]);
    page.keys(Key::Enter);
    page.wait("English", |page| (text(page, "title") == "Poverty Probability Index (PPI)").then_some(()));
    assert_eq!(page.focused().text(), "Bahasa Indonesia");
}

#[test]
fn removing_a_member_keeps_the_focus_in_the_list() {
    let (_server, page) = opened("<ppi-form layout=list scorecard=idn-2012></ppi-form>");
    shows_card(&page, "PPI Indonesia 2010");
    page.shadow("[part=roster-summary]").click();
    for _ in 0..2 {
        press(&page, "member-add");
    }
    page.shadow("[data-action=member-remove][data-member='0']").js("this.focus()", &[]);
    page.keys(Key::Enter);
    assert_eq!(page.shadow_all("[part=member]").len(), 1);
    let inside = "let focus = document.activeElement; while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement; \
        return focus?.closest('[part=roster]') != null";
    assert_eq!(page.js(inside, &[]), true, "{}: the focus is lost", page.browser());
}

#[test]
fn typing_a_member_keeps_the_focus_and_the_caret() {
    let (_server, page) = opened("<ppi-form layout=list scorecard=idn-2012></ppi-form>");
    shows_card(&page, "PPI Indonesia 2010");
    page.shadow("[part=roster-summary]").click();
    press(&page, "member-add");
    page.shadow("[data-roster=name][data-member='0']").keys("Ni Made");
    page.keys(Key::Tab);
    page.keys("41");
    assert_eq!(page.shadow("[data-roster=name]").prop("value"), "Ni Made");
    assert_eq!(page.focused().attr("data-roster").as_deref(), Some("age"));
    assert_eq!(page.focused().prop("value"), "41");
}

#[test]
fn nothing_takes_the_focus_when_the_page_opens_or_sets_answers() {
    let (_server, page) = opened("<input id=own><ppi-form layout=list></ppi-form>");
    page.find("#own").keys("a");
    page.find("ppi-form").js("this.answers = { q1: 'T' }; this.setAttribute('layout', 'pages')", &[]);
    page.wait("one page", |page| (page.shadow_all("[part=question]:not([hidden])").len() == 1).then_some(()));
    assert_eq!(page.focused().prop("id"), "own");
    assert_eq!(page.errors(), [""; 0]);
}
