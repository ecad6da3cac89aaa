//! What is written down is what stands on the screen: sizes and letters that were typed last, what the drawn list knows of a
//! member, and the draw that travels with the interviews. Before that, plans and lists whose numbers are wrong.

use crate::survey::{
    accessible, cells, choose, collects, fits, go, hand_over, keep_files, opened, presses, ready, saved, says, text,
    types, waits,
};
use ppi_pages::{Page, Value as Json, dist, json};

/// A list of 12 members in two places of service, one of which has a comma in its name.
fn list() -> String {
    let place = |number: u32| if number.is_multiple_of(3) { "\"TP Tayan, Hilir\";Sanggau" } else { "TP Kota;Landak" };
    let row = |number: u32| format!("{};Nama {number};{}\n", 100 + number, place(number));
    ["No Anggota;Nama;TP;Kabupaten\n".to_owned()].into_iter().chain((1..=12).map(row)).collect()
}

/// The number of the first member who is offered of a place.
const MEMBER: &str = "return [...this.options].map((one) => one.textContent).find((text) => text.includes(args[0]))?.split(' · ')[0] ?? null";

/// Types into a field without leaving it, as those do who press a button next.
#[track_caller]
fn leaves(page: &Page, id: &str, text: &str) {
    let set = "this.value = args[0]; this.dispatchEvent(new Event('input', { bubbles: true }))";
    page.shadow_of("ppi-survey", &format!("#{id}")).js(set, &[json!(text)]);
}

/// Types a member's number and leaves the field.
#[track_caller]
fn numbers(page: &Page, number: &str) {
    leaves(page, "entry-member", number);
    choose(page, "entry-member", number);
}

/// Pastes a list of members.
#[track_caller]
fn pastes(page: &Page, list: &str) {
    types(page, "pasted", list);
    page.js("document.querySelector('ppi-survey').shadowRoot.querySelector('#pasted').closest('details').querySelector('button').click()", &[]);
}

/// Waits for what is wrong with an interview.
#[track_caller]
fn refuses(page: &Page, words: &str) {
    waits(page, words, &format!("!!root.querySelector('.entry [role=alert]')?.textContent.includes({})", json!(words)));
}

/// The survey's file.
#[track_caller]
fn file(page: &Page) -> (String, Json) {
    presses(page, "take-json");
    let (_, text) = saved(page);
    let json = serde_json::from_str(&text).expect("JSON");
    (text, json)
}

/// What the last happening wrote down.
#[track_caller]
fn last(page: &Page) -> Json {
    file(page).1["happenings"].as_array().and_then(|all| all.last()).expect("a happening")["value"].clone()
}

