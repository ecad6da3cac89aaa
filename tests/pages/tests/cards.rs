//! Cards, the roster, and what a result is compared with.

use crate::verbs::{
    HOUSEHOLD, SCORES, agrees, answer, answer_all, document, last_detail, listen, open, opened, press, record,
    shows_card, text,
};
use ppi_pages::{Page, Reply, dist, json, root};

#[test]
fn the_three_cards_and_their_scores() {
    let (_server, page) = opened("<ppi-form layout=list scorecard=idn-2012></ppi-form>");
    shows_card(&page, "PPI Indonesia 2010");
    let letters = ["C", "C", "B", "C", "B", "C", "A", "A", "A", "B"];
    let questions = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10"];
    let household: Vec<_> = questions.into_iter().zip(letters).collect();
    answer_all(&page, &household);
    // 11 + 2 + 3 + 1 + 5 + 4 + 0 + 0 + 0 + 9 = 35: the band 35-39.
    let first = &record(&page)["lines"][0];
    assert_eq!(first["score"], json!(35));
    assert!((first["likelihood"].as_f64().expect("a number") - 0.058).abs() < 1e-9);
    assert!(!page.shadow("[part=comparison]").is_visible());

    page.find("ppi-form").js("this.setAttribute('scorecard', 'idn-2020')", &[]);
    shows_card(&page, "PPI Indonesia 2016");
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({}));
    assert_eq!(page.shadow_all("[part=line] > option").len(), 19);

    // Answers that come with a card are for that card, not for the one that is still shown.
    let both = "this.setAttribute('scorecard', 'idn-2012'); this.answers = { q1: 'F' }";
    page.find("ppi-form").js(both, &[]);
    shows_card(&page, "PPI Indonesia 2010");
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({ "q1": "F" }));
}

#[test]
fn points_beyond_the_table_say_so() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    // The most points on US$3.20: Kalimantan Utara 13, one member 18, and all that a household can have.
    let most = ["X", "A", "A", "A", "A", "A", "A", "A", "A", "A"];
    let household: Vec<_> = HOUSEHOLD.into_iter().zip(most).map(|((question, _), choice)| (question, choice)).collect();
    answer_all(&page, &household);
    let lines = record(&page)["lines"].clone();
    assert_eq!((&lines[3]["score"], &lines[3]["capped"]), (&json!(101), &json!(true)));
    assert_eq!(lines[0]["capped"], json!(false));
    assert!(!page.shadow("[part=result] > [part=mark]").is_visible());
    let choose = "this.value = 'ppp320_2011'; this.dispatchEvent(new Event('change', { bubbles: true }))";
    page.shadow("[part=line]").js(choose, &[]);
    assert_eq!(
        text(&page, "mark"),
        "Jumlah poin melewati tabel, yang berakhir di skor 100. Baris terakhir tabel yang dipakai."
    );
    assert!(page.shadow("[part=result] > [part=mark]").is_visible());
}

