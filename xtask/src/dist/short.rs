//! Short names between a module and its glue: wasm-bindgen names every import by a hash of sixteen digits, which no
//! compression can take away, twice over.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::module::Module;
use super::oldest;
use crate::shell::{npm_program, output};

/// Renames what `module.wasm` imports and exports, and writes `module.glue` from the glue of the long names. The glue then
/// has one export more: `imports`, what a script starts the module with.
pub(crate) fn names(long: &Path, module: &Module) -> Result<()> {
    let mut wasm_opt = npm_program("wasm-opt");
    wasm_opt.args(oldest::WASM_OPT_FLAGS).arg("--minify-imports-and-exports-and-modules");
    let printed = output(wasm_opt.arg(&module.wasm).arg("-o").arg(&module.wasm))?;
    let names: Value = serde_json::from_str(&printed).context("the names that wasm-opt printed")?;
    let mut glue = fs::read_to_string(long)?;
    for name in names["exports"].as_array().into_iter().flatten() {
        let [long, short] = [0, 1].map(|index| text(&name[index]).map(|name| format!("wasm.{name}")));
        glue = renamed(&glue, &long?, &short?);
    }
    glue.push_str("export const imports = { a: {\n");
    for name in names["imports"].as_array().into_iter().flatten() {
        glue.extend(["    ", text(&name[2])?, ": ", text(&name[1])?, ",\n"]);
    }
    glue.push_str("} };\n");
    Ok(fs::write(&module.glue, glue)?)
}

fn text(name: &Value) -> Result<&str> {
    name.as_str().context("a name that wasm-opt printed")
}

/// A text in which a name is another; a longer name that starts the same stays.
pub(crate) fn renamed(text: &str, long: &str, short: &str) -> String {
    let mut pieces = text.split(long);
    let mut renamed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let ends = !piece.starts_with(|next: char| next.is_alphanumeric() || "_-".contains(next));
        renamed.extend([if ends { short } else { long }, piece]);
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn only_the_whole_name_is_renamed() {
        let glue = "wasm.form_new(wasm.form_newest); wasm.form_new = form_new;";
        assert_eq!(renamed(glue, "wasm.form_new", "wasm.a"), "wasm.a(wasm.form_newest); wasm.a = form_new;");
    }
}
