//! The form's surface in a real browser: a card goes in, controls change, and what happened comes back.
#![cfg(all(target_arch = "wasm32", feature = "form", feature = "engine"))]

use ppi_widget::web::Element;
use ppi_widget::web::engine::Scorecard;
use ppi_widget::web::form::Form;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "
export function mount() { return document.body.appendChild(document.createElement('div')); }
export function find(root, selector) { return root.querySelector(selector); }
export function choose(root, selector, value) {
  const control = root.querySelector(selector);
  if (control.type === 'radio') control.checked = true; else control.value = value;
  return control;
}
export function shown(root, selector) {
  return [...root.querySelectorAll(selector)].filter((element) => element.offsetParent).map((element) => element.textContent).join('|');
}
export function json(value) { return JSON.stringify(value); }
export function parse(text) { return JSON.parse(text); }
")]
extern "C" {
    fn mount() -> JsValue;
    fn find(root: &JsValue, selector: &str) -> JsValue;
    fn choose(root: &JsValue, selector: &str, value: &str) -> JsValue;
    fn shown(root: &JsValue, selector: &str) -> String;
    fn json(value: &JsValue) -> String;
    fn parse(text: &str) -> JsValue;
}

/// The sample card of the format's reference, packed, as the form gets it.
fn packed() -> Vec<u8> {
    let reference = include_str!("../scorecards/README.md");
    let json = reference.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("a sample card");
    Scorecard::new(&parse(json)).expect("a valid card").packed()
}

fn form(pages: bool) -> (JsValue, Form) {
    let root = mount();
    let mut form = Form::new(root.clone().unchecked_into());
    form.configure("en", "self", pages, None, false);
    assert!(form.load(&packed()), "a packed card of this version");
    (root, form)
}

fn element(root: &JsValue, selector: &str) -> Element {
    find(root, selector).unchecked_into()
}

#[wasm_bindgen_test]
fn bytes_that_are_no_card_are_refused_and_change_nothing() {
    let (_, mut form) = form(false);
    assert!(!form.load(&packed()[..100]));
    assert!(!form.load(b""));
    assert_eq!(form.card_id().as_deref(), Some("xyz-2000"));
}

#[wasm_bindgen_test]
fn a_change_is_told_and_the_last_one_completes() {
    let (root, mut form) = form(false);
    let missing = json(&form.missing());
    let radio: Element = choose(&root, "[data-question=q1][value=A]", "").unchecked_into();
    assert_eq!(form.changed(&radio, false), "change");
    assert_ne!(json(&form.missing()), missing);
    assert!(form.record("2026-11-25T09:30:00+07:00".to_owned()).is_null());
    let radio: Element = choose(&root, "[data-question=q2][value=A]", "").unchecked_into();
    assert_eq!(form.changed(&radio, false), "change complete");
    assert_eq!(json(&form.missing()), "[]");
    assert!(shown(&root, "[part=statement]").contains("households with these answers"));
    assert!(json(&form.record("2026-11-25T09:30:00+07:00".to_owned())).contains("\"xyz-2000\""));
}

#[wasm_bindgen_test]
fn an_unknown_answer_is_refused_by_name_and_changes_nothing() {
    let (_, mut form) = form(false);
    let before = json(&form.answers());
    let error = form.restore(&parse("{\"answers\":{\"q1\":\"?\"}}")).expect_err("no such choice");
    assert!(format!("{error:?}").contains("unknown choice \"?\" of question q1"), "{error:?}");
    assert_eq!(json(&form.answers()), before);
}

#[wasm_bindgen_test]
fn a_page_without_an_answer_says_so_and_stays() {
    let (root, mut form) = form(true);
    assert_eq!(form.pressed(&element(&root, "[data-action=next]")), "");
    assert_eq!(shown(&root, "[part=error]"), "Please choose an answer first.");
    assert!(form.take_focus().is_some());
}

#[wasm_bindgen_test]
fn the_language_changes_and_the_answers_stay() {
    let (root, mut form) = form(false);
    let radio: Element = choose(&root, "[data-question=q1][value=A]", "").unchecked_into();
    form.changed(&radio, false);
    let answers = json(&form.answers());
    form.configure("id", "self", false, None, false);
    assert!(shown(&root, "[part=title]").contains("Indeks Pengentasan Kemiskinan"));
    assert_eq!(json(&form.answers()), answers);
}
