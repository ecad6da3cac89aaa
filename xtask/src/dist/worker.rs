//! `sw.js`, the service worker of the demo site: which files it keeps for a visit without the network, each with its
//! digest, so that two versions never mix.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::files;

/// The worker in the built folder; `{{version}}` and `{{files}}` are put in.
const WORKER: &str = "sw.js";
/// What no page of the site asks for.
const NOT_KEPT: [&str; 7] =
    [WORKER, "custom-elements.json", "package.json", "ppi-survey.html", "schemas/", "texts.html", "vscode."];

/// Writes the list into the worker. Last of all: it covers every file as it is shipped.
pub(crate) fn finish(out: &Path) -> Result<()> {
    let mut digests = Map::new();
    for (name, bytes) in files::read_all(out)? {
        if !NOT_KEPT.iter().any(|not_kept| name.starts_with(not_kept)) && !name.ends_with(".d.ts") {
            digests.insert(name, hexadecimal(&bytes).into());
        }
    }
    let list = Value::from(digests).to_string();
    let file = out.join(WORKER);
    let worker = fs::read_to_string(&file).context(WORKER)?;
    // The worker itself may change, with the same files.
    let version = &hexadecimal([list.as_bytes(), worker.as_bytes()].concat().as_slice())[..8];
    Ok(fs::write(file, worker.replace("{{version}}", version).replace("\"{{files}}\"", &list))?)
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
