//! Paper: the result with its answers on one page, a blank questionnaire on one or two.

use crate::verbs;

use crate::verbs::{HOUSEHOLD, answer, opened, press, text};
use ppi_pages::{Browser, Page, Value, browser, json, root};

/// How many pages Chromium makes of the page on A4; what is in the file is counted, not asked for.
fn pages(page: &Page) -> usize {
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
    let pdf = page.cdp("Page.printToPDF", a4)["data"].clone();
    let count = "return atob(args[0]).match(/\\/Type \\/Page\\b(?!s)/g).length";
    usize::try_from(page.js(count, &[pdf]).as_u64().expect("a count")).expect("a small one")
}

/// What the sheet holds that was handed to the printer.
fn sheet(page: &Page, selector: &str) -> Vec<String> {
    let read = "return [...document.querySelector('ppi-sheet').shadowRoot.querySelectorAll(args[0])].map((e) => e.textContent)";
    serde_json::from_value(page.js(read, &[json!(selector)])).expect("texts")
}

/// Asks for the sheet; the printer is left out.
fn ask(page: &Page, points: bool) {
    page.js(
        "window.print = () => { window.printed = (window.printed ?? 0) + 1 }; \
         await document.querySelector('ppi-form').printSheet({ points: args[0] })",
        &[json!(points)],
    );
}

fn printed(page: &Page) {
    page.js("dispatchEvent(new Event('afterprint'))", &[]);
    assert!(!page.find("ppi-sheet").exists());
}

#[test]
fn every_card_fits_on_paper_in_both_languages() {
    // The other drivers count no pages.
    if browser() != Browser::Chromium {
        return;
    }
    for language in ["id", "en"] {
        for card in ["idn-2023", "idn-2020", "idn-2012"] {
            let body = format!("<p>Halaman CU</p><ppi-form lang={language} scorecard={card} layout=list></ppi-form>");
            let (_server, page) = opened(&body);
            for points in [false, true] {
                ask(&page, points);
                let count = pages(&page);
                println!("{card} {language}, points {points}: {count} page(s)");
                assert!((1..=2).contains(&count), "{card} {language}, points {points}: {count} pages");
                printed(&page);
            }
            // Every first answer.
            for question in page.shadow_all("[part=question]") {
                question.js(
                    "const control = this.querySelector('[data-question]'); \
                     if (control.type === 'radio') control.checked = true; else control.selectedIndex = 1; \
                     control.dispatchEvent(new Event('change', { bubbles: true }))",
                    &[],
                );
            }
            page.wait("the result", |page| page.shadow("[part=result]").is_visible().then_some(()));
            if card == "idn-2023" {
                page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
            }
            assert_eq!(pages(&page), 1, "the result of {card} in {language}");
        }
    }
}

#[test]
fn a_phone_prints_the_answers_with_the_result() {
    let (_server, page) = opened("<ppi-form layout=pages></ppi-form>");
    for (question, choice) in HOUSEHOLD {
        answer(&page, question, choice);
        press(&page, "next");
    }
    press(&page, "result");
    assert!(!page.shadow("[part=review]").is_visible());
    if page.browser() == Browser::Chromium {
        page.media("print", &[]);
        assert!(page.shadow("[part=review]").is_visible());
        assert!(text(&page, "answers").contains("Kalimantan Barat"), "{}", text(&page, "answers"));
        assert!(!page.shadow("[data-action=edit]").is_visible());
        assert_eq!(pages(&page), 1);
    }
}

#[test]
fn a_phone_prints_the_questions_of_all_pages() {
    let (_server, page) = opened("<ppi-form preset='q1=T' preset-hidden></ppi-form><button>Kirim</button>");
    page.viewport(360, 740);
    page.wait_js(
        "one question alone",
        "return document.querySelector('ppi-form').shadowRoot.querySelector('[part~=form]').dataset.layout === 'pages'",
    );
    let shown = "return [...document.querySelector('ppi-form').shadowRoot.querySelectorAll('[part=question]')] \
        .filter((question) => question.getClientRects().length).length";
    assert_eq!(page.js(shown, &[]), 1);
    if page.browser() == Browser::Chromium {
        // The width of the paper builds no list in the midst of printing, which would be cut off.
        page.js("window.first = document.querySelector('ppi-form').shadowRoot.querySelector('[part=question]')", &[]);
        assert_eq!(pages(&page), 1);
        assert_eq!(page.js("return first.isConnected", &[]), true);
        page.media("print", &[]);
        assert_eq!(page.js(shown, &[]), 9);
    }
}

