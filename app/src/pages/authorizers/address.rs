//! Addresses of the list: every filter stands in the query.

use domain::{
    account::AccountKind,
    authorizer::{GrantStatus, Standing},
    list::{AuthorizerFilter, AuthorizerView},
    text,
};
use leptos_router::params::ParamsMap;

use crate::{
    pages::query::{QueryReader, needle},
    paths,
};

/// The list with this filter.
pub fn list(slug: &str, filter: &AuthorizerFilter) -> String {
    let view = (filter.view != AuthorizerView::All).then(|| filter.view.code().to_owned());
    let query = [
        ("view", view),
        ("q", filter.q.clone()),
        (
            "status",
            filter.status.map(|status| status.code().to_owned()),
        ),
        ("kind", filter.kind.map(|kind| kind.code().to_owned())),
        (
            "customer",
            filter.customer.as_ref().map(ToString::to_string),
        ),
        (
            "standing",
            filter.standing.map(|standing| standing.code().to_owned()),
        ),
        ("held", filter.held.map(|set| set.to_string())),
        ("missing", filter.missing.map(|set| set.to_string())),
        ("tag", filter.tag.clone()),
        ("after", filter.after.clone().map(String::from)),
    ];
    paths::with_query(paths::platform(slug, "authorizers"), &query)
}

/// The filter that the query says, and what of it was left out.
pub fn filter(query: &ParamsMap) -> (AuthorizerFilter, Vec<String>) {
    let mut reader = QueryReader::new(query);
    let filter = AuthorizerFilter {
        view: reader
            .part("view", AuthorizerView::from_code)
            .unwrap_or_default(),
        q: reader.part("q", needle),
        status: reader.part("status", GrantStatus::from_code),
        kind: reader.part("kind", AccountKind::from_code),
        customer: reader.part("customer", |text| text.parse().ok()),
        standing: reader.part("standing", Standing::from_code),
        held: reader.part("held", |text| text.parse().ok()),
        missing: reader.part("missing", |text| text.parse().ok()),
        tag: reader.part("tag", |tag| text::tag(tag).ok()),
        after: reader.part("after", |text| text.parse().ok()),
    };
    (filter, reader.ignored())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(pairs: &[(&'static str, &str)]) -> ParamsMap {
        pairs.iter().copied().collect()
    }

    #[test]
    fn the_usual_view_needs_no_word() {
        let mut filter = AuthorizerFilter::default();
        assert_eq!(list("demo", &filter), "/p/demo/authorizers");
        filter.view = AuthorizerView::Lacking;
        filter.after = "17~ath_0".parse().ok();
        assert_eq!(
            list("demo", &filter),
            "/p/demo/authorizers?view=lacking&after=17~ath_0"
        );
    }

    #[test]
    fn a_filter_survives_its_address_and_nonsense_is_named() {
        let pairs = [
            ("q", "晨光"),
            ("status", "authorized"),
            ("kind", "service"),
            ("standing", "ignored"),
            ("held", "1"),
            ("missing", "4"),
            ("tag", "重点"),
        ];
        let (read, ignored) = filter(&query(&pairs));
        assert_eq!(ignored, Vec::<String>::new());
        assert_eq!(
            list("demo", &read),
            "/p/demo/authorizers?q=%E6%99%A8%E5%85%89&status=authorized&kind=service&standing=ignored&held=1&missing=4\
             &tag=%E9%87%8D%E7%82%B9"
        );
        let (read, ignored) = filter(&query(&[("kind", "robot"), ("held", "x"), ("q", "a\0")]));
        assert_eq!(read, AuthorizerFilter::default());
        assert_eq!(ignored.len(), 3);
    }
}
