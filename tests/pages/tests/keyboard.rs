//! The whole way by keys alone: one tab stop for each question, no trap, and the focus in sight at every stop.

use crate::verbs::{HOUSEHOLD, SCORES, agrees, answer, focused_part, opened, record, rest, shows_card, text};
use ppi_pages::{Browser, Key, Page, Value, json, root};

/// How the focused element is shown: its outline's width, and that outline's contrast with what is around the element.
const OUTLINE: &str = "
    const numbers = (colour) => (colour.match(/[0-9.]+/g) ?? []).map(Number);
    const linear = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
    const style = getComputedStyle(this);
    const [one, other] = [numbers(style.outlineColor), numbers(getComputedStyle(this.closest('[part~=form]')).backgroundColor)].map(light);
    return [style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)];";

/// The focus can be seen.
#[track_caller]
fn in_sight(page: &Page) {
    let focus = page.focused();
    let outline: [f64; 2] = serde_json::from_value(focus.js(OUTLINE, &[])).expect("width and contrast");
    let part = focused_part(page);
    assert!(outline[0] >= 2.0 && outline[1] >= 3.0, "{}: {part}: outline {outline:?}", page.browser());
    // Scrolled to, and covered by nothing.
    let [_, top, _, height] = focus.rect();
    let of_page = page.js("return innerHeight", &[]).as_f64().unwrap_or_default();
    assert!(top + height > 0.0 && top < of_page, "{}: {part} is out of sight: {top} of {of_page}", page.browser());
}

/// The focused control: its part and, where it has them, the question and the action that it is for.
#[track_caller]
fn stop(page: &Page) -> String {
    let of = |name: &str| page.focused().attr(name);
    let what = of("data-question").or(of("data-action")).or(of("data-roster"));
    format!("{} {}", focused_part(page), what.unwrap_or_default()).trim().to_owned()
}

#[track_caller]
fn is_at(page: &Page, id: &str) -> bool {
    page.focused().prop("id") == id
}

/// Presses the tabulator, or goes back with it, until the element of this id has the focus; gives the stops on the way.
#[track_caller]
fn stops(page: &Page, back: bool, end: &str) -> Vec<String> {
    let mut stops = Vec::new();
    for _ in 0..80 {
        if back {
            page.shift_tab();
        } else {
            page.keys(Key::Tab);
        }
        if is_at(page, end) {
            return stops;
        }
        in_sight(page);
        stops.push(stop(page));
    }
    panic!("{}: a trap: {stops:#?}", page.browser());
}

/// Presses the tabulator until the focus is at this stop.
#[track_caller]
fn tab_to(page: &Page, wanted: &str) {
    for _ in 0..60 {
        page.keys(Key::Tab);
        in_sight(page);
        if stop(page) == wanted {
            return;
        }
    }
    panic!("{}: no {wanted} to be reached", page.browser());
}

/// Chooses an answer of the question that has the focus or comes next, by arrows or letters.
#[track_caller]
fn choose(page: &Page, question: &str, choice: &str) {
    if question == "q1" {
        tab_to(page, "select q1");
        if page.browser() == Browser::WebKit {
            // Its list is a window of its own, from which nothing gives the focus back where there is no window manager.
            answer(page, question, choice);
        } else {
            // Letters choose in a closed list.
            page.keys("kalimantan b");
        }
        assert_eq!(page.focused().prop("value"), choice);
        return;
    }
    tab_to(page, &format!("radio {question}"));
    page.keys(Key::Space);
    // WebKit's arrows stop at the ends.
    for down in [[true; 4], [false; 4]].concat() {
        if page.focused().prop("value") == choice {
            break;
        }
        page.keys(if down { Key::Down } else { Key::Up });
        in_sight(page);
    }
    let chosen = page.js("return document.querySelector('ppi-form').answers[args[0]]", &[json!(question)]);
    assert_eq!(chosen, choice, "{}: {question}", page.browser());
}

/// Goes on with the button that stands for it, by the keyboard.
#[track_caller]
fn press(page: &Page, stop: &str, key: Key) {
    tab_to(page, stop);
    page.keys(key + "");
}

fn around(form: &str) -> String {
    format!("<p><input id=before aria-label=before></p>{form}<p><input id=after aria-label=after></p>")
}

/// The stops of a list of all questions, from the link to the other language to the source.
fn expected() -> Vec<String> {
    let card = std::fs::read_to_string(root().join("scorecards/idn-2023.json")).expect("the card");
    let card: Value = serde_json::from_str(&card).expect("JSON");
    let mut stops = vec!["link language".to_owned()];
    for (position, question) in card["questions"].as_array().into_iter().flatten().enumerate() {
        if !question["help"].is_null() {
            stops.push("help-summary".to_owned());
        }
        if position == 1 {
            stops.push("roster-summary".to_owned());
        }
        let control = if position == 0 { "select" } else { "radio" };
        stops.push(format!("{control} q{}", position + 1));
    }
    stops.extend(["button primary result", "source-link"].map(ToOwned::to_owned));
    stops
}

#[test]
fn a_list_has_one_stop_for_each_question_and_lets_go_at_both_ends() {
    let (_server, page) = opened(&around("<ppi-form layout=list></ppi-form>"));
    page.find("#before").click();
    let there = stops(&page, false, "after");
    assert_eq!(there, expected(), "{}", page.browser());
    let mut back = stops(&page, true, "before");
    back.reverse();
    assert_eq!(back, there, "{}", page.browser());
    // Chosen ones are stops in place of the first ones, and still one for each question.
    page.find("#before").click();
    page.find("ppi-form").js("this.answers = { q2: 'E', q3: 'B', q4: 'C' }", &[]);
    assert_eq!(stops(&page, false, "after"), there, "{}", page.browser());
}

