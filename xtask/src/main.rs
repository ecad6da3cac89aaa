//! Builds, serves and checks the widget. `cargo xtask help` lists the commands.

mod bench;
mod check;
mod dist;
mod hosts;
mod packages;
mod serve;
mod setup;
mod shell;
#[cfg(test)]
mod shipped;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;
use ppi_driver::Browser;

const HELP: &str = "\
cargo xtask dist [--out DIR]     builds everything into dist/ (or DIR), lists the sizes, holds the budgets, and makes
                                 the packages for npm and for web masters in target/packages/
cargo xtask serve [--port 8080]  the same, then serves the demo site at http://localhost:8080/
cargo xtask hosts                builds the pages of other frameworks around the form, and checks their types
cargo xtask test                 every check: format, lints, docs, native tests, tests in three browsers
    --browser NAME               with one browser: chromium, firefox, webkit (default: all)
    --quick                      without the build of dist/ and without browsers
cargo xtask bench [SECTION]      times and memory beside those of other ways, form or survey; gates nothing

All of them set up what they need: the wasm target, the npm tools; test also the browsers (on Debian as root).";

fn main() -> ExitCode {
    match run(std::env::args_os().collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: Vec<OsString>) -> Result<()> {
    // Called by cargo test for a test module of the wasm target: all further arguments are the runner's.
    if args.get(1).is_some_and(|command| command == check::WASM_TEST_RUNNER) {
        args.remove(1);
        return wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(args);
    }

    let mut command = None;
    let mut out = shell::root().join("dist");
    let mut port = 8080;
    let mut browsers = Browser::ALL.to_vec();
    let mut quick = false;
    let mut section = None;
    let mut parser = lexopt::Parser::from_args(args.into_iter().skip(1));
    while let Some(arg) = parser.next()? {
        match (command.as_deref(), arg) {
            (_, Long("help") | Short('h')) => command = Some("help".to_owned()),
            (None, Value(name)) => command = Some(name.string()?),
            (Some("dist"), Long("out")) => out = std::path::absolute(PathBuf::from(parser.value()?))?,
            (Some("serve"), Long("port")) => port = parser.value()?.parse()?,
            (Some("test"), Long("browser")) => browsers = setup::parse_browsers(&parser.value()?.string()?)?,
            (Some("test"), Long("quick")) => quick = true,
            (Some("bench"), Value(name)) if section.is_none() => section = Some(name.string()?),
            (_, arg) => return Err(arg.unexpected().into()),
        }
    }
    match command.as_deref() {
        None | Some("help") => println!("{HELP}"),
        Some("dist") => dist::dist(&out)?,
        Some("serve") => serve::serve(port)?,
        Some("bench") => bench::bench(section.as_deref())?,
        Some("hosts") => hosts::build()?,
        Some("test") => check::test(&browsers, quick)?,
        Some(other) => bail!("no command {other:?}\n\n{HELP}"),
    }
    Ok(())
}
