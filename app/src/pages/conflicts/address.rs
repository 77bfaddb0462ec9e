//! Addresses of the list: every filter stands in the query.

use domain::{
    conflict::Lack,
    list::{ConflictFilter, ConflictState},
};
use leptos_router::params::ParamsMap;

use crate::{
    pages::query::{QueryReader, yes_no, yes_or_no},
    paths,
};

/// The list with this filter.
pub fn list(slug: &str, filter: &ConflictFilter) -> String {
    let state = (filter.state != ConflictState::Open).then(|| filter.state.code().to_owned());
    let query = [
        ("state", state),
        (
            "customer",
            filter.customer.as_ref().map(ToString::to_string),
        ),
        ("set", filter.set.map(|set| set.to_string())),
        ("lack", filter.lack.map(|lack| lack.code().to_owned())),
        (
            "exclusive",
            filter.exclusive.map(|yes| yes_no(yes).to_owned()),
        ),
        (
            "acknowledged",
            filter.acknowledged.map(|yes| yes_no(yes).to_owned()),
        ),
        ("after", filter.after.clone().map(String::from)),
    ];
    paths::with_query(paths::platform(slug, "conflicts"), &query)
}

/// The filter that the query says, and what of it was left out.
pub fn filter(query: &ParamsMap) -> (ConflictFilter, Vec<String>) {
    let mut reader = QueryReader::new(query);
    let filter = ConflictFilter {
        state: reader
            .part("state", ConflictState::from_code)
            .unwrap_or_default(),
        customer: reader.part("customer", |text| text.parse().ok()),
        set: reader.part("set", |text| text.parse().ok()),
        lack: reader.part("lack", Lack::from_code),
        exclusive: reader.part("exclusive", yes_or_no),
        acknowledged: reader.part("acknowledged", yes_or_no),
        after: reader.part("after", |text| text.parse().ok()),
    };
    (filter, reader.ignored())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_its_address() {
        let filter_of = |text: &str| {
            let mut query = ParamsMap::new();
            for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
                query.insert(name.to_owned(), value.to_owned());
            }
            filter(&query)
        };
        for text in [
            "",
            "state=closed&set=18&lack=removed",
            "exclusive=yes&acknowledged=no&after=1001790000000000~cft_0",
        ] {
            let (filter, ignored) = filter_of(text);
            assert_eq!(ignored, Vec::<String>::new());
            let list = list("demo", &filter);
            assert_eq!(list.split_once('?').map_or("", |(_, query)| query), text);
        }
        let (filter, ignored) = filter_of("state=gone&set=%F0&customer=lnk_0");
        assert_eq!(filter, ConflictFilter::default());
        assert_eq!(ignored.len(), 3);
    }
}
