//! The harness itself: real clicks and keys, and checks that can fail.

use ppi_pages::{Browser, Key, Page, Reply, Server, Site, json, serve};

/// A page of the test's own with two planted faults: a picture without a text, and a script that the policy forbids.
const PAGE: &str = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>smoke</title>
    <main><h1>Smoke</h1>
    <fieldset><legend>Roof</legend>
    <label><input type=radio name=roof value=A> tiles</label> <label><input type=radio name=roof value=B> tin</label>
    </fieldset><label>Note <input type=text></label></main>
    <img src=/dot.svg>
    <script>document.title = 'forbidden'</script>
    <script src=/host.js></script></html>";

/// A made-up `<ppi-form>`, for the way into shadow roots.
const HOST: &str = "
    const root = document.createElement('ppi-form').attachShadow({ mode: 'open' });
    const button = document.createElement('button');
    button.textContent = 'Next';
    button.onclick = (event) => (button.dataset.trusted = event.isTrusted);
    root.append(button);
    document.querySelector('main').append(root.host);";

fn site() -> Server {
    let dot = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>";
    let routes = [
        ("/".to_owned(), Reply::html(PAGE)),
        ("/host.js".to_owned(), Reply::script(HOST)),
        ("/dot.svg".to_owned(), Reply::new("image/svg+xml", dot)),
    ];
    serve(Site { routes: routes.into(), ..Site::default() })
}

#[test]
fn clicks_and_keys_are_real() {
    let (server, page) = (site(), Page::new());
    page.open(&server, "/");

    page.find("input[value=B]").click();
    assert_eq!(page.find("input[value=B]").prop("checked"), true);
    page.keys(Key::Up);
    assert_eq!(page.find("input[value=A]").prop("checked"), true);
    page.find("input[type=text]").keys("genteng");
    assert_eq!(page.focused().prop("value"), "genteng");

    page.shadow("button").click();
    assert_eq!(page.shadow("button").attr("data-trusted").as_deref(), Some("true"));
    page.shadow("button").js("this.dataset.trusted = ''", &[]);
    page.find("input[type=text]").click();
    page.keys(Key::Tab);
    page.keys(Key::Enter);
    assert_eq!(page.focused().attr("data-trusted").as_deref(), Some("true"));
}

#[test]
fn scripts_may_wait() {
    let (server, page) = (site(), Page::new());
    page.open(&server, "/");
    let script = "await new Promise((resolve) => setTimeout(resolve, 1)); return { given: args[0] }";
    assert_eq!(page.js(script, &[json!([1, null])]), json!({ "given": [1, null] }));
    assert_eq!(page.wait_js("the title", "return document.title"), "smoke");
    assert_eq!(page.all("input").len(), 3);
    assert!(!page.find("h2").exists());
}

#[test]
fn planted_faults_are_found() {
    let (server, page) = (site(), Page::new());
    page.open(&server, "/");
    let faults = page.axe();
    assert!(faults.iter().any(|fault| fault.starts_with("critical image-alt:")), "{faults:?}");
    assert_eq!(page.violations(&server), ["script-src-elem inline"]);
    page.js("console.error('planted', 1)", &[]);
    assert_eq!(page.errors(), ["planted 1"]);
}

#[test]
fn a_phone_is_narrow() {
    let (server, page) = (site(), Page::new());
    page.open(&server, "/");
    for (width, height) in [(360, 640), (1280, 800)] {
        page.viewport(width, height);
        assert_eq!(page.js("return [innerWidth, innerHeight]", &[]), json!([width, height]));
        assert_eq!(page.js("return matchMedia('(max-width: 640px)').matches", &[]), width < 640);
    }
    assert!(page.screenshot("smoke").is_file());
}

#[test]
fn a_dark_screen_is_dark() {
    let (server, page) = (site(), Page::new());
    page.open(&server, "/");
    // The other drivers have no command for it.
    if page.browser() == Browser::Chromium {
        page.media("print", &[("prefers-color-scheme", "dark")]);
        let both = "return matchMedia('print').matches && matchMedia('(prefers-color-scheme: dark)').matches";
        assert_eq!(page.js(both, &[]), true);
        page.viewport_at(320, 256, 4.0);
        assert_eq!(page.js("return [innerWidth, devicePixelRatio]", &[]), json!([320, 4]));
    }
}

#[test]
fn a_stopped_server_is_gone() {
    let (mut server, page) = (site(), Page::new());
    page.open(&server, "/");
    assert_eq!(page.js("return (await fetch('/nothing')).status", &[]), 404);
    let asks = "return fetch('/dot.svg').then((answer) => answer.status, () => 'no answer')";
    assert_eq!(page.js(asks, &[]), 200);
    server.stop();
    assert_eq!(page.js(asks, &[]), "no answer");
    server.restart().unwrap();
    server.route("/dot.svg", Reply::html("made up").header("x-test", "1"));
    assert_eq!(page.js("return (await fetch('/dot.svg')).headers.get('x-test')", &[]), "1");
    let asked = server.requests().iter().filter(|request| request.path == "/dot.svg").count();
    assert_eq!(asked, 3);
}
