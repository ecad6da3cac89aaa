//! What a screen reader is given along the whole path: roles, names, states, and what is announced. Only Chromium's driver
//! hands out the accessibility tree; in the other browsers the tests of it end at once.

use crate::verbs;

use crate::verbs::{HOUSEHOLD, STATEMENT, answer, answer_all, document, opened, press};
use ppi_pages::{Browser, Node, Page, Reply, Server, Value, browser, dist, json, root};

/// The words of a language, as the test says them.
struct Words {
    tag: &'static str,
    /// `Question 1 of 10`, without the numbers.
    question: [&'static str; 2],
    /// `0 of 10 questions answered`, after the first number.
    answered: &'static str,
    title: &'static str,
    other_language: &'static str,
    help: &'static str,
    roster: &'static str,
    choose: &'static str,
    missing: &'static str,
    next: &'static str,
    back: &'static str,
}

const LANGUAGES: [Words; 2] = [
    Words {
        tag: "id",
        question: ["Pertanyaan", "dari 10"],
        answered: "dari 10 pertanyaan sudah dijawab",
        title: "Indeks Pengentasan Kemiskinan (PPI)",
        other_language: "English",
        help: "Penjelasan",
        roster: "Isi dari daftar anggota rumah tangga",
        choose: "Pilih satu…",
        missing: "Pilih satu jawaban dulu.",
        next: "Lanjut",
        back: "Kembali",
    },
    Words {
        tag: "en",
        question: ["Question", "of 10"],
        answered: "of 10 questions answered",
        title: "Poverty Probability Index (PPI)",
        other_language: "Bahasa Indonesia",
        help: "What does this mean?",
        roster: "Fill in from a list of household members",
        choose: "Choose one…",
        missing: "Please choose an answer first.",
        next: "Next",
        back: "Back",
    },
];

/// The questions of the card, as they are published in scorecards/.
fn questions() -> Vec<Value> {
    let card = std::fs::read_to_string(root().join("scorecards/idn-2023.json")).expect("the card");
    let card: Value = serde_json::from_str(&card).expect("JSON");
    card["questions"].as_array().cloned().unwrap_or_default()
}

fn said<'a>(text: &'a Value, language: &str) -> &'a str {
    text[language].as_str().expect("a text in this language")
}

/// A page in Chromium; the other drivers have no accessibility tree.
fn chromium(body: &str) -> Option<(Server, Page)> {
    (browser() == Browser::Chromium).then(|| opened(body))
}

/// What the page's form is, by its role and the name of its label.
#[track_caller]
fn form<'a>(tree: &'a Node, name: &str) -> &'a Node {
    tree.one("group", name)
}

#[test]
fn every_question_is_a_named_group_of_native_controls() {
    for words in &LANGUAGES {
        let body =
            format!("<label for=ppi>Survei PPI</label><ppi-form id=ppi layout=pages lang={}></ppi-form>", words.tag);
        let Some((_server, page)) = chromium(&body) else { return };
        for (position, (question, (_, letter))) in questions().iter().zip(HOUSEHOLD).enumerate() {
            let name = format!(
                "{} {} {} {}",
                words.question[0],
                position + 1,
                words.question[1],
                said(&question["text"], words.tag)
            );
            let tree = page.tree();
            let form = form(&tree, "Survei PPI");
            assert_eq!(form.names("heading"), [words.title]);
            let progress = form.one("progressbar", &format!("{position} {}", words.answered));
            let of = ["valuemin", "valuemax"].map(|end| progress.property(end));
            assert_eq!((&progress.value, of), (&json!(position), [json!(0), json!(10)]));
            // One question is there, with its controls; the others are not.
            let group = form.one("group", &name);
            assert_eq!(group.description, "");
            let choices: Vec<&str> = question["choices"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|choice| said(&choice["text"], words.tag))
                .collect();
            if position == 0 {
                let list = group.one("combobox", &name);
                assert_eq!((&list.value, list.property("hasPopup")), (&json!(words.choose), json!("menu")));
            } else {
                assert_eq!(group.names("radio"), choices, "{name}");
            }
            let mut openers = if question["help"].is_null() { vec![] } else { vec![words.help] };
            openers.extend((position == 1).then_some(words.roster));
            assert_eq!(group.names("DisclosureTriangle"), openers, "{name}");
            let mut buttons = vec![words.other_language];
            buttons.extend((position > 0).then_some(words.back));
            buttons.push(words.next);
            assert_eq!(form.names("button"), buttons);

            // Without an answer, the error describes the group.
            press(&page, "next");
            let tree = page.tree();
            let group = tree.one("group", &name);
            assert_eq!(group.description, words.missing);
            assert!(group.property("focused") == true, "{}", group.outline());
            if position == 0 {
                assert_eq!(group.one("combobox", &name).property("invalid"), "true");
            }

            answer(&page, &format!("q{}", position + 1), letter);
            let tree = page.tree();
            let group = tree.one("group", &name);
            assert_eq!(group.description, "");
            let chosen =
                question["choices"].as_array().and_then(|all| all.iter().find(|choice| choice["id"] == letter));
            let chosen = said(&chosen.expect("the choice")["text"], words.tag);
            if position == 0 {
                let list = group.one("combobox", &name);
                assert_eq!((&list.value, list.property("invalid")), (&json!(chosen), json!("false")));
            } else {
                for radio in group.all("radio") {
                    assert_eq!(
                        radio.property("checked"),
                        (radio.name == chosen).to_string().as_str(),
                        "{}",
                        radio.name
                    );
                }
            }
            press(&page, "next");
        }
    }
}

