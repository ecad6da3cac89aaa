//! `cargo xtask serve`: the demo site under the strict policy.

use anyhow::{Context, Result};
use ppi_server::{Server, Site};

use crate::{dist, shell};

/// Builds dist/ and serves it until the user stops it.
pub(crate) fn serve(port: u16) -> Result<()> {
    let folder = shell::root().join("dist");
    dist::dist(&folder)?;
    let site = Site { folder: Some(folder), ..Site::default() };
    let server = Server::start(site, port).with_context(|| format!("port {port}: is it in use? try --port"))?;
    println!("\nThe demo site: {}/   (Ctrl-C stops)", server.origin());
    loop {
        std::thread::park();
    }
}
