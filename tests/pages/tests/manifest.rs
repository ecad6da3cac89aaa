//! The custom-elements manifest against the element, its types and the README: what is listed is there, and what is there
//! is listed.

use std::collections::BTreeSet;
use std::fs;

use crate::verbs::{HOUSEHOLD, answer, document, opened, press, ready, shows_card};
use ppi_pages::{Page, Reply, Value, dist, json, root};

fn text(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The element's declaration, as it is shipped.
fn element() -> Value {
    let manifest: Value = serde_json::from_str(&text("dist/custom-elements.json")).expect("JSON");
    assert_eq!(manifest["schemaVersion"], "2.1.0");
    manifest["modules"][0]["declarations"][0].clone()
}

fn names(list: &Value) -> BTreeSet<String> {
    let all: Vec<String> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["name"].as_str().expect("a name").to_owned())
        .collect();
    let set: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(all.len(), set.len(), "a name stands twice: {all:?}");
    set
}

/// The names of one kind of member.
fn members(kind: &str) -> BTreeSet<String> {
    let members = element()["members"].as_array().expect("a list").clone();
    let of_kind = members.into_iter().filter(|member| member["kind"] == kind && member["static"] != true);
    names(&of_kind.collect())
}

fn set(value: Value) -> BTreeSet<String> {
    serde_json::from_value(value).expect("names")
}

/// All names between a start and an end that stand in a text.
fn between<'a>(text: &'a str, start: &str, end: &str) -> BTreeSet<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

#[test]
fn attributes_properties_and_methods_are_those_of_the_class() {
    let (_server, page) = opened("<ppi-form></ppi-form>");
    let observed = page.js("return customElements.get('ppi-form').observedAttributes", &[]);
    assert_eq!(names(&element()["attributes"]), set(observed));
    // What is private has one underscore, which the build shortens to a letter or two; what the browser calls ends so.
    let own = "
        const found = { field: [], method: [] };
        for (let proto = customElements.get('ppi-form').prototype; proto !== HTMLElement.prototype; proto = Object.getPrototypeOf(proto))
            for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(proto)))
                if (name.length > 2 && name !== 'constructor' && !name.endsWith('Callback'))
                    found[get ? 'field' : 'method'].push(name);
        return found";
    let own = page.js(own, &[]);
    assert_eq!(members("field"), set(own["field"].clone()));
    assert_eq!(members("method"), set(own["method"].clone()));
    assert_eq!(page.js("return customElements.get('ppi-form').formAssociated", &[]), true);
    // Those that are read only are so.
    for member in element()["members"].as_array().expect("a list").iter().filter(|member| member["kind"] == "field") {
        if member["static"] == true {
            continue;
        }
        let settable = "let proto = customElements.get('ppi-form').prototype; \
            while (!Object.getOwnPropertyDescriptor(proto, args[0])) proto = Object.getPrototypeOf(proto); \
            return Boolean(Object.getOwnPropertyDescriptor(proto, args[0]).set)";
        assert_eq!(page.js(settable, &[member["name"].clone()]), member["readonly"] != true, "{}", member["name"]);
    }
    // Values of attributes that are told: the form knows each of them, and no other.
    for layout in ["pages", "list"] {
        page.find("ppi-form").js("this.setAttribute('layout', args[0])", &[json!(layout)]);
        page.wait(layout, |page| (page.shadow("[part=form]").attr("data-layout")? == layout).then_some(()));
    }
}

#[test]
fn the_types_say_the_same() {
    let types = text("www/ppi-form.d.ts");
    let block = |start: &str| {
        let rest = types.split(start).nth(1).unwrap_or_else(|| panic!("{start} in ppi-form.d.ts"));
        rest.split("\n}").next().unwrap_or_default().to_owned()
    };
    let attributes: BTreeSet<String> = block("interface PpiFormAttributes {")
        .lines()
        .filter_map(|line| Some(line.split_once("?:")?.0.trim().trim_matches('"').to_owned()))
        .collect();
    assert_eq!(attributes, names(&element()["attributes"]));
    let events: BTreeSet<String> = block("interface PpiFormEvents {")
        .lines()
        .filter_map(|line| Some(line.split('"').nth(1)?.to_owned()))
        .collect();
    assert_eq!(events, names(&element()["events"]));
    let class = block("class PpiForm extends HTMLElement {");
    for member in element()["members"].as_array().expect("a list") {
        let name = member["name"].as_str().expect("a name");
        // What HTMLElement declares is declared.
        if name != "focus" {
            let declared = class.lines().any(|line| {
                line.contains(&format!(" {name}:"))
                    || line.contains(&format!(" {name}(")) && !line.trim().starts_with("set ")
            });
            assert!(declared, "{name} in ppi-form.d.ts");
        }
    }
}

