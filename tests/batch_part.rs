//! The second part of a file, read apart: taken where a row ends before it, refused elsewhere, and never a row lost or
//! counted twice.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::scorecard::Scorecard;
use serde_json::{Value as Json, json};
use support::batch::{batch, finish, header};
use support::card;

/// Rows good and bad, some with line ends and commas in quotation marks; `accent` is a letter beyond ASCII.
fn rows(card: &Scorecard, accent: &[u8]) -> Vec<u8> {
    let rows: [&[u8]; 7] = [
        b"Sanggau,3,T,E,B,C,A,B,A,A,B,B",
        b"\"Sambas,\nTebas\",4,Q,E,A,C,A,B,A,B,A,A",
        b"Sekadau,2,Q,E,A,?,A,B,A,B,A,A",
        b"\"Kapuas \"\"Hulu\"\"\",5,L,C,A,B,B,B,B,B,A,B",
        b"Sintang,4,L,C,A,B,B,B,B,B,A",
        b"Ket&pang,6,L,C,A,B,B,B,B,B,A,B",
        b"Sanggau,1,L,C,A,B,B,B,B,B,A,\"",
    ];
    let mut csv = format!("place,members,{}\r\n", header(card)).into_bytes();
    for row in rows {
        for piece in row.split_inclusive(|byte| *byte == b'&') {
            csv.extend(piece.strip_suffix(b"&").unwrap_or(piece));
            if piece.ends_with(b"&") {
                csv.extend(accent);
            }
        }
        csv.extend(b"\r\n");
    }
    csv
}

/// The estimate of a file cut at `at`, and whether the part behind it was taken.
fn in_parts(card: &Scorecard, options: &Json, csv: &[u8], at: usize) -> (Json, bool) {
    let first_line = csv.iter().position(|byte| *byte == b'\n').expect("a first line") + 1;
    let mut part = batch(card, options);
    part.push(&csv[..first_line]).expect("the first line");
    part.push(&csv[at..]).expect("the part");
    let part = part.into_part().expect("a part");
    let mut whole = batch(card, options);
    whole.push(&csv[..at]).expect("what stands before it");
    let is_taken = whole.follow(&part).expect("a part");
    if !is_taken {
        whole.push(&csv[at..]).expect("the rest");
    }
    (finish(&mut whole), is_taken)
}

fn whole(card: &Scorecard, options: &Json, csv: &[u8]) -> Json {
    let mut batch = batch(card, options);
    batch.push(csv).expect("a file");
    finish(&mut batch)
}

#[test]
fn two_parts_are_the_whole_wherever_the_file_is_cut() {
    let card = card("idn-2023");
    let options = json!({ "by": ["place", ["place", "q7"]], "weight": "members" });
    // ASCII alone, UTF-8, Windows-1252.
    for accent in [&b"a"[..], "á".as_bytes(), &b"\xE1"[..]] {
        let csv = rows(&card, accent);
        let expected = whole(&card, &options, &csv);
        let first_line = csv.iter().position(|byte| *byte == b'\n').expect("a first line") + 1;
        let mut taken = 0;
        for at in first_line..=csv.len() {
            let (found, is_taken) = in_parts(&card, &options, &csv, at);
            assert_eq!(found, expected, "cut at byte {at}");
            taken += usize::from(is_taken);
        }
        // Before each row, and at the end unless it stands between quotation marks.
        assert_eq!(taken, 7, "{accent:?}");
    }
}

#[test]
fn no_byte_of_a_part_stops_the_reader() {
    let card = card("idn-2023");
    let (csv, options) = (rows(&card, b"a"), json!({ "by": ["place"], "weight": "members" }));
    let mut read = batch(&card, &options);
    read.push(&csv).expect("a file");
    let mut part = read.into_part().expect("a part");
    let first = csv.iter().position(|byte| *byte == b'\n').expect("a first line") + 1;
    for at in 0..part.len() {
        for flip in [0x01, 0x7F, 0x80] {
            part[at] ^= flip;
            let mut before = batch(&card, &options);
            before.push(&csv[..first]).expect("the first line");
            if before.follow(&part).is_ok() {
                finish(&mut before);
            }
            part[at] ^= flip;
        }
    }
}

#[test]
fn the_first_thousand_refusals_are_those_of_the_whole() {
    let card = card("idn-2023");
    let first_line = format!("\u{FEFF}place,members,{}\n", header(&card)).into_bytes();
    let csv = [first_line.clone(), b"Sekadau,2,Q,E,A,?,A,B,A,B,A,A\n".repeat(1_500)].concat();
    let at = first_line.len() + (csv.len() - first_line.len()) / 1_500 * 700;
    let options = json!({});
    let (found, is_taken) = in_parts(&card, &options, &csv, at);
    assert!(is_taken);
    assert_eq!(found, whole(&card, &options, &csv));
    assert_eq!(found["refused"].as_array().expect("refusals").len(), 1_000);
}

#[test]
fn a_part_in_another_encoding_is_read_again() {
    let card = card("idn-2023");
    let options = json!({ "by": ["place"] });
    let row = |place: &[u8]| [place, b",L,C,A,B,B,B,B,B,A,B\n"].concat();
    let first_line = format!("place,{}\n", header(&card)).into_bytes();
    let before = [first_line.clone(), row("Ketápang".as_bytes())].concat();
    let csv = [before.clone(), row(b"Ket\xE1pang")].concat();
    let (found, is_taken) = in_parts(&card, &options, &csv, before.len());
    assert!(!is_taken);
    assert_eq!(found, whole(&card, &options, &csv));
}

#[test]
fn nothing_follows_before_the_first_line_or_after_the_end() {
    let card = card("idn-2023");
    let csv = rows(&card, b"a");
    let mut read = batch(&card, &json!({}));
    read.push(&csv).expect("a file");
    let part = read.into_part().expect("a part");
    assert_eq!(batch(&card, &json!({})).follow(&part).ok(), Some(false));
    let mut ended = batch(&card, &json!({}));
    ended.push(&csv).expect("a file");
    ended.end().expect("its end");
    assert_eq!(ended.follow(&part).ok(), Some(false));
}

#[test]
fn damaged_bytes_are_no_part_and_change_nothing() {
    let card = card("idn-2023");
    let (csv, options) = (rows(&card, b"a"), json!({ "by": ["place"] }));
    let mut read = batch(&card, &options);
    read.push(&csv).expect("a file");
    let part = read.into_part().expect("a part");
    let mut before = batch(&card, &options);
    before.push(&csv[..csv.len() - 40]).expect("a file");
    before.push(b"\n").expect("the end of a row");
    let longer = [part.as_slice(), &[0]].concat();
    for damaged in (0..part.len()).map(|length| &part[..length]).chain([longer.as_slice()]) {
        let problems = before.follow(damaged).expect_err("a part that is cut or too long");
        assert_eq!(problems[0].check, "input", "{}", damaged.len());
    }
    let shorter = [&csv[..csv.len() - 40], b"\n"].concat();
    assert_eq!(finish(&mut before), whole(&card, &options, &shorter));
}
