//! Every snippet of the READMEs does what the text around it says. A new one without a case here fails.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::verbs::{HOUSEHOLD, SCORES, agrees, answer, answer_all, listen, published, ready, record};
use ppi_pages::{Page, Reply, STRICT_POLICY, Server, Site, Value, dist, json, root, serve};

/// A block of code.
struct Snippet {
    file: &'static str,
    /// The line where it starts, from 1.
    line: usize,
    language: String,
    text: String,
}

/// How a snippet is tested: its language, something that only it says, and the test.
type Case = (&'static str, &'static str, fn(&Snippet));

const CASES: [Case; 17] = [
    ("html", "ppi/ppi-survey.js", two_lines_open_the_survey),
    ("html", "<script type=\"module\" src=\"ppi/ppi-form.js\">", two_lines_embed),
    ("html", "ppi/ppi-form-first.js", the_first_questions_come_before_the_form),
    ("html", "Call the office", what_stands_inside_is_shown_until_the_form_is_there),
    ("html", "document.addEventListener(\"ppi-complete\"", events_reach_the_page),
    ("html", "slot=\"consent\"", consent_is_asked_first),
    ("html", "<iframe class=\"ppi\"", the_frame_grows_and_tells_its_result),
    ("css", "ppi-form::part(form)", parts_take_the_style),
    ("json", "Financial literacy", programmes_are_offered),
    ("json", "\"format\": \"ppi-result\"", the_record_has_this_shape),
    ("json", "html.customData", the_editor_finds_its_file),
    ("js", "await init()", node_prints_what_is_said),
    ("js", "import \"ppi-widget\"", node_prints_what_is_said),
    ("ts", "import type {} from", the_types_are_checked),
    ("sh", "cargo xtask", the_commands_are_there),
    ("sh", "npm install ppi-widget", the_package_has_this_name),
    ("", "default-src 'none'", the_policy_is_the_one_that_is_tested),
];

fn snippets(file: &'static str) -> Vec<Snippet> {
    let text = read(file);
    let mut snippets: Vec<Snippet> = Vec::new();
    let mut inside = false;
    for (position, line) in text.lines().enumerate() {
        match line.trim_start().strip_prefix("```") {
            Some(language) if !inside => {
                snippets.push(Snippet { file, line: position + 1, language: language.to_owned(), text: String::new() });
                inside = true;
            }
            Some(_) => inside = false,
            None => {
                if let Some(snippet) = snippets.last_mut().filter(|_| inside) {
                    snippet.text.push_str(line);
                    snippet.text.push('\n');
                }
            }
        }
    }
    snippets
}

