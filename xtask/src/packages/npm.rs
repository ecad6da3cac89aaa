//! The package for npm: what is imported, without the demo site. `npm pack` gives every file the same time and sorts them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{LICENSES, VERSION, template};
use crate::shell::{output, program, root};

/// What is written for the package alone.
const OWN_FILES: [&str; 3] = ["package.json", "README.md", "server.js"];
/// What is there for a server of files alone: the demo site's files stand in this folder.
const SITE: &str = "www/site";

/// The file that `npm pack` writes.
pub(crate) fn archive_name() -> String {
    format!("ppi-widget-{VERSION}.tgz")
}

/// Writes the package's folder into `out`, and the archive beside it.
pub(crate) fn pack(files: &[(String, Vec<u8>)], out: &Path) -> Result<PathBuf> {
    let folder = out.join("npm");
    let site = root().join(SITE);
    for (name, bytes) in files.iter().filter(|(name, _)| !site.join(name).exists()) {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        fs::write(file, bytes)?;
    }
    for name in OWN_FILES {
        fs::write(folder.join(name), template(&format!("npm/{name}"))?)?;
    }
    for name in LICENSES {
        fs::copy(root().join(name), folder.join(name))?;
    }
    output(program("npm").args(["pack", "--silent", "--ignore-scripts", "--pack-destination"]).arg(out).arg(&folder))
        .context("npm comes with Node.js, 20 or later: https://nodejs.org")?;
    Ok(out.join(archive_name()))
}
