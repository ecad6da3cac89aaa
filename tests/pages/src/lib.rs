//! Tests of the built pages in real browsers, driven by `WebDriver`.
//!
//! A test is a plain `#[test]` that reads from top to bottom; every call waits for what it needs, up to
//! [`PATIENCE`], and fails with a message that names the browser:
//!
//! ```no_run
//! let server = ppi_pages::dist();
//! let page = ppi_pages::Page::new();
//! page.open(&server, "/index.html");
//! page.shadow("input[value=A]").click();
//! page.wait_js("a result", "return document.querySelector('ppi-form').result !== null");
//! assert_eq!(page.axe(), [""; 0]);
//! assert_eq!(page.violations(&server), [""; 0]);
//! ```
//!
//! The browser is the one that `PPI_BROWSER` names: chromium (the default), firefox or webkit. `cargo xtask test` runs
//! the tests in all three, after building `dist/`.

#![expect(clippy::missing_panics_doc, reason = "a test fails by a panic: all of these do")]
#![expect(clippy::must_use_candidate, reason = "reading a page is a check in itself: what is read has to be there")]

mod axe;
mod element;
mod emulate;
mod node;
mod page;
mod places;
mod serve;
mod session;
mod tree;
mod watch;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use element::Element;
pub use node::{node, values};
pub use page::Page;
pub use ppi_driver::Browser;
pub use ppi_server::{Reply, Request, SITE_POLICY, STRICT_POLICY, Server, Site};
pub use serde_json::{Value, json};
pub use serve::{demo_site, dist, serve};
pub use session::browser;
pub use thirtyfour::Key;
pub use tree::Node;

/// How long a test waits for something to come true before it fails.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The folder of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("tests/pages stands in the repository").to_owned()
}
