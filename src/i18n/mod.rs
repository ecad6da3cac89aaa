//! The interface's texts: one enum, one exhaustive match per language, so that a missing translation does not compile.
//! The texts of questions and answers stand in the cards.

use alloc::string::String;

#[cfg(any(feature = "class", not(target_arch = "wasm32")))]
mod cases;
mod en;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
mod expected;
mod frequency;
mod id;
#[cfg(any(feature = "engine", feature = "class", not(target_arch = "wasm32")))]
mod pattern;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
mod problem;

#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub use expected::Expected;
pub use frequency::{Frequency, frequency};

/// The languages of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Bahasa Indonesia, the first language.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::Indonesian, Language::English];

    /// As a language tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Indonesian => "id",
            Language::English => "en",
        }
    }

    /// The language of this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Its name in itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Language::Indonesian => "Bahasa Indonesia",
            Language::English => "English",
        }
    }

    /// An interface text. Places for values are written `{name}`; [`fill`] puts them in.
    #[must_use]
    pub fn text(self, text: Text) -> &'static str {
        match self {
            Language::Indonesian => id::text(text),
            Language::English => en::text(text),
        }
    }
}

/// Puts values in the places of a text: `{n}` becomes the value named `n`. A place without a value stays as it is.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, place)) = rest.split_once('{') {
        let Some((name, after)) = place.split_once('}') else { break };
        filled.push_str(before);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The texts, by name and in order, for whoever lists them all.
macro_rules! texts {
    ($($(#[$about:meta])* $name:ident,)*) => {
        /// Every text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text {
            $($(#[$about])* $name,)*
        }

        impl Text {
            /// All of them.
            pub const ALL: &[Text] = &[$(Text::$name),*];

            /// The name of the text in the code.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Text::$name => stringify!($name),)*
                }
            }
        }
    };
}

texts! {
    /// The name of the index.
    Title,
    /// Progress by page: `{n}` of `{all}`.
    QuestionOf,
    /// Progress by answers: `{n}` of `{all}`.
    AnsweredOf,
    /// Opens a question's help.
    Help,
    /// The empty entry of a long list.
    ChooseOne,
    /// The error of a question without an answer.
    AnswerMissing,
    /// The error above several questions: `{n}` are missing.
    AnswersMissing,
    /// The validity message of a host form: question `{question}` is the first unanswered one.
    FirstUnanswered,
    /// Goes to the next page.
    Next,
    /// Goes to the page before.
    Back,
    /// Goes to the result.
    ShowResult,
    /// Goes back to the answers.
    ChangeAnswers,
    /// Goes to one answer.
    Change,
    /// The heading of the review.
    Review,
    /// What the review is for.
    ReviewHint,
    /// The heading of the result.
    Result,
    /// The main sentence: `{frequency}` households live below `{line}`, `{percent}`.
    Statement,
    /// A likelihood in words: `{n}` in 10.
    InTen,
    /// A likelihood in words: `{n}` in 100.
    InHundred,
    /// A likelihood in words, at the lower end.
    UnderOneInHundred,
    /// A likelihood in words, at the upper end.
    Over99InHundred,
    /// That a likelihood is no verdict about one household.
    NoVerdict,
    /// When the result came about: `{date}`.
    FilledInOn,
    /// The mark of a self-filled result.
    SelfFilled,
    /// The score.
    Score,
    /// The likelihood.
    Likelihood,
    /// The poverty line, as a heading.
    PovertyLine,
    /// The table of all lines.
    AllLines,
    /// That points went beyond the table, which ends at `{last}`.
    Capped,
    /// The curve's heading.
    Curve,
    /// The curve in words: at score `{score}` the likelihood is `{percent}`.
    CurveText,
    /// The comparison's heading.
    Comparison,
    /// The household's own likelihood in a comparison.
    TheseAnswers,
    /// The published rate of an area, `{area}`.
    HouseholdsIn,
    /// The whole country.
    Nation,
    /// That published rates come from `{survey}` and count households.
    ComparisonNote,
    /// That the published rates could not be loaded.
    ComparisonFailed,
    /// Saves the record as a file.
    Download,
    /// Copies the record.
    Copy,
    /// Said after copying.
    Copied,
    /// Said when copying failed.
    CopyFailed,
    /// Prints.
    Print,
    /// Prints a blank questionnaire, without points.
    PrintSheet,
    /// Prints a blank questionnaire with the points of the chosen line.
    PrintSheetPoints,
    /// Clears all answers.
    StartAgain,
    /// Asks before clearing.
    StartAgainQuestion,
    /// Clears after asking.
    StartAgainYes,
    /// Keeps after asking.
    Cancel,
    /// Said after clearing.
    Cleared,
    /// Said when the result appears: `{statement}`.
    ResultReady,
    /// Names the source of the card: `{source}`.
    SourceOf,
    /// That the product is independent.
    Independent,
    /// That answers stay on the device.
    Privacy,
    /// Opens the roster.
    Roster,
    /// Member `{n}`.
    Member,
    /// A member's name.
    MemberName,
    /// A member's age.
    MemberAge,
    /// Whether a member attends school.
    MemberSchool,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Adds a member.
    AddMember,
    /// Removes member `{n}`.
    RemoveMember,
    /// Marks an answer that came from the roster.
    FromRoster,
    /// Marks an answer that the page knew beforehand.
    Preset,
    /// Leads to the roster.
    OpenRoster,
    /// Marks an answer that differs from the roster, which says `{choice}`.
    NotAsRoster,
    /// The roster needs the age of member `{n}`.
    NeedsAge,
    /// The roster needs to know whether member `{n}` attends school.
    NeedsSchool,
    /// The roster needs at least one member.
    NeedsMember,
    /// The rule needs the list of members.
    NeedsList,
    /// The exact number of members.
    Members,
    /// Another name that counts as `{choice}`.
    CountsAs,
    /// Nothing answered.
    NotAnswered,
}

#[cfg(test)]
mod tests {
    use super::{Language, fill};

    #[test]
    fn a_language_is_known_by_its_tag() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("jv"), None);
    }

    #[test]
    fn values_fill_their_places_and_nothing_else() {
        assert_eq!(fill("{n} of {all}", &[("n", "3"), ("all", "10")]), "3 of 10");
        assert_eq!(fill("{n} {x} {", &[("n", "{all}"), ("all", "10")]), "{all} {x} {");
        assert_eq!(fill("", &[]), "");
    }
}
