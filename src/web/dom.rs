//! The few calls of the browser's document that the form makes; those of more than one step stand in `www/form/dom.js`.
//!
//! Bound by hand: none of these can throw as they are used here (tags and attribute names are constants, texts go in as
//! text), so no call returns a `Result` that nobody could act on, and the glue stays small.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/www/form/dom.js")]
extern "C" {
    fn add(parent: &Element, tag: &str, part: &str, text: &str) -> Element;

    #[wasm_bindgen(js_name = addSvg)]
    fn add_svg(parent: &Element, tag: &str, class: &str) -> Element;

    fn write(element: &Element, text: &str);

    fn choose(control: &Element, value: &str);

    #[wasm_bindgen(js_name = numberIn)]
    fn number_in(control: &Element) -> f64;

    #[wasm_bindgen(js_name = numberOf)]
    fn number_of(element: &Element, attribute: &str) -> f64;
}

#[wasm_bindgen]
extern "C" {
    /// Any element of HTML or SVG, with the properties of form controls, which are absent on others.
    #[derive(Clone)]
    pub type Element;

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

    #[wasm_bindgen(method, setter, js_name = checked)]
    pub(super) fn set_checked(this: &Element, checked: bool);

    #[wasm_bindgen(method, getter)]
    pub(super) fn value(this: &Element) -> String;

    #[wasm_bindgen(method, getter, js_name = selectedIndex)]
    pub(super) fn selected_index(this: &Element) -> i32;

    #[wasm_bindgen(method, setter, js_name = selectedIndex)]
    pub(super) fn put_selected_index(this: &Element, index: i32);
}

impl Element {
    /// Appends an element with its `part`, which is also what the form's own style sheet goes by.
    pub(super) fn add(&self, tag: &str, part: &str) -> Element {
        add(self, tag, part, "")
    }

    /// Appends an element with a part and a text, which is never taken as HTML.
    pub(super) fn add_text(&self, tag: &str, part: &str, text: &str) -> Element {
        add(self, tag, part, text)
    }

    /// The same, for an element that is done with that.
    pub(super) fn leaf(&self, tag: &str, part: &str, text: &str) {
        add(self, tag, part, text);
    }

    /// Appends a button that does `action`.
    pub(super) fn button(&self, part: &str, action: &str, text: &str) -> Element {
        let button = add(self, "button", part, text);
        button.set("type", "button");
        button.set("data-action", action);
        button
    }

    /// Appends an entry of a select.
    pub(super) fn option(&self, value: &str, text: &str) {
        add(self, "option", "option", text).set("value", value);
    }

    /// Appends an SVG element of a class.
    pub(super) fn add_svg(&self, tag: &str, class: &str) -> Element {
        add_svg(self, tag, class)
    }

    /// Takes everything out.
    pub(super) fn clear(&self) {
        self.put_text("");
    }

    /// Writes the text, never as HTML.
    pub(super) fn set_text(&self, text: &str) {
        write(self, text);
    }

    /// Shows or hides the element.
    pub(super) fn show(&self, shown: bool) {
        self.toggle("hidden", !shown);
    }

    /// Whether the element is shown.
    pub(super) fn is_shown(&self) -> bool {
        !self.hidden()
    }

    /// The number in a control; not a number where there is none.
    pub(super) fn value_as_number(&self) -> f64 {
        number_in(self)
    }

    /// The number in an attribute; not a number where there is none.
    pub(super) fn attribute_as_number(&self, name: &str) -> f64 {
        number_of(self, name)
    }

    /// Sets the value of a control.
    pub(super) fn set_value(&self, value: &str) {
        choose(self, value);
    }
}
