//! The demo page of three looks, and the tables of properties and parts in the README.

use std::collections::BTreeSet;

use crate::verbs::{HOUSEHOLD, accessible, answer_all, document, press};
use ppi_pages::{Browser, Page, Reply, Server, dist, root};

const LOOKS: [&str; 3] = ["plain", "cu", "dark"];

fn shown() -> (Server, Page) {
    let (server, page) = (dist(), Page::new());
    page.open(&server, "/looks.html");
    page.wait_js(
        "three forms",
        "return [...document.querySelectorAll('ppi-form')].every((form) => form.shadowRoot?.querySelector('fieldset'))",
    );
    page.wait("the styles", |page| page.all("code").iter().all(|code| !code.text().is_empty()).then_some(()));
    (server, page)
}

#[test]
fn three_looks_are_shown_with_the_styles_that_make_them() {
    let (server, page) = shown();
    let form = |look: &str, name: &str| page.shadow_of(&format!("#{look}"), "[part=form]").style(name);
    assert_eq!(form("plain", "border-top-width"), "0px");
    assert!(form("plain", "font-family").starts_with("Georgia"), "{}", form("plain", "font-family"));
    assert_eq!(form("cu", "border-top-color"), "rgb(242, 183, 5)");
    assert_eq!(
        (form("dark", "background-color"), form("dark", "color-scheme")),
        ("rgb(23, 24, 28)".into(), "dark".into())
    );
    let code = |look: &str| page.find(&format!("#{look} + pre")).text();
    assert!(code("plain").starts_with("ppi-form { --ppi-font: Georgia"), "{}", code("plain"));
    assert!(code("plain").ends_with("ppi-form::part(form) { padding: 0.5em; border: 0; }"), "{}", code("plain"));
    assert!(code("cu").contains("@media (prefers-color-scheme: dark) { ppi-form { --ppi-accent: "), "{}", code("cu"));
    assert!(code("dark").starts_with("ppi-form { --ppi-color-scheme: dark;"), "{}", code("dark"));
    // One form's link brings the whole page to the other language.
    page.shadow_of("#cu", "[data-action=language]").click();
    page.wait("English", |page| (page.find("h1").text() == "Three looks of the form").then_some(()));
    for look in LOOKS {
        page.wait(look, |page| (page.find(&format!("#{look}")).attr("lang").as_deref() == Some("en")).then_some(()));
    }
    page.shadow_of("#dark", "[data-action=language]").click();
    page.wait("Indonesian", |page| (page.find("h1").text() == "Tiga tampilan formulir").then_some(()));
    assert_eq!((page.errors(), page.violations(&server)), (vec![], vec![]));
}

#[test]
fn axe_finds_nothing_in_any_look_from_the_first_question_to_the_result() {
    let (_server, page) = shown();
    let schemes: &[&str] = if page.browser() == Browser::Chromium { &["light", "dark"] } else { &["light"] };
    let answers: serde_json::Map<String, ppi_pages::Value> =
        HOUSEHOLD.iter().map(|(question, choice)| ((*question).to_owned(), ppi_pages::json!(choice))).collect();
    for scheme in schemes {
        if schemes.len() > 1 {
            page.media("screen", &[("prefers-color-scheme", scheme)]);
        }
        for look in LOOKS {
            page.find(&format!("#{look}")).js("this.setAttribute('layout', 'pages'); this.reset()", &[]);
            page.shadow_of(&format!("#{look}"), "[data-action=next]:not([hidden])").click();
        }
        accessible(&page, &format!("three looks, error, {scheme}"));
        page.viewport(1280, 900);
        page.screenshot(&format!("looks-{scheme}"));
        for look in LOOKS {
            page.find(&format!("#{look}"))
                .js("this.setAttribute('layout', 'list'); this.answers = args[0]", &[answers.clone().into()]);
            page.wait("the result", |page| page.shadow_of(&format!("#{look}"), "[part=rate]").exists().then_some(()));
            accessible(&page, &format!("look {look}, result, {scheme}"));
            page.find(&format!("#{look}")).js("this.reset()", &[]);
        }
    }
}

