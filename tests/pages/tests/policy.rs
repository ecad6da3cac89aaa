//! What the form asks the network for, and what hostile texts can do.

use crate::verbs::{
    HOUSEHOLD, answer, answer_all, document, last_detail, listen, open, opened, press, shows_card, text,
};
use ppi_pages::{Page, Reply, Server, dist, json, root, serve};

/// Nothing was forbidden, nothing failed, and only these files were asked for, all of the page's own origin.
#[track_caller]
fn clean(server: &Server, page: &Page, files: &[&str]) {
    assert_eq!(page.errors(), [""; 0]);
    let foreign = "return performance.getEntriesByType('resource').map(({ name }) => name) \
        .filter((name) => new URL(name).origin !== location.origin && !name.startsWith('blob:'))";
    assert_eq!(page.js(foreign, &[]), json!([]));
    let mut asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    asked.retain(|path| path != "/page.html" && path != "/favicon.ico");
    asked.sort();
    assert_eq!(asked, files);
    assert_eq!(page.violations(server), [""; 0]);
}

#[test]
fn the_whole_path_of_the_pages_keeps_the_policy() {
    let (server, page) = opened("<ppi-form layout=pages mode=interview></ppi-form>");
    press(&page, "next");
    for (question, choice) in HOUSEHOLD {
        answer(&page, question, choice);
        press(&page, "next");
    }
    press(&page, "result");
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    press(&page, "download");
    press(&page, "language");
    press(&page, "start-again");
    press(&page, "reset");
    clean(&server, &page, &["/cards/idn-2023.bin", "/ppi-form.js"]);
}

#[test]
fn nothing_but_the_script_is_asked_for_before_the_result() {
    let (server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD[..9]);
    clean(&server, &page, &["/ppi-form.js"]);
}

#[test]
fn another_card_takes_one_file_and_a_card_of_ones_own_the_reader() {
    let (server, page) = opened("<ppi-form layout=list scorecard=idn-2012></ppi-form>");
    shows_card(&page, "PPI Indonesia 2010");
    clean(&server, &page, &["/cards/idn-2012.bin", "/ppi-form.js"]);

    let (server, page) = (dist(), Page::new());
    server.route("/own.json", Reply::new("application/json", sample()));
    server.route("/page.html", document("<ppi-form src=own.json layout=list></ppi-form>"));
    open(&server, &page);
    shows_card(&page, "Contoh kartu 1999");
    answer_all(&page, &[("q1", "A"), ("q2", "C")]);
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    // Invented rates: households 0.125 in the area of C; none of the nation.
    let rates: Vec<String> = page.shadow_all("[part=rate]").iter().map(ppi_pages::Element::text).collect();
    assert_eq!(rates, ["Dengan jawaban ini10,0%", "Rumah tangga di Pantai12,5%"]);
    clean(&server, &page, &["/own.json", "/ppi-form-custom.js", "/ppi-form.js"]);
}

/// The sample card of the format's reference.
fn sample() -> String {
    let reference = std::fs::read_to_string(root().join("scorecards/README.md")).expect("the reference");
    reference.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("a sample").to_owned()
}

#[test]
fn every_text_of_a_hostile_card_stays_a_text() {
    const HOSTILE: &str = "<img src=x onerror=window.hacked=1><a href='javascript:window.hacked=1'>x</a>";
    let (server, page) = (dist(), Page::new());
    let mut card: ppi_pages::Value = serde_json::from_str(&sample()).expect("JSON");
    let texts = json!({ "en": HOSTILE, "id": HOSTILE });
    for pointer in [
        "/name",
        "/household",
        "/lines/0/label",
        "/lines/1/label",
        "/questions/0/text",
        "/questions/0/short",
        "/questions/0/help",
        "/questions/0/choices/0/text",
        "/questions/1/text",
        "/questions/1/short",
        "/questions/1/choices/1/text",
        "/questions/1/choices/1/also/0",
    ] {
        *card.pointer_mut(pointer).expect(pointer) = texts.clone();
    }
    for pointer in ["/survey", "/source/text"] {
        *card.pointer_mut(pointer).expect(pointer) = json!(HOSTILE);
    }
    server.route("/hostile.json", Reply::new("application/json", card.to_string()));
    server.route("/page.html", document("<ppi-form src=/hostile.json layout=list lang=en></ppi-form>"));
    page.open(&server, "/page.html");
    shows_card(&page, HOSTILE);
    answer_all(&page, &[("q1", "A"), ("q2", "C")]);
    page.find("ppi-form").js("this.setAttribute('layout', 'pages')", &[]);
    page.wait("the result", |page| page.shadow("[part=result]").is_visible().then_some(()));
    press(&page, "review");
    assert_eq!(page.shadow_all("[part=answer-value]")[0].text(), HOSTILE);
    assert_eq!(page.shadow_all("[part=choice-text]")[0].text(), HOSTILE);
    assert!(text(&page, "source").contains(HOSTILE));
    // The one link is the source's.
    assert_eq!(page.shadow_all("img, script, a:not([part=source-link])").len(), 0);
    assert_eq!(page.shadow("[part=source-link]").attr("href").as_deref(), Some("https://example.org"));
    assert_eq!(page.js("return window.hacked ?? null", &[]), json!(null));
    assert_eq!(page.violations(&server), [""; 0]);
}

