//! The hand-written scripts of www/ with the generated code that they import, each bundled to one file by esbuild.
//!
//! What is generated comes in by bare names, so that no file of www/ knows where it stands.

use std::ffi::OsString;
use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use ppi_widget::scorecard::Scorecard;
use serde_json::Value;

use super::card;
use super::dense;
use super::files::{files_in, minified};
use super::module::Module;
use super::short;
use crate::shell::{npm_program, output, program, root, run, target};

/// The browsers that can read the scripts: what is newer is translated, and refused where that cannot be done. Some of
/// them are too old for the form, and get a message in place of a syntax error.
const BROWSERS: &str = "--target=chrome64,firefox67,safari14.1";
/// The oldest browsers that the form is shown in.
const STYLED_BROWSERS: &str = "--target=chrome80,firefox113,safari16.4";

/// The style sheet that declares what our elements share.
const SHARED_STYLE: &str = "www/form/colours.css";

/// How often the smallest form of the deflated bytes is sought.
const THOROUGH: NonZeroU64 = NonZeroU64::new(60).expect("more than 0");

/// The card that is built into the form.
const DEFAULT_CARD: &str = "idn-2023";

/// `ppi-form.js`: one file that reaches a result without asking for another; what it asks for where a page wants more; and
/// what may come before it.
pub(crate) fn form(module: &Module, reader: &Module, class: &Module, out: &Path) -> Result<()> {
    let mut imports = form_imports(module, "form", false)?;
    first(&imports, out)?;
    imports.extend(class_imports(class)?);
    imports.push(("ppi-reader-glue", reader.glue.clone()));
    imports.push(("ppi-reader-wasm", packed_module("reader-wasm", &fs::read(&reader.wasm)?)?));
    let mut esbuild = bundler("www/ppi-form.js", "esm", &imports);
    // What is imported on demand becomes a file of its own: ppi-form-opening.js and so on.
    esbuild.args(["--splitting", "--chunk-names=ppi-form-[name]"]);
    run(esbuild.arg(joined("--outdir=", out)))
}

/// `ppi-form-first.js`: the first questions, as the form's own code builds them, while the form is on its way.
fn first(form: &[(&str, PathBuf)], out: &Path) -> Result<()> {
    let prerender = target().join("xtask/generated/prerender.mjs");
    let mut esbuild = bundler("xtask/src/dist/prerender.js", "esm", form);
    run(esbuild.arg("--target=node20").arg(joined("--outfile=", &prerender)))?;
    let views = output(program("node").arg(prerender))?;
    let imports = [
        ("ppi-first-style", module_of("first-style", &style("www/form/first.css")?.into())?),
        ("ppi-first-views", script_of("first-views", &views)?),
    ];
    let mut esbuild = bundler("www/ppi-form-first.js", "esm", &imports);
    run(esbuild.arg(joined("--outfile=", &out.join("ppi-form-first.js"))))
}

