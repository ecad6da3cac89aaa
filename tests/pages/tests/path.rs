//! A visitor's way through the form: on a phone, in a list.

use ppi_pages::{Page, Server, json};

use crate::verbs::{
    HOUSEHOLD, SCORES, agrees, answer, answer_all, focused_part, heard, listen, opened, press, record, rest, text,
};

#[test]
fn one_question_at_a_time_on_a_phone() {
    let (_server, page) = opened("<ppi-form layout=pages></ppi-form>");
    page.viewport(360, 740);
    listen(&page);
    assert_eq!(text(&page, "question-number"), "Pertanyaan 1 dari 10");
    assert!(!page.shadow("[data-action=back]").is_visible());

    press(&page, "next");
    assert_eq!(text(&page, "error"), "Pilih satu jawaban dulu.");
    assert!(page.shadow("[part=error]").is_visible());
    assert_eq!(focused_part(&page), "question");

    for (position, (question, choice)) in HOUSEHOLD.into_iter().enumerate() {
        assert!(page.shadow_all("[part=question]")[position].is_visible(), "question {question}");
        answer(&page, question, choice);
        press(&page, "next");
    }
    page.wait_js(
        "the review",
        "return !document.querySelector('ppi-form').shadowRoot.querySelector('[part=review]').hidden",
    );
    assert_eq!((page.focused().text(), focused_part(&page)), ("Periksa jawaban".to_owned(), "heading".to_owned()));
    assert_eq!(text(&page, "progress-text"), "10 dari 10 pertanyaan sudah dijawab");
    let answers: Vec<String> = page.shadow_all("[part=answer-value]").iter().map(ppi_pages::Element::text).collect();
    assert_eq!(answers[..2], ["Kalimantan Barat", "Lima orang atau lebih"]);
    assert_eq!(heard(&page).len(), 10);

    page.shadow_all("[data-action=edit]")[2].click();
    assert_eq!(page.shadow_all("[part=question-number]")[2].text(), "Pertanyaan 3 dari 10");
    answer(&page, "q3", "A");
    press(&page, "next");
    assert_eq!(page.shadow_all("[part=answer-value]")[2].text(), "Ya");
    page.shadow_all("[data-action=edit]")[2].click();
    answer(&page, "q3", "B");
    press(&page, "back");

    press(&page, "result");
    assert_eq!((page.focused().text(), focused_part(&page)), ("Hasil".to_owned(), "heading".to_owned()));
    agrees(&record(&page), &SCORES);
    assert_eq!(heard(&page).last().map(String::as_str), Some("ppi-complete"));
    assert_eq!(
        text(&page, "statement"),
        "Sekitar 2 dari 10 rumah tangga dengan jawaban seperti ini hidup di bawah garis kemiskinan nasional (18,2%)."
    );
    press(&page, "review");
    assert_eq!(page.focused().text(), "Periksa jawaban");
}

#[test]
fn a_list_shows_the_result_at_the_last_answer() {
    let (_server, page) = opened("<ppi-form layout=list lang=en></ppi-form>");
    page.viewport(1280, 900);
    listen(&page);
    answer_all(&page, &HOUSEHOLD[..9]);
    assert!(!page.shadow("[part=result]").is_visible());
    assert!(record(&page).is_null());
    answer(&page, "q10", "B");
    assert!(page.shadow("[part=result]").is_visible());
    agrees(&record(&page), &SCORES);
    assert_eq!(heard(&page).iter().filter(|name| *name == "ppi-complete").count(), 1);
    assert_eq!(
        text(&page, "status"),
        "The result is ready. About 2 in 10 households with these answers live below the national poverty line (18.2%)."
    );
    rest(&page);
    let today = page.js("return new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format()", &[]);
    assert_eq!(
        page.shadow("[part=result] [part=hint]").text(),
        format!("Filled in on {}.", today.as_str().unwrap_or_default())
    );
    let rows = page.shadow_all("[part=line-row]");
    assert_eq!(rows.len(), 9);
    assert!(rows[1].text().starts_with("US$3.65 a day (2017 PPP)31"), "{}", rows[1].text());

    // A car: 11 points more on the national line.
    answer(&page, "q10", "A");
    assert_eq!(record(&page)["lines"][0]["score"], SCORES[0] + 11);
    assert_eq!(heard(&page).iter().filter(|name| *name == "ppi-complete").count(), 2);

    let choose = "this.value = 'bottom20'; this.dispatchEvent(new Event('change', { bubbles: true }))";
    page.shadow("[part=line]").js(choose, &[]);
    assert!(
        text(&page, "statement").contains("the line of the poorest 20% of households"),
        "{}",
        text(&page, "statement")
    );
}