#[test]
fn an_address_that_is_a_script_is_refused() {
    let (server, page) = opened("<ppi-form></ppi-form>");
    listen(&page);
    for address in
        ["javascript:window.hacked=1//https://example.org", "JavaScript:alert(1)", "data:text/html,x", "//example.org"]
    {
        page.js("heard.length = 0", &[]);
        let card = sample().replace("\"https://example.org\"", &json!(address).to_string());
        server.route("/hostile.json", Reply::new("application/json", card));
        page.find("ppi-form").js("this.removeAttribute('src'); this.setAttribute('src', '/hostile.json')", &[]);
        let problems = last_detail(&page, "ppi-error")["problems"].clone();
        assert_eq!(problems.as_array().map(Vec::len), Some(1), "{problems}");
        assert!(problems[0].as_str().unwrap_or_default().starts_with("source.url: found "), "{problems}");
    }
}

#[test]
fn a_card_from_elsewhere_needs_the_policy_and_the_other_side() {
    let (server, page) = opened("<ppi-form></ppi-form>");
    listen(&page);
    let elsewhere = serve(ppi_pages::Site::default());
    elsewhere.route("/card.json", Reply::new("application/json", sample()).header("access-control-allow-origin", "*"));
    let url = format!("{}/card.json", elsewhere.origin());
    page.find("ppi-form").js("this.setAttribute('src', args[0])", &[json!(url)]);
    assert_eq!(last_detail(&page, "ppi-error")["problems"], json!([]));
    assert_eq!(text(&page, "subtitle"), "PPI Indonesia 2022");
    assert_eq!(elsewhere.requests().len(), 0);
    assert!(page.violations(&server).iter().all(|violation| violation.starts_with("connect-src ")));

    let policy =
        ppi_pages::STRICT_POLICY.replace("connect-src 'self'", &format!("connect-src 'self' {}", elsewhere.origin()));
    let open_to_it = serve(ppi_pages::Site { folder: Some(root().join("dist")), policy, ..ppi_pages::Site::default() });
    open_to_it.route("/page.html", document(&format!("<ppi-form lang=en src='{url}'></ppi-form>")));
    open(&open_to_it, &page);
    shows_card(&page, "Sample 1999 card");
    assert_eq!(elsewhere.requests().len(), 1);
    assert_eq!(page.violations(&open_to_it), [""; 0]);
}

#[test]
fn a_card_that_is_too_large_is_refused() {
    let (server, page) = opened("<ppi-form></ppi-form>");
    listen(&page);
    let padded = format!("{}{}", sample(), " ".repeat(1_000_000));
    let length = padded.chars().count();
    server.route("/large.json", Reply::new("application/json", padded));
    page.find("ppi-form").js("this.setAttribute('src', '/large.json')", &[]);
    let message = last_detail(&page, "ppi-error")["message"].as_str().unwrap_or_default().to_owned();
    assert_eq!(message, format!("{}/large.json: found {length} characters, expected at most 1000000", server.origin()));
}

#[test]
fn a_card_id_cannot_lead_out_of_the_folder() {
    let (server, page) = opened("<ppi-form></ppi-form>");
    listen(&page);
    page.find("ppi-form").js("this.setAttribute('scorecard', '../../secret?x=')", &[]);
    let message = last_detail(&page, "ppi-error")["message"].as_str().unwrap_or_default().to_owned();
    assert!(message.contains("/scorecards/..%2F..%2Fsecret%3Fx%3D.json: found status 404"), "{message}");
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    assert!(!asked.iter().any(|path| path.contains("/secret")), "{asked:?}");
}
