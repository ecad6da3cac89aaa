//! The lesson, opened from the disk and walked through by keys: its figures beside those of the engine and beside numbers
//! written by hand from the published points and tables.

use crate::verbs::lesson::{cells, choose, hand_over, opened, press, says, texts, turn};
use crate::verbs::{accessible, published};
use ppi_pages::{Browser, Key, Page, json, root};

#[track_caller]
fn fits(page: &Page, step: &str) {
    let wider = "const { scrollWidth, clientWidth } = document.documentElement; \
        const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth); \
        return scrollWidth > clientWidth ? wide.slice(0, 5).map((one) => `${one.localName}#${one.id} ${one.className}`) : []";
    assert_eq!(page.js(wider, &[]), json!([]), "{}: {step}", page.browser());
}

#[test]
fn the_whole_lesson_by_keys() {
    let page = opened();
    assert_eq!(page.find("#heading").text(), "Apa itu PPI");
    accessible(&page, "start");

    turn(&page, Key::PageDown, "Satu rumah tangga");
    page.wait("the form", |page| page.shadow(".class-strip").exists().then_some(()));
    press(&page, "#fill");
    page.wait("the sum", |page| {
        (page.shadow(".running").text() == "5 + 0 + 6 + 0 + 8 + 0 + 0 + 9 + 0 + 0 = 28").then_some(())
    });
    assert_eq!(page.shadow(".class-details [aria-current=true]").text(), "2819,9%");
    let likelihood = page.js("return document.querySelector('ppi-form').result.lines[0].likelihood", &[]);
    assert!((likelihood.as_f64().expect("a number") - published(0, 28)).abs() < 1e-9);
    let slip = page.shadow(".class-details code").text();
    assert!(slip.starts_with("ppi1/idn-2023/") && slip.ends_with("/TEACABBABB"), "{slip}");
    accessible(&page, "one household");

    turn(&page, Key::PageDown, "Garis kemiskinan");
    let rows = cells(&page, ".halves table");
    assert_eq!(rows[0], ["Garis kemiskinan nasional", "28", "19,9%"]);
    assert_eq!(rows[1], ["US$3,65 per hari (PPP 2017)", "31", "34,3%"]);
    assert!(rows[9..].iter().all(|row| row[1] == "30"), "{rows:?}");
    choose(&page, "#compared", "Pak Anton, penyadap karet di Sintang");
    says(&page, ".halves caption", "Pak Anton");
    assert_eq!(cells(&page, ".halves table")[0], ["Garis kemiskinan nasional", "14", "53,6%"]);
    says(&page, ".halves .mark", "Rumah tangga ini tidak menjawab kartu PPI Indonesia 2010. Pilih Pak Yohanes,");
    choose(&page, "#compared", "Pak Yohanes, peternak lele di Sanggau");
    says(&page, ".halves caption", "Pak Yohanes");
    page.find("#heading").js("this.focus()", &[]);
    accessible(&page, "lines");

    turn(&page, Key::Right, "Jumlah di luar tabel");
    assert_eq!(page.find(".big").text(), "13 + 18 + 8 + 8 + 9 + 9 + 8 + 9 + 8 + 11 = 101");
    assert_eq!(
        page.find(".rows .here").text().split('%').next(),
        Some(&*format!("100{:.1}", published(3, 100) * 100.0).replace('.', ","))
    );
    accessible(&page, "beyond the table");

    turn(&page, Key::Right, "Latihan: jawab, jumlahkan, baca");
    exercise(&page);
    turn_from(&page, "Latihan: daftar anggota");
    roster(&page);
    turn_from(&page, "Hasil peserta");
    results(&page, &slip);
    turn_from(&page, "Dari satu ke kelompok");
    group(&page);
    turn_from(&page, "Margin kesalahan");
    margin(&page);
    turn_from(&page, "Rumah tangga dan orang");
    persons(&page);
    turn_from(&page, "Kasus sendiri");
    cases(&page);
    turn_from(&page, "Lembar untuk dibagikan");
    accessible(&page, "handout");

    // Back in English, in the dark, on a narrow screen.
    press(&page, "#language");
    choose(&page, "#look", "dark");
    page.viewport(if page.browser() == Browser::WebKit { 334 } else { 320 }, 800);
    says(&page, "#heading", "Handout");
    page.find("#heading").js("this.focus()", &[]);
    for heading in [
        "Your own households",
        "Households and persons",
        "Margin of error",
        "From one to a group",
        "Results of the participants",
        "Exercise: the list of members",
        "Exercise: mark, add, read",
        "A total beyond the table",
        "Poverty lines",
        "One household",
        "What the PPI is",
    ] {
        turn(&page, Key::PageUp, heading);
        fits(&page, heading);
        accessible(&page, heading);
        if heading == "Results of the participants" {
            assert_eq!(page.find("#pasted").prop("value"), "halo", "what was typed is still there");
            choose(&page, "#look", "contrast");
            page.find("#heading").js("this.focus()", &[]);
        }
        if heading == "Exercise: mark, add, read" {
            assert_eq!(page.find("#sum").prop("value"), "35");
            assert_eq!(page.find("#step [data-question=q2]").prop("value"), "A");
        }
    }
    page.viewport(360, 800);
    fits(&page, "360");
    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(page.js("return window.ppiWatch.violations", &[]), json!([]));
    assert_eq!(
        page.js("return [localStorage.length, performance.getEntriesByType('resource').length]", &[]),
        json!([0, 0])
    );
}

