//! The engine in Node.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::root;

/// Runs a module in Node with `dist/` as its folder; gives what it printed.
#[track_caller]
pub fn node(module: &str) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let file = root().join("dist").join(format!("test-{}-{number}.mjs", std::process::id()));
    std::fs::write(&file, module).expect("dist/ can be written to");
    let output = Command::new("node").arg(&file).output().expect("node");
    std::fs::remove_file(&file).expect("the module");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{module}\n{out}{err}");
    out.into_owned()
}
