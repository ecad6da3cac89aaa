//! The survey page at work: what is not finished survives a reload, drawn members are visited one after the other, rows of
//! files are looked at one by one; by keys alone, and on a narrow screen.

use crate::survey::{
    accessible, cells, choose, collects, fits, go, hand_over, keep_files, opened, presses, ready, saved, says, settled,
    tabs_to, text, types, waits,
};
use ppi_pages::{Browser, Key, Page};

const LETTERS: &str = "t e b c a b a a b b";

/// A list of 12 members in two places of service, as a spreadsheet of Indonesia writes it.
fn list() -> String {
    let row = |number: u32| {
        format!(
            "{};Nama {number};{};\"1,5\"\n",
            100 + number,
            if number.is_multiple_of(3) { "TP Sosok" } else { "TP Kota" }
        )
    };
    ["No Anggota;Nama;TP;Simpanan\n".to_owned()].into_iter().chain((1..=12).map(row)).collect()
}

/// Draws 6 of them with 3 reserves.
#[track_caller]
fn draws(page: &Page) {
    go(page, "draw");
    types(page, "pasted", &list());
    page.shadow_of("ppi-survey", "summary").click();
    page.js("document.querySelector('ppi-survey').shadowRoot.querySelector('#pasted').closest('details').querySelector('button').click()", &[]);
    waits(page, "the list", "!!root.querySelector('#draw')");
    // More than there are, in words.
    choose(page, "size", "400");
    presses(page, "draw");
    waits(page, "the word", "!!root.querySelector('[role=alert]')");
    let told = text(page, "[role=alert]");
    assert_eq!(told, "Jumlah sampel (400) lebih besar daripada jumlah anggota dalam daftar (12).");
    for (id, value) in [("size", "6"), ("reserves", "3"), ("seed", "saksi")] {
        choose(page, id, value);
    }
    presses(page, "draw");
    waits(page, "the draw", "!!root.querySelector('#drawn')");
}

