//! The form in class: the working of a result, what another answer and another line do, and the form without that file.

use crate::verbs;

use crate::verbs::{accessible, answer, answer_all, document, last_detail, listen, open, opened, shows_card};
use ppi_pages::{Key, Page, Reply, dist, json, root};

/// Pak Yohanes of the practice households, whose 5 + 6 + 8 + 9 points on the national line give 19.9%.
const YOHANES: [(&str, &str); 10] = [
    ("q1", "T"),
    ("q2", "E"),
    ("q3", "A"),
    ("q4", "C"),
    ("q5", "A"),
    ("q6", "B"),
    ("q7", "B"),
    ("q8", "A"),
    ("q9", "B"),
    ("q10", "B"),
];

/// The cells of a table by its caption, row by row.
#[track_caller]
fn table(page: &Page, caption: &str) -> Vec<Vec<String>> {
    let read =
        "const tables = [...document.querySelector('ppi-form').shadowRoot.querySelectorAll('.class-details table')];
        const table = tables.find((table) => table.caption.textContent === args[0]);
        return [...(table?.tBodies[0].rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent));";
    serde_json::from_value(page.js(read, &[json!(caption)])).expect("texts")
}

#[track_caller]
fn sum(page: &Page, expected: &str) {
    page.wait(expected, |page| {
        let sum = page.shadow(".running");
        (sum.exists() && sum.text() == expected).then_some(())
    });
}

#[test]
fn a_result_is_opened_up_and_another_answer_compared() {
    let (server, page) = opened("<ppi-form layout=list mode=class></ppi-form>");
    // On a low screen the sum scrolls along with the rest: WebKit's driver scrolls what it clicks below it.
    page.viewport(1024, 440);
    sum(&page, "… + … + … + … + … + … + … + … + … + … = 0");
    answer_all(&page, &YOHANES[..3]);
    sum(&page, "5 + 0 + 6 + … + … + … + … + … + … + … = 11");
    assert_eq!(page.shadow_all(".class-details table").len(), 0, "no row without ten answers");
    accessible(&page, "class, half");
    answer_all(&page, &YOHANES[3..]);
    sum(&page, "5 + 0 + 6 + 0 + 8 + 0 + 0 + 9 + 0 + 0 = 28");
    // Moving through the question that was answered last is still the first filling.
    for (choice, total) in [("A", "11 = 39"), ("B", "0 = 28")] {
        page.shadow(&format!("[data-question=q10][value={choice}]")).js("this.focus(); this.click()", &[]);
        sum(&page, &format!("5 + 0 + 6 + 0 + 8 + 0 + 0 + 9 + 0 + {total}"));
        assert_eq!(table(&page, "Seandainya jawabannya lain").len(), 0);
    }
    let rows = [["26", "23,6%"], ["27", "21,7%"], ["28", "19,9%"], ["29", "18,2%"], ["30", "16,6%"]];
    assert_eq!(table(&page, "Baris di tabel"), rows);
    assert_eq!(page.shadow("[aria-current=true] th").text(), "28");
    assert_eq!(table(&page, "Poin tiap jawaban")[4], ["Makan daging", "Ya", "8"]);
    assert_eq!(table(&page, "Poin tiap jawaban")[10], ["Jumlah poin", "", "28"]);

    // The points of the choices, shown and hidden; a list shows them too.
    assert_eq!(page.shadow("[data-question=q9][value=A] + span .points").text(), "7 poin");
    assert_eq!(page.shadow("select option[value=T]").text(), "Kalimantan Barat (5 poin)");
    page.shadow(".points-switch").click();
    page.wait("no points", |page| (page.shadow("select option[value=T]").text() == "Kalimantan Barat").then_some(()));
    assert_eq!(page.shadow("[data-question=q9][value=A] + span .points").text(), "");
    page.shadow(".points-switch").click();

    // A fridge: 7 points more, 35 in all, 10.3%.
    answer(&page, "q9", "A");
    sum(&page, "5 + 0 + 6 + 0 + 8 + 0 + 0 + 9 + 7 + 0 = 35");
    let what_if = [["Skor", "28", "35", "+7"], ["Kemungkinan miskin", "19,9%", "10,3%", "−9,6 poin persen"]];
    assert_eq!(table(&page, "Seandainya jawabannya lain"), what_if);
    let changed = "Kulkas: dari “Tidak” (0 poin) menjadi “Ya” (7 poin)";
    assert_eq!(page.shadow(".class-details li").text(), changed);
    assert_eq!(page.shadow(".reading").text(), "Kemungkinan miskin: 10,3% (sebelumnya 19,9%)");
    assert!(page.shadow(".class-details .learning").text().starts_with("Untuk belajar: hasil ini bukan wawancara"));
    let label = "Kurva: titiknya berpindah dari 19,9% ke 10,3%, pada skor 35.";
    assert_eq!(
        page.shadow("svg.curve[role=img][aria-label^='Kurva: titiknya']").attr("aria-label").as_deref(),
        Some(label)
    );
    accessible(&page, "class, compared");

    // What the page sets is another household.
    let answers = json!({ "q9": "B" });
    let set = "const { answers } = this; this.answers = { ...answers, ...args[0] }";
    page.find("ppi-form").js(set, &[answers]);
    sum(&page, "5 + 0 + 6 + 0 + 8 + 0 + 0 + 9 + 0 + 0 = 28");
    assert_eq!(table(&page, "Seandainya jawabannya lain").len(), 0);
    answer(&page, "q9", "A");
    sum(&page, "5 + 0 + 6 + 0 + 8 + 0 + 0 + 9 + 7 + 0 = 35");
    assert_eq!(table(&page, "Seandainya jawabannya lain").len(), 2);

    // On another line the same answers have other points: 5 + 8 + 9 + 9 + 8.
    page.find("ppi-form").js("this.setAttribute('line', 'ppp365_2017')", &[]);
    sum(&page, "5 + 0 + 8 + 0 + 9 + 0 + 0 + 9 + 8 + 0 = 39");
    assert_eq!(table(&page, "Poin tiap jawaban")[2], ["Rekening tabungan", "Ya", "8", "6"]);
    let english = "this.setAttribute('lang', 'en')";
    page.find("ppi-form").js(english, &[]);
    page.wait("English", |page| (table(page, "Points of each answer").len() == 11).then_some(()));
    assert_eq!(table(&page, "Points of each answer")[10], ["Sum of points", "", "39", "35"]);
    accessible(&page, "class, English");
    // The code and the record carry the number of members, from which an answer follows.
    let code = |end: &str| {
        page.wait(end, |page| page.shadow(".class-details code").text().ends_with(end).then_some(()));
    };
    code("/TEACABBAAB");
    page.shadow("details[data-name=slip] summary").js("this.click()", &[]);
    let members = |text: &str| {
        page.shadow(".slip-members").js("this.focus(); this.value = ''", &[]);
        page.keys(format!("{text}{}", Key::Tab + ""));
    };
    members("6");
    code("/TEACABBAAB/6");
    assert_eq!(verbs::record(&page)["members"], 6);
    members("3");
    code("/TBACABBAAB/3");
    accessible(&page, "class, members");
    members("5");
    code("/TEACABBAAB/5");
    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(page.violations(&server), [""; 0]);
    let record = verbs::record(&page);
    assert_eq!((&record["mode"], &record["lines"][1]["score"]), (&json!("class"), &json!(39)));

    for width in [320, 360, 1280] {
        page.viewport(width.max(if page.browser() == ppi_pages::Browser::WebKit { 334 } else { 0 }), 800);
        let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(page.js(wide, &[]), 0, "at {width}");
    }
}

