//! The pages of the demo site: what a web master sees, copies, and may rely on.

use crate::verbs;

use crate::verbs::{answer, focused_part, ready, rest};
use ppi_pages::{Browser, Key, Page, Reply, Server, Value, demo_site, json};

/// Opens the page for web masters and waits for its forms.
#[track_caller]
fn opened() -> (Server, Page) {
    let (server, page) = (demo_site(), Page::new());
    page.open(&server, "/webmaster.html");
    page.wait_js(
        "the forms",
        "return [...document.querySelectorAll('ppi-form')].every((form) => form.shadowRoot?.querySelector('fieldset'))",
    );
    page.wait("the code of the host", |page| (page.all("details.code").len() == 6).then_some(()));
    (server, page)
}

/// Answers the three questions of the practice card.
#[track_caller]
fn practise(page: &Page) {
    for (question, choice) in [("q1", "C"), ("q2", "A"), ("q3", "B")] {
        page.shadow_of("#card ppi-form", &format!("input[data-question={question}][value={choice}]")).click();
    }
    // What follows the figure moves the frame below.
    rest(page);
}

/// Scrolls to the frame until it is loaded: that begins once it is in sight, and what loads above it moves it.
#[track_caller]
fn load_frame(page: &Page) {
    let height = "const frame = document.querySelector('#frame iframe'); frame.scrollIntoView(); \
         return frame.style.height !== ''";
    page.wait_js("the frame's height", height);
}

#[test]
fn the_policy_holds_all_along() {
    let (server, page) = opened();
    practise(&page);
    load_frame(&page);
    page.find("#language").click();
    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(page.violations(&server), [""; 0]);
    page.open(&server, "/index.html");
    ready(&page);
    assert_eq!(page.violations(&server), [""; 0]);
}

#[test]
fn every_link_of_the_start_page_leads_to_a_page_that_works() {
    let (server, page) = (demo_site(), Page::new());
    page.open(&server, "/index.html");
    ready(&page);
    let links = "return [...document.querySelectorAll('a[href]')].map((link) => new URL(link.href))
        .filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname)";
    let links: Vec<String> = serde_json::from_value(page.js(links, &[])).expect("paths");
    for path in ["/webmaster.html", "/survey.html", "/ppi-class.html"] {
        assert!(links.iter().any(|link| link == path), "{path} is not linked: {links:?}");
    }
    for link in links {
        page.open(&server, &link);
        page.wait_js(&link, "return !document.body.innerText.includes('sedang dimuat')");
        assert_eq!(page.errors(), [""; 0], "{link}");
        assert_eq!(page.js("return window.ppiWatch.violations", &[]), json!([]), "{link}");
    }
}

#[test]
fn axe_finds_nothing() {
    for path in ["/webmaster.html", "/index.html"] {
        let (server, page) = opened();
        page.open(&server, path);
        ready(&page);
        // The frame is a page of its own, and axe cannot look into it: embed.html is looked at below.
        accessible_light_and_dark(&page, &format!("{path} Indonesian"));
        page.all("details.code").iter().for_each(|code| _ = code.js("this.open = true", &[]));
        page.shadow("[data-action=language]").click();
        page.wait_js("English", "return document.documentElement.lang === 'en'");
        accessible_light_and_dark(&page, &format!("{path} English"));
    }
    let (server, page) = (demo_site(), Page::new());
    page.open(&server, "/embed.html");
    ready(&page);
    accessible_light_and_dark(&page, "embed.html");
}

#[track_caller]
fn accessible_light_and_dark(page: &Page, state: &str) {
    let schemes: &[&str] = if page.browser() == Browser::Chromium { &["dark", "light"] } else { &[""] };
    for scheme in schemes {
        // The other drivers cannot choose one.
        if !scheme.is_empty() {
            page.media("screen", &[("prefers-color-scheme", scheme)]);
        }
        let findings = page.axe();
        assert!(findings.is_empty(), "{} {state} {scheme}:\n{}", page.browser(), findings.join("\n"));
    }
}

#[test]
fn nothing_scrolls_sideways_on_a_narrow_phone() {
    for path in ["/webmaster.html", "/index.html"] {
        let (server, page) = opened();
        let width = if page.browser() == Browser::WebKit { 334 } else { 320 };
        page.viewport(width, 640);
        page.open(&server, path);
        ready(&page);
        page.all("details.code").iter().for_each(|code| _ = code.js("this.open = true", &[]));
        let beyond = "const { scrollWidth, clientWidth } = document.scrollingElement; return scrollWidth - clientWidth";
        assert_eq!(page.js(beyond, &[]), 0, "{path}");
    }
}

