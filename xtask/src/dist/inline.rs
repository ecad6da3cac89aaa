//! Single files that ask for nothing, for a double click: the form, `ppi-form.html`, the lesson, `ppi-class.html`, and the
//! survey, `ppi-survey.html`; and `embed.html`, the form for an `<iframe>`.
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

/// A page, with places for what is put in, the rules of the page itself, its icon, and what its policy says of workers and
/// their addresses.
struct Frame {
    page: &'static str,
    style: &'static str,
    icon: Option<&'static str>,
    workers: &'static str,
}

/// There are none.
const NO_WORKERS: &str = "trusted-types 'none'";

/// Without one, a browser asks a server for `/favicon.ico`.
const ICON: Option<&str> = Some("www/site/icon.svg");

/// Around the form.
const FORM: Frame =
    Frame { page: "www/inline/page.html", style: "www/inline/page.css", icon: ICON, workers: NO_WORKERS };
/// Around the form in the frame of another page, which no browser wants an icon of.
const EMBED: Frame = Frame { icon: None, ..FORM };
/// Around the lesson.
const LESSON: Frame =
    Frame { page: "www/class/page.html", style: "www/class/page.css", icon: ICON, workers: NO_WORKERS };
/// Around the survey, whose worker comes from inside the page.
const SURVEY: Frame = Frame {
    page: "www/inline/survey.html",
    style: "www/inline/page.css",
    icon: ICON,
    workers: "worker-src blob:; trusted-types ppi-widget",
};

/// The form's two.
pub(crate) fn pages(module: &Module, out: &Path) -> Result<()> {
    let [form, embed] = bundle::inline_forms(module, ["www/inline/single.js", "www/inline/embed.js"])?;
    write(&FORM, &form, &out.join("ppi-form.html"))?;
    write(&EMBED, &embed, &out.join("embed.html"))
}

/// Writes the lesson: `ppi-class.html`.
pub(crate) fn lesson(form: &Module, class: &Module, camera: &Module, out: &Path) -> Result<()> {
    let script = bundle::inline_lesson(form, class, camera, "www/class/lesson.js")?;
    small(&LESSON, &script, &out.join("ppi-class.html"), LARGEST_LESSON)
}

/// Writes the survey: `ppi-survey.html`.
pub(crate) fn survey(form: &Module, engine: &Module, out: &Path) -> Result<()> {
    let script = bundle::inline_survey(form, engine)?;
    small(&SURVEY, &script, &out.join("ppi-survey.html"), LARGEST_SURVEY)
}

/// The most bytes of the lesson and of the survey as they stand, which is how they lie on a USB stick.
const LARGEST_LESSON: u64 = 400_000;
const LARGEST_SURVEY: u64 = 600_000;

fn small(frame: &Frame, script: &str, file: &Path, largest: u64) -> Result<()> {
    write(frame, script, file)?;
    let (name, bytes) = (file.display(), fs::metadata(file)?.len());
    ensure!(bytes <= largest, "{name} takes {bytes} bytes, at most {largest} as it stands");
    Ok(())
}

fn write(frame: &Frame, script: &str, file: &Path) -> Result<()> {
    ensure!(!script.contains("</script"), "the script would end within itself");
    let page = fs::read_to_string(root().join(frame.page)).context(frame.page)?;
    let style = bundle::style(frame.style)?;
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; {}",
        hash(script),
        hash(&style),
        frame.workers
    );
    let icon = frame.icon.map(icon).transpose()?.unwrap_or_default();
    let page = page.replace("{{policy}}", &policy).replace("{{icon}}", &icon).replace("{{style}}", &style);
    Ok(fs::write(file, page.replace("{{script}}", script))?)
}

/// A picture within a page, as its head names it.
fn icon(file: &str) -> Result<String> {
    let picture = fs::read_to_string(root().join(file)).context(file.to_owned())?;
    let address = picture.trim().replace('"', "'").replace('#', "%23");
    Ok(format!("<link rel=\"icon\" href=\"data:image/svg+xml,{address}\">"))
}

/// As a policy names what stands in the page.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}
