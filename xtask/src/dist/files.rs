//! What is shipped as it stands: cards, schemas, type declarations, the demo site.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell::root;

/// Copies all of it.
pub(crate) fn copy(out: &Path) -> Result<()> {
    json_files("scorecards", &out.join("scorecards"))?;
    json_files("schemas", &out.join("schemas"))?;
    json_files("www", out)?;
    for (from, to) in [("www", out.to_owned()), ("www/engine", out.join("engine"))] {
        for file in files_in(&root().join(from))? {
            if file.to_string_lossy().ends_with(".d.ts") {
                copy_into(&file, &to)?;
            }
        }
    }
    folder(&root().join("www/site"), out)
}

/// A JSON text without the white space between its parts; numbers and strings keep the form that they have.
pub(crate) fn minified(json: &str) -> Result<String> {
    serde_json::from_str::<serde_json::Value>(json)?;
    let mut text = String::with_capacity(json.len());
    let (mut inside, mut escaped) = (false, false);
    for c in json.chars() {
        if inside || !c.is_ascii_whitespace() {
            text.push(c);
        }
        inside ^= c == '"' && !escaped;
        escaped = inside && c == '\\' && !escaped;
    }
    Ok(text)
}

fn json_files(from: &str, out: &Path) -> Result<()> {
    for file in files_in(&root().join(from))? {
        if file.extension().is_some_and(|extension| extension == "json") {
            let text = minified(&fs::read_to_string(&file)?).with_context(|| file.display().to_string())?;
            fs::create_dir_all(out)?;
            fs::write(out.join(file.file_name().unwrap_or_default()), text)?;
        }
    }
    Ok(())
}

fn folder(from: &Path, out: &Path) -> Result<()> {
    for file in files_in(from)? {
        if file.is_dir() {
            folder(&file, &out.join(file.file_name().unwrap_or_default()))?;
        } else {
            copy_into(&file, out)?;
        }
    }
    Ok(())
}

fn copy_into(file: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    fs::copy(file, out.join(file.file_name().unwrap_or_default())).with_context(|| file.display().to_string())?;
    Ok(())
}

/// What a folder holds, by name; nothing where there is no such folder.
pub(crate) fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

/// Every file in a folder with its bytes, by its path in there, sub-folders included.
pub(crate) fn read_all(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    read_into(folder, "", &mut files)?;
    Ok(files)
}

fn read_into(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for file in files_in(folder)? {
        let name = format!("{prefix}{}", file.file_name().unwrap_or_default().display());
        if file.is_dir() {
            read_into(&file, &format!("{name}/"), files)?;
        } else {
            files.push((name, fs::read(file)?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn only_the_white_space_between_the_parts_goes() {
        let json = "{ \"a b\" : [ 1.50 ,\n\t2e-3 ], \"c \\\" : d\": \"\\\\\" , \"e\" : null }\n";
        let short = "{\"a b\":[1.50,2e-3],\"c \\\" : d\":\"\\\\\",\"e\":null}";
        assert_eq!(minified(json).unwrap(), short);
    }

    #[test]
    fn what_is_no_json_is_refused() {
        assert!(minified("{ \"a\": 1, }").is_err());
    }
}