#[test]
fn the_review_names_what_each_button_changes() {
    for (words, (heading, change, show)) in LANGUAGES
        .iter()
        .zip([("Periksa jawaban", "Ubah", "Lihat hasil"), ("Check your answers", "Change", "Show the result")])
    {
        let Some((_server, page)) = chromium(&format!("<ppi-form layout=pages lang={}></ppi-form>", words.tag)) else {
            return;
        };
        for (question, choice) in HOUSEHOLD {
            answer(&page, question, choice);
            press(&page, "next");
        }
        let tree = page.tree();
        assert_eq!(tree.one("heading", heading).property("level"), 3);
        assert_eq!(tree.one("heading", heading).property("focused"), true);
        assert_eq!(tree.all("DescriptionList").len(), 1);
        let shorts: Vec<String> =
            questions().iter().map(|question| said(&question["short"], words.tag).to_owned()).collect();
        assert_eq!(tree.names("term"), shorts);
        let answers: Vec<String> =
            tree.all("definition").iter().map(|answer| answer.names("StaticText")[0].to_owned()).collect();
        let (first, last) = if words.tag == "id" { ("Kalimantan Barat", "Tidak") } else { ("West Kalimantan", "No") };
        assert_eq!((answers.len(), &*answers[0], &*answers[9]), (10, first, last));
        let mut buttons = vec![words.other_language.to_owned()];
        buttons.extend(shorts.iter().map(|short| format!("{change}: {short}")));
        buttons.extend([words.back.to_owned(), show.to_owned()]);
        assert_eq!(tree.names("button"), buttons);
    }
}

#[test]
fn the_result_says_in_words_what_its_pictures_show() {
    let names = [
        [
            "Hasil",
            "Garis kemiskinan",
            "Garis kemiskinan nasional",
            "Perbandingan",
            "Program untuk anggota",
            "Grafik: pada skor 29, kemungkinannya 18,2%. Makin tinggi skor, makin kecil kemungkinannya.",
            "Semua garis kemiskinan",
            "Skor",
            "Kemungkinan miskin",
            "18,2%",
        ],
        [
            "Result",
            "Poverty line",
            "National poverty line",
            "Comparison",
            "Programmes for members",
            "Chart: at score 29 the likelihood is 18.2%. The higher the score, the lower the likelihood.",
            "All poverty lines",
            "Score",
            "Poverty likelihood",
            "18.2%",
        ],
    ];
    for ((words, statement), name) in LANGUAGES.iter().zip(STATEMENT).zip(names) {
        let [heading, line, national, comparison, programmes, chart, all_lines, score, likelihood, percent] = name;
        let body = format!("<ppi-form layout=list lang={} programmes=example></ppi-form>", words.tag);
        let Some((_server, page)) = chromium(&body) else { return };
        answer_all(&page, &HOUSEHOLD);
        page.wait("the programmes", |page| page.shadow("[part=programme]").exists().then_some(()));
        page.wait("the comparison", |page| page.shadow("[part=rate]").exists().then_some(()));
        let tree = page.tree();
        let result = tree.one("region", heading);
        let headings: Vec<(&str, Value)> =
            result.all("heading").iter().map(|heading| (&*heading.name, heading.property("level"))).collect();
        assert_eq!(headings, [(heading, json!(3)), (comparison, json!(4)), (programmes, json!(4))]);
        assert_eq!(result.one("combobox", line).value, national);
        assert!(result.all("paragraph").iter().any(|paragraph| paragraph.text() == statement), "{}", result.outline());
        // The curve is one image, and is read once: nothing inside it, no other image.
        assert_eq!((result.names("image"), result.one("image", chart).children.len()), (vec![chart], 0));
        // The bars are not read: their figures stand beside them.
        let figures: Vec<String> = result.all("definition").iter().map(|figure| figure.text()).collect();
        let (province, nation) = if words.tag == "id" { ("7,1%", "7,9%") } else { ("7.1%", "7.9%") };
        assert_eq!(figures, ["29", percent, percent, province, nation]);
        assert_eq!(result.all("listitem").len(), 3);

        let table = result.one("table", all_lines);
        assert_eq!(table.names("columnheader"), [line, score, likelihood]);
        assert_eq!((table.all("rowheader").len(), table.names("rowheader")[0]), (9, national));
        assert_eq!(table.names("cell")[..2], ["29", percent]);
        let says = tree.all("status");
        assert!(says.iter().all(|status| status.property("live") == "polite" && status.property("atomic") == true));

        press(&page, "start-again");
        let (question, yes, no) = if words.tag == "id" {
            ("Hapus semua jawaban?", "Ya, hapus", "Batal")
        } else {
            ("Delete all answers?", "Yes, delete", "Cancel")
        };
        let tree = page.tree();
        let group = tree.one("group", question);
        assert_eq!((group.property("focused"), group.names("button")), (json!(true), vec![yes, no]));
    }
}