#[test]
fn what_stands_on_the_screen_is_what_is_written_down() {
    let (server, page) = opened();
    keep_files(&page);
    planned(&page);
    listed(&page);
    collects(&page);
    entered(&page);
    begun_once(&page);
    overtyped(&page);
    let (written, json) = file(&page);
    assert!(!written.contains("Nama "), "names stay on the device that drew: {}", json["draw"]);

    assert_eq!(page.violations(&server), [""; 0]);

    // Another device has the draw with the interviews.
    let elsewhere = dist();
    page.open(&elsewhere, "/survey.html");
    ready(&page);
    collects(&page);
    hand_over(&page, "bring", "tim.json", &written);
    waits(&page, "the draw", "!!root.querySelector('#visits')?.textContent.startsWith('1 dari 6 anggota sampel')");
    assert!(text(&page, "#taken").contains("Undian dari berkas ini dipakai: 8 anggota."), "{}", text(&page, "#taken"));
    imported(&page, &json["draw"]);
    assert_eq!(page.violations(&elsewhere), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

/// Fewer members than the sizes that are listed, and numbers that are none.
#[track_caller]
fn planned(page: &Page) {
    go(page, "plan");
    choose(page, "plan-population", "500");
    let sizes = "[...root.querySelectorAll('#margins tbody th')].map((cell) => cell.textContent).join()";
    waits(page, "the sizes up to 500", &format!("{sizes} === '100,200,300,400'"));
    choose(page, "plan-population", "50");
    waits(page, "no sizes", "!!root.querySelector('#planned') && !root.querySelector('#margins')");
    for (typed, shown) in [("150", "150"), ("banyak", "banyak")] {
        choose(page, "guess", typed);
        let word = "Perkiraan tingkat kemiskinan, dalam persen: tulis angka di atas 0 dan di bawah 100.";
        waits(page, shown, &format!("root.querySelector('.output [role=alert] li')?.textContent === '{word}'"));
    }
    choose(page, "guess", "50");
    choose(page, "plan-population", "");
    waits(page, "the plan", "!!root.querySelector('#margins')");
}

/// Broken rows are told before the draw, and the sample is no larger than the list.
#[track_caller]
fn listed(page: &Page) {
    go(page, "draw");
    page.shadow_of("ppi-survey", "summary").click();
    pastes(page, &format!("{}113;Nama 13\n101;Nama 1;TP Kota;Sanggau\n", list()));
    waits(page, "the rows", "root.querySelectorAll('#list-seen li').length >= 1");
    assert!(text(page, "#list-seen").contains("14"), "{}", text(page, "#list-seen"));
    page.shadow_of("ppi-survey", "summary").click();
    pastes(page, &list());
    waits(page, "the members", "root.querySelector('#list-seen').textContent === 'Daftar ini memuat 12 anggota.'");
    waits(
        page,
        "the size",
        "root.querySelector('#size').value === '12' && root.querySelector('#reserves').value === '0'",
    );
    for (id, value) in [("size", "6"), ("reserves", "2"), ("seed", "saksi")] {
        choose(page, id, value);
    }
    page.shadow_of("ppi-survey", "#strata-TP").js("this.click()", &[]);
    presses(page, "draw");
    waits(page, "the draw", "!!root.querySelector('#drawn')");
}

/// Letters and sizes that were typed last.
#[track_caller]
fn entered(page: &Page) {
    let next = page.shadow_of("ppi-survey", "#next-member option").text();
    let parts: Vec<&str> = next.split(" · ").collect();
    assert!(parts.len() == 4 && parts[1].starts_with("Nama "), "{next}");
    // By hand: the member number alone.
    let member = parts[0].to_owned();
    leaves(page, "entry-member", &member);
    leaves(page, "letters", "t b b c a b a a b");
    presses(page, "save-interview");
    refuses(page, "Baru 9 dari 10 huruf. Berikutnya pertanyaan 10. Mobil.");
    leaves(page, "letters", "t b b z a b a a b b");
    presses(page, "save-interview");
    refuses(page, "bukan jawaban untuk pertanyaan 4 (Bahan lantai)");
    leaves(page, "letters", "");
    presses(page, "save-interview");
    refuses(page, "belum dijawab: 1. Provinsi; 2. Anggota rumah tangga;");
    leaves(page, "letters", "t b b c a b a a b b");
    leaves(page, "entry-members", "5");
    presses(page, "save-interview");
    refuses(page, "(5) tidak cocok");
    leaves(page, "entry-members", "2");
    presses(page, "save-interview");
    says(page, &format!("Wawancara anggota {member} tersimpan."));
    let value = last(page);
    assert_eq!(value["members"], 2);
    assert_eq!(value["columns"]["TP"], parts[2]);
    assert_eq!(value["columns"]["draw_stratum"], parts[2]);
    assert_eq!(value["columns"]["Kabupaten"], parts[3]);

    page.shadow_of("ppi-survey", "#interviews tbody tr button").js("this.click()", &[]);
    says(page, "Mengubah wawancara");
    waits(page, "the result", "root.querySelector('ppi-form').result?.members === 2");
    leaves(page, "entry-members", "3");
    presses(page, "save-interview");
    says(page, "Perubahan wawancara");
    assert_eq!(last(page)["members"], 3);
    page.viewport(360, 740);
    fits(page, "interviews, 360 pixels");
    accessible(page, "interviews as cards");
    page.shadow_of("ppi-survey", "#interviews").js("this.scrollIntoView()", &[]);
    page.screenshot("survey-interviews-360");
    page.viewport(1280, 900);
    page.shadow_of("ppi-survey", "#interviews").js("this.scrollIntoView()", &[]);
    page.screenshot("survey-interviews-1280");
}

/// One unfinished interview for each member, which goes with the member's interview; a stranger to the draw is told of.
#[track_caller]
fn begun_once(page: &Page) {
    presses(page, "take-member");
    says(page, "Wawancara anggota");
    let member = page.shadow_of("ppi-survey", "#entry-member").prop("value");
    let member = member.as_str().expect("a number").to_owned();
    presses(page, "take-member");
    says(page, &format!("Melanjutkan wawancara anggota {member}."));
    waits(page, "nothing that waits", "!root.querySelector('#waiting')");
    // Somebody else is begun, and left for this member.
    let other = "this.selectedIndex = 1";
    page.shadow_of("ppi-survey", "#next-member").js(other, &[]);
    presses(page, "take-member");
    waits(page, "one that waits", "root.querySelectorAll('#waiting li').length === 1");
    leaves(page, "entry-member", &member);
    choose(page, "entry-status", "refused");
    presses(page, "save-interview");
    says(page, &format!("Wawancara anggota {member} tersimpan."));
    waits(page, "nothing that waits", "!root.querySelector('#waiting')");
    leaves(page, "entry-member", "999");
    choose(page, "entry-status", "moved");
    presses(page, "save-interview");
    says(page, "Wawancara anggota 999 tersimpan. Nomor 999 tidak ada dalam undian");
}

/// Another number than the one that the list filled in: what the list knew of the first member goes, what was typed stays.
#[track_caller]
fn overtyped(page: &Page) {
    let shown =
        || ["TP", "Kabupaten"].map(|name| page.shadow_of("ppi-survey", &format!("#entry-{name}")).prop("value"));
    let kota = page.shadow_of("ppi-survey", "#next-member").js(MEMBER, &[json!("TP Kota")]);
    let tayan = page.shadow_of("ppi-survey", "#next-member").js(MEMBER, &[json!("TP Tayan")]);
    let member = |number: &Json| numbers(page, number.as_str().expect("a number"));
    member(&kota);
    assert_eq!(shown(), ["TP Kota", "Landak"]);
    member(&tayan);
    assert_eq!(shown(), ["TP Tayan, Hilir", "Sanggau"]);
    numbers(page, "998");
    assert_eq!(shown(), ["", ""]);
    leaves(page, "entry-Kabupaten", "Sambas");
    member(&kota);
    assert_eq!(shown(), ["TP Kota", "Sambas"]);
    // The number was typed last: what is written down is of that member all the same.
    leaves(page, "entry-member", "997");
    choose(page, "entry-status", "moved");
    presses(page, "save-interview");
    says(page, "Wawancara anggota 997 tersimpan.");
    assert_eq!(last(page)["columns"], json!({ "Kabupaten": "Sambas" }));
    leaves(page, "entry-Kabupaten", "");
    leaves(page, "entry-member", tayan.as_str().expect("a number"));
    choose(page, "entry-status", "moved");
    presses(page, "save-interview");
    says(page, &format!("Wawancara anggota {} tersimpan.", tayan.as_str().expect("a number")));
    let columns = last(page)["columns"].clone();
    assert_eq!([&columns["TP"], &columns["Kabupaten"]], ["TP Tayan, Hilir", "Sanggau"]);
    // A number put right afterwards.
    page.shadow_of("ppi-survey", "#interviews tbody tr:last-child button").js("this.click()", &[]);
    says(page, "Mengubah wawancara");
    member(&kota);
    presses(page, "save-interview");
    says(page, "Perubahan wawancara");
    let columns = last(page)["columns"].clone();
    assert_eq!([&columns["TP"], &columns["Kabupaten"], &columns["draw_stratum"]], ["TP Kota", "Landak", "TP Kota"]);
}

/// Rows of a file: places by hand, strata from the draw, strangers told of and left out of what is weighted by strata.
#[track_caller]
fn imported(page: &Page, draw: &Json) {
    // Somebody of the other place too, since every stratum needs an interview.
    let other =
        draw["csv"].as_str().and_then(|csv| csv.lines().find(|row| row.contains("TP Tayan"))).expect("a member");
    let other = other.split(',').next().expect("a number");
    let row = |(member, car)| format!("{member};x;T;B;B;C;A;B;A;A;B;{car}\n");
    let rows = [("A9", "A"), ("A8", "B"), (other, "B")].map(row);
    let head = "No Anggota;Lokasi;q1;q2;Rekening;q4;q5;q6;q7;q8;q9;q10\n";
    hand_over(page, "bring", "kantor.csv", &[head, &rows.concat()].concat());
    waits(page, "the columns", "!!root.querySelector('#map-branch') && !!root.querySelector('#map-regency')");
    presses(page, "take-map");
    waits(
        page,
        "the strangers",
        "root.querySelector('#taken .not-drawn')?.textContent.startsWith('2 nomor anggota tidak ada dalam undian')",
    );
    waits(page, "whom to place", "root.querySelector('#unplaced')?.textContent.endsWith('A9; A8.')");
    assert!(cells(page, "interviews").iter().any(|row| row[0] == "A9"));
    go(page, "result");
    waits(page, "the sheets", "!!root.querySelector('#result-sheet')");
    choose(page, "result-sheet", "Wawancara di perangkat ini");
    waits(page, "the mark", "!!root.querySelector('#unplaced')?.textContent.startsWith('2 wawancara tidak menyebut')");
    waits(page, "no refusal", "!root.querySelector('.work [role=alert]')");
}