/// What the class view and the lesson import.
fn class_imports(class: &Module) -> Result<[(&'static str, PathBuf); 4]> {
    Ok([
        ("ppi-class-view", root().join("www/form/class.js")),
        ("ppi-class-glue", class.glue.clone()),
        ("ppi-class-wasm", packed_module("class-wasm", &fs::read(&class.wasm)?)?),
        ("ppi-class-style", module_of("class-style", &style("www/form/class.css")?.into())?),
    ])
}

/// In place of the class view in files that do not have it inside: they say where it is.
fn no_class() -> (&'static str, PathBuf) {
    ("ppi-class-view", root().join("www/inline/no-class.js"))
}

/// The form as classic scripts, one for each entry, for pages that can ask for no other file: all cards are inside, with
/// their benchmarks.
pub(crate) fn inline_forms<const N: usize>(module: &Module, entries: [&str; N]) -> Result<[String; N]> {
    let mut imports = inline_imports(module)?;
    imports.push(no_class());
    let mut scripts = [const { String::new() }; N];
    for (script, entry) in scripts.iter_mut().zip(entries) {
        *script = inline(entry, &imports, &[])?;
    }
    Ok(scripts)
}

/// The lesson likewise, with the form, the class view and the camera.
pub(crate) fn inline_lesson(form: &Module, class: &Module, camera: &Module, entry: &str) -> Result<String> {
    let mut imports = inline_imports(form)?;
    imports.extend(class_imports(class)?);
    imports.push(("ppi-camera-glue", camera.glue.clone()));
    imports.push(("ppi-camera-wasm", packed_module("camera-wasm", &fs::read(&camera.wasm)?)?));
    inline(entry, &imports, &[])
}

/// A classic script of all that an entry imports.
fn inline(entry: &str, imports: &[(&str, PathBuf)], more: &[&str]) -> Result<String> {
    let mut esbuild = bundler(entry, "iife", imports);
    // No option of the address asks for drafts, for consent, or for a card from elsewhere.
    esbuild.args(["--external:./form/opening.js", "--external:./custom.js"]).args(more);
    output(esbuild.args(["--inject:www/inline/files.js", "--define:import.meta.url=document.baseURI"]))
}

/// What those scripts import: the form with all cards.
fn inline_imports(module: &Module) -> Result<Vec<(&'static str, PathBuf)>> {
    let mut imports = form_imports(module, "inline", true)?;
    let mut inside = serde_json::Map::new();
    for card in published_cards()? {
        if card.id() != DEFAULT_CARD {
            inside.insert(card.id().to_owned(), BASE64_STANDARD.encode(deflated(&card.pack(true))?).into());
        }
    }
    imports.push(("ppi-cards-inside", module_of("inline-cards", &inside.into())?));
    Ok(imports)
}

/// A style sheet with those that it imports, minified.
pub(crate) fn style(file: &str) -> Result<String> {
    let flags = ["--bundle", "--minify", "--charset=utf8", "--log-level=warning", STYLED_BROWSERS];
    let style = output(npm_program("esbuild").arg(file).args(flags))?;
    Ok(with_short_names(style.trim_end(), &fs::read_to_string(root().join(SHARED_STYLE)).context(SHARED_STYLE)?))
}

/// A style sheet in which the private properties that the shared one declares, `--_accent`, are named by letters, `--_a`:
/// the same in all sheets, which meet in one shadow tree.
fn with_short_names(style: &str, shared: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for line in shared.lines() {
        let name = line.trim().split(':').next().filter(|name| name.starts_with("--_"));
        names.extend(name.filter(|name| !names.contains(name)));
    }
    let letters = names.iter().zip('a'..='z');
    letters.fold(style.to_owned(), |style, (name, letter)| short::renamed(&style, name, &format!("--_{letter}")))
}

/// What the form's script imports; `name` keeps the generated files of the two builds apart.
fn form_imports(module: &Module, name: &str, with_benchmarks: bool) -> Result<Vec<(&'static str, PathBuf)>> {
    let card = card::read(&root().join(format!("scorecards/{DEFAULT_CARD}.json")))?.pack(with_benchmarks);
    let mut inside = fs::read(&module.wasm)?;
    let style_at = inside.len();
    inside.extend(style("www/ppi-form.css")?.into_bytes());
    let card_at = inside.len();
    inside.extend(card);
    let packed = BASE64_STANDARD.encode(deflated(&inside)?);
    let text =
        format!("export default \"{packed}\";\nexport const styleAt = {style_at};\nexport const cardAt = {card_at};\n");
    let styled =
        |part: &str| module_of(&format!("{name}-{part}-style"), &style(&format!("www/form/{part}.css"))?.into());
    Ok(vec![
        ("ppi-form-glue", module.glue.clone()),
        ("ppi-form-inside", script_of(&format!("{name}-inside"), &text)?),
        ("ppi-opening-style", styled("opening")?),
        ("ppi-programmes-style", styled("programmes")?),
    ])
}

/// `ppi.js`, with its wasm in a file beside it, and its worker, a classic script: Firefox 113 has no module workers.
pub(crate) fn engine(module: &Module, out: &Path) -> Result<()> {
    fs::copy(&module.wasm, out.join("ppi.wasm"))?;
    let imports = [("ppi-engine-glue", module.glue.clone()), survey_files("www/survey/files.js")];
    run(bundler("www/ppi.js", "esm", &imports).arg(joined("--outfile=", &out.join("ppi.js"))))?;
    fs::write(out.join("ppi-worker.js"), worker(module)?).context("ppi-worker.js")
}

fn worker(module: &Module) -> Result<String> {
    output(&mut bundler("www/ppi-worker.js", "iife", &[("ppi-engine-glue", module.glue.clone())]))
}

/// `ppi-survey.js`, which asks for the files of the engine beside it.
pub(crate) fn survey(out: &Path) -> Result<()> {
    let imports = [survey_style("survey")?, survey_files("www/survey/files.js")];
    run(bundler("www/ppi-survey.js", "esm", &imports).arg(joined("--outfile=", &out.join("ppi-survey.js"))))
}

/// The same as one classic script, with the engine, its worker, the form and all cards inside.
pub(crate) fn inline_survey(form: &Module, engine: &Module) -> Result<String> {
    let mut cards = serde_json::Map::new();
    for file in files_in(&root().join("scorecards"))? {
        if file.extension().is_some_and(|extension| extension == "json") {
            let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = minified(&fs::read_to_string(&file)?)?;
            cards.insert(id, dense::text(&deflated(text.as_bytes())?).into());
        }
    }
    let mut imports = inline_imports(form)?;
    let scripts = target().join("xtask/generated/inline-www");
    let texts = packed_texts(&scripts)?;
    imports.extend([
        ("ppi-class-view", scripts.join("inline/no-class.js")),
        survey_style("inline-survey")?,
        ("ppi-survey-files", scripts.join("inline/survey-files.js")),
        ("ppi-survey-texts", script_of("inline-survey-texts", &texts)?),
        ("ppi-engine-wasm", dense_module("inline-engine-wasm", &fs::read(&engine.wasm)?)?),
        ("ppi-worker-text", dense_module("inline-worker", worker(engine)?.as_bytes())?),
        ("ppi-cards-text", module_of("inline-survey-cards", &cards.into())?),
    ]);
    let entry = scripts.join("inline/survey.js");
    inline(&entry.to_string_lossy(), &imports, &["--loader:.json=js"])
}

/// Copies the scripts of www/ into a folder, with the survey's texts taken out of them; gives the module that holds these,
/// packed. A page has to unpack them before the survey's scripts begin.
fn packed_texts(folder: &Path) -> Result<String> {
    let mut texts = Vec::new();
    copy_scripts(&root().join("www"), folder, &mut texts)?;
    let packed = dense::text(&deflated(format!("{{{}}}", texts.join(",")).as_bytes())?);
    Ok(format!("export default \"{packed}\";\nexport const texts = {{}};\n"))
}

/// `texts` gets an entry of an object for each file of texts, as it is written: lists to choose from keep their order.
fn copy_scripts(from: &Path, to: &Path, texts: &mut Vec<String>) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in files_in(from)? {
        let copy = to.join(file.file_name().unwrap_or_default());
        if file.is_dir() {
            copy_scripts(&file, &copy, texts)?;
        } else if file.extension().is_some_and(|extension| extension == "js") {
            fs::copy(&file, &copy)?;
        } else if file.extension().is_some_and(|extension| extension == "json") {
            let json = fs::read_to_string(&file)?;
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let script = if from.ends_with("survey/texts") {
                texts.push(format!("\"{name}\":{}", minified(&json).with_context(|| file.display().to_string())?));
                format!("import {{ texts }} from \"ppi-survey-texts\";\nexport default texts.{name};\n")
            } else {
                format!("export default {json};\n")
            };
            fs::write(copy, script)?;
        }
    }
    Ok(())
}

