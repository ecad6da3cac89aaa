//! The surface of the form module: what the element hands over, and what it gets back.
//!
//! The element is a switchboard. It hands over a control that changed or a button that was pressed, gets back the names of
//! what happened, and dispatches its events afterwards. Nothing here calls into JavaScript that could call back.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

mod chart;
mod paper;
mod question;
mod result;
mod review;
mod roster;
mod sheet;
mod view;
mod words;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use self::question::QuestionView;
use self::result::Rates;
use self::sheet::{Layout, Sheet, Stage, number};
use self::view::{Manner, View};
use super::convert::{error, from_js};
use super::dom::Element;
use super::js::Array;
use crate::answers::Answers;
use crate::export::{About, Mode, result_record};
use crate::i18n::{Language, Text};
use crate::interview::{Interview, Origin};
use crate::programmes;
use crate::scorecard::Scorecard;
use crate::scoring::{Assessment, assess};
use crate::value::{Json, Value};

/// What happened, for the element to tell the page: names, separated by spaces.
/// `change`: an answer or a member; `complete`: the result is shown, or shown with other figures; `download`, `copy`,
/// `print`, `cleared`: what the visitor asked for.
type Happened = String;

/// The form of one element.
#[wasm_bindgen]
pub struct Form {
    mount: Element,
    manner: Manner,
    line: Option<String>,
    disabled: bool,
    /// What the page knows beforehand, as question and choice ids, and whether it is kept from view.
    preset: Value,
    preset_hidden: bool,
    sheet: Option<Sheet>,
    focus: Option<Element>,
}

#[wasm_bindgen]
impl Form {
    /// A form that builds its content into `mount`.
    #[wasm_bindgen(constructor)]
    pub fn new(mount: Element) -> Form {
        let manner = Manner { language: Language::default(), mode: Mode::default(), layout: Layout::List };
        Form {
            mount,
            manner,
            line: None,
            disabled: false,
            preset: Value::Null,
            preset_hidden: false,
            sheet: None,
            focus: None,
        }
    }

    /// Takes a packed card; answers of an earlier card are dropped. False, and the form as before, when the bytes are no
    /// card packed by this version.
    pub fn load(&mut self, packed: &[u8]) -> bool {
        let Some(card) = Scorecard::unpack(packed) else { return false };
        let interview = Interview::new(&card);
        let view = View::new(&self.mount, self.manner, &card, &interview, vec![false; card.questions().len()]);
        let stage = Stage::Question(0);
        self.sheet =
            Some(Sheet { card, interview, view, stage, from_review: false, fresh: true, rates: Rates::Absent });
        self.patch();
        true
    }

    /// Sets what the page knows beforehand: an object of question ids and choice ids. It answers what the visitor has not,
    /// and again after the form was cleared.
    ///
    /// # Errors
    /// An `Error` that names a question or choice the card does not have; nothing is preset then.
    pub fn preset(&mut self, answers: &JsValue, hidden: bool) -> Result<(), JsValue> {
        self.preset = from_js(answers);
        self.preset_hidden = hidden;
        let known = self.apply_preset();
        self.rebuild();
        known
    }

    /// Takes the card with its benchmarks in place of the one without; `undefined` when it could not be loaded.
    pub fn supplement(&mut self, packed: Option<Vec<u8>>) {
        let Some(sheet) = &mut self.sheet else { return };
        match packed.and_then(|packed| Scorecard::unpack(&packed)) {
            Some(card) if card.digest() == sheet.card.digest() => sheet.card = card,
            _ => sheet.rates = Rates::Failed,
        }
        self.patch();
        self.draw();
    }

    /// Draws what the eye reaches last: the curve, the comparison, all lines. Once for all that changed together.
    pub fn draw(&self) {
        if let Some(sheet) = &self.sheet {
            sheet.view.draw(&sheet.card, &sheet.interview, self.line_of(sheet), sheet.rates);
            self.rehearse(sheet);
        }
    }

    /// Whether the result is shown without the published rates that the full card may have.
    #[wasm_bindgen(getter, js_name = wantsRates)]
    pub fn wants_rates(&self) -> bool {
        self.sheet.as_ref().is_some_and(|sheet| {
            let waiting = sheet.card.benchmarks_left_out() && sheet.rates == Rates::Absent;
            waiting && sheet.view.result.section.is_shown()
        })
    }

