//! A trainer's own household: typed in with its members, refused with its problems, then part of exercises and of a group.

use crate::verbs::lesson::{cells, choose, opened, press, says, texts};
use crate::verbs::{accessible, published};
use ppi_pages::{Page, json};

#[track_caller]
fn to_step(page: &Page, at: usize, heading: &str) {
    page.find("#steps").js("this.selectedIndex = args[0]; this.dispatchEvent(new Event('change'))", &[json!(at)]);
    says(page, "#heading", heading);
}

#[track_caller]
fn write(page: &Page, css: &str, text: &str) {
    page.find(css).js("this.value = ''; this.focus()", &[]);
    page.keys(text);
}

#[test]
fn a_household_of_ones_own_with_its_members() {
    let page = opened();
    to_step(&page, 7, "Dari satu ke kelompok");
    choose(&page, "#source", "own");
    says(&page, "#step .mark", "Belum ada kasus sendiri. Tambahkan dulu di langkah “Kasus sendiri”");
    to_step(&page, 9, "Rumah tangga dan orang");
    says(&page, "#step .mark", "Belum ada kasus sendiri.");

    to_step(&page, 10, "Kasus sendiri");
    write(&page, "#case-title", "Pak Rudi");
    write(&page, "#case-story", "Kami bertiga di Sekadau.");
    for (at, letter) in "TEACABBABB".chars().enumerate() {
        choose(&page, &format!("#step [data-question=q{}]", at + 1), &letter.to_string());
    }
    for (at, (name, age)) in [("Rudi", "40"), ("Ani", "tiga puluh"), ("Budi", "12"), ("", "")].into_iter().enumerate() {
        press(&page, "#add-member");
        page.wait("another member", |page| (page.all(".member").len() == at + 1).then_some(()));
        // The name of a new member has the focus.
        page.keys(name);
        write(&page, &format!(".member:nth-child({}) [inputmode]", at + 1), age);
    }
    choose(&page, ".member:nth-child(3) select", "yes");
    // Another line builds the step anew: what was typed stays.
    choose(&page, "#line", "ppp365_2017");
    page.wait("the members", |page| (page.all(".member").len() == 4).then_some(()));
    assert_eq!(page.find(".member:nth-child(2) [inputmode]").prop("value"), "tiga puluh");
    choose(&page, "#line", "nl100");
    press(&page, "#add");
    says(&page, "#problems", "Rumah tangga ini belum bisa ditambahkan:");
    let refused = [
        "anggota ke-2, umur: ditemukan \"tiga puluh\", seharusnya umur dalam tahun penuh, 0 sampai 150.",
        "anggota ke-4, umur: ditemukan kosong, seharusnya umur dalam tahun penuh, 0 sampai 150.",
    ];
    assert_eq!(texts(&page, "#problems li"), refused);
    accessible(&page, "own case");
    press(&page, ".member:nth-child(4) button");
    write(&page, ".member:nth-child(2) [inputmode]", "38");
    press(&page, "#add");
    let by_list = "dipilih “Lima orang atau lebih”, menurut daftar “Dua atau tiga orang”.";
    says(&page, "#problems li", by_list);
    assert!(texts(&page, "#problems li")[0].starts_with("Anggota rumah tangga: "));
    choose(&page, "#step [data-question=q2]", "B");
    press(&page, "#add");
    says(&page, "#problems", "Pak Rudi ditambahkan ke latihan.");
    assert_eq!(page.all(".member").len(), 0);
    // 5 + 15 + 6 + 0 + 8 + 0 + 0 + 9 + 0 + 0
    let percent = format!("{:.1}%", published(0, 43) * 100.0).replace('.', ",");
    assert_eq!(cells(&page, "#own table")[0][..3], ["Pak Rudi", "43", &*percent]);

    to_step(&page, 5, "Latihan: daftar anggota");
    choose(&page, "#family", "Pak Rudi");
    page.wait("the list", |page| (cells(page, "#step table").len() == 3).then_some(()));
    assert_eq!(cells(&page, "#step table")[2], ["Budi", "12", "Ya"]);
    to_step(&page, 7, "Dari satu ke kelompok");
    says(&page, "#rate", &format!("Tingkat kemiskinan: {percent}"));
    to_step(&page, 9, "Rumah tangga dan orang");
    assert!(texts(&page, ".bar strong")[1].ends_with("dari 3 orang)"), "{:?}", texts(&page, ".bar strong"));
    assert_eq!(page.errors(), [""; 0]);
}
