//! A survey of 1,000,000 households to the rates of 40 branches on nine lines: ours beside a worker written by hand, pandas,
//! polars, `DuckDB` and its wasm build, on the same file; and the memory of 10,000,000 rows.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{browser, median};
use crate::setup;
use crate::shell::{on_path, output, program, root, run, step, target};

/// How often each way is run; the median is shown.
const RUNS: &str = "5";
const ROWS: u32 = 1_000_000;
const BRANCHES: u32 = 40;
const CARD: &str = "scorecards/idn-2023.json";
/// The packages that ours is compared with, in the versions that were tried.
const PYTHON: [&str; 3] = ["pandas==3.1.1", "polars==2.1.0", "duckdb==2.0.1"];
/// The most that ours may take of `DuckDB`'s time in the same run.
const BUDGET: f64 = 1.0 / 3.0;
/// How the names of our ways begin.
const OURS: &str = "ppi-widget";
const DUCKDB_WASM: &str = "@duckdb/duckdb-wasm";

/// The folder of all that is made for the benchmark.
fn folder() -> PathBuf {
    target().join("bench")
}

/// One way to the rates.
struct Way {
    name: String,
    times: Vec<f64>,
    /// The rates by branch and line, which have to agree.
    rates: Vec<Vec<f64>>,
}

/// Runs every way and prints the table.
pub(super) fn bench(dist: &Path) -> Result<()> {
    let csv = folder().join(format!("survey-{ROWS}.csv"));
    step("file of 1,000,000 households", || generate(&csv))?;
    site(dist, &csv)?;
    let mut ways = Vec::new();
    let mut notes = Vec::new();
    for (way, name) in [("ours", OURS), ("hand", "JavaScript by hand")] {
        let found = step(&format!("{name}, Node"), || node(dist, &csv, RUNS, way))?;
        if way == "ours" {
            notes.push(format!("memory in Node, 1,000,000 rows: {}", megabytes(found["memory"].as_u64())));
        }
        ways.push(read(&format!("{name}, Node"), &found)?);
    }
    if on_path("chromium") {
        for (way, name) in [("ours", OURS), ("hand", "JavaScript by hand")] {
            let name = format!("{name}, Chromium worker");
            let page = format!("bench.html?runs={RUNS}&way={way}");
            let found = step(&name, || browser::run(&folder().join("site"), &page))?;
            if way == "ours" {
                notes.push(format!(
                    "longest pause of the page: {:.0} ms",
                    found.report["longest"].as_f64().unwrap_or(f64::NAN)
                ));
            }
            let way = read(&name, &found.report)?;
            notes.push(format!("{name}, the first time, its start included: {:.0} ms", way.times[0]));
            ways.push(way);
        }
        let page = "bench.html?way=ours&copies=10";
        let found = step("10,000,000 rows, Chromium worker", || browser::run(&folder().join("site"), page))?;
        notes.push(format!(
            "memory in a tab, 10,000,000 rows: {} more than before, in {:.1} s",
            megabytes(Some(found.memory)),
            found.report["times"][0].as_f64().unwrap_or(f64::NAN) / 1000.0
        ));
    } else {
        notes.push("Chromium is missing: no figures of a browser".to_owned());
    }
    let large = folder().join("survey-10000000.csv");
    let found = step("10,000,000 rows, Node", || {
        copies(&csv, &large)?;
        let found = node(dist, &large, "1", "ours");
        fs::remove_file(&large)?;
        found
    })?;
    let seconds = found["times"][0].as_f64().unwrap_or(f64::NAN) / 1000.0;
    notes.push(format!("memory in Node, 10,000,000 rows: {}, in {seconds:.1} s", megabytes(found["memory"].as_u64())));
    match step("pandas, polars, DuckDB", || python(&csv)) {
        Ok(found) => {
            for found in found {
                let name = found["name"].as_str().unwrap_or_default().to_owned();
                match found["error"].as_str() {
                    Some(error) => notes.push(format!("{name}: {error}")),
                    None => ways.push(read(&name, &found)?),
                }
            }
        }
        Err(error) => notes.push(format!("no pandas, polars and DuckDB: {error:#}")),
    }
    match step("DuckDB-WASM", || duckdb_wasm(&csv)) {
        Ok(found) => ways.push(read("DuckDB-WASM, Node", &found)?),
        Err(error) => notes.push(format!("no DuckDB-WASM: {error:#}")),
    }
    agree(&ways)?;
    print(&ways, &notes);
    Ok(())
}

fn print(ways: &[Way], notes: &[String]) {
    let ours = ways.first().map_or(f64::NAN, |way| median(&way.times));
    println!("\n1,000,000 households, 9 lines, rates of {BRANCHES} branches; medians of {RUNS}");
    println!("\n{:<36}{:>10}{:>10}", "", "ms", "ratio");
    for way in ways {
        let time = median(&way.times);
        println!("{:<36}{time:>10.0}{:>10.2}", way.name, time / ours);
    }
    println!();
    for note in notes {
        println!("{note}");
    }
    println!("budget: at most {BUDGET:.3} of DuckDB's time");
    let Some(duckdb) = ways.iter().find(|way| way.name.starts_with("DuckDB ")) else {
        println!("not measured: DuckDB is missing");
        return;
    };
    for way in ways.iter().filter(|way| way.name.starts_with(OURS)) {
        let share = median(&way.times) / median(&duckdb.times);
        let kept = if share <= BUDGET { "kept" } else { "not kept" };
        println!("{}: {share:.3} of it, {kept}", way.name);
    }
}