#[test]
fn a_list_is_filled_in_and_its_result_used_by_keys() {
    let (_server, page) = opened(&around("<ppi-form layout=list></ppi-form>"));
    page.find("#before").click();
    for (question, choice) in HOUSEHOLD {
        choose(&page, question, choice);
    }
    agrees(&record(&page), &SCORES);
    rest(&page);
    let stops_after = stops(&page, false, "after");
    let buttons = ["download", "copy", "print", "start-again"].map(|action| format!("button {action}"));
    let expected =
        [&["button primary result".to_owned(), "line".to_owned()][..], &buttons, &["source-link".to_owned()]].concat();
    assert_eq!(stops_after, expected, "{}", page.browser());
}

#[test]
fn the_pages_lead_to_the_result_and_back_by_keys() {
    let (_server, page) = opened(&around("<ppi-form layout=pages></ppi-form>"));
    page.find("#before").click();
    // Going on without an answer turns to the question, in sight.
    press(&page, "button primary next", Key::Enter);
    assert_eq!(focused_part(&page), "question");
    in_sight(&page);
    for (position, (question, choice)) in HOUSEHOLD.into_iter().enumerate() {
        choose(&page, question, choice);
        // Enter or space on the button, or enter on the answer itself.
        match position % 3 {
            1 => page.keys(Key::Enter),
            other => press(&page, "button primary next", if other == 0 { Key::Enter } else { Key::Space }),
        }
        in_sight(&page);
    }
    assert_eq!(page.focused().text(), "Periksa jawaban");
    // To the third answer and back, with another choice.
    for _ in 0..3 {
        tab_to(&page, "link edit");
    }
    page.keys(Key::Enter);
    choose(&page, "q3", "A");
    page.keys(Key::Enter);
    assert_eq!(
        (page.focused().text(), page.shadow_all("[part=answer-value]")[2].text()),
        ("Periksa jawaban".into(), "Ya".into())
    );
    for _ in 0..3 {
        tab_to(&page, "link edit");
    }
    page.keys(Key::Space);
    choose(&page, "q3", "B");
    press(&page, "button primary next", Key::Enter);

    press(&page, "button primary result", Key::Enter);
    assert_eq!(page.focused().text(), "Hasil");
    in_sight(&page);
    agrees(&record(&page), &SCORES);
    rest(&page);
    press(&page, "button start-again", Key::Space);
    assert_eq!(focused_part(&page), "confirm");
    in_sight(&page);
    press(&page, "button reset", Key::Enter);
    assert_eq!((focused_part(&page), record(&page)), ("question".to_owned(), Value::Null));
    assert_eq!(text(&page, "progress-text"), "0 dari 10 pertanyaan sudah dijawab");
}

#[test]
fn members_are_listed_by_keys() {
    let (_server, page) = opened(&around("<ppi-form layout=pages scorecard=idn-2012></ppi-form>"));
    shows_card(&page, "PPI Indonesia 2010");
    page.find("#before").click();
    press(&page, "roster-summary", Key::Enter);
    press(&page, "button member-add", Key::Enter);
    in_sight(&page);
    page.shift_tab();
    for expected in ["link member-remove", "control school", "control age", "control name"] {
        assert_eq!(stop(&page), expected, "{}", page.browser());
        in_sight(&page);
        page.shift_tab();
    }
    assert_eq!(stop(&page), "roster-summary", "{}: the number is counted", page.browser());
    page.keys(Key::Tab);
    page.keys("Ani");
    page.keys(Key::Tab);
    page.keys("40");
    press(&page, "link member-remove", Key::Enter);
    assert_eq!((stop(&page), page.shadow_all("[part=member]").len()), ("button member-add".to_owned(), 0));
}

#[test]
fn what_is_asked_first_is_answered_by_keys() {
    let (_server, page) = opened(&around(
        "<ppi-form layout=list autosave=local><div slot=consent><p>CU Contoh <a href=#before>memakai</a> jawaban.</p></div></ppi-form>",
    ));
    page.wait("the notice", |page| page.shadow("[part~=consent] button").exists().then_some(()));
    page.find("#before").click();
    page.keys(Key::Tab + "");
    assert_eq!(page.focused().text(), "memakai");
    page.keys(Key::Tab + "");
    in_sight(&page);
    page.keys(Key::Space);
    page.wait("the first question", |page| (stop(page) == "select q1").then_some(()));
    in_sight(&page);
    choose(&page, "q2", "A");
    page.wait("the line of the draft", |page| page.shadow("[part~=draft-line] button").exists().then_some(()));
    tab_to(&page, "source-link");
    page.keys(Key::Tab + "");
    assert_eq!(page.focused().text(), "Hapus yang tersimpan");
    in_sight(&page);
    page.reload();
    page.wait("the question", |page| page.shadow("[part~=draft] button").exists().then_some(()));
    page.find("#before").click();
    for name in ["Lanjutkan", "Hapus dan mulai dari awal"] {
        page.keys(Key::Tab + "");
        assert_eq!(page.focused().text(), name);
        in_sight(&page);
    }
    page.keys(Key::Tab + "");
    assert!(is_at(&page, "after"), "{}: {}", page.browser(), stop(&page));
}
