//! The browser side: the wasm-bindgen surface of each module, and the form's views.
//!
//! Three modules are built from this crate, by feature: `form` for the element, `reader` for cards that a page brings to
//! it, `engine` for the API without elements.

#![cfg_attr(
    any(feature = "form", feature = "engine"),
    expect(clippy::must_use_candidate, reason = "JavaScript is the caller")
)]

mod convert;
#[cfg(feature = "form")]
mod dom;
#[cfg(feature = "engine")]
pub mod engine;
#[cfg(feature = "form")]
pub mod form;
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