fn read(name: &str, found: &Value) -> Result<Way> {
    let numbers = |list: &Value| list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect::<Vec<_>>();
    let rates: Vec<Vec<f64>> = found["rates"].as_array().context("rates")?.iter().map(numbers).collect();
    Ok(Way { name: name.to_owned(), times: numbers(&found["times"]), rates })
}

/// A fast wrong result is no result.
fn agree(ways: &[Way]) -> Result<()> {
    for way in ways {
        let pairs = way.rates.iter().flatten().zip(ways[0].rates.iter().flatten());
        let count = way.rates.iter().flatten().count();
        let agrees = count == ways[0].rates.iter().flatten().count() && count > 0;
        let agrees = agrees && pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-9);
        ensure!(agrees, "{} found other rates than {}", way.name, ways[0].name);
    }
    Ok(())
}

/// Writes the file, the same every time.
fn generate(csv: &Path) -> Result<()> {
    if csv.is_file() {
        return Ok(());
    }
    fs::create_dir_all(folder())?;
    let card: Value = serde_json::from_str(&fs::read_to_string(root().join(CARD))?)?;
    let questions = card["questions"].as_array().context("questions")?;
    let choices: Vec<Vec<&str>> = questions
        .iter()
        .map(|question| {
            question["choices"].as_array().into_iter().flatten().filter_map(|choice| choice["id"].as_str()).collect()
        })
        .collect();
    let half_way = csv.with_extension("part");
    let mut file = BufWriter::new(File::create(&half_way)?);
    let names: Vec<&str> = questions.iter().filter_map(|question| question["id"].as_str()).collect();
    writeln!(file, "id,branch,members,{}", names.join(","))?;
    // xorshift64
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut any = |below: u32| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u32::try_from(state >> 32).unwrap_or_default() % below
    };
    let mut row = String::new();
    for number in 1..=ROWS {
        row.clear();
        write!(row, "{number},TP {:02},{}", any(BRANCHES) + 1, any(8) + 1)?;
        for choices in &choices {
            let choice = choices[any(u32::try_from(choices.len())?) as usize];
            write!(row, ",{choice}")?;
        }
        writeln!(file, "{row}")?;
    }
    file.into_inner()?;
    Ok(fs::rename(half_way, csv)?)
}

/// Ten times the rows, under one first line.
fn copies(csv: &Path, large: &Path) -> Result<()> {
    let bytes = fs::read(csv)?;
    let header = bytes.iter().position(|byte| *byte == b'\n').context("a first line")? + 1;
    let mut file = File::create(large)?;
    file.write_all(&bytes)?;
    for _ in 1..10 {
        file.write_all(&bytes[header..])?;
    }
    Ok(())
}

/// What the browser gets: dist/, the benchmark's page and the file.
fn site(dist: &Path, csv: &Path) -> Result<()> {
    let site = folder().join("site");
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    fs::create_dir_all(site.join("scorecards"))?;
    for name in ["ppi.js", "ppi-worker.js", "ppi.wasm", CARD] {
        fs::copy(dist.join(name), site.join(name))?;
    }
    for name in ["bench.html", "survey-bench.mjs", "hand.mjs", "hand-worker.mjs"] {
        fs::copy(root().join("tests/bench").join(name), site.join(name))?;
    }
    Ok(fs::hard_link(csv, site.join("survey.csv"))?)
}

fn node(dist: &Path, csv: &Path, runs: &str, way: &str) -> Result<Value> {
    let printed = output(program("node").arg("tests/bench/node.mjs").arg(dist).arg(csv).args([CARD, runs, way]))?;
    Ok(serde_json::from_str(&printed)?)
}

/// The other ways in a virtual environment of Python.
fn python(csv: &Path) -> Result<Vec<Value>> {
    ensure!(on_path("python3"), "Python is missing");
    let environment = folder().join("python");
    let python = environment.join("bin/python");
    let installed = environment.join("installed");
    if !fs::read_to_string(&installed).is_ok_and(|text| text == PYTHON.join("\n")) {
        run(program("python3").args(["-m", "venv"]).arg(&environment))
            .context("python3 -m venv (Debian: python3-venv)")?;
        run(program(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PYTHON))?;
        fs::write(installed, PYTHON.join("\n"))?;
    }
    let printed = output(program(&python).arg("tests/bench/frames.py").arg(csv).args([CARD, RUNS]))?;
    printed.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// A tool of the benchmark alone, kept out of package.json.
fn duckdb_wasm(csv: &Path) -> Result<Value> {
    setup::npm_tools()?;
    let packages = folder().join("npm");
    if !packages.join("node_modules").join(DUCKDB_WASM).is_dir() {
        fs::create_dir_all(&packages)?;
        let mut npm = program("npm");
        npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]);
        run(npm.arg(&packages).arg(DUCKDB_WASM))?;
    }
    let printed = output(program("node").arg("tests/bench/duckdb-wasm.mjs").arg(&packages).arg(csv).args([CARD, "2"]))?;
    Ok(serde_json::from_str(printed.lines().last().unwrap_or_default())?)
}

fn megabytes(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| "unknown".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000))
}
