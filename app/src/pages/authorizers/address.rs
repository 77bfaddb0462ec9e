//! Addresses of the list: every filter stands in the query.

use domain::list::AuthorizerFilter;

use crate::pages::address;

/// The list with this filter, from the place that it names.
pub fn list(slug: &str, filter: &AuthorizerFilter) -> String {
    address::list(slug, "authorizers", &filter.pairs(), filter.after.clone())
}

#[cfg(test)]
mod tests {
    use domain::list::AuthorizerView;

    use super::*;

    #[test]
    fn the_usual_view_needs_no_word() {
        let mut filter = AuthorizerFilter::default();
        assert_eq!(list("demo", &filter), "/p/demo/authorizers");
        filter.view = AuthorizerView::Lacking;
        filter.q = Some("晨光".to_owned());
        filter.after = "17~ath_0".parse().ok();
        assert_eq!(
            list("demo", &filter),
            "/p/demo/authorizers?view=lacking&q=%E6%99%A8%E5%85%89&after=17~ath_0"
        );
    }
}
