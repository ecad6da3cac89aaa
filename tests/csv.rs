//! Rows of CSV: what a file says of itself, positions, limits, and that it does not matter how the bytes are cut.
#![cfg(not(target_arch = "wasm32"))]

use ppi_widget::csv::{
    CELL_LIMIT, CELLS_LIMIT, Cell, Encoding, Fault, Misread, ROW_LIMIT, Reader, restored, safe, write_row,
};
use proptest::prelude::*;

/// A row as its line and cells, or why there is none.
type Found = Result<(u64, Vec<String>), Misread>;

/// Everything that a reader says of a file that comes in pieces of these sizes, in turns.
fn found(bytes: &[u8], sizes: &[usize]) -> (Vec<Found>, Option<char>, Encoding) {
    let mut found = Vec::new();
    let mut sink = |row: Result<ppi_widget::csv::Row<'_>, Misread>| {
        found.push(row.map(|row| (row.line(), row.texts().map(std::borrow::Cow::into_owned).collect())));
    };
    let (mut reader, mut rest, mut sizes) = (Reader::new(), bytes, sizes.iter().cycle());
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.len().min(*sizes.next().expect("a size")));
        reader.push(piece, &mut sink);
        rest = after;
    }
    reader.finish(&mut sink);
    let (delimiter, encoding) = (reader.delimiter(), reader.encoding());
    (found, delimiter, encoding)
}

/// The rows of a file without faults.
#[track_caller]
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (whole, ..) = found(csv.as_bytes(), &[usize::MAX]);
    assert_eq!(whole, found(csv.as_bytes(), &[1]).0, "in single bytes");
    whole.into_iter().map(|row| row.expect("a row").1).collect()
}

#[track_caller]
fn reads(csv: &str, expected: &[&[&str]]) {
    assert_eq!(rows(csv), expected, "{csv:?}");
}

/// The file has exactly this fault, here.
#[track_caller]
fn misreads(csv: &str, line: u64, column: u32, fault: Fault, cell: &str) {
    let (found, ..) = found(csv.as_bytes(), &[usize::MAX]);
    let faults: Vec<Misread> = found.into_iter().filter_map(Result::err).collect();
    assert_eq!(faults, [Misread { line, column, fault, found: cell.to_owned() }]);
}

#[test]
fn the_delimiter_is_found_in_the_first_line() {
    reads("a,b\n1,2;3\n", &[&["a", "b"], &["1", "2;3"]]);
    reads("a;b\n1,2;3\n", &[&["a", "b"], &["1,2", "3"]]);
    reads("a\tb, c\n1\t2;3\n", &[&["a", "b, c"], &["1", "2;3"]]);
    reads("\"a,b,c\";d\n1;2\n", &[&["a,b,c", "d"], &["1", "2"]]);
    reads("sep=;\na,b,c\n", &[&["a,b,c"]]);
    reads("SEP=\t\r\na,b\tc\r\n", &[&["a,b", "c"]]);
    reads("a\n1;2\n", &[&["a"], &["1;2"]]);
}

#[test]
fn lines_end_in_three_ways_and_empty_ones_are_passed_over() {
    let expected: &[&[&str]] = &[&["a", "b"], &["1", ""], &["", "2"]];
    for csv in ["a,b\n1,\n,2", "a,b\r\n1,\r\n,2\r\n", "a,b\r1,\r,2\r", "\n\na,b\n\n\n1,\n\n,2\n\n"] {
        reads(csv, expected);
    }
    let (found, ..) = found(b"\r\na\r\n\r\n\"x\r\ny\",\"\n\"\r\nb\n", &[1]);
    let lines: Vec<u64> = found.iter().map(|row| row.as_ref().expect("a row").0).collect();
    assert_eq!(lines, [2, 4, 7]);
}

#[test]
fn quoted_cells_hold_anything() {
    reads("a,b\n\"x\n\"\"y\"\"\",\",\"\n", &[&["a", "b"], &["x\n\"y\"", ","]]);
    reads("\"\",\"\"\"\"\n", &[&["", "\""]]);
    // Only at the start of a cell is a quotation mark more than a character.
    reads("a,b\n5\" pipe, \"x\"\n", &[&["a", "b"], &["5\" pipe", " \"x\""]]);
}

#[test]
fn cells_know_their_line_and_column() {
    let mut positions = Vec::new();
    ppi_widget::csv::read(b"a,b,c\n\"1\n\n\",\"2\r\n\",3\n", &mut |row| {
        let row = row.expect("a row");
        positions.push([0, 1, 2].map(|cell| row.position(cell)));
    });
    assert_eq!(positions, [[(1, 1), (1, 2), (1, 3)], [(2, 1), (4, 2), (5, 3)]]);
}

