//! When things go wrong: no network, no wasm, a file that is missing, a page from a disk.

use crate::verbs;

use crate::verbs::{
    HOUSEHOLD, SCORES, agrees, answer_all, document, heard, listen, opened, ready, record, shows_card, text,
};
use ppi_pages::{Browser, Page, Reply, STRICT_POLICY, Site, browser, dist, json, root, serve};

const FAILED: &str = "Formulir PPI tidak dapat dimuat. Periksa internet Anda, lalu coba lagi.Coba lagi";

#[test]
fn one_file_works_from_a_disk() {
    let page = Page::fresh();
    page.open_file(&root().join("dist/ppi-form.html"));
    ready(&page);
    page.find("ppi-form").js("this.setAttribute('layout', 'list')", &[]);
    page.wait("the list", |page| (page.shadow_all("[part=question]:not([hidden])").len() == 10).then_some(()));
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
    assert!(
        text(&page, "comparison").contains("Rumah tangga di Kalimantan Barat7,1%"),
        "{}",
        text(&page, "comparison")
    );
    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(page.js("return window.ppiWatch.violations", &[]), json!([]));
}

#[test]
fn without_the_network_the_result_still_comes() {
    let (mut server, page) = opened("<ppi-form layout=list></ppi-form>");
    server.stop();
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
    page.wait("the comparison's notice", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    assert!(text(&page, "comparison").ends_with("Angka perbandingan tidak dapat dimuat. Hasil di atas tetap berlaku."));
}

#[test]
fn where_wasm_is_forbidden_the_visitor_is_told() {
    let policy = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", "");
    let (server, page) = (serve(Site { folder: Some(root().join("dist")), policy, ..Site::default() }), Page::new());
    server.route("/page.html", document("<ppi-form name=ppi required><p id=own>Hubungi kantor CU.</p></ppi-form>"));
    page.open(&server, "/page.html");
    page.wait("the notice", |page| page.shadow("[part~=notice]").exists().then_some(()));
    assert_eq!(text(&page, "notice"), FAILED);
    assert!(page.find("#own").is_visible(), "what the page wrote inside stays");
    assert_eq!(page.find("ppi-form").js("return this.checkValidity()", &[]), false);
    page.shadow("[part~=notice] button").js("this.id = 'first'", &[]);
    page.shadow("#first").click();
    page.wait("the notice anew", |page| page.shadow("[part~=notice] button:not(#first)").exists().then_some(()));
    assert_eq!(page.focused().text(), "Coba lagi", "who tried again can go on trying");
}

#[test]
fn a_missing_card_can_be_asked_for_again() {
    let (server, page) = (dist(), Page::new());
    let gone = || Reply { status: 404, ..Reply::html("gone") };
    server.route("/cards/idn-2020.bin", gone());
    server.route("/scorecards/idn-2020.json", gone());
    server.route("/page.html", document("<ppi-form scorecard=idn-2020 lang=en></ppi-form>"));
    page.open(&server, "/page.html");
    page.wait("the notice", |page| page.shadow("[part~=notice]").exists().then_some(()));
    assert_eq!(
        text(&page, "notice"),
        "The PPI form could not be loaded. Check the internet connection, then try again.Try again"
    );
    listen(&page);
    let card = std::fs::read(root().join("dist/cards/idn-2020.bin")).expect("the card");
    server.route("/cards/idn-2020.bin", Reply::new("application/octet-stream", card));
    page.shadow("[part~=notice] button").click();
    shows_card(&page, "Indonesia 2016 PPI");
    page.wait("no notice", |page| (!page.shadow("[part~=notice]").exists()).then_some(()));
    assert_eq!(heard(&page), ["ppi-ready"]);
    assert_eq!(page.focused().attr("data-question").as_deref(), Some("q1"), "who tried again goes on with the form");
}

#[test]
fn a_card_beside_the_script_needs_no_packed_one() {
    let (server, page) = (dist(), Page::new());
    server.route("/cards/idn-2012.bin", Reply { status: 404, ..Reply::html("gone") });
    server.route("/page.html", document("<ppi-form scorecard=idn-2012></ppi-form>"));
    page.open(&server, "/page.html");
    shows_card(&page, "PPI Indonesia 2010");
}

#[test]
fn a_card_packed_by_another_version_is_refused() {
    let (server, page) = opened("<ppi-form></ppi-form>");
    listen(&page);
    // A zlib stream of nothing.
    server.route("/cards/idn-2012.bin", Reply::new("application/octet-stream", [0x78, 0x9c, 3, 0, 0, 0, 0, 1]));
    page.find("ppi-form").js("this.setAttribute('scorecard', 'idn-2012')", &[]);
    let message = verbs::last_detail(&page, "ppi-error")["message"].as_str().unwrap_or_default().to_owned();
    assert!(message.ends_with("found a card of another version, expected files of one build"), "{message}");
    assert_eq!(text(&page, "subtitle"), "PPI Indonesia 2022");
}

#[test]
fn without_scripts_what_the_page_wrote_inside_stays() {
    // The other drivers cannot switch scripts off.
    if browser() != Browser::Chromium {
        return;
    }
    let (server, page) = (dist(), Page::fresh());
    page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    page.open(&server, "/index.html");
    let told = page.find("ppi-form").text();
    assert!(told.ends_with("Formulir ini memerlukan JavaScript. / This form needs JavaScript."), "{told}");
}
