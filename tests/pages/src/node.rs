//! The engine in Node.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::root;

/// What a module prints when Node runs it in `dist/`.
#[track_caller]
pub fn node(module: &str) -> String {
    let mut node = Command::new("node")
        .args(["--input-type=module", "-"])
        .current_dir(root().join("dist"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node");
    node.stdin.take().expect("a pipe").write_all(module.as_bytes()).expect("node reads");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "{module}\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The same, for a module that prints a JSON value on each line.
#[track_caller]
pub fn values(module: &str) -> Vec<Value> {
    node(module).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}
