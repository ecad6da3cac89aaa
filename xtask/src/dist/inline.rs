//! The form and the survey as single files that ask for nothing: `ppi-form.html` and `ppi-survey.html` for a double click,
//! `embed.html` for an `<iframe>`.
//!
//! A page from a disk and a sandboxed frame can load neither modules nor other files, so the script is a classic one inside
//! the page, and the policy names it by its hash.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::bundle;
use super::module::Module;
use crate::shell::root;

/// The form's page, with places for what is put in.
const PAGE: &str = "www/inline/page.html";
/// The few rules of the page around it.
const STYLE: &str = "www/inline/page.css";

/// What the policy allows besides: the form has no worker, the survey's comes from inside the page.
const FORM: &str = "trusted-types 'none'";
const SURVEY: &str = "worker-src blob:; trusted-types ppi-widget";

/// The form's two.
pub(crate) fn pages(module: &Module, out: &Path) -> Result<()> {
    let scripts = bundle::inline_forms(module, ["www/inline/single.js", "www/inline/embed.js"])?;
    for (name, script) in ["ppi-form.html", "embed.html"].into_iter().zip(scripts) {
        write(&out.join(name), PAGE, &script, FORM)?;
    }
    Ok(())
}

/// `ppi-survey.html`: the survey.
pub(crate) fn survey(form: &Module, engine: &Module, out: &Path) -> Result<()> {
    write(&out.join("ppi-survey.html"), "www/inline/survey.html", &bundle::inline_survey(form, engine)?, SURVEY)
}

fn write(file: &Path, page: &str, script: &str, besides: &str) -> Result<()> {
    let page = fs::read_to_string(root().join(page)).with_context(|| page.to_owned())?;
    let style = bundle::style(STYLE)?;
    ensure!(!script.contains("</script"), "the script would end within itself");
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; {besides}",
        hash(script),
        hash(&style)
    );
    let page = page.replace("{{policy}}", &policy).replace("{{style}}", &style).replace("{{script}}", script);
    Ok(fs::write(file, page)?)
}

/// As a policy names what stands in the page.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}