#[test]
fn encodings_are_told_apart() {
    let csv = "nama;tp\nAndré;Sanggau – Kota\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| csv.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
    let files = [
        (csv.as_bytes().to_vec(), Encoding::Utf8),
        ([b"\xEF\xBB\xBF", csv.as_bytes()].concat(), Encoding::Utf8),
        ([b"\xFF\xFE", &little[..]].concat(), Encoding::Utf16Le),
        ([b"\xFE\xFF", &big[..]].concat(), Encoding::Utf16Be),
        (big, Encoding::Utf16Be),
        (b"nama;tp\nAndr\xE9;Sanggau \x96 Kota\n".to_vec(), Encoding::Windows1252),
    ];
    let expected = found(csv.as_bytes(), &[usize::MAX]).0;
    for (file, encoding) in files {
        for size in [1, 2, 7, usize::MAX] {
            assert_eq!(found(&file, &[size]), (expected.clone(), Some(';'), encoding), "in pieces of {size}");
        }
    }
}

#[test]
fn beyond_a_limit_is_a_fault_with_its_place() {
    let long = "x".repeat(CELL_LIMIT + 1);
    let start = "x".repeat(40);
    misreads(&format!("a,b\n1,{long},3\n4,5\n"), 2, 2, Fault::LongCell, &start);
    let quoted = format!("\"{}", &start[1..]);
    misreads(&format!("a,b\n1,\"{long}\",3\n4,5\n"), 2, 2, Fault::OpenQuote, &quoted);
    let row = format!("{},", &long[..CELL_LIMIT / 2]).repeat(ROW_LIMIT / CELL_LIMIT * 2);
    misreads(&format!("a,b\n{row}\n4,5\n"), 2, 32, Fault::LongRow, &start);
    misreads(&format!("a,b\n{}\n4,5\n", ",".repeat(CELLS_LIMIT)), 2, 16385, Fault::ManyCells, "");
    misreads("a,b\n1,\"2\"3\n4,5\n", 2, 2, Fault::StrayQuote, "\"2\"");
    misreads("a,b\n1,\"2\n4,5\n", 2, 2, Fault::OpenQuote, "\"2\n4,5\n");
}

#[test]
fn after_a_fault_reading_goes_on_at_the_next_line() {
    let csv = format!("a,b\n1,\"2\"3,\"\n4,5\n\"{}\n\n6,7\n", "y\r\n".repeat(CELL_LIMIT / 3));
    for sizes in [&[usize::MAX][..], &[1], &[3, 1000, 65_536]] {
        let (found, ..) = found(csv.as_bytes(), sizes);
        let good: Vec<_> = found.iter().filter_map(|row| row.as_ref().ok()).collect();
        let last = csv.lines().count() as u64;
        assert_eq!(good.first(), Some(&&(1, vec!["a".to_owned(), "b".to_owned()])));
        assert_eq!(good[1], &(3, vec!["4".to_owned(), "5".to_owned()]));
        assert_eq!(good.last(), Some(&&(last, vec!["6".to_owned(), "7".to_owned()])));
        assert_eq!(found.iter().filter(|row| row.is_err()).count(), 2);
    }
}

#[test]
fn no_cell_runs_as_a_formula() {
    let mut csv = String::new();
    write_row(&mut csv, ["=1+1", "+62", "-5", "@a", "\tb", "a=b", "'x", "'=x", "a;b", " c"].map(Cell::Text));
    write_row(&mut csv, [-0.5, 2.0, 1e-9].map(Cell::Number));
    assert_eq!(csv, "'=1+1,'+62,'-5,'@a,\"'\tb\",a=b,'x,''=x,\"a;b\",\" c\"\r\n-0.5,2,0.000000001\r\n");
}

/// Bytes that look like CSV more than chance would make them.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => prop::sample::select(vec!["a", "B", ",", ";", "\t", "\n", "\r", "\r\n", "\"", "\"\"", "é", " ", "sep=;\n"])
            .prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
        1 => prop::sample::select(vec![&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF", b"\0"]).prop_map(<[u8]>::to_vec),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn rows_do_not_depend_on_where_the_bytes_are_cut(
        bytes in bytes(),
        sizes in prop::collection::vec(1_usize..9, 1..5),
    ) {
        let whole = found(&bytes, &[usize::MAX]);
        prop_assert_eq!(&found(&bytes, &[1]), &whole);
        prop_assert_eq!(&found(&bytes, &sizes), &whole);
        let lines = u64::try_from(bytes.len()).expect("a small file") + 1;
        for row in whole.0 {
            prop_assert!((1..=lines).contains(&row.map_or_else(|misread| misread.line, |row| row.0)));
        }
    }

    #[test]
    fn what_is_written_is_read_again(
        table in prop::collection::vec(prop::collection::vec("[a=+@'\",;\t\r\n é-]{0,6}", 2..4), 1..5),
    ) {
        let mut csv = String::from("sep=,\r\n");
        for row in &table {
            write_row(&mut csv, row.iter().map(|cell| Cell::Text(cell)));
        }
        for cell in table.iter().flatten() {
            let safe = safe(cell);
            prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            prop_assert_eq!(restored(&safe), cell);
        }
        let read: Vec<Vec<String>> =
            rows(&csv).iter().map(|row| row.iter().map(|cell| restored(cell).to_owned()).collect()).collect();
        prop_assert_eq!(read, table);
    }
}
