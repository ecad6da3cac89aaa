//! From right to left: a card in Arabic on a page in that direction. The interface itself has no such language yet.

use crate::verbs::{answer, open, press};
use ppi_pages::{Browser, Page, Reply, Server, Value, dist, json};

/// The texts of a card made up for this test, in Arabic alone.
fn card() -> Value {
    let text = |text: &str| json!({ "ar": text });
    let choice = |id: &str, of: &str, points: u32| json!({ "id": id, "text": text(of), "points": points });
    let question = |id: &str, of: &str, short: &str, choices: [Value; 2]| json!({ "id": id, "text": text(of), "short": text(short), "choices": choices });
    let yes_or_no = |points: u32| [choice("A", "نعم", points), choice("B", "لا", 0)];
    let rows: Vec<Value> = [(0, 80.0), (20, 45.5), (40, 30.0), (60, 12.5), (80, 4.0)]
        .map(|(from, percent)| json!({ "score": [from, from + 19 + u32::from(from == 80)], "likelihoods": [percent] }))
        .into();
    json!({
        "format": "ppi-scorecard", "version": 1, "id": "xyz-2001", "languages": ["ar"], "country": "XYZ",
        "name": text("بطاقة تجريبية"), "released": "2001-01", "survey": "مسح تجريبي",
        "source": { "text": "Made up for this test (2001-01)", "url": "https://example.org" },
        "lines": [{ "id": "nl100", "kind": { "national": { "percent": 100 } }, "label": text("خط الفقر الوطني") }],
        "questions": [
            question("q1", "كم عدد أفراد هذه الأسرة؟", "الأفراد",
                [choice("A", "من واحد إلى ثلاثة أفراد", 20), choice("B", "أربعة أفراد أو أكثر", 0)]),
            question("q2", "هل تملك هذه الأسرة ثلاجة؟", "الثلاجة", yes_or_no(35)),
            question("q3", "هل تملك هذه الأسرة دراجة نارية؟", "الدراجة", yes_or_no(25)),
        ],
        "table": { "unit": "percent", "rows": rows },
        "benchmarks": { "question": "q1", "rows": [
            { "unit": "household", "area": "nation", "rates": [0.095] },
            { "unit": "household", "area": { "choice": "A" }, "rates": [0.25] },
        ] },
    })
}

/// Serves a page in that direction with the card, and opens it at the width of a small phone where the driver can.
fn opened_from_right_to_left(layout: &str) -> (Server, Page) {
    let (server, page) = (dist(), Page::new());
    server.route("/card.json", Reply::new("application/json", card().to_string()));
    server.route("/page.html", Reply::html(&format!(
        "<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>PPI</title><script type=module src=/ppi-form.js></script></head><body><main><h1>PPI</h1>\
         <ppi-form src=/card.json layout={layout}></ppi-form></main></body></html>"
    )));
    match page.browser() {
        Browser::Chromium => page.viewport(320, 740),
        Browser::Firefox => page.viewport(460, 740),
        Browser::WebKit => page.viewport(360, 740),
    }
    open(&server, &page);
    (server, page)
}

/// Left and right edge of an element.
#[track_caller]
fn edges(page: &Page, css: &str) -> (f64, f64) {
    let [left, _, width, _] = page.shadow(css).rect();
    (left, left + width)
}

/// The page cannot be scrolled sideways, to neither side.
#[track_caller]
fn fits(page: &Page, state: &str) {
    let beyond = page.js("return document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth", &[]);
    assert!(beyond.as_f64().is_some_and(|beyond| beyond <= 0.0), "{}: {state}: {beyond} too wide", page.browser());
}

