//! Draws from a list of members: golden ones, a second computation, what a list must be, and the protocol.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::export::{draw_record, drawn_members};
use ppi_widget::sample::{Draw, Drawn, DrawnMember, draw};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use serde_json::{Value as Json, json};
use support::draws::Stream;
use support::statistics::largest_remainder;
use support::{file, json, messages, schema, validates, with, without};

/// What a page asks for.
#[track_caller]
fn asked(options: &Json) -> Draw {
    Draw::read(&options.clone().into()).unwrap_or_else(|problems| panic!("{}", messages(&problems).join("\n")))
}

#[track_caller]
fn draws(list: &str, options: &Json) -> Drawn {
    draw(list.as_bytes(), &asked(options)).unwrap_or_else(|problems| panic!("{}", messages(&problems).join("\n")))
}

#[track_caller]
fn refuses(list: &str, options: &Json, expected: &[&str]) {
    let problems = draw(list.as_bytes(), &asked(options)).expect_err("a problem");
    assert_eq!(messages(&problems), expected);
}

#[track_caller]
fn refuses_options(options: &Json, expected: &[&str]) {
    assert_eq!(messages(&Draw::read(&options.clone().into()).expect_err("a problem")), expected);
}

/// A list of this length without strata; every member's name is its position.
fn numbered(length: usize) -> String {
    (0..length).fold("name\n".to_owned(), |list, position| list + &format!("{position}\n"))
}

/// The first cells of the drawn rows, by stratum position and whether they are reserves.
fn names(drawn: &Drawn, stratum: usize, reserve: bool) -> Vec<String> {
    let rows = drawn.csv.lines().skip(1).map(|row| row.split(',').next().expect("a cell").to_owned());
    let is_in = |member: &DrawnMember| member.stratum == stratum && member.reserve == reserve;
    rows.zip(&drawn.members).filter(|(_, member)| is_in(member)).map(|(name, _)| name).collect()
}

fn members() -> String {
    file("tests/golden/draw/members.csv")
}

#[test]
fn golden_draws_come_out_again() {
    let golden = json("tests/golden/draw/draws.json");
    let list = members();
    for case in golden["draws"].as_array().expect("draws") {
        let drawn = draws(&list, &case["options"]);
        assert_eq!(golden["digest"], json!(drawn.digest));
        let strata = drawn.strata.iter().enumerate().map(|(position, stratum)| {
            let (sample, reserves) = (names(&drawn, position, false), names(&drawn, position, true));
            json!({"stratum": stratum.key.join(" / "), "sample": sample, "reserves": reserves})
        });
        assert_eq!(case["drawn"], strata.collect::<Json>(), "{}", case["options"]);
    }
}

