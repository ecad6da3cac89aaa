//! Rows of files of interviews, looked at one by one: what is refused, columns that are guessed, lookalikes that are both right;
//! and a file that is written with everything that happens.

use crate::survey::{accessible, collects, go, keep_files, opened, presses, ready, saved, text, waits};
use ppi_pages::{Page, json};

/// Hands the room a file.
#[track_caller]
fn brings(page: &Page, name: &str, text: &str) {
    let hand_over = "
        const files = new DataTransfer();
        files.items.add(new File([args[1]], args[0]));
        this.files = files.files;
        this.dispatchEvent(new Event('change', { bubbles: true }));";
    page.shadow_of("ppi-survey", "#bring").js(hand_over, &[json!(name), json!(text)]);
}

#[test]
fn rows_are_looked_at_one_by_one_and_lookalikes_may_both_be_right() {
    let (server, page) = opened();
    keep_files(&page);
    collects(&page);
    let head = "No Anggota;Tanggal;ART;1. Provinsi;2. ART;3. Rekening;4;5;6;7;8;9;10\n";
    let rows = "A-1;31/7/2023;4;T;E;B;C;A;B;A;A;B;B\n\
                A-2;30/2/2023;4;T;E;B;C;A;B;A;A;B;B\n\
                A-3;2999-01-01;4;T;E;B;C;A;B;A;A;B;B\n\
                A-4;2023-07-01;0;T;E;B;C;A;B;A;A;B;B\n\
                A-5;2023-07-01;4;T;E;Z;C;A;B;A;A;B;B\n\
                \"A-6\"x;2023-07-01;4;T;E;B;C;A;B;A;A;B;B\n\
                A-7;2023-07-01;4;T;E;B;C;A;B;A;A;B;A\n";
    brings(&page, "kantor.csv", &[head, rows].concat());
    // Every column is guessed: a person looks at it, and takes the interviews.
    waits(&page, "the columns", "!!root.querySelector('#map-q10')");
    for (field, column) in
        [("q1", "1. Provinsi"), ("q3", "3. Rekening"), ("q10", "10"), ("members", "ART"), ("date", "Tanggal")]
    {
        assert_eq!(page.shadow_of("ppi-survey", &format!("#map-{field}")).prop("value"), column, "{field}");
    }
    accessible(&page, "columns");
    presses(&page, "take-map");
    waits(&page, "the rows", "!!root.querySelector('.refused-rows')");
    assert_eq!(
        text(&page, "#taken"),
        "kantor.csv: 2 catatan ditambahkan. 5 baris ditolak, daftarnya di bawah. \
         Tanggal seperti 1/7/2026 dibaca hari lebih dulu: 1 Juli 2026."
    );
    let told =
        "return [...this.tBodies[0].rows].map((row) => [...row.cells].slice(0, 4).map((cell) => cell.textContent))";
    let told = page.shadow_of("ppi-survey", ".refused-rows").js(told, &[]);
    assert_eq!(told[0], json!(["3", "2", "Tanggal", "30/2/2023"]));
    assert_eq!(told[2], json!(["5", "3", "ART", "0"]));
    assert_eq!(told[3], json!(["6", "6", "3. Rekening", "Z"]));
    assert_eq!(told[4][0], "7");
    page.shadow_of("ppi-survey", ".save-refused").js("this.click()", &[]);
    let (name, csv) = saved(&page);
    assert!(name.starts_with("baris-ditolak-") && csv.lines().count() == 6, "{name}: {csv}");
    page.viewport(1280, 2200);
    page.screenshot("survey-refused");
    page.viewport(1280, 900);

    // The same member again, with another answer: what differs stands in words; both are right, and that stays.
    brings(
        &page,
        "lagi.csv",
        &["member,date,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10\n", "A-1,2023-08-01,T,E,B,C,A,B,A,A,B,A\n"].concat(),
    );
    waits(&page, "the doubles", "root.querySelector('#doubles')?.textContent.startsWith('1 kelompok')");
    let differs = "[...root.querySelectorAll('#doubles ~ .scroll tbody tr')].map((row) => row.textContent).join('|')";
    waits(&page, "the car", &format!("{differs}.includes('Mobil') && !{differs}.includes('Kulkas')"));
    page.shadow_of("ppi-survey", ".both").js("this.click()", &[]);
    waits(&page, "no doubles", "!root.querySelector('#doubles')");
    page.reload();
    ready(&page);
    keep_files(&page);
    collects(&page);
    waits(&page, "the interviews", "!!root.querySelector('#interviews') && !root.querySelector('#doubles')");
    written_to_a_stick(&page);
    presses(&page, "take-json");
    assert!(saved(&page).1.contains("\"of\": \"distinct\""));
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

/// What happens to a file that was picked.
fn written_to_a_stick(page: &Page) {
    // A file that was picked is written with everything that happens, and a stick that is pulled out is told of. (No driver
    // can pick one: the browser's part is played here.)
    page.js(
        "window.stick = [];
         window.showSaveFilePicker = async ({ suggestedName }) => ({
             name: suggestedName,
             createWritable: async () => {
                 if (window.pulled) throw new Error('pulled out');
                 let text;
                 return { write: async (more) => (text = more), close: async () => window.stick.push(text) };
             },
         });",
        &[],
    );
    go(page, "plan");
    collects(page);
    presses(page, "pick");
    waits(page, "the file", "root.querySelector('#stick').textContent.startsWith('Tertulis di wawancara-')");
    presses(page, "undo");
    let last = "JSON.parse(window.stick[window.stick.length - 1]).happenings";
    waits(page, "the undoing", &format!("window.stick.length === 2 && {last}[{last}.length - 1].kind === 'undo'"));
    page.js("window.pulled = true", &[]);
    presses(page, "redo");
    waits(page, "the warning", "root.querySelector('#stick').textContent.includes('(pulled out)')");
}
