//! Interviews on the survey page: entered, put right, kept over a reload, brought in from files, taken away and brought
//! back; two tabs; a storage that is full or forbidden.

use crate::survey::{accessible, cells, choose, fits, go, keep_files, opened, ready, saved, settled, whole};
use ppi_pages::{Browser, Page, Reply, Server, Value as Json, dist, json};

const LETTERS: &str = "t e b c a b a a b b";

#[track_caller]
fn waits(page: &Page, what: &str, condition: &str) {
    page.wait_js(what, &format!("const root = document.querySelector('ppi-survey').shadowRoot; return {condition}"));
}

/// Waits until so many visits are recorded.
#[track_caller]
fn counts(page: &Page, count: usize) {
    let text = format!("{} kunjungan tercatat", whole(&json!(count)));
    waits(page, &text, &format!("root.querySelector('#count')?.textContent.startsWith('{text}')"));
}

/// Goes to the room, and waits for the form.
#[track_caller]
fn collects(page: &Page) {
    go(page, "collect");
    waits(page, "the form", "!!root.querySelector('ppi-form')?.shadowRoot?.querySelector('fieldset')");
}

/// Types into a field, as a person's keys do.
#[track_caller]
fn types(page: &Page, id: &str, text: &str) {
    let set = "this.value = args[0]; this.dispatchEvent(new Event('input', { bubbles: true }))";
    page.shadow_of("ppi-survey", &format!("[id='{id}']")).js(set, &[json!(text)]);
}

/// Enters one interview by the letters of a sheet.
#[track_caller]
fn enters(page: &Page, member: &str, branch: &str, letters: &str) {
    types(page, "entry-member", member);
    types(page, "entry-branch", branch);
    page.shadow_of("ppi-survey", "#letters").js("this.value = args[0]", &[json!(letters)]);
    page.shadow_of("ppi-survey", "#fill-in").js("this.click()", &[]);
    page.wait_js(
        "the answers",
        "return document.querySelector('ppi-survey').shadowRoot.querySelector('ppi-form').result !== null",
    );
    page.shadow_of("ppi-survey", "#save-interview").js("this.click()", &[]);
}

/// Hands the room files of these names and texts.
#[track_caller]
fn brings(page: &Page, files: &[(&str, &str)]) {
    let hand_over = "
        const files = new DataTransfer();
        for (const [name, text] of args[0]) files.items.add(new File([text], name));
        this.files = files.files;
        this.dispatchEvent(new Event('change', { bubbles: true }));";
    page.shadow_of("ppi-survey", "#bring").js(hand_over, &[json!(files)]);
}

#[track_caller]
fn said(page: &Page) -> String {
    waits(page, "a word", "!!root.querySelector('#taken')?.textContent");
    page.shadow_of("ppi-survey", "#taken").text()
}