    /// Sets how the form is shown: in pages, or as a list. Answers stay.
    pub fn configure(&mut self, language: &str, mode: &str, pages: bool, line: Option<String>, disabled: bool) {
        let manner = Manner {
            language: Language::from_tag(language).unwrap_or_default(),
            mode: Mode::from_id(mode).unwrap_or_default(),
            layout: if pages { Layout::Pages } else { Layout::List },
        };
        self.line = line;
        self.disabled = disabled;
        if manner != self.manner {
            if manner.layout != self.manner.layout
                && let Some(sheet) = &mut self.sheet
            {
                // From the list, which shows all at once, to the page that comes next.
                let missing = sheet.interview.answers().missing().next();
                sheet.stage = missing.map_or(Stage::Result, Stage::Question);
            }
            self.manner = manner;
            self.rebuild();
        }
        self.patch();
    }

    /// The id of the card that is shown.
    #[wasm_bindgen(getter, js_name = cardId)]
    pub fn card_id(&self) -> Option<String> {
        self.sheet.as_ref().map(|sheet| sheet.card.id().to_owned())
    }

    /// The answers as `{q1: "T", …}`, without the missing ones.
    #[wasm_bindgen(getter)]
    pub fn answers(&self) -> JsValue {
        let ids = self.sheet.iter().flat_map(|sheet| sheet.interview.answers().ids(&sheet.card));
        JsValue::object(ids.map(|(question, choice)| (question, JsValue::text(choice))))
    }

    /// The form as it stands, as JSON for [`Form::restore`]; `null` while no card is shown.
    #[wasm_bindgen(getter)]
    pub fn draft(&self) -> JsValue {
        self.sheet.as_ref().map_or(JsValue::NULL, |sheet| sheet.interview.draft(&sheet.card))
    }

    /// Replaces all answers and members by those of a draft; one with `answers` alone is what the page sets.
    ///
    /// # Errors
    /// An `Error` that names a question or choice the card does not have, or another card; the form is then as before.
    pub fn restore(&mut self, draft: &JsValue) -> Result<(), JsValue> {
        let draft = from_js(draft);
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        let of_visit = draft.get("scorecard").and_then(Value::as_text);
        if of_visit.is_some_and(|digest| digest != sheet.card.digest().text()) {
            return Err(error("draft: found answers to another version of the scorecard"));
        }
        sheet.interview = Interview::from_draft(&sheet.card, &draft).map_err(|unknown| error(&unknown.message()))?;
        sheet.fresh = true;
        // What was known is known to be valid.
        let _ = self.apply_preset();
        if let Some(sheet) = &mut self.sheet {
            let missing = sheet.interview.answers().missing().next();
            if of_visit.is_some() {
                sheet.stage = missing.map_or(Stage::Review, Stage::Question);
            } else if sheet.stage == Stage::Result && missing.is_some() {
                sheet.stage = sheet.first();
            }
            self.rebuild();
        }
        Ok(())
    }

    /// The ids of the questions without an answer.
    #[wasm_bindgen(getter)]
    pub fn missing(&self) -> Array {
        let ids = self.sheet.iter().flat_map(|sheet| {
            sheet.interview.answers().missing().map(|question| JsValue::from_str(&sheet.card.questions()[question].id))
        });
        ids.collect()
    }

    /// What a host form says of the first unanswered question.
    #[wasm_bindgen(getter, js_name = validityMessage)]
    pub fn validity_message(&self) -> String {
        let first = self.sheet.as_ref().and_then(|sheet| {
            let question = &sheet.card.questions()[sheet.interview.answers().missing().next()?];
            let words = sheet.view.words();
            Some(words.fill(Text::FirstUnanswered, &[("question", words.of_card(&question.text))]))
        });
        first.unwrap_or_default()
    }

    /// The result record, or `null` while answers are missing. Its context is left to the element.
    pub fn record(&self, time: String) -> JsValue {
        self.sheet.as_ref().map_or(JsValue::NULL, |sheet| self.record_of(sheet, sheet.interview.answers(), time))
    }

    /// What a blank questionnaire on paper needs to know; `null` while no card is shown.
    #[wasm_bindgen(getter)]
    pub fn questionnaire(&self) -> JsValue {
        let sheet = self.sheet.as_ref();
        sheet.map_or(JsValue::NULL, |sheet| paper::questionnaire(sheet.view.words(), &sheet.card, self.line_of(sheet)))
    }

    /// The positions of the page's programmes that are meant for this household; none while no result is shown.
    #[wasm_bindgen(js_name = meantFor)]
    pub fn meant_for(&self, programmes: &JsValue) -> Array {
        let result = self.sheet.as_ref().filter(|sheet| sheet.view.result.section.is_shown());
        let positions = result.map(|sheet| match assess(&sheet.card, sheet.interview.answers()) {
            Assessment::Complete { lines } => programmes::meant_for(&from_js(programmes), &sheet.card, &lines),
            Assessment::Incomplete { .. } => Vec::new(),
        });
        positions.iter().flatten().map(|position| JsValue::from(words::to_u32(*position))).collect()
    }

