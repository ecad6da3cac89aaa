//! The archive for web masters: the folder to upload, a page to start from, and a word in both languages.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::{LICENSES, VERSION, template};
use crate::shell::root;

/// The folder to upload.
const FOLDER: &str = "ppi";

/// Writes the archive into `out`.
pub(crate) fn pack(files: &[(String, Vec<u8>)], out: &Path) -> Result<PathBuf> {
    let name = format!("ppi-widget-{VERSION}");
    let archive = out.join(format!("{name}.zip"));
    let mut zip = ZipWriter::new(File::create(&archive)?);
    // The times of files differ from build to build: all get the first that the format has.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut add = |path: &str, bytes: &[u8]| -> Result<()> {
        zip.start_file(format!("{name}/{path}"), options)?;
        Ok(zip.write_all(bytes)?)
    };
    add("README.txt", template("zip/README.txt")?.as_bytes())?;
    add("contoh.html", template("zip/contoh.html")?.as_bytes())?;
    for license in LICENSES {
        add(&format!("{FOLDER}/{license}"), &fs::read(root().join(license))?)?;
    }
    for (file, bytes) in files {
        add(&format!("{FOLDER}/{file}"), bytes)?;
    }
    zip.finish()?;
    Ok(archive)
}