/// Turns on from wherever the focus is, from the heading on.
#[track_caller]
fn turn_from(page: &Page, heading: &str) {
    page.find("#heading").js("this.focus()", &[]);
    turn(page, Key::PageDown, heading);
}

/// Pak Yohanes by hand: 28 points, 19.9%; with a fridge that he does not have 35 points, 10.3%.
#[track_caller]
fn exercise(page: &Page) {
    let mark = |letters: &str| {
        for (at, letter) in letters.chars().enumerate() {
            choose(page, &format!("#step [data-question=q{}]", at + 1), &letter.to_string());
        }
    };
    let write = |sum: &str, likelihood: &str| {
        for (field, text) in [("#sum", sum), ("#likelihood", likelihood)] {
            page.find(field).js("this.value = ''; this.focus()", &[]);
            page.keys(text);
        }
        press(page, "#check");
    };
    press(page, "#table summary");
    page.wait("the table", |page| (cells(page, "#table table").len() == 101).then_some(()));
    assert_eq!(cells(page, "#table table")[28][..3], ["28", "19,9%", "39,6%"]);
    press(page, "#table summary");
    write("28", "");
    says(page, "#verdict", "Belum dijawab: Provinsi, Anggota rumah tangga,");
    says(page, "#verdict", "Mobil, Kemungkinan miskin (%).");
    mark("TEACABBAAB");
    write("30", "tujuh");
    says(page, "#verdict", "Kemungkinan miskin (%): ditemukan “tujuh”, seharusnya persen dari 0 sampai 100.");
    assert!(!page.find("#score").is_visible(), "no try yet");
    write("30", "199");
    says(page, "#verdict", "Kemungkinan miskin (%): ditemukan “199”, seharusnya persen dari 0 sampai 100.");
    assert!(!page.find("#score").is_visible(), "no try yet");
    // The rows about the sum stand beside it, the one to read unmarked before the check.
    assert_eq!(cells(page, "#near table")[0][1..3], ["16,6%", "15,2%"]);
    assert!(!page.find("#near .read").exists());
    write("36", "9,4");
    says(
        page,
        "#verdict",
        "Kulkas: ditandai “Ya”, tetapi menurut cerita “Tidak”. Kata cerita: “Kulkas belum ada, mobil apalagi.”",
    );
    // 36 is the sum of none of the lines: 35, 39, 40, 39, 40, 39, 40, 40, 38.
    says(page, "#verdict", "Jumlah: tertulis 36, poin dari jawaban yang ditandai berjumlah 35.");
    assert_eq!(page.all("#verdict li").len(), 2);
    accessible(page, "exercise, mistakes");
    mark("TEACABBABB");
    write("28", "18,2");
    says(page, "#verdict", "Baris: angka itu ada di baris 29. Untuk jumlah 28, baca baris 28: 19,9%.");
    write("28", "39,6");
    says(
        page,
        "#verdict",
        "di kolom “US$3,65 per hari (PPP 2017)”. Pada garis “Garis kemiskinan nasional” tertulis 19,9%.",
    );
    write("28", "34,3");
    says(page, "#verdict", "kemungkinan rumah tangga ini pada garis “US$3,65 per hari (PPP 2017)”.");
    write("28", "0,199");
    says(page, "#verdict", "tulis dalam persen, 19,9%.");
    write("31", "15,2");
    says(page, "#verdict", "Garis: 31 adalah jumlah pada garis “US$3,65 per hari (PPP 2017)”.");
    write("28", "19,9");
    says(page, "#verdict", "Semua benar");
    says(page, "#score", "Benar pada percobaan pertama: 0 dari 1");
    choose(page, "#exercise", "Nenek Sabina, tinggal sendiri di Kapuas Hulu");
    mark("TAACBBBBBB");
    write("35", "10,3");
    says(page, "#verdict", "Semua benar");
    says(page, "#score", "Benar pada percobaan pertama: 1 dari 2");
    assert_eq!(texts(page, "#near .read"), ["35", "10,3%"]);
}

