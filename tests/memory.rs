//! What a survey, a listing and a draw take of memory at their peak, by an allocator that counts. One test alone, so that no
//! other takes memory at the same time.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use peak_alloc::PeakAlloc;
use ppi_widget::batch::{Batch, Listing, What};
use ppi_widget::sample::{Draw, draw};
use ppi_widget::value::Value;
use serde_json::json;
use support::batch::header;
use support::card;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The bytes that the work takes at its peak beyond what was taken before.
fn peak(work: impl FnOnce()) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    work();
    MEMORY.peak_usage() - before
}

/// So many rows in pieces of a file: four branches, every tenth row without an answer.
fn feed(rows: usize, mut take: impl FnMut(&[u8])) {
    take(format!("{},tp,members\n", header(&card("idn-2023"))).as_bytes());
    for row in 0..rows {
        let answer = if row % 10 == 0 { "" } else { "A" };
        take(format!("T,E,B,C,A,B,A,A,B,{answer},TP {},{}\n", row % 4, 1 + row % 9).as_bytes());
    }
}

const ROWS: usize = 20_000;

#[test]
fn memory_does_not_grow_with_the_file() {
    let card = card("idn-2023");
    let options: Value = json!({ "by": ["tp", "members"], "weight": "members", "distribution": true }).into();
    let survey = |rows| {
        peak(|| {
            let mut batch = Batch::new(card.clone(), &options).expect("options");
            feed(rows, |piece| batch.push(piece).expect("a survey"));
            batch.end().expect("a survey");
            assert_eq!(usize::try_from(batch.rows()), Ok(rows));
            batch.report().expect("a report");
        })
    };
    let listing = |rows| {
        peak(|| {
            let mut listing = Listing::new(card.clone(), &options, What::Refused).expect("options");
            let mut listed = 0;
            feed(rows, |piece| listed += listing.push(piece).expect("a survey").lines().count());
            assert_eq!(listed, 1 + rows / 10);
        })
    };
    // A row takes some 35 bytes of the file: 180,000 rows more take 6 MB there.
    for (what, peak) in [("survey", &survey as &dyn Fn(usize) -> usize), ("listing", &listing)] {
        let [some, more] = [peak(ROWS), peak(10 * ROWS)];
        println!("{what}: {some} bytes for {ROWS} rows, {more} for ten times as many");
        assert!(more < some + 100_000, "{what}: {some} bytes for {ROWS} rows, {more} for ten times as many");
    }

    // A draw holds four bytes for every member, and with ids those of each.
    let list = |members: usize| {
        let row = |member| format!("{member:010},TP {}\n", member % 4);
        "id,tp\n"
            .chars()
            .chain((0..members).flat_map(|member| row(member).chars().collect::<Vec<_>>()))
            .collect::<String>()
    };
    let drawn = |members: usize, id: Option<&str>| {
        let list = list(members);
        let asked = Draw::read(&json!({ "size": 100, "seed": 1, "strata": "tp", "id": id }).into()).expect("options");
        peak(|| assert_eq!(draw(list.as_bytes(), &asked).expect("a draw").members.len(), 100))
    };
    for (id, most) in [(None, 10), (Some("id"), 140)] {
        let [some, more] = [drawn(ROWS, id), drawn(10 * ROWS, id)];
        let each = (more - some) / (9 * ROWS);
        println!("draw, ids {}: {each} bytes for each member", id.is_some());
        assert!(each <= most, "{each} bytes for each member, ids {}", id.is_some());
    }
}
