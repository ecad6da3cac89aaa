//! The whole form on the page: header, questions, review, result and the buttons between them.

use alloc::string::String;
use alloc::vec::Vec;

use super::question::{QuestionView, comes_from_roster};
use super::result::{Rates, ResultView, Shown};
use super::review;
use super::roster::RosterView;
use super::sheet::{Layout, Stage};
use super::words::{Words, text_of, to_u32};
use crate::export::Mode;
use crate::i18n::{Language, Text};
use crate::interview::Interview;
use crate::scorecard::Scorecard;
use crate::scoring::{Assessment, assess};
use crate::web::dom::Element;

pub(super) struct View {
    words: Words,
    manner: Manner,
    /// By question: whether it is not shown, because the page answered it.
    hidden: Vec<bool>,
    form: Element,
    bar: Element,
    progress: Element,
    pub(super) questions: Vec<QuestionView>,
    review: Element,
    pub(super) result: ResultView,
    buttons: Buttons,
    status: Element,
}

struct Buttons {
    back: Element,
    next: Element,
    show_result: Element,
    change_answers: Element,
}

/// What the page asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) language: Language,
    pub(super) mode: Mode,
    pub(super) layout: Layout,
}

impl View {
    /// Builds everything into `mount`.
    pub(super) fn new(
        mount: &Element,
        manner: Manner,
        card: &Scorecard,
        interview: &Interview,
        hidden: Vec<bool>,
    ) -> View {
        let words = Words(manner.language);
        mount.clear();
        let form = mount.add("div", "form");
        form.set("lang", manner.language.tag());
        form.set("data-layout", manner.layout.id());
        add_header(&form, words, card);

        let progress_box = form.add("div", "progress");
        let bar = progress_box.add("progress", "progress-bar");
        bar.set("aria-labelledby", "progress-text");
        let progress = progress_box.add("p", "progress-text");
        progress.set("id", "progress-text");

        let first_from_roster =
            (0..hidden.len()).find(|question| !hidden[*question] && comes_from_roster(&card.questions()[*question]));
        let list = form.add("div", "questions");
        let all = hidden.iter().filter(|hidden| !**hidden).count();
        let question = |position: usize| {
            let n = hidden[..=position].iter().filter(|hidden| !**hidden).count();
            let roster = (first_from_roster == Some(position)).then_some(|fieldset: &Element| {
                RosterView::new(fieldset, words, card, interview, manner.mode == Mode::Interview)
            });
            let view = QuestionView::new(&list, words, card, position, (n, all), roster);
            // Not on paper either, where the questions of all pages stand.
            view.fieldset.toggle("inert", hidden[position]);
            view
        };
        let questions = (0..card.questions().len()).map(question).collect();
        let review = form.add("section", "review");
        let nav = form.add("div", "nav");
        let buttons = Buttons {
            back: nav.button("button", "back", words.text(Text::Back)),
            next: nav.button("button primary", "next", words.text(Text::Next)),
            show_result: nav.button("button primary", "result", words.text(Text::ShowResult)),
            change_answers: nav.button("button", "review", words.text(Text::ChangeAnswers)),
        };
        let result = ResultView::new(&form, words, card);
        if manner.mode != Mode::SelfFilled {
            let sheets = form.add("p", "sheets");
            sheets.button("link", "sheet", words.text(Text::PrintSheet));
            sheets.button("link", "sheet-points", words.text(Text::PrintSheetPoints));
        }
        add_footer(&form, words, card);
        let status = form.add("p", "status");
        status.set("role", "status");
        View { words, manner, hidden, form, bar, progress, questions, review, result, buttons, status }
    }

    /// Writes what differs in the questions.
    pub(super) fn patch_questions(&self, card: &Scorecard, interview: &Interview, stage: Stage) {
        let pages = self.manner.layout == Layout::Pages;
        for (position, question) in self.questions.iter().enumerate() {
            question.patch(self.words, card, interview, position);
            question.fieldset.show(!self.hidden[position] && (!pages || stage == Stage::Question(position)));
        }
    }

