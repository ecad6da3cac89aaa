//! The page of all texts, for reviewers.

use ppi_pages::{Page, dist};

#[test]
fn every_text_stands_in_both_languages() {
    let (server, page) = (dist(), Page::new());
    page.open(&server, "/texts.html");
    let empty = "return [...document.querySelectorAll('td')].filter((cell) => !cell.textContent.trim()).length";
    assert_eq!(page.js(empty, &[]), 0);
    let row = "return [...document.querySelectorAll('tr')].map((row) => row.innerText.split(/\\s*\\t\\s*/)).filter(([name]) => [...args].includes(name))";
    let rows = page.js(row, &["Next".into(), "kept".into(), "questions.q9.choices.B.text".into()]);
    let first = |name: &str| {
        rows.as_array().and_then(|rows| rows.iter().find(|row| row[0] == name)).cloned().unwrap_or_default()
    };
    assert_eq!(first("Next"), ppi_pages::json!(["Next", "Lanjut", "Next"]));
    assert_eq!(first("kept")[1], "Jawaban disimpan sementara di perangkat ini.");
    assert_eq!(first("questions.q9.choices.B.text"), ppi_pages::json!(["questions.q9.choices.B.text", "Ya", "Yes"]));
    assert_eq!(page.axe(), [""; 0]);
    assert_eq!(page.violations(&server), [""; 0]);
}
