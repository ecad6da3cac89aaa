//! `cargo xtask serve`: the demo site under its policy.

use anyhow::{Context, Result};
use ppi_server::{SITE_POLICY, Server, Site};

use crate::{dist, shell};

/// Builds dist/ and serves it until the user stops it.
pub(crate) fn serve(port: u16) -> Result<()> {
    let folder = shell::root().join("dist");
    dist::dist(&folder)?;
    let site = Site { folder: Some(folder), policy: SITE_POLICY.to_owned(), ..Site::default() };
    let server = Server::start(site, port).with_context(|| format!("port {port}: is it in use? try --port"))?;
    println!("\nThe demo site: {}/   (Ctrl-C stops)", server.origin());
    loop {
        std::thread::park();
    }
}
