//! The lesson.

use ppi_pages::{Page, json, root};

#[test]
fn look() {
    let page = Page::fresh();
    page.viewport(1280, 1000);
    page.open_file(&root().join("dist/ppi-class.html"));
    page.wait("lesson", |page| page.find("#heading").exists().then_some(()));
    println!("{:?}", page.errors());
    for n in 1..=12 {
        let h = page.js("return document.documentElement.scrollHeight", &[]);
        page.viewport(1280, u32::try_from(h.as_u64().unwrap()).unwrap().min(2600));
        page.screenshot(&format!("lesson-{n}"));
        println!("{n} {} {:?} axe {:?} wide {}", page.find("#heading").text(), page.errors(), page.axe(), page.js("return document.documentElement.scrollWidth - innerWidth", &[]));
        if n < 12 { page.find("#next").click(); }
    }
    println!("{:?}", page.js("return window.ppiWatch.violations", &[]));
    let _ = json!(0);
}