#[test]
fn the_comparison_is_of_households_of_the_province_and_the_nation() {
    let (server, page) = opened("<ppi-form layout=list lang=en></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    let rates: Vec<String> = page.shadow_all("[part=rate]").iter().map(ppi_pages::Element::text).collect();
    // idn-2023, national line, share of households: Kalimantan Barat 0.0714…, Indonesia 0.0791….
    let expected =
        ["With these answers18.2%", "Households in West Kalimantan7.1%", "Households in the whole country7.9%"];
    assert_eq!(rates, expected);
    assert!(
        text(&page, "comparison").ends_with("Share of households below this line according to SUSENAS 2022 (BPS).")
    );
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(asked.iter().filter(|path| *path == "/cards/idn-2023.bin").count(), 1, "{asked:?}");
}

#[test]
fn without_the_published_rates_the_result_stands() {
    let (server, page) = opened("<ppi-form layout=list lang=en></ppi-form>");
    server.route("/cards/idn-2023.bin", Reply { status: 404, ..Reply::html("gone") });
    answer_all(&page, &HOUSEHOLD);
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    assert!(
        text(&page, "comparison")
            .ends_with("The figures to compare with could not be loaded. The result above still holds.")
    );
    agrees(&record(&page), &SCORES);
}

#[test]
fn members_with_age_and_school_give_two_answers() {
    let (_server, page) = opened("<ppi-form layout=list scorecard=idn-2012 lang=en></ppi-form>");
    shows_card(&page, "Indonesia 2010 PPI");
    page.shadow("[part=roster-summary]").click();
    for _ in 0..3 {
        press(&page, "member-add");
    }
    for (member, age) in ["41", "38", "12"].into_iter().enumerate() {
        page.shadow(&format!("[data-roster=age][data-member='{member}']")).keys(age);
    }
    let answers = "return document.querySelector('ppi-form').answers";
    assert_eq!(page.js(answers, &[]), json!({ "q1": "D" }));
    assert_eq!(page.shadow_all("[part=note]")[1].text(), "Choose whether member 3 attends school.");
    let school = "this.value = 'no'; this.dispatchEvent(new Event('change', { bubbles: true }))";
    page.shadow("[data-roster=school][data-member='2']").js(school, &[]);
    assert_eq!(page.js(answers, &[]), json!({ "q1": "D", "q2": "B" }));
    assert_eq!(page.shadow_all("[part=note]")[1].text(), "This answer was counted from the list of household members.");

    answer(&page, "q2", "C");
    assert_eq!(
        page.shadow_all("[part=note]")[1].text(),
        "Answered directly. According to the list of members: No, not all."
    );
    page.shadow("[data-action=member-remove][data-member='2']").click();
    assert_eq!(page.js(answers, &[]), json!({ "q1": "E", "q2": "A" }));
}

#[test]
fn an_interview_asks_for_the_exact_number() {
    let (_server, page) = opened("<ppi-form layout=list mode=interview></ppi-form>");
    assert!(page.shadow("[data-roster=size]").is_visible());
    page.shadow("[data-roster=size]").keys("7");
    assert!(page.shadow("input[data-question=q2][value=E]").prop("checked") == true);
    answer_all(&page, &[&HOUSEHOLD[..1], &HOUSEHOLD[2..]].concat());
    let record = record(&page);
    assert_eq!(
        (&record["members"], &record["from_roster"], &record["mode"]),
        (&json!(7), &json!(["q2"]), &json!("interview"))
    );
    let marks = page.shadow_all("[part=mark]");
    assert!(marks.iter().all(|mark| !mark.is_visible()), "an interview is not marked as filled in alone");
}

/// The sample card of the format's reference.
fn sample() -> String {
    let reference = std::fs::read_to_string(root().join("scorecards/README.md")).expect("the reference");
    reference.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("a sample").to_owned()
}

#[test]
fn a_card_of_ones_own_is_checked_and_shown() {
    let (server, page) = (dist(), Page::new());
    server.route("/own/card.json", Reply::new("application/json", sample()));
    server.route("/page.html", document("<ppi-form src=own/card.json layout=list lang=en></ppi-form>"));
    open(&server, &page);
    shows_card(&page, "Sample 1999 card");
    answer_all(&page, &[("q1", "A"), ("q2", "C")]);
    let lines = &record(&page)["lines"];
    assert_eq!(lines[0], json!({ "line": "nl100", "score": 100, "likelihood": 0.1, "capped": false }));
    assert_eq!(lines[1], json!({ "line": "ppp365_2017", "score": 102, "likelihood": 0.125, "capped": true }));
}

#[test]
fn a_card_with_faults_is_told_whole_and_the_earlier_one_stays() {
    let (server, page) = opened("<ppi-form layout=list></ppi-form>");
    listen(&page);
    answer(&page, "q2", "A");
    let broken = sample().replace("\"points\": 60", "\"points\": 60.5").replace("[90.0, 95.5]", "[90.0, 195.5]");
    server.route("/broken.json", Reply::new("application/json", broken));
    page.find("ppi-form").js("this.setAttribute('src', '/broken.json')", &[]);
    let problems = &last_detail(&page, "ppi-error")["problems"];
    let start =
        |problem: usize| problems[problem].as_str().unwrap_or_default().split(", expected").next().unwrap_or_default();
    assert_eq!(start(0), "questions[0].choices[0].points: found 60.5");
    assert_eq!(start(1), "table.rows[0].likelihoods[1]: found 195.5");
    assert_eq!(text(&page, "subtitle"), "PPI Indonesia 2022");
    assert_eq!(page.js("return document.querySelector('ppi-form').answers", &[]), json!({ "q2": "A" }));

    for (src, expected) in [("/none.json", "found status 404"), ("/index.html", "found no JSON")] {
        page.js("heard.length = 0", &[]);
        page.find("ppi-form").js("this.setAttribute('src', args[0])", &[json!(src)]);
        let message = last_detail(&page, "ppi-error")["message"].as_str().unwrap_or_default().to_owned();
        assert!(message.contains(src) && message.contains(expected), "{message}");
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let (server, page) = (dist(), Page::new());
    let hostile = sample()
        .replace("One to three", "<img src=x onerror=window.hacked=1>")
        .replace("Sample 1999 card", "<script>window.hacked=1</script>")
        .replace(
            "\"url\": \"https://example.org\"",
            "\"url\": \"https://example.org\\\" onclick=\\\"window.hacked=1\"",
        );
    server.route("/hostile.json", Reply::new("application/json", hostile));
    server.route("/page.html", document("<ppi-form src=/hostile.json layout=list lang=en></ppi-form>"));
    open(&server, &page);
    shows_card(&page, "<script>window.hacked=1</script>");
    assert_eq!(page.shadow_all("[part=choice-text]")[0].text(), "<img src=x onerror=window.hacked=1>");
    assert_eq!(page.shadow_all("img, script, [onclick]").len(), 0);
    assert_eq!(page.js("return window.hacked ?? null", &[]), json!(null));
    assert_eq!(page.violations(&server), [""; 0]);
}