proptest! {
    #[test]
    fn draws_are_those_of_the_second_computation(
        seed in "\\PC{1,12}", length in 1_usize..200, part in 0_usize..100, systematic in any::<bool>(),
    ) {
        let size = (length * part / 100).max(1);
        let reserves = (length - size).min(5);
        let method = if systematic { "systematic" } else { "simple" };
        let options = json!({"size": size, "reserves": reserves, "seed": seed, "method": method});
        let drawn = draws(&numbered(length), &options);
        let mut stream = Stream::new(&seed, &[]);
        let (sample, spare) = if systematic {
            let sample = stream.systematic(length, size);
            let rest = (0..length).filter(|at| !sample.contains(at)).collect();
            (sample, stream.simple(rest, reserves))
        } else {
            let mut all = stream.simple((0..length).collect(), size + reserves);
            let spare = all.split_off(size);
            (all, spare)
        };
        let text = |positions: Vec<usize>| positions.iter().map(ToString::to_string).collect::<Vec<_>>();
        prop_assert_eq!(names(&drawn, 0, false), text(sample));
        prop_assert_eq!(names(&drawn, 0, true), text(spare));
    }

    /// By hand: members by branch in the order of first appearance, shares by the largest remainder, a stream for each.
    #[test]
    fn strata_are_drawn_each_by_its_own_stream(
        seed in "\\PC{1,12}", branches in proptest::collection::vec(0_usize..6, 1..120), part in 0_usize..100,
        systematic in any::<bool>(),
    ) {
        let list = branches.iter().enumerate().fold("name;branch\n".to_owned(), |list, (position, branch)| {
            list + &format!("{position};TP {branch}\n")
        });
        let size = (branches.len() * part / 100).max(1);
        let method = if systematic { "systematic" } else { "simple" };
        let drawn = draws(&list, &json!({"size": size, "seed": seed, "strata": "branch", "method": method}));
        let mut order: Vec<usize> = Vec::new();
        for branch in &branches {
            if !order.contains(branch) {
                order.push(*branch);
            }
        }
        let of = |branch: usize| (0..branches.len()).filter(|at| branches[*at] == branch).collect::<Vec<usize>>();
        let populations: Vec<u64> = order.iter().map(|branch| of(*branch).len() as u64).collect();
        let shares = largest_remainder(size as u64, &populations);
        for (position, (branch, share)) in order.iter().zip(shares).enumerate() {
            let (members, share) = (of(*branch), usize::try_from(share).expect("a small share"));
            let mut stream = Stream::new(&seed, &[&format!("TP {branch}")]);
            let sample = if systematic {
                stream.systematic(members.len(), share).into_iter().map(|at| members[at]).collect()
            } else {
                stream.simple(members, share)
            };
            prop_assert_eq!(names(&drawn, position, false), sample.iter().map(ToString::to_string).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nobody_is_drawn_twice_and_every_stratum_gets_its_share(
        seed in any::<u32>(), branches in proptest::collection::vec(0_usize..6, 1..150), part in 0_usize..100,
        equal in any::<bool>(), systematic in any::<bool>(),
    ) {
        let list = branches.iter().enumerate().fold("name;branch\n".to_owned(), |list, (position, branch)| {
            list + &format!("{position};TP {branch}\n")
        });
        let size = (branches.len() * part / 100).max(1);
        let reserves = (branches.len() - size) / 2;
        let drawn = draws(&list, &json!({
            "size": size, "reserves": reserves, "seed": seed, "strata": "branch",
            "allocation": if equal { "equal" } else { "proportional" },
            "method": if systematic { "systematic" } else { "simple" },
        }));
        let mut lines: Vec<u64> = drawn.members.iter().map(|member| member.line).collect();
        lines.sort_unstable();
        lines.dedup();
        prop_assert_eq!(lines.len(), size + reserves);
        for (position, stratum) in drawn.strata.iter().enumerate() {
            prop_assert_eq!(names(&drawn, position, false).len() as u64, stratum.drawn);
            prop_assert_eq!(names(&drawn, position, true).len() as u64, stratum.reserves);
            prop_assert!(stratum.drawn + stratum.reserves <= stratum.members);
        }
        for (row, member) in drawn.csv.lines().skip(1).zip(&drawn.members) {
            prop_assert_eq!(list.lines().nth(usize::try_from(member.line).unwrap() - 1).map(|line| {
                format!("{},", line.replace(';', ","))
            }).map(|start| row.starts_with(&start)), Some(true));
        }
    }
}

#[test]
fn a_larger_draw_begins_with_the_smaller() {
    let list = numbered(1_000);
    let all = names(&draws(&list, &json!({"size": 50, "seed": "a"})), 0, false);
    let fewer = draws(&list, &json!({"size": 30, "reserves": 20, "seed": "a"}));
    assert_eq!(all, [names(&fewer, 0, false), names(&fewer, 0, true)].concat());
    assert_ne!(all, names(&draws(&list, &json!({"size": 50, "seed": "b"})), 0, false));
}

/// What is drawn in a branch stays as it is when another branch grows, as long as its own size does.
#[test]
fn strata_do_not_depend_on_each_other() {
    let options = json!({"size": 8, "seed": 5, "strata": "cabang", "allocation": "equal"});
    let drawn = |list: &str| names(&draws(list, &options), 0, false);
    let two = "id;cabang\n1;A\n2;A\n3;A\n4;A\n5;A\n6;B\n7;B\n8;B\n9;B\n";
    assert_eq!(drawn(two), drawn(&(two.to_owned() + "10;B\n11;B\n")));
}

#[test]
fn everybody_can_be_drawn() {
    for method in ["simple", "systematic"] {
        let drawn = draws(&numbered(7), &json!({"size": 7, "seed": 1, "method": method}));
        let mut all = names(&drawn, 0, false);
        all.sort();
        assert_eq!(all, ["0", "1", "2", "3", "4", "5", "6"]);
    }
    assert_eq!(
        draws("name\nSiti", &json!({"size": 1, "seed": 1})).csv,
        "name,draw_stratum,draw_order,draw_reserve\r\nSiti,,1,\r\n"
    );
}

#[test]
fn the_drawn_rows_keep_their_cells() {
    let list =
        "\u{feff}ID;Nama;TP\r\n1;\"Siti\nAminah\";A\r\n\r\n;;\r\n2;=cmd;A\r\n3;\"a \"\"b\"\" c\";A\r\n4;Budi;\r\n";
    let drawn = draws(list, &json!({"size": 3, "reserves": 1, "seed": "x", "id": "id"}));
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    let mut members = drawn.members.iter();
    let mut header = Vec::new();
    ppi_widget::csv::read(drawn.csv.as_bytes(), &mut |row| {
        let cells = row.expect("CSV").texts().map(std::borrow::Cow::into_owned).collect();
        if header.is_empty() { header = cells } else { rows.push((members.next().expect("a member").line, cells)) }
    });
    assert_eq!(header, ["ID", "Nama", "TP", "draw_stratum", "draw_order", "draw_reserve"]);
    rows.sort();
    let cells = |cells: &[String]| cells[..3].join("|");
    let found: Vec<(u64, String)> = rows.iter().map(|(line, row)| (*line, cells(row))).collect();
    let expected = [(2, "1|Siti\nAminah|A"), (6, "2|'=cmd|A"), (7, "3|a \"b\" c|A"), (8, "4|Budi|")]
        .map(|(line, row)| (line, row.to_owned()));
    assert_eq!(found, expected);
    assert_eq!(drawn.members.iter().map(|member| member.reserve).collect::<Vec<_>>(), [false, false, false, true]);
    // A list that was written here once is read as it was.
    let again = draws(&drawn.csv.replace("draw_", "old_"), &json!({"size": 4, "seed": 1})).csv;
    assert_eq!((again.matches("'=cmd").count(), again.contains("''=cmd")), (1, false));
}

/// Its columns would be there twice, and a draw from it would be one of those who were drawn.
#[test]
fn a_drawn_list_is_not_drawn_from_again() {
    let drawn = draws("name\nSiti\nBudi\n", &json!({"size": 1, "seed": 1})).csv;
    let expected = "expected the list of all members, without the columns that a draw adds (column)";
    let options = json!({"size": 1, "seed": 1});
    refuses(
        &drawn,
        &options,
        &[&format!("list: found the columns draw_stratum, draw_order, draw_reserve, {expected}")],
    );
    refuses("name;Draw_Order\nSiti;1\n", &options, &[&format!("list: found the columns Draw_Order, {expected}")]);
}

#[test]
fn a_list_with_a_fault_is_not_drawn_from() {
    let options = json!({"size": 1, "seed": 1, "strata": ["cabang"], "id": "id"});
    refuses(
        "id;cabang\n1;A\n2;\n1;A\n;A\n5;A;rest\n6\n\"7;A\n",
        &options,
        &[
            "line 3, column 2: found an empty cell, expected the stratum's \"cabang\" (stratum)",
            "line 4, column 1: found \"1\", expected an id of its own; line 2 has the same (id)",
            "line 5, column 1: found an empty cell, expected the member's id (id)",
            "line 6, column 3: found \"rest\", expected no more cells than the header's 2 (row)",
            "line 7: found 1 cells, expected 2 cells, as in the first line (row)",
            "line 8, column 1: found \"\"7;A\n\", expected a second quotation mark at the end of the cell (row)",
        ],
    );
    refuses("", &options, &["the whole: found no row, expected a header and one row for every member (list)"]);
    let only = "the whole: found a header only, expected one row for every member below the header (list)";
    refuses("id;cabang\n;\n", &options, &[only]);
    refuses(
        "id;branch;ID\n1;A;2\n",
        &options,
        &[
            "strata[0]: found \"cabang\", expected a column of the list: id, branch, ID (column)",
            "id: found \"id\", expected a name that only one column has: id, branch, ID (column)",
        ],
    );
    let many = "id;cabang\n".to_owned() + &"1;\n".repeat(80);
    let problems = draw(many.as_bytes(), &asked(&options)).expect_err("problems");
    // 80 empty cells and 79 ids that were there before.
    assert_eq!(problems.len(), 101);
    assert_eq!(
        problems[100].to_string(),
        "the whole: found 159 problems, expected none; the first 100 stand above (list)"
    );
}

#[test]
fn no_more_are_drawn_than_the_list_has() {
    let list = members();
    refuses(
        &list,
        &json!({"size": 41, "seed": 1}),
        &["size: found 41, expected no more than the list has members (size)"],
    );
    refuses(
        &list,
        &json!({"size": 30, "reserves": 11, "seed": 1}),
        &["reserves: found 11, expected no more than are left beside the sample (size)"],
    );
    refuses(
        &list,
        &json!({"size": 10, "seed": 1, "strata": "cabang", "minimum": 4}),
        &["minimum: found 4, expected a minimum that all strata together can have from the sample (minimum)"],
    );
}

#[test]
fn options_are_checked() {
    refuses_options(
        &json!({}),
        &[
            "size: found nothing, expected the number of members to draw (option)",
            "seed: found nothing, expected a whole number from 0 to 9007199254740991, or a text that is not empty (option)",
        ],
    );
    refuses_options(
        &json!(7),
        &[
            "the whole: found 7, expected an object of options (option)",
            "size: found nothing, expected the number of members to draw (option)",
            "seed: found nothing, expected a whole number from 0 to 9007199254740991, or a text that is not empty (option)",
        ],
    );
    refuses_options(
        &json!({
            "size": 0, "seed": 1.5, "method": "random", "allocation": "equal", "minimum": -1, "strata": [],
            "reserve": 3, "id": "",
        }),
        &[
            "reserve: found 3, expected one of the options size, seed, reserves, method, strata, allocation, minimum, id, language (option)",
            "size: found 0, expected a whole number of 1 or more (option)",
            "seed: found 1.5, expected a whole number from 0 to 9007199254740991, or a text that is not empty (option)",
            "method: found \"random\", expected one of simple, systematic (option)",
            "minimum: found -1, expected a whole number of 0 or more (option)",
            "id: found \"\", expected a text that is not empty (option)",
            "allocation: found \"equal\", expected nothing, where the list has no strata (option)",
            "minimum: found -1, expected nothing, where the list has no strata (option)",
        ],
    );
    let twice = json!({"size": 1, "seed": 1, "strata": ["a", "a", 3]});
    refuses_options(
        &twice,
        &[
            "strata[1]: found \"a\", expected the name of a further column (option)",
            "strata[2]: found 3, expected the name of a further column (option)",
        ],
    );
    let seed = |seed: Json| asked(&json!({"size": 1, "seed": seed})).seed;
    assert_eq!([seed(json!(42)), seed(json!("42")), seed(json!(0))], ["42", "42", "0"]);
}

/// A draw with everything in it.
fn divided() -> Drawn {
    draws(&members(), &json!({"size": 10, "reserves": 4, "seed": "Sekadau", "strata": "cabang", "minimum": 1}))
}

#[test]
fn the_protocol_says_how_to_draw_again() {
    let protocol = Json::from(&draw_record(&divided()));
    let sizes = json!([
        {"stratum": {"cabang": "Pontianak"}, "members": 23, "drawn": 6, "reserves": 2},
        {"stratum": {"cabang": "Sungai Ambawang"}, "members": 11, "drawn": 3, "reserves": 1},
        {"stratum": {"cabang": "Sekadau"}, "members": 6, "drawn": 1, "reserves": 1},
    ]);
    assert_eq!(protocol["sizes"], sizes);
    assert_eq!(protocol["strata"], json!({"by": ["cabang"], "allocation": "proportional", "minimum": 1}));
    assert_eq!(protocol["list"]["members"], json!(40));
    assert_eq!(protocol["seed"], json!("Sekadau"));
    let schema = schema("ppi-draw-1");
    validates(&schema, &protocol);
    let whole = draw_record(&draws(&members(), &json!({"size": 3, "seed": 9, "method": "systematic"})));
    let whole = Json::from(&whole);
    validates(&schema, &whole);
    assert_eq!((&whole["strata"], &whole["method"]), (&Json::Null, &json!("systematic")));
    assert_eq!(whole["sizes"], json!([{"stratum": {}, "members": 40, "drawn": 3, "reserves": 0}]));
}

#[test]
fn the_drawn_are_told_by_line() {
    let drawn = divided();
    let told = Json::from(&drawn_members(&drawn));
    let first = told[0].clone();
    // A025 stands on line 26.
    assert_eq!(first, json!({"line": 26, "stratum": {"cabang": "Pontianak"}, "order": 1, "reserve": false}));
    assert_eq!(told.as_array().map(Vec::len), Some(14));
}

#[test]
fn the_schema_refuses_what_a_protocol_does_not_have() {
    let schema = schema("ppi-draw-1");
    let protocol = Json::from(&draw_record(&divided()));
    for key in protocol.as_object().expect("a record").keys() {
        assert!(!schema.is_valid(&without(protocol.clone(), &format!("/{key}"))), "valid without {key}");
    }
    for (pointer, value) in [
        ("/format", json!("ppi-result")),
        ("/version", json!(2)),
        ("/list/digest", json!("sha256:0")),
        ("/list/members", json!(0)),
        ("/list/name", json!("members.csv")),
        ("/seed", json!(7)),
        ("/seed", json!("")),
        ("/generator", json!("Math.random")),
        ("/method", json!("quota")),
        ("/size", json!(0)),
        ("/reserves", json!(-1)),
        ("/strata/by", json!([])),
        ("/strata/by", json!(["a", "a"])),
        ("/strata/allocation", json!("half")),
        ("/strata/minimum", json!(0.5)),
        ("/sizes", json!([])),
        ("/sizes/0/stratum", json!("Pontianak")),
        ("/sizes/0/stratum/cabang", json!(1)),
        ("/sizes/0/drawn", json!(1.5)),
        ("/engine", json!("")),
        ("/time", json!("2024-07-18")),
    ] {
        assert!(!schema.is_valid(&with(protocol.clone(), pointer, value.clone())), "valid with {value} at {pointer}");
    }
}