/// The cells of the README's tables whose first cell begins with this.
fn rows(start: &str) -> Vec<Vec<String>> {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let section = readme.split("\n## ").find(|section| section.starts_with("Look\n")).expect("the section").to_owned();
    let lines = section.lines().filter(|line| line.starts_with(&format!("| `{start}")));
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn the_readme_has_every_property_with_its_defaults() {
    let sheet = |name: &str| std::fs::read_to_string(root().join("www/form").join(name)).expect("the style sheet");
    let style = [sheet("colours.css"), sheet("frame.css")].concat();
    let (light, dark) = style.split_once("@media (prefers-color-scheme: dark)").expect("both schemes");
    let default = |name: &str, of: &str| {
        let (_, rest) = of.split_once(&format!("var({name}, "))?;
        Some(rest.split(')').next().unwrap_or_default().to_owned())
    };
    let mut names = BTreeSet::new();
    for row in rows("--ppi-") {
        let name = row[0].trim_matches('`').to_owned();
        let said = |cell: &str| cell.trim_matches('`').to_owned();
        let in_light = default(&name, light).or(default(&name, dark)).expect("a default");
        assert_eq!(said(&row[1]), in_light, "{name}");
        if row[2] != "the same" {
            assert_eq!(said(&row[2]), default(&name, dark).expect("a default"), "{name}, dark");
        }
        names.insert(name);
    }
    let used: BTreeSet<String> = style
        .split("var(--ppi-")
        .skip(1)
        .map(|rest| format!("--ppi-{}", rest.split(',').next().unwrap_or_default()))
        .collect();
    assert_eq!(names, used);
}

#[test]
fn the_readme_has_every_part() {
    let documented: BTreeSet<String> = rows("")
        .iter()
        .filter(|row| !row[0].contains("--ppi-"))
        .flat_map(|row| row[0].split_whitespace().map(|part| part.trim_matches('`').to_owned()).collect::<Vec<_>>())
        .collect();
    let mut seen = BTreeSet::new();
    let mut collect = |page: &Page| {
        let parts = page
            .find("ppi-form")
            .js("return [...this.shadowRoot.querySelectorAll('[part]')].flatMap(({ part }) => [...part])", &[]);
        seen.extend(serde_json::from_value::<Vec<String>>(parts).expect("names"));
    };
    let (server, page) = (dist(), Page::new());
    let notice = "<div slot=consent><p>CU Contoh</p></div>";
    server.route(
        "/page.html",
        document(&format!("<ppi-form layout=list autosave=local programmes=example>{notice}</ppi-form>")),
    );
    page.open(&server, "/page.html");
    page.wait("the notice", |page| page.shadow("[part~=consent] button").exists().then_some(()));
    collect(&page);
    page.shadow("[part~=consent] button").click();
    page.wait("the form", |page| page.shadow("fieldset").is_visible().then_some(()));
    page.shadow("[part=roster-summary]").click();
    press(&page, "member-add");
    answer_all(&page, &HOUSEHOLD);
    page.wait("the comparison", |page| page.shadow("[part=rate]").exists().then_some(()));
    page.wait("the programmes", |page| page.shadow("[part=programme]").exists().then_some(()));
    collect(&page);
    page.find("ppi-form").js("this.setAttribute('layout', 'pages')", &[]);
    press(&page, "review");
    collect(&page);
    page.find("ppi-form").js("this.setAttribute('mode', 'interview')", &[]);
    page.wait("the sheets", |page| page.shadow("[part=sheets]").exists().then_some(()));
    collect(&page);
    page.reload();
    page.wait("the question", |page| page.shadow("[part~=draft]").exists().then_some(()));
    collect(&page);
    let gone = || Reply { status: 404, ..Reply::html("gone") };
    server.route("/cards/idn-2020.bin", gone());
    server.route("/scorecards/idn-2020.json", gone());
    server.route("/page.html", document("<ppi-form scorecard=idn-2020></ppi-form>"));
    page.open(&server, "/page.html");
    page.wait("the notice", |page| page.shadow("[part~=notice]").exists().then_some(()));
    collect(&page);
    assert_eq!(documented, seen);
}