#[test]
fn the_list_of_members_has_a_name_for_every_field() {
    let Some((_server, page)) = chromium("<ppi-form layout=list scorecard=idn-2012></ppi-form>") else { return };
    verbs::shows_card(&page, "PPI Indonesia 2010");
    page.shadow("[part=roster-summary]").click();
    for _ in 0..2 {
        press(&page, "member-add");
    }
    let tree = page.tree();
    assert_eq!(tree.one("DisclosureTriangle", "Isi dari daftar anggota rumah tangga").property("expanded"), true);
    assert_eq!(tree.one("spinbutton", "Jumlah anggota rumah tangga").property("disabled"), true);
    for number in [1, 2] {
        let member = tree.one("group", &format!("Anggota {number}"));
        assert_eq!(member.names("textbox"), ["Nama (boleh kosong)"]);
        assert_eq!(member.names("spinbutton"), ["Umur (tahun)"]);
        assert_eq!(member.names("combobox"), ["Bersekolah?"]);
        assert_eq!(member.names("button"), [format!("Hapus anggota {number}")]);
    }
    // What is still needed describes the question that it answers.
    let described: Vec<&str> =
        tree.all("group").iter().map(|group| &*group.description).filter(|text| !text.is_empty()).collect();
    assert_eq!(described, ["Jawaban ini dihitung dari daftar anggota rumah tangga.", "Isi umur anggota 1."]);
}

#[test]
fn what_is_asked_before_the_first_question_is_a_named_group() {
    let notice = "<ppi-form lang=en autosave=local layout=list><div slot=consent><p>CU Contoh uses your answers.</p></div></ppi-form>";
    let Some((_server, page)) = chromium(notice) else { return };
    page.wait("the notice", |page| page.shadow("[part~=consent] button").exists().then_some(()));
    let tree = page.tree();
    let consent = tree.one("group", "Consent");
    assert_eq!(
        (consent.text(), consent.names("button")),
        ("CU Contoh uses your answers. I agree, start".to_owned(), vec!["I agree, start"])
    );
    assert_eq!(tree.all("radio").len(), 0);

    page.shadow("[part~=consent] button").click();
    answer(&page, "q2", "A");
    page.wait("the line", |page| page.shadow("[part~=draft-line]").exists().then_some(()));
    let tree = page.tree();
    let told: Vec<String> =
        tree.all("status").iter().map(|status| status.text()).filter(|text| !text.is_empty()).collect();
    assert_eq!(told, ["Your answers are kept on this device for now. Erase what is kept"]);
    page.reload();
    page.wait("the question", |page| page.shadow("[part~=draft]").exists().then_some(()));
    let tree = page.tree();
    let group = tree
        .all("group")
        .into_iter()
        .find(|group| group.name.starts_with("There are answers kept on this device, from "));
    assert_eq!(group.expect("the question").names("button"), ["Go on with them", "Erase and start anew"]);
}

#[test]
fn a_failure_is_an_alert() {
    if browser() != Browser::Chromium {
        return;
    }
    let (server, page) = (dist(), Page::new());
    let gone = || Reply { status: 404, ..Reply::html("gone") };
    server.route("/cards/idn-2020.bin", gone());
    server.route("/scorecards/idn-2020.json", gone());
    server.route("/page.html", document("<ppi-form scorecard=idn-2020 lang=en></ppi-form>"));
    page.open(&server, "/page.html");
    page.wait("the notice", |page| page.shadow("[part~=notice]").exists().then_some(()));
    let tree = page.tree();
    let alerts = tree.all("alert");
    assert_eq!(alerts.len(), 1);
    assert_eq!(
        alerts[0].text(),
        "The PPI form could not be loaded. Check the internet connection, then try again. Try again"
    );
    assert_eq!(alerts[0].property("live"), "assertive");
}