/// Pak Anton: six members of 38, 35, 16 (not at school), 12, 8 and 4 years.
#[track_caller]
fn roster(page: &Page) {
    press(page, "#check");
    says(page, "#verdict", "Belum dijawab: PPI Indonesia 2022: Anggota rumah tangga;");
    says(page, "#score", "1 dari 2");
    let first = "for (const task of document.querySelectorAll('.task')) task.selectedIndex = 1";
    page.js(first, &[]);
    press(page, "#check");
    says(page, "#score", "Benar pada percobaan pertama: 1 dari 3");
    let all = "Yang dihitung: Anton (38), Rosa (35), Yosep (16), Agnes (12), Marko (8), Tina (4).";
    let right = [
        &*format!(
            "PPI Indonesia 2022, Anggota rumah tangga: dipilih “Satu orang”, seharusnya “Lima orang atau lebih”. {all}"
        ),
        &*format!("“Enam orang atau lebih”. {all}"),
        "“Tidak ada atau satu orang”. Yang dihitung: Tina (4). Tidak dihitung: Anton (38), Rosa (35), Yosep (16), Agnes (12), Marko (8).",
        "“Tidak ada atau satu orang”. Yang dihitung: Marko (8). Tidak dihitung: Anton (38), Rosa (35), Yosep (16), Agnes (12), Tina (4).",
        &*format!("“Enam orang atau lebih”. {all}"),
        "“Tidak semuanya”. Yang dihitung: Yosep (16), Agnes (12), Marko (8). Tidak dihitung: Anton (38), Rosa (35), Tina (4).",
    ];
    page.wait("the verdict", |page| (page.all("#verdict li").len() == right.len()).then_some(()));
    for (line, right) in texts(page, "#verdict li").iter().zip(right) {
        assert!(line.ends_with(right), "{line}");
    }
    choose(page, ".task", "Lima orang atau lebih");
    press(page, "#check");
    says(page, "#verdict li", "benar, “Lima orang atau lebih”.");
    accessible(page, "roster");
}