#[test]
fn interviews_are_entered_kept_changed_and_undone() {
    let (server, page) = opened();
    keep_files(&page);
    collects(&page);
    // A question of the team's own.
    page.shadow_of("ppi-survey", "#own > summary").click();
    page.shadow_of("ppi-survey", "#own-label").js("this.value = 'Usaha'", &[]);
    page.shadow_of("ppi-survey", "#own-choices").js("this.value = 'Lele\\n=Ayam'", &[]);
    page.shadow_of("ppi-survey", "#own-add").click();
    waits(&page, "the question", "[...root.querySelectorAll('label')].some((label) => label.textContent === 'Usaha')");
    accessible(&page, "collect");

    // An answer is missing: nothing is written down.
    page.shadow_of("ppi-survey", "#save-interview").click();
    waits(&page, "the word", "!!root.querySelector('[role=alert]')");
    counts(&page, 0);
    let own = "const list = this.querySelector('select[id^=own-]:not(#own-kind)'); list.value = '=Ayam'; list.dispatchEvent(new Event('change'))";
    page.find("ppi-survey").js(&own.replace("this.", "this.shadowRoot."), &[]);
    enters(&page, "A-1", "Sanggau", LETTERS);
    counts(&page, 1);
    enters(&page, "A-2", "Sintang", LETTERS);
    counts(&page, 2);

    // At once a reload: both are there, with everything.
    enters(&page, "A-3", "Sintang", LETTERS);
    counts(&page, 3);
    page.reload();
    ready(&page);
    keep_files(&page);
    collects(&page);
    counts(&page, 3);
    let rows = cells(&page, "interviews");
    assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["A-1", "A-2", "A-3"]);
    assert_eq!(rows[0][4..6], ["T E B C A B A A B B", "=Ayam"]);

    // A reload in the middle of writing: what was entered is there, whole, or it is not.
    enters(&page, "A-4", "Sintang", LETTERS);
    page.reload();
    ready(&page);
    keep_files(&page);
    collects(&page);
    waits(&page, "the interviews", "!!root.querySelector('#interviews')");
    let rows = cells(&page, "interviews");
    assert!((3..=4).contains(&rows.len()), "{rows:?}");
    assert!(rows.iter().all(|row| row[4] == "T E B C A B A A B B"), "{rows:?}");
    if rows.len() == 4 {
        page.shadow_of("ppi-survey", "#undo").click();
    }
    counts(&page, 3);

    // Changed, undone and done again; the original stays in the file.
    page.shadow_of("ppi-survey", "#interviews tbody tr:nth-child(2) button").click();
    waits(
        &page,
        "the interview",
        "root.querySelector('#entry-member').value === 'A-2' && root.querySelector('ppi-form').result !== null",
    );
    enters(&page, "A-2", "Sintang", "T A A A A A A A A A");
    waits(&page, "the change", "root.querySelector('#interviews').textContent.includes('diubah 1×')");
    page.shadow_of("ppi-survey", "#undo").click();
    waits(&page, "the undoing", "!root.querySelector('#interviews').textContent.includes('diubah')");
    page.shadow_of("ppi-survey", "#redo").click();
    waits(&page, "the change", "root.querySelector('#interviews').textContent.includes('diubah 1×')");
    page.shadow_of("ppi-survey", "#take-json").click();
    let (_, file) = saved(&page);
    let json: Json = serde_json::from_str(&file).expect("JSON");
    let answers = |happening: &Json| happening["value"]["answers"]["q2"].as_str().map(ToOwned::to_owned);
    let of_second: Vec<String> = json["happenings"]
        .as_array()
        .expect("happenings")
        .iter()
        .filter(|happening| happening["value"]["member"] == "A-2")
        .filter_map(answers)
        .collect();
    assert_eq!(of_second.len(), 2);
    assert!(of_second.contains(&"E".to_owned()) && of_second.contains(&"A".to_owned()));

    // As a table: no cell that a spreadsheet would run.
    page.shadow_of("ppi-survey", "#take-csv").click();
    let (_, table) = saved(&page);
    assert!(table.lines().next().expect("a head").ends_with("q10,Usaha"), "{table}");
    assert!(table.contains(",'=Ayam\r\n"), "{table}");

    // The result of what is here.
    page.shadow_of("ppi-survey", "#to-result").click();
    settled(&page);
    choose(&page, "smallest", "1");
    settled(&page);
    assert!(page.shadow_of("ppi-survey", "#statement").text().ends_with("dari 3 wawancara."));
    assert!(page.shadow_of("ppi-survey", "[id='by-Usaha']").exists(), "groups by a question of one's own");
    collects(&page);
    page.viewport(1280, 2600);
    page.screenshot("survey-collect");
    page.viewport(1280, 900);
    page.viewport(360, 740);
    fits(&page, "collect, 360 pixels");
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

/// Two result records of the form, as files bring them.
fn csv() -> String {
    let head = "no_anggota;tanggal;tp;q1;q2;q3;q4;q5;q6;q7;q8;q9;q10\n";
    [head, "B-1;2023-07-01;Sekadau;T;E;B;C;A;B;A;A;B;B\n", "B-2;2/7/2023;Sekadau;t;E;Ya;C;A;B;A;A;B;B\n"].concat()
}

