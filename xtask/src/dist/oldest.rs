//! The oldest browser that the modules run in: Chrome and `WebView` 80. What came later is switched off in the compiler
//! and in wasm-opt, and the finished module is checked, because the standard library comes compiled with more.

use anyhow::{Context, Result};
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

/// Reference types came with Chrome 96, multi-value with 85.
pub(crate) const RUSTC_FLAGS: &str = "-Ctarget-feature=-reference-types,-multivalue";

/// The two features as the module's own list names them, with their length; `+` before it means that they are used.
const LATER_FEATURES: [&[u8]; 2] = [b"+\x0freference-types", b"+\x0amultivalue"];

/// Takes what was switched off out of the module's own list of features, where the precompiled standard library put it;
/// wasm-bindgen goes by that list.
pub(crate) fn disown_features(wasm: &mut [u8]) -> Result<()> {
    let mut lists = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CustomSection(section) = payload?
            && section.name() == "target_features"
        {
            lists.push(section.data_offset()..section.data_offset() + section.data().len());
        }
    }
    for list in lists {
        for feature in LATER_FEATURES {
            let list = &mut wasm[list.clone()];
            if let Some(at) = list.windows(feature.len()).position(|window| window == feature) {
                list[at] = b'-';
            }
        }
    }
    Ok(())
}

/// What wasm-opt may use; the same list as in [`check`].
pub(crate) const WASM_OPT_FLAGS: [&str; 5] = [
    "--mvp-features",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
];

/// Fails on a module that needs more than Chrome 80 has.
pub(crate) fn check(wasm: &[u8]) -> Result<()> {
    let features = WasmFeatures::WASM1
        | WasmFeatures::MUTABLE_GLOBAL
        | WasmFeatures::SIGN_EXTENSION
        | WasmFeatures::SATURATING_FLOAT_TO_INT
        | WasmFeatures::BULK_MEMORY;
    Validator::new_with_features(features).validate_all(wasm).context("would not run in Chrome 80")?;
    Ok(())
}
