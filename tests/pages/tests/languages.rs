//! Two languages: which one is spoken, and how figures are written in it.

use crate::verbs::{HOUSEHOLD, answer_all, open, opened, press, record, text};
use ppi_pages::{Page, Reply, dist, json};

const INDONESIAN: &str = "Indeks Pengentasan Kemiskinan (PPI)";
const ENGLISH: &str = "Poverty Probability Index (PPI)";

/// The title in this language comes up.
#[track_caller]
fn speaks(page: &Page, title: &str) {
    page.wait(title, |page| (text(page, "title") == title).then_some(()));
}

#[test]
fn the_closest_language_that_there_is_is_spoken() {
    let pages = [
        ("<html>", "<ppi-form></ppi-form>", INDONESIAN),
        ("<html lang=en>", "<ppi-form></ppi-form>", ENGLISH),
        ("<html lang=EN-us>", "<ppi-form></ppi-form>", ENGLISH),
        ("<html lang=fr>", "<ppi-form></ppi-form>", INDONESIAN),
        ("<html lang=en>", "<p lang=fr><ppi-form></ppi-form></p>", ENGLISH),
        ("<html lang=en>", "<ppi-form lang=id></ppi-form>", INDONESIAN),
        ("<html lang=en>", "<ppi-form lang=xx></ppi-form>", ENGLISH),
        ("<html lang=english>", "<ppi-form></ppi-form>", INDONESIAN),
    ];
    let (server, page) = (dist(), Page::new());
    for (html, body, title) in pages {
        let markup =
            format!("<!doctype html>{html}<title>PPI</title><script type=module src=/ppi-form.js></script>{body}");
        server.route("/page.html", Reply::html(&markup));
        open(&server, &page);
        assert_eq!(text(&page, "title"), title, "{html}{body}");
    }
}

#[test]
fn figures_have_a_comma_in_indonesian_and_a_point_in_english() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    page.wait("the comparison", |page| page.shadow("[part=rate]").exists().then_some(()));
    let values = |page: &Page| -> Vec<String> {
        page.shadow_all("[part=value], [part=percent]").iter().map(ppi_pages::Element::text).collect()
    };
    let figures = ["29", "18,2%", "18,2%", "18,2%", "7,1%", "7,1%", "7,9%", "7,9%"];
    assert_eq!(values(&page), figures);
    let row = |page: &Page| page.shadow_all("[part=line-row]")[1].text();
    // US$3.65: 5 + 9 + 8 + 9 = 31 points.
    assert!(row(&page).starts_with("US$3,65 per hari (PPP 2017)31"), "{}", row(&page));
    assert!(row(&page).contains(','));
    press(&page, "language");
    speaks(&page, ENGLISH);
    assert_eq!(values(&page), figures.map(|figure| figure.replace(',', ".")));
    assert!(row(&page).starts_with("US$3.65 a day (2017 PPP)31"), "{}", row(&page));
    assert_eq!(
        page.shadow("[part=curve]").attr("aria-label").as_deref(),
        Some("Chart: at score 29 the likelihood is 18.2%. The higher the score, the lower the likelihood.")
    );
}

#[test]
fn the_result_stays_open_in_the_other_language() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    let choose = "this.value = 'bottom20'; this.dispatchEvent(new Event('change', { bubbles: true }))";
    page.shadow("[part=line]").js(choose, &[]);
    page.wait("the line", |page| text(page, "statement").contains("20% rumah tangga termiskin").then_some(()));
    let before = record(&page);
    press(&page, "language");
    speaks(&page, ENGLISH);
    // Score 31 on the poorest 20%: 0.344… in the published table.
    assert_eq!(
        text(&page, "statement"),
        "About 3 in 10 households with these answers live below the line of the poorest 20% of households (34.4%)."
    );
    let after = record(&page);
    assert_eq!((&before["answers"], &before["lines"]), (&after["answers"], &after["lines"]));
    assert_eq!((&before["language"], &after["language"]), (&json!("id"), &json!("en")));
    press(&page, "language");
    speaks(&page, INDONESIAN);
    assert_eq!(page.find("ppi-form").attr("lang").as_deref(), Some("id"));
}

#[test]
fn the_document_speaks_for_every_form_without_its_own_language() {
    let (_server, page) = opened("<ppi-form></ppi-form><ppi-form id=fixed lang=id></ppi-form>");
    page.wait_js("the second form", "return !!document.querySelector('#fixed').shadowRoot.querySelector('fieldset')");
    page.find("html").js("this.lang = 'en'", &[]);
    speaks(&page, ENGLISH);
    assert_eq!(page.shadow_of("#fixed", "[part=title]").text(), INDONESIAN);
    assert_eq!(page.shadow("[part=form]").attr("lang").as_deref(), Some("en"));
    assert_eq!(page.shadow("[data-action=language]").attr("lang").as_deref(), Some("id"));
}

#[test]
fn a_likelihood_is_said_in_words() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    // No points at all: 0.843… on the national line.
    let none = json!({ "q1": "O", "q2": "E", "q3": "B", "q4": "C", "q5": "B", "q6": "B", "q7": "B", "q8": "B", "q9": "B", "q10": "B" });
    // 6 + 24 + 6 + 7 + 8 + 8 + 7 + 9 + 7 + 11 = 93 points: 0.0002.
    let most = json!({ "q1": "X", "q2": "A", "q3": "A", "q4": "A", "q5": "A", "q6": "A", "q7": "A", "q8": "A", "q9": "A", "q10": "A" });
    // 5 + 9 + 6 + 0 + 8 + 0 + 7 + 9 + 0 + 0 = 44 points: 0.0412.
    let some = json!({ "q1": "T", "q2": "C", "q3": "A", "q4": "C", "q5": "A", "q6": "B", "q7": "A", "q8": "A", "q9": "B", "q10": "B" });
    let said = |answers: &ppi_pages::Value| {
        page.find("ppi-form").js("this.answers = args[0]", std::slice::from_ref(answers));
        let (statement, value) = (text(&page, "statement"), page.shadow_all("[part=value]")[1].text());
        (statement.split(" rumah tangga").next().unwrap_or_default().to_owned(), value)
    };
    assert_eq!(said(&none), ("Sekitar 8 dari 10".to_owned(), "84,3%".to_owned()));
    assert_eq!(said(&some), ("Sekitar 4 dari 100".to_owned(), "4,1%".to_owned()));
    assert_eq!(said(&most), ("Kurang dari 1 di antara 100".to_owned(), "0,0%".to_owned()));
}