#[track_caller]
fn results(page: &Page, slip: &str) {
    page.find("#pasted").js("this.value = args[0]; this.focus()", &[json!(format!("{slip}/5\nhalo\n{slip}\n{slip}"))]);
    press(page, "#take");
    says(page, "#refused", "Diambil: 2. Ditolak: 1.");
    says(page, "#refused li", "baris 2: bukan hasil PPI;");
    says(page, "#refused li + li", "baris 4: sama dengan Peserta 2, tidak dihitung lagi.");
    press(page, "#refused li button");
    says(page, "#refused li + li", "baris 4: dihitung sebagai Peserta 3.");
    assert_eq!(cells(page, "#list table").len(), 3);
    press(page, "#list tr:last-child button");
    assert_eq!(page.find("#pasted").prop("value"), "halo", "what was refused stays");
    hand_over(page, "#files", "hasil.json", "[{\"format\":\"ppi-result\",\"scorecard\":{\"id\":\"idn-2020\"}}]");
    says(page, "#refused li", "hasil.json: hasil ke-1: hasil dari kartu “idn-2020”; kelas ini memakai kartu idn-2023.");
    // What is damaged, or no result at all, is told once for a file.
    hand_over(page, "#files", "rusak.json", "[\n{\"format\":\n\"ppi-result\",\n");
    says(page, "#refused li", "rusak.json: isi JSON ini rusak atau terpotong;");
    hand_over(page, "#files", "catatan.txt", "satu\ndua\ntiga");
    says(page, "#refused li", "catatan.txt: bukan hasil PPI;");
    assert_eq!(page.all("#refused li").len(), 1);
    let rows = cells(page, "#list table");
    assert_eq!(rows[0][1..4], ["5", "28", "19,9%"]);
    assert_eq!(rows[1][1..4], ["–", "28", "19,9%"]);
    accessible(page, "results");
}

/// The mean of ten likelihoods is 17.0%; row 42, that of the mean score 41.8, has 5.1%.
#[track_caller]
fn group(page: &Page) {
    let rows = cells(page, "#step table");
    assert_eq!(rows[10], ["Rata-rata", "", "17,0%"]);
    let scores: [usize; 10] = [28, 52, 50, 72, 83, 14, 13, 35, 44, 27];
    let mean = scores.iter().map(|score| published(0, *score)).sum::<f64>() / 10.0;
    assert_eq!(format!("{:.1}%", mean * 100.0).replace('.', ","), rows[10][2]);
    for (row, score) in rows.iter().zip(scores) {
        let percent = format!("{:.1}%", published(0, score) * 100.0).replace('.', ",");
        assert_eq!((&row[1], &row[2]), (&score.to_string(), &percent));
    }
    says(page, "#rate", "Tingkat kemiskinan: 17,0%");
    says(page, "#wrong", "(41,8), lalu tabel dibaca pada skor 42: 5,1%. Selisihnya −11,9 poin persen");
    says(page, "#interval", "10 rumah tangga: 0,0% sampai 36,6%.");
    says(page, "#benchmark", "7,1% rumah tangga di Kalimantan Barat");
    accessible(page, "group");
    choose(page, "#source", "participants");
    says(page, "#rate", "Tingkat kemiskinan: 19,9%");
    choose(page, "#source", "practice");
    says(page, "#rate", "Tingkat kemiskinan: 17,0%");
}

/// At a rate of 17.0% in a credit union of 4,200 households.
#[track_caller]
fn margin(page: &Page) {
    says(page, "#margin", "10 wawancara: ± 19,5 poin persen");
    page.find("#interviews").js("this.focus()", &[]);
    page.keys(Key::Right + "");
    says(page, "#margin", "20 wawancara: ± 13,8 poin persen");
    page.keys(Key::End + "");
    says(page, "#margin", "4.200 wawancara: ± 0,0 poin persen");
    let rows = cells(page, "#step table");
    // 1.6449 · √(0.1703 · 0.8297 / n) · √((4200 − n) / 4199)
    let by_hand = [["10", "± 19,5"], ["30", "± 11,2"], ["100", "± 6,1"], ["300", "± 3,4"], ["1.000", "± 1,7"]];
    assert_eq!(rows[..5], by_hand);
    // The page keys turn the steps from a slider and a number field too.
    page.keys(Key::PageUp + "");
    says(page, "#heading", "Dari satu ke kelompok");
    turn_from(page, "Margin kesalahan");
    let population = |text: &str| {
        let script = "this.focus(); this.value = args[0]; this.dispatchEvent(new Event('input', { bubbles: true }))";
        page.find("#population").js(script, &[json!(text)]);
    };
    population("9");
    says(page, "#bad-population", "isi bilangan bulat 10 sampai 10.000.000.");
    population("100");
    says(page, "#bad-population", "");
    // At 30 of 100: 11.3 · √(70 / 99)
    assert_eq!(cells(page, "#step table"), [["10", "± 18,6"], ["30", "± 9,5"], ["100", "± 0,0"]]);
    population("4200");
    accessible(page, "margin");
}

