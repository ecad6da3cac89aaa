//! What is shipped, and what it is made with, against what ARCHITECTURE.md says of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::setup::WASM;
use crate::shell::{cargo, output, root};

/// The licences that a crate of the shipped modules may be under, one of them.
const LICENSES: [&str; 2] = ["MIT", "Apache-2.0"];
/// The licences of the tools of the build and of the tests, of which nothing is shipped.
const TOOL_LICENSES: [&str; 7] =
    ["MIT", "Apache-2.0", "MIT OR Apache-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "MPL-2.0"];

/// The crates that are compiled into the modules, ours left out, with their licences.
fn shipped() -> BTreeMap<String, String> {
    let metadata = ["metadata", "--format-version=1", "--locked", "--all-features", "--filter-platform", WASM];
    let metadata: Value = serde_json::from_str(&output(cargo().args(metadata)).unwrap()).unwrap();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let by_id = |list: Vec<Value>| -> BTreeMap<String, Value> {
        list.into_iter().map(|value| (value["id"].as_str().unwrap().to_owned(), value)).collect()
    };
    let (packages, nodes) = (by_id(list(&metadata["packages"])), by_id(list(&metadata["resolve"]["nodes"])));
    let ours = packages.iter().find(|(_, package)| package["name"] == "ppi-widget").unwrap().0;
    let mut shipped = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![ours.clone()];
    while let Some(id) = waiting.pop() {
        for dependency in list(&nodes[&id]["deps"]) {
            let package = &packages[dependency["pkg"].as_str().unwrap()];
            // What runs in the compiler is no part of its output.
            let macros =
                list(&package["targets"]).iter().any(|target| list(&target["kind"]).contains(&"proc-macro".into()));
            let compiled_in = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            if compiled_in && !macros && seen.insert(dependency["pkg"].clone().to_string()) {
                let text = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
                shipped.insert(text("name"), text("license"));
                waiting.push(dependency["pkg"].as_str().unwrap().to_owned());
            }
        }
    }
    shipped
}

#[test]
fn every_crate_is_named_in_the_architecture() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let section = text.split("\n## Dependencies of what is shipped\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let mut named = BTreeSet::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [name, why, size, along] = cells[..] else { panic!("four cells: {row}") };
        assert!(
            !why.is_empty() && (size.contains(|c: char| c.is_ascii_digit()) || size.contains("inlined")),
            "the reason and the size: {row}"
        );
        named.extend([name, along].iter().flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(ToOwned::to_owned));
    }
    assert_eq!(named, shipped().into_keys().collect());
}

#[test]
fn every_crate_may_be_used_under_our_own_licences() {
    for (name, license) in shipped() {
        assert!(LICENSES.iter().any(|ours| license.contains(ours)), "{name} is under {license}");
    }
}

#[test]
fn the_npm_tools_are_pinned_and_free() {
    for file in ["package-lock.json", "tests/hosts/package-lock.json"] {
        let lock: Value = serde_json::from_str(&fs::read_to_string(root().join(file)).unwrap()).unwrap();
        let packages = lock["packages"].as_object().unwrap();
        for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
            let license = package["license"].as_str().unwrap_or("no licence");
            assert!(TOOL_LICENSES.contains(&license), "{file}: {name} is under {license}");
            assert!(package["integrity"].as_str().is_some_and(|hash| hash.starts_with("sha512-")), "{file}: {name}");
        }
        for own in ["dependencies", "optionalDependencies", "peerDependencies"] {
            assert!(packages[""].get(own).is_none(), "{file}: tools are devDependencies");
        }
    }
}
