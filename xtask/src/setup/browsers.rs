//! The browsers of the page tests, with their drivers.

use std::path::Path;

use anyhow::{Context, Result, bail};
use ppi_driver::{Browser, GECKODRIVER_VERSION};

use crate::shell::{cargo, on_path, output, program, run, step};

/// The value of `--browser`: one name, or all.
pub(crate) fn parse_browsers(name: &str) -> Result<Vec<Browser>> {
    if name == "all" {
        return Ok(Browser::ALL.to_vec());
    }
    let browser = Browser::named(name);
    Ok(vec![browser.with_context(|| format!("no browser {name:?}: chromium, firefox, webkit or all"))?])
}

/// Sees to it that the browsers and their drivers are there.
pub(crate) fn browsers(browsers: &[Browser]) -> Result<()> {
    let packages: Vec<&str> = browsers
        .iter()
        .flat_map(|browser| programs(*browser))
        .filter(|(program, _)| !on_path(program))
        .map(|(_, package)| *package)
        .collect();
    if !packages.is_empty() {
        install(&packages)?;
    }
    if browsers.contains(&Browser::Firefox) {
        geckodriver()?;
    }
    Ok(())
}

/// The programs that the tests start, each with Debian's package for it.
fn programs(browser: Browser) -> &'static [(&'static str, &'static str)] {
    match browser {
        Browser::Chromium => &[("chromium", "chromium"), ("chromedriver", "chromium-driver")],
        Browser::Firefox => &[("firefox-esr", "firefox-esr")],
        Browser::WebKit => &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")],
    }
}

fn install(packages: &[&str]) -> Result<()> {
    let wanted = packages.join(" ");
    let debian = Path::new("/etc/debian_version").exists() && on_path("apt-get");
    if !debian {
        bail!(
            "missing for the page tests (names of Debian's packages): {wanted}; \
             install them, or test with a browser that is there: cargo xtask test --browser chromium"
        );
    }
    if output(program("id").arg("-u"))?.trim() != "0" {
        bail!("missing for the page tests; run: sudo apt-get install --no-install-recommends {wanted}");
    }
    step(&format!("apt-get install {wanted}"), || {
        let apt = || {
            let mut command = program("apt-get");
            command.args(["-qq", "-o", "Dpkg::Use-Pty=0"]).env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        run(apt().arg("update"))?;
        run(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))
    })
}

/// Firefox's driver, which Debian does not package: built once, kept in the user's cache folder.
fn geckodriver() -> Result<()> {
    if ppi_driver::geckodriver().is_file() {
        return Ok(());
    }
    let folder = ppi_driver::cache().join(format!("geckodriver-{GECKODRIVER_VERSION}"));
    step("geckodriver (4 minutes, once per user)", || {
        run(cargo()
            .args(["install", "geckodriver", "--version", GECKODRIVER_VERSION, "--locked", "--no-track", "--root"])
            .arg(folder)
            // What holds for our own build does not hold for this one.
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"))
    })
}
