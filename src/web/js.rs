//! The few JavaScript built-ins that both surfaces use, bound by hand: of js-sys they would bring along its futures, which
//! are half as large as the form.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// An array.
    #[wasm_bindgen(js_name = Array)]
    pub type Array;

    #[wasm_bindgen(constructor, js_class = "Array")]
    pub(super) fn new() -> Array;

    #[wasm_bindgen(static_method_of = Array, js_class = "Array", js_name = isArray)]
    pub(super) fn is_array(value: &JsValue) -> bool;

    #[wasm_bindgen(method, js_class = "Array")]
    fn push(this: &Array, item: &JsValue) -> u32;

    #[wasm_bindgen(method, getter, js_class = "Array")]
    fn length(this: &Array) -> u32;

    #[wasm_bindgen(method, indexing_getter, js_class = "Array")]
    pub(super) fn get(this: &Array, index: u32) -> JsValue;

    /// A plain object.
    #[wasm_bindgen(js_name = Object)]
    pub(super) type Object;

    #[wasm_bindgen(constructor, js_class = "Object")]
    pub(super) fn new() -> Object;

    #[wasm_bindgen(static_method_of = Object, js_class = "Object")]
    pub(super) fn entries(object: &JsValue) -> Array;

    #[wasm_bindgen(method, indexing_setter, js_class = "Object")]
    pub(super) fn put(this: &Object, key: &str, value: &JsValue);

    /// An error, with room for further properties.
    #[wasm_bindgen(js_name = Error, extends = Object)]
    pub(super) type Error;

    #[wasm_bindgen(constructor, js_class = "Error")]
    pub(super) fn new(message: &str) -> Error;

    /// What kind of thing a value is: `[object Uint16Array]`.
    #[cfg(feature = "engine")]
    #[wasm_bindgen(js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    pub(super) fn kind(value: &JsValue) -> String;

    /// A number as JavaScript writes it.
    #[wasm_bindgen(js_name = String)]
    pub(super) fn number_text(number: f64) -> String;
}

impl Array {
    pub(super) fn iter(&self) -> impl Iterator<Item = JsValue> + '_ {
        (0..self.length()).map(|index| self.get(index))
    }
}

impl<T: AsRef<JsValue>> FromIterator<T> for Array {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Array {
        let array = Array::new();
        for item in items {
            array.push(item.as_ref());
        }
        array
    }
}

/// The value as another of the types here, whose methods then apply; nothing is checked.
pub(super) fn cast<T: JsCast>(value: &JsValue) -> &T {
    value.unchecked_ref()
}
