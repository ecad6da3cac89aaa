//! The form in an `<iframe>` of a page from another origin; and as a file of its own, with options in the address.

use crate::verbs::{HOUSEHOLD, SCORES, agrees, answer, answer_all, press, ready, record, rest, shows_card, text};
use ppi_pages::{Browser, Page, Reply, Server, Site, Value, dist, json, root, serve};

/// Writes every message down; what a web master's page does with them stands in the site's own `embed-host.js`.
const NOTES: &str = "window.heard = []; addEventListener('message', ({ source, origin, data }) => \
    heard.push({ own: source === document.querySelector('iframe').contentWindow, origin, data }));";

/// A site with the form, and another origin with a page around a frame of it: options, attributes of the frame.
struct Host {
    form: Server,
    site: Server,
    page: Page,
}

impl Host {
    /// Opens a page whose script does this with the messages; `HOST` in the options stands for the page's origin.
    #[track_caller]
    fn open(options: &str, attributes: &str, script: &str) -> Self {
        let policy = "default-src 'none'; script-src 'self'; img-src 'self'; frame-src http://localhost:*".to_owned();
        let (form, host) = (dist(), serve(Site { policy, ..Site::default() }));
        let options = options.replace("HOST", &host.origin());
        let frame = format!(
            "<iframe class=ppi title=PPI src='{}/embed.html?{options}' width=100% height=300 {attributes}></iframe>",
            form.origin()
        );
        host.route("/host.js", Reply::script(script));
        host.route(
            "/",
            Reply::html(&format!(
                "<!doctype html><html lang=id><meta charset=utf-8><title>CU</title><script src=/host.js></script>\
                 <h1>CU Contoh</h1>{frame}<p>Alamat</p></html>"
            )),
        );
        let page = Page::new();
        page.open(&host, "/");
        let host = Self { form, site: host, page };
        host.inside(ready);
        host
    }

    /// Does something in the frame.
    #[track_caller]
    fn inside<T>(&self, work: impl FnOnce(&Page) -> T) -> T {
        self.page.enter_frame("iframe");
        let done = work(&self.page);
        self.page.leave_frame();
        done
    }

    /// Answers all questions of a household in the list.
    #[track_caller]
    fn fill(&self) {
        for (question, choice) in HOUSEHOLD {
            self.show(&format!("[data-question={question}]"));
            self.inside(|page| answer(page, question, choice));
        }
        self.inside(rest);
    }

    /// Presses a button of the form.
    #[track_caller]
    fn press(&self, action: &str) {
        self.show(&format!("[data-action={action}]:not([hidden])"));
        self.inside(|page| press(page, action));
    }

    /// Scrolls the page to a control in the frame. The drivers do not: in a frame as high as its content they see all of it.
    #[track_caller]
    fn show(&self, css: &str) {
        let top = self.inside(|page| page.shadow(css).rect()[1]);
        let scroll =
            "scrollTo(0, scrollY + document.querySelector('iframe').getBoundingClientRect().top + args[0] - 200)";
        self.page.js(scroll, &[json!(top)]);
    }

    /// The messages of this type so far.
    #[track_caller]
    fn heard(&self, kind: &str) -> Vec<Value> {
        let find = "return heard.filter(({ data }) => data.type === args[0])";
        serde_json::from_value(self.page.js(find, &[json!(kind)])).expect("messages")
    }

    /// The heights so far, once the page is at rest: forty frames without another.
    #[track_caller]
    fn heights_at_rest(&self) -> Vec<u64> {
        let rest = "for (let count = -1, still = 0; still < 40; still += 1) {
                if (heard.length !== count) still = 0;
                count = heard.length;
                if (count > 500) return;
                await new Promise(requestAnimationFrame);
            }";
        self.page.js(rest, &[]);
        self.heard("ppi-height").iter().map(|message| message["data"]["height"].as_u64().expect("a height")).collect()
    }

    #[track_caller]
    fn frame_height(&self) -> u64 {
        self.page.find("iframe").prop("clientHeight").as_u64().expect("a height")
    }
}

/// What a web master copies, with the notes of the test.
fn host_script() -> String {
    [NOTES, &std::fs::read_to_string(root().join("dist/embed-host.js")).expect("dist/")].concat()
}

