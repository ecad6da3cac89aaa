//! The browser side: the wasm-bindgen surface of each module, and the form's views.
//!
//! Five modules are built from this crate, by feature: `form` for the element, `reader` for cards that a page brings to it,
//! `class` for what a trainer shows, `camera` for QR codes, `engine` for the API without elements.

#![cfg_attr(
    any(feature = "form", feature = "engine", feature = "class", feature = "camera"),
    expect(clippy::must_use_candidate, reason = "JavaScript is the caller")
)]

#[cfg(feature = "camera")]
pub mod camera;
#[cfg(feature = "class")]
pub mod class;
#[cfg(any(feature = "form", feature = "reader", feature = "class", feature = "engine"))]
mod convert;
#[cfg(feature = "form")]
mod dom;
#[cfg(feature = "engine")]
pub mod engine;
#[cfg(feature = "form")]
pub mod form;
#[cfg(any(feature = "form", feature = "reader", feature = "class", feature = "engine"))]
mod js;
#[cfg(feature = "reader")]
pub mod reader;
#[cfg(feature = "form")]
pub use dom::Element;

/// What the standard library would bring, in its smallest form: an allocator, and a panic that stops the module without a
/// message. A third of the form's bytes would otherwise be the formatting of messages that nobody reads.
#[cfg(feature = "bare")]
mod bare {
    #[global_allocator]
    static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

    #[panic_handler]
    fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