/// The practice households, then the participants: those whose code carries the number of members.
#[track_caller]
fn persons(page: &Page) {
    assert_eq!(
        texts(page, ".bar strong"),
        ["Dari semua rumah tangga: 17,0%", "Dari semua orang: 24,1% (kira-kira 10 dari 40 orang)"]
    );
    says(page, "#benchmarks", "7,1% rumah tangga dan 9,0% orang");
    accessible(page, "persons");
    choose(page, "#source", "participants");
    says(page, "#step .mark", "Jumlah anggota belum diketahui pada sebagian rumah tangga; isi");
    // Without the participant whose code carried no number of members.
    choose(page, "#steps", "7. Hasil peserta");
    says(page, "#heading", "Hasil peserta");
    press(page, "#list tr:last-child button");
    page.wait("one participant", |page| (cells(page, "#list table").len() == 1).then_some(()));
    choose(page, "#steps", "10. Rumah tangga dan orang");
    page.wait("the rate of persons", |page| (texts(page, ".bar strong").len() == 2).then_some(()));
    assert_eq!(texts(page, ".bar strong")[1], "Dari semua orang: 19,9% (kira-kira 1 dari 5 orang)");
    choose(page, "#source", "practice");
    says(page, ".bar strong", "17,0%");
}

#[track_caller]
fn cases(page: &Page) {
    press(page, "#add");
    says(page, "#problems", "Belum diisi: Judul, Cerita, Provinsi,");
    hand_over(page, "#open", "rusak.json", "{\"format\":\"ppi-cases\",\"version\":1,\"cases\":[{\"title\":\"A\"}]}");
    says(page, "#problems", "rusak.json tidak dapat dipakai; tidak ada yang diambil darinya:");
    assert_eq!(
        texts(page, "#problems li"),
        [
            "rumah tangga ke-1, cerita: ditemukan kosong, seharusnya teks paling panjang 5000 huruf, atau satu untuk setiap bahasa.",
            "rumah tangga ke-1, jawaban, idn-2023: ditemukan kosong, seharusnya objek dari kode pertanyaan ke kode pilihan jawaban.",
        ]
    );
    let own = std::fs::read_to_string(root().join("www/class/households.json")).expect("the practice households");
    hand_over(page, "#open", "kasus.json", &own);
    says(page, "#problems", "kasus.json: 13 rumah tangga ditambahkan.");
    assert_eq!(cells(page, "#own table").len(), 13);
    hand_over(page, "#open", "lagi.json", &own);
    says(page, "#problems", "lagi.json: semua rumah tangganya (13) sudah ada; tidak ada yang ditambahkan.");
    assert_eq!(cells(page, "#own table").len(), 13);
    hand_over(page, "#open", "putus.json", "{\"format\": ");
    says(page, "#problems li", "isi JSON ini rusak atau terpotong;");
    accessible(page, "cases");
    // What is saved opens again.
    let saved = "const texts = []; const { createObjectURL } = URL; URL.createObjectURL = (blob) => (texts.push(blob), createObjectURL(blob)); \
        HTMLAnchorElement.prototype.click = () => {}; document.querySelector('#save').click(); URL.createObjectURL = createObjectURL; \
        delete HTMLAnchorElement.prototype.click; return JSON.parse(await texts[0].text()).cases.length";
    assert_eq!(page.js(saved, &[]), 13);
    page.js("for (let n = 0; n < 13; n++) document.querySelector('#own button').click()", &[]);
    says(page, "#own", "Belum ada kasus sendiri.");
}