const SANDBOXED: &str = "sandbox=allow-scripts";

#[test]
fn the_height_follows_growth_and_shrinking() {
    for attributes in ["", SANDBOXED] {
        let host = Host::open("layout=list", attributes, &host_script());
        let empty = host.heights_at_rest();
        let height = *empty.last().expect("a height on load");
        assert_eq!(host.frame_height(), height);
        assert!(height.is_multiple_of(16), "{height}");
        let fits = "return document.documentElement.scrollHeight <= innerHeight && innerHeight - args[0] < 16 + \
            document.body.getBoundingClientRect().height";
        assert_eq!(host.inside(|page| page.js(fits, &[json!(0)])), true);

        host.fill();
        let grown = host.heights_at_rest();
        let with_result = *grown.last().expect("a height");
        assert!(with_result > height + 300, "{grown:?}");
        assert_eq!(host.frame_height(), with_result);

        host.press("start-again");
        host.press("reset");
        let all = host.heights_at_rest();
        assert_eq!(all.last(), Some(&height), "{all:?}");
        assert_eq!(host.frame_height(), height);

        host.page.viewport(400, 700);
        let narrow = *host.heights_at_rest().last().expect("a height");
        assert!(narrow > height, "{narrow} after {height}");
        host.page.viewport(1024, 768);
        let all = host.heights_at_rest();
        assert_eq!(all.last(), Some(&height), "{all:?}");
        // One step at each turn would be 5; loading, the comparison and the driver's window come in more than one.
        println!("{} heights, {attributes}: {all:?}", host.page.browser());
        assert!(all.len() <= 24, "{all:?}");
        assert!(host.heard("ppi-height").iter().all(|message| message["own"] == true));
    }
}

#[test]
fn a_page_that_gives_less_than_told_starts_no_loop() {
    // A border inside of the height. Where the form just fits with a scrollbar, it needs none; where it does not fit
    // without one, it gets one, is narrower, and higher.
    let less = "addEventListener('message', ({ data }) => { if (data.type === 'ppi-height') \
        document.querySelector('iframe').style.height = `${data.height - 8}px`; });";
    let host = Host::open("layout=list", "", &format!("{NOTES}{less}"));
    let mut told = 0;
    for width in (340..480).step_by(10) {
        host.page.viewport(width, 700);
        let heights = host.heights_at_rest();
        assert!(heights.len() - told < 9, "{width}: {:?}", &heights[told..heights.len().min(told + 20)]);
        told = heights.len();
    }
}

#[test]
fn the_result_goes_to_the_named_origin() {
    for attributes in ["", SANDBOXED] {
        let host = Host::open("layout=list&origin=HOST&data-cu=CU+Contoh&lang=en", attributes, &host_script());
        assert_eq!(host.heard("ppi-ready")[0]["data"], json!({ "type": "ppi-ready", "scorecard": "idn-2023" }));
        host.fill();
        host.page.wait("the result", |_| host.heard("ppi-complete").pop());
        let messages = host.heard("ppi-complete");
        assert_eq!(messages.len(), 1);
        assert_eq!(messages[0]["own"], true);
        let origin = if attributes.is_empty() { host.form.origin() } else { "null".to_owned() };
        assert_eq!(messages[0]["origin"], json!(origin));
        let sent = &messages[0]["data"]["record"];
        agrees(sent, &SCORES);
        assert_eq!(sent["context"], json!({ "cu": "CU Contoh" }));
        assert_eq!(sent["language"], "en");
        assert_eq!(*sent, host.inside(record));
        assert_eq!(host.heard("ppi-change"), [json!(null); 0]);
        // The cards and their published rates are inside.
        host.inside(|page| assert!(text(page, "comparison").contains("7.1%"), "{}", text(page, "comparison")));
        let asked: Vec<String> = host.form.requests().into_iter().map(|request| request.path).collect();
        assert!(asked.iter().all(|path| path.starts_with("/embed.html?")), "{asked:?}");
        assert_eq!(host.inside(Page::errors), [""; 0]);
        assert_eq!(host.page.violations(&host.site), [""; 0]);
        assert_eq!(host.inside(|page| page.js("return window.ppiWatch?.violations ?? []", &[])), json!([]));
    }
}

