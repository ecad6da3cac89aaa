//! `ppi-form.html`: the form as one file, which opens by a double click and asks for nothing.
//!
//! A page from a disk can load neither modules nor other files, so the script is a classic one inside the page, and the
//! policy names it by its hash.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::bundle;
use super::module::Module;
use crate::shell::root;

/// The page, with places for what is put in.
const PAGE: &str = "www/single.html";
/// The few rules of the page around the form.
const STYLE: &str = "body{margin:0;padding:.75rem;background:Canvas}:root{color-scheme:light dark}";

/// Writes the file.
pub(crate) fn form(module: &Module, reader: &Module, out: &Path) -> Result<()> {
    let script = bundle::classic_form(module, reader)?;
    ensure!(!script.contains("</script"), "the script would end within itself");
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        hash(&script),
        hash(STYLE)
    );
    let page = fs::read_to_string(root().join(PAGE)).context(PAGE)?;
    let page = page.replace("{{policy}}", &policy).replace("{{style}}", STYLE).replace("{{script}}", &script);
    Ok(fs::write(out.join("ppi-form.html"), page)?)
}
