//! The lesson's projector view: one thing at a time, each on one screen, turned by keys.

use crate::verbs::accessible;
use crate::verbs::lesson::{opened, press, says, turn};
use ppi_pages::{Key, Page, Value, json};

/// What the screen shows: the step, the part and how many there are, and what there is besides: more than the page has room
/// for, more than the part has, and elements that no part of the step showed.
struct Screen {
    place: String,
    last: bool,
    step: u64,
    part: u64,
    parts: u64,
    beyond: Value,
    unseen: Value,
}

#[track_caller]
fn screen(page: &Page) -> Screen {
    let read = "
        const { scrollHeight, scrollWidth } = document.documentElement;
        const content = document.querySelector('#content');
        const [step, , part = 1, parts = 1] = document.querySelector('#place').textContent.match(/\\d+/g).map(Number);
        const roots = [content, ...[...content.querySelectorAll('ppi-form')].map(({ shadowRoot }) =>
            shadowRoot.querySelector('[part~=questions]'))].filter(Boolean);
        const all = roots.flatMap((root) => [...root.querySelectorAll('p, table, figure, svg, select, input, button, textarea, h2, summary')]);
        for (const one of all) if (one.getClientRects().length) one.dataset.seen = '';
        const unseen = all.filter((one) => one.dataset.seen === undefined && !one.closest('[hidden], details') && one.textContent);
        return [step, part, parts,
            [scrollHeight > innerHeight, scrollWidth > innerWidth, content.scrollHeight > content.clientHeight, content.scrollWidth > content.clientWidth],
            part === parts ? unseen.map((one) => one.outerHTML.slice(0, 80)) : [],
            document.querySelector('#place').textContent, document.querySelector('#next').disabled];";
    let read = page.js(read, &[]);
    let number = |at: usize| read[at].as_u64().expect("a number");
    Screen {
        place: read[5].as_str().expect("a text").to_owned(),
        last: read[6] == true,
        step: number(0),
        part: number(1),
        parts: number(2),
        beyond: read[3].clone(),
        unseen: read[4].clone(),
    }
}

/// Presses a key that turns from a part to another or to another step, and waits for it.
#[track_caller]
fn press_on(page: &Page, from: &Screen, key: Key) -> Screen {
    page.keys(key + "");
    page.wait("another part", |page| Some(screen(page)).filter(|now| now.place != from.place))
}

/// Presses the key that turns on until the part is shown that has an element.
#[track_caller]
fn press_on_to(page: &Page, css: &str) -> Screen {
    let mut now = screen(page);
    while !page.find(css).is_visible() {
        now = press_on(page, &now, Key::PageDown);
    }
    now
}

#[test]
fn every_part_of_the_lesson_fits_one_screen() {
    let page = opened();
    press(&page, "#projector");
    assert_eq!(page.find("html").attr("data-look").as_deref(), Some("contrast"));
    page.find("#heading").js("this.focus()", &[]);
    let mut parts = Vec::new();
    for (width, height) in [(1280, 720), (1024, 768)] {
        page.viewport(width, height);
        page.find("#steps").js("this.selectedIndex = 0; this.dispatchEvent(new Event('change'))", &[]);
        let (mut step, mut part) = (1, 0);
        let mut now = screen(&page);
        loop {
            assert!(
                (now.step, now.part) == (step, part + 1) || (now.step, now.part) == (step + 1, 1),
                "in their order"
            );
            (step, part) = (now.step, now.part);
            let at = format!("{} at {width}: step {step}, part {part}", page.browser());
            assert_eq!(now.beyond, json!([false, false, false, false]), "{at}");
            assert_eq!(now.unseen, json!([]), "{at}");
            if step == 2 && now.part == 1 && page.shadow(".class-strip").exists() && now.parts < 13 {
                press(&page, "#fill");
                now = page.wait("the details", |page| Some(screen(page)).filter(|more| more.parts > now.parts));
                assert_eq!(page.shadow(".running").text(), "5 + 0 + 6 + 0 + 8 + 0 + 0 + 9 + 0 + 0 = 28");
            }
            if part == now.parts {
                parts.push(part);
            }
            if now.last {
                break;
            }
            now = press_on(&page, &now, if part % 2 == 0 { Key::Right } else { Key::PageDown });
        }
        assert_eq!(step, 12);
    }
    // A screen shows one question of the household at a time, and the story stays beside the questions of an exercise.
    assert!(parts[1] > 12 && parts[4] > 10, "{parts:?}");

    // Back from the first part of a step is the last of the one before.
    let mut now = screen(&page);
    while now.step == 12 {
        now = press_on(&page, &now, Key::PageUp);
    }
    assert_eq!((now.step, now.part), (11, now.parts));
    accessible(&page, "projector");

    // A long table scrolls first; what is told comes into sight, wherever it stands.
    page.find("#steps").js("this.selectedIndex = 4; this.dispatchEvent(new Event('change'))", &[]);
    let now = press_on_to(&page, "#step [data-question=q2]");
    assert!(page.find(".story").is_visible());
    page.find("#step [data-question=q2]").js("this.focus()", &[]);
    press_on(&page, &now, Key::PageDown);
    assert_eq!(page.focused().attr("id").as_deref(), Some("heading"), "what waits has no focus");
    press_on_to(&page, "#check");
    page.find("#sum").js("this.focus()", &[]);
    page.keys("28");
    says(&page, "#near", "19,9%");
    press(&page, "#check");
    says(&page, "#verdict", "Belum dijawab: Provinsi,");
    assert!(page.find("#verdict").is_visible() && page.find("#sum").is_visible());
    assert!(page.find("#near table").is_visible(), "the rows stay beside what was told");
    page.wait("the solution", |page| {
        page.find("#solve").js("this.click()", &[]);
        page.find("#solution table").is_visible().then_some(())
    });
    let fits =
        "const content = document.querySelector('#content'); return content.scrollHeight <= content.clientHeight";
    page.wait_js("the solution's first half", fits);
    press_on_to(&page, "#solution table + table");
    page.wait_js("its second half", fits);
    press_on_to(&page, "#table summary");
    press(&page, "#table summary");
    page.wait("the table", |page| page.find("#table table").is_visible().then_some(()));
    page.find("#heading").js("this.focus()", &[]);
    let place = page.find("#place").text();
    page.keys(Key::PageDown + "");
    page.wait_js("the table to scroll", "return document.querySelector('#table .scrolling').scrollTop > 100");
    says(&page, "#place", &format!("{place}, terlihat sampai "));
    page.js("const box = document.querySelector('#table .scrolling'); box.scrollTop = box.scrollHeight", &[]);
    turn(&page, Key::PageDown, "Latihan: daftar anggota");

    // Without the projector the step is one page again.
    assert_eq!(page.find("#projector").text(), "Tutup tampilan proyektor");
    page.keys(Key::Escape + "");
    says(&page, "#projector", "Tampilan proyektor");
    assert_eq!(page.all("[data-away]").len(), 0);
    assert_eq!(page.find("html").attr("data-look").as_deref(), Some("light"));
    assert!(page.find("#place").text() == "6 dari 12" && page.find("#step .tasks button").is_visible());
    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(page.js("return window.ppiWatch.violations", &[]), json!([]));
}