#[test]
fn the_card_of_2012_has_one_score_and_a_total_beyond_the_table_is_explained() {
    let (_server, page) = opened("<ppi-form layout=list mode=class scorecard=idn-2012 lang=en></ppi-form>");
    shows_card(&page, "Indonesia 2010 PPI");
    let set = "this.answers = args[0]";
    let old = json!({ "q1": "B", "q2": "C", "q3": "C", "q4": "C", "q5": "B", "q6": "C", "q7": "A", "q8": "A", "q9": "A", "q10": "B" });
    page.find("ppi-form").js(set, &[old]);
    sum(&page, "5 + 2 + 4 + 1 + 5 + 4 + 0 + 0 + 0 + 9 = 30");
    page.find("ppi-form").js("this.setAttribute('line', 'nl200')", &[]);
    page.wait("both lines", |page| (table(page, "Points of each answer")[10].len() == 4).then_some(()));
    assert_eq!(table(&page, "Points of each answer")[10], ["Sum of points", "", "30", "30"]);
    // A row of this table is a band of scores.
    assert_eq!(page.shadow("[aria-current=true] th").text(), "30–34");

    let other = "this.setAttribute('scorecard', 'idn-2023'); this.setAttribute('line', 'ppp320_2011')";
    page.find("ppi-form").js(other, &[]);
    shows_card(&page, "Indonesia 2022 PPI");
    // Every answer with the most points.
    let mut most = json!({ "q1": "X" });
    (2..=10).for_each(|number| most[format!("q{number}")] = json!("A"));
    page.find("ppi-form").js(set, &[most]);
    sum(&page, "13 + 18 + 8 + 8 + 9 + 9 + 8 + 9 + 8 + 11 = 101");
    let mark = page.shadow(".class-details .mark:not(.learning)").text();
    assert!(mark.starts_with("The points add up to 101, but the table ends at score 100."), "{mark}");
    assert_eq!(page.shadow("[aria-current=true] th").text(), "100");
}

#[test]
fn without_its_file_the_form_says_so_and_works() {
    let (server, page) = (dist(), Page::new());
    server.route("/ppi-form-class.js", Reply { status: 404, ..Reply::html("gone") });
    server.route("/page.html", document("<ppi-form layout=list mode=class></ppi-form>"));
    open(&server, &page);
    page.wait("the notice", |page| page.shadow("[role=alert]").exists().then_some(()));
    listen(&page);
    answer_all(&page, &YOHANES);
    assert_eq!(last_detail(&page, "ppi-complete")["lines"][0]["score"], 28);
    assert_eq!(page.shadow_all("[role=alert]").len(), 1);
    server.route(
        "/ppi-form-class.js",
        Reply::new("text/javascript", std::fs::read(root().join("dist/ppi-form-class.js")).expect("the file")),
    );
    page.shadow("[role=alert] button").click();
    sum(&page, "5 + 0 + 6 + 0 + 8 + 0 + 0 + 9 + 0 + 0 = 28");
    assert!(!page.shadow("[role=alert]").exists());
}