fn survey_style(name: &str) -> Result<(&'static str, PathBuf)> {
    let style = style("www/survey/style/index.css")?;
    Ok(("ppi-survey-style", module_of(&format!("{name}-style"), &style.into())?))
}

/// Where the survey's scripts find what they need besides.
fn survey_files(script: &str) -> (&'static str, PathBuf) {
    ("ppi-survey-files", root().join(script))
}

/// esbuild, about to bundle a script with its generated imports; without a further word it prints the bundle.
fn bundler(entry: &str, format: &str, imports: &[(&str, PathBuf)]) -> Command {
    let mut esbuild = npm_program("esbuild");
    esbuild.arg(entry).args(["--bundle", "--minify", "--charset=utf8", BROWSERS]).arg(format!("--format={format}"));
    // What is private is named with one underscore; wasm-bindgen's names have two.
    esbuild.arg("--mangle-props=^_[a-z]");
    // Node's own modules are asked for only in Node.
    esbuild.args(["--external:node:*", "--legal-comments=none", "--log-level=warning"]);
    for (name, file) in imports {
        esbuild.arg(joined(&format!("--alias:{name}="), file));
    }
    esbuild
}

/// Every card for the form, packed and deflated.
pub(crate) fn cards(out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    for card in published_cards()? {
        fs::write(out.join(format!("{}.bin", card.id())), deflated(&card.pack(true))?)?;
    }
    Ok(())
}

