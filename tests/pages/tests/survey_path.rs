//! The survey page from the list of members to the change between rounds: plan, draw, interviews, result, change; every
//! figure against the engine.

use crate::survey::{
    accessible, card, cells, choose, estimate, fits, go, keep_files, opened, percent, practice, saved, settled, tick,
    whole,
};
use ppi_pages::{Browser, Element, Page, Value as Json, json};
use ppi_widget::export::change_record;
use ppi_widget::practice::{Practice, Sheet};
use ppi_widget::rounds::compare;
use ppi_widget::sample::{Draw, draw};

#[test]
fn from_the_list_of_members_to_the_change() {
    let (server, page) = opened();
    keep_files(&page);
    planned(&page);
    let drawn = drawn(&page);
    let rounds = results(&page, &drawn);
    changed(&page, &rounds);
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

fn shadow<'a>(page: &'a Page, css: &str) -> Element<'a> {
    page.shadow_of("ppi-survey", css)
}

#[track_caller]
fn waits(page: &Page, what: &str, condition: &str) {
    page.wait_js(what, &format!("const root = document.querySelector('ppi-survey').shadowRoot; return {condition}"));
}

/// The number of interviews, by hand.
fn planned(page: &Page) {
    go(page, "plan");
    waits(page, "the plan", "!!root.querySelector('#planned')");
    // The published rate of households in Kalimantan Barat, 0.0714, to a tenth of a point.
    assert_eq!(shadow(page, "#guess").prop("value"), "7.1");
    for (id, value) in [
        ("guess", "40.2"),
        ("margin", "2"),
        ("plan-alpha", "1.23"),
        ("plan-population", "10000"),
        ("plan-level", "1.96"),
    ] {
        choose(page, id, value);
    }
    // v = 1.96²·1.23²·0.402·0.598 = 1.397 18; n = 10,000·v / (v + 0.02²·9,999) = 2,588.9.
    waits(page, "the number", "root.querySelector('#planned')?.textContent === 'Perlu 2.589 wawancara.'");
    // z·α·√(p(1−p)/n)·φ for n = 300 of 10,000: 1.96·1.23·√(0.240396/300)·√(9,700/9,999) = 0.06722.
    assert_eq!(cells(page, "margins")[2], ["300", "± 6,7 poin persen"]);
    accessible(page, "plan");
    page.screenshot("survey-plan");
    // What was typed stays for another purpose.
    choose(page, "rounds", "two");
    waits(page, "the number of two rounds", "root.querySelector('#planned')?.textContent.endsWith('di tiap putaran.')");
    assert_eq!(shadow(page, "#plan-alpha").prop("value"), "1.23");
    choose(page, "rounds", "one");
    waits(page, "the number", "root.querySelector('#planned')?.textContent === 'Perlu 2.589 wawancara.'");
    choose(page, "margin", "0");
    waits(page, "the error", "!!root.querySelector('[role=alert]')");
    choose(page, "margin", "2");
    waits(page, "the number", "!!root.querySelector('#planned')");
    shadow(page, "#to-draw").click();
    waits(page, "the room", "root.querySelector('h2').textContent === 'Undian'");
}

/// The drawn list: the same as the engine draws from the practice list, by credit union.
fn drawn(page: &Page) -> String {
    go(page, "practice");
    shadow(page, "#open-members").click();
    waits(page, "the list", "!!root.querySelector('#draw')");
    assert_eq!(shadow(page, "#size").prop("value"), "2589");
    for (id, value) in [("size", "400"), ("reserves", "80"), ("seed", "saksi")] {
        choose(page, id, value);
    }
    tick(page, "strata-cu");
    shadow(page, "#draw").click();
    waits(page, "the draw", "!!root.querySelector('#drawn')");
    let list = practice(Sheet::Members);
    let options = json!({ "size": 400, "reserves": 80, "seed": "saksi", "strata": ["cu"], "id": "member" });
    let drawn = draw(list.as_bytes(), &Draw::read(&options.into()).expect("options")).expect("a draw");
    let protocol = shadow(page, "#protocol").text();
    assert!(protocol.contains(&drawn.digest), "{protocol}");
    let sizes = drawn.strata.iter().map(|stratum| {
        let numbers = [stratum.members, stratum.drawn, stratum.reserves].map(|number| whole(&json!(number)));
        [vec![stratum.key[0].clone()], numbers.to_vec()].concat()
    });
    assert_eq!(cells(page, "sizes"), sizes.collect::<Vec<_>>());
    shadow(page, "#save-drawn").click();
    let (name, csv) = saved(page);
    assert!(name.starts_with("latihan-terundi-"), "{name}");
    // What the draw added has names for people; the engine's own are kept on the page.
    let named = "Strata undian,Urutan undian,Cadangan";
    let words = |csv: &str| {
        csv.replacen("draw_stratum,draw_order,draw_reserve", named, 1).replace(",reserve\r\n", ",cadangan\r\n")
    };
    assert_eq!(csv.trim_start_matches('\u{feff}'), words(&drawn.csv));
    shadow(page, "#save-protocol").click();
    let (_, text) = saved(page);
    assert_eq!(serde_json::from_str::<Json>(&text).expect("JSON")["practice"], "ppi-practice-1 2018-07");
    shadow(page, "#save-schedule").click();
    let (_, schedule) = saved(page);
    assert_eq!(schedule.lines().count(), csv.lines().count());
    accessible(page, "draw");
    page.screenshot("survey-draw");
    page.viewport(360, 740);
    fits(page, "draw, 360 pixels");
    page.viewport(1280, 900);
    drawn.csv
}

