//! `texts.html`: every text of the form, of the survey and of the cards, side by side in both languages, for those who review them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use ppi_widget::i18n::{Language, Text};
use serde_json::Value;

use super::files::files_in;
use crate::shell::root;

/// What the scripts say, in one file for each of them: by language, then by name.
const OF_SCRIPTS: [(&str, &str); 3] =
    [("The form", "www/form/texts"), ("The class", "www/class/texts"), ("The survey", "www/survey/texts")];

/// The households to practise with.
const HOUSEHOLDS: &str = "www/class/households.json";

/// Writes the page.
pub(crate) fn write(out: &Path) -> Result<()> {
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Texts / Teks</title><link rel=\"stylesheet\" href=\"site.css\"></head><body><main>\
         <h1>Texts / Teks</h1><p>Every text of the form, of the survey and of the cards. Places for values are written {name}.</p>",
    );
    let interface = Text::ALL
        .iter()
        .map(|text| (text.name().to_owned(), Language::ALL.map(|language| language.text(*text).to_owned())));
    section(&mut page, "The form", interface)?;
    for (whose, folder) in OF_SCRIPTS {
        for file in files_in(&root().join(folder))? {
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let texts: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
            section(&mut page, &format!("{whose}: {name}"), of_script(&texts).context(name)?.into_iter())?;
        }
    }
    let households: Value = serde_json::from_str(&fs::read_to_string(root().join(HOUSEHOLDS))?)?;
    let mut texts = Vec::new();
    of_card(&households["cases"], "", &mut texts);
    section(&mut page, "The practice households", texts.into_iter())?;
    for file in
        files_in(&root().join("scorecards"))?.iter().filter(|file| file.extension().is_some_and(|e| e == "json"))
    {
        let card: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
        let mut texts = Vec::new();
        of_card(&card, "", &mut texts);
        section(&mut page, card["id"].as_str().unwrap_or_default(), texts.into_iter())?;
    }
    page.push_str("</main></body></html>\n");
    Ok(fs::write(out.join("texts.html"), page)?)
}

/// A name, and the text in every language of the interface.
type Entry = (String, [String; Language::ALL.len()]);

fn section(page: &mut String, title: &str, texts: impl Iterator<Item = Entry>) -> Result<()> {
    write!(page, "<h2>{0}</h2><table><caption>{0}</caption><thead><tr><th scope=\"col\">name</th>", escaped(title))?;
    for language in Language::ALL {
        write!(page, "<th scope=\"col\">{}</th>", language.name())?;
    }
    page.push_str("</tr></thead><tbody>");
    for (name, texts) in texts {
        write!(page, "<tr><th scope=\"row\">{}</th>", escaped(&name))?;
        for (language, text) in Language::ALL.iter().zip(texts) {
            write!(page, "<td lang=\"{}\">{}</td>", language.tag(), escaped(&text))?;
        }
        page.push_str("</tr>");
    }
    page.push_str("</tbody></table>");
    Ok(())
}

/// What one script says; every language has to have the same names.
fn of_script(texts: &Value) -> Result<Vec<Entry>> {
    let by_language = Language::ALL.map(|language| {
        let mut named = Vec::new();
        leaves(&texts[language.tag()], "", &mut named);
        named
    });
    let names = |texts: &[(String, String)]| texts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let first = names(&by_language[0]);
    ensure!(!first.is_empty(), "no texts");
    for (language, texts) in Language::ALL.iter().zip(&by_language) {
        ensure!(names(texts) == first, "{}: other names than in {}", language.tag(), Language::ALL[0].tag());
    }
    let texts = |position: usize| by_language.each_ref().map(|texts| texts[position].1.clone());
    Ok(first.iter().enumerate().map(|(position, name)| (name.clone(), texts(position))).collect())
}

/// Every text with the path to it.
fn leaves(value: &Value, path: &str, out: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => out.push((path.to_owned(), text.clone())),
        Value::Object(entries) => entries.iter().for_each(|(key, value)| leaves(value, &joined(path, key), out)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| leaves(item, &joined(path, &(n + 1).to_string()), out));
        }
        _ => {}
    }
}

/// Every text of a card that is there in each language, with the path to it.
fn of_card(value: &Value, path: &str, out: &mut Vec<Entry>) {
    let in_every_language = Language::ALL.map(|language| value[language.tag()].as_str().map(ToOwned::to_owned));
    if in_every_language.iter().all(Option::is_some) {
        out.push((path.to_owned(), in_every_language.map(Option::unwrap_or_default)));
        return;
    }
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| of_card(value, &joined(path, key), out)),
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                let id = item["id"].as_str().map_or_else(|| (position + 1).to_string(), ToOwned::to_owned);
                of_card(item, &joined(path, &id), out);
            }
        }
        _ => {}
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{escaped, of_card, of_script};

    #[test]
    fn a_text_that_one_language_lacks_is_refused() {
        let right = json!({ "id": { "a": "satu", "b": ["dua"] }, "en": { "a": "one", "b": ["two"] } });
        let texts = of_script(&right).unwrap();
        assert_eq!(texts[1], ("b.1".to_owned(), ["dua".to_owned(), "two".to_owned()]));
        let error = of_script(&json!({ "id": { "a": "satu" }, "en": {} })).unwrap_err();
        assert_eq!(error.to_string(), "en: other names than in id");
        assert!(of_script(&json!({})).is_err());
    }

    #[test]
    fn texts_of_a_card_are_named_by_its_ids() {
        let card = json!({ "id": "x", "questions": [{ "id": "q1", "text": { "id": "Apa?", "en": "What?" } }] });
        let mut texts = Vec::new();
        of_card(&card, "", &mut texts);
        assert_eq!(texts, [("questions.q1.text".to_owned(), ["Apa?".to_owned(), "What?".to_owned()])]);
    }

    #[test]
    fn texts_are_no_markup() {
        assert_eq!(escaped("<b>\"&\"</b>"), "&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;");
    }
}
