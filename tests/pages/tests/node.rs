//! The engine in Node.

use crate::verbs::NODE_START;
use ppi_pages::{Value, json, node, root, values};

#[test]
fn the_engine_gives_the_published_figures() {
    let lines = values(&format!(
        "{NODE_START}
        const card = new Scorecard(await read('idn-2023'));
        const answers = {{ q1: 'T', q2: 'E', q3: 'B', q4: 'C', q5: 'A', q6: 'B', q7: 'A', q8: 'A', q9: 'B', q10: 'B' }};
        print([card.id, card.lines.length, card.questions[1].choices.map(({{ id }}) => id), card.assess(answers).lines[0]]);
        print(card.assess({{ ...answers, q3: null, q9: '' }}));"
    ));
    // Score 29 on the national line, as published: 0.182 221…
    let facts = std::fs::read_to_string(root().join("tests/golden/idn-2023.json")).expect("the published figures");
    let likelihood = serde_json::from_str::<Value>(&facts).expect("JSON")["lookup"][29][0].clone();
    let first = json!({ "line": "nl100", "score": 29, "likelihood": likelihood, "capped": false });
    assert_eq!(lines[0], json!(["idn-2023", 9, ["A", "B", "C", "E"], first]));
    assert_eq!(lines[1], json!({ "complete": false, "missing": ["q3", "q9"] }));
}

#[test]
fn a_record_is_verified() {
    let record = std::fs::read_to_string(root().join("tests/golden/result-idn-2023.json")).expect("a record");
    let printed = node(&format!(
        "{NODE_START}
        const record = {record};
        const json = await read('idn-2023');
        print(verify(record, json));
        record.lines[0].score += 1;
        print(verify(record, json).length);"
    ));
    assert_eq!(printed, "[]\n1\n");
}
