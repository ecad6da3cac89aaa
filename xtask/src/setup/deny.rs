//! cargo-deny, which looks at licences, sources and versions of what is built in: built once, kept in the user's cache
//! folder.

use std::path::PathBuf;

use anyhow::Result;

use crate::shell::{cargo, run, step};

const VERSION: &str = "0.20.2";

/// The program, which is built where it is missing.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    let folder = ppi_driver::cache().join(format!("cargo-deny-{VERSION}"));
    let program = folder.join("bin/cargo-deny");
    if !program.is_file() {
        step("cargo-deny (2 minutes, once per user)", || {
            run(cargo()
                .args(["install", "cargo-deny", "--version", VERSION, "--locked", "--no-track", "--root"])
                .arg(&folder)
                // What holds for our own build does not hold for this one.
                .env_remove("CARGO_TARGET_DIR")
                .env_remove("RUSTFLAGS")
                .env_remove("CARGO_ENCODED_RUSTFLAGS"))
        })?;
    }
    Ok(program)
}
