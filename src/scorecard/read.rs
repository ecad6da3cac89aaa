//! The one reader of a card: walks the value by hand, notes every problem of shape, then runs the checks of rule.

use alloc::string::String;
use alloc::vec::Vec;

use super::object::{
    ADDRESS, CARD_ID, COUNTRY, LANGUAGE, MONTH, Object, SHAPE, Texts, WORDS, object, share, text, whole,
};
use super::{
    Area, Band, BenchmarkRow, Benchmarks, Choice, Citation, CountRange, Digest, Line, LineKind, Points, Question,
    RosterRule, Scorecard, Source, Table, Unit, checks,
};
use crate::problem::{Problem, Problems, Shown, key};
use crate::value::Value;

pub(super) fn scorecard(value: &Value) -> Result<Scorecard, Vec<Problem>> {
    let mut problems = Problems::default();
    let card = object(Some(value), String::new(), &mut problems, card);
    checks::run(&card, &mut problems);
    if problems.0.is_empty() { Ok(card) } else { Err(problems.0) }
}

fn card(card: &mut Object<'_>) -> Scorecard {
    card.fixed("format", &Value::text("ppi-scorecard"), "\"ppi-scorecard\"");
    card.fixed("version", &Value::Number(1.0), "1");
    let id = card.text("id", CARD_ID);
    let languages = card.list("languages", 1, |item, path, problems| text(Some(item), path, LANGUAGE, problems));
    let texts = Texts(&languages);
    let country = card.text("country", COUNTRY);
    let name = card.localized("name", texts);
    let released = card.text("released", MONTH);
    let survey = card.text("survey", WORDS);
    let source =
        card.object("source", |source| Citation { text: source.text("text", WORDS), url: source.text("url", ADDRESS) });
    let household = card.optional("household").then(|| card.localized("household", texts));
    let lines = card.objects("lines", 1, |object| line(object, texts));
    let questions = card.objects("questions", 1, |object| question(object, texts));
    let table = card.object("table", table);
    let benchmarks =
        card.optional("benchmarks").then(|| card.object("benchmarks", |object| benchmarks(object, &questions)));
    let digest = Digest::of(&id, &lines, &questions, &table);
    Scorecard {
        id,
        languages,
        country,
        name,
        released,
        survey,
        source,
        household,
        lines,
        questions,
        table,
        benchmarks,
        digest,
        benchmarks_left_out: false,
    }
}

fn line(line: &mut Object<'_>, texts: Texts) -> Line {
    let id = line.text("id", WORDS);
    let kind = match line.take("kind") {
        Some(Value::Text(kind)) if kind == "extreme" => LineKind::Extreme,
        Some(Value::Text(kind)) if kind == "legacy" => LineKind::Legacy,
        kind @ Some(Value::Object(_)) => object(kind, key(&line.path, "kind"), line.problems, line_kind),
        other => {
            line.note("kind", SHAPE, Shown::value(other), LINE_KINDS);
            LineKind::Legacy
        }
    };
    let label = line.localized("label", texts);
    let below = line.optional("below").then(|| line.localized("below", texts));
    Line { id, kind, label, below }
}

const LINE_KINDS: &str = "\"extreme\", \"legacy\", or an object with one of national, ppp, percentile";

fn line_kind(kind: &mut Object<'_>) -> LineKind {
    if kind.optional("national") {
        kind.object("national", |national| LineKind::National { percent: national.positive("percent") })
    } else if kind.optional("ppp") {
        kind.object("ppp", |ppp| LineKind::Ppp { usd_per_day: ppp.positive("usd_per_day"), year: ppp.whole("year") })
    } else if kind.optional("percentile") {
        kind.object("percentile", |line| LineKind::Percentile {
            poorest_percent: line.between("poorest_percent", 100.0, "a number above 0 and below 100"),
        })
    } else {
        kind.problems.add(SHAPE, kind.path.as_str(), Shown::value(Some(kind.value)), LINE_KINDS);
        LineKind::Legacy
    }
}

fn question(question: &mut Object<'_>, texts: Texts) -> Question {
    let id = question.text("id", WORDS);
    let text = question.localized("text", texts);
    let short = question.localized("short", texts);
    let help = question.optional("help").then(|| question.localized("help", texts));
    let choices = question.objects("choices", 2, |object| choice(object, texts));
    let source = match question.take("from") {
        None => Source::Asked,
        Some(Value::Text(from)) if from == "location" => Source::Location,
        from @ Some(Value::Object(_)) => object(from, key(&question.path, "from"), question.problems, |from| {
            Source::Roster(from.object("roster", |rule| roster_rule(rule, &choices)))
        }),
        other => {
            question.note("from", SHAPE, Shown::value(other), "\"location\", or an object with a roster rule");
            Source::Asked
        }
    };
    Question { id, text, short, help, source, choices }
}

