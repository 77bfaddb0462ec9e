//! What a page reads from its own address.

use domain::list::{Cursor, Reading};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::paths;

/// The platform's slug in the path.
#[must_use]
pub fn slug() -> Memo<String> {
    param("platform")
}

/// The id in the path.
#[must_use]
pub fn id() -> Memo<String> {
    param("id")
}

/// The secret in the path.
#[must_use]
pub fn token() -> Memo<String> {
    param("token")
}

fn param(name: &'static str) -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get(name).unwrap_or_default())
}

/// A value of the query, without those that are empty.
#[must_use]
pub fn query(name: &'static str) -> Memo<Option<String>> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get(name).filter(|value| !value.is_empty()))
}

/// The filter that the query makes, and the parts of it that make no sense.
#[must_use]
pub fn reading<T>(read: fn(&mut Reading<'_>) -> T) -> Memo<(T, Vec<String>)>
where
    T: PartialEq + Send + Sync + 'static,
{
    let query = use_query_map();
    Memo::new(move |_| {
        let query = query.read();
        let pairs: Vec<_> = (&*query)
            .into_iter()
            .map(|(name, value)| (name.to_string(), value.to_owned()))
            .collect();
        let mut reading = Reading::new(&pairs);
        let filter = read(&mut reading);
        (filter, reading.ignored())
    })
}

/// A list of the platform, narrowed so and from this place on.
#[must_use]
pub fn list(
    slug: &str,
    area: &str,
    pairs: &[(&str, Option<String>)],
    after: Option<Cursor>,
) -> String {
    let mut pairs = pairs.to_vec();
    pairs.push(("after", after.map(String::from)));
    paths::with_query(paths::platform(slug, area), &pairs)
}

/// The place in a list where the page begins, `?after=`, and what else stands in the address. A place that cannot be read
/// is the beginning, and named.
#[must_use]
pub fn place() -> Memo<(Option<Cursor>, Vec<String>)> {
    reading(|query| query.value("after", |place| place.parse().ok()))
}
