//! The form takes a page's colours through its custom properties and parts, and nothing else of the page's style.

use crate::verbs::{HOUSEHOLD, open};
use ppi_pages::{Page, Reply, STRICT_POLICY, Server, Site, Value, json, root, serve};

/// What a page can do to elements that it does not know: reset them, and have them inherit.
const HOSTILE: [(&str, &str); 4] = [
    ("everything reset", "* { all: unset !important }"),
    (
        "everything large and spread",
        "* { font-size: 40px !important; letter-spacing: 1em; text-transform: uppercase; line-height: 1 !important; \
             box-sizing: content-box !important; margin: 1em; padding: 1em; border: 3px solid red; float: right }",
    ),
    (
        "everything inherited",
        "body { font: italic small-caps 900 9px/3 monospace; letter-spacing: .5em; word-spacing: 1em; \
             text-transform: uppercase; white-space: pre; text-indent: 5em; text-align: center; cursor: wait; \
             list-style: square inside; color: red; word-break: break-all; hyphens: auto; quotes: none; tab-size: 20; \
             border-collapse: collapse; border-spacing: 9px; caption-side: bottom; empty-cells: hide; \
             font-variant-numeric: oldstyle-nums; text-shadow: 1px 1px red; pointer-events: none; user-select: none; \
             text-align-last: right; accent-color: red; caret-color: red; color-scheme: dark; fill: red; stroke: red; \
             text-anchor: end; stroke-width: 9; writing-mode: horizontal-tb }",
    ),
    (
        "a small root",
        "html { font-size: 62.5% } *, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0 }",
    ),
];

/// Every element of the form with what its style computes to, and where it stands from the form's corner.
const LOOK: &str = "
    const form = document.querySelector('ppi-form').shadowRoot.querySelector('[part=form]');
    const corner = form.getBoundingClientRect();
    return [form, ...form.querySelectorAll('*')].map((element) => {
        const style = getComputedStyle(element);
        const { left, top, width, height } = element.getBoundingClientRect();
        const shown = element.getClientRects().length > 0;
        const place = shown ? [left - corner.left, top - corner.top, width, height].map((length) => length.toFixed(1)) : 'none';
        return [`${element.localName} ${element.getAttribute('part')}`, `place: ${place}`,
            ...[...style].filter((name) => !name.startsWith('--')).map((name) => `${name}: ${style.getPropertyValue(name)}`)];
    });";

/// A page with a style of its own around a form of a fixed width.
fn styled(style: &str) -> Reply {
    Reply::html(&format!(
        "<!doctype html><html lang=id><head><meta charset=utf-8><title>PPI</title><style>{style}</style>\
         <script type=module src=/ppi-form.js></script></head><body>\
         <div id=box style='display: block !important; inline-size: 600px !important; float: none !important; \
             margin: 0 !important; padding: 0 !important; border: 0 !important'>\
         <ppi-form layout=list style='margin: 0; padding: 0; border: 0; float: none'></ppi-form></div></body></html>"
    ))
}

fn served() -> Server {
    let policy = STRICT_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    serve(Site { folder: Some(root().join("dist")), policy, ..Site::default() })
}

/// The look of the result and of an error in a page of this style.
#[track_caller]
fn look(server: &Server, page: &Page, style: &str) -> Vec<Vec<String>> {
    server.route("/page.html", styled(style));
    open(server, page);
    page.shadow("[data-action=result]").js("this.click()", &[]);
    let form = page.find("ppi-form");
    let answers: serde_json::Map<String, Value> =
        HOUSEHOLD[1..].iter().map(|(question, choice)| ((*question).to_owned(), json!(choice))).collect();
    form.js("this.answers = args[0]", &[Value::Object(answers)]);
    page.shadow("[part=roster]").js("this.open = true", &[]);
    let mut look: Vec<Vec<String>> = serde_json::from_value(page.js(LOOK, &[])).expect("lists of texts");
    form.js("this.answers = { ...this.answers, q1: 'T' }", &[]);
    page.wait("the comparison", |page| page.shadow("[part=rate]").exists().then_some(()));
    page.js("document.activeElement?.blur()", &[]);
    look.extend(serde_json::from_value::<Vec<Vec<String>>>(page.js(LOOK, &[])).expect("lists of texts"));
    look
}

/// Whether two lines of a look are the same, places within a pixel.
fn same(one: &str, other: &str) -> bool {
    let numbers = |line: &str| -> Option<Vec<f64>> {
        line.strip_prefix("place: ")?.split(',').map(|number| number.parse().ok()).collect()
    };
    match (numbers(one), numbers(other)) {
        (Some(one), Some(other)) => one.iter().zip(&other).all(|(one, other)| (one - other).abs() < 1.0),
        _ => one == other,
    }
}

/// A decoration of text is drawn through everything inside the element that has it: no style of ours could stop that, and
/// it is not looked at here.
#[test]
fn no_style_of_the_page_reaches_the_form() {
    let (server, page) = (served(), Page::new());
    let plain = look(&server, &page, "");
    assert!(plain.len() > 300 && plain.iter().all(|element| element.len() > 200), "{} elements", plain.len());
    for (name, style) in HOSTILE {
        let styled = look(&server, &page, style);
        assert_eq!(styled.len(), plain.len(), "{name}");
        let differs = |(plain, styled): (&Vec<String>, &Vec<String>)| -> Vec<String> {
            let lines = plain.iter().zip(styled).filter(|(plain, styled)| !same(plain, styled));
            lines.map(|(was, is)| format!("{}: {is}, was {was}", plain[0])).collect()
        };
        let differences: Vec<String> = plain.iter().zip(&styled).flat_map(differs).collect();
        let shown = differences.iter().take(40).map(String::as_str).collect::<Vec<_>>().join("\n");
        assert!(differences.is_empty(), "{}: {name}: {} differences\n{shown}", page.browser(), differences.len());
    }
}

#[test]
fn a_hidden_part_of_the_page_stays_hidden() {
    let (server, page) = (served(), Page::new());
    server.route("/page.html", styled("#box { visibility: hidden }"));
    open(&server, &page);
    assert!(!page.shadow("fieldset").is_visible());
    page.find("#box").js("this.style.visibility = 'visible'", &[]);
    assert!(page.shadow("fieldset").is_visible());
}
