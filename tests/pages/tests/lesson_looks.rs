//! The lesson in the colours of the device and of the system, and with text of twice the size.

use crate::verbs::accessible;
use crate::verbs::lesson::{opened, press, says};
use ppi_pages::{Browser, Page, json};

const STEPS: usize = 12;

/// Opens each step in turn; the second with a household filled in, the fifth with its solution.
#[track_caller]
fn every_step(page: &Page, look: impl Fn(&str)) {
    for at in 0..STEPS {
        page.find("#steps").js("this.selectedIndex = args[0]; this.dispatchEvent(new Event('change'))", &[json!(at)]);
        says(page, "#place", &format!("{} dari 12", at + 1));
        if at == 1 {
            page.wait("the form", |page| page.shadow(".class-strip").exists().then_some(()));
            press(page, "#fill");
            page.wait("the curve", |page| page.shadow("svg.curve").exists().then_some(()));
        }
        if at == 4 {
            press(page, "#solve");
            page.wait("the solution", |page| page.find("#solution table").exists().then_some(()));
        }
        look(&page.find("#heading").text());
    }
}

#[test]
fn text_of_twice_the_size_needs_no_scrolling_sideways() {
    // The other drivers set no size of text.
    if ppi_pages::browser() != Browser::Chromium {
        return;
    }
    let page = opened();
    page.cdp("Page.setFontSizes", json!({ "fontSizes": { "standard": 32, "fixed": 26 } }));
    for width in [640, 1280] {
        page.viewport(width, 720);
        every_step(&page, |step| {
            let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(page.js(wide, &[]), 0, "{step} at {width}");
        });
    }
}

#[test]
fn dark_and_the_systems_colours_show_everything() {
    // The other drivers emulate no colours.
    if ppi_pages::browser() != Browser::Chromium {
        return;
    }
    let page = opened();
    assert_eq!(page.find("html").attr("data-look").as_deref(), Some("light"));
    page.media("screen", &[("prefers-color-scheme", "dark")]);
    page.wait("dark", |page| (page.find("html").attr("data-look").as_deref() == Some("dark")).then_some(()));
    every_step(&page, |step| {
        // The walk through the whole lesson looks at the others in the dark.
        let walked =
            ["Hasil peserta", "Dari satu ke kelompok", "Margin kesalahan", "Rumah tangga dan orang", "Kasus sendiri"];
        if !walked.contains(&step) {
            accessible(&page, &format!("dark: {step}"));
        }
    });
    page.media("screen", &[("prefers-color-scheme", "dark"), ("forced-colors", "active")]);
    // What a picture draws with differs from its ground.
    let drawn = "
        const roots = [document, document.querySelector('ppi-form')?.shadowRoot].filter(Boolean);
        const ground = getComputedStyle(document.body).backgroundColor;
        const marks = roots.flatMap((root) => [...root.querySelectorAll('svg:not(.code) :is(circle, rect, line, polyline, text)')]);
        return marks.filter((mark) => {
            const { fill, stroke } = getComputedStyle(mark);
            return [fill, stroke].every((colour) => colour === 'none' || colour === ground);
        }).map((mark) => mark.outerHTML.slice(0, 90));";
    every_step(&page, |step| {
        assert_eq!(page.js(drawn, &[]), json!([]), "{step}");
        page.screenshot(&format!("forced-{}", step.replace([' ', ':', ','], "-")));
    });
}