#[test]
fn the_readme_says_the_same() {
    let readme = text("README.md");
    let section = |title: &str| {
        let rest = readme.split(&format!("\n## {title}\n")).nth(1).unwrap_or_else(|| panic!("{title} in README.md"));
        rest.split("\n## ").next().unwrap_or_default().to_owned()
    };
    let rows = |title: &str| -> BTreeSet<String> {
        let section = section(title);
        let firsts = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        firsts.map(|name| name.split('(').next().unwrap_or_default().to_owned()).collect()
    };
    // Any data- attribute travels in the context; it is none of the element's.
    let mut attributes = rows("Attributes");
    assert!(attributes.remove("data-…"));
    assert_eq!(attributes, names(&element()["attributes"]));
    assert_eq!(rows("Events"), names(&element()["events"]));
    // What every control of a form has needs no row of its own.
    let own: BTreeSet<String> = rows("Properties and methods");
    let all: BTreeSet<String> = members("field").into_iter().chain(members("method")).collect();
    let as_native =
        ["disabled", "form", "labels", "name", "required", "type", "validationMessage", "validity", "willValidate"];
    assert_eq!(all.difference(&own).map(String::as_str).collect::<Vec<_>>(), as_native);
    assert_eq!(own.difference(&all).count(), 0, "{own:?}");
    let look = section("Look");
    let (properties, parts) = look.split_once("| parts | |").expect("the table of parts");
    let first_cells = |table: &str| -> BTreeSet<String> {
        let cells = table.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
        cells.flat_map(|cell| cell.split([' ', '`']).filter(|name| !name.is_empty())).map(ToOwned::to_owned).collect()
    };
    assert_eq!(first_cells(properties), names(&element()["cssProperties"]));
    assert_eq!(first_cells(parts), names(&element()["cssParts"]));
}

#[test]
fn custom_properties_are_those_of_the_style_sheet() {
    let style = ["www/form/colours.css", "www/form/frame.css"].map(text).concat();
    let used: BTreeSet<String> =
        between(&style, "var(--ppi-", ",").iter().map(|name| format!("--ppi-{name}")).collect();
    assert_eq!(names(&element()["cssProperties"]), used);
    for property in element()["cssProperties"].as_array().expect("a list") {
        let (name, value) =
            (property["name"].as_str().expect("a name"), property["default"].as_str().expect("a value"));
        assert!(style.contains(&format!("var({name}, {value})")), "{name} is {value} by default");
    }
}

/// Notes the parts and slots that are there now.
#[track_caller]
fn see(page: &Page, parts: &mut BTreeSet<String>, slots: &mut BTreeSet<String>) {
    let all = "const all = [...this.shadowRoot.querySelectorAll('*')]; return [\
        all.flatMap((element) => (element.getAttribute('part') ?? '').split(/\\s+/).filter(Boolean)), \
        all.filter((element) => element.matches('slot')).map((slot) => slot.name)]";
    let all = page.find("ppi-form").js(all, &[]);
    parts.extend(set(all[0].clone()));
    slots.extend(set(all[1].clone()));
}

