//! What a screen reader announces by itself: each thing once, and nothing that it reads anyway.

use crate::verbs::{HOUSEHOLD, STATEMENT, answer, answer_all, heard, listen, opened, press, text};
use ppi_pages::{Key, Page};

/// Writes down what a screen reader is told of: every text that appears in a live region, of the old ones and of new ones.
const HEAR: &str = "
    window.announced = [];
    const root = document.querySelector('ppi-form').shadowRoot;
    new MutationObserver((changes) => {
        const regions = new Set();
        for (const { target, addedNodes } of changes) {
            for (const node of [target, ...addedNodes]) {
                const region = (node.closest ? node : node.parentElement)?.closest('[role=status], [role=alert]');
                if (region?.isConnected && region.textContent) regions.add(region);
            }
        }
        for (const region of regions) announced.push(region.textContent);
    }).observe(root, { childList: true, characterData: true, subtree: true });";

fn announced(page: &Page) -> Vec<String> {
    serde_json::from_value(page.js("return announced.splice(0)", &[])).expect("texts")
}

#[test]
fn everything_is_announced_once() {
    let (_server, page) = opened("<ppi-form layout=list lang=en autosave=session></ppi-form>");
    page.js(HEAR, &[]);
    answer(&page, "q1", "T");
    page.wait("the line", |page| page.shadow("[part~=draft-line]").exists().then_some(()));
    assert_eq!(announced(&page), ["Your answers are kept on this device for now.Erase what is kept"]);
    answer_all(&page, &HOUSEHOLD[1..7]);
    assert_eq!(announced(&page), [""; 0], "an answer is said by its radio button");
    press(&page, "result");
    assert_eq!(announced(&page), ["3 questions still have no answer."]);
    answer_all(&page, &HOUSEHOLD[7..]);
    let ready = format!("The result is ready. {}", STATEMENT[1]);
    page.wait("the comparison", |page| page.shadow("[part=rate]").exists().then_some(()));
    assert_eq!(announced(&page), [ready.as_str()]);
    // The same answer again is nothing new; another is.
    answer(&page, "q10", "B");
    assert_eq!(announced(&page), [""; 0]);
    answer(&page, "q10", "A");
    assert_eq!(announced(&page).len(), 1);
    page.js(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} }, configurable: true })",
        &[],
    );
    press(&page, "copy");
    page.wait("the notice", |page| (!text(page, "done").is_empty()).then_some(()));
    assert_eq!(announced(&page), ["The result has been copied."]);
    page.shadow("[part~=draft-line] button").click();
    let erased = "What was kept is erased. Your answers are no longer kept on this device.";
    page.wait("the other line", |page| (text(page, "draft-line") == erased).then_some(()));
    assert_eq!((announced(&page), page.shadow_all("[part~=draft-line]").len()), (vec![erased.to_owned()], 1));
    assert_eq!(page.focused().text(), erased, "the focus stays where the visitor was");
    answer(&page, "q9", "A");
    assert_eq!(page.shadow_all("[part~=draft-line]").len(), 1);
    announced(&page);
    press(&page, "start-again");
    press(&page, "reset");
    assert_eq!(announced(&page), ["All answers have been deleted."]);
}

#[test]
fn a_number_is_announced_when_it_stands() {
    let (_server, page) = opened("<ppi-form layout=list mode=interview lang=en></ppi-form>");
    answer_all(&page, &HOUSEHOLD);
    page.js(HEAR, &[]);
    listen(&page);
    page.shadow("[data-roster=size]").keys("12");
    assert_eq!(text(&page, "statement"), STATEMENT[1], "what is shown follows every key");
    assert_eq!((announced(&page), heard(&page)), (vec![], vec!["ppi-change".to_owned(); 2]));
    page.keys(Key::Tab + "");
    page.wait("the event", |page| (heard(page).last()? == "ppi-complete").then_some(()));
    assert_eq!((announced(&page).len(), heard(&page).len()), (1, 3));
}
