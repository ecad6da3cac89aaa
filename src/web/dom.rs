//! The few calls of the browser's document that the form makes, and helpers that write a node only where it differs.
//!
//! Bound by hand: none of these can throw as they are used here (tags and attribute names are constants, texts go in as
//! text), so no call returns a `Result` that nobody could act on, and the glue stays small.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create_element(tag: &str) -> Element;

    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    fn create_element_ns(namespace: &str, tag: &str) -> Element;

    /// Any element of HTML or SVG, with the properties of form controls, which are absent on others.
    #[derive(Clone)]
    pub type Element;

    #[wasm_bindgen(method, js_name = appendChild)]
    fn append_child(this: &Element, child: &Element);

    #[wasm_bindgen(method, getter, js_name = textContent)]
    fn text(this: &Element) -> String;

    #[wasm_bindgen(method, setter, js_name = textContent)]
    fn put_text(this: &Element, text: &str);

    #[wasm_bindgen(method, js_name = getAttribute)]
    pub(super) fn attribute(this: &Element, name: &str) -> Option<String>;

    #[wasm_bindgen(method, js_name = setAttribute)]
    pub(super) fn set(this: &Element, name: &str, value: &str);

    #[wasm_bindgen(method, js_name = toggleAttribute)]
    pub(super) fn toggle(this: &Element, name: &str, present: bool);

    #[wasm_bindgen(method, getter)]
    fn hidden(this: &Element) -> bool;

    #[wasm_bindgen(method, getter)]
    fn checked(this: &Element) -> bool;

    #[wasm_bindgen(method, setter, js_name = checked)]
    fn put_checked(this: &Element, checked: bool);

    #[wasm_bindgen(method, getter)]
    pub(super) fn value(this: &Element) -> String;

    #[wasm_bindgen(method, getter, js_name = valueAsNumber)]
    fn number(this: &Element) -> Option<f64>;

    #[wasm_bindgen(method, setter, js_name = value)]
    fn put_value(this: &Element, value: &str);

    #[wasm_bindgen(method, getter, js_name = selectedIndex)]
    pub(super) fn selected_index(this: &Element) -> i32;

    #[wasm_bindgen(method, setter, js_name = selectedIndex)]
    pub(super) fn put_selected_index(this: &Element, index: i32);
}

const SVG: &str = "http://www.w3.org/2000/svg";

impl Element {
    /// Appends an element with its `part`, which is also what the form's own style sheet goes by.
    pub(super) fn add(&self, tag: &str, part: &str) -> Element {
        let element = create_element(tag);
        element.set("part", part);
        self.append_child(&element);
        element
    }

    /// Appends an element with a part and a text, which is never taken as HTML.
    pub(super) fn add_text(&self, tag: &str, part: &str, text: &str) -> Element {
        let element = self.add(tag, part);
        element.put_text(text);
        element
    }

    /// The same, for an element that is done with that.
    pub(super) fn leaf(&self, tag: &str, part: &str, text: &str) {
        self.add_text(tag, part, text);
    }

    /// Appends a button that does `action`.
    pub(super) fn button(&self, part: &str, action: &str, text: &str) -> Element {
        let button = self.add_text("button", part, text);
        button.set("type", "button");
        button.set("data-action", action);
        button
    }

    /// Appends an entry of a select.
    pub(super) fn option(&self, value: &str, text: &str) {
        self.add_text("option", "option", text).set("value", value);
    }

    /// Appends an SVG element of a class.
    pub(super) fn add_svg(&self, tag: &str, class: &str) -> Element {
        let element = create_element_ns(SVG, tag);
        element.set("class", class);
        self.append_child(&element);
        element
    }

    /// Takes everything out.
    pub(super) fn clear(&self) {
        self.put_text("");
    }

    /// Writes the text, never as HTML.
    pub(super) fn set_text(&self, text: &str) {
        if self.text() != text {
            self.put_text(text);
        }
    }

    /// Shows or hides the element.
    pub(super) fn show(&self, shown: bool) {
        self.toggle("hidden", !shown);
    }

    /// Whether the element is shown.
    pub(super) fn is_shown(&self) -> bool {
        !self.hidden()
    }

    /// Checks or clears a radio button.
    pub(super) fn set_checked(&self, checked: bool) {
        if self.checked() != checked {
            self.put_checked(checked);
        }
    }

    /// The number in a control; not a number where there is none.
    pub(super) fn value_as_number(&self) -> f64 {
        self.number().unwrap_or(f64::NAN)
    }

    /// Sets the value of a control.
    pub(super) fn set_value(&self, value: &str) {
        if self.value() != value {
            self.put_value(value);
        }
    }
}
