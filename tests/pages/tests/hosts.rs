//! The form in other people's pages: frameworks with their real packages, built by `cargo xtask hosts`, and pages as
//! `WordPress` and Blogger write them.

use crate::verbs::{HOUSEHOLD, SCORES, agrees, answer, answer_all, ready, record};
use ppi_pages::{Page, Reply, Server, Site, Value, dist, json, root, serve};

/// What the frameworks do with their own markup takes a policy for it; the form itself needs none.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     img-src 'self'; require-trusted-types-for 'script'; trusted-types vue svelte-trusted-html";

fn site() -> Server {
    let folder = root().join("target/hosts/site");
    assert!(folder.is_dir(), "{} is missing: cargo xtask hosts", folder.display());
    serve(Site { folder: Some(folder), policy: POLICY.to_owned(), ..Site::default() })
}

fn heard(page: &Page) -> Vec<String> {
    page.find("#heard").text().split_whitespace().map(ToOwned::to_owned).collect()
}

/// What every page of `tests/hosts/` has to be able to do: fill in, hear, reach a result, take the form away and bring it
/// back with its answers.
#[track_caller]
fn works_in(host: &str) {
    let (server, page) = (site(), Page::new());
    page.open(&server, &format!("/{host}/index.html"));
    ready(&page);
    // React mounts everything twice in its strict mode.
    assert!(heard(&page).iter().all(|name| name == "ppi-ready"), "{host}: {:?}", heard(&page));
    let ready_events = heard(&page).len();

    page.find("#fill").click();
    page.wait("the answers of the host", |page| (page.find("ppi-form").prop("answers")["q9"] == "B").then_some(()));
    assert_eq!(heard(&page).len(), ready_events, "{host}: what the page sets is no event");
    answer(&page, "q10", "B");
    page.wait("the record in the host", |page| page.find("#heard").attr("data-record"));
    agrees(&record(&page), &SCORES);
    assert_eq!(heard(&page)[ready_events..], ["ppi-change", "ppi-complete"], "{host}");
    let told: Value = serde_json::from_str(&page.find("#heard").attr("data-record").expect("it")).expect("JSON");
    assert_eq!(told, record(&page));
    assert_eq!(told["context"], json!({ "cu": "CU Contoh", "branch": 3 }));

    for _ in 0..3 {
        page.find("#toggle").click();
        page.wait("no form", |page| (!page.find("ppi-form").exists()).then_some(()));
        page.find("#toggle").click();
        ready(&page);
        page.wait("the answers again", |page| (!record(page).is_null()).then_some(()));
        assert_eq!(record(&page)["answers"], told["answers"]);
    }
    assert!(!heard(&page).contains(&"ppi-error".to_owned()), "{host}: {:?}", heard(&page));
    page.wait("the comparison", |page| page.shadow("[part=comparison] [part=rate]").exists().then_some(()));
    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(page.violations(&server), [""; 0]);
}

#[test]
fn without_a_framework() {
    works_in("plain");
}

#[test]
fn in_react() {
    works_in("react");
}

#[test]
fn in_vue() {
    works_in("vue");
}

#[test]
fn in_svelte() {
    works_in("svelte");
}

#[test]
fn in_a_block_of_wordpress() {
    let (server, page) = (dist(), Page::new());
    let read = |file: &str| std::fs::read(root().join(file)).expect("built files");
    // Where its library of media puts what is uploaded.
    server.route("/wp-content/uploads/ppi/ppi-form.js", Reply::new("text/javascript", read("dist/ppi-form.js")));
    let rates = Reply::new("application/octet-stream", read("dist/cards/idn-2023.bin"));
    server.route("/wp-content/uploads/ppi/cards/idn-2023.bin", rates);
    server.route("/formulir-ppi/", Reply::new("text/html; charset=utf-8", read("tests/hosts/wordpress/index.html")));
    page.open(&server, "/formulir-ppi/");
    ready(&page);
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
    assert_eq!(record(&page)["context"], json!({ "cu": "CU Contoh" }));
    page.wait("the comparison", |page| page.shadow("[part=comparison] [part=rate]").exists().then_some(()));
    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(page.violations(&server), [""; 0]);
}

/// A blog cannot keep scripts: they come from another origin, which has to allow that.
#[test]
fn in_a_post_of_blogger_from_another_origin() {
    let read = |file: &str| std::fs::read(root().join(file)).expect("built files");
    let allowed = |kind: &str, file: &str| Reply::new(kind, read(file)).header("access-control-allow-origin", "*");
    let files = serve(Site::default());
    files.route("/ppi/ppi-form.js", allowed("text/javascript", "dist/ppi-form.js"));
    files.route("/ppi/cards/idn-2023.bin", allowed("application/octet-stream", "dist/cards/idn-2023.bin"));
    let blog = serve(Site { policy: "default-src * 'unsafe-inline' 'wasm-unsafe-eval'".to_owned(), ..Site::default() });
    let post = String::from_utf8(read("tests/hosts/blogger/index.html")).expect("UTF-8");
    blog.route("/2026/11/ppi.html", Reply::html(&post.replace("{{files}}", &format!("{}/ppi", files.origin()))));
    let page = Page::new();
    page.open(&blog, "/2026/11/ppi.html");
    ready(&page);
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
    // The look of the post does not reach into the form.
    assert_eq!(page.shadow("label[part=choice]").style("float"), "none");
    page.wait("the comparison", |page| page.shadow("[part=comparison] [part=rate]").exists().then_some(()));
    assert_eq!(page.errors(), [""; 0]);
}
