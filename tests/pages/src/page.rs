//! A browser's page: opened, scripted, typed into, photographed.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use ppi_driver::Browser;
use ppi_server::Server;
use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Key, TypingData};

use crate::element::{Element, Root};
use crate::session::{Session, run};
use crate::{PATIENCE, root, watch};

/// The one page of a browser that no other test uses at the same time. A test that fails leaves a picture.
pub struct Page {
    session: Option<Session>,
    /// Whether another test may go on with the browser.
    reusable: Cell<bool>,
}

impl Page {
    /// A page of 1024 by 768 in a browser that may have served other tests: what belongs to an origin cannot meet,
    /// since each server has a port of its own.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a browser is no default")]
    pub fn new() -> Self {
        let page = Self { session: Some(Session::take()), reusable: Cell::new(true) };
        page.viewport(1024, 768);
        page
    }

    /// The same in a browser started for this test alone: for tests of storage from a disk, of crashes and restarts.
    #[must_use]
    pub fn fresh() -> Self {
        let page = Self { session: Some(Session::start()), reusable: Cell::new(false) };
        page.viewport(1024, 768);
        page
    }

    pub(crate) fn session(&self) -> &Session {
        self.session.as_ref().expect("the page is open until it is dropped")
    }

    /// The browser that it runs in.
    #[must_use]
    pub fn browser(&self) -> Browser {
        self.session().browser
    }

    /// Opens a path of a server and waits for the page to load.
    #[track_caller]
    pub fn open(&self, server: &Server, path: &str) {
        self.goto(&format!("{}{path}", server.origin()));
    }

    /// Opens a file from the disk, as by a double click.
    #[track_caller]
    pub fn open_file(&self, file: &Path) {
        let file = fs::canonicalize(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.goto(&format!("file://{}", file.display()));
    }

    /// Opens an address.
    #[track_caller]
    pub fn goto(&self, url: &str) {
        self.session().must(url, self.session().client().goto(url));
        self.js(watch::SCRIPT, &[]);
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.session().must("reload", self.session().client().refresh());
        self.js(watch::SCRIPT, &[]);
    }

    /// Goes back in the history.
    #[track_caller]
    pub fn back(&self) {
        self.session().must("back", self.session().client().back());
        self.js(watch::SCRIPT, &[]);
    }

    /// Where it is.
    #[track_caller]
    pub fn url(&self) -> String {
        self.session().must("url", self.session().client().current_url()).to_string()
    }

    /// Runs the body of an async function and gives back what it returns; its arguments are `args[0]`, ….
    #[track_caller]
    pub fn js(&self, script: &str, args: &[Value]) -> Value {
        match self.try_js(script, args) {
            Ok(value) => value,
            Err(error) => panic!("{}: {error}\n{script}", self.browser()),
        }
    }

    pub(crate) fn try_js(&self, script: &str, args: &[Value]) -> WebDriverResult<Value> {
        let script = format!("const args = arguments; return (async () => {{ {script}\n }})();");
        let result = run(self.session().client().execute(script, args))?;
        Ok(result.json().clone())
    }

    /// The first element of a selector, outside of shadow roots.
    pub fn find(&self, css: &str) -> Element<'_> {
        Element::new(self, Root::Document, css)
    }