#[test]
fn drawn_members_are_visited_and_nothing_half_filled_in_is_lost() {
    let (server, page) = opened();
    keep_files(&page);
    draws(&page);
    waits(
        &page,
        "that it is kept",
        "root.querySelector('#list-kept').textContent.includes('disimpan di perangkat ini')",
    );
    let protocol = text(&page, "#protocol");
    for fact in ["Waktu pengundian", "Jumlah sampel", "Strata menurut", "tanpa strata"] {
        assert!(protocol.contains(fact), "{fact}: {protocol}");
    }
    presses(&page, "save-drawn");
    let (_, csv) = saved(&page);
    assert!(csv.starts_with("No Anggota;Nama;TP;Simpanan;Strata undian;Urutan undian;Cadangan\r\n"), "{csv}");
    assert!(csv.contains(";\"1,5\";") && csv.contains(";cadangan\r\n"), "{csv}");
    let drawn: Vec<Vec<String>> = cells(&page, "drawn-rows");

    let member = kept(&page, &drawn);
    half_filled_in(&page, &member);
    entered(&page, &member);
    replaced(&page);
    edited(&page);
    entered_again(&page, &drawn);
    offered(&page);
    drawn_again(&page);
    erased(&page);
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

/// After a reload, the list and its draw are there, and so is whom to visit; gives the first.
#[track_caller]
fn kept(page: &Page, drawn: &[Vec<String>]) -> String {
    page.reload();
    ready(page);
    keep_files(page);
    go(page, "draw");
    waits(page, "the draw", "!!root.querySelector('#drawn')");
    assert_eq!(cells(page, "drawn-rows"), drawn);
    assert_eq!(page.shadow_of("ppi-survey", "#seed").prop("value"), "saksi");
    collects(page);
    assert!(text(page, "#visits").starts_with("0 dari 6 anggota sampel"), "{}", text(page, "#visits"));
    presses(page, "take-member");
    says(page, "Wawancara anggota");
    let member = page.shadow_of("ppi-survey", "#entry-member").prop("value");
    let member = member.as_str().expect("a number").to_owned();
    assert_eq!(member, drawn[0][0]);
    assert_eq!(page.shadow_of("ppi-survey", "#entry-TP").prop("value"), drawn[0][2]);
    member
}

/// An interview that is half filled in is there after a reload: fields, letters and answers.
#[track_caller]
fn half_filled_in(page: &Page, member: &str) {
    types(page, "entry-interviewer", "Ana");
    types(page, "entry-members", "6");
    types(page, "letters", "t e b");
    presses(page, "fill-in");
    let three = r#"{"q1":"T","q2":"E","q3":"B"}"#;
    waits(page, "the answers", &format!("JSON.stringify(root.querySelector('ppi-form').answers) === '{three}'"));
    waits(
        page,
        "that it is kept",
        "root.querySelector('#unfinished').textContent.includes('disimpan di perangkat ini')",
    );
    page.reload();
    ready(page);
    keep_files(page);
    collects(page);
    waits(page, "the answers", &format!("JSON.stringify(root.querySelector('ppi-form').answers) === '{three}'"));
    for (id, value) in
        [("entry-member", member), ("entry-interviewer", "Ana"), ("entry-members", "6"), ("letters", "t e b")]
    {
        assert_eq!(page.shadow_of("ppi-survey", &format!("#{id}")).prop("value"), value, "{id}");
    }
}

/// What is wrong is told, and nothing is written down; then it is.
#[track_caller]
fn entered(page: &Page, member: &str) {
    for (id, wrong, right, word) in [
        ("entry-date", "2999-01-01", "2023-07-01", "belum tiba"),
        ("entry-members", "0", "6", "Jumlah anggota rumah tangga: tulis bilangan bulat"),
        ("entry-cu_members", "7", "2", "dari 1 sampai 6"),
        ("letters", "t e b z a b a a b b", LETTERS, "Huruf ke-4"),
    ] {
        types(page, id, wrong);
        presses(page, if id == "letters" { "fill-in" } else { "save-interview" });
        waits(
            page,
            word,
            &format!(
                "[...root.querySelectorAll('.entry [role=alert]')].some((alert) => alert.textContent.includes('{word}'))"
            ),
        );
        types(page, id, right);
    }
    presses(page, "fill-in");
    waits(page, "the result", "root.querySelector('ppi-form').result !== null");
    // The second letter says five or more people.
    types(page, "entry-members", "4");
    presses(page, "save-interview");
    waits(page, "the word", "root.querySelector('.entry [role=alert]')?.textContent.includes('(4) tidak cocok')");
    types(page, "entry-members", "6");
    // The interviewer is not shown the score.
    let score = "root.querySelector('ppi-form').shadowRoot.querySelector('[part~=result]').getClientRects().length";
    waits(page, "no score", &format!("{score} === 0"));
    presses(page, "show-score");
    waits(page, "the score", &format!("{score} > 0"));
    presses(page, "save-interview");
    says(page, &format!("Wawancara anggota {member} tersimpan."));
    waits(page, "the next", "root.activeElement?.id === 'next-member'");
    assert!(text(page, "#visits").starts_with("1 dari 6 anggota sampel"));
    assert_eq!(page.shadow_of("ppi-survey", "#entry-member").prop("value"), "");
}

/// Who refused is replaced by the first reserve.
#[track_caller]
fn replaced(page: &Page) {
    let reserves =
        "[...root.querySelector('#next-member').options].filter((option) => option.text.includes('cadangan')).length";
    waits(page, "no reserve", &format!("{reserves} === 0"));
    presses(page, "take-member");
    choose(page, "entry-status", "refused");
    presses(page, "save-interview");
    waits(page, "the reserve", &format!("{reserves} === 1"));
    accessible(page, "visits");
}

/// An edit can be left, and shows the original beside what is there now.
#[track_caller]
fn edited(page: &Page) {
    let changed = |page: &Page, name: &str| {
        page.shadow_of("ppi-survey", "#interviews tbody tr button").js("this.click()", &[]);
        says(page, "Mengubah wawancara");
        types(page, "entry-interviewer", name);
    };
    changed(page, "Budi");
    presses(page, "cancel-edit");
    says(page, "Tidak ada yang diubah.");
    assert_eq!(cells(page, "interviews")[0][2], "Ana");
    changed(page, "Budi");
    waits(page, "the result", "root.querySelector('ppi-form').result !== null");
    presses(page, "save-interview");
    says(page, "Perubahan wawancara");
    waits(page, "the row", "root.activeElement?.id.startsWith('edit-')");
    changed(page, "Citra");
    assert!(text(page, ".entry table").contains("Ana"), "{}", text(page, ".entry table"));
    page.viewport(360, 740);
    fits(page, "an edit, 360 pixels");
    page.screenshot("survey-edit-360");
    page.viewport(1280, 900);
    presses(page, "cancel-edit");
}

/// A second entry of the same paper is compared field by field.
#[track_caller]
fn entered_again(page: &Page, drawn: &[Vec<String>]) {
    page.shadow_of("ppi-survey", "#interviews .second").js("this.click()", &[]);
    says(page, "Isi wawancara anggota 111 sekali lagi");
    for (id, text) in [
        ("entry-date", "2023-07-01"),
        ("entry-TP", drawn[0][2].as_str()),
        ("entry-interviewer", "Budi"),
        ("entry-members", "6"),
        ("entry-cu_members", "2"),
        ("letters", "t e b c a b a a b a"),
    ] {
        types(page, id, text);
    }
    presses(page, "fill-in");
    waits(page, "the result", "root.querySelector('ppi-form').result !== null");
    presses(page, "save-interview");
    waits(page, "what differs", "!!root.querySelector('#take-second')");
    let differs = "[...root.querySelectorAll('.entry .words tbody tr')].map((row) => row.cells[0].textContent).join()";
    waits(page, "the car alone", &format!("{differs} === 'Mobil'"));
    accessible(page, "a second entry");
    presses(page, "take-second");
    says(page, "Isian anggota 111 sudah diperiksa.");
    let row = cells(page, "interviews").swap_remove(0);
    assert_eq!((row[4].as_str(), row[6].as_str()), ("T E B C A B A A B A", "diubah 2×; diisi dua kali"));
}

/// Result and Change offer the interviews of this device at once.
#[track_caller]
fn offered(page: &Page) {
    page.reload();
    ready(page);
    go(page, "result");
    settled(page);
    // One interview alone is shown where the team says so.
    choose(page, "smallest", "1");
    waits(page, "the rate", "!!root.querySelector('#statement')");
    settled(page);
    assert!(text(page, "#statement").ends_with("dari 1 wawancara."), "{}", text(page, "#statement"));
    // Of persons, since the household's size is known.
    choose(page, "unit", "members");
    settled(page);
    go(page, "change");
    let offered =
        "[...root.querySelectorAll('#followup option')].some((option) => option.text === 'Wawancara di perangkat ini')";
    waits(page, "the interviews", offered);
}

/// Another draw is asked about, since interviews belong to the one that is here, which says that settings were changed.
#[track_caller]
fn drawn_again(page: &Page) {
    go(page, "draw");
    waits(page, "the draw", "!!root.querySelector('#drawn')");
    assert_eq!(text(page, "#draw-old"), "");
    choose(page, "size", "5");
    choose(page, "seed", "lain");
    choose(page, "member-id", "Nama");
    assert_eq!(text(page, "#draw-old"), "Pengaturan sudah diubah sejak undian ini.");
    page.screenshot("survey-draw-old");
    presses(page, "draw");
    waits(page, "the question", "!!root.querySelector('.output > .alert')");
    assert!(
        text(page, ".output .alert").starts_with("2 wawancara sudah terkumpul"),
        "{}",
        text(page, ".output .alert")
    );
    accessible(page, "another draw?");
    page.screenshot("survey-draw-again");
    page.shadow_of("ppi-survey", ".output .buttons button + button").js("this.click()", &[]);
    waits(page, "the old draw", "root.querySelector('#protocol')?.textContent.includes('saksi')");
    presses(page, "draw");
    waits(page, "the question", "!!root.querySelector('.output > .alert')");
    page.shadow_of("ppi-survey", ".output .buttons button").js("this.click()", &[]);
    waits(page, "the new draw", "root.querySelector('#protocol')?.textContent.includes('lain')");
    assert_eq!(text(page, "#draw-old"), "");
    // What the draw calls the member's number is known in files too; of another file it is said that none was.
    collects(page);
    let brings = |name: &str, cell: &str| {
        let csv = format!("{name},q1,q2,q3,q4,q5,q6,q7,q8,q9,q10\n{cell},T,E,B,C,A,B,A,A,B,B\n");
        hand_over(page, "bring", &format!("{name}.csv"), &csv);
    };
    brings("nama", "Nama 1");
    waits(
        page,
        "the interview",
        "root.querySelector('#taken').textContent.startsWith('nama.csv: 1 catatan ditambahkan.')",
    );
    assert!(!text(page, "#taken").contains("nomor anggota tidak dikenali"), "{}", text(page, "#taken"));
    assert_eq!(cells(page, "interviews").pop().expect("a row")[0], "Nama 1");
    brings("urutan", "7");
    waits(page, "the word", "root.querySelector('#taken').textContent.endsWith('Kolom nomor anggota tidak dikenali.')");
    let count = cells(page, "interviews").len();
    presses(page, "take-json");
    waits(
        page,
        "the count",
        &format!("root.querySelector('#taken').textContent === 'Berkas memuat {count} wawancara.'"),
    );
}

/// Erased, and away after a reload too.
#[track_caller]
fn erased(page: &Page) {
    go(page, "draw");
    page.shadow_of("ppi-survey", "#erase > summary").click();
    presses(page, "erase-list");
    waits(page, "no list", "!root.querySelector('#draw')");
    page.reload();
    ready(page);
    go(page, "draw");
    waits(page, "no list", "!!root.querySelector('#list-file') && !root.querySelector('#draw')");
}

#[test]
fn an_interview_is_entered_by_keys_alone_and_the_rooms_are_narrow() {
    let (server, page) = opened();
    // The window has the keys.
    page.shadow_of("ppi-survey", "h1").click();
    tabs_to(&page, "room-collect");
    page.keys(Key::Enter);
    waits(&page, "the form", "!!root.querySelector('ppi-form')?.shadowRoot?.querySelector('fieldset')");
    tabs_to(&page, "entry-member");
    page.keys("K-1");
    tabs_to(&page, "entry-interviewer");
    page.keys("Ana");
    tabs_to(&page, "letters");
    page.keys(LETTERS);
    // Enter goes on to where the interview is written down.
    page.keys(Key::Enter);
    waits(&page, "the end", "root.activeElement?.id === 'save-interview'");
    page.keys(Key::Enter);
    says(&page, "Wawancara anggota K-1 tersimpan.");
    waits(&page, "the next one", "root.activeElement?.id === 'entry-member'");
    // Half an answer: the first question that is left.
    page.keys("K-2");
    tabs_to(&page, "letters");
    page.keys("t e b");
    page.keys(Key::Enter);
    let place = "root.querySelector('ppi-form').shadowRoot.activeElement?.closest('[part~=question]')?.textContent";
    waits(&page, "the fourth question", &format!("{place}?.includes('lantai')"));
    assert!(page.focused().is_visible());

    if page.browser() == Browser::Chromium {
        page.media("screen", &[("prefers-color-scheme", "dark")]);
        page.viewport(1280, 2600);
        page.screenshot("survey-collect-dark");
        page.media("screen", &[("prefers-color-scheme", "light")]);
    }
    // Narrow: nothing is wider than the screen. (Chromium's windows alone are that narrow.)
    if page.browser() == Browser::Chromium {
        page.viewport(320, 640);
        for room in ["plan", "draw", "collect"] {
            go(&page, room);
            fits(&page, room);
        }
        draws(&page);
        fits(&page, "a draw");
        collects(&page);
        waits(&page, "the visits", "!!root.querySelector('#take-member')");
        presses(&page, "take-member");
        says(&page, "Wawancara anggota");
        waits(&page, "what waits", "!!root.querySelector('#waiting')");
        fits(&page, "visits");
        accessible(&page, "a waiting interview");
        page.viewport(360, 3200);
        page.screenshot("survey-collect-360");
    }
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}
