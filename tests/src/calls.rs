use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

/// Counts what the sandbox is asked for, by the last part of the path.
#[derive(Debug, Clone, Default)]
pub struct Calls(Arc<Mutex<BTreeMap<String, usize>>>);

impl Calls {
    /// Counts one.
    pub fn note(&self, path: &str) {
        let api = path.rsplit('/').next().unwrap_or_default().to_owned();
        *self.0.lock().unwrap().entry(api).or_default() += 1;
    }

    /// How often this API was called.
    #[must_use]
    pub fn of(&self, api: &str) -> usize {
        self.0.lock().unwrap().get(api).copied().unwrap_or_default()
    }
}
