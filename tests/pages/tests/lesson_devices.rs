//! The lesson with a camera and with a printer.

use crate::verbs::lesson::{cells, opened, press, says, turn};
use ppi_pages::{Browser, Key, Page, json};

#[test]
fn a_camera_reads_the_code_of_a_phone() {
    // A picture of the form's own code stands in for the camera; WebKitGTK makes no stream of a picture.
    if ppi_pages::browser() == Browser::WebKit {
        return;
    }
    let page = opened();
    turn(&page, Key::PageDown, "Satu rumah tangga");
    page.wait("the form", |page| page.shadow(".class-strip").exists().then_some(()));
    press(&page, "#fill");
    page.wait("the code", |page| page.shadow("svg.code").exists().then_some(()));
    page.js(
        "const code = document.querySelector('ppi-form').shadowRoot.querySelector('svg.code'); \
         const side = code.viewBox.baseVal.width; \
         const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 }); \
         const context = canvas.getContext('2d'); \
         const path = new Path2D(code.querySelector('.modules').getAttribute('d')); \
         window.paint = () => { \
             context.setTransform(1, 0, 0, 1, 0, 0); context.fillStyle = '#bbb'; context.fillRect(0, 0, 640, 480); \
             context.setTransform(9, 1, -1, 9, 150, 60); context.fillStyle = '#fff'; context.fillRect(0, 0, side, side); \
             context.fillStyle = '#222'; context.fill(path); requestAnimationFrame(window.paint); \
         }; \
         window.paint(); window.photo = canvas; \
         Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: \
             { getUserMedia: async () => canvas.captureStream(10) } });",
        &[],
    );
    page.find("#steps").js("this.selectedIndex = 6; this.dispatchEvent(new Event('change'))", &[]);
    press(&page, "#camera");
    says(&page, "#refused", "Diambil: 1. Ditolak: 0.");
    assert_eq!(cells(&page, "#list table")[0][2..4], ["28", "19,9%"]);
    assert_eq!(page.find("#camera").attr("aria-pressed").as_deref(), Some("true"));
    // What is seen stands beside the button, in the projector too.
    assert!(
        page.js(
            "return document.querySelector('video').parentElement.contains(document.querySelector('#camera'))",
            &[]
        ) == true
    );
    press(&page, "#camera");
    page.wait("the end", |page| (page.find("#camera").attr("aria-pressed").as_deref() == Some("false")).then_some(()));
    assert!(!page.find("video").is_visible());
    // A photo of the code is read as well; one without a code is told.
    let hand = "const canvas = args[0] ? window.photo : Object.assign(document.createElement('canvas'), { width: 64, height: 64 }); \
        const blob = await new Promise((done) => canvas.toBlob(done)); const files = new DataTransfer(); \
        files.items.add(new File([blob], 'foto.png', { type: 'image/png' })); const field = document.querySelector('#files'); \
        field.files = files.files; field.dispatchEvent(new Event('change'));";
    page.js(hand, &[json!(true)]);
    says(&page, "#refused li", "foto.png: sama dengan Peserta 1");
    page.js(hand, &[json!(false)]);
    says(&page, "#refused li", "foto.png: tidak ada kode QR yang terbaca");
    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(page.js("return window.ppiWatch.violations", &[]), json!([]));
}

#[test]
fn what_keeps_the_camera_away_is_told_with_what_to_do_instead() {
    let page = opened();
    page.find("#steps").js("this.selectedIndex = 6; this.dispatchEvent(new Event('change'))", &[]);
    let fails = |name: &str, told: &str| {
        page.js(
            "const getUserMedia = () => Promise.reject(new DOMException('in English', args[0])); \
             Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: args[0] && { getUserMedia } });",
            &[json!(name)],
        );
        press(&page, "#camera");
        says(&page, "#refused .mark", told);
        says(&page, "#refused", "Tanpa kamera: minta peserta mengirim berkas hasilnya,");
        assert_eq!(page.find("#camera").attr("aria-pressed").as_deref(), Some("false"));
        assert!(!page.find("#refused").text().contains("English"));
    };
    fails("NotAllowedError", "Kamera belum diizinkan. Izinkan kamera untuk halaman ini");
    fails("NotFoundError", "Perangkat ini tidak punya kamera.");
    fails("NotReadableError", "Kamera sedang dipakai program lain");
    fails("NotSupportedError", "Kamera tidak dapat dipakai (NotSupportedError).");
    fails("", "Browser ini tidak memberi kamera kepada halaman yang dibuka dari disk.");
}

#[test]
fn the_handout_has_its_pages() {
    // The other drivers count no pages.
    if ppi_pages::browser() != Browser::Chromium {
        return;
    }
    let page = opened();
    for language in ["id", "en"] {
        for (sheet, most) in [("card", 1), ("table", 1), ("example", 1), ("exercises", 2), ("solutions", 2)] {
            page.js(
                "document.querySelector('#steps').selectedIndex = 11; \
                 document.querySelector('#steps').dispatchEvent(new Event('change')); \
                 for (const box of document.querySelectorAll('.check input')) { \
                     box.checked = box.id === `sheet-${args[0]}`; box.dispatchEvent(new Event('change')); \
                 }",
                &[json!(sheet)],
            );
            let count = pages(&page);
            assert!((1..=most).contains(&count), "{sheet} {language}: {count} pages");
        }
        press(&page, "#language");
    }
    page.media("print", &[]);
    assert!(!page.find("#lesson").is_visible());
    assert!(page.find("#handout").is_visible());
    page.media("", &[]);

    // Every other step is printed as it is shown, all of its parts, without what only a screen has.
    press(&page, "#projector");
    for (step, most) in [(2, 1), (3, 1), (7, 1), (8, 1), (9, 1)] {
        let to = "const steps = document.querySelector('#steps'); steps.selectedIndex = args[0]; steps.dispatchEvent(new Event('change'))";
        page.js(to, &[json!(step)]);
        let count = pages(&page);
        assert!((1..=most).contains(&count), "step {}: {count} pages", step + 1);
        page.media("print", &[]);
        assert!(!page.find("#handout").is_visible() && !page.find("nav").is_visible());
        assert_eq!(page.js("return [...document.querySelectorAll('#content :is(table, svg)')].filter((one) => !one.checkVisibility()).length", &[]), 0);
        if step == 7 {
            assert!(page.find("svg.dots").is_visible() && page.find("#rate").is_visible());
            says(&page, "#printed", "PPI Indonesia 2022. Garis: Garis kemiskinan nasional. Dicetak ");
            let frame =
                "const at = document.querySelector('#heading'); at.focus(); return getComputedStyle(at).outlineStyle";
            assert_eq!(page.js(frame, &[]), "none");
        }
        page.media("", &[]);
    }
}

/// How many pages of A4 the printer would get.
#[track_caller]
fn pages(page: &Page) -> u64 {
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
    let pdf = page.cdp("Page.printToPDF", a4)["data"].clone();
    let count = page.js("return atob(args[0]).match(/\\/Type \\/Page\\b(?!s)/g).length", &[pdf]);
    count.as_u64().expect("a count")
}
