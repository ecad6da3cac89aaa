//! An element, by where it is to be found: looked up anew for each call, so that a page may redraw in between.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner, WebDriverResult};
use thirtyfour::{TypingData, WebElement};

use crate::session::run;
use crate::{PATIENCE, Page};

const FIND: &str = "
    const [host, css, index] = args;
    let focus = document.activeElement;
    while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
    const root = host === null ? document : document.querySelector(host)?.shadowRoot;
    return css === '' ? focus : root?.querySelectorAll(css)[index] ?? null;";

/// Where a selector is looked up.
#[derive(Clone, Debug)]
pub(crate) enum Root {
    Document,
    /// In the shadow root of the first element of a selector.
    Shadow(String),
    /// The focused element; the selector is empty.
    Focus,
}

/// One element of a page.
#[derive(Clone)]
pub struct Element<'a> {
    page: &'a Page,
    root: Root,
    css: String,
    index: usize,
}

impl<'a> Element<'a> {
    pub(crate) fn new(page: &'a Page, root: Root, css: &str) -> Self {
        Self { page, root, css: css.to_owned(), index: 0 }
    }

    #[track_caller]
    pub(crate) fn all(page: &'a Page, root: Root, css: &str) -> Vec<Self> {
        let first = Self::new(page, root, css);
        let [host, css, _] = first.place();
        let count = "
            const root = args[0] === null ? document : document.querySelector(args[0])?.shadowRoot;
            return root?.querySelectorAll(args[1]).length ?? 0;";
        let count = page.js(count, &[host, css]).as_u64().unwrap_or(0);
        (0..usize::try_from(count).unwrap_or(0)).map(|index| Self { index, ..first.clone() }).collect()
    }

    /// A real click into its middle.
    #[track_caller]
    pub fn click(&self) {
        self.until("click", |element| async move { element.click().await });
    }

    /// Real keys, after giving it the focus.
    #[track_caller]
    pub fn keys(&self, keys: impl Into<TypingData>) {
        let keys: TypingData = keys.into();
        let element = self.until("keys", |element| async move { Ok(element) });
        self.page.session().must("keys", element.send_keys(keys));
    }

    /// Whether it is there now.
    #[track_caller]
    pub fn exists(&self) -> bool {
        !self.page.js(FIND, &self.place()).is_null()
    }

    /// Whether it is there and can be seen now.
    #[track_caller]
    pub fn is_visible(&self) -> bool {
        self.exists() && self.js("return this.checkVisibility({ visibilityProperty: true })", &[]) == true
    }

    /// Its text, with the white space as one space.
    #[track_caller]
    pub fn text(&self) -> String {
        let text = self.js("return this.textContent.replace(/\\s+/g, ' ').trim()", &[]);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// An attribute.
    #[track_caller]
    pub fn attr(&self, name: &str) -> Option<String> {
        self.js("return this.getAttribute(args[0])", &[json!(name)]).as_str().map(ToOwned::to_owned)
    }

    /// A property, as far as it is JSON.
    #[track_caller]
    pub fn prop(&self, name: &str) -> Value {
        self.js("return this[args[0]]", &[json!(name)])
    }

    /// A computed style.
    #[track_caller]
    pub fn style(&self, name: &str) -> String {
        let style = self.js("return getComputedStyle(this).getPropertyValue(args[0])", &[json!(name)]);
        style.as_str().unwrap_or_default().to_owned()
    }

    /// Left, top, width and height in CSS pixels of the viewport.
    #[track_caller]
    pub fn rect(&self) -> [f64; 4] {
        let rect = self.js("const r = this.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]", &[]);
        serde_json::from_value(rect).expect("four numbers")
    }

    /// Runs the body of an async function with the element as `this`.
    #[track_caller]
    pub fn js(&self, script: &str, args: &[Value]) -> Value {
        let script =
            format!("const element = args.shift(); return (async function () {{ {script}\n }}).call(element);");
        self.until("script", |element| {
            let mut all = vec![element.to_json().unwrap_or_default()];
            all.extend_from_slice(args);
            let script = format!("const args = [...arguments]; {script}");
            async move { element.handle().execute(script, all).await }
        })
        .json()
        .clone()
    }

    /// Repeats a command until it succeeds: the element may be missing, covered or just redrawn.
    #[track_caller]
    pub(crate) fn until<T, F>(&self, what: &str, command: impl Fn(WebElement) -> F) -> T
    where
        F: Future<Output = WebDriverResult<T>>,
    {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let result = self.locate().and_then(|element| run(command(element)));
            match result {
                Ok(value) => return value,
                Err(error) if Instant::now() > deadline || is_final(&error) => {
                    panic!("{}: {what} on {}: {error}", self.page.browser(), self.name())
                }
                Err(_) => thread::sleep(Duration::from_millis(10)),
            }
        }
    }

    fn locate(&self) -> WebDriverResult<WebElement> {
        let found = self.page.try_js(FIND, &self.place())?;
        if found.is_null() {
            return Err(WebDriverError::from_inner(WebDriverErrorInner::NotFound(
                self.name(),
                "it is not there".to_owned(),
            )));
        }
        WebElement::from_json(found, self.page.session().client().handle().clone())
    }

    fn place(&self) -> [Value; 3] {
        let host = if let Root::Shadow(host) = &self.root { json!(host) } else { Value::Null };
        [host, json!(self.css), json!(self.index)]
    }

    fn name(&self) -> String {
        match &self.root {
            Root::Document => format!("{} [{}]", self.css, self.index),
            Root::Shadow(host) => format!("{host} >> {} [{}]", self.css, self.index),
            Root::Focus => "the focused element".to_owned(),
        }
    }
}

/// A script that threw would throw again.
fn is_final(error: &WebDriverError) -> bool {
    matches!(error.as_inner(), WebDriverErrorInner::JavascriptError(_))
}
