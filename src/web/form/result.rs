//! The result: the likelihood in plain words, the curve, the comparison, all lines, and what can be done with it.

use alloc::string::String;

use super::chart;
use super::words::Words;
use crate::export::Mode;
use crate::i18n::Text;
use crate::interview::Interview;
use crate::scorecard::{Area, Scorecard, Unit};
use crate::scoring::LineScore;
use crate::web::dom::Element;

pub(super) struct ResultView {
    pub(super) section: Element,
    heading: Element,
    line: Element,
    statement: Element,
    score: Element,
    likelihood: Element,
    date: Element,
    mark: Element,
    capped: Element,
    curve: Element,
    comparison: Element,
    table: Element,
    /// Says how taking the record along went.
    pub(super) done: Element,
    confirm: Element,
}

/// What the result shows.
pub(super) struct Shown<'a> {
    /// The scores, in the card's order of lines.
    pub(super) lines: &'a [LineScore],
    /// The position of the chosen line.
    pub(super) line: usize,
    pub(super) mode: Mode,
    pub(super) rates: Rates,
}

/// Whether the published rates of a card are at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rates {
    /// The card has none, or they are on their way.
    Absent,
    /// They could not be loaded.
    Failed,
}

impl ResultView {
    /// Appends the section, empty of figures.
    pub(super) fn new(form: &Element, words: Words, card: &Scorecard) -> ResultView {
        let section = form.add("section", "result");
        section.set("aria-labelledby", "result-heading");
        section.toggle("data-alone", true);
        let heading = section.add_text("h3", "heading", words.text(Text::Result));
        heading.set("id", "result-heading");
        heading.set("tabindex", "-1");
        let statement = section.add("p", "statement");
        let figures = section.add("dl", "figures");
        // Not yet those of a household: a percentage is formatted here, which takes long the first time.
        let [score, likelihood] = [Text::Score, Text::Likelihood].map(|term| {
            let figure = figures.add("div", "figure-value");
            figure.leaf("dt", "term", words.text(term));
            figure.add_text("dd", "value", &words.percent(0.0, 1))
        });
        let label = section.add("label", "field");
        label.leaf("span", "field-label", words.text(Text::PovertyLine));
        let line = label.add("select", "line");
        line.set("data-choose", "line");
        for of_card in card.lines() {
            line.option(&of_card.id, words.of_card(&of_card.label));
        }
        let date = section.add("p", "hint");
        let last = words.whole(card.table().last_score());
        let capped = section.add_text("p", "mark", &words.fill(Text::Capped, &[("last", &last)]));
        let mark = section.add_text("p", "mark", words.text(Text::SelfFilled));
        section.leaf("p", "hint", words.text(Text::NoVerdict));
        let curve = section.add("figure", "figure");
        let comparison = section.add("div", "comparison");
        comparison.show(false);
        // Filled by the element, where the page names programmes.
        section.add("div", "programmes").show(false);
        let table = section.add("div", "table");
        let buttons = section.add("div", "buttons");
        for (action, text) in [
            ("download", Text::Download),
            ("copy", Text::Copy),
            ("print", Text::Print),
            ("start-again", Text::StartAgain),
        ] {
            buttons.button("button", action, words.text(text));
        }
        let done = section.add("p", "done");
        done.set("role", "status");
        let confirm = section.add("div", "confirm");
        confirm.set("role", "group");
        confirm.set("aria-labelledby", "confirm-question");
        confirm.add_text("p", "confirm-question", words.text(Text::StartAgainQuestion)).set("id", "confirm-question");
        confirm.button("button", "reset", words.text(Text::StartAgainYes));
        confirm.button("button", "keep", words.text(Text::Cancel));
        confirm.set("tabindex", "-1");
        confirm.show(false);
        ResultView {
            section,
            heading,
            line,
            statement,
            score,
            likelihood,
            date,
            mark,
            capped,
            curve,
            comparison,
            table,
            done,
            confirm,
        }
    }

    /// The heading, which takes the focus.
    pub(super) fn heading(&self) -> Element {
        self.heading.clone()
    }

    /// The question before the answers are cleared, which takes the focus.
    pub(super) fn question(&self) -> Element {
        self.confirm.clone()
    }

    /// Asks before the answers are cleared, or stops asking.
    pub(super) fn ask(&self, asking: bool) {
        self.confirm.show(asking);
    }

