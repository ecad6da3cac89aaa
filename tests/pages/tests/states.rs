//! States that are seldom looked at: dark, narrow, at 400% zoom, disabled, of other cards; each is accessible.

use crate::verbs;

use crate::verbs::{HOUSEHOLD, accessible, answer, answer_all, document, opened, press, shows_card};
use ppi_pages::{Browser, Page, dist, json};

/// The page cannot be scrolled sideways.
#[track_caller]
fn fits(page: &Page, state: &str) {
    let beyond = page.js("return document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth", &[]);
    assert!(beyond.as_i64().is_some_and(|beyond| beyond <= 0), "{state}: {beyond} pixels too wide");
}

#[test]
fn dark_in_every_state_of_the_pages() {
    let (_server, page) = opened("<ppi-form layout=pages mode=interview></ppi-form>");
    // The other drivers have no command for it.
    if page.browser() != Browser::Chromium {
        return;
    }
    page.viewport(360, 740);
    page.media("screen", &[("prefers-color-scheme", "dark")]);
    accessible(&page, "question");
    press(&page, "next");
    accessible(&page, "error");
    page.screenshot("dark-error");
    answer(&page, "q1", "T");
    press(&page, "next");
    press(&page, "member-add");
    accessible(&page, "members");
    page.screenshot("dark-members");
    answer(&page, "q2", "E");
    accessible(&page, "note");
    for (question, choice) in &HOUSEHOLD[2..] {
        press(&page, "next");
        answer(&page, question, choice);
    }
    press(&page, "next");
    accessible(&page, "review");
    page.screenshot("dark-review");
    press(&page, "result");
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    accessible(&page, "result");
    press(&page, "start-again");
    accessible(&page, "start again");
}

#[test]
fn forced_colours_keep_what_is_chosen_apart() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    if page.browser() != Browser::Chromium {
        return;
    }
    page.media("screen", &[("forced-colors", "active")]);
    answer_all(&page, &HOUSEHOLD);
    accessible(&page, "forced colours");
    let chosen =
        page.shadow("[data-question=q2][value=E]").js("return getComputedStyle(this.parentNode).outlineStyle", &[]);
    assert_eq!(chosen, "solid");
    page.shadow("[part=result]").js("this.scrollIntoView()", &[]);
    page.screenshot("forced-colours");
}

#[test]
fn zoomed_to_400_percent_nothing_scrolls_sideways() {
    for (card, language) in [("idn-2023", "id"), ("idn-2020", "en"), ("idn-2012", "id")] {
        let (server, page) = (dist(), Page::new());
        let body = format!("<ppi-form layout=pages scorecard={card} lang={language}></ppi-form>");
        server.route("/page.html", document(&body));
        if page.browser() != Browser::Chromium {
            return;
        }
        page.viewport_at(320, 256, 4.0);
        verbs::open(&server, &page);
        fits(&page, "question");
        for position in 1..=10 {
            let letter = if position == 2 { "B" } else { "A" };
            press(&page, "next");
            fits(&page, "error");
            answer(&page, &format!("q{position}"), letter);
            press(&page, "next");
            fits(&page, "question");
        }
        fits(&page, "review");
        press(&page, "result");
        fits(&page, "result");
        press(&page, "start-again");
        fits(&page, "start again");
        page.screenshot(&format!("zoomed-{card}"));
    }
}

#[test]
fn a_disabled_form_is_accessible() {
    let (_server, page) = opened("<form><ppi-form layout=list disabled></ppi-form></form>");
    accessible(&page, "disabled");
    page.find("ppi-form").js("this.answers = { q1: 'T', q2: 'E' }", &[]);
    accessible(&page, "disabled, half");
}

#[test]
fn other_cards_are_accessible_with_their_lists_open() {
    for (card, name) in [("idn-2012", "PPI Indonesia 2010"), ("idn-2020", "PPI Indonesia 2016")] {
        let (_server, page) = opened(&format!("<ppi-form layout=list mode=interview scorecard={card}></ppi-form>"));
        shows_card(&page, name);
        press(&page, "member-add");
        accessible(&page, card);
        for question in 1..=10 {
            answer(&page, &format!("q{question}"), "A");
        }
        accessible(&page, &format!("{card}, result"));
    }
}

#[test]
fn every_control_has_room_for_a_finger() {
    let (_server, page) = opened("<ppi-form layout=pages mode=interview></ppi-form>");
    page.viewport(360, 740);
    let small = "return [...this.shadowRoot.querySelectorAll('button, select, summary, label:has(input[type=radio]), input:not([type=radio])')] \
        .filter((control) => control.checkVisibility()).map((control) => [control.outerHTML.slice(0, 80), control.getBoundingClientRect()]) \
        .filter(([, { width, height }]) => height < 44 || width < 44).map(([html]) => html)";
    for (question, choice) in HOUSEHOLD {
        if question == "q2" {
            press(&page, "member-add");
        }
        assert_eq!(page.find("ppi-form").js(small, &[]), json!([]), "{question}");
        answer(&page, question, choice);
        press(&page, "next");
    }
    assert_eq!(page.find("ppi-form").js(small, &[]), json!([]), "review");
    press(&page, "result");
    press(&page, "start-again");
    assert_eq!(page.find("ppi-form").js(small, &[]), json!([]), "result");
}

#[test]
fn pictures_of_a_phone() {
    let (_server, page) = opened("<ppi-form layout=pages></ppi-form>");
    page.viewport(360, 740);
    press(&page, "next");
    page.screenshot("phone-error");
    answer(&page, "q1", "T");
    press(&page, "next");
    page.shadow("[part=roster-summary]").click();
    press(&page, "member-add");
    page.screenshot("phone-members");
    for (question, choice) in &HOUSEHOLD[1..] {
        answer(&page, question, choice);
        press(&page, "next");
    }
    page.screenshot("phone-review");
    press(&page, "result");
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    page.screenshot("phone-result");
    page.shadow("[part=comparison]").js("this.scrollIntoView()", &[]);
    assert!(page.screenshot("phone-result-below").is_file());
}
