//! What a visitor downloads: the bytes of every file, held to a budget where there is one.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha384};

use super::files;

/// The most bytes after gzip, by file.
const BUDGETS: [(&str, usize); 2] = [("ppi-form.js", 45_000), ("embed.html", 62_000)];

/// Prints the table and fails when a file is over its budget.
pub(crate) fn report(out: &Path) -> Result<()> {
    let files = files::read_all(out)?;
    let mut over = Vec::new();
    println!("\n{:<34}{:>10}{:>10}{:>10}{:>10}", "file", "raw", "gzip -9", "brotli 11", "budget");
    for (name, bytes) in &files {
        let (gzip, brotli) = (gzip(bytes)?, brotli(bytes)?);
        let budget = BUDGETS.iter().find(|(file, _)| file == name).map(|(_, budget)| *budget);
        let shown = budget.map_or_else(String::new, |budget| budget.to_string());
        println!("{name:<34}{:>10}{gzip:>10}{brotli:>10}{shown:>10}", bytes.len());
        if let Some(budget) = budget.filter(|budget| gzip > *budget) {
            over.push(format!("{name} takes {gzip} bytes after gzip, its budget is {budget}"));
        }
    }
    println!("\nintegrity");
    let is_script = |name: &str| Path::new(name).extension().is_some_and(|extension| extension == "js");
    for (name, bytes) in files.iter().filter(|(name, _)| is_script(name)) {
        println!("{name:<34}sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)));
    }
    ensure!(over.is_empty(), "over budget: {}", over.join("; "));
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    encoder.write_all(bytes)?;
    Ok(encoder.into_inner().len())
}
