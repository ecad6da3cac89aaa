//! The pictures of a result: their colours for those who see fewer of them, in grey and on paper; their size on a small
//! phone; and that they never say more than the text does.

use crate::verbs::{HOUSEHOLD, answer_all, opened, text};
use ppi_pages::{Browser, Page, Server, browser, json};

/// What Chromium can show a page as, for eyes that see colours in another way.
const SIGHTS: [&str; 5] = ["none", "deuteranopia", "protanopia", "tritanopia", "achromatopsia"];

/// The colours of some points of a picture, as numbers from 0 to 255. The picture is decoded by the browser.
const COLOURS: &str = "
    const [png, points] = args;
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(png)], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return points.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3));";

/// A colour as the browser painted it.
type Colour = [u8; 3];

/// A page with a result, its pictures at the top.
fn result() -> (Server, Page) {
    let (server, page) = opened("<ppi-form layout=list></ppi-form>");
    page.viewport(400, 1400);
    answer_all(&page, &HOUSEHOLD);
    page.wait("the comparison", |page| page.shadow("[part=rate]").is_visible().then_some(()));
    page.js("document.activeElement?.blur()", &[]);
    (server, page)
}

/// The painted colours of the middle of some elements.
#[track_caller]
fn painted(page: &Page, name: &str, places: &[(f64, f64)]) -> Vec<Colour> {
    let png = std::fs::read(page.screenshot(name)).expect("the picture");
    serde_json::from_value(page.js(COLOURS, &[json!(png), json!(places)])).expect("colours")
}

/// The relative luminance of WCAG.
fn luminance([red, green, blue]: Colour) -> f64 {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The contrast ratio of WCAG.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The middle of an element.
#[track_caller]
fn middle(page: &Page, css: &str, index: usize) -> (f64, f64) {
    let [left, top, width, height] = page.shadow_all(css)[index].rect();
    (left + width / 2.0, top + height / 2.0)
}

#[test]
fn the_colours_survive_colour_blindness_and_grey() {
    // The other drivers show a page to one kind of eyes only.
    if browser() != Browser::Chromium {
        return;
    }
    let (_server, page) = result();
    for (medium, scheme) in [("screen", "light"), ("screen", "dark"), ("print", "light")] {
        page.media(medium, &[("prefers-color-scheme", scheme)]);
        page.shadow("[part=figure]").js("this.scrollIntoView()", &[]);
        for sight in SIGHTS {
            page.cdp("Emulation.setEmulatedVisionDeficiency", json!({ "type": sight }));
            let household = middle(&page, "[part=bar] rect", 0);
            let published = middle(&page, "[part=bar] rect", 1);
            let [left, top, width, _] = page.shadow_all("[part=bar]")[0].rect();
            let surface = (left + width - 4.0, top + 6.0);
            // At score 0, of the published table, the curve is at 84.3%.
            let [left, top, width, height] = page.shadow("polyline").rect();
            let curve = page
                .shadow("polyline")
                .js("const at = this.points[0].matrixTransform(this.getScreenCTM()); return [at.x + 1, at.y + 1]", &[]);
            let curve: (f64, f64) = serde_json::from_value(curve).expect("a point");
            assert!(left + width > curve.0 && top + height > curve.1, "the curve is on the page");
            let name = format!("colours-{medium}-{scheme}-{sight}");
            let colours = painted(&page, &name, &[surface, household, published, curve, middle(&page, "circle", 0)]);
            let [surface, household, published, curve, circle] = colours[..] else { unreachable!("five points") };
            for (what, colour) in [
                ("this household's bar", household),
                ("a published bar", published),
                ("the curve", curve),
                ("the point", circle),
            ] {
                let ratio = contrast(colour, surface);
                println!("{name}: {what} {colour:?} on {surface:?}: {ratio:.2}");
                assert!(ratio >= 3.0, "{name}: {what} {colour:?} on {surface:?}: {ratio:.2}");
            }
            let apart = contrast(household, published);
            println!("{name}: the two bars {apart:.2}");
            // On paper everything is black; each bar has its name beside it.
            assert!(medium == "print" || apart >= 1.5, "{name}: the two bars: {apart:.2}");
        }
        page.cdp("Emulation.setEmulatedVisionDeficiency", json!({ "type": "none" }));
    }
}

#[test]
fn the_labels_can_be_read_on_a_small_phone() {
    let (_server, page) = result();
    match page.browser() {
        Browser::Chromium => page.viewport(320, 740),
        // The windows of the others do not get that narrow; a narrow box does the same to the form.
        Browser::Firefox | Browser::WebKit => _ = page.find("main").js("this.style.width = '304px'", &[]),
    }
    let svg = page.shadow("[part=curve]");
    let size = "const scale = this.getScreenCTM().a; return parseFloat(getComputedStyle(this).fontSize) * scale";
    for label in page.shadow_all("[part=curve] text") {
        let pixels = label.js(size, &[]).as_f64().unwrap_or_default();
        println!("{}: {} at {pixels:.1} px, {:?}", page.browser(), label.text(), label.rect());
        assert!(pixels >= 11.0 && label.rect()[3] >= 11.0, "{}: {} at {pixels} px", page.browser(), label.text());
    }
    let [_, _, width, height] = svg.rect();
    assert!(width > 250.0 && height > 150.0, "{width} by {height}");
}

/// The labels of the curve do not cover its line: neither on steep curves nor on flat ones, at either end.
#[test]
fn the_figure_beside_the_household_keeps_clear_of_the_curve() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    // No points at all, those of a household in between, and most of all.
    let none = [
        ("q1", "O"),
        ("q2", "E"),
        ("q3", "B"),
        ("q4", "C"),
        ("q5", "B"),
        ("q6", "B"),
        ("q7", "B"),
        ("q8", "B"),
        ("q9", "B"),
        ("q10", "B"),
    ];
    let most = [
        ("q1", "X"),
        ("q2", "A"),
        ("q3", "A"),
        ("q4", "A"),
        ("q5", "A"),
        ("q6", "A"),
        ("q7", "A"),
        ("q8", "A"),
        ("q9", "A"),
        ("q10", "A"),
    ];
    let covered = "
        const value = this.querySelector('.value').getBBox();
        const curve = this.querySelector('polyline');
        const points = [];
        for (let at = 0; at <= curve.getTotalLength(); at += 20) points.push(curve.getPointAtLength(at));
        const inside = points.filter(({ x, y }) => x > value.x && x < value.x + value.width && y > value.y + 30 && y < value.y + value.height - 20);
        const { width, height } = this.viewBox.baseVal;
        return [inside.length, value.x >= 0 && value.y >= -20 && value.x + value.width <= width && value.y + value.height <= height];";
    for household in [none, HOUSEHOLD, most] {
        answer_all(&page, &household);
        for line in ["nl100", "ppp685_2017", "bottom20", "bottom80"] {
            page.find("ppi-form").js("this.setAttribute('line', args[0])", &[json!(line)]);
            page.wait("the line", |page| (page.shadow("[part=line]").prop("value") == line).then_some(()));
            let found = page.shadow("[part=curve]").js(covered, &[]);
            assert_eq!(found, json!([0, true]), "{}: {line}, {}", page.browser(), text(&page, "statement"));
        }
    }
}
