//! What a visitor downloads: the bytes of every file, each held to its budget.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha384};

use super::{budgets, files};

/// Prints the table and fails when a file is over its budget.
pub(crate) fn report(out: &Path) -> Result<()> {
    let files = files::read_all(out)?;
    let mut over = Vec::new();
    println!("\n{:<34}{:>10}{:>10}{:>10}{:>10}", "file", "raw", "gzip -9", "brotli 11", "budget");
    for (name, bytes) in &files {
        let (gzip, brotli) = (gzip(bytes)?, brotli(bytes)?);
        let budget = budgets::of(name);
        let shown = budget.map_or_else(String::new, |budget| budget.to_string());
        println!("{name:<34}{:>10}{gzip:>10}{brotli:>10}{shown:>10}", bytes.len());
        match budget {
            None => {
                over.push(format!("{name} takes {gzip} bytes after gzip and has no budget: xtask/src/dist/budgets.rs"));
            }
            Some(budget) if gzip > budget => {
                over.push(format!("{name} takes {gzip} bytes after gzip, its budget is {budget}"));
            }
            Some(_) => {}
        }
    }
    println!("\nintegrity");
    let is_script = |name: &str| Path::new(name).extension().is_some_and(|extension| extension == "js");
    for (name, bytes) in files.iter().filter(|(name, _)| is_script(name)) {
        println!("{name:<34}sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)));
    }
    ensure!(over.is_empty(), "over budget:\n{}", over.join("\n"));
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