#[test]
fn everything_begins_at_the_right() {
    let (_server, page) = opened_from_right_to_left("pages");
    let (form_left, form_right) = edges(&page, "[part=form]");
    // The text of an answer stands at the left of its radio button, and both at the right of their box.
    let (radio, text) = (edges(&page, "[part=radio]"), edges(&page, "[part=choice-text]"));
    assert!(text.1 <= radio.0, "{text:?} {radio:?}");
    assert!(form_right - radio.1 < 60.0, "{radio:?} in {form_right}");
    // The link to the other language is at the far end of its line, or below the title at the beginning of its own.
    let (title, question) = (edges(&page, "[part=title]"), edges(&page, "[part=question-text]"));
    assert!(form_right - title.1 < 40.0 && form_right - question.1 < 40.0, "{title:?} {question:?}");
    assert_eq!(page.shadow("[part=legend]").style("direction"), "rtl");
    // On goes the left button of the two.
    answer(&page, "q1", "A");
    press(&page, "next");
    let (back, next) = (edges(&page, "[data-action=back]"), edges(&page, "[data-action=next]"));
    assert!(next.1 <= back.0 && next.0 - form_left < 40.0, "{next:?} {back:?}");
    // The mark of an error stands at its right.
    press(&page, "next");
    let error = page.shadow("[part=error]");
    assert_eq!((error.style("border-right-width"), error.style("border-left-width")), ("4px".into(), "0px".into()));
    page.screenshot("right-to-left-error");
}

#[test]
fn bars_grow_from_the_right_and_the_scores_of_the_curve_from_the_left() {
    let (_server, page) = opened_from_right_to_left("list");
    for question in ["q1", "q2"] {
        answer(&page, question, "A");
    }
    page.screenshot("right-to-left-progress");
    answer(&page, "q3", "A");
    page.wait("the comparison", |page| page.shadow("[part=rate]").is_visible().then_some(()));
    // 20 + 35 + 25 points: 4% for this household, 25% for its area, 9.5% for the nation.
    let (frame_left, frame_right) = edges(&page, "[part=bar]");
    for (position, share) in [0.04, 0.25, 0.095].into_iter().enumerate() {
        let [left, _, width, _] = page.shadow_all("[part=bar] rect")[position].rect();
        let inner = frame_right - frame_left - 2.0;
        assert!((width - share * inner).abs() < 1.0, "{}: {width} of {inner}, expected {share}", page.browser());
        assert!((left + width - (frame_right - 1.0)).abs() < 1.0, "{}: it ends at {}", page.browser(), left + width);
    }
    let ticks: Vec<(String, f64)> =
        page.shadow_all("[part=curve] .tick").iter().map(|tick| (tick.text(), tick.rect()[0])).collect();
    let at = |text: &str| ticks.iter().find(|(tick, _)| tick == text).map_or(f64::NAN, |(_, left)| *left);
    assert!(at("0") < at("50") && at("50") < at("100"), "{ticks:?}");
    assert!(at("100%") < at("0"), "{ticks:?}");
    // No label leaves the picture.
    let (left, right) = edges(&page, "[part=curve]");
    for label in page.shadow_all("[part=curve] text") {
        let [from, _, width, _] = label.rect();
        assert!(from >= left - 1.0 && from + width <= right + 1.0, "{}: {} at {from}", page.browser(), label.text());
    }
    page.shadow("[part=figure]").js("this.scrollIntoView()", &[]);
    page.screenshot("right-to-left-result");
}

#[test]
fn nothing_scrolls_sideways_and_axe_finds_nothing() {
    let (_server, page) = opened_from_right_to_left("pages");
    fits(&page, "question");
    for question in ["q1", "q2", "q3"] {
        press(&page, "next");
        fits(&page, "error");
        answer(&page, question, "A");
        press(&page, "next");
    }
    fits(&page, "review");
    assert_eq!(page.axe(), [""; 0]);
    page.screenshot("right-to-left-review");
    press(&page, "result");
    page.wait("the comparison", |page| page.shadow("[part=rate]").is_visible().then_some(()));
    fits(&page, "result");
    assert_eq!(page.axe(), [""; 0]);
}
