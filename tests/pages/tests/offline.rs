//! The demo site without the network: kept after one visit, renewed as a whole.

use crate::verbs;

use crate::verbs::{HOUSEHOLD, SCORES, agrees, answer_all, ready, record, text};
use ppi_pages::{Page, Reply, Server, demo_site, dist, root};

/// Waits until the line about keeping the site is in this state, and gives back its text.
#[track_caller]
fn told(page: &Page, state: &str) -> String {
    page.wait(&format!("the state {state}"), |page| {
        page.find(&format!("#offline[data-state={state}]")).exists().then_some(())
    });
    page.find("#offline span").text()
}

/// The site, visited once and kept.
#[track_caller]
fn visited() -> (Server, Page) {
    let (server, page) = (demo_site(), Page::fresh());
    page.open(&server, "/index.html");
    ready(&page);
    let line = told(&page, "kept");
    assert_eq!(line, format!("Situs ini tersimpan di perangkat dan berfungsi tanpa internet (versi {}).", version()));
    (server, page)
}

/// The version that `cargo xtask dist` wrote.
fn version() -> String {
    let worker = worker();
    let after = worker.split("const VERSION = \"").nth(1).expect("a version");
    after.split('"').next().unwrap_or_default().to_owned()
}

fn worker() -> String {
    std::fs::read_to_string(root().join("dist/sw.js")).expect("dist/sw.js")
}

/// Puts a worker of another version in the place of the site's.
fn publish(server: &Server, version: &str) {
    server.route("/sw.js", Reply::script(&worker().replace(&self::version(), version)));
}

#[test]
fn after_one_visit_the_site_works_without_the_network() {
    let (mut server, page) = visited();
    assert_eq!(page.violations(&server), [""; 0]);
    server.stop();
    page.open(&server, "/index.html");
    ready(&page);
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
    // The published rates, too, are a file of the site.
    page.wait("the comparison", |page| page.shadow("[part=comparison]").is_visible().then_some(()));
    assert!(text(&page, "comparison").contains("7,1%"), "{}", text(&page, "comparison"));
    told(&page, "kept");

    // The folder's own address, an address with options, the other page, another card.
    page.open(&server, "/?scorecard=idn-2012");
    verbs::shows_card(&page, "PPI Indonesia 2010");
    page.open(&server, "/webmaster.html");
    ready(&page);
    page.wait_js(
        "the card that the engine checks",
        "return document.querySelector('#card ppi-form').shadowRoot.querySelector('fieldset')",
    );
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_new_version_is_offered_and_taken() {
    let (server, page) = visited();
    answer_all(&page, &HOUSEHOLD[..2]);
    publish(&server, "0123456789abcdef");
    page.open(&server, "/index.html");
    ready(&page);
    let line = told(&page, "newer");
    assert_eq!(line, "Versi baru situs ini sudah siap. Jawaban di halaman ini yang belum dikirim akan hilang.");
    assert!(page.find("#offline button").is_visible());

    // Another page would be left with files of two versions.
    page.open_beside(&server, "/webmaster.html");
    page.find("#offline button").click();
    assert_eq!(told(&page, "others"), "Tutup dulu halaman lain dari situs ini, lalu coba lagi.");
    page.close_others();
    // A page that was closed may count as open for a moment more: one tries again.
    let again = "document.querySelector('#offline button:not([hidden])')?.click()";
    page.wait("the new version", |page| {
        page.js(again, &[]);
        let line = page.find("#offline[data-state=kept] span");
        (line.exists() && line.text().ends_with("(versi 0123456789abcdef).")).then_some(())
    });
    ready(&page);
    page.wait_js("the old version to be gone", "return (await caches.keys()).length === 1");
}

#[test]
fn half_a_new_version_is_not_taken() {
    let (mut server, page) = visited();
    // The worker of a version whose files are not all there yet. The page and the first worker have asked for it twice.
    server.route("/index.js", Reply::script("throw new Error('of another version')"));
    publish(&server, "fedcba9876543210");
    page.open(&server, "/index.html");
    let name = "return (await navigator.serviceWorker.getRegistration()).installing";
    page.wait("the new version to be refused", |page| {
        let asked = server.requests().iter().filter(|request| request.path == "/index.js").count();
        (asked >= 3 && page.js(name, &[]).is_null()).then_some(())
    });
    assert!(told(&page, "kept").ends_with(&format!("(versi {}).", version())));
    assert_eq!(page.js("return (await caches.keys()).length", &[]), 1);
    server.stop();
    page.open(&server, "/index.html");
    ready(&page);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn where_no_service_worker_is_allowed_the_site_works_and_says_so() {
    // The policy of pages with the form alone has no worker.
    let (server, page) = (dist(), Page::new());
    page.open(&server, "/index.html");
    ready(&page);
    let line = told(&page, "unable");
    assert_eq!(line, "Browser ini tidak dapat menyimpan situs ini. Situs ini tetap berfungsi selama ada internet.");
    assert!(!page.find("#offline button").is_visible());
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
}
