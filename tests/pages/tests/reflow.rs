//! Larger text, wider spacing, narrow and enlarged screens, no motion, colours of the system: nothing is cut off, covered or
//! lost in any state.

use crate::verbs::{HOUSEHOLD, accessible, answer, answer_all, opened, press};
use ppi_pages::{Browser, Page, browser, json};

/// Texts that do not fit into their boxes, and boxes that leave the form.
const CUT: &str = "
    const form = this.shadowRoot.querySelector('[part~=form]');
    const right = form.getBoundingClientRect().right;
    const shown = [...form.querySelectorAll('*:not([part=status], svg, svg *, option)')].filter((element) => element.checkVisibility()
        && !(args[0] && element.closest('[part=table]')));
    const name = (element) => `${element.localName} ${element.getAttribute('part')}: ${element.textContent.slice(0, 40)}`;
    const cut = shown.filter((element) => element.clientWidth > 0 && element.localName !== 'select' && element.localName !== 'input'
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2)
        && getComputedStyle(element).display !== 'inline' && getComputedStyle(element).overflow !== 'visible');
    const beyond = shown.filter((element) => element.getBoundingClientRect().right > right + 1);
    const texts = shown.filter((element) => [...element.childNodes].some((node) => node.nodeType === 3));
    const boxes = (element) => { const range = new Range(); range.selectNodeContents(element); return [...range.getClientRects()]; };
    const spilt = texts.filter((element) => boxes(element).some((box) => box.right > right + 1));
    const meet = (one, other) => one.right > other.left + 1 && other.right > one.left + 1
        && one.bottom > other.top + 3 && other.bottom > one.top + 3;
    const over = texts.slice(1).filter((element, before) => !texts[before].contains(element)
        && boxes(texts[before]).some((one) => boxes(element).some((other) => meet(one, other))));
    const wide = document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth ? [document.scrollingElement] : [];
    return [...cut, ...beyond, ...spilt, ...over, ...wide].map(name);";

/// Nothing is cut off, covered, or wider than the form.
#[track_caller]
fn whole(page: &Page, state: &str) {
    fits(page, state, false);
}

/// The same, but that the table may scroll by itself, as tables may.
#[track_caller]
fn whole_but_for_the_table(page: &Page, state: &str) {
    fits(page, state, true);
}

#[track_caller]
fn fits(page: &Page, state: &str, table_scrolls: bool) {
    let cut = page.find("ppi-form").js(CUT, &[json!(table_scrolls)]);
    // WebKitGTK counts the whole text of a list's entry to its width, though it shows no more than there is room for.
    let list = page.browser() == Browser::WebKit && table_scrolls && cut == json!(["html null: PPIPPI"]);
    assert!(list || cut == json!([]), "{}: {state}: {cut}", page.browser());
}

/// As wide as a small phone, as far as the browser's window can be: a narrow box does the rest.
fn narrow(page: &Page) {
    match page.browser() {
        Browser::Chromium => return page.viewport(320, 740),
        Browser::Firefox => page.viewport(460, 740),
        Browser::WebKit => page.viewport(360, 740),
    }
    page.find("main").js("this.style.width = '304px'", &[]);
}

/// Looks at every state of the pages and of the list, in one language.
fn everywhere(language: &str, prepare: impl Fn(&Page), look: impl Fn(&Page, &str)) {
    let form = |layout: &str| {
        format!("<ppi-form layout={layout} lang={language} mode=interview programmes=example></ppi-form>")
    };
    let (_server, page) = opened(&form("pages"));
    prepare(&page);
    for (position, (question, choice)) in HOUSEHOLD.into_iter().enumerate() {
        press(&page, "next");
        if position == 1 {
            press(&page, "member-add");
            look(&page, "members");
        }
        look(&page, &format!("error {question}"));
        answer(&page, question, choice);
        press(&page, "next");
    }
    look(&page, "review");
    press(&page, "result");
    page.wait("the comparison", |page| page.shadow("[part=rate]").exists().then_some(()));
    page.wait("the programmes", |page| page.shadow("[part=programme]").exists().then_some(()));
    press(&page, "start-again");
    look(&page, "result");
    let (_server, page) = opened(&form("list"));
    prepare(&page);
    // WebKitGTK's driver misses very large answers that it has to scroll to.
    page.find("ppi-form").js("this.answers = { q1: 'T', q2: 'E', q3: 'B', q4: 'C', q5: 'A' }", &[]);
    press(&page, "result");
    page.find("ppi-form").js("for (const help of this.shadowRoot.querySelectorAll('details')) help.open = true", &[]);
    look(&page, "list");
}

