//! Accessibility, as far as axe-core can tell.

use std::fs;
use std::sync::LazyLock;

use crate::{Page, root};

static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = root().join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(file).expect("axe-core is missing: npm ci, or cargo xtask test")
});

const RUN: &str = "
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, impact, help, nodes }) =>
        nodes.map(({ target, html }) => `${impact} ${id}: ${help}: ${target.flat().join(' >> ')} ${html}`));";

impl Page {
    /// axe-core's findings on the page as it is now, open shadow roots included, one line each.
    #[track_caller]
    pub fn axe(&self) -> Vec<String> {
        if self.js("return typeof window.axe", &[]) == "undefined" {
            // Evaluated by the driver, so the page's policy does not forbid it.
            self.js(&AXE, &[]);
        }
        serde_json::from_value(self.js(RUN, &[])).expect("a list of texts")
    }
}
