//! Servers of the tests.

use ppi_server::{SITE_POLICY, Server, Site};

use crate::root;
use crate::watch::REPORTS;

/// Serves `dist/` on a free port, under the strict policy.
#[must_use]
pub fn dist() -> Server {
    let folder = root().join("dist");
    assert!(folder.join("package.json").is_file(), "dist/ is missing: cargo xtask dist");
    serve(Site { folder: Some(folder), ..Site::default() })
}

/// Serves `dist/` on a free port as `cargo xtask serve` does, under the policy of the demo site.
#[must_use]
pub fn demo_site() -> Server {
    serve(Site { folder: Some(root().join("dist")), policy: SITE_POLICY.to_owned(), ..Site::default() })
}

/// Serves a site of the test's own on a free port; the browser reports violations of its policy back to it.
#[must_use]
pub fn serve(mut site: Site) -> Server {
    site.policy.push_str("; report-uri ");
    site.policy.push_str(REPORTS);
    Server::start(site, 0).expect("a free port")
}