#[test]
fn the_figure_comes_first_and_the_rest_of_the_result_follows() {
    let (_server, page) = all_but_one();
    // As it is within the task of the last answer, and after it.
    let state = "const parts = () => ['statement', 'figures', 'table', 'buttons'].map(shown); \
         const row = () => document.querySelector('ppi-form').shadowRoot.querySelector('[part=line-row]')?.textContent; \
         const later = () => new Promise((resolve) => setTimeout(resolve, 100)); \
         last('B'); const first = parts(); await later(); const then = parts(); const was = row(); \
         last('A'); const again = parts(); const stale = row() === was; await later(); \
         return [first, then, again, stale, row() !== was]";
    assert_eq!(
        page.js(state, &[]),
        json!([[true, true, false, false], [true, true, true, true], [true, true, true, true], true, true])
    );
    // A view that is built anew has all of it at once.
    let english = "const form = document.querySelector('ppi-form'); form.lang = 'en'; await null; await null; \
         const table = form.shadowRoot.querySelector('[part=table]'); \
         return [table.getClientRects().length > 0, table.querySelector('caption').textContent]";
    assert_eq!(page.js(english, &[]), json!([true, "All poverty lines"]));
}

/// A list with the first nine answers, and in the page: `last` gives the last one, `shown` says whether a part is shown.
fn all_but_one() -> (Server, Page) {
    let (server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD[..9]);
    let steps = "const root = document.querySelector('ppi-form').shadowRoot; \
         window.shown = (part) => root.querySelector(`[part=${part}]`).getClientRects().length > 0; \
         window.last = (choice) => root.querySelector(`[data-question=q10][value=${choice}]`).click()";
    page.js(steps, &[]);
    (server, page)
}

#[test]
fn the_rest_of_a_result_is_there_when_it_is_printed() {
    let (_server, page) = all_but_one();
    // A page may print in its listener of `ppi-complete`.
    let print = "last('B'); const before = shown('table'); dispatchEvent(new Event('beforeprint')); \
         return [before, shown('table')]";
    assert_eq!(page.js(print, &[]), json!([false, true]));
}

#[test]
fn the_rest_of_a_result_is_there_after_every_way_back_to_it() {
    let (_server, page) = opened("<ppi-form layout=pages></ppi-form>");
    for (question, choice) in HOUSEHOLD {
        answer(&page, question, choice);
        press(&page, "next");
    }
    // Back to the answers before the rest came.
    let press_now = "const root = document.querySelector('ppi-form').shadowRoot; \
         for (const action of ['result', 'review']) root.querySelector(`[data-action=${action}]`).click()";
    page.js(press_now, &[]);
    rest(&page);
    let all_there =
        |page: &Page| ["curve", "table", "buttons"].map(|part| page.shadow(&format!("[part={part}]")).is_visible());
    press(&page, "result");
    assert_eq!(all_there(&page), [true; 3]);
    // In another language, which builds the view anew while the answers are shown.
    press(&page, "review");
    press(&page, "language");
    press(&page, "result");
    assert_eq!(all_there(&page), [true; 3]);
    assert_eq!(page.shadow("[part=curve]").attr("role").as_deref(), Some("img"));
    // The focus stays where it was in the rest, too.
    page.shadow("[part=line]").js("this.focus()", &[]);
    page.js("document.querySelector('ppi-form').lang = 'id'", &[]);
    page.wait("Indonesian", |page| (page.shadow("[part=result] [part=heading]").text() == "Hasil").then_some(()));
    assert_eq!(focused_part(&page), "line");
}