#[test]
fn wider_spacing_of_text_cuts_nothing_off() {
    // What success criterion 1.4.12 asks for, as a visitor's own style sheet would have it.
    let spacing = "
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } \
            p { margin-block-end: 2em !important }');
        this.shadowRoot.adoptedStyleSheets = [...this.shadowRoot.adoptedStyleSheets, sheet];";
    for language in ["id", "en"] {
        let prepare = |page: &Page| {
            narrow(page);
            page.find("ppi-form").js(spacing, &[]);
            assert_eq!(page.shadow("[part=question-text]").style("letter-spacing"), "2.28px");
        };
        everywhere(language, prepare, whole);
    }
}

#[test]
fn text_of_twice_the_size_cuts_nothing_off() {
    for language in ["id", "en"] {
        let prepare = |page: &Page| {
            if page.browser() == Browser::Chromium {
                // The visitor's own setting.
                page.cdp("Page.setFontSizes", json!({ "fontSizes": { "standard": 32, "fixed": 26 } }));
            } else {
                page.find("ppi-form").js("this.style.setProperty('--ppi-font-size', '32px')", &[]);
            }
            narrow(page);
            assert_eq!(page.shadow("[part=form]").style("font-size"), "32px");
        };
        everywhere(language, prepare, whole_but_for_the_table);
    }
}

#[test]
fn small_phones_and_enlarged_screens_cut_nothing_off() {
    everywhere("id", narrow, |page, state| {
        whole(page, state);
        if state == "result" {
            page.screenshot("narrow-result");
        }
    });
    if browser() == Browser::Chromium {
        // 1280 by 1024 pixels at 400%.
        everywhere("en", |page| page.viewport_at(320, 256, 4.0), whole);
    }
}

#[test]
fn nothing_moves_by_itself() {
    // There is no motion to reduce.
    let moving = "
        const moves = ({ animationName, transitionDuration, scrollBehavior }) =>
            animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration) || scrollBehavior !== 'auto';
        const elements = [this, ...this.shadowRoot.querySelectorAll('*')];
        return [document.getAnimations().length + this.shadowRoot.getAnimations().length,
            elements.filter((element) => moves(getComputedStyle(element))).length, elements.length > 50]";
    everywhere(
        "id",
        |_| (),
        |page, state| {
            assert_eq!(page.find("ppi-form").js(moving, &[]), json!([0, 0, true]), "{}: {state}", page.browser());
        },
    );
}

#[test]
fn the_systems_colours_show_everything() {
    // The other drivers have no command for it.
    if browser() != Browser::Chromium {
        return;
    }
    // What carries meaning, against the ground of the form.
    let contrasts = "
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const light = (colour) => {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255)
                .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
                .reduce((sum, value, channel) => sum + value * [0.2126, 0.7152, 0.0722][channel], 0) + 0.05;
        };
        const root = this.shadowRoot;
        const ground = light(getComputedStyle(root.querySelector('[part~=form]')).backgroundColor);
        const of = (css, name) => {
            const other = light(getComputedStyle(root.querySelector(css)).getPropertyValue(name));
            return Math.max(ground, other) / Math.min(ground, other);
        };
        return { 'tick of the curve': of('.tick', 'fill'), 'curve': of('polyline', 'stroke'), 'point': of('circle', 'fill'),
            'household': of('rect.household', 'fill'), 'published': of('rect.published', 'fill'),
            'frame of a bar': of('[part=bar]', 'border-top-color'), 'text': of('[part=statement]', 'color'),
            'chosen': of('label:has(:checked)', 'outline-color'), 'frame of a choice': of('[part=choice]', 'border-top-color') }";
    for scheme in ["light", "dark"] {
        let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
        page.viewport(360, 1600);
        page.media("screen", &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]);
        answer_all(&page, &HOUSEHOLD[..6]);
        // The track of the progress is apart from what is filled of it.
        let progress = page.shadow("progress");
        assert_eq!(progress.style("forced-color-adjust"), "none");
        page.shadow("[part=header]").js("this.scrollIntoView()", &[]);
        page.screenshot(&format!("forced-{scheme}-progress"));
        answer_all(&page, &HOUSEHOLD);
        page.wait("the comparison", |page| page.shadow("[part=rate]").exists().then_some(()));
        accessible(&page, &format!("forced colours, {scheme}"));
        let found = page.find("ppi-form").js(contrasts, &[]);
        for (what, ratio) in found.as_object().expect("contrasts") {
            println!("{scheme}: {what}: {ratio}");
            assert!(ratio.as_f64().is_some_and(|ratio| ratio >= 3.0), "{scheme}: {what}: {ratio}");
        }
        page.shadow("[part=result]").js("this.scrollIntoView()", &[]);
        page.screenshot(&format!("forced-{scheme}-result"));
    }
}
