//! A survey in Node, before and after its interviews: planned, drawn, compared.

use ppi_pages::{Value, json, root, values};

const START: &str = "
    import init, { Scorecard, change, drawSample, margin, sampleSize } from './ppi.js';
    import { readFile } from 'node:fs/promises';
    await init();
    const text = (path) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');
    const card = async (id) => new Scorecard(JSON.parse(await text(`scorecards/${id}.json`)));
    const print = (value) => console.log(JSON.stringify(value));
    const refused = (run) => { try { run(); return null; } catch (error) { return [error.message, error.problems]; } };
";

/// What a module printed, line by line.
#[track_caller]
fn prints(module: &str) -> Vec<Value> {
    values(&format!("{START}{module}"))
}

/// The worked values of Schreiner's papers.
#[test]
fn a_survey_is_planned() {
    let printed = prints(
        "
        const z = 1.64;
        print(sampleSize({ z, margin: 0.02, guess: 0.402, alpha: 1.23, population: 10000 }).n);
        print(sampleSize({ z, margin: 0.02, guess: 0.198, alpha: 0.9, population: undefined }).n);
        print(sampleSize({ z, margin: 0.02, guess: 0.402, alpha: 1.04, rounds: 'two' }).n);
        print(sampleSize({ z, margin: 0.02, guess: 0.402, rounds: 'same', years: 3 }));
        print(Math.round(1000 * margin({ z, n: 300, guess: 0.573, alpha: 1.08 }).margin));
        print(refused(() => sampleSize({ margin: 2, guess: 'half' })));
        print(refused(() => sampleSize()));",
    );
    assert_eq!(printed[..3], [json!(1_966), json!(865), json!(3_497)]);
    assert_eq!(
        printed[3],
        json!({ "n": 3_205, "method": "Schreiner: two rounds, the same households; large population" })
    );
    assert_eq!(printed[4], json!(51));
    let problems = [
        "guess: found \"half\", expected a number (option)",
        "margin: found 2, expected a fraction from 0.000001 on, below 1 (range)",
    ];
    assert_eq!(printed[5], json!([format!("This cannot be planned:\n{}", problems.join("\n")), problems]));
    assert_eq!(printed[6][1][0], json!("the whole: found null, expected an object of options (option)"));
}

/// The golden draws, from text and from bytes.
#[test]
fn a_sample_is_drawn() {
    let printed = prints(
        "
        const list = await text('tests/golden/draw/members.csv');
        const golden = JSON.parse(await text('tests/golden/draw/draws.json'));
        for (const { options, drawn: expected } of golden.draws) {
            const { csv, drawn, protocol } = drawSample(list, options);
            const again = drawSample(new TextEncoder().encode(list), options);
            const rows = csv.trim().split('\\r\\n').slice(1).map((row) => row.split(','));
            const ids = (stratum, reserve) => rows
                .filter((row, at) => row[2] === stratum && drawn[at].reserve === reserve)
                .map((row) => row[0]);
            print([
                expected.map(({ stratum }) => ({ stratum, sample: ids(stratum, false), reserves: ids(stratum, true) })),
                expected,
                JSON.stringify(again) === JSON.stringify({ csv, drawn, protocol }),
                protocol.list.digest === golden.digest,
            ]);
        }
        print(refused(() => drawSample(list, { size: 50, seed: 1 })));
        print(refused(() => drawSample(7, { size: 50, seed: 1 }))[0]);",
    );
    assert_eq!(printed.len(), 7);
    for draw in &printed[..5] {
        assert_eq!(draw[0], draw[1]);
        assert_eq!((&draw[2], &draw[3]), (&json!(true), &json!(true)));
    }
    let problem = "size: found 50, expected no more than the list has members (size)";
    assert_eq!(printed[5], json!([format!("No sample can be drawn:\n{problem}"), [problem]]));
    let expected = "expected the text of a CSV file, or its bytes as an ArrayBuffer or a Uint8Array; found: Number";
    assert_eq!(printed[6], json!(expected));
}

#[test]
fn two_rounds_are_compared() {
    let printed = prints(
        "
        const idn2012 = await card('idn-2012');
        const header = 'id,branch,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10\\n';
        const poor = 'A,A,A,A,A,A,A,A,A,A', less = 'C,A,A,A,A,A,A,A,A,A', well = 'F,A,A,F,B,A,A,A,A,A';
        const before = `${header}1,A,${poor}\\n2,A,${less}\\n3,B,${poor}\\n`;
        const after = `${header}3,B,${well}\\n1,A,${poor}\\n2,A,${well}\\n`;
        const estimates = [before, after].map((csv) => idn2012.estimate(csv, { by: ['branch'] }));
        const independent = change({ baseline: estimates[0], followup: estimates[1], line: 'nl100', population: 1000 });
        print(independent.changes.map(({ key, fall, lifted }) => [key, fall.toFixed(6), lifted?.count.toFixed(3)]));
        const [baseline, followup] = [before, after].map((csv) => idn2012.households(csv, { id: 'id' }));
        const same = change({ baseline, followup, line: 'nl100', years: 2, bands: [0.2, 0.5] }).changes[0];
        print([same.fall.toFixed(6), same.standard_error.toFixed(6), same.per_year.toFixed(6), same.movement]);
        const published = { scorecard: 'idn-2009', line: 'legacy2007_nl100', rate: 0.4, n: 300 };
        print(change({ baseline: published, followup: estimates[1] }).changes.map(({ line }) => line));
        const other = { scorecard: 'idn-2023', line: 'nl100', rate: 0.2, n: 300 };
        print(refused(() => change({ baseline: estimates[0], followup: other }))[0]);",
    );
    // Published likelihoods 66.3, 48.4 and 1.4%; falls, and s_d/√3 of the differences 0, 0.470 and 0.649, by hand.
    assert_eq!(
        printed[0],
        json!([[{}, "0.373000", "373.000"], [{ "branch": "A" }, "0.235000", null], [{ "branch": "B" }, "0.649000", null]])
    );
    assert_eq!(
        printed[1],
        json!(["0.373000", "0.193526", "0.186500", [[0, 0, 0], [1.0 / 3.0, 0, 0], [1.0 / 3.0, 0, 1.0 / 3.0]]])
    );
    assert_eq!(printed[2], json!(["legacy2007_nl100"]));
    let message = printed[3].as_str().expect("a message");
    let start =
        "These rounds cannot be compared:\nfollowup.scorecard: found idn-2023 after idn-2012, expected the same card: ";
    assert!(message.starts_with(start), "{message}");
    assert!(
        root().join("dist/schemas/ppi-change-1.json").exists() && root().join("dist/schemas/ppi-draw-1.json").exists()
    );
}
