//! What goes wrong behind a page: violations of its policy, errors on its console.

use ppi_server::Server;
use serde_json::{Value, json};

use crate::Page;

/// Where the browser reports violations of a server's policy: it does so from a page's first byte, in all engines.
pub(crate) const REPORTS: &str = "/policy-reports";

/// Notes violations and errors down within the page, once per page. (A script of Firefox's driver has another
/// `globalThis` than the page, but the same `window`.)
pub(crate) const SCRIPT: &str = r#"
    if (window.ppiWatch) return;
    const seen = { violations: [], errors: [] };
    Object.defineProperty(window, "ppiWatch", { value: seen });
    window.addEventListener("securitypolicyviolation", (event) => {
        seen.violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
    window.addEventListener("error", (event) => seen.errors.push(`${event.message ?? "not loaded: " + event.target?.src}`), true);
    window.addEventListener("unhandledrejection", (event) => seen.errors.push(`unhandled: ${event.reason}`));
    const { console } = window;
    const { error } = console;
    console.error = (...words) => {
        seen.errors.push(words.map(String).join(" "));
        error.apply(console, words);
    };
"#;

impl Page {
    /// Violations of the policy, as `directive blocked`: those that the browser reported to the server, and those that
    /// the open page heard of.
    #[track_caller]
    pub fn violations(&self, server: &Server) -> Vec<String> {
        let mut violations = self.seen("violations");
        // Reports arrive when they arrive: one more, made on purpose, shows that the earlier ones are there.
        let marker = format!("http://marker.invalid/{}", server.requests().len());
        self.js("new Image().src = args[0]", &[json!(marker)]);
        let reported = self.wait("the report of a violation", |_| {
            let reported = reports(server);
            reported.iter().any(|report| report.contains("marker.invalid")).then_some(reported)
        });
        for report in reported {
            if !violations.contains(&report) {
                violations.push(report);
            }
        }
        violations.retain(|violation| !violation.contains("marker.invalid"));
        violations
    }

    /// Errors on the console and uncaught errors of the open page. Chromium's are heard from the start, those of
    /// Firefox and `WebKitGTK` from the moment on at which the page has loaded.
    #[track_caller]
    pub fn errors(&self) -> Vec<String> {
        self.seen("errors")
    }

    #[track_caller]
    fn seen(&self, what: &str) -> Vec<String> {
        let seen = self.js("return window.ppiWatch?.[args[0]] ?? []", &[json!(what)]);
        serde_json::from_value(seen).expect("a list of texts")
    }
}

fn reports(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let bodies = requests.iter().filter(|request| request.path == REPORTS).map(|request| &request.body);
    bodies.filter_map(|body| serde_json::from_str::<Value>(body).ok()).map(|report| described(&report)).collect()
}

fn described(report: &Value) -> String {
    let report = &report["csp-report"];
    let text = |name: &str| report[name].as_str().unwrap_or_default().to_owned();
    let directive = match text("effective-directive") {
        directive if directive.is_empty() => text("violated-directive"),
        directive => directive,
    };
    format!("{directive} {}", text("blocked-uri"))
}
