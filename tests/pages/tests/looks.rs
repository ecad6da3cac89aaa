//! Accessibility in every state, the policy along the whole path, and pictures to look at.

use crate::verbs::{HOUSEHOLD, accessible_light_and_dark, answer, answer_all, document, opened, press, ready, text};
use ppi_pages::{Browser, Page, Reply, dist};

#[test]
fn axe_finds_nothing_in_any_state_of_the_list() {
    for language in ["id", "en"] {
        let (_server, page) = opened(&format!("<ppi-form layout=list lang={language} programmes=example></ppi-form>"));
        let look = |state: &str| accessible_light_and_dark(&page, &format!("{state}, {language}"));
        look("empty");
        answer_all(&page, &HOUSEHOLD[..5]);
        look("half");
        press(&page, "result");
        look("error");
        page.shadow("[part=roster-summary]").click();
        press(&page, "member-add");
        look("roster");
        answer_all(&page, &HOUSEHOLD);
        page.wait("the comparison", |page| page.shadow("[part=rate]").exists().then_some(()));
        page.wait("the programmes", |page| page.shadow("[part=programme]").exists().then_some(()));
        look("result");
        // The drivers have no clipboard.
        page.js(
            "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} }, configurable: true })",
            &[],
        );
        press(&page, "copy");
        page.wait("the notice", |page| (!text(page, "done").is_empty()).then_some(()));
        look("copied");
        press(&page, "start-again");
        look("start again");
    }
}

#[test]
fn axe_finds_nothing_in_any_state_of_the_pages() {
    for language in ["id", "en"] {
        let (_server, page) = opened(&format!("<ppi-form layout=pages lang={language}></ppi-form>"));
        page.viewport(360, 740);
        let look = |state: &str| accessible_light_and_dark(&page, &format!("{state}, {language}"));
        look("question");
        press(&page, "next");
        look("error");
        for (question, choice) in HOUSEHOLD {
            answer(&page, question, choice);
            press(&page, "next");
        }
        look("review");
        press(&page, "result");
        look("result");
    }
}

#[test]
fn axe_finds_nothing_in_what_is_asked_or_told_before() {
    for language in ["id", "en"] {
        let (server, page) = (dist(), Page::new());
        let look = |state: &str| accessible_light_and_dark(&page, &format!("{state}, {language}"));
        let notice = "<div slot=consent><p>CU Contoh memakai jawaban Anda untuk memilih program.</p></div>";
        let form = format!("<ppi-form layout=list lang={language} autosave=local>{notice}</ppi-form>");
        server.route("/page.html", document(&form));
        page.open(&server, "/page.html");
        page.wait("the notice", |page| page.shadow("[part~=consent] button").exists().then_some(()));
        look("consent");
        page.shadow("[part~=consent] button").click();
        answer(&page, "q2", "A");
        page.wait("the line of the draft", |page| page.shadow("[part~=draft-line]").exists().then_some(()));
        look("draft kept");
        page.reload();
        page.wait("the question", |page| page.shadow("[part~=draft]").exists().then_some(()));
        look("restore prompt");
        let gone = || Reply { status: 404, ..Reply::html("gone") };
        server.route("/cards/idn-2020.bin", gone());
        server.route("/scorecards/idn-2020.json", gone());
        server.route("/page.html", document(&format!("<ppi-form lang={language} scorecard=idn-2020></ppi-form>")));
        page.open(&server, "/page.html");
        page.wait("the notice", |page| page.shadow("[part~=notice]").exists().then_some(()));
        assert_eq!(page.shadow("[part~=notice]").attr("role").as_deref(), Some("alert"));
        look("card error");
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
