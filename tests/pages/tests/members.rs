//! The list of household members, and the answers that follow from it.

use crate::verbs::{HOUSEHOLD, answer, answer_all, opened, press, record, shows_card};
use ppi_pages::{Element, Page, Value, json};

const COUNTED: &str = "Jawaban ini dihitung dari daftar anggota rumah tangga.";

#[track_caller]
fn answers(page: &Page) -> Value {
    page.find("ppi-form").prop("answers")
}

/// The notes that are shown, with the positions of their questions.
#[track_caller]
fn notes(page: &Page) -> Vec<(usize, String)> {
    let notes = page.shadow_all("[part=question] > [part=note]").into_iter().enumerate();
    notes.filter(|(_, note)| note.is_visible()).map(|(position, note)| (position + 1, note.text())).collect()
}

#[track_caller]
fn field<'a>(page: &'a Page, what: &str, member: usize) -> Element<'a> {
    page.shadow(&format!("[data-roster={what}][data-member='{member}']"))
}

#[track_caller]
fn attends(page: &Page, member: usize, value: &str) {
    let choose = "this.value = args[0]; this.dispatchEvent(new Event('change', { bubbles: true }))";
    field(page, "school", member).js(choose, &[json!(value)]);
}

#[test]
fn a_missing_age_is_named() {
    let (_server, page) = opened("<ppi-form layout=list scorecard=idn-2012></ppi-form>");
    shows_card(&page, "PPI Indonesia 2010");
    page.shadow("[part=roster-summary]").click();
    for _ in 0..4 {
        press(&page, "member-add");
    }
    assert_eq!(answers(&page), json!({ "q1": "C" }));
    assert_eq!(notes(&page), [(1, COUNTED.to_owned()), (2, "Isi umur anggota 1.".to_owned())]);
    for (member, age) in [(0, "40"), (2, "12"), (3, "3")] {
        field(&page, "age", member).keys(age);
    }
    assert_eq!(notes(&page)[1], (2, "Isi umur anggota 2.".to_owned()));
    field(&page, "age", 1).keys("38");
    assert_eq!(notes(&page)[1], (2, "Pilih apakah anggota 3 bersekolah.".to_owned()));
    attends(&page, 2, "yes");
    assert_eq!(answers(&page), json!({ "q1": "C", "q2": "C" }));
    assert_eq!(notes(&page), [(1, COUNTED.to_owned()), (2, COUNTED.to_owned())]);

    // 11 + 2 + 4 + 1 + 5 + 4 + 5 + 0 + 0 + 9 = 41: the band 40-44, 3.2%.
    answer_all(
        &page,
        &[("q3", "C"), ("q4", "C"), ("q5", "B"), ("q6", "C"), ("q7", "B"), ("q8", "A"), ("q9", "A"), ("q10", "B")],
    );
    let record = record(&page);
    assert_eq!((&record["members"], &record["from_roster"]), (&json!(4), &json!(["q1", "q2"])));
    assert_eq!(record["lines"][0]["score"], 41);
    let likelihood = record["lines"][0]["likelihood"].as_f64().expect("a number");
    assert!((likelihood - 0.032).abs() < 1e-9, "{likelihood}");
}

#[test]
fn school_is_asked_of_the_ages_6_to_18_alone() {
    let (_server, page) = opened("<ppi-form layout=list scorecard=idn-2012></ppi-form>");
    shows_card(&page, "PPI Indonesia 2010");
    page.shadow("[part=roster-summary]").click();
    for _ in 0..2 {
        press(&page, "member-add");
    }
    let expected = [("5", "19", "A", "A"), ("6", "19", "C", "B"), ("5", "18", "C", "B")];
    for (first, second, with, without) in expected {
        for (member, age) in [first, second].into_iter().enumerate() {
            let type_over = "this.value = ''; this.dispatchEvent(new Event('input', { bubbles: true }))";
            field(&page, "age", member).js(type_over, &[]);
            field(&page, "age", member).keys(age);
        }
        for (school, answer) in [("yes", with), ("no", without)] {
            attends(&page, 0, school);
            attends(&page, 1, school);
            assert_eq!(answers(&page), json!({ "q1": "E", "q2": answer }), "{first} and {second}, school: {school}");
        }
    }
}

