//! Accessibility in every state, the policy along the whole path, and pictures to look at.

mod verbs;

use ppi_pages::{Browser, Page, dist};
use verbs::{HOUSEHOLD, accessible, accessible_light_and_dark, answer, answer_all, opened, press, ready};

#[test]
fn axe_finds_nothing_in_any_state_of_the_list() {
    for language in ["id", "en"] {
        let (_server, page) = opened(&format!("<ppi-form layout=list lang={language}></ppi-form>"));
        accessible_light_and_dark(&page, "empty");
        answer_all(&page, &HOUSEHOLD[..5]);
        accessible(&page, "half");
        press(&page, "result");
        accessible_light_and_dark(&page, "error");
        page.shadow("[part=roster-summary]").click();
        press(&page, "member-add");
        accessible_light_and_dark(&page, "roster");
        answer_all(&page, &HOUSEHOLD);
        page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
        accessible_light_and_dark(&page, "result");
        press(&page, "start-again");
        accessible(&page, "start again");
    }
}

#[test]
fn axe_finds_nothing_in_any_state_of_the_pages() {
    for language in ["id", "en"] {
        let (_server, page) = opened(&format!("<ppi-form layout=pages lang={language}></ppi-form>"));
        page.viewport(360, 740);
        accessible(&page, "question");
        press(&page, "next");
        accessible(&page, "error");
        for (question, choice) in HOUSEHOLD {
            answer(&page, question, choice);
            press(&page, "next");
        }
        accessible_light_and_dark(&page, "review");
        press(&page, "result");
        accessible(&page, "result");
    }
}

#[test]
fn the_demo_page_is_accessible_too() {
    let (server, page) = (dist(), Page::new());
    page.open(&server, "/index.html");
    ready(&page);
    accessible_light_and_dark(&page, "demo");
}

#[test]
fn the_strict_policy_holds_and_only_own_files_are_asked_for() {
    let (server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    assert_eq!(page.errors(), [""; 0]);
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    let own = ["/page.html", "/ppi-form.js", "/cards/idn-2023.bin", "/favicon.ico"];
    assert!(asked.iter().all(|path| own.contains(&path.as_str())), "{asked:?}");
    assert_eq!(page.violations(&server), [""; 0]);
}

#[test]
fn nothing_is_wider_than_a_small_phone() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    let (width, height) = if page.browser() == Browser::WebKit { (360, 640) } else { (320, 640) };
    if page.browser() == Browser::Firefox {
        // Its window cannot be narrower than about 450 pixels; a narrow box does the same to the form.
        page.find("main").js("this.style.width = '288px'", &[]);
    } else {
        page.viewport(width, height);
    }
    answer_all(&page, &HOUSEHOLD);
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    page.shadow("[part=roster-summary]").click();
    press(&page, "member-add");
    let wide = "const root = document.querySelector('ppi-form'); const right = root.getBoundingClientRect().right; \
        return [...root.shadowRoot.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > right + 1 \
        && !element.closest('svg, select')).map((element) => `${element.localName} ${element.getAttribute('part')}`)";
    assert_eq!(page.js(wide, &[]), ppi_pages::json!([]));
}

#[test]
fn pictures() {
    let (server, page) = (dist(), Page::new());
    page.open(&server, "/index.html");
    ready(&page);
    page.viewport(360, 740);
    page.screenshot("phone-question");
    page.viewport(1280, 900);
    answer_all(&page, &HOUSEHOLD);
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    page.shadow("[part=result]").js("this.scrollIntoView()", &[]);
    page.screenshot("desktop-result");
    if page.browser() == Browser::Chromium {
        page.media("screen", &[("prefers-color-scheme", "dark")]);
        page.screenshot("desktop-result-dark");
        page.media("print", &[("prefers-color-scheme", "light")]);
        page.screenshot("desktop-result-print");
        page.media("screen", &[]);
        page.viewport(660, 1180);
        page.shadow("[part=result]").js("this.scrollIntoView()", &[]);
        let picture = page.screenshot("readme-result");
        // The picture of the README is this one, renewed on demand.
        let kept = ppi_pages::root().join("docs/result.png");
        if std::env::var_os("PPI_WRITE_DOCS").is_some() {
            std::fs::create_dir_all(ppi_pages::root().join("docs")).expect("a folder");
            std::fs::copy(picture, &kept).expect("a picture");
        }
        let bytes = std::fs::read(kept).expect("docs/result.png; PPI_WRITE_DOCS=1 makes it");
        assert!(bytes.starts_with(b"\x89PNG"));
    }
}