/// The rate of those who were drawn; gives the interviews of both rounds.
fn results(page: &Page, drawn: &str) -> [String; 2] {
    go(page, "practice");
    shadow(page, "#open-interviews").click();
    settled(page);
    let invented = Practice::new(&card(), "2018-07").expect("the card");
    let interviews = |sheet| invented.interviews(drawn.as_bytes(), sheet).expect("a draw");
    let rounds = [Sheet::Baseline, Sheet::Followup].map(interviews);
    let options = json!({ "by": [["branch"], ["regency"]], "weight": "participants", "strata": strata() });
    let found = estimate(&rounds[0], &options);
    assert_eq!(found["groups"][0]["n"], 400 - lost(&found));
    let [line, plain] = [&found, &estimate(&rounds[0], &json!({}))].map(|found| found["groups"][0]["lines"][0].clone());
    assert_ne!(line["standard_error"], plain["standard_error"]);
    assert_eq!(cells(page, "lines")[0][2], percent(&line["standard_error"], 2).replace('%', ""));
    let statement = shadow(page, "#statement").text();
    let rate = percent(&found["groups"][0]["lines"][0]["rate"], 1);
    assert!(statement.starts_with(&format!("{rate} anggota CU hidup di bawah")), "{statement}");
    assert!(shadow(page, ".output").text().contains("disembunyikan: kurang dari 10 wawancara"));
    reported(page, &statement);
    rounds
}

/// The strata of the draw, whose populations are those of the invented credit unions.
fn strata() -> Json {
    let members = [42_000, 34_000, 28_000, 26_000, 22_000, 19_000, 16_000, 13_000];
    let sizes = ('A'..='H').zip(members).map(|(cu, members)| (format!("CU Latihan {cu}"), json!(members)));
    json!({ "column": "cu", "sizes": Json::Object(sizes.collect()) })
}

/// The report is a page without scripts that says what the room says, and what it rests on.
fn reported(page: &Page, statement: &str) {
    shadow(page, "#save-report").click();
    let (name, report) = saved(page);
    assert!(name.starts_with("latihan-survei-laporan-"), "{name}");
    for text in [
        statement,
        "<!doctype html>",
        "Data latihan. Semua CU",
        "Innovations for Poverty Action (IPA)",
        "1 Juli 2023 – 31 Juli 2023",
        "Tingkat tanggapan",
        "Melek finansial",
        "default-src 'none'",
    ] {
        assert!(report.contains(text), "{text}");
    }
    for markup in ["<script", "<button", "<input", "<select"] {
        assert!(!report.contains(markup), "{markup}");
    }
}

/// What changed, in independent samples by credit union, and for the same households.
fn changed(page: &Page, rounds: &[String; 2]) {
    go(page, "change");
    settled(page);
    // What Result has at first: members, in the strata of the draw, whose sizes are the population.
    assert_eq!(shadow(page, "#unit").prop("value"), "participants");
    assert_eq!(shadow(page, "#strata").prop("checked"), true);
    for (box_, on) in [("by-cu", true), ("by-branch", false), ("by-regency", false)] {
        assert_eq!(shadow(page, &format!("#{box_}")).prop("checked"), !on);
        tick(page, box_);
    }
    choose(page, "population", "200000");
    choose(page, "alpha", "1,1");
    choose(page, "bias", "0,5");
    settled(page);
    let by = json!({
        "by": [["cu"]], "weight": "participants", "strata": strata(), "population": 200_000,
        "alpha": { "nl100": 1.1 }, "bias": { "nl100": 0.005 },
    });
    let [baseline, followup] = rounds.each_ref().map(|round| estimate(round, &by));
    let options =
        json!({ "baseline": baseline, "followup": followup, "line": "nl100", "years": 3, "population": 200_000 });
    let compared = Json::from(&change_record(&compare(&options.into()).expect("two rounds")));
    let rows = cells(page, "changes");
    let changes = compared["changes"].as_array().expect("changes");
    assert_eq!(rows.len(), 9);
    for (row, change) in rows.iter().zip(changes) {
        let points = |name: &str| percent(&change[name], 1).replace('%', "").replace('-', "−");
        let rates = [&change["baseline"], &change["followup"]].map(|round| percent(&round["rate"], 1));
        assert_eq!(row[2..4], rates);
        let rough = if change["small"] == true { " selang kasar" } else { "" };
        assert_eq!(row[4..6], [points("fall"), format!("{} – {}{rough}", points("low"), points("high"))]);
    }
    let lifted = format!("{:.0}", changes[0]["lifted"]["count"].as_f64().expect("a count"));
    let lifted =
        format!("Terangkat ke atas garis (bersih): {} anggota CU (", whole(&lifted.parse().expect("a number")));
    assert!(shadow(page, "#further").text().contains(&lifted), "{lifted}");
    assert_eq!(shadow(page, "#caution").text(), "Perubahan bukan bukti bahwa program CU yang menyebabkannya.");
    accessible(page, "change");
    page.screenshot("survey-change");

    // Matched by the member's number.
    choose(page, "mode", "same");
    settled(page);
    assert_eq!(shadow(page, "#change-id").prop("value"), "member");
    assert_eq!(cells(page, "movement").len(), 3);
    accessible(page, "change of the same households");
    page.viewport(360, 740);
    fits(page, "change, 360 pixels");
    if page.browser() == Browser::Chromium {
        page.viewport(320, 640);
        fits(page, "change, 320 pixels");
    }
}

/// Those who were met but whose interview lacks an answer.
fn lost(estimate: &Json) -> u64 {
    let refused = estimate["refused"].as_array().expect("refused rows");
    refused.iter().filter(|row| row["name"] != "q1").count() as u64
}
