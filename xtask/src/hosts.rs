//! The pages of `tests/hosts/`: the npm package installed beside the frameworks, the pages built, the types checked. What
//! the page tests then click is in `target/hosts/site/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::packages;
use crate::setup;
use crate::shell::{program, root, run};

/// What is checked, each with its settings.
const TYPES: [(&str, &str); 3] =
    [("tsc", "tsconfig.json"), ("tsc", "tsconfig.react-18.json"), ("vue-tsc", "tsconfig.vue.json")];

/// Installs, builds and checks.
pub(crate) fn build() -> Result<()> {
    let archive = packages::npm_archive();
    ensure!(archive.is_file(), "{} is missing: cargo xtask dist", archive.display());
    setup::npm_tools()?;
    let work = work_folder()?;
    install(&work, &archive)?;
    run(program("node").arg("build.mjs").current_dir(&work))?;
    for (compiler, settings) in TYPES {
        run(program(work.join("node_modules/.bin").join(compiler)).args(["-p", settings]).current_dir(&work))?;
    }
    run(program("node").arg("engine.mjs").current_dir(&work))
}

/// A copy of the sources, below the repository, where esbuild is found.
fn work_folder() -> Result<PathBuf> {
    let work = root().join("target/hosts");
    fs::create_dir_all(&work)?;
    for entry in fs::read_dir(&work)? {
        let entry = entry?.path();
        if entry.is_dir() && !entry.ends_with("node_modules") {
            fs::remove_dir_all(entry)?;
        }
    }
    copy(&root().join("tests/hosts"), &work)?;
    Ok(work)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?.path();
        let name = entry.file_name().unwrap_or_default();
        if !entry.is_dir() {
            fs::copy(&entry, to.join(name)).with_context(|| entry.display().to_string())?;
        } else if name != "node_modules" {
            copy(&entry, &to.join(name))?;
        }
    }
    Ok(())
}

fn install(work: &Path, archive: &Path) -> Result<()> {
    let npm = |words: &[&str]| {
        let mut npm = program("npm");
        npm.args(words).args(["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(work);
        npm
    };
    let wanted = fs::read(work.join("package-lock.json"))?;
    let installed = work.join("node_modules/.package-lock-installed.json");
    if fs::read(&installed).ok().is_none_or(|installed| installed != wanted) {
        run(&mut npm(&["ci"]))?;
        fs::write(installed, wanted)?;
    }
    // The package's version stays while its bytes change: it is put there anew.
    let package = work.join("node_modules/ppi-widget");
    if package.exists() {
        fs::remove_dir_all(package)?;
    }
    run(npm(&["install", "--no-save", "--no-package-lock", "--offline"]).arg(archive))
}
