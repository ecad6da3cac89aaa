//! `cargo xtask test`: every check, the quick ones first.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ppi_driver::{Browser, Driver};

use crate::setup::{self, WASM};
use crate::shell::{cargo, program, root, run, step, target};
use crate::{dist, hosts};

/// The hidden command by which `cargo test` comes back to us with a test module of the wasm target.
pub(crate) const WASM_TEST_RUNNER: &str = "wasm-test-runner";

/// The crate's features as the modules have them; without the standard library there are no tests to lint.
const MODULES: [(&str, &str); 6] = [
    ("form", "--all-targets"),
    ("form,bare", "--lib"),
    ("reader,bare", "--lib"),
    ("class", "--lib"),
    ("camera", "--lib"),
    ("engine", "--all-targets"),
];
/// Both surfaces at once: the form's tests have their cards checked by the engine.
const SURFACES: &str = "form,engine";

/// Runs the checks; the first that fails ends it.
pub(crate) fn test(browsers: &[Browser], quick: bool) -> Result<()> {
    setup::wasm_target()?;
    if !quick {
        setup::npm_tools()?;
        setup::browsers(browsers)?;
    }
    step("format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    step("lints", || clippy(&["--workspace"], "--all-targets"))?;
    for (features, targets) in MODULES {
        let which = ["--package", "ppi-widget", "--target", WASM, "--features", features];
        step(&format!("lints of the wasm module, {features}"), || clippy(&which, targets))?;
    }
    step("documentation", || {
        run(cargo().args(["doc", "--quiet", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    let runner = runner()?;
    step("native tests", || run(cargo().args(["test", "--package", "ppi-widget"])))?;
    // By itself: together with others, its packages would get other features and be built once more.
    step("tests of xtask", || run(cargo().args(["test", "--package", "xtask"])))?;
    if quick {
        return Ok(());
    }
    let deny = setup::cargo_deny()?;
    step("licences, sources, versions", || licences(&deny))?;
    for browser in browsers {
        step(&format!("wasm tests in {browser}"), || wasm_tests(*browser, &runner))?;
    }
    dist::dist(&root().join("dist"))?;
    step("pages of other frameworks, and their types", hosts::build)?;
    for browser in browsers {
        step(&format!("page tests in {browser}"), || {
            run(cargo().args(["test", "--package", "ppi-pages"]).env("PPI_BROWSER", browser.name()))
        })?;
    }
    Ok(())
}

fn clippy(which: &[&str], targets: &str) -> Result<()> {
    run(cargo().args(["clippy", "--quiet"]).args(which).args([targets, "--", "-D", "warnings"]))
}

/// What all of the workspace is built from; then, more strictly, what is shipped.
fn licences(deny: &Path) -> Result<()> {
    let check = |graph: &[&str], what: &[&str]| run(program(deny).args(graph).arg("check").args(what));
    check(&["--log-level=error", "--workspace"], &["--allow=duplicate", "licenses", "bans", "sources"])?;
    let shipped = ["--log-level=error", "--exclude-dev", "--target", WASM];
    // Not every licence that the tools may have is met here.
    check(&shipped, &["--deny=duplicate", "--allow=license-not-encountered", "licenses", "bans", "sources"])
}

/// A copy of this program: the checks may build it anew, and take away the file that it was started from.
fn runner() -> Result<String> {
    let copy = target().join("xtask/runner");
    fs::create_dir_all(target().join("xtask"))?;
    fs::copy(std::env::current_exe()?, &copy)?;
    copy.into_os_string().into_string().ok().context("the target folder's name is not Unicode")
}

/// The tests of wasm-bindgen-test, by the runner that is built into this program.
fn wasm_tests(browser: Browser, runner: &str) -> Result<()> {
    let mut tests = cargo();
    tests
        .args(["test", "--package", "ppi-widget", "--target", WASM, "--features", SURFACES])
        .args(["--test", "web_form", "--test", "web_engine", "--config"])
        .arg(format!("target.{WASM}.runner=[{runner:?}, {WASM_TEST_RUNNER:?}]"))
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        // In seconds; for machines that do other work at the same time.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
    // Kept to the end of the tests: the runner starts the other two, but not this one, which needs a screen.
    let mut _driver = None;
    match browser {
        Browser::Chromium => _ = tests.env("CHROMEDRIVER", browser.driver()),
        Browser::Firefox => _ = tests.env("GECKODRIVER", browser.driver()),
        Browser::WebKit => {
            let driver = Driver::start(browser)?;
            tests.env("SAFARIDRIVER_REMOTE", driver.url());
            _driver = Some(driver);
        }
    }
    run(&mut tests)
}