#[test]
fn parts_and_slots_are_those_of_a_running_form() {
    let (mut parts, mut slots) = (BTreeSet::new(), BTreeSet::new());
    // A draft that was kept, consent, members, programmes: all that a form can show, on its way to the result.
    let body = "<ppi-form layout=pages mode=interview autosave=local programmes=example lang=en>\
        <p slot=consent>CU Contoh.</p></ppi-form>";
    let (server, page) = (dist(), Page::new());
    server.route("/page.html", document(body));
    page.open(&server, "/page.html");
    let agree = |page: &Page| {
        page.wait("the notice", |page| page.shadow("[part~=consent] button").exists().then_some(()));
        page.shadow("[part~=consent] button").click();
        ready(page);
    };
    agree(&page);
    answer(&page, "q1", "T");
    page.wait("a draft", |page| page.shadow("[part~=draft-line]").exists().then_some(()));
    see(&page, &mut parts, &mut slots);
    page.reload();
    page.wait("the question of the draft", |page| page.shadow("[part~=draft] button").exists().then_some(()));
    see(&page, &mut parts, &mut slots);
    page.shadow("[part~=draft] [part~=primary]").click();
    ready(&page);
    press(&page, "next");
    press(&page, "member-add");
    see(&page, &mut parts, &mut slots);
    answer(&page, "q2", "E");
    for (question, choice) in &HOUSEHOLD[2..] {
        press(&page, "next");
        answer(&page, question, choice);
    }
    press(&page, "next");
    see(&page, &mut parts, &mut slots);
    press(&page, "result");
    page.wait("the programmes", |page| page.shadow("[part=programme-text]").exists().then_some(()));
    page.wait("the comparison", |page| page.shadow("[part=rate]").exists().then_some(()));
    see(&page, &mut parts, &mut slots);
    press(&page, "start-again");
    press(&page, "reset");
    page.wait("the notice again", |page| page.shadow("[part~=consent]").exists().then_some(()));
    see(&page, &mut parts, &mut slots);

    // Other cards have other parts: a second question that the list of members answers.
    server.route("/page.html", document("<ppi-form layout=list scorecard=idn-2020></ppi-form>"));
    page.open(&server, "/page.html");
    shows_card(&page, "PPI Indonesia 2016");
    see(&page, &mut parts, &mut slots);
    server.route("/cards/idn-2020.bin", Reply { status: 404, ..Reply::html("gone") });
    server.route("/scorecards/idn-2020.json", Reply { status: 404, ..Reply::html("gone") });
    page.reload();
    page.wait("the notice", |page| page.shadow("[part~=notice]").exists().then_some(()));
    see(&page, &mut parts, &mut slots);

    assert_eq!(names(&element()["cssParts"]), parts);
    assert_eq!(names(&element()["slots"]), slots);
    let sheets = ["colours", "frame", "questions", "result", "notices", "media", "opening", "programmes"];
    let sheets = sheets.map(|sheet| text(&format!("www/form/{sheet}.css"))).concat();
    let styled: BTreeSet<String> = between(&sheets, "[part~=\"", "\"]").into_iter().map(ToOwned::to_owned).collect();
    assert_eq!(styled.difference(&parts).count(), 0, "the style sheet speaks of parts that are nowhere: {styled:?}");
}

#[test]
fn events_are_those_that_the_form_dispatches() {
    let script = text("www/ppi-form.js");
    let told: BTreeSet<String> = between(&script, "this._tell(\"", "\"").into_iter().map(ToOwned::to_owned).collect();
    assert_eq!(names(&element()["events"]), told);
}

#[test]
fn editors_complete_what_is_listed() {
    let data: Value = serde_json::from_str(&text("dist/vscode.html-custom-data.json")).expect("JSON");
    let tag = &data["tags"][0];
    assert_eq!(tag["name"], "ppi-form");
    assert_eq!(names(&tag["attributes"]), names(&element()["attributes"]));
    let mode = tag["attributes"].as_array().expect("a list").iter().find(|attribute| attribute["name"] == "mode");
    assert_eq!(
        mode.expect("mode")["values"],
        json!([{ "name": "self" }, { "name": "interview" }, { "name": "class" }])
    );
}

#[test]
fn the_survey_is_in_the_manifest_too() {
    let manifest: Value = serde_json::from_str(&text("dist/custom-elements.json")).expect("JSON");
    let survey = &manifest["modules"][1]["declarations"][0];
    assert_eq!((&survey["name"], &survey["tagName"]), (&json!("PpiSurvey"), &json!("ppi-survey")));
    let script = text("www/ppi-survey.js");
    let observed: String = between(&script, "return [\"", "\"];").into_iter().collect();
    let observed: BTreeSet<String> = observed.split("\", \"").map(ToOwned::to_owned).collect();
    assert_eq!(names(&survey["attributes"]), observed);
    let told = between(&script, "this._tell(\"", "\"").into_iter().map(ToOwned::to_owned).collect();
    assert_eq!(names(&survey["events"]), told);
}
