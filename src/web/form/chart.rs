//! The pictures of a result, built as SVG with whole numbers for coordinates.

use alloc::string::String;

use super::words::{Words, text_of};
use crate::scorecard::Table;
use crate::scoring::LineScore;
use crate::web::dom::Element;
use crate::web::js::number_text;

/// The drawing's size and the plot's edges, in user units.
const VIEW: &str = "0 0 3200 2040";
const LEFT: u32 = 470;
const RIGHT: u32 = 3000;
const TOP: u32 = 260;
const BOTTOM: u32 = 1740;
/// Where the figure at the household begins at the latest, so that it fits.
const LAST_LABEL: u32 = 2540;

/// A place in the drawing.
type Place = (u32, u32);

/// The table's likelihoods of one line over its scores, with the household on it. A table of bands is drawn in steps.
pub(super) fn curve(figure: &Element, words: Words, table: &Table, line: usize, result: &LineScore, text: &str) {
    let last = table.last_score().max(1);
    let x = |score: u32| LEFT + rounded(f64::from(score) / f64::from(last), RIGHT - LEFT);
    let y = |likelihood: f64| BOTTOM - rounded(likelihood, BOTTOM - TOP);
    let svg = figure.add_svg("svg", "chart");
    svg.set("viewBox", VIEW);
    svg.set("part", "curve");
    svg.set("role", "img");
    svg.set("aria-label", text);
    for level in [0.0, 0.25, 0.5, 0.75, 1.0] {
        segment(&svg, "grid", (LEFT, y(level)), (RIGHT, y(level)));
    }
    for level in [0.0, 0.5, 1.0] {
        label(&svg, "tick", "end", (LEFT - 50, y(level) + 45), &words.percent(level, 0));
    }
    for score in [0, last / 2, last] {
        label(&svg, "tick", "middle", (x(score), BOTTOM + 190), &words.whole(score));
    }
    let mut points = String::new();
    for (row, band) in table.bands().iter().enumerate() {
        let level = text_of(y(table.likelihood(line, band.from)));
        let end = table.bands().get(row + 1).map_or(band.to, |next| next.from);
        let ends: &[u32] = if table.has_bands() { &[band.from, end] } else { &[band.from] };
        for score in ends {
            points.extend([&*text_of(x(*score)), ",", &*level, " "]);
        }
    }
    svg.add_svg("polyline", "curve").set("points", &points);
    let here = (x(result.score.min(last)), y(result.likelihood));
    segment(&svg, "guide", (here.0, BOTTOM), here);
    segment(&svg, "guide", (LEFT, here.1), here);
    let circle = svg.add_svg("circle", "household");
    for (name, value) in [("cx", here.0), ("cy", here.1), ("r", 70)] {
        circle.set(name, &text_of(value));
    }
    // A falling curve leaves room at the right above its points; a label that is moved back from there goes up with it.
    let right = here.0 + 110;
    let start = right.min(LAST_LABEL);
    label(
        &svg,
        "value",
        "start",
        (start, here.1.saturating_sub(90 + (right - start) / 2)),
        &words.percent(result.likelihood, 1),
    );
}

/// A bar for a share, a fraction 0..1; the figure stands beside it as text. It begins where a line of text does.
pub(super) fn bar(parent: &Element, class: &str, share: f64) {
    let frame = parent.add("div", "bar");
    frame.set("aria-hidden", "true");
    let svg = frame.add_svg("svg", "bar");
    svg.set("width", &[&*number_text(share * 100.0), "%"].concat());
    let rect = svg.add_svg("rect", class);
    for size in ["width", "height"] {
        rect.set(size, "100%");
    }
}

fn segment(svg: &Element, class: &str, from: Place, to: Place) {
    let line = svg.add_svg("line", class);
    for (name, value) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)] {
        line.set(name, &text_of(value));
    }
}

fn label(svg: &Element, class: &str, anchor: &str, at: Place, text: &str) {
    let label = svg.add_svg("text", class);
    label.set("x", &text_of(at.0));
    label.set("y", &text_of(at.1));
    label.set("text-anchor", anchor);
    // The picture's own text says it all at once.
    label.set("aria-hidden", "true");
    label.set_text(text);
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fraction of a length in the drawing")]
fn rounded(fraction: f64, length: u32) -> u32 {
    (fraction * f64::from(length) + 0.5) as u32
}