#[test]
fn a_blank_questionnaire_has_every_question_and_choice_and_nothing_else_is_printed() {
    let (server, page) = opened("<p id=own>Halaman CU</p><ppi-form layout=list line=bottom20></ppi-form>");
    ask(&page, true);
    let card: Value =
        serde_json::from_str(&std::fs::read_to_string(root().join("scorecards/idn-2023.json")).expect("the card"))
            .expect("JSON");
    let facts: Value = serde_json::from_str(
        &std::fs::read_to_string(root().join("tests/golden/idn-2023.json")).expect("the published figures"),
    )
    .expect("JSON");
    let (mut texts, mut letters, mut points) = (Vec::new(), Vec::new(), Vec::new());
    let questions = card["questions"].as_array().expect("questions");
    for (position, question) in questions.iter().enumerate() {
        texts.push(format!("{}. {}", position + 1, question["text"]["id"].as_str().unwrap_or_default()));
        for answer in facts["questions"][position]["answers"].as_array().expect("answers") {
            letters.push(answer["code"].as_str().unwrap_or_default().to_owned());
            points.push(answer["points"][5].to_string());
        }
    }
    assert_eq!(sheet(&page, ".text"), texts);
    assert_eq!(
        sheet(&page, ".fields .field"),
        ["Nama anggota:", "Nomor anggota:", "Tempat pelayanan (TP):", "Petugas pendata:", "Tanggal:"]
    );
    assert_eq!(sheet(&page, "tbody tr td:first-child"), ["1", "2", "3", "4", "5", "6", "7", "8"]);
    assert_eq!(sheet(&page, ".letter"), letters);
    assert_eq!(sheet(&page, ".points"), points);
    assert_eq!(sheet(&page, "h1 + p"), ["PPI Indonesia 2022. Poin untuk: 20% rumah tangga termiskin."]);
    assert!(!page.find("ppi-sheet").is_visible(), "on the screen it is not shown");
    if page.browser() == Browser::Chromium {
        page.media("print", &[]);
        assert!(page.find("ppi-sheet").is_visible());
        assert!(!page.find("#own").is_visible());
        page.media("screen", &[]);
    }
    printed(&page);
    assert!(page.find("#own").is_visible());
    ask(&page, false);
    assert_eq!(sheet(&page, ".points"), [""; 0]);
    printed(&page);
    assert_eq!(page.js("return window.printed", &[]), 2);
    assert_eq!(page.violations(&server), [""; 0]);
}

#[test]
fn an_interviewer_finds_the_sheets_below_the_form() {
    let (_server, page) = opened("<ppi-form layout=list mode=interview lang=en scorecard=idn-2012></ppi-form>");
    verbs::shows_card(&page, "Indonesia 2010 PPI");
    page.js("window.print = () => {}", &[]);
    press(&page, "sheet");
    page.wait("the sheet", |page| page.find("ppi-sheet").exists().then_some(()));
    assert_eq!(sheet(&page, "h1"), ["PPI interview sheet"]);
    assert_eq!(sheet(&page, "thead")[0], "No.NameAgeAt school?");
    printed(&page);
    press(&page, "sheet-points");
    page.wait("the sheet", |page| page.find("ppi-sheet").exists().then_some(()));
    assert_eq!(sheet(&page, "h1 + p"), ["Indonesia 2010 PPI. Points for: National poverty line."]);
    printed(&page);
    page.find("ppi-form").js("this.setAttribute('mode', 'self')", &[]);
    page.wait("no link", |page| (!page.shadow("[data-action=sheet]").exists()).then_some(()));
}
