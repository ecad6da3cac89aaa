//! The form as one file that asks for nothing: `ppi-form.html` for a double click, `embed.html` for an `<iframe>`; and the
//! lesson, `ppi-class.html`.
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

/// A page, with places for what is put in, and the rules of the page itself.
struct Frame {
    page: &'static str,
    style: &'static str,
}

/// Around the form.
const FORM: Frame = Frame { page: "www/inline/page.html", style: "www/inline/page.css" };
/// Around the lesson.
const LESSON: Frame = Frame { page: "www/class/page.html", style: "www/class/page.css" };

/// Writes both.
pub(crate) fn pages(module: &Module, out: &Path) -> Result<()> {
    let scripts = bundle::inline_forms(module, ["www/inline/single.js", "www/inline/embed.js"])?;
    for (name, script) in ["ppi-form.html", "embed.html"].into_iter().zip(scripts) {
        write(&FORM, &script, &out.join(name))?;
    }
    Ok(())
}

/// Writes the lesson: `ppi-class.html`.
pub(crate) fn lesson(form: &Module, class: &Module, camera: &Module, out: &Path) -> Result<()> {
    let script = bundle::inline_lesson(form, class, camera, "www/class/lesson.js")?;
    let file = out.join("ppi-class.html");
    write(&LESSON, &script, &file)?;
    let bytes = fs::metadata(file)?.len();
    ensure!(bytes <= LARGEST_LESSON, "ppi-class.html takes {bytes} bytes, at most {LARGEST_LESSON} as it stands");
    Ok(())
}

/// The most bytes of the lesson as it stands, which is how it lies on a USB stick.
const LARGEST_LESSON: u64 = 400_000;

fn write(frame: &Frame, script: &str, file: &Path) -> Result<()> {
    ensure!(!script.contains("</script"), "the script would end within itself");
    let page = fs::read_to_string(root().join(frame.page)).context(frame.page)?;
    let style = bundle::style(frame.style)?;
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
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
