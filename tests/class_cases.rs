//! Files of practice households: what is wrong in one, and how it is told.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::class::{check_case, check_cases};
use ppi_widget::i18n::Language;
use serde_json::{Value as Json, json};
use support::{card, messages};

fn cases() -> Vec<Json> {
    support::json("www/class/households.json")["cases"].as_array().expect("cases").clone()
}

#[test]
fn a_file_of_cases_is_refused_with_every_problem() {
    let card = card("idn-2023");
    let refused = |change: fn(&mut Json)| {
        let mut file = json!({ "format": "ppi-cases", "version": 1, "cases": [cases()[0]] });
        change(&mut file);
        messages(&check_cases(&card, &file.into()))
    };
    assert_eq!(refused(|_| {}), [""; 0]);
    assert_eq!(refused(|file| file["format"] = json!("x")), ["format: found \"x\", expected \"ppi-cases\" (cases)"]);
    assert_eq!(
        refused(|file| file["cases"] = json!([])),
        ["cases: found a list of 0, expected a list of 1 to 500 households (cases)"]
    );
    assert_eq!(
        refused(|file| {
            file["cases"][0]["title"] = json!("");
            file["cases"][0]["members"][1]["age"] = json!("forty");
            file["cases"][0]["answers"]["idn-2023"]["q4"] = json!(null);
        }),
        [
            "cases[0].title: found \"\", expected a text of at most 5000 characters, or one for each language (cases)",
            "cases[0].members[1].age: found \"forty\", expected an age in whole years, 0 to 150 (cases)",
            "cases[0].answers.idn-2023.q4: found nothing, expected an answer (cases)",
        ]
    );
    assert_eq!(
        refused(|file| file["cases"][0]["answers"]["idn-2023"]["q2"] = json!("C")),
        ["cases[0].answers.idn-2023.q2: found \"C\", expected \"E\", by the list of members (cases)"]
    );
    assert_eq!(
        refused(|file| file["cases"][0]["answers"]["idn-2023"]["q2"] = json!("D")),
        ["cases[0].answers.idn-2023.q2: found \"D\", expected one of A, B, C, E (cases)"]
    );
    // The story in English has eleven sentences, and so has the one in Bahasa Indonesia.
    assert_eq!(
        refused(|file| {
            file["cases"][0]["because"][1] = json!(12);
            file["cases"][0]["because"][2] = json!(0);
            file["cases"][0]["because"][3] = json!(null);
        }),
        [
            "cases[0].because[1]: found 12, expected the number of a sentence of the story, 1 to 11, or null (cases)",
            "cases[0].because[2]: found 0, expected the number of a sentence of the story, 1 to 11, or null (cases)",
        ]
    );
    assert_eq!(refused(|file| file["cases"][0]["because"] = json!(null)), [""; 0]);
    assert_eq!(
        refused(|file| file["cases"][0]["because"] = json!([1])),
        ["cases[0].because: found a list of 1, expected a list with a number for each of the 10 questions (cases)"]
    );
}

#[test]
fn what_is_wrong_in_a_file_of_cases_is_told_in_the_language_of_the_page() {
    let card = card("idn-2023");
    let told = |change: fn(&mut Json)| {
        let mut file = json!({ "format": "ppi-cases", "version": 1, "cases": [cases()[0], cases()[1]] });
        change(&mut file);
        let problems = check_cases(&card, &file.into());
        Language::ALL.map(|language| {
            let said = problems.iter().map(|problem| language.problem_of_cases(problem, &|number| number.to_string()));
            said.collect::<Vec<String>>()
        })
    };
    let [ours, english] = told(|file| {
        file["version"] = json!("1");
        file["cases"][1] = json!({ "title": "", "members": [{ "age": 200, "school": "ya" }], "answers": { "idn-2023": { "q2": "Z" } } });
        file["cases"][0]["answers"]["idn-2023"]["q2"] = json!("C");
        file["cases"][0]["answers"]["idn-2023"]["q4"] = json!(null);
        file["cases"][0]["because"][9] = json!(99);
    });
    let expected = [
        "version: ditemukan \"1\", seharusnya 1.",
        "rumah tangga ke-1, because ke-10: ditemukan 99, seharusnya nomor kalimat dalam cerita, 1 sampai 11, atau null.",
        "rumah tangga ke-1, jawaban, idn-2023, q2: ditemukan \"C\", seharusnya \"E\", menurut daftar anggota.",
        "rumah tangga ke-1, jawaban, idn-2023, q4: ditemukan kosong, seharusnya sebuah jawaban.",
        "rumah tangga ke-2, judul: ditemukan \"\", seharusnya teks paling panjang 5000 huruf, atau satu untuk setiap bahasa.",
        "rumah tangga ke-2, cerita: ditemukan kosong, seharusnya teks paling panjang 5000 huruf, atau satu untuk setiap bahasa.",
        "rumah tangga ke-2, anggota ke-1, umur: ditemukan 200, seharusnya umur dalam tahun penuh, 0 sampai 150.",
        "rumah tangga ke-2, anggota ke-1, bersekolah: ditemukan \"ya\", seharusnya true atau false.",
        "rumah tangga ke-2, jawaban, idn-2023, q2: ditemukan \"Z\", seharusnya salah satu dari A, B, C, E.",
    ];
    assert_eq!(ours, expected);
    assert_eq!(english[3], "household 1, answers, idn-2023, q4: found nothing, expected an answer.");
    let [ours, english] =
        told(|file| file["cases"] = json!([7, { "title": "A", "story": "B.", "members": [], "because": [] }]));
    assert_eq!(ours[0], "rumah tangga ke-1: ditemukan 7, seharusnya sebuah objek.");
    let more = [
        "rumah tangga ke-2, because: ditemukan daftar berisi 0, seharusnya daftar dengan satu angka untuk masing-masing dari 10 pertanyaan.",
        "rumah tangga ke-2, anggota: ditemukan daftar berisi 0, seharusnya daftar berisi 1 sampai 50 anggota.",
        "rumah tangga ke-2, jawaban, idn-2023: ditemukan kosong, seharusnya objek dari kode pertanyaan ke kode pilihan jawaban.",
    ];
    assert_eq!(ours[1..], more);
    assert_eq!(
        english[1],
        "household 2, because: found a list of 0, expected a list with a number for each of the 10 questions."
    );
    let [ours, _] = told(|file| file["cases"] = json!({}));
    assert_eq!(ours, ["rumah tangga: ditemukan sebuah objek, seharusnya daftar berisi 1 sampai 500 rumah tangga."]);
}

#[test]
fn one_case_is_told_without_its_number() {
    let card = card("idn-2023");
    let mut case = cases()[0].clone();
    assert_eq!(messages(&check_case(&card, &case.clone().into())), [""; 0]);
    case["members"][1]["age"] = json!("forty");
    let told = "members[1].age: found \"forty\", expected an age in whole years, 0 to 150 (cases)";
    assert_eq!(messages(&check_case(&card, &case.into())), [told]);
}
