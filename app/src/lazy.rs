//! Pages whose code the browser fetches when it needs them: what everybody loads first stays small.
//!
//! The build cuts the WASM at the functions that [`areas!`] makes, one for each area of the console, into files called
//! chunks. On the server nothing is cut; it names the chunks of the page in the head of the document, so that the browser
//! fetches them together with the rest, and the area, whose code must be there before the page is taken over.

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, wasm_split::SplitLoaderError};
use leptos_router::{ChooseView, hooks::use_location};

use crate::web;

/// What is to become of something, possibly after a chunk has come.
type Later<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// Pages whose code comes together.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// Its name: the chunks' in the build's manifest, and the document's in its head.
    pub name: &'static str,
    /// Fetches the code, once.
    pub(crate) fetch: fn() -> Later<()>,
}

/// A page for the router: fetches its area's code before it is shown.
#[derive(Debug, Clone, Copy)]
pub struct LazyPage {
    pub(crate) area: Area,
    pub(crate) show: fn() -> Later<AnyView>,
}

impl ChooseView for LazyPage {
    async fn choose(self) -> AnyView {
        #[cfg(feature = "ssr")]
        announce(self.area);
        match (self.show)().await {
            Ok(page) => page,
            Err(_) => leave().await,
        }
    }

    async fn preload(&self) {
        if (self.area.fetch)().await.is_err() {
            leave().await
        }
    }
}

/// Goes to the page that was asked for by a full load, since its code could not be fetched: another build may have
/// replaced the one that this page is of. Nothing that waits for it goes on here.
async fn leave<T>() -> T {
    let location = use_location();
    let (path, query) = (
        location.pathname.get_untracked(),
        location.search.get_untracked(),
    );
    web::load(&if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    });
    std::future::pending().await
}

/// Fetches the code of the page that the document holds. Hydration is for afterwards: it cannot wait.
///
/// # Errors
/// The code could not be fetched: the page stays as it is, and works as HTML.
pub async fn ready(areas: &[Area]) -> Result<(), SplitLoaderError> {
    let name = document()
        .query_selector("meta[name=area]")
        .ok()
        .flatten()
        .and_then(|area| area.get_attribute("content"));
    match areas.iter().find(|area| Some(area.name) == name.as_deref()) {
        Some(area) => (area.fetch)().await,
        None => Ok(()),
    }
}

/// Names the area of the page that is being rendered, and its chunks, in the head of the document.
#[cfg(feature = "ssr")]
fn announce(area: Area) {
    use leptos_meta::{Link, Meta};

    let assets = use_context::<crate::assets::Assets>().unwrap_or_default();
    // Becoming HTML they register with the head, and leave nothing here.
    let _ = view! { <Meta name="area" content=area.name /> }.to_html();
    for chunk in assets.chunks.get(area.name).into_iter().flatten() {
        let chunk = chunk.clone();
        let _ = view! { <Link rel="preload" href=chunk as_="fetch" type_="application/wasm" crossorigin="anonymous" /> }
            .to_html();
    }
}

/// Declares areas by their pages: a [`LazyPage`] each, of the component's name, and `AREAS` with all of them.
macro_rules! areas {
    ($($(#[$doc:meta])* $area:ident: $($module:ident::$page:ident),+ $(,)?;)+) => {
        /// All areas.
        pub const AREAS: &[$crate::lazy::Area] = &[$($area::AREA),+];

        $(
            pub use $area::{$($page),+};

            $(#[$doc])*
            mod $area {
                use leptos::{prelude::*, wasm_split::{SplitLoaderError, wasm_split}};

                use $crate::lazy::{Area, LazyPage};

                /// Which page of the area.
                #[derive(Clone, Copy)]
                #[allow(clippy::enum_variant_names, reason = "they are the components' names, some of which end alike")]
                enum Which {
                    $($page),+
                }

                /// The cut: what is reached from here alone goes into the area's chunks.
                #[wasm_split($area, wasm_split_path = ::leptos::wasm_split, preload(fetch), fallible)]
                fn show(page: Which) -> Result<AnyView, SplitLoaderError> {
                    Ok(match page {
                        $(Which::$page => super::$module::$page().into_any()),+
                    })
                }

                pub(super) const AREA: Area = Area {
                    name: stringify!($area),
                    fetch: || Box::pin(fetch()),
                };

                $(
                    #[expect(non_upper_case_globals, reason = "it stands for the component of that name")]
                    pub const $page: LazyPage = LazyPage {
                        area: AREA,
                        show: || Box::pin(show(Which::$page)),
                    };
                )+
            }
        )+
    };
}
pub(crate) use areas;