fn choice(choice: &mut Object<'_>, texts: Texts) -> Choice {
    let id = choice.text("id", WORDS);
    let text = choice.localized("text", texts);
    let also = if choice.optional("also") {
        choice.list("also", 1, |item, path, problems| texts.read(Some(item), path, problems))
    } else {
        Vec::new()
    };
    let points = if let Some(Value::List(_)) = choice.value.get("points") {
        Points::PerLine(choice.list("points", 1, |item, path, problems| whole(POINTS, Some(item), path, problems)))
    } else {
        let points = choice.take("points");
        Points::Shared(whole(POINTS, points, key(&choice.path, "points"), choice.problems))
    };
    Choice { id, text, also, points }
}

const POINTS: &str = "points-whole";

fn roster_rule(rule: &mut Object<'_>, choices: &[Choice]) -> RosterRule {
    if rule.optional("school") {
        return rule.object("school", |school| RosterRule::School {
            ages: school.span("ages"),
            nobody: school.choice("nobody", choices),
            not_all: school.choice("not_all", choices),
            all: school.choice("all", choices),
        });
    }
    rule.object("count", |count| {
        let ages = count.optional("ages").then(|| count.span("ages"));
        let before = count.problems.0.len();
        let ranges = count.objects("choices", 1, |range| CountRange {
            from: range.whole("from"),
            to: range.optional("to").then(|| range.whole("to")),
            choice: range.choice("choice", choices),
        });
        if count.problems.0.len() == before {
            checks::count_ranges(&ranges, u32::from(ages.is_none()), &key(&count.path, "choices"), count.problems);
        }
        RosterRule::Count { ages, ranges }
    })
}

fn table(table: &mut Object<'_>) -> Table {
    let unit = table.take("unit");
    let most = match unit.and_then(Value::as_text) {
        Some("fraction") => 1.0,
        Some("percent") => 100.0,
        _ => {
            table.note("unit", SHAPE, Shown::value(unit), "\"fraction\" or \"percent\"");
            table.take("rows");
            return Table::default();
        }
    };
    let before = table.problems.0.len();
    let rows = table.objects("rows", 1, |row| {
        let (from, to) = if let Some(Value::List(_)) = row.value.get("score") {
            row.span("score")
        } else {
            let score = row.whole("score");
            (score, score)
        };
        (
            Band { from, to },
            row.list("likelihoods", 1, |item, path, problems| share("likelihood-range", item, most, path, problems)),
        )
    });
    let (bands, mut rows): (Vec<Band>, Vec<Vec<f64>>) = rows.into_iter().unzip();
    if table.problems.0.len() == before {
        checks::rows(&bands, &rows, &key(&table.path, "rows"), table.problems);
    }
    for likelihood in rows.iter_mut().flatten() {
        *likelihood /= most;
    }
    Table { bands, rows }
}

fn benchmarks(benchmarks: &mut Object<'_>, questions: &[Question]) -> Benchmarks {
    let id = benchmarks.text("question", WORDS);
    let question = questions.iter().position(|question| question.id == id);
    if question.is_none() && !id.is_empty() && !questions.is_empty() {
        benchmarks.note("question", "known-question", Shown::quoted(&id), "the id of a question of this card");
    }
    let areas = question.map_or(&[][..], |question| &questions[question].choices);
    let rows = benchmarks.objects("rows", 1, |row| BenchmarkRow {
        unit: unit(row),
        area: area(row, areas),
        rates: row.list("rates", 1, |item, path, problems| share("rate-range", item, 1.0, path, problems)),
    });
    Benchmarks { question: question.unwrap_or_default(), rows }
}

fn unit(row: &mut Object<'_>) -> Unit {
    let unit = row.take("unit");
    match unit.and_then(Value::as_text) {
        Some("household") => Unit::Household,
        Some("person") => Unit::Person,
        _ => {
            row.note("unit", SHAPE, Shown::value(unit), "\"household\" or \"person\"");
            Unit::Household
        }
    }
}

fn area(row: &mut Object<'_>, areas: &[Choice]) -> Area {
    match row.take("area") {
        Some(Value::Text(area)) if area == "nation" => Area::Nation,
        Some(Value::Text(area)) if area == "urban" => Area::Urban,
        Some(Value::Text(area)) if area == "rural" => Area::Rural,
        area @ Some(Value::Object(_)) => {
            object(area, key(&row.path, "area"), row.problems, |area| Area::Choice(area.choice("choice", areas)))
        }
        other => {
            let expected = "\"nation\", \"urban\", \"rural\", or an object with a choice";
            row.note("area", SHAPE, Shown::value(other), expected);
            Area::Nation
        }
    }
}