#[test]
fn the_result_goes_nowhere_else() {
    for origin in ["", "origin=http://localhost:1", "origin=*", "origin=null", "origin=HOST/page", "origin=data:x"] {
        let host = Host::open(&format!("layout=list&{origin}"), SANDBOXED, &host_script());
        let before = *host.heights_at_rest().last().expect("a height");
        host.fill();
        // What comes with the result and after it has arrived.
        let after = *host.heights_at_rest().last().expect("a height");
        assert!(after > before);
        agrees(&host.inside(record), &SCORES);
        assert_eq!(host.heard("ppi-complete"), [json!(null); 0], "{origin}");
    }
}

#[test]
fn the_readme_has_the_script_that_is_tested() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let script = std::fs::read_to_string(root().join("www/site/embed-host.js")).expect("the script");
    assert!(readme.contains(&format!("<script>\n{script}</script>")));
}

#[test]
fn only_the_frame_itself_sets_its_height() {
    let host = Host::open("", SANDBOXED, &host_script());
    let height = *host.heights_at_rest().last().expect("a height");
    host.page.js("postMessage({ type: 'ppi-height', height: 9999 }, '*')", &[]);
    host.page.wait_js("the message", "return heard.some(({ own }) => !own)");
    assert_eq!(host.frame_height(), height);
}

#[test]
fn a_page_without_scripts_keeps_the_height_and_the_form_scrolls() {
    // As in a post of Blogger or WordPress: the frame stays, every script is stripped.
    for layout in ["pages", "list"] {
        let (form, host) =
            (dist(), serve(Site { policy: "default-src 'none'; frame-src *".to_owned(), ..Site::default() }));
        host.route(
            "/",
            Reply::html(&format!(
                "<!doctype html><html lang=id><meta charset=utf-8><title>Blog</title><h1>Posting</h1>\
                 <iframe title='Formulir PPI' src='{}/embed.html?layout={layout}' sandbox=allow-scripts width=340 \
                 height=480></iframe></html>",
                form.origin()
            )),
        );
        let page = Page::new();
        page.open(&host, "/");
        page.enter_frame("iframe");
        ready(&page);
        assert_eq!(page.js("return [innerWidth, innerHeight]", &[]), json!([340, 480]));
        for (question, choice) in HOUSEHOLD {
            answer(&page, question, choice);
            if layout == "pages" {
                press(&page, "next");
            }
        }
        if layout == "pages" {
            press(&page, "result");
        }
        assert!(page.shadow("[part~=result]").is_visible());
        agrees(&record(&page), &SCORES);
        assert_eq!(page.js("return document.scrollingElement.scrollHeight > innerHeight", &[]), true);
        // The end of the result can be reached, and nothing is cut off at the side.
        press(&page, "start-again");
        assert!(page.js("return scrollY", &[]).as_f64().unwrap_or_default() > 0.0);
        assert_eq!(page.js("return document.scrollingElement.scrollWidth <= innerWidth", &[]), true);
        page.leave_frame();
        assert_eq!(page.find("iframe").prop("clientHeight"), 480);
    }
}

#[test]
fn what_the_sandbox_forbids_has_no_button() {
    let shown = |options: &str, attributes: &str| {
        let host = Host::open(&format!("layout=list{options}"), attributes, &host_script());
        host.fill();
        host.inside(|page| {
            let buttons = page.shadow_all("[part=buttons] [data-action]");
            let shown = buttons.iter().filter(|button| button.is_visible());
            shown.filter_map(|button| button.attr("data-action")).collect::<Vec<_>>()
        })
    };
    assert_eq!(shown("", SANDBOXED), ["start-again"]);
    assert_eq!(shown("&allow=print,download", SANDBOXED), ["download", "print", "start-again"]);
    assert_eq!(shown("", ""), ["download", "copy", "print", "start-again"]);
}

#[test]
fn every_published_card_is_inside() {
    for (card, name) in [("idn-2012", "Indonesia 2010 PPI"), ("idn-2020", "Indonesia 2016 PPI")] {
        let host = Host::open(&format!("scorecard={card}&lang=en"), SANDBOXED, &host_script());
        host.inside(|page| shows_card(page, name));
        let page = Page::new();
        let file = root().join("dist/ppi-form.html");
        page.goto(&format!("file://{}?scorecard={card}&lang=en&layout=list", file.display()));
        shows_card(&page, name);
        assert_eq!(page.errors(), [""; 0]);
    }
}

