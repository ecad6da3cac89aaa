//! What is wrong with a survey, in the language of whoever holds it.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::batch::{Batch, households};
use ppi_widget::i18n::Language;
use ppi_widget::plan::plan_size;
use ppi_widget::problem::Problem;
use ppi_widget::rounds::compare;
use ppi_widget::sample::{Draw, draw};
use serde_json::{Value as Json, json};
use support::card;
use support::rounds::{POOR, estimate, survey};

/// The messages in Bahasa Indonesia; in English they are those that `Display` gives.
#[track_caller]
fn tells(problems: &[Problem], expected: &[&str]) {
    let number = |number: f64| number.to_string();
    let said = |language: Language| problems.iter().map(|one| language.problem(one, &number)).collect::<Vec<_>>();
    assert_eq!(said(Language::Indonesian), expected);
    assert_eq!(said(Language::English), problems.iter().map(ToString::to_string).collect::<Vec<_>>());
}

fn batch(csv: &str, options: Json) -> Vec<Problem> {
    let ended = Batch::new(card("idn-2012"), &options.into()).and_then(|mut batch| {
        batch.push(csv.as_bytes())?;
        batch.end()?;
        batch.report()
    });
    ended.expect_err("a problem")
}

#[test]
fn of_a_file_and_its_options() {
    let csv = survey(&[("1", "A", POOR)]);
    tells(
        &batch(&csv.replace("q9", "q8"), json!({ "by": ["TP"] })),
        &[
            "kolom q8: ditemukan dua, seharusnya satu kolom bernama \"q8\" di baris pertama",
            "kolom q9: ditemukan kosong, seharusnya satu kolom bernama \"q9\" di baris pertama",
            "kolom TP: ditemukan kosong, seharusnya satu kolom bernama \"TP\" di baris pertama",
        ],
    );
    tells(&batch("", json!({})), &["seluruhnya: ditemukan kosong, seharusnya baris pertama berisi nama kolom"]);
    tells(
        &batch(
            &csv,
            json!({ "by": "branch", "population": { "A": 0.5 }, "weight": "persons", "z": -1, "language": "id" }),
        ),
        &[
            "satuan: ditemukan \"persons\", seharusnya salah satu dari household, members, participants",
            "z: ditemukan -1, seharusnya kuantil normal di atas 0, paling besar 10",
            "jumlah populasi A: ditemukan 0,5, seharusnya angka 1 atau lebih",
        ],
    );
}

#[test]
fn of_a_list_that_is_drawn_from() {
    let options = json!({ "size": 2, "seed": 1, "strata": "tp", "id": "id", "language": "id" });
    let asked = Draw::read(&options.into()).expect("options");
    tells(
        &draw(b"id;tp\n1;A\n1;\n3\n", &asked).expect_err("problems"),
        &[
            "baris 3, kolom 2: ditemukan sel kosong, seharusnya nilai \"tp\" untuk strata",
            "baris 3, kolom 1: ditemukan \"1\", seharusnya nomor yang berbeda; baris 2 memakai nomor yang sama",
            "baris 4: ditemukan 1 sel, seharusnya 2 sel, seperti pada baris pertama",
        ],
    );
    // What somebody wrote stays as it is, also where it looks like words of ours.
    tells(
        &draw(b"id;tp\nnothing;A\nnothing;A\n", &asked).expect_err("problems"),
        &["baris 3, kolom 1: ditemukan \"nothing\", seharusnya nomor yang berbeda; baris 2 memakai nomor yang sama"],
    );
}

#[test]
fn of_plans_and_rounds() {
    tells(
        &plan_size(&json!({ "margin": 5, "language": "id" }).into()).expect_err("a problem"),
        &["batas galat: ditemukan 5, seharusnya pecahan mulai 0,000001, di bawah 1"],
    );
    let measured = estimate("idn-2012", &survey(&[("1", "A", POOR)]), json!({}));
    let published = json!({ "scorecard": "idn-2023", "line": "nl100", "rate": 0.4, "n": 500 });
    tells(
        &compare(&json!({ "baseline": measured, "followup": published, "language": "id" }).into())
            .expect_err("a problem"),
        &[
            "lembar penilaian putaran kedua: ditemukan idn-2023 setelah idn-2012, seharusnya lembar penilaian yang sama: lembar penilaian \
           lain memiliki pertanyaan, poin dan garis lain, sehingga selisih tingkat bukan perubahan. Antar lembar penilaian, \
           hanya garis warisan (legacy) yang dapat dibandingkan, dengan tingkat terbitan pada garis itu; idn-2012 memiliki \
           legacy2007_nl100, legacy2007_ppp125_2005, legacy2007_ppp250_2005",
        ],
    );
}

#[test]
fn of_many_households_without_an_id_of_their_own() {
    let csv = survey(&vec![("7", "A", POOR); 251]);
    let problems = households(&card("idn-2012"), csv.as_bytes(), &json!({ "id": "id" }).into()).expect_err("problems");
    assert_eq!(problems.len(), 101);
    tells(
        &problems[100..],
        &["seluruhnya: ditemukan 250 masalah, seharusnya tidak ada; 100 yang pertama tertulis di atas"],
    );
}

#[test]
fn of_records_that_do_not_agree_with_the_card() {
    let record = support::json("tests/golden/result-idn-2023.json");
    let expected = |pointer: &str, value: Json| {
        let mut batch = Batch::new(card("idn-2023"), &json!({ "language": "id" }).into()).expect("options");
        batch.push_record(&support::with(record.clone(), pointer, value).into()).expect("a batch that goes on");
        Json::from(&batch.estimate().expect("an estimate"))["refused"][0]["expected"].clone()
    };
    assert_eq!(expected("/answers/q3", json!("Z")), "kode pilihan jawaban pertanyaan ini");
    assert_eq!(expected("/members", json!(0)), "null, atau bilangan bulat 1 atau lebih");
    assert_eq!(expected("/mode", json!("alone")), "\"self\", \"interview\" atau \"class\"");
    assert_eq!(expected("/format", json!("x")), "\"ppi-result\"");
}
