//! The names of the built files.

use std::{collections::BTreeMap, sync::Arc};

/// The addresses of script, WASM and styles. The server reads hashed names from the build's manifest; these unhashed
/// ones are cargo-leptos's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The JavaScript that starts the WASM.
    pub js: String,
    /// The JavaScript that fetches chunks: parts of the WASM that one area of the console needs. Empty when the WASM is
    /// whole.
    pub loader: String,
    /// The chunks of each [area](crate::lazy::Area), by its name.
    pub chunks: Arc<BTreeMap<String, Vec<String>>>,
    /// The WASM that every page needs.
    pub wasm: String,
    /// The console's styles.
    pub css: String,
    /// The styles of the customers' pages.
    pub customer_css: String,
}

impl Default for Assets {
    fn default() -> Self {
        Self {
            js: "/pkg/grantbook.js".to_owned(),
            loader: String::new(),
            chunks: Arc::default(),
            wasm: "/pkg/grantbook.wasm".to_owned(),
            css: "/pkg/grantbook.css".to_owned(),
            customer_css: "/pkg/customer.css".to_owned(),
        }
    }
}
