//! The engine's surface in a real browser: plain objects in and out.
#![cfg(all(target_arch = "wasm32", feature = "engine"))]

use ppi_widget::web::engine::{Scorecard, verify};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(text: &str) -> JsValue;

    #[wasm_bindgen(js_namespace = JSON)]
    fn stringify(value: &JsValue) -> String;

    #[wasm_bindgen(js_namespace = Reflect)]
    fn set(target: &JsValue, key: &str, value: &JsValue) -> bool;

    #[wasm_bindgen(js_name = String)]
    fn text(value: &JsValue) -> String;
}

const CARD: &str = include_str!("../scorecards/idn-2012.json");

fn card() -> Scorecard {
    Scorecard::new(&parse(CARD)).unwrap_or_else(|error| panic!("{}", text(&error)))
}

#[wasm_bindgen_test]
fn ten_answers_give_a_likelihood_per_line() {
    let answers =
        parse(r#"{"q1":"A","q2":"A","q3":"A","q4":"A","q5":"A","q6":"A","q7":"A","q8":"A","q9":"A","q10":"B"}"#);
    let assessment = stringify(&card().assess(&answers).expect("known ids"));
    let start = r#"{"complete":true,"lines":[{"line":"nl100","score":9,"likelihood":0.6,"capped":false},"#;
    assert!(assessment.starts_with(start), "{assessment}");
}

#[wasm_bindgen_test]
fn missing_answers_are_named_in_the_cards_order() {
    let answers = parse(r#"{"q3":"A","q1":"A","q2":null,"q4":"","q10":"B"}"#);
    let assessment = stringify(&card().assess(&answers).expect("known ids"));
    assert_eq!(assessment, r#"{"complete":false,"missing":["q2","q4","q5","q6","q7","q8","q9"]}"#);
}

#[wasm_bindgen_test]
fn unknown_ids_are_refused_by_name() {
    let error = card().assess(&parse(r#"{"q11":"A"}"#)).expect_err("no such question");
    let expected = "Error: unknown question \"q11\": expected one of q1, q2, q3, q4, q5, q6, q7, q8, q9, q10";
    assert_eq!(text(&error), expected);
}

#[wasm_bindgen_test]
fn every_problem_of_a_card_is_in_the_error() {
    let broken = CARD.replacen("\"points\": 5}", "\"points\": 5.5}", 1).replacen("\"idn-2012\"", "\"Idn 2012\"", 1);
    let Err(error) = Scorecard::new(&parse(&broken)) else { panic!("a card with two problems") };
    let message = text(&error);
    assert_eq!(message.lines().count(), 3, "{message}");
    assert!(message.contains("id: found \"Idn 2012\", expected "), "{message}");
    assert!(message.contains("questions[0].choices[1].points: found 5.5, expected "), "{message}");
}

#[wasm_bindgen_test]
fn a_value_that_contains_itself_ends_in_a_problem() {
    let cyclic = parse("{}");
    set(&cyclic, "lines", &cyclic);
    assert!(Scorecard::new(&cyclic).is_err());
}

#[wasm_bindgen_test]
fn a_record_of_another_card_is_found_out() {
    let record = parse(r#"{"format":"ppi-result","version":1,"scorecard":{"id":"idn-2023"}}"#);
    let problems = verify(&record, &parse(CARD)).expect("a valid card");
    assert!(stringify(&problems).contains(r#"scorecard.id: found \"idn-2023\", expected \"idn-2012\""#));
}
