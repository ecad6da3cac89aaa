//! The form beside a page with the same ten questions written by hand (`tests/bench/form/`): bytes, time to the first
//! answer that can be clicked, time from the last answer to the result. Cold loads, each in a browser with an empty
//! profile, the pages taking turns.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ppi_driver::{Browser, Driver};
use ppi_server::{Reply, Server, Site};
use serde_json::json;

use super::median;
use super::session::Session;
use crate::setup;
use crate::shell::root;

/// Loads of each page under each condition.
const LOADS: usize = 9;
/// Runs in every page before anything of its own.
const WATCH: &str = include_str!("watch.js");
/// The viewport of a cheap phone.
const PHONE: (u32, u32) = (360, 740);

/// A page that is measured; the first is what the others are compared with.
const PAGES: [(&str, &str); 4] = [
    ("by hand", "/hand/index.html"),
    ("by hand, as one script", "/hand/script.html"),
    ("ppi-form.js", "/form.html"),
    ("ppi-form-first.js", "/first.html"),
];

/// What a page with the form is: two lines in it.
const FORM: &str = "<!doctype html><html lang=id><head><meta charset=utf-8><meta name=viewport content=\"width=device-width, \
    initial-scale=1\"><title>Formulir PPI</title><script type=module src=ppi-form.js></script></head><body>\
    <h1>Formulir PPI</h1><ppi-form layout=list></ppi-form></body></html>";

/// A condition of processor and network.
struct Condition {
    name: &'static str,
    /// How many times slower the processor is.
    slower: u32,
    /// Bits per second and milliseconds to each answer of a server; none as the machine has it.
    network: Option<(u32, u32)>,
}

const CONDITIONS: [Condition; 2] = [
    Condition { name: "as the machine is", slower: 1, network: None },
    Condition { name: "6x slower, 400 kbit/s, 400 ms", slower: 6, network: Some((400_000, 400)) },
];

/// The budgets for the form, as ratios to the page written by hand, under the slow condition.
const BUDGETS: &str = "budgets of ppi-form.js, slow: 45000 bytes, first answer 1.30, result 1.10";

/// What one load showed.
struct Load {
    /// After gzip, of all that came before the first answer.
    bytes: f64,
    /// Milliseconds from the start of the navigation until all of it was there.
    arrived: f64,
    /// Milliseconds from the start of the navigation.
    first_answer: f64,
    /// Milliseconds from the last answer until its figure is shown.
    result: f64,
    /// Milliseconds from the last answer until all of the result is shown.
    whole: f64,
}

/// Measures and prints the table.
pub(super) fn bench(dist: &Path) -> Result<()> {
    setup::browsers(&[Browser::Chromium])?;
    let server = Server::start(Site { folder: Some(dist.to_owned()), policy: String::new(), ..Site::default() }, 0)?;
    by_hand(&server)?;
    server.route("/form.html", Reply::html(FORM));
    server.route("/first.html", Reply::html(&FORM.replace("ppi-form.js", "ppi-form-first.js")));
    server.route("/blank", Reply::html("<!doctype html><title>blank</title>"));
    let driver = Driver::start(Browser::Chromium)?;
    println!(
        "\nmedians of {LOADS} cold loads, in turns\n{:<32}{:<26}{:>7}{:>10}{:>16}{:>15}{:>15}",
        "condition", "page", "bytes", "arrived", "first answer", "result", "all of it"
    );
    for condition in &CONDITIONS {
        let mut loads: [Vec<Load>; PAGES.len()] = Default::default();
        for _ in 0..LOADS {
            for ((_, path), loads) in PAGES.iter().zip(&mut loads) {
                loads.push(load(&driver, &server, path, condition).with_context(|| (*path).to_owned())?);
            }
        }
        print(condition, &loads);
    }
    println!("{BUDGETS}");
    Ok(())
}

/// The pages written by hand: as they stand, and as one script that any page can embed, which makes the same form.
fn by_hand(server: &Server) -> Result<()> {
    let read = |name: &str| fs::read_to_string(root().join("tests/bench/form").join(name)).context(name.to_owned());
    let (page, script) = (read("index.html")?, read("form.js")?);
    server.route("/hand/index.html", Reply::html(&page));
    server.route("/hand/form.js", Reply::script(&script));
    let body = page.split("<body>").nth(1).and_then(|rest| rest.split("</body>").next()).context("the page's body")?;
    let embedded = page.replace(body, "").replace("form.js", "script.js");
    server.route("/hand/script.html", Reply::html(&embedded));
    let body = serde_json::to_string(body)?;
    server.route("/hand/script.js", Reply::script(&format!("document.body.innerHTML = {body};\n{script}")));
    Ok(())
}

fn load(driver: &Driver, server: &Server, path: &str, condition: &Condition) -> Result<Load> {
    let session = Session::start(driver)?;
    // The first page of a browser pays for the browser's own start: this one, of another site, does.
    session.open(&format!("{}/blank", server.origin().replace("localhost", "127.0.0.1")))?;
    let (width, height) = PHONE;
    session.tools(
        "Emulation.setDeviceMetricsOverride",
        &json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true }),
    )?;
    session.tools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }))?;
    if let Some((bits, latency)) = condition.network {
        let bytes = bits / 8;
        session.tools("Network.enable", &json!({}))?;
        let network =
            json!({ "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes });
        session.tools("Network.emulateNetworkConditions", &network)?;
    }
    session.tools("Emulation.setCPUThrottlingRate", &json!({ "rate": condition.slower }))?;
    session.open(&format!("{}{path}", server.origin()))?;
    let wait = "while (!ppiBench.isReady()) await new Promise(requestAnimationFrame); return ppiBench";
    let found = session.js(wait)?;
    let figure = |name: &str| found[name].as_f64().with_context(|| format!("no figure {name}"));
    let (bytes, arrived, first_answer) = (figure("bytes")?, figure("arrived")?, figure("firstAnswer")?);

    let at = session.js("return ppiBench.answerAllButLast()")?;
    for kind in ["mousePressed", "mouseReleased"] {
        let click = json!({ "type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1 });
        session.tools("Input.dispatchMouseEvent", &click)?;
    }
    let wait = "while (ppiBench.whole === null) await new Promise(requestAnimationFrame); return ppiBench";
    let found = session.js(wait)?;
    let figure = |name: &str| found[name].as_f64().with_context(|| format!("no figure {name}"));
    Ok(Load { bytes, arrived, first_answer, result: figure("result")?, whole: figure("whole")? })
}

fn print(condition: &Condition, loads: &[Vec<Load>]) {
    let of = |loads: &[Load], figure: fn(&Load) -> f64| median(&loads.iter().map(figure).collect::<Vec<_>>());
    let (first_answer, result, whole) =
        (of(&loads[0], |load| load.first_answer), of(&loads[0], |load| load.result), of(&loads[0], |load| load.whole));
    for ((name, _), loads) in PAGES.iter().zip(loads) {
        let figure = |time: f64, by_hand: f64| format!("{time:.0} ms {:.2}", time / by_hand);
        println!(
            "{:<32}{name:<26}{:>7.0}{:>7.0} ms{:>16}{:>15}{:>15}",
            condition.name,
            of(loads, |load| load.bytes),
            of(loads, |load| load.arrived),
            figure(of(loads, |load| load.first_answer), first_answer),
            figure(of(loads, |load| load.result), result),
            figure(of(loads, |load| load.whole), whole),
        );
    }
}