#[test]
fn both_languages_stand_for_the_whole_page() {
    let (_server, page) = opened();
    let headings = || page.js("return [...document.querySelectorAll('h2')].map((heading) => heading.textContent)", &[]);
    assert_eq!(headings()[1], "Dua formulir di satu halaman");
    page.find("#language").click();
    assert_eq!(headings()[1], "Two forms on one page");
    assert_eq!(
        page.js("return [document.title, document.documentElement.lang]", &[]),
        json!(["The PPI form on your site", "en"])
    );
    page.wait_js(
        "English forms",
        "return [...document.querySelectorAll('ppi-form')].every((form) => /Question/.test(form.shadowRoot.textContent))",
    );
    // By the switch of any form as well.
    page.shadow_of("#card ppi-form", "[data-action=language]").click();
    page.wait_js("Indonesian", "return document.documentElement.lang === 'id'");
    assert_eq!(headings()[1], "Dua formulir di satu halaman");
    let missing = "return [...document.querySelectorAll('h1, h2, h3, main p, label, nav a, button')]
        .filter((element) => element.textContent.trim() && !element.closest('[data-en], #offline, #language, .bar')
            && !element.querySelector('[data-en], output'))
        .map((element) => element.textContent)";
    assert_eq!(page.js(missing, &[]), json!([]));
}

#[test]
fn the_membership_form_by_keyboard() {
    let (_server, page) = opened();
    page.find("h1").js("this.tabIndex = -1; this.focus()", &[]);
    tab_until(&page, "the name", |page| page.focused().attr("name").as_deref() == Some("nama"));
    page.keys("Maria Contoh");
    page.keys(Key::Tab);
    page.keys("0042");
    page.keys(Key::Tab);
    assert_eq!(page.focused().attr("name").as_deref(), Some("tp"));
    page.keys("TP 2");
    if page.browser() == Browser::WebKit && page.focused().prop("value") == "TP 1" {
        page.keys(Key::Enter);
    }

    // Sent too early: the first unanswered question gets the focus, and nothing is sent.
    tab_until(&page, "the button", |page| page.focused().text() == "Kirim");
    page.keys(Key::Enter);
    page.wait("the second question", |page| page.focused().text().starts_with("Pertanyaan 2 dari 10").then_some(()));
    assert!(!page.find("#sent").is_visible());

    for question in 2..=10 {
        tab_until(&page, "a choice", |page| page.focused().attr("data-question") == Some(format!("q{question}")));
        page.keys(Key::Space);
    }
    tab_until(&page, "the button", |page| page.focused().text() == "Kirim");
    page.keys(Key::Enter);
    page.wait("what is sent", |page| page.find("#sent").is_visible().then_some(()));
    assert_eq!(page.focused().attr("id").as_deref(), Some("sent"));
    let sent = page.js(
        "const list = document.querySelectorAll('#sent dt');
         return Object.fromEntries([...list].map((name) => [name.textContent, name.nextElementSibling.textContent]))",
        &[],
    );
    assert_eq!(sent["nama"], "Maria Contoh");
    assert_eq!(sent["nomor"], "0042");
    assert_eq!(sent["tp"], "TP 2");
    assert_eq!(sent["ppi-scorecard"], "idn-2023");
    assert_eq!(sent["ppi"], page.find("#household").prop("value"));
    let sent: Value = serde_json::from_str(sent["ppi"].as_str().unwrap_or_default()).expect("the record");
    assert_eq!(sent["context"], json!({ "cu": "CU Contoh" }));
    assert_eq!(sent["preset"], json!(["q1"]));
}

/// Presses the tabulator until this is so.
#[track_caller]
fn tab_until(page: &Page, what: &str, so: impl Fn(&Page) -> bool) {
    for _ in 0..60 {
        page.keys(Key::Tab);
        if so(page) {
            return;
        }
    }
    panic!("{}: {what} is not to be reached; the focus is on {}", page.browser(), focused_part(page));
}

