//! Data that a page waits for, loaded on the server and handed over with the document, or loaded by the browser.
//!
//! One kind of Leptos resource holds them all, whatever their types: each kind of resource is tens of kilobytes of WASM.

use std::{any::Any, future::Future, future::IntoFuture, marker::PhantomData, pin::Pin, sync::Arc};

use leptos::{
    prelude::*,
    server::codee::{Decoder, Encoder},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    codec::{self, Unreadable},
    error::{AppError, Trouble},
};

type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What is loaded: copied freely, written into the document.
pub trait Loaded: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> Loaded for T {}

/// Data that a page waits for: `data.await` inside a `Suspend`.
pub struct Data<T> {
    held: Resource<Held, AsText>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Data<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Data<T> {}

impl<T: Loaded> Data<T> {
    /// Loads by `fetch` for what `key` says, and again when `key` says something else.
    pub fn new<K, F>(
        key: impl Fn() -> K + Send + Sync + 'static,
        fetch: impl Fn(K) -> F + Send + Sync + 'static,
    ) -> Self
    where
        K: Clone + PartialEq + Send + Sync + 'static,
        F: Future<Output = Result<T, AppError>> + Send + 'static,
    {
        let held = hold(
            Box::new(move || Key(Arc::new(key()))),
            Box::new(move |Key(key)| {
                let fetched = key
                    .as_any()
                    .downcast_ref()
                    .map(|key: &K| fetch(key.clone()));
                Box::pin(async move {
                    match fetched {
                        Some(fetched) => Held::Loaded(Arc::new(fetched.await)),
                        None => std::future::pending().await,
                    }
                })
            }),
        );
        Self {
            held,
            of: PhantomData,
        }
    }
}

impl<T: Loaded> IntoFuture for Data<T> {
    type Output = Result<T, AppError>;
    type IntoFuture = Later<Result<T, AppError>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let outdated = || Err(AppError::bare(Trouble::Outdated));
            match self.held.await {
                Held::Loaded(value) => match value.as_any().downcast_ref::<Result<T, AppError>>() {
                    Some(value) => value.clone(),
                    None => outdated(),
                },
                Held::Text(text) => codec::from_text(&text).unwrap_or_else(|_| outdated()),
            }
        })
    }
}

/// The one resource. Not generic, so that there is one of it in the WASM.
fn hold(
    key: Box<dyn Fn() -> Key + Send + Sync>,
    fetch: Box<dyn Fn(Key) -> Later<Held> + Send + Sync>,
) -> Resource<Held, AsText> {
    Resource::new_with_options(key, fetch, false)
}

/// A value of any type, or what the server wrote of it into the document.
#[derive(Clone)]
enum Held {
    Loaded(Arc<dyn Value>),
    Text(Arc<str>),
}

trait Value: Send + Sync {
    fn as_any(&self) -> &dyn Any;

    #[cfg(feature = "ssr")]
    fn to_text(&self) -> Result<String, Unreadable>;
}

impl<T: Loaded> Value for Result<T, AppError> {
    fn as_any(&self) -> &dyn Any {
        self
    }

    #[cfg(feature = "ssr")]
    fn to_text(&self) -> Result<String, Unreadable> {
        codec::to_text(self)
    }
}

/// What the data is of.
#[derive(Clone)]
struct Key(Arc<dyn AnyKey>);

trait AnyKey: Send + Sync {
    fn as_any(&self) -> &dyn Any;

    fn same(&self, other: &dyn AnyKey) -> bool;
}

impl<K: PartialEq + Send + Sync + 'static> AnyKey for K {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn same(&self, other: &dyn AnyKey) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(&*other.0)
    }
}

/// How the document carries it.
#[derive(Debug, Clone, Copy)]
struct AsText;

impl Encoder<Held> for AsText {
    type Error = Unreadable;
    type Encoded = String;

    fn encode(held: &Held) -> Result<String, Unreadable> {
        match held {
            #[cfg(feature = "ssr")]
            Held::Loaded(value) => value.to_text(),
            // Documents are written on the server.
            #[cfg(not(feature = "ssr"))]
            Held::Loaded(_) => Err(Unreadable::Outdated),
            Held::Text(text) => Ok(text.to_string()),
        }
    }
}

impl Decoder<Held> for AsText {
    type Error = Unreadable;
    type Encoded = str;

    fn decode(text: &str) -> Result<Held, Unreadable> {
        Ok(Held::Text(text.into()))
    }
}
