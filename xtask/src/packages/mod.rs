//! What is handed on besides `dist/`: the package for npm, and the archive for web masters, both in `target/packages/`.
//! Both hold what `dist/` holds, so that there is one build, and the same files give the same bytes.

mod npm;
mod zip;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::dist::files::read_all;
use crate::shell::{root, target};

/// The version of all that is shipped.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Stands for the version in what is copied from `packages/`.
const VERSION_PLACE: &str = "{{version}}";
/// Both licences travel along.
const LICENSES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// Makes both packages from the built folder, a second time elsewhere, and compares.
pub(crate) fn make(dist: &Path) -> Result<()> {
    let files = read_all(dist)?;
    let packages = make_into(&files, &folder())?;
    let again = make_into(&files, &target().join("packages-again"))?;
    println!("\n{:<34}{:>10}    sha256", "package", "bytes");
    for (first, second) in packages.iter().zip(&again) {
        let name = first.file_name().unwrap_or_default().display();
        let bytes = fs::read(first)?;
        ensure!(bytes == fs::read(second)?, "{name}: the same files gave other bytes the second time");
        println!("{name:<34}{:>10}    {:x}", bytes.len(), HexDigest(&Sha256::digest(&bytes)));
    }
    Ok(fs::remove_dir_all(target().join("packages-again"))?)
}

/// Where the packages are.
fn folder() -> PathBuf {
    target().join("packages")
}

/// The package for npm.
pub(crate) fn npm_archive() -> PathBuf {
    folder().join(npm::archive_name())
}

fn make_into(files: &[(String, Vec<u8>)], out: &Path) -> Result<[PathBuf; 2]> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out)?;
    Ok([npm::pack(files, out)?, zip::pack(files, out)?])
}

/// A file of `packages/`, with the version in its place.
fn template(name: &str) -> Result<String> {
    let file = root().join("packages").join(name);
    Ok(fs::read_to_string(&file).with_context(|| file.display().to_string())?.replace(VERSION_PLACE, VERSION))
}

/// Bytes as hexadecimal digits.
struct HexDigest<'a>(&'a [u8]);

impl std::fmt::LowerHex for HexDigest<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