#[test]
fn every_snippet_is_tested() {
    let mut used = [false; CASES.len()];
    for snippet in ["README.md", "packages/npm/README.md"].into_iter().flat_map(snippets) {
        let place = format!("{}, line {}", snippet.file, snippet.line);
        let fits = |(language, says, _): &Case| *language == snippet.language && snippet.text.contains(says);
        let case = CASES.iter().position(fits).unwrap_or_else(|| panic!("{place}: this snippet has no test"));
        eprintln!("{place}");
        used[case] = true;
        CASES[case].2(&snippet);
    }
    for ((language, says, _), used) in CASES.iter().zip(used) {
        assert!(used, "the READMEs no longer have the snippet of {language} with {says}");
    }
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A page with the snippet, the folder `ppi` beside it, and the form's script where the snippet has none.
fn opened(snippet: &Snippet, policy: &str) -> (Server, Page) {
    let folder = root().join("target/readme");
    fs::create_dir_all(&folder).expect("target/ can be written to");
    let link = folder.join("ppi");
    if !link.exists() {
        std::os::unix::fs::symlink(root().join("dist"), &link).expect("a link to dist/");
    }
    let server = serve(Site { folder: Some(folder), policy: policy.to_owned(), ..Site::default() });
    let script = "<script type=module src=ppi/ppi-form.js></script>";
    let script = if snippet.text.contains("ppi/ppi-form") { "" } else { script };
    let form = if snippet.text.contains("<ppi-form") { "" } else { "<ppi-form></ppi-form>" };
    let page = format!(
        "<!doctype html><html lang=id><meta charset=utf-8><title>PPI</title>{script}<main><h1>PPI</h1>{}{form}</main></html>",
        snippet.text
    );
    server.route("/page.html", Reply::html(&page));
    let page = Page::new();
    page.open(&server, "/page.html");
    (server, page)
}

#[track_caller]
fn reaches_a_result(page: &Page) {
    ready(page);
    answer_all(page, &HOUSEHOLD);
    agrees(&record(page), &SCORES);
    assert_eq!(page.errors(), [""; 0]);
}

/// The small script asks for the large one; one of two lines differs.
fn the_first_questions_come_before_the_form(snippet: &Snippet) {
    assert_eq!(snippet.text.lines().count(), 2);
    let (server, page) = opened(snippet, STRICT_POLICY);
    ready(&page);
    let scripts: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(scripts[1..3], ["/ppi/ppi-form-first.js", "/ppi/ppi-form.js"]);
    reaches_a_result(&page);
    assert_eq!(page.violations(&server), [""; 0]);
}

fn two_lines_embed(snippet: &Snippet) {
    assert_eq!(snippet.text.lines().count(), 2);
    let (server, page) = opened(snippet, STRICT_POLICY);
    reaches_a_result(&page);
    assert_eq!(page.violations(&server), [""; 0]);
}

fn two_lines_open_the_survey(snippet: &Snippet) {
    assert_eq!(snippet.text.lines().count(), 2);
    // What the text around it says of the policy.
    let policy = STRICT_POLICY.replace("trusted-types 'none'", "trusted-types ppi-widget; worker-src 'self'");
    let (server, page) = opened(snippet, &policy);
    page.wait_js("the rooms", "return !!document.querySelector('ppi-survey').shadowRoot?.querySelector('nav')");
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

fn what_stands_inside_is_shown_until_the_form_is_there(snippet: &Snippet) {
    let (server, page) = opened(snippet, STRICT_POLICY);
    ready(&page);
    assert!(!page.find("ppi-form > p").is_visible());
    server.route("/ppi/ppi-form.js", Reply { status: 404, ..Reply::html("gone") });
    page.reload();
    assert!(page.find("ppi-form > p").is_visible());
}

fn events_reach_the_page(snippet: &Snippet) {
    // The snippet is a script within the page, which the page's own policy has to allow.
    let (_server, page) = opened(snippet, "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'");
    page.js("window.logged = []; console.log = (text) => logged.push(text)", &[]);
    reaches_a_result(&page);
    let expected = format!("nl100: {}", record(&page)["lines"][0]["likelihood"]);
    assert_eq!(page.js("return logged", &[]), json!([expected]));
}

fn consent_is_asked_first(snippet: &Snippet) {
    let (_server, page) = opened(snippet, STRICT_POLICY);
    page.wait("the notice", |page| page.shadow("[part~=consent] button").exists().then_some(()));
    let notice = page.find("[slot=consent]").text();
    page.shadow("[part~=consent] button").click();
    reaches_a_result(&page);
    assert_eq!(record(&page)["consent"]["text"], notice);
}

fn the_frame_grows_and_tells_its_result(snippet: &Snippet) {
    let policy = "default-src 'self' 'unsafe-inline'; frame-src http://localhost:*";
    let (form, host) = (dist(), serve(Site { policy: policy.to_owned(), ..Site::default() }));
    let text = snippet.text.replace("https://example.org/ppi", &form.origin());
    let text = text.replace("https://cu.example", &host.origin());
    assert_ne!(text, snippet.text, "the snippet names both sites");
    host.route("/page.html", Reply::html(&format!("<!doctype html><html lang=id><title>CU</title>{text}</html>")));
    let page = Page::new();
    page.open(&host, "/page.html");
    let told = "window.told = []; addEventListener('ppi-complete', ({ detail }) => told.push(detail))";
    page.js(told, &[]);
    page.enter_frame("iframe");
    ready(&page);
    page.find("ppi-form").js("this.setAttribute('layout', 'list')", &[]);
    page.leave_frame();
    page.wait("the height of the content", |page| (page.find("iframe").rect()[3] > 1000.0).then_some(()));
    for (question, choice) in HOUSEHOLD {
        // The drivers do not scroll the page to what is in a frame.
        page.enter_frame("iframe");
        let top = page.shadow(&format!("[data-question={question}]")).rect()[1];
        page.leave_frame();
        let scroll =
            "scrollTo(0, scrollY + document.querySelector('iframe').getBoundingClientRect().top + args[0] - 200)";
        page.js(scroll, &[json!(top)]);
        page.enter_frame("iframe");
        answer(&page, question, choice);
        page.leave_frame();
    }
    let told = page.wait_js("the event of the frame", "return told.length && told[0]");
    agrees(&told, &SCORES);
    assert_eq!(told["context"], json!({ "cu": "CU Contoh" }));
}

fn parts_take_the_style(snippet: &Snippet) {
    let style = format!("<style>{}</style>", snippet.text);
    let styled = Snippet { text: style, language: "html".to_owned(), ..*snippet };
    let (_server, page) = opened(&styled, "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'");
    ready(&page);
    for rule in snippet.text.lines() {
        let (part, rest) = rule.split_once("::part(").and_then(|(_, rest)| rest.split_once(')')).expect("a part");
        let declaration = rest.trim().trim_matches(['{', '}']).trim().trim_end_matches(';');
        let (property, value) = declaration.split_once(": ").expect("a property");
        // The shorthand of a border has no value of its own.
        let (property, value) = if property == "border" { ("border-top-width", "0px") } else { (property, value) };
        assert_eq!(page.shadow(&format!("[part~={part}]")).style(property), value, "{rule}");
    }
}

fn programmes_are_offered(snippet: &Snippet) {
    let (_server, page) = opened(&Snippet { text: String::new(), language: String::new(), ..*snippet }, STRICT_POLICY);
    let programmes: Value = serde_json::from_str(&snippet.text).expect("JSON");
    ready(&page);
    listen(&page);
    page.find("ppi-form").js("this.programmes = args[0]", std::slice::from_ref(&programmes));
    reaches_a_result(&page);
    // The household's likelihood, 18.2%, is in the second programme's band; the first has no end.
    page.wait("the programmes", |page| page.shadow("[part=programme-title]").exists().then_some(()));
    let offered: Vec<String> = page.shadow_all("[part=programme-title]").iter().map(ppi_pages::Element::text).collect();
    assert_eq!(offered, ["Melek finansial", "Sekolah Lapang (SL)"]);
}

/// The same names in the same order as in a real record; of the lists and answers the first.
fn the_record_has_this_shape(snippet: &Snippet) {
    fn names(value: &Value) -> Vec<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    }
    let shown: Value = serde_json::from_str(&snippet.text).expect("JSON");
    let real: Value = serde_json::from_str(&read("tests/golden/result-idn-2023.json")).expect("JSON");
    assert_eq!(names(&shown), names(&real));
    assert_eq!(names(&shown["scorecard"]), names(&real["scorecard"]));
    assert_eq!(names(&shown["lines"][0]), names(&real["lines"][0]));
    assert!(names(&real["answers"]).starts_with(&names(&shown["answers"])));
    for name in ["format", "version", "engine"] {
        assert_eq!(shown[name], real[name], "{name}");
    }
    let score = shown["lines"][0]["score"].as_u64().and_then(|score| usize::try_from(score).ok()).expect("a score");
    let likelihood = shown["lines"][0]["likelihood"].as_f64().expect("a number");
    assert!((likelihood - published(0, score)).abs() < 0.0005, "{likelihood} is rounded to three digits");
}

fn the_editor_finds_its_file(snippet: &Snippet) {
    let settings: Value = serde_json::from_str(&snippet.text).expect("JSON");
    let file = settings["html.customData"][0].as_str().expect("a file").to_owned();
    let data: Value = serde_json::from_str(&read(&format!("target/hosts/{file}"))).expect("JSON");
    assert_eq!(data["tags"][0]["name"], "ppi-form");
}

/// Each `console.log(…); // …` prints what its comment says, where `…` stands for anything.
fn node_prints_what_is_said(snippet: &Snippet) {
    let said: Vec<&str> = snippet
        .text
        .lines()
        .filter(|line| line.starts_with("console.log("))
        .filter_map(|line| Some(line.rsplit_once(" // ")?.1.trim()))
        .collect();
    let printed = node(snippet);
    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = printed.as_str();
    let said = said.join(" ");
    for (position, piece) in said.split('…').enumerate() {
        let at = rest.find(piece).filter(|at| position > 0 || *at == 0);
        let at =
            at.unwrap_or_else(|| panic!("{}, line {}: printed {printed}, said {said}", snippet.file, snippet.line));
        rest = &rest[at + piece.len()..];
    }
    assert!(rest.is_empty() || said.ends_with('…'), "{}: printed {printed}, said {said}", snippet.file);
}

/// What the snippet prints in Node: beside the engine, or in a project that has the package.
fn node(snippet: &Snippet) -> String {
    let package = snippet.text.contains("ppi-widget");
    let folder: PathBuf = root().join(if package { "target/hosts" } else { "dist" });
    assert!(folder.is_dir(), "{} is missing: cargo xtask test", folder.display());
    let mut node = Command::new("node")
        .args(["--input-type=module", "-"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node");
    // A server has the record that the snippet speaks of.
    let module = format!("globalThis.record = {};\n{}", read("tests/golden/result-idn-2023.json"), snippet.text);
    node.stdin.take().expect("a pipe").write_all(module.as_bytes()).expect("node reads");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "{}\n{}", snippet.text, String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// `cargo xtask hosts` compiles files with these lines, and files that have to be refused.
fn the_types_are_checked(snippet: &Snippet) {
    let compiled = [read("tests/hosts/types/react.tsx"), read("tests/hosts/types/Templates.vue")].concat();
    for line in snippet.text.lines() {
        let code = line.split(" // ").next().unwrap_or_default();
        assert!(compiled.lines().any(|compiled| compiled == code), "{code} is compiled nowhere");
    }
}

fn the_commands_are_there(snippet: &Snippet) {
    let help = read("xtask/src/main.rs");
    for line in snippet.text.lines() {
        let command = line.split('#').next().unwrap_or_default().trim();
        assert!(help.lines().any(|line| line.starts_with(command)), "{command} is no command");
    }
}

fn the_package_has_this_name(snippet: &Snippet) {
    let package: Value = serde_json::from_str(&read("target/packages/npm/package.json")).expect("JSON");
    assert_eq!(snippet.text.trim(), format!("npm install {}", package["name"].as_str().expect("a name")));
}

fn the_policy_is_the_one_that_is_tested(snippet: &Snippet) {
    assert_eq!(snippet.text.trim(), STRICT_POLICY);
}
