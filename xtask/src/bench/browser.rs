//! A page in a headless Chromium that reports its figures back, and the memory that it takes.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use ppi_server::{STRICT_POLICY, Server, Site};
use serde_json::Value;

/// Where a page posts its figures to.
const REPORT: &str = "/report";

/// A benchmark page may take as long.
const PATIENCE: Duration = Duration::from_secs(300);

/// What a page posts to when it is about to start.
const READY: &str = "/ready";

/// What a page reported, and how much more memory its process took after it was ready (RSS, in bytes).
pub(super) struct Run {
    pub(super) report: Value,
    pub(super) memory: u64,
}

/// Opens a page of a folder and waits for its report.
pub(super) fn run(folder: &Path, page: &str) -> Result<Run> {
    let policy = STRICT_POLICY.replace("trusted-types 'none'", "trusted-types ppi-widget ppi-bench; worker-src 'self'");
    let server = Server::start(Site { folder: Some(folder.to_owned()), policy, ..Site::default() }, 0)?;
    let chromium = Chromium::open(&format!("{}/{page}", server.origin()))?;
    let deadline = Instant::now() + PATIENCE;
    let mut before = HashMap::new();
    let mut memory = 0;
    while Instant::now() < deadline {
        let now = chromium.tabs();
        if before.is_empty() && server.requests().iter().any(|request| request.path == READY) {
            before.clone_from(&now);
        }
        let growth = before.iter().filter_map(|(tab, before)| now.get(tab)?.checked_sub(*before));
        memory = memory.max(growth.max().unwrap_or_default());
        if let Some(request) = server.requests().into_iter().find(|request| request.path == REPORT) {
            let report: Value = serde_json::from_str(&request.body).context("the page's report")?;
            if let Some(error) = report["error"].as_str() {
                bail!("{page}: {error}");
            }
            return Ok(Run { report, memory });
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    bail!("{page} did not report within {} s", PATIENCE.as_secs())
}

/// A browser with a profile of its own; dropping it ends it.
struct Chromium {
    process: Child,
    profile: PathBuf,
}

impl Chromium {
    fn open(url: &str) -> Result<Chromium> {
        let profile = std::env::temp_dir().join(format!("ppi-bench-{}", std::process::id()));
        let process = Command::new("chromium")
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"])
            .args(["--disable-extensions", "--disable-features=SpareRendererForSitePerProcess"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(url)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("chromium")?;
        Ok(Chromium { process, profile })
    }

    /// The RSS of the processes that show this browser's pages, in bytes. Linux only; none elsewhere.
    fn tabs(&self) -> HashMap<PathBuf, u64> {
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten().map(|entry| entry.path());
        let profile = self.profile.display().to_string();
        let ours = processes.filter(|process| {
            let command = fs::read(process.join("cmdline")).unwrap_or_default();
            let command = String::from_utf8_lossy(&command).replace('\0', " ");
            command.contains("--type=renderer") && command.contains(&profile)
        });
        ours.map(|process| (process.clone(), resident(&process))).collect()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // What is left behind lies in the folder of temporary files.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// The resident memory of a process, in bytes.
fn resident(process: &Path) -> u64 {
    let status = fs::read_to_string(process.join("status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes =
        line.and_then(|line| line.trim().strip_suffix("kB")).and_then(|number| number.trim().parse::<u64>().ok());
    kilobytes.unwrap_or_default() * 1024
}
