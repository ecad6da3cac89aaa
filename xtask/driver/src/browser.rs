//! The three engines.

use std::fmt;
use std::path::PathBuf;

/// The geckodriver that `cargo xtask test` builds, since Debian has none.
pub const GECKODRIVER_VERSION: &str = "0.37.1";

/// A browser engine that the widget is tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Debian's chromium.
    Chromium,
    /// Debian's firefox-esr.
    Firefox,
    /// `WebKitGTK`'s `MiniBrowser`, the nearest to Safari that runs on Linux.
    WebKit,
}

impl Browser {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|browser| browser.name() == name)
    }

    /// Its name on command lines and in folders.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The program of its driver.
    #[must_use]
    pub fn driver(self) -> PathBuf {
        match self {
            Self::Chromium => "chromedriver".into(),
            Self::Firefox => geckodriver(),
            Self::WebKit => "WebKitWebDriver".into(),
        }
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Where geckodriver is, or is to be built: a folder in the user's cache, so that a fresh clone finds it.
#[must_use]
pub fn geckodriver() -> PathBuf {
    cache().join(format!("geckodriver-{GECKODRIVER_VERSION}/bin/geckodriver"))
}

/// The user's cache folder of this project: `$XDG_CACHE_HOME/ppi-widget` or `~/.cache/ppi-widget`.
#[must_use]
pub fn cache() -> PathBuf {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => std::env::home_dir().unwrap_or_else(std::env::temp_dir).join(".cache"),
    };
    base.join("ppi-widget")
}
