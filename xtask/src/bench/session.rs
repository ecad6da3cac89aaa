//! A session of headless Chromium with a profile of its own, by the few commands of `WebDriver` and of the developer tools
//! that a measurement needs.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use ppi_driver::Driver;
use serde_json::{Value, json};
use ureq::Agent;

/// No load takes as long.
const PATIENCE: Duration = Duration::from_secs(120);

/// A browser that ends when it is dropped.
pub(super) struct Session {
    agent: Agent,
    url: String,
}

impl Session {
    /// Starts a browser whose profile is empty.
    pub(super) fn start(driver: &Driver) -> Result<Session> {
        let agent: Agent =
            Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE)).build().into();
        let args = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ];
        let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": { "args": args } });
        let wanted = json!({ "capabilities": { "alwaysMatch": wanted } });
        let answer = post(&agent, &format!("{}/session", driver.url()), &wanted)?;
        let id = answer["sessionId"].as_str().context("a session's id")?;
        Ok(Session { url: format!("{}/session/{id}", driver.url()), agent })
    }

    /// Opens an address and waits for the page to load.
    pub(super) fn open(&self, url: &str) -> Result<()> {
        post(&self.agent, &format!("{}/url", self.url), &json!({ "url": url })).map(drop)
    }

    /// What the body of an async function returns.
    pub(super) fn js(&self, body: &str) -> Result<Value> {
        let script = format!("return (async () => {{ {body} }})()");
        post(&self.agent, &format!("{}/execute/sync", self.url), &json!({ "script": script, "args": [] }))
    }

    /// A command of the developer tools' protocol.
    pub(super) fn tools(&self, command: &str, parameters: &Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        post(&self.agent, &format!("{}/goog/cdp/execute", self.url), &body)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver ends what is left when it is dropped itself.
        let _ = self.agent.delete(&self.url).call();
    }
}

fn post(agent: &Agent, url: &str, body: &Value) -> Result<Value> {
    let mut answer = agent.post(url).header("content-type", "application/json").send(body.to_string())?;
    let right = answer.status().is_success();
    let mut answer: Value =
        serde_json::from_str(&answer.body_mut().read_to_string()?).context("the driver's answer")?;
    ensure!(right, "{url}: {}: {}", answer["value"]["error"], answer["value"]["message"]);
    Ok(answer["value"].take())
}
