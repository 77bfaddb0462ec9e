//! Addresses of the list: view, customer and place stand in the query.

use domain::list::{AuthorizerFilter, AuthorizerView};

use crate::paths;

/// The list with this filter.
pub fn list(slug: &str, filter: &AuthorizerFilter) -> String {
    let view = (filter.view != AuthorizerView::All).then(|| filter.view.code().to_owned());
    let customer = filter.customer.as_ref().map(ToString::to_string);
    let after = filter.after.clone().map(String::from);
    let query = [("view", view), ("customer", customer), ("after", after)];
    paths::with_query(paths::platform(slug, "authorizers"), &query)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_view_needs_no_word() {
        let filter = AuthorizerFilter::default();
        assert_eq!(list("demo", &filter), "/p/demo/authorizers");
        let filter = AuthorizerFilter {
            view: AuthorizerView::Lacking,
            after: "17~ath_0".parse().ok(),
            ..filter
        };
        assert_eq!(
            list("demo", &filter),
            "/p/demo/authorizers?view=lacking&after=17~ath_0"
        );
    }
}