fn published_cards() -> Result<Vec<Scorecard>> {
    let files = files_in(&root().join("scorecards"))?.into_iter();
    files
        .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
        .map(|file| card::read(&file))
        .collect()
}

/// The bytes deflated, for `DecompressionStream("deflate")`: as small as the format allows.
fn deflated(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut deflated = Vec::new();
    let options = zopfli::Options { iteration_count: THOROUGH, ..zopfli::Options::default() };
    zopfli::compress(options, zopfli::Format::Zlib, bytes, &mut deflated)?;
    Ok(deflated)
}

/// Writes a module whose default export is bytes, deflated and as base64 text.
fn packed_module(name: &str, bytes: &[u8]) -> Result<PathBuf> {
    module_of(name, &BASE64_STANDARD.encode(deflated(bytes)?).into())
}

/// The same as denser text, see [`dense`].
fn dense_module(name: &str, bytes: &[u8]) -> Result<PathBuf> {
    module_of(name, &dense::text(&deflated(bytes)?).into())
}

/// Writes a module whose default export is this value.
fn module_of(name: &str, value: &Value) -> Result<PathBuf> {
    script_of(name, &format!("export default {value};\n"))
}

/// Writes a generated script, and says where.
fn script_of(name: &str, text: &str) -> Result<PathBuf> {
    let file = target().join("xtask/generated").join(name).with_extension("js");
    fs::create_dir_all(file.parent().expect("a folder"))?;
    fs::write(&file, text)?;
    Ok(file)
}

fn joined(flag: &str, path: &Path) -> OsString {
    let mut word = OsString::from(flag);
    word.push(path);
    word
}

#[cfg(test)]
mod tests {
    use super::with_short_names;

    #[test]
    fn only_private_properties_of_the_shared_sheet_are_renamed() {
        let shared = ":host {\n  --_text: var(--ppi-text, #000);\n  --_quiet: #333;\n  --_text: #fff;\n}";
        let style = "p{--_text-box: 1;color:var(--_text);fill:var(--_quiet);stroke:var(--ppi-text)}b{--_other: var(--_text, 0)}";
        assert_eq!(
            with_short_names(style, shared),
            "p{--_text-box: 1;color:var(--_a);fill:var(--_b);stroke:var(--ppi-text)}b{--_other: var(--_a, 0)}"
        );
    }
}