    /// A control of the form changed; one that is typed into may change again with the next key.
    pub fn changed(&mut self, control: &Element, typing: bool) -> Happened {
        let Some(sheet) = &mut self.sheet else { return Happened::new() };
        if let Some(question) = control.attribute("data-question") {
            let Some(position) = sheet.card.question_index(&question) else { return Happened::new() };
            let choice = sheet.card.questions()[position].choice_index(&control.value());
            sheet.interview.answer(position, choice);
            sheet.fresh = true;
            sheet.view.questions[position].patch(sheet.view.words(), &sheet.card, &sheet.interview, position);
            let statement = self.patch_around();
            return self.told("change", statement);
        } else if let Some(what) = control.attribute("data-roster") {
            sheet.change_roster(&what, control);
        } else {
            return Happened::new();
        }
        // A name changes no figure.
        sheet.fresh |= control.attribute("data-roster").as_deref() != Some("name");
        if typing {
            // What was announced is no longer so; it is said anew even in the same words.
            sheet.view.say("");
            self.patch();
            return "change".to_owned();
        }
        self.patched("change")
    }

    /// What was typed stands, or is seen as a whole now.
    pub fn stands(&mut self) -> Happened {
        self.patched("")
    }

    /// A button of the form was pressed.
    pub fn pressed(&mut self, button: &Element) -> Happened {
        let action = button.attribute("data-action").unwrap_or_default();
        let Some(sheet) = &mut self.sheet else { return Happened::new() };
        match action.as_str() {
            "next" => sheet.next(),
            "back" => sheet.back(),
            "review" => sheet.turn_to_review(),
            "edit" => {
                let position = number(button, "data-position").unwrap_or_default();
                sheet.stage = Stage::Question(position.min(sheet.card.questions().len() - 1));
                sheet.from_review = true;
            }
            "result" => {
                if sheet.interview.answers().complete().is_none() {
                    self.turn_to_missing();
                    return Happened::new();
                }
                sheet.stage = Stage::Result;
            }
            "roster" => sheet.open_roster(),
            "member-add" | "member-remove" => {
                match number(button, "data-member") {
                    Some(position) => sheet.interview.remove_member(&sheet.card, position),
                    None => sheet.interview.add_member(&sheet.card),
                }
                self.focus = sheet.view.build_members(&sheet.card, &sheet.interview);
                sheet.fresh = true;
                return self.patched("change");
            }
            "start-again" | "keep" => sheet.view.result.ask(action == "start-again"),
            "reset" => {
                self.reset();
                self.say(Text::Cleared);
                self.focus = self.sheet.as_ref().map(Sheet::place);
                return "change cleared".to_owned();
            }
            _ => return action,
        }
        self.turn(&action)
    }

    /// Clears all answers and members.
    pub fn reset(&mut self) {
        if let Some(sheet) = &mut self.sheet {
            sheet.interview = Interview::new(&sheet.card);
            sheet.from_review = false;
            sheet.fresh = true;
        }
        // What was known is known to be valid.
        let _ = self.apply_preset();
        if let Some(sheet) = &mut self.sheet {
            sheet.stage = sheet.first();
        }
        self.rebuild();
        self.patch();
    }

    /// Shows what is missing and turns to the first of it.
    #[wasm_bindgen(js_name = turnToMissing)]
    pub fn turn_to_missing(&mut self) {
        let Some(sheet) = &mut self.sheet else { return };
        let missing: Vec<usize> = sheet.interview.answers().missing().collect();
        let Some(first) = missing.first() else { return };
        sheet.stage = Stage::Question(*first);
        for question in &missing {
            sheet.view.questions[*question].show_error(true);
        }
        let words = sheet.view.words();
        let count = words.whole(words::to_u32(missing.len()));
        sheet.view.say(&words.fill(Text::AnswersMissing, &[("n", &count)]));
        self.focus = Some(sheet.view.questions[*first].fieldset.clone());
        self.patch();
    }

    /// The element that should take the focus now. Focusing is left to the element, since it runs listeners of the page.
    #[wasm_bindgen(js_name = takeFocus)]
    pub fn take_focus(&mut self) -> Option<Element> {
        self.focus.take()
    }

    /// Says that copying went well, or did not.
    pub fn copied(&self, well: bool) {
        if let Some(sheet) = &self.sheet {
            let text = sheet.view.words().text(if well { Text::Copied } else { Text::CopyFailed });
            sheet.view.result.done.set_text(text);
        }
    }
}

