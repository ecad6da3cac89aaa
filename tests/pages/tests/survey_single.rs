//! The survey as one file, opened from a disk: everything inside, and no request.

use crate::survey;

use crate::survey::{accessible, estimate, percent, practice, ready, settled};
use ppi_pages::{Page, dist, json, root};
use ppi_widget::practice::Sheet;

#[test]
fn one_file_from_a_disk_does_the_whole_survey() {
    let page = Page::fresh();
    page.open_file(&root().join("dist/ppi-survey.html"));
    ready(&page);
    page.shadow_of("ppi-survey", "#open-all").click();
    settled(&page);
    let found = estimate(&practice(Sheet::Baseline), &json!({}));
    let rate = percent(&found["groups"][0]["lines"][0]["rate"], 1);
    let statement = page.shadow_of("ppi-survey", "#statement").text();
    assert!(statement.starts_with(&rate), "{statement}");
    assert_eq!(page.errors(), [""; 0]);
    // The form is inside as well, and so are the other cards.
    survey::go(&page, "collect");
    page.wait_js("the form", "return !!document.querySelector('ppi-survey').shadowRoot.querySelector('ppi-form')?.shadowRoot?.querySelector('fieldset')");
    page.find("ppi-survey").js("this.setAttribute('scorecard', 'idn-2012')", &[]);
    page.wait_js("the card", "return !!document.querySelector('ppi-survey').shadowRoot.querySelector('footer')?.textContent.includes('Schreiner')");
    page.find("ppi-survey").js("this.setAttribute('scorecard', 'nowhere')", &[]);
    page.wait_js("the error", "return !!document.querySelector('ppi-survey').shadowRoot.querySelector('[role=alert]')");
    let alert = page.shadow_of("ppi-survey", "[role=alert]").text();
    assert_eq!(alert, "scorecard: found nowhere, expected idn-2012, idn-2020, idn-2023");
    accessible(&page, "an unknown card");
}

/// It has to go around on sticks and through chats: at most 600,000 bytes as it is.
#[test]
fn the_file_is_small() {
    let bytes = std::fs::metadata(root().join("dist/ppi-survey.html")).expect("the file").len();
    assert!(bytes <= 600_000, "{bytes}");
}

#[test]
fn the_file_keeps_its_own_policy() {
    let (server, page) = (dist(), Page::new());
    page.open(&server, "/ppi-survey.html");
    ready(&page);
    page.shadow_of("ppi-survey", "#open-all").click();
    settled(&page);
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    let asked: Vec<&String> = asked.iter().filter(|path| *path != "/favicon.ico").collect();
    assert_eq!(asked, ["/ppi-survey.html"]);
    let heard = page.js("return window.ppiWatch.violations", &[]);
    assert_eq!(heard, json!([]));
}