#[test]
fn a_turned_phone_shows_what_comes_next() {
    let (_server, page) = opened("<ppi-form></ppi-form>");
    page.viewport(1024, 700);
    answer_all(&page, &HOUSEHOLD[..4]);
    page.viewport(500, 700);
    page.wait("the fifth question", |page| {
        let shown = page.shadow_all("[part=question]:not([hidden])");
        (shown.len() == 1 && shown[0].text().starts_with("Pertanyaan 5 dari 10")).then_some(())
    });
    page.viewport(1024, 700);
    page.wait("the list", |page| (page.shadow_all("[part=question]:not([hidden])").len() == 10).then_some(()));
    answer_all(&page, &HOUSEHOLD[4..]);
    page.viewport(500, 700);
    page.wait("the result alone", |page| {
        (page.shadow_all("[part=question]:not([hidden])").is_empty() && page.shadow("[part=result]").is_visible())
            .then_some(())
    });
}

#[test]
fn what_is_missing_in_a_list_is_shown_and_turned_to() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD[..4]);
    press(&page, "result");
    assert_eq!(page.shadow_all("[part=error]:not([hidden])").len(), 6);
    assert_eq!(text(&page, "status"), "Masih ada 6 pertanyaan yang belum dijawab.");
    page.wait("the focus on the fifth question", |page| {
        page.focused().text().starts_with("Pertanyaan 5 dari 10").then_some(())
    });
    answer(&page, "q5", "A");
    assert_eq!(page.shadow_all("[part=error]:not([hidden])").len(), 5);
}

#[test]
fn starting_again_asks_first() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    press(&page, "start-again");
    assert_eq!(text(&page, "confirm-question"), "Hapus semua jawaban?");
    press(&page, "keep");
    assert!(!page.shadow("[part=confirm]").is_visible());
    assert!(record(&page).is_object());
    press(&page, "start-again");
    press(&page, "reset");
    assert!(record(&page).is_null());
    assert_eq!(text(&page, "progress-text"), "0 dari 10 pertanyaan sudah dijawab");
    assert_eq!(text(&page, "status"), "Semua jawaban sudah dihapus.");
    assert_eq!(focused_part(&page), "question");
}

#[test]
fn the_record_is_downloaded_as_it_is() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    // The file itself goes to the visitor's disk; what goes into it is caught on the way.
    page.js(
        "window.saved = []; HTMLAnchorElement.prototype.click = function () { saved.push(this.download, this.href); };",
        &[],
    );
    press(&page, "download");
    let saved = page.wait_js("the download", "return saved.length && saved");
    let name = saved[0].as_str().unwrap_or_default();
    let today = record(&page)["time"].as_str().unwrap_or_default()[..10].to_owned();
    assert_eq!(name, format!("ppi-idn-2023-{today}.json"));
    assert!(saved[1].as_str().unwrap_or_default().starts_with("blob:"));
}

#[test]
fn the_record_is_copied_and_the_page_printed() {
    let (_server, page) = opened("<ppi-form layout=list lang=en></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    // The drivers have no clipboard and no printer: what reaches the browser is caught.
    page.js(
        "window.done = []; window.print = () => done.push('printed'); \
         window.refuse = false; \
         const clipboard = { writeText: async (text) => { if (refuse) throw new Error('refused'); done.push(text); } }; \
         Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });",
        &[],
    );
    press(&page, "copy");
    page.wait("the notice", |page| (text(page, "done") == "The result has been copied.").then_some(()));
    press(&page, "print");
    let done = page.js("return done", &[]);
    let copied: ppi_pages::Value = serde_json::from_str(done[0].as_str().unwrap_or_default()).expect("the record");
    assert_eq!((copied, done[1].as_str()), (record(&page), Some("printed")));
    page.js("window.refuse = true", &[]);
    press(&page, "copy");
    page.wait("the other notice", |page| {
        (text(page, "done") == "This browser cannot copy the result. Please use the download button.").then_some(())
    });
}