#[test]
fn the_class_view_is_said_to_be_in_another_file() {
    let said = |page: &Page, told: &str| {
        page.wait(told, |page| page.shadow("[role=note]").exists().then_some(()));
        assert!(page.shadow("[role=note]").text().contains(told), "{}", page.shadow("[role=note]").text());
        assert!(!page.shadow("[role=alert]").exists(), "nothing failed");
        assert_eq!(page.errors(), [""; 0]);
    };
    let host = Host::open("mode=class&lang=en&layout=list", SANDBOXED, &host_script());
    host.fill();
    host.inside(|page| {
        said(page, "The whole lesson is in the file ppi-class.html.");
        assert_eq!(page.js("return document.querySelector('ppi-form').result.mode", &[]), "class");
    });
    let page = Page::new();
    page.goto(&format!("file://{}?mode=class", root().join("dist/ppi-form.html").display()));
    said(&page, "Pelajaran lengkap ada di berkas ppi-class.html.");
    page.find("ppi-form").js("this.setAttribute('lang', 'en')", &[]);
    page.wait("English", |page| {
        page.shadow("[role=note]").text().contains("The form below works as usual.").then_some(())
    });
    assert_eq!(page.shadow_all("[role=note]").len(), 1);
}

#[test]
fn hostile_values_stay_text() {
    let hostile = "%3Cimg%20src%3Dx%20onerror%3D%22parent.hacked%3D1%22%3E";
    let options = format!(
        "scorecard={hostile}&lang={hostile}&line={hostile}&mode={hostile}&preset={hostile}%3D{hostile}&programmes={hostile}\
         &data-cu={hostile}&{hostile}=1&onclick=alert(1)&style=color:red&src=//evil.example/card.json&origin=javascript:1"
    );
    let policy = "default-src 'none'; script-src 'self'; img-src 'self'; frame-src http://localhost:*".to_owned();
    let (form, host) = (dist(), serve(Site { policy, ..Site::default() }));
    host.route("/", Reply::html("<!doctype html><html lang=id><title>CU</title><iframe title=PPI></iframe></html>"));
    let page = Page::new();
    page.open(&host, "/");
    let embed = |options: &str| {
        let address = format!("{}/embed.html?{options}", form.origin());
        page.find("iframe").js("this.src = args[0]", &[json!(address)]);
        page.enter_frame("iframe");
    };
    // A card of this name is nowhere; the visitor is told, in the language there is.
    embed(&options);
    page.wait("the notice", |page| page.shadow("[part~=notice]").exists().then_some(()));
    let made = "const roots = [document, document.querySelector('ppi-form').shadowRoot];
        return roots.flatMap((root) => [...root.querySelectorAll('img, [onclick], [onerror], [style], [src]')]).length";
    assert_eq!(page.js(made, &[]), 0);
    assert_eq!(page.find("ppi-form").attr("src"), None);
    page.leave_frame();

    embed(&options.replacen(&format!("scorecard={hostile}"), "layout=list", 1));
    ready(&page);
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
    assert_eq!(record(&page)["context"], json!({ "cu": "<img src=x onerror=\"parent.hacked=1\">" }));
    assert_eq!(page.js(made, &[]), 0);
    page.leave_frame();
    assert_eq!(page.js("return window.hacked ?? null", &[]), json!(null));
    assert!(form.requests().iter().all(|request| request.path.starts_with("/embed.html?")));
}

#[test]
fn unknown_options_are_told_on_the_console() {
    let (form, page) = (dist(), Page::new());
    // The other drivers cannot listen from a page's start.
    if page.browser() == Browser::Chromium {
        let listen = "window.warned = []; console.warn = (text) => warned.push(text)";
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": listen }));
        page.open(&form, "/embed.html?colour=red&origin=example.org&lang=en&data-cu=3");
        ready(&page);
        let expected = json!([
            "option colour: expected one of scorecard, lang, line, mode, layout, preset, preset-hidden, programmes, origin, \
             allow, or a name that starts with data-",
            "option origin: found \"example.org\", expected an origin such as https://example.org",
        ]);
        assert_eq!(page.js("return warned", &[]), expected);
    }
}