#[test]
fn three_questions_follow_from_ages() {
    let (_server, page) = opened("<ppi-form layout=pages scorecard=idn-2020></ppi-form>");
    shows_card(&page, "PPI Indonesia 2016");
    answer(&page, "q1", "T");
    press(&page, "next");
    answer(&page, "q2", "A");
    press(&page, "next");
    // The list stands with the second question; the third leads there.
    page.shadow_all("[data-action=roster]")[0].click();
    assert!(page.focused().text().starts_with("Pertanyaan 2 dari 10"), "{}", page.focused().text());
    assert!(page.shadow("[data-roster=size]").is_visible());
    page.shadow("[data-roster=size]").keys("6");
    assert_eq!(answers(&page), json!({ "q1": "T", "q2": "C" }));
    press(&page, "member-add");
    assert_eq!(page.shadow_all("[part=member]").len(), 6);
    // Two children up to 5, two from 6 to 10.
    for (member, age) in ["0", "5", "6", "10", "30", "31"].into_iter().enumerate() {
        field(&page, "age", member).keys(age);
    }
    assert_eq!(answers(&page), json!({ "q1": "T", "q2": "C", "q3": "B", "q4": "B" }));
    press(&page, "next");
    assert_eq!(notes(&page), [(3, COUNTED.to_owned())]);
    answer(&page, "q3", "A");
    assert_eq!(
        notes(&page),
        [(3, "Jawaban dipilih langsung. Menurut daftar anggota: Dua orang atau lebih.".to_owned())]
    );
    press(&page, "back");
    page.shadow("[data-action=member-remove][data-member='5']").click();
    assert_eq!(answers(&page), json!({ "q1": "T", "q2": "B", "q3": "B", "q4": "B" }));
}

#[test]
fn the_review_says_which_answers_were_counted() {
    let (_server, page) = opened("<ppi-form layout=pages mode=interview></ppi-form>");
    answer(&page, "q1", "T");
    press(&page, "next");
    assert!(page.shadow("[data-roster=size]").is_visible());
    page.shadow("[data-roster=size]").keys("5");
    for (question, choice) in &HOUSEHOLD[2..] {
        press(&page, "next");
        answer(&page, question, choice);
    }
    press(&page, "next");
    let rows: Vec<String> = page.shadow_all("[part=answer]").iter().map(Element::text).collect();
    assert_eq!(rows[0], "ProvinsiKalimantan BaratUbah");
    assert_eq!(rows[1], format!("Anggota rumah tanggaLima orang atau lebih{COUNTED}Ubah"));
    assert_eq!(rows[10], "Jumlah anggota rumah tangga5");
    assert_eq!(
        page.shadow_all("[data-action=edit]")[1].attr("aria-label").as_deref(),
        Some("Ubah: Anggota rumah tangga")
    );
}

#[test]
fn names_stay_in_the_form() {
    let (_server, page) = opened("<form><ppi-form name=ppi layout=list mode=interview></ppi-form></form>");
    press(&page, "member-add");
    field(&page, "name", 0).keys("Sri Rahasia");
    answer_all(&page, &[&HOUSEHOLD[..1], &HOUSEHOLD[2..]].concat());
    assert_eq!(record(&page)["members"], json!(1));
    let sent = page.js("return JSON.stringify([...new FormData(document.forms[0])])", &[]);
    assert!(sent.as_str().is_some_and(|sent| sent.contains("idn-2023") && !sent.contains("Rahasia")), "{sent}");
}

#[test]
fn a_household_has_at_least_one_member_and_whole_ones() {
    let (_server, page) = opened("<ppi-form layout=list mode=interview></ppi-form>");
    let size = page.shadow("[data-roster=size]");
    for (typed, expected) in [("0", json!({})), ("2.5", json!({})), ("-3", json!({})), ("12", json!({ "q2": "E" }))] {
        size.js("this.value = ''; this.dispatchEvent(new Event('input', { bubbles: true }))", &[]);
        size.keys(typed);
        assert_eq!(answers(&page), expected, "{typed}");
    }
}
