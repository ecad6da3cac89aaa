//! The accessibility tree: what a screen reader is given.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::Page;

/// A node of the tree. What screen readers are not told of, and the pieces that a text is drawn in, are left out.
#[derive(Debug)]
pub struct Node {
    /// As Chromium names it: `radio`, `group`, `heading`, `StaticText`.
    pub role: String,
    /// The accessible name.
    pub name: String,
    /// The accessible description, that of `aria-describedby`.
    pub description: String,
    /// The value of a control.
    pub value: Value,
    properties: Vec<(String, Value)>,
    /// The nodes inside.
    pub children: Vec<Node>,
}

impl Page {
    /// The accessibility tree of the page, shadow roots included. Chromium alone gives it out.
    #[track_caller]
    pub fn tree(&self) -> Node {
        let answer = self.tools("Accessibility.getFullAXTree", json!({}));
        let nodes = answer["nodes"].as_array().expect("a list of nodes");
        let mut roots = read(nodes, &nodes[0]);
        assert_eq!(roots.len(), 1, "a document is one node");
        roots.remove(0)
    }
}

/// A node, or in the place of one that is ignored those inside it.
fn read(nodes: &[Value], node: &Value) -> Vec<Node> {
    let ids = node["childIds"].as_array().map_or(&[][..], Vec::as_slice);
    let inside = ids.iter().filter_map(|id| nodes.iter().find(|node| node["nodeId"] == *id));
    let children: Vec<Node> = inside.flat_map(|child| read(nodes, child)).collect();
    let text = |key: &str| words(node[key]["value"].as_str().unwrap_or_default());
    let role = text("role");
    if node["ignored"] == true || ["none", "generic", "InlineTextBox"].contains(&role.as_str()) {
        return children;
    }
    let property = |property: &Value| {
        (property["name"].as_str().unwrap_or_default().to_owned(), property["value"]["value"].clone())
    };
    let properties = node["properties"].as_array().into_iter().flatten().map(property).collect();
    let value = node["value"]["value"].clone();
    vec![Node { name: text("name"), description: text("description"), role, value, properties, children }]
}

/// A text with its white space as one space.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Node {
    /// The nodes of a role inside this one, in the order of reading.
    pub fn all(&self, role: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        for child in &self.children {
            found.extend((child.role == role).then_some(child));
            found.extend(child.all(role));
        }
        found
    }

    /// The names of the nodes of a role inside this one.
    pub fn names(&self, role: &str) -> Vec<&str> {
        self.all(role).into_iter().map(|node| node.name.as_str()).collect()
    }

    /// The only node of a role and a name inside this one.
    #[track_caller]
    pub fn one(&self, role: &str, name: &str) -> &Node {
        let found: Vec<&Node> = self.all(role).into_iter().filter(|node| node.name == name).collect();
        assert_eq!(found.len(), 1, "{role} “{name}” in\n{}", self.outline());
        found[0]
    }

    /// A property such as `checked`, `live`, `level`; null where the node does not have it.
    pub fn property(&self, name: &str) -> Value {
        let found = self.properties.iter().find(|(property, _)| property == name);
        found.map_or(Value::Null, |(_, value)| value.clone())
    }

    /// The text inside, as it is read.
    pub fn text(&self) -> String {
        words(&self.names("StaticText").join(" "))
    }

    /// The tree as lines of role and name, for messages.
    pub fn outline(&self) -> String {
        let mut lines = String::new();
        self.write_outline(0, &mut lines);
        lines
    }

    fn write_outline(&self, depth: usize, lines: &mut String) {
        let _ = writeln!(lines, "{:depth$}{} “{}”", "", self.role, self.name);
        for child in &self.children {
            child.write_outline(depth + 2, lines);
        }
    }
}