#[test]
fn each_example_works_live() {
    let (_server, page) = opened();
    practise(&page);
    assert_eq!(
        page.find("#card ppi-form").js("return this.result.lines", &[]),
        json!([
            { "line": "practice", "score": 55, "likelihood": 0.2, "capped": false }
        ])
    );
    assert_eq!(page.shadow_of("#card ppi-form", "[part=subtitle]").text(), "Kartu latihan (karangan)");

    let all = "for (const [question, choice] of Object.entries(args[0])) {
        const control = this.shadowRoot.querySelector(`input[data-question=${question}][value=${choice}]`)
            ?? this.shadowRoot.querySelector(`select[data-question=${question}]`);
        if (control.type === 'radio') control.checked = true; else control.value = choice;
        control.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    }";
    let household: serde_json::Map<String, Value> =
        verbs::HOUSEHOLD.iter().map(|(question, choice)| ((*question).to_owned(), json!(choice))).collect();
    for name in ["ppi-1", "ppi-2"] {
        let form = format!("#two ppi-form[name={name}]");
        page.find(&form).js("this.setAttribute('layout', 'list')", &[]);
        page.wait_js(
            "the list",
            &format!("return document.querySelector('{form}').shadowRoot.querySelector('[data-layout=list]')"),
        );
        page.find(&form).js(all, &[json!(household)]);
    }
    page.wait("both results", |page| {
        (page.find("#results").text() == "ppi-1: 18,2% (idn-2023, nl100); ppi-2: 18,2% (idn-2023, nl100)").then_some(())
    });

    load_frame(&page);
    in_frame(&page, "fieldset", |page| assert_eq!(page.js("return window.origin", &[]), "null"));
    for (question, choice) in verbs::HOUSEHOLD {
        in_frame(&page, &format!("[data-question={question}]"), |page| answer(page, question, choice));
        in_frame(&page, "[data-action=next]:not([hidden])", |page| verbs::press(page, "next"));
    }
    in_frame(&page, "[data-action=result]:not([hidden])", |page| verbs::press(page, "result"));
    page.wait("the frame's result", |page| (page.find("#framed").text() == "18,2% (idn-2023, nl100)").then_some(()));
}

/// Does something in the frame, after scrolling the page to a control of it: the drivers do not.
#[track_caller]
fn in_frame(page: &Page, css: &str, work: impl FnOnce(&Page)) {
    page.enter_frame("#frame iframe");
    ready(page);
    let top = page.shadow(css).rect()[1];
    page.leave_frame();
    let scroll = "scrollTo(0, scrollY + this.getBoundingClientRect().top + args[0] - 200)";
    page.find("#frame iframe").js(scroll, &[json!(top)]);
    page.enter_frame("#frame iframe");
    work(page);
    page.leave_frame();
}

#[test]
fn what_is_copied_works() {
    let (server, page) = opened();
    let codes: Vec<String> = page
        .all("details.code code")
        .iter()
        .map(|code| code.prop("textContent").as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        codes[3],
        "<script type=\"module\" src=\"ppi-form.js\"></script>\n<ppi-form programmes=\"example\" preset=\"q1=T\" \
         preset-hidden layout=\"pages\"></ppi-form>"
    );
    for code in &codes {
        assert!(!code.contains("data-en") && !code.contains("data-id"), "{code}");
    }
    server.route("/copy.html", Reply::html(&format!("<!doctype html><title>CU</title>{}", codes[0])));
    page.open(&server, "/copy.html");
    ready(&page);
    assert_eq!(page.js("return [...new FormData(document.forms[0]).keys()]", &[]), json!(["nama", "nomor", "tp"]));
    server.route("/copy.html", Reply::html(&format!("<!doctype html><title>CU</title>{}", codes[4])));
    page.open(&server, "/copy.html");
    page.enter_frame("iframe");
    ready(&page);
}

#[test]
fn pictures() {
    let (_server, page) = opened();
    for (width, height) in [(360, 740), (1280, 900)] {
        page.viewport(width, height);
        for scheme in ["light", "dark"] {
            if page.browser() == Browser::Chromium {
                page.media("screen", &[("prefers-color-scheme", scheme)]);
            }
            for part in ["h1", "#membership", "#two", "#card", "#frame", "#without-network"] {
                page.find(part).js("this.scrollIntoView()", &[]);
                page.screenshot(&format!("site-{}-{width}-{scheme}", part.trim_start_matches('#')));
            }
        }
    }
}
