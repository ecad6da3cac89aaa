//! The engine's surface in a real browser: plain objects in and out.
#![cfg(all(target_arch = "wasm32", feature = "engine"))]

use ppi_widget::web::engine::{Batch, Scorecard, to_csv, verify};
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

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Uint8Array)]
    type Bytes;

    #[wasm_bindgen(constructor, js_class = "Uint8Array")]
    fn of(list: &JsValue) -> Bytes;

    #[wasm_bindgen(js_name = Uint16Array)]
    type Wide;

    #[wasm_bindgen(constructor, js_class = "Uint16Array")]
    fn wide(list: &JsValue) -> Wide;
}

/// Bytes as a page has them.
fn bytes(text: &str) -> JsValue {
    let list: Vec<String> = text.bytes().map(|byte| byte.to_string()).collect();
    Bytes::of(&parse(&format!("[{}]", list.join(",")))).into()
}

const SURVEY: [&str; 3] = ["tp,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10\n", "A,A,A,A,A,A,A,A,A,A,B\n", "B,A,A,A,A,A,A,A,A,,B\n"];

/// An estimate of these pieces as JSON.
fn estimate(pieces: &[JsValue]) -> String {
    let mut batch = Batch::new(&card(), &parse(r#"{"by":["tp"]}"#)).expect("options");
    for piece in pieces {
        batch.push(piece).expect("a survey");
    }
    stringify(&batch.finish().expect("an estimate"))
}

#[wasm_bindgen_test]
fn a_survey_comes_as_text_or_bytes_in_any_pieces() {
    let whole = estimate(&[JsValue::from_str(&SURVEY.concat())]);
    assert!(whole.contains(r#""rows":2,"groups":[{"key":{},"n":1,"#), "{whole}");
    assert!(whole.contains(r#""line":"nl100","rate":0.6,"#), "{whole}");
    let texts = SURVEY.map(JsValue::from_str);
    let single: Vec<JsValue> = SURVEY.concat().split_inclusive(|_: char| true).map(bytes).collect();
    assert_eq!(
        (estimate(&texts), estimate(&SURVEY.map(bytes)), estimate(&single)),
        (whole.clone(), whole.clone(), whole)
    );
}

#[wasm_bindgen_test]
fn parts_of_a_survey_merge() {
    let part = |row: &str| {
        let mut batch = Batch::new(&card(), &JsValue::NULL).expect("no options");
        batch.push(&JsValue::from_str(&[SURVEY[0], row].concat())).expect("a part");
        batch
    };
    let (mut one, mut other) = (part(SURVEY[1]), part(SURVEY[2]));
    one.merge(&mut other).expect("the same options");
    assert!((one.rows() - 2.0).abs() < f64::EPSILON);
    let table = to_csv(&one.finish().expect("an estimate"), Some("refused".to_owned())).expect("a table");
    assert_eq!(
        table,
        "line,column,name,kind,found,expected\r\n2,10,q9,missing,,\"one of A, B, or the text of one\"\r\n"
    );
}

#[wasm_bindgen_test]
fn what_is_no_survey_is_refused_in_the_language_that_was_asked_for() {
    let mut batch = Batch::new(&card(), &parse(r#"{"by":["tp"],"language":"id"}"#)).expect("options");
    let wide = batch.push(&Wide::wide(&parse("[65]")).into()).expect_err("no bytes");
    let expected =
        "Error: expected the text of a CSV file, or its bytes as an ArrayBuffer or a Uint8Array; found: Uint16Array";
    assert_eq!(text(&wide), expected);
    let error = batch.push(&JsValue::from_str(&SURVEY[0].replace("tp", "cabang"))).expect_err("no such column");
    let expected = "Error: Survei ini tidak dapat dibaca:\n\
                    kolom tp: ditemukan kosong, seharusnya satu kolom bernama \"tp\" di baris pertama";
    assert_eq!(text(&error), expected);
}
