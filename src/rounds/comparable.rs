//! On which lines two rounds can be compared, or why on none.

use super::round::Round;
use crate::problem::Problem;

/// Cards with legacy lines, how the ids of these lines start, and the earlier card whose published rates they continue.
const EARLIER: [(&str, &str, &str); 1] = [("idn-2012", "legacy2007_", "idn-2009")];

/// The lines on which the rounds can be compared.
pub(super) fn comparable(baseline: &Round, followup: &Round, wanted: Option<&str>) -> Result<Vec<String>, Problem> {
    let problem = |check, path: &str, found: String, expected: String| {
        Err(Problem { check, path: path.into(), found: found.into(), expected: expected.into() })
    };
    if baseline.households.is_some() != followup.households.is_some() {
        let expected = "two rounds of the same kind: scored households in both, or rates in both";
        return problem("households", "followup", followup.kind().into(), expected.into());
    }
    if let (Some(before), Some(after)) = (&baseline.weight, &followup.weight)
        && before != after
    {
        let expected = ["\"", before, "\" as in the baseline: rates of other units are not comparable"].concat();
        return problem("weight", "followup.weight", ["\"", after, "\""].concat(), expected);
    }
    if let (Some(before), Some(after)) = (&baseline.formula, &followup.formula)
        && before != after
    {
        let expected =
            ["\"", before, "\" as in the baseline: households that weigh otherwise make other rates"].concat();
        return problem("formula", "followup.formula", ["\"", after, "\""].concat(), expected);
    }
    let shared = |line: &&String| wanted.is_none_or(|wanted| *line == wanted) && followup.lines.contains(*line);
    let lines: Vec<String> = baseline.lines.iter().filter(shared).cloned().collect();
    let (before, after) = (&baseline.card, &followup.card);
    if before.id != after.id {
        // A rate that was published for the earlier card, and the card that carries the line for it.
        let legacy: Vec<String> = lines.into_iter().filter(|line| is_legacy(line)).collect();
        if legacy.is_empty() || baseline.published == followup.published {
            let found = [&*after.id, " after ", &before.id].concat();
            return problem("card", "followup.scorecard", found, across_cards(baseline, followup));
        }
        let (measured, published, path) = if baseline.published {
            (&after.id, &before.id, "baseline.scorecard")
        } else {
            (&before.id, &after.id, "followup.scorecard")
        };
        let (known, unknown): (Vec<String>, Vec<String>) =
            legacy.into_iter().partition(|line| earlier(measured, line) == Some(published));
        if known.is_empty() {
            return problem("card", path, ["\"", published, "\""].concat(), earlier_card(measured, &unknown));
        }
        return Ok(known);
    }
    if let (Some(one), Some(other)) = (&before.digest, &after.digest)
        && one != other
    {
        let expected = [&**one, " as in the baseline: the card has other points or another table by now"].concat();
        return problem("digest", "followup.scorecard.digest", other.clone(), expected);
    }
    if lines.is_empty() {
        let found = ["the lines ", &followup.lines.join(", ")].concat();
        let expected = match wanted {
            Some(line) => ["the line ", line, " in both rounds"].concat(),
            None => ["a line that the baseline has: ", &baseline.lines.join(", ")].concat(),
        };
        return problem("line", "followup.lines", found, expected);
    }
    Ok(lines)
}

/// Why two cards are not compared, and what could be.
fn across_cards(baseline: &Round, followup: &Round) -> String {
    let mut words = "the same card: another card has other questions, points and lines, so that a difference of rates \
                     would not be a change. Only a legacy line can be compared across cards, with a published rate on it"
        .to_owned();
    let legacy = |round: &Round| round.lines.iter().filter(|line| is_legacy(line)).cloned().collect::<Vec<_>>();
    if [baseline, followup].iter().all(|round| round.published && !legacy(round).is_empty()) {
        words.push_str(", by a round that was measured with the card that has this line");
    }
    for round in [baseline, followup].into_iter().filter(|round| !round.published && !legacy(round).is_empty()) {
        words.push_str(&["; ", &round.card.id, " has ", &legacy(round).join(", ")].concat());
    }
    words
}

/// The earlier card that a legacy line of a card continues, if it is known.
fn earlier(card: &str, line: &str) -> Option<&'static str> {
    let known = EARLIER.iter().find(|(id, lines, _)| *id == card && line.starts_with(lines));
    known.map(|(.., earlier)| *earlier)
}

/// Which card's published rate these lines can be compared with.
fn earlier_card(measured: &str, lines: &[String]) -> String {
    let known: Vec<&str> = lines.iter().filter_map(|line| earlier(measured, line)).collect();
    let lines = lines.join(", ");
    match known.first() {
        Some(earlier) => [
            "\"", earlier, "\": ", &lines, " of ", measured,
            " has the definition of poverty of that card alone, so that a difference to a rate of another card would not be a change",
        ]
        .concat(),
        None => [
            "a rate on the same card: it is not known which earlier card ", &lines, " of ", measured, " continues",
        ]
        .concat(),
    }
}

/// Whether a line is carried for comparison with an earlier card.
fn is_legacy(line: &str) -> bool {
    line.starts_with("legacy")
}
