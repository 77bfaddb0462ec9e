//! Loading a page's data and showing it, or what stands in its way.

use std::{future::Future, sync::Arc};

use leptos::prelude::*;

use crate::{
    data::{Data, Loaded},
    error::AppError,
    ui::{error::ErrorState, skeleton::Skeleton},
};

/// Counts what this page changed: resources of [`resource`] load again when it does.
#[derive(Debug, Clone, Copy)]
pub struct Refresh(RwSignal<u32>);

impl Refresh {
    /// Gives every component below a counter.
    pub fn provide() {
        provide_context(Self(RwSignal::new(0)));
    }

    /// The page's counter.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(0)))
    }

    /// Something was changed.
    pub fn bump(self) {
        self.0.update(|count| *count += 1);
    }
}

/// A page's data: loaded for `key` (from the URL), and again when the key changes or a form changed something.
pub fn resource<K, T, F>(
    key: impl Fn() -> K + Send + Sync + 'static,
    fetch: impl Fn(K) -> F + Send + Sync + 'static,
) -> Data<T>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Loaded,
    F: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let refresh = Refresh::here();
    Data::new(move || (key(), refresh.0.get()), move |(key, _)| fetch(key))
}

/// Shows the data, a skeleton of `rows` lines while there is none yet, or the error.
pub fn show<T>(
    resource: Data<T>,
    rows: usize,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Loaded,
{
    let view = Arc::new(view);
    view! {
        <Transition fallback=move || view! { <Skeleton rows /> }>
            {move || {
                let view = Arc::clone(&view);
                Suspend::new(async move {
                    match resource.await {
                        Ok(data) => view(data),
                        Err(error) => view! { <ErrorState error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}