#[test]
fn files_of_several_interviewers_come_together() {
    let (server, page) = opened();
    keep_files(&page);
    collects(&page);
    brings(&page, &[("satu.csv", &csv())]);
    counts(&page, 2);
    let day_first = "Tanggal seperti 1/7/2026 dibaca hari lebih dulu: 1 Juli 2026.";
    assert_eq!(said(&page), format!("satu.csv: 2 catatan ditambahkan. {day_first}"));
    // What the cells mean is found out by the engine: letters in any case, a choice's text, a date with the day first.
    let rows = cells(&page, "interviews");
    assert_eq!((rows[1][1].as_str(), &rows[1][4][..7]), ("2 Jul 2023", "T E A C"));
    // What came together goes together.
    page.shadow_of("ppi-survey", "#undo").js("this.click()", &[]);
    counts(&page, 0);
    page.shadow_of("ppi-survey", "#redo").js("this.click()", &[]);
    counts(&page, 2);

    // Columns that are not recognised are mapped by hand.
    let other = csv().replace("q3;", "rekening;").replace("B-", "C-");
    brings(&page, &[("dua.csv", &other)]);
    waits(&page, "the columns", "!!root.querySelector('#map-q3')");
    // Guessed by its words, or by its place between the others.
    assert_eq!(page.shadow_of("ppi-survey", "#map-q3").prop("value"), "rekening");
    page.shadow_of("ppi-survey", "#take-map").click();
    counts(&page, 4);

    // The same member twice: side by side, and one goes.
    brings(&page, &[("satu.csv", &csv())]);
    counts(&page, 6);
    waits(&page, "the doubles", "root.querySelector('#doubles')?.textContent.startsWith('2 kelompok')");
    accessible(&page, "doubles");
    page.shadow_of("ppi-survey", "#doubles ~ .buttons button").click();
    counts(&page, 5);
    waits(&page, "the rest", "root.querySelector('#doubles')?.textContent.startsWith('1 kelompok')");

    // Files that are no survey say so, and nothing is taken from them.
    brings(&page, &[("putus.json", "{\"format\":\"ppi-survey\",\"version\":1,\"happenings\":[{\"id\"")]);
    assert!(said(&page).contains("putus.json: Berkas ini terpotong"), "{}", said(&page));
    brings(&page, &[("lain.json", "{\"format\":\"other\"}")]);
    waits(&page, "the word", "root.querySelector('#taken').textContent.includes('lain.json')");
    let changed = "{\"format\":\"ppi-survey\",\"version\":1,\"happenings\":[{\"id\":\"x\",\"n\":0,\"at\":\"\",\"kind\":\"put\",\"of\":\"y\"}]}";
    brings(&page, &[("rusak.json", changed)]);
    waits(&page, "the problems", "root.querySelector('#taken').textContent.includes('happenings[0].id')");
    counts(&page, 5);

    // Under a passphrase and back, in another survey: the same.
    types(&page, "passphrase", "sandi rahasia");
    page.shadow_of("ppi-survey", "#take-json").click();
    let (_, sealed) = saved(&page);
    assert!(sealed.contains("ppi-sealed") && !sealed.contains("B-1"), "{sealed}");
    let elsewhere = dist();
    page.open(&elsewhere, "/survey.html");
    ready(&page);
    keep_files(&page);
    collects(&page);
    counts(&page, 0);
    types(&page, "passphrase", "lain");
    brings(&page, &[("tim.json", &sealed)]);
    waits(&page, "the word", "root.querySelector('#taken').textContent.includes('Kata sandi salah')");
    types(&page, "passphrase", "sandi rahasia");
    brings(&page, &[("tim.json", &sealed)]);
    counts(&page, 5);
    // Once more: nothing is there twice.
    types(&page, "passphrase", "sandi rahasia");
    brings(&page, &[("tim.json", &sealed)]);
    waits(&page, "the word", "root.querySelector('#taken').textContent === 'tim.json: 0 catatan ditambahkan.'");
    counts(&page, 5);

    // Our own table is known again by its ids; what was changed in it is an edit.
    page.shadow_of("ppi-survey", "#take-csv").click();
    let (_, table) = saved(&page);
    brings(&page, &[("tabel.csv", &table)]);
    waits(
        &page,
        "the word",
        "root.querySelector('#taken').textContent === 'tabel.csv: 0 catatan ditambahkan. 5 sudah ada.'",
    );
    brings(&page, &[("tabel.csv", &table.replacen("C-1", "C-9", 1))]);
    waits(
        &page,
        "the word",
        "root.querySelector('#taken').textContent === 'tabel.csv: 1 catatan ditambahkan. 4 sudah ada.'",
    );
    counts(&page, 5);
    // Another scorecard is refused, and an outcome that nobody knows; nothing is taken of either.
    brings(&page, &[("lama.csv", &csv().replace("tp;", "scorecard;").replace("Sekadau", "idn-2012"))]);
    waits(&page, "the reason", "root.querySelector('#taken').textContent.includes('lembar penilaian idn-2012')");
    brings(&page, &[("aneh.csv", &csv().replace("tp;", "status;").replace("Sekadau", "entah"))]);
    waits(&page, "the reason", "root.querySelector('#taken').textContent.includes('2 baris ditolak')");
    let row = "[...root.querySelector('.refused-rows tbody tr').cells].map((cell) => cell.textContent).join('|')";
    waits(&page, "the row", &format!("{row}.startsWith('2|3|status|entah|salah satu dari diwawancarai')"));
    counts(&page, 5);

    page.shadow_of("ppi-survey", "#to-result").click();
    settled(&page);
    choose(&page, "smallest", "1");
    settled(&page);
    let shown = page.shadow_of("ppi-survey", "#statement").text();
    assert!(shown.ends_with("dari 5 wawancara."), "{shown}");
    assert_eq!(page.violations(&elsewhere), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
    drop(server);
}

#[test]
fn two_tabs_see_the_same_and_a_storage_that_fails_is_told_of() {
    let (server, page) = opened();
    collects(&page);
    enters(&page, "D-1", "Landak", LETTERS);
    counts(&page, 1);
    // Another tab writes: here a connection and a channel of its own.
    let other = "
        const database = await new Promise((resolve) => { const request = indexedDB.open('ppi-survey'); request.onsuccess = () => resolve(request.result); });
        const transaction = database.transaction('happenings', 'readwrite');
        transaction.objectStore('happenings').put({ id: 'a'.repeat(32), n: 9, at: '2023-07-01T00:00:00Z', kind: 'put', of: 'x', value: { member: 'D-2', status: 'refused' } });
        await new Promise((resolve) => (transaction.oncomplete = resolve));
        database.close();
        new BroadcastChannel('ppi-survey').postMessage('written');";
    page.js(other, &[]);
    counts(&page, 2);
    assert!(page.shadow_of("ppi-survey", "#count").text().contains("menolak: 1"));

    // The disk is full: what is entered stays on the page, is said to be there alone, and can be taken away.
    page.js("IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }", &[]);
    enters(&page, "D-3", "Landak", LETTERS);
    counts(&page, 3);
    waits(&page, "the warning", "root.querySelector('#not-kept')?.textContent.includes('Belum tersimpan: 1 catatan.')");
    accessible(&page, "a full disk");
    keep_files(&page);
    page.shadow_of("ppi-survey", "#take-json").click();
    assert!(saved(&page).1.contains("D-3"));
    assert_eq!(page.violations(&server), [""; 0]);

    // No storage at all.
    let forbidden = forbidden();
    page.open(&forbidden, "/page.html");
    ready(&page);
    collects(&page);
    waits(&page, "the warning", "!!root.querySelector('#not-kept')");
    types(&page, "entry-member", "E-1");
    waits(&page, "the word", "root.querySelector('#unfinished').textContent.includes('tidak dapat disimpan')");
    enters(&page, "E-1", "Landak", LETTERS);
    counts(&page, 1);
    if page.browser() == Browser::Chromium {
        page.screenshot("survey-forbidden");
    }
}

/// The page in a browser that forbids storage.
fn forbidden() -> Server {
    let server = dist();
    server.route(
        "/forbid.js",
        Reply::script("IDBFactory.prototype.open = () => { throw new DOMException('forbidden', 'SecurityError'); };"),
    );
    server.route(
        "/page.html",
        Reply::html(
            "<!doctype html><html lang=id><meta charset=utf-8><title>PPI</title><script src=/forbid.js></script>\
             <script type=module src=/ppi-survey.js></script><main><ppi-survey></ppi-survey></main></html>",
        )
        .header(
            "content-security-policy",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; \
             require-trusted-types-for 'script'; trusted-types ppi-widget",
        ),
    );
    server
}
