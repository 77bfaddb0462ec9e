//! What a form did, said on the page that it leads to: where that page alone does not show it.

use console::Flash;
#[cfg(feature = "ssr")]
use console::Rejected;
use leptos::prelude::*;

use super::view::left_behind;
#[cfg(feature = "ssr")]
use crate::context::Request;
use crate::ui::{Banner, Tone};

/// Keeps these counts for the page with this path (without a query of its own), as a refused form is kept: its address
/// with them. When they cannot be kept, the page is shown without them.
#[cfg(feature = "ssr")]
pub async fn tell(
    request: &Request,
    page: String,
    name: &'static str,
    counts: &[(&'static str, i64)],
) -> String {
    let told = Flash {
        form: name.to_owned(),
        values: counts
            .iter()
            .map(|(name, count)| ((*name).to_owned(), count.to_string()))
            .collect(),
        rejected: Rejected::none(),
    };
    match request
        .doors
        .visitor()
        .keep_flash(&request.ctx, &told)
        .await
    {
        Ok(id) => format!("{page}?flash={id}"),
        Err(_) => page,
    }
}

/// Makes a sentence of the counts that were kept, which it asks for by name.
pub type Saying = fn(&dyn Fn(&str) -> i64) -> String;

/// Says it.
#[component]
pub fn Told(
    /// The name under which it was kept.
    name: &'static str,
    /// What to say of the counts that were kept.
    words: Saying,
) -> impl IntoView {
    let told = left_behind(vec![name]);
    view! {
        <Suspense>
            {Suspend::new(async move {
                let told = told.await.ok().flatten()?;
                let title = words(&|name| count(&told, name));
                Some(view! { <Banner tone=Tone::Good title /> })
            })}
        </Suspense>
    }
}

/// A count that was kept.
fn count(told: &Flash, name: &str) -> i64 {
    let value = told.values.iter().find(|(given, _)| given == name);
    value
        .and_then(|(_, count)| count.parse().ok())
        .unwrap_or_default()
}
