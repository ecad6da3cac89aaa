//! A static file server for the demo site and the page tests: a folder, routes made up by a test, the strict policy
//! on every answer, and a list of what was asked.

mod answer;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use tokio::runtime::Runtime;
use tower_http::compression::CompressionLayer;

/// The policy that a page with the form can have: no inline script or style, no foreign host, no markup from strings.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The policy of the demo site: that of the form, and besides a service worker, whose address takes a named policy of
/// Trusted Types, and frames of its own.
pub const SITE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; worker-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; \
     trusted-types ppi-widget";

/// The files that bring a policy of their own, with the hash of the script inside: a header would forbid that.
const OWN_POLICY: [&str; 4] = ["/ppi-form.html", "/embed.html", "/ppi-class.html", "/ppi-survey.html"];

/// What a server hands out.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder with the files; without it there are only the routes.
    pub folder: Option<PathBuf>,
    /// Answers that go before the files, by path (without query).
    pub routes: HashMap<String, Reply>,
    /// The `content-security-policy` of every answer that does not bring its own.
    pub policy: String,
}

impl Default for Site {
    fn default() -> Self {
        Self { folder: None, routes: HashMap::new(), policy: STRICT_POLICY.to_owned() }
    }
}

impl Site {
    /// The policy of the answer at a path: pages of surveys may start the widget's own worker besides.
    fn policy_of(&self, path: &str) -> String {
        if path.ends_with("survey.html") {
            self.policy.replace("trusted-types 'none'", "trusted-types ppi-widget; worker-src 'self'")
        } else {
            self.policy.clone()
        }
    }
}

/// A fixed answer of a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status, 200 as a rule.
    pub status: u16,
    /// The value of `content-type`.
    pub content_type: String,
    /// The bytes.
    pub body: Vec<u8>,
    /// Further headers; these win over the server's own.
    pub headers: Vec<(String, String)>,
}

impl Reply {
    /// An answer with status 200 and no further headers.
    pub fn new(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, content_type: content_type.to_owned(), body: body.into(), headers: Vec::new() }
    }

    /// A page.
    #[must_use]
    pub fn html(body: &str) -> Self {
        Self::new("text/html; charset=utf-8", body)
    }

    /// A script or module.
    #[must_use]
    pub fn script(body: &str) -> Self {
        Self::new("text/javascript; charset=utf-8", body)
    }

    /// The same answer with one header more.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// A request that was served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// The body as text.
    pub body: String,
}

/// What the handlers share with the owner of the server.
#[derive(Debug)]
struct Shared {
    site: Mutex<Site>,
    requests: Mutex<Vec<Request>>,
}

/// A running server on 127.0.0.1. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    runtime: Option<Runtime>,
}

impl Server {
    /// Starts to serve on a port; 0 picks a free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let shared = Arc::new(Shared { site: Mutex::new(site), requests: Mutex::default() });
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let runtime = Some(run(listener, Arc::clone(&shared))?);
        Ok(Self { address, shared, runtime })
    }

    /// The origin, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// Adds or replaces a route while the server runs.
    pub fn route(&self, path: &str, reply: Reply) {
        let mut site = self.shared.site.lock().unwrap_or_else(PoisonError::into_inner);
        site.routes.insert(path.to_owned(), reply);
    }

    /// All requests so far, in the order of their arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Stops to answer: open connections are cut, new ones are refused.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(5));
        }
    }

    /// Serves again after [`stop`](Self::stop), on the same port.
    ///
    /// # Errors
    /// When somebody else has taken the port in the meantime.
    pub fn restart(&mut self) -> io::Result<()> {
        self.stop();
        self.runtime = Some(run(listen(self.address.port())?, Arc::clone(&self.shared))?);
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn listen(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Answers on the listener for as long as the runtime lives.
fn run(listener: TcpListener, shared: Arc<Shared>) -> io::Result<Runtime> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let router = Router::new().fallback(answer::answer).with_state(shared).layer(CompressionLayer::new());
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    runtime.spawn(async move { axum::serve(listener, router).await });
    Ok(runtime)
}
