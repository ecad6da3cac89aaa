//! A browser's session: its driver, its flags, and the bridge from plain tests to the asynchronous client.

use std::fmt::Display;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use ppi_driver::{Browser, Driver};
use serde_json::{Value, json};
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{TimeoutConfiguration, WebDriver};
use tokio::runtime::Runtime;

use crate::{PATIENCE, watch};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime")
});

/// Runs a command of the client to its end.
pub(crate) fn run<F: Future>(command: F) -> F::Output {
    RUNTIME.block_on(command)
}

/// Browsers that a test is done with: a start takes seconds, in Firefox four. They end with the process.
static RESTING: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// The browser that `PPI_BROWSER` names.
///
/// # Panics
/// When there is no browser of that name.
#[must_use]
pub fn browser() -> Browser {
    match std::env::var("PPI_BROWSER") {
        Ok(name) => Browser::named(&name).expect("PPI_BROWSER is chromium, firefox or webkit"),
        Err(_) => Browser::Chromium,
    }
}

/// A running browser; dropping it ends it.
pub(crate) struct Session {
    pub(crate) browser: Browser,
    client: Option<WebDriver>,
    _driver: Driver,
}

impl Session {
    /// A browser that another test is done with, or a new one.
    pub(crate) fn take() -> Self {
        let rested = || RESTING.lock().unwrap_or_else(PoisonError::into_inner).pop();
        while let Some(session) = rested() {
            if session.is_bare() {
                return session;
            }
        }
        Self::start()
    }

    /// Whether the window is the page alone: `WebKitGTK` keeps a bar below it after a download, which makes it lower
    /// and keeps it from getting as narrow as a phone.
    fn is_bare(&self) -> bool {
        let script = "return outerHeight === innerHeight";
        self.browser != Browser::WebKit
            || run(self.client().execute(script, Vec::new())).is_ok_and(|bare| bare.json() == &Value::Bool(true))
    }

    /// Leaves the browser to the next test, unless this one left more than a page behind.
    pub(crate) fn give_back(self) {
        let left = run(async {
            self.client().goto("about:blank").await?;
            self.client().windows().await
        });
        if left.is_ok_and(|windows| windows.len() == 1) {
            RESTING.lock().unwrap_or_else(PoisonError::into_inner).push(self);
        }
    }

    /// Starts the browser that `PPI_BROWSER` names, with a profile of its own.
    pub(crate) fn start() -> Self {
        let browser = browser();
        let driver = Driver::start(browser).unwrap_or_else(|error| panic!("{browser}: {error}"));
        let Value::Object(capabilities) = capabilities(browser) else { unreachable!("it is an object") };
        let client = run(WebDriver::new(driver.url(), Capabilities::from(capabilities)))
            .unwrap_or_else(|error| panic!("{browser}: no session: {error}"));
        let session = Self { browser, client: Some(client), _driver: driver };
        let limit = Some(Duration::from_secs(60));
        let timeouts = TimeoutConfiguration::new(limit, limit, Some(Duration::ZERO));
        session.must("timeouts", session.client().update_timeouts(timeouts));
        match browser {
            Browser::Chromium => {
                let script = json!({ "source": format!("(() => {{ {} }})()", watch::SCRIPT) });
                session.must("watch", session.client().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script));
            }
            Browser::Firefox | Browser::WebKit => session.must("a window without bars", session.move_to_popup()),
        }
        session
    }

    /// Leaves the first window for one without bars, since those keep it from getting as narrow as a phone.
    async fn move_to_popup(&self) -> WebDriverResult<()> {
        const BUTTON: &str = "
            const button = document.createElement('button');
            button.textContent = 'open';
            button.onclick = () => window.open('about:blank', '', 'popup,noopener,width=360,height=640');
            document.body.append(button);
            return button;";
        let client = self.client();
        let first = client.window().await?;
        client.goto("about:blank").await?;
        client.execute(BUTTON, Vec::new()).await?.element()?.click().await?;
        let deadline = Instant::now() + PATIENCE;
        let popup = loop {
            if let Some(popup) = client.windows().await?.into_iter().find(|window| *window != first) {
                break popup;
            }
            assert!(Instant::now() < deadline, "{}: no window opens", self.browser);
            tokio::time::sleep(Duration::from_millis(10)).await;
        };
        client.close_window().await?;
        client.switch_to_window(popup).await
    }

    pub(crate) fn client(&self) -> &WebDriver {
        self.client.as_ref().expect("the session is open until it is dropped")
    }

    /// Runs a command that has to succeed.
    #[track_caller]
    pub(crate) fn must<T, E: Display>(&self, what: &str, command: impl Future<Output = Result<T, E>>) -> T {
        match run(command) {
            Ok(value) => value,
            Err(error) => panic!("{}: {what}: {error}", self.browser),
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // The driver and what it started are ended in any case.
            let _ = run(client.quit());
        }
    }
}

fn capabilities(browser: Browser) -> Value {
    match browser {
        Browser::Chromium => json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
            ] },
        }),
        Browser::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": { "args": ["-headless"] },
        }),
        Browser::WebKit => json!({}),
    }
}
