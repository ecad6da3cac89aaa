//! What a fresh machine needs, fetched or built once: all of it can be called again at no cost.

mod browsers;
mod deny;

use std::fs;

use anyhow::{Context, Result};

pub(crate) use browsers::{browsers, parse_browsers};
pub(crate) use deny::cargo_deny;

use crate::shell::{output, program, root, run, step};

/// The target of the two modules.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target to the toolchain in use.
pub(crate) fn wasm_target() -> Result<()> {
    let libraries = output(program("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if root().join(libraries.trim()).is_dir() {
        return Ok(());
    }
    step("wasm target", || {
        run(program("rustup").args(["target", "add", WASM]))
            .context("the wasm target comes from rustup: https://rustup.rs")
    })
}

/// Installs the npm tools that package-lock.json names: esbuild, binaryen, axe-core.
pub(crate) fn npm_tools() -> Result<()> {
    let wanted = fs::read(root().join("package-lock.json"))?;
    let installed = root().join("node_modules/.package-lock-installed.json");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("npm tools", || {
        run(program("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
            .context("npm comes with Node.js, 20 or later: https://nodejs.org")?;
        Ok(fs::write(installed, wanted)?)
    })
}
