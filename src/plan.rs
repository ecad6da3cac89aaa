//! A survey before it is held: the size of its sample, or the margin that a size gives.

use crate::i18n::Language;
use crate::options::Options;
use crate::problem::Problem;
use crate::stats::{Plan, Rounds, check_margin, margin, sample_size};
use crate::value::Value;

/// The sample size for what a page asks for: `margin` (half the width of the interval), and where they are given
/// `rounds` (`"one"`, `"two"`, `"same"`), `years` between the rounds, `guess` (the rate that is expected), `alpha`, `z`,
/// `population`, `design_effect`. Gives `{n, method}`; n is the number of interviews in each round.
///
/// # Errors
/// With every problem of the options.
pub fn plan_size(options: &Value) -> Result<Value, Vec<Problem>> {
    let check = |_: &Plan, margin| check_margin(margin);
    let (plan, margin) = read(options, "margin", "half the width of the interval, as a fraction", check)?;
    let size = sample_size(&plan, margin).map_err(|problem| vec![problem])?;
    #[expect(clippy::cast_precision_loss, reason = "beyond 2⁵³ a double is near enough")]
    Ok(Value::object([("n", Value::Number(size as f64)), ("method", Value::text(method(&plan, options)))]))
}

/// The margin of a size that a page asks for: `n`, the number of interviews in each round, and the rest as for
/// [`plan_size`]. Gives `{margin, method}`.
///
/// # Errors
/// With every problem of the options.
pub fn plan_margin(options: &Value) -> Result<Value, Vec<Problem>> {
    let (plan, size) = read(options, "n", "the number of interviews in each round", Plan::check_size)?;
    let margin = margin(&plan, size).map_err(|problem| vec![problem])?;
    Ok(Value::object([("margin", Value::Number(margin)), ("method", Value::text(method(&plan, options)))]))
}

/// The plan, and the number that it is about, which `check` looks at.
fn read(
    options: &Value,
    name: &str,
    expected: &str,
    check: fn(&Plan, f64) -> Result<(), Problem>,
) -> Result<(Plan, f64), Vec<Problem>> {
    let known = [name, "rounds", "years", "guess", "alpha", "z", "population", "design_effect", "language"];
    let mut options = Options::new(options, "", &known);
    options.language();
    let given = options.required_number(name, expected);
    let kind = options.choice("rounds", &[("one", Rounds::One), ("two", Rounds::Two), ("same", SAME)]);
    let years = options.number("years");
    let rounds = match kind.unwrap_or(Rounds::One) {
        Rounds::Same { .. } => {
            options.require("years", "the years between the rounds");
            Rounds::Same { years: years.unwrap_or_default() }
        }
        rounds => rounds,
    };
    let usual = Plan::of(rounds);
    let plan = Plan {
        rounds,
        z: options.number("z").unwrap_or(usual.z),
        guess: options.number("guess").unwrap_or(usual.guess),
        alpha: options.number("alpha").unwrap_or(usual.alpha),
        population: options.number("population"),
        design_effect: options.number("design_effect").unwrap_or(usual.design_effect),
    };
    let mut problems = options.finish().err().unwrap_or_default();
    // What was found wrong before stands for a number of the plan that was not given.
    let is_new = |problems: &[Problem], path: &str| problems.iter().all(|known| known.path != path);
    for problem in plan.problems().into_iter().chain(given.and_then(|given| check(&plan, given).err())) {
        if is_new(&problems, &problem.path) {
            problems.push(problem);
        }
    }
    match given {
        Some(given) if problems.is_empty() => Ok((plan, given)),
        _ => Err(problems),
    }
}

/// Stands for the choice until the years are read.
const SAME: Rounds = Rounds::Same { years: 0.0 };

/// The name of the method, with the corrections that were made, in the language of the options.
fn method(plan: &Plan, options: &Value) -> String {
    let population = if plan.population.is_some() { "; finite population correction" } else { "; large population" };
    #[expect(clippy::float_cmp, reason = "exactly 1 changes nothing")]
    let effect = if plan.design_effect == 1.0 { "" } else { "; times the design effect" };
    let language = options.get("language").and_then(Value::as_text).and_then(Language::from_tag);
    language.unwrap_or(Language::English).words(&[plan.rounds.method(), population, effect].concat())
}