    /// Writes what differs around the questions. Gives the result's main sentence while the result is shown.
    pub(super) fn patch_around(
        &self,
        card: &Scorecard,
        interview: &Interview,
        stage: Stage,
        line: usize,
        rates: Rates,
    ) -> Option<String> {
        let shown = || (0..card.questions().len()).filter(|question| !self.hidden[*question]);
        let all = to_u32(shown().count());
        let answered = to_u32(shown().filter(|question| interview.answers().choice(*question).is_some()).count());
        self.bar.set("max", &text_of(all));
        self.bar.set("value", &text_of(answered));
        let values = [("n", &*self.words.whole(answered)), ("all", &*self.words.whole(all))];
        self.progress.set_text(&self.words.fill(Text::AnsweredOf, &values));

        let pages = self.manner.layout == Layout::Pages;
        self.review.show(pages && stage == Stage::Review);
        let asking = matches!(stage, Stage::Question(_));
        let first = shown().next().map_or(Stage::Review, Stage::Question);
        self.buttons.back.show(pages && stage != first && stage != Stage::Result);
        self.buttons.next.show(pages && asking);
        self.buttons.show_result.show(!pages || stage == Stage::Review);
        self.buttons.change_answers.show(pages && stage == Stage::Result);

        let assessment = assess(card, interview.answers());
        let lines = match &assessment {
            Assessment::Complete { lines } if !pages || stage == Stage::Result => Some(lines),
            _ => None,
        };
        self.result.section.show(lines.is_some());
        self.form.toggle("data-result", lines.is_some());
        let shown = Shown { lines: lines?, line, mode: self.manner.mode, rates };
        Some(self.result.patch(self.words, card, &shown))
    }

    /// Draws the rest of the result while it is shown, and its answers, with which it stands on paper.
    pub(super) fn draw(&self, card: &Scorecard, interview: &Interview, line: usize, rates: Rates) {
        if let (true, Assessment::Complete { lines }) =
            (self.result.section.is_shown(), assess(card, interview.answers()))
        {
            let shown = Shown { lines: &lines, line, mode: self.manner.mode, rates };
            self.result.draw(self.words, card, interview, &shown);
            self.fill_review(card, interview);
        }
    }

    /// Fills the review anew and gives its heading.
    pub(super) fn fill_review(&self, card: &Scorecard, interview: &Interview) -> Element {
        review::fill(&self.review, self.words, card, interview, &self.hidden)
    }

    /// Builds the members' rows anew; the button that adds one takes the focus.
    pub(super) fn build_members(&self, card: &Scorecard, interview: &Interview) -> Option<Element> {
        let roster = self.questions.iter().find_map(|question| question.roster.as_ref())?;
        roster.build_list(self.words, card, interview);
        Some(roster.add.clone())
    }

    /// Whether a question is not shown, because the page answered it.
    pub(super) fn is_hidden(&self, question: usize) -> bool {
        self.hidden[question]
    }

    /// Enables or disables every control.
    pub(super) fn disable(&self, disabled: bool) {
        for question in &self.questions {
            question.fieldset.toggle("disabled", disabled);
        }
        let Buttons { back, next, show_result, change_answers } = &self.buttons;
        for button in [back, next, show_result, change_answers] {
            button.toggle("disabled", disabled);
        }
    }

    /// Tells screen readers something.
    pub(super) fn say(&self, text: &str) {
        self.status.set_text(text);
    }

    /// The form's words.
    pub(super) fn words(&self) -> Words {
        self.words
    }
}

fn add_header(form: &Element, words: Words, card: &Scorecard) {
    let header = form.add("header", "header");
    let titles = header.add("div", "titles");
    titles.leaf("h2", "title", words.text(Text::Title));
    titles.leaf("p", "subtitle", words.of_card(card.name()));
    for language in Language::ALL {
        if language != words.0 {
            header.button("link", "language", language.name()).set("lang", language.tag());
        }
    }
}

fn add_footer(form: &Element, words: Words, card: &Scorecard) {
    let footer = form.add("footer", "footer");
    footer.leaf("p", "privacy", words.text(Text::Privacy));
    let source = footer.add("p", "source");
    source.leaf("span", "source-text", &words.fill(Text::SourceOf, &[("source", &card.source().text)]));
    // A custom card's address may be anything: only a web address becomes a link.
    let url = &card.source().url;
    if let Some(address) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) {
        let link = source.add_text("a", "source-link", address);
        link.set("href", url);
        link.set("target", "_blank");
        link.set("rel", "noopener noreferrer");
    }
    footer.leaf("p", "independent", words.text(Text::Independent));
}