    /// Fills in the figures, and gives the main sentence.
    pub(super) fn patch(&self, words: Words, card: &Scorecard, shown: &Shown<'_>) -> String {
        let result = &shown.lines[shown.line];
        let of_card = &card.lines()[shown.line];
        let percent = words.percent(result.likelihood, 1);
        self.line.set_value(&of_card.id);
        self.done.set_text("");
        let statement = words.fill(
            Text::Statement,
            &[
                ("frequency", &words.frequency(result.likelihood)),
                ("line", words.of_card(of_card.below())),
                ("percent", &percent),
            ],
        );
        self.statement.set_text(&statement);
        self.score.set_text(&words.whole(result.score));
        self.likelihood.set_text(&percent);
        self.mark.show(shown.mode == Mode::SelfFilled);
        self.capped.show(result.capped);
        statement
    }

    /// Fills in the rest: the date, the curve, the comparison, all lines.
    pub(super) fn draw(&self, words: Words, card: &Scorecard, interview: &Interview, shown: &Shown<'_>) {
        let result = &shown.lines[shown.line];
        let (percent, score) = (words.percent(result.likelihood, 1), words.whole(result.score));
        self.date.set_text(&words.fill(Text::FilledInOn, &[("date", &words.today())]));
        self.curve.clear();
        self.curve.leaf("figcaption", "caption", words.text(Text::Curve));
        let text = words.fill(Text::CurveText, &[("score", &score), ("percent", &percent)]);
        chart::curve(&self.curve, words, card.table(), shown.line, result, &text);
        self.compare(words, card, interview, shown);
        self.table.clear();
        add_all_lines(&self.table, words, card, shown.lines);
        self.section.toggle("data-alone", false);
    }

    /// The household's likelihood beside the published rates of its area and the nation, all shares of households.
    fn compare(&self, words: Words, card: &Scorecard, interview: &Interview, shown: &Shown<'_>) {
        self.comparison.clear();
        self.comparison.show(card.benchmarks().is_some() || shown.rates == Rates::Failed);
        self.comparison.leaf("h4", "caption", words.text(Text::Comparison));
        let Some(benchmarks) = card.benchmarks() else {
            self.comparison.leaf("p", "hint", words.text(Text::ComparisonFailed));
            return;
        };
        let list = self.comparison.add("dl", "rates");
        add_rate(&list, words, words.text(Text::TheseAnswers), "household", shown.lines[shown.line].likelihood);
        let area = interview.answers().choice(benchmarks.question).map(|choice| {
            let name = words.of_card(&card.questions()[benchmarks.question].choices[choice].text);
            (Area::Choice(choice), name)
        });
        for (area, name) in area.into_iter().chain([(Area::Nation, words.text(Text::Nation))]) {
            if let Some(rates) = benchmarks.rates(Unit::Household, area) {
                let label = words.fill(Text::HouseholdsIn, &[("area", name)]);
                add_rate(&list, words, &label, "published", rates[shown.line]);
            }
        }
        self.comparison.leaf("p", "hint", &words.fill(Text::ComparisonNote, &[("survey", card.survey())]));
    }
}

fn add_rate(list: &Element, words: Words, label: &str, class: &str, share: f64) {
    let rate = list.add("div", "rate");
    rate.leaf("dt", "term", label);
    let value = rate.add("dd", "value");
    value.leaf("span", "percent", &words.percent(share, 1));
    chart::bar(&value, class, share);
}

fn add_all_lines(parent: &Element, words: Words, card: &Scorecard, lines: &[LineScore]) {
    let table = parent.add("table", "lines");
    table.leaf("caption", "caption", words.text(Text::AllLines));
    let head = table.add("thead", "line-heads").add("tr", "line-head");
    for (text, part) in [(Text::PovertyLine, "line-name"), (Text::Score, "number"), (Text::Likelihood, "number")] {
        head.add_text("th", part, words.text(text)).set("scope", "col");
    }
    let body = table.add("tbody", "line-rows");
    for (line, result) in card.lines().iter().zip(lines) {
        let row = body.add("tr", "line-row");
        row.add_text("th", "line-name", words.of_card(&line.label)).set("scope", "row");
        row.leaf("td", "number", &words.whole(result.score));
        row.leaf("td", "number", &words.percent(result.likelihood, 1));
    }
}
