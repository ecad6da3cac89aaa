//! English.

use super::Text;

pub(super) fn text(text: Text) -> &'static str {
    match text {
        Text::Title => "Poverty Probability Index (PPI)",
        Text::QuestionOf => "Question {n} of {all}",
        Text::AnsweredOf => "{n} of {all} questions answered",
        Text::Help => "What does this mean?",
        Text::ChooseOne => "Choose one…",
        Text::AnswerMissing => "Please choose an answer first.",
        Text::AnswersMissing => "{n} questions still have no answer.",
        Text::FirstUnanswered => "This question has no answer yet: {question}",
        Text::Next => "Next",
        Text::Back => "Back",
        Text::ShowResult => "Show the result",
        Text::ChangeAnswers => "Change answers",
        Text::Change => "Change",
        Text::Review => "Check your answers",
        Text::ReviewHint => "Is everything right? You can still change every answer.",
        Text::Result => "Result",
        Text::Statement => "{frequency} households with these answers live below {line} ({percent}).",
        Text::InTen => "About {n} in 10",
        Text::InHundred => "About {n} in 100",
        Text::UnderOneInHundred => "Fewer than 1 in 100",
        Text::Over99InHundred => "More than 99 in 100",
        Text::NoVerdict => {
            "This is a likelihood among many similar households. It does not say how any one household lives."
        }
        Text::FilledInOn => "Filled in on {date}.",
        Text::SelfFilled => {
            "Filled in by yourself: this result is for learning and awareness. The PPI’s accuracy was established only for interviews at home."
        }
        Text::Score => "Score",
        Text::Likelihood => "Poverty likelihood",
        Text::PovertyLine => "Poverty line",
        Text::AllLines => "All poverty lines",
        Text::Capped => "The points exceed the table, which ends at score {last}. Its last row was read.",
        Text::Curve => "From score to likelihood",
        Text::CurveText => {
            "Chart: at score {score} the likelihood is {percent}. The higher the score, the lower the likelihood."
        }
        Text::Comparison => "Comparison",
        Text::TheseAnswers => "With these answers",
        Text::HouseholdsIn => "Households in {area}",
        Text::Nation => "the whole country",
        Text::ComparisonNote => "Share of households below this line according to {survey}.",
        Text::ComparisonFailed => "The figures to compare with could not be loaded. The result above still holds.",
        Text::Download => "Download the result (JSON)",
        Text::Copy => "Copy",
        Text::Copied => "The result has been copied.",
        Text::CopyFailed => "This browser cannot copy the result. Please use the download button.",
        Text::Print => "Print",
        Text::PrintSheet => "Print a blank questionnaire",
        Text::PrintSheetPoints => "Print a blank one with points",
        Text::StartAgain => "Start again",
        Text::StartAgainQuestion => "Delete all answers?",
        Text::StartAgainYes => "Yes, delete",
        Text::Cancel => "Cancel",
        Text::Cleared => "All answers have been deleted.",
        Text::ResultReady => "The result is ready. {statement}",
        Text::SourceOf => "Source: {source}.",
        Text::Independent => "This form is made independently of the card’s publisher and does not speak for them.",
        Text::Privacy => "Your answers are scored on this device; only this page can send them.",
        Text::Roster => "Fill in from a list of household members",
        Text::Member => "Member {n}",
        Text::MemberName => "Name (may stay empty)",
        Text::MemberAge => "Age (years)",
        Text::MemberSchool => "Attends school?",
        Text::Yes => "Yes",
        Text::No => "No",
        Text::AddMember => "Add a member",
        Text::RemoveMember => "Remove member {n}",
        Text::FromRoster => "This answer was counted from the list of household members.",
        Text::Preset => "Filled in by this page. Change it if it is not right.",
        Text::OpenRoster => "Open the list of members",
        Text::NotAsRoster => "Answered directly. According to the list of members: {choice}.",
        Text::NeedsAge => "Enter the age of member {n}.",
        Text::NeedsSchool => "Choose whether member {n} attends school.",
        Text::NeedsMember => "Enter at least one member.",
        Text::NeedsList => "This question needs the age of every member: fill in the list.",
        Text::Members => "Number of household members",
        Text::CountsAs => "{name} (counts as {choice})",
        Text::NotAnswered => "Not answered",
    }
}
