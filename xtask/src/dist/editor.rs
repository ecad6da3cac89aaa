//! What an editor needs to complete the tag in HTML: Visual Studio Code's custom data, from the custom-elements manifest.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::shell::root;

/// The manifest: the one list of attributes, properties, events and parts.
const MANIFEST: &str = "www/custom-elements.json";

/// Writes the file.
pub(crate) fn data(out: &Path) -> Result<()> {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(root().join(MANIFEST))?).context(MANIFEST)?;
    let data = html_data(&manifest["modules"][0]["declarations"][0]);
    Ok(fs::write(out.join("vscode.html-custom-data.json"), data.to_string())?)
}

fn html_data(element: &Value) -> Value {
    let attributes: Vec<Value> = element["attributes"].as_array().into_iter().flatten().map(attribute).collect();
    json!({
        "version": 1.1,
        "tags": [{
            "name": element["tagName"],
            "description": format!("{}\n\n{}", text(&element["summary"]), text(&element["description"])),
            "attributes": attributes,
        }],
    })
}

fn attribute(of: &Value) -> Value {
    let kind = text(&of["type"]["text"]);
    let mut attribute = json!({ "name": of["name"], "description": of["description"] });
    // A list of texts in quotes is a list of values; the others are free.
    let values: Vec<Value> = kind
        .split(" | ")
        .filter_map(|value| value.strip_prefix('"')?.strip_suffix('"'))
        .map(|v| json!({ "name": v }))
        .collect();
    if kind == "boolean" {
        attribute["valueSet"] = json!("v");
    } else if !values.is_empty() {
        attribute["values"] = json!(values);
    }
    attribute
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::html_data;

    #[test]
    fn values_and_flags_are_told_apart() {
        let data = html_data(&json!({
            "tagName": "a-b", "summary": "S.", "description": "D.",
            "attributes": [
                { "name": "mode", "type": { "text": "\"x\" | \"y\"" }, "description": "M." },
                { "name": "on", "type": { "text": "boolean" }, "description": "O." },
                { "name": "src", "type": { "text": "string" }, "description": "U." },
            ],
        }));
        let tag = json!({ "name": "a-b", "description": "S.\n\nD.", "attributes": [
            { "name": "mode", "description": "M.", "values": [{ "name": "x" }, { "name": "y" }] },
            { "name": "on", "description": "O.", "valueSet": "v" },
            { "name": "src", "description": "U." },
        ] });
        assert_eq!(data, json!({ "version": 1.1, "tags": [tag] }));
    }
}
