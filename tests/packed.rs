//! The packed card, as the form loads it: everything that the published card says comes back, and other bytes are refused.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::scorecard::Scorecard;
use proptest::prelude::*;
use support::{card, card_ids, card_json, reads, sample, with};

#[test]
fn a_packed_card_says_what_the_published_one_says() {
    for id in card_ids() {
        let card = card(&id);
        let packed = Scorecard::unpack(&card.pack(true)).expect("what was packed");
        assert_eq!(packed.id(), card.id());
        assert_eq!(packed.languages(), card.languages());
        assert_eq!(packed.country(), card.country());
        assert_eq!(packed.name(), card.name());
        assert_eq!(packed.released(), card.released());
        assert_eq!(packed.survey(), card.survey());
        assert_eq!(packed.source(), card.source());
        assert_eq!(packed.household(), card.household());
        assert_eq!(packed.lines(), card.lines());
        assert_eq!(packed.questions(), card.questions());
        assert_eq!(packed.benchmarks(), card.benchmarks());
        assert_eq!(packed.digest(), card.digest());
        assert_eq!(packed.table().bands(), card.table().bands());
        assert!(!packed.benchmarks_left_out());
    }
}

#[test]
fn a_table_that_is_no_curve_is_packed_as_it_is() {
    for card in [card("idn-2012"), reads(&sample())] {
        let packed = Scorecard::unpack(&card.pack(false)).expect("what was packed");
        assert_eq!(packed.table(), card.table());
        assert_eq!(packed.questions(), card.questions());
    }
}

/// Two numbers per line instead of one per line and score.
#[test]
fn a_table_that_is_a_curve_is_packed_as_the_curve() {
    let published = card_json("idn-2023");
    let level = published["table"]["rows"][0]["likelihoods"][0].clone();
    let bent = with(published.clone(), "/table/rows/1/likelihoods/0", level);
    let [curve, table] = [published, bent].map(|json| reads(&json).pack(false).len());
    assert!(table - curve > 8 * 9 * (101 - 2), "{curve} bytes with curves, {table} with the table");
}

#[test]
fn benchmarks_that_are_left_out_are_known_to_be() {
    let packed = Scorecard::unpack(&card("idn-2023").pack(false)).expect("what was packed");
    assert_eq!((packed.benchmarks(), packed.benchmarks_left_out()), (None, true));
    let packed = Scorecard::unpack(&card("idn-2012").pack(false)).expect("what was packed");
    assert_eq!((packed.benchmarks(), packed.benchmarks_left_out()), (None, false));
}

#[test]
fn bytes_that_are_cut_or_of_another_version_are_refused() {
    let bytes = reads(&sample()).pack(true);
    for length in 0..bytes.len() {
        assert!(Scorecard::unpack(&bytes[..length]).is_none(), "{length} of {} bytes", bytes.len());
    }
    assert!(Scorecard::unpack(&[&bytes[..], &[0]].concat()).is_none(), "one byte too many");
    for position in 0..="ppi-card ".len() {
        let mut other = bytes.clone();
        other[position] ^= 1;
        assert!(Scorecard::unpack(&other).is_none(), "another byte at {position}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_unpacked_without_a_panic(changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..4)) {
        let mut bytes = reads(&sample()).pack(true);
        for (position, byte) in changes {
            let position = position.index(bytes.len());
            bytes[position] = byte;
        }
        let _ = Scorecard::unpack(&bytes);
    }
}
