//! `cargo xtask dist`: everything that is shipped, in one folder that any static web server can hand out.

mod budgets;
mod bundle;
mod card;
mod dense;
mod editor;
pub(crate) mod files;
mod inline;
mod module;
mod oldest;
mod short;
mod sizes;
mod texts;
mod worker;

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::shell::{self, step};
use crate::{packages, setup};

/// Marks the scripts as modules for Node, and the folder as ours.
const PACKAGE: &str = "{\"type\":\"module\"}\n";

/// Builds into a folder, which is emptied before, and holds the budgets.
pub(crate) fn dist(out: &Path) -> Result<()> {
    refuse_foreign(out)?;
    setup::wasm_target()?;
    setup::npm_tools()?;
    let form = step("form: wasm", || module::build(&module::FORM))?;
    let reader = step("reader: wasm", || module::build(&module::READER))?;
    let class = step("class: wasm", || module::build(&module::CLASS))?;
    let camera = step("camera: wasm", || module::build(&module::CAMERA))?;
    let engine = step("engine: wasm", || module::build(&module::ENGINE))?;
    empty(out)?;
    step("bundles and files", || {
        bundle::form(&form, &reader, &class, out)?;
        bundle::engine(&engine, out)?;
        bundle::survey(out)?;
        inline::pages(&form, out)?;
        inline::survey(&form, &engine, out)?;
        inline::lesson(&form, &class, &camera, out)?;
        bundle::cards(&out.join("cards"))?;
        texts::write(out)?;
        files::copy(out)?;
        editor::data(out)?;
        worker::finish(out)
    })?;
    print!("\n{}", shell::output(shell::program("rustc").arg("--version"))?);
    sizes::report(out)?;
    step("packages, twice", || packages::make(out))
}

/// The folder will be emptied: it has to be one of ours.
fn refuse_foreign(out: &Path) -> Result<()> {
    let ours = fs::read_to_string(out.join("package.json")).is_ok_and(|text| text == PACKAGE);
    if !ours && out.exists() && fs::read_dir(out)?.next().is_some() {
        bail!("{} holds other files; it would be emptied", out.display());
    }
    Ok(())
}

fn empty(out: &Path) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out)?;
    // First of all, so that a build that failed half-way can be repeated.
    Ok(fs::write(out.join("package.json"), PACKAGE)?)
}