    /// The elements that a selector has now.
    #[track_caller]
    pub fn all(&self, css: &str) -> Vec<Element<'_>> {
        Element::all(self, Root::Document, css)
    }

    /// The first element of a selector in the shadow root of the first `<ppi-form>`.
    pub fn shadow(&self, css: &str) -> Element<'_> {
        self.shadow_of("ppi-form", css)
    }

    /// The elements that a selector has now in the shadow root of the first `<ppi-form>`.
    #[track_caller]
    pub fn shadow_all(&self, css: &str) -> Vec<Element<'_>> {
        Element::all(self, Root::Shadow("ppi-form".to_owned()), css)
    }

    /// The elements that a selector has now in the shadow root of the first element of another.
    #[track_caller]
    pub fn shadow_all_of(&self, host: &str, css: &str) -> Vec<Element<'_>> {
        Element::all(self, Root::Shadow(host.to_owned()), css)
    }

    /// The first element of a selector in the shadow root of the first element of another.
    pub fn shadow_of(&self, host: &str, css: &str) -> Element<'_> {
        Element::new(self, Root::Shadow(host.to_owned()), css)
    }

    /// The element that has the focus, within shadow roots too.
    pub fn focused(&self) -> Element<'_> {
        Element::new(self, Root::Focus, "")
    }

    /// Real keys to whatever has the focus, one after the other; special keys are `Key::Tab + ""`.
    #[track_caller]
    pub fn keys(&self, keys: impl Into<TypingData>) {
        let keys: TypingData = keys.into();
        let chain =
            self.session().client().action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO)).send_keys(keys);
        self.session().must("keys", chain.perform());
    }

    /// Real tabulator keys, with the shift key held down: to the stop before.
    #[track_caller]
    pub fn shift_tab(&self) {
        let chain = self.session().client().action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        let chain = chain.key_down(Key::Shift).key_down(Key::Tab).key_up(Key::Tab).key_up(Key::Shift);
        self.session().must("keys", chain.perform());
    }

    /// Waits until there is something.
    #[track_caller]
    pub fn wait<T>(&self, what: &str, mut look: impl FnMut(&Self) -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look(self) {
                return found;
            }
            assert!(Instant::now() < deadline, "{}: waited in vain for {what}", self.browser());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until a script returns something true, and gives it back.
    #[track_caller]
    pub fn wait_js(&self, what: &str, script: &str) -> Value {
        self.wait(what, |page| {
            let value = page.js(script, &[]);
            let falsy = [json!(null), json!(false), json!(0), json!("")].contains(&value);
            (!falsy).then_some(value)
        })
    }

    /// A command of the developer tools' protocol; Chromium alone has it. The browser ends with the test, because what
    /// was set could stay.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.reusable.set(false);
        self.tools(command, parameters)
    }

    #[track_caller]
    pub(crate) fn tools(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.browser(), Browser::Chromium, "{command} is Chromium's alone");
        self.session().must(command, self.session().client().cdp().send_raw(command, parameters))
    }

    /// Lets the page crash and goes on in another tab of the same browser. Chromium alone.
    #[track_caller]
    pub fn crash(&self) {
        let session = self.session();
        let client = session.client();
        let here = session.must("window", client.window());
        let other = session.must("another tab", client.new_tab());
        // No answer comes from a page that crashed.
        run(async {
            let tools = client.cdp();
            let crash = tools.send_raw("Page.crash", json!({}));
            let _ = tokio::time::timeout(Duration::from_secs(2), crash).await;
        });
        assert_ne!(here, other);
        session.must("the other tab", client.switch_to_window(other));
        self.reusable.set(false);
    }

    /// A picture of the viewport, in `target/screenshots/<browser>/<name>.png`.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let png = self.session().must("screenshot", self.session().client().screenshot_as_png());
        self.keep(name, &png).expect("target/ can be written to")
    }

    fn keep(&self, name: &str, png: &[u8]) -> io::Result<PathBuf> {
        let folder = root().join("target/screenshots").join(self.browser().name());
        let file = folder.join(format!("{name}.png"));
        fs::create_dir_all(&folder)?;
        fs::write(&file, png)?;
        Ok(file)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if thread::panicking() {
            let name = thread::current().name().unwrap_or("test").replace("::", "-");
            if let Ok(png) = run(self.session().client().screenshot_as_png())
                && let Ok(file) = self.keep(&format!("failed-{name}"), &png)
            {
                eprintln!("{}: what the page looked like: {}", self.browser(), file.display());
            }
        } else if self.reusable.get()
            && let Some(session) = self.session.take()
        {
            session.give_back();
        }
    }
}