impl Form {
    fn record_of(&self, sheet: &Sheet, answers: &Answers, time: String) -> JsValue {
        let Assessment::Complete { lines } = assess(&sheet.card, answers) else { return JsValue::NULL };
        let about = About {
            mode: self.manner.mode,
            language: self.manner.language.tag().to_owned(),
            members: sheet.interview.agreed_members(&sheet.card),
            from_roster: sheet.interview.answered_by(Origin::Roster),
            preset: sheet.interview.answered_by(Origin::Preset),
            time,
        };
        result_record(&sheet.card, answers, &lines, &about)
    }

    /// Makes a record that nobody gets, as if the one question that is left had its first choice: what runs for the first
    /// time is compiled first, which takes longer than to run it, and the last answer shall not wait for that.
    fn rehearse(&self, sheet: &Sheet) {
        let mut missing = sheet.interview.answers().missing();
        if let (Some(question), None) = (missing.next(), missing.next()) {
            let mut answers = sheet.interview.answers().clone();
            answers.set(question, Some(0));
            self.record_of(sheet, &answers, String::new());
        }
    }

    fn apply_preset(&mut self) -> Result<(), JsValue> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        let known = match &self.preset {
            Value::Null => Answers::none(&sheet.card),
            preset => Answers::read(&sheet.card, preset).map_err(|unknown| error(&unknown.message()))?,
        };
        sheet.interview.preset(&known);
        Ok(())
    }

    fn say(&self, text: Text) {
        if let Some(sheet) = &self.sheet {
            sheet.view.say(sheet.view.words().text(text));
        }
    }

    /// Builds the view anew, with the same answers at the same place.
    fn rebuild(&mut self) {
        let Some(sheet) = &mut self.sheet else { return };
        let entries: Vec<Option<i32>> = sheet.view.questions.iter().map(QuestionView::selected_entry).collect();
        let hidden = |question| self.preset_hidden && sheet.interview.origin(question) == Origin::Preset;
        let hidden: Vec<bool> = (0..sheet.card.questions().len()).map(hidden).collect();
        sheet.view = View::new(&self.mount, self.manner, &sheet.card, &sheet.interview, hidden);
        if let Stage::Question(position) = sheet.stage
            && sheet.view.is_hidden(position)
        {
            sheet.stage = sheet.after(position);
        }
        if sheet.stage == Stage::Review {
            sheet.view.fill_review(&sheet.card, &sheet.interview);
        }
        self.patch();
        let Some(sheet) = &self.sheet else { return };
        for (question, entry) in sheet.view.questions.iter().zip(entries) {
            if let Some(entry) = entry {
                question.select_entry(entry);
            }
        }
    }

    fn patch(&self) -> Option<String> {
        let sheet = self.sheet.as_ref()?;
        sheet.view.disable(self.disabled);
        sheet.view.patch_questions(&sheet.card, &sheet.interview, sheet.stage);
        self.patch_around()
    }

    fn patch_around(&self) -> Option<String> {
        let sheet = self.sheet.as_ref()?;
        sheet.view.patch_around(&sheet.card, &sheet.interview, sheet.stage, self.line_of(sheet), sheet.rates)
    }

    /// The position of the chosen line.
    fn line_of(&self, sheet: &Sheet) -> usize {
        self.line.as_ref().and_then(|line| sheet.card.line_index(line)).unwrap_or_default()
    }

    /// Patches after a change and tells what happened.
    fn patched(&mut self, what: &str) -> Happened {
        let statement = self.patch();
        self.told(what, statement)
    }

    /// Tells what happened, with the result's main sentence while it is shown.
    fn told(&mut self, what: &str, statement: Option<String>) -> Happened {
        let Some(sheet) = &mut self.sheet else { return Happened::new() };
        match statement {
            Some(statement) if sheet.fresh => {
                sheet.fresh = false;
                let words = sheet.view.words();
                sheet.view.say(&words.fill(Text::ResultReady, &[("statement", &statement)]));
                [what, " complete"].concat()
            }
            _ => what.to_owned(),
        }
    }

    /// Patches after a step and turns the focus to where the visitor is now.
    fn turn(&mut self, action: &str) -> Happened {
        let asking = matches!(action, "start-again" | "keep");
        let happened = if asking { Happened::new() } else { self.patched("") };
        let Some(sheet) = &self.sheet else { return happened };
        self.focus = Some(match action {
            "start-again" => sheet.view.result.question(),
            "keep" => sheet.view.result.heading(),
            _ => sheet.place(),
        });
        happened
    }
}
