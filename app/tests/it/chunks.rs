//! The parts of the WASM that single pages need.

use super::{browser::Browser, pages::PAGES};

/// The area that a page names in its head, and the chunks that it has fetched early.
fn named(html: &str) -> (Vec<&str>, Vec<&str>) {
    let head = &html[..html.find("</head>").unwrap()];
    let all = |before: &str, after: char| {
        let parts = head.split(before).skip(1);
        parts
            .map(|part| part.split(after).next().unwrap())
            .collect()
    };
    (
        all(r#"<meta name="area" content=""#, '"'),
        all(r#"href="/pkg/0/split_"#, '.'),
    )
}

#[tokio::test]
async fn every_page_names_its_area_and_has_its_chunks_fetched_with_the_rest() {
    for path in PAGES.into_iter().chain(["/sign-in"]) {
        let page = Browser::staff().get(path).await.body;
        let (areas, chunks) = named(&page);
        assert_eq!(areas.len(), 1, "{path}: {areas:?}");
        assert!(
            app::AREAS.iter().any(|area| area.name == areas[0]),
            "{path}: {areas:?}"
        );
        assert_eq!(chunks, areas, "{path}");
    }
}

#[tokio::test]
async fn a_page_without_an_area_has_nothing_fetched() {
    let page = Browser::staff().get("/nowhere").await.body;
    assert_eq!(named(&page), (vec![], vec![]));
}

#[tokio::test]
async fn pages_of_one_area_come_together() {
    let area = async |path: &str| {
        let page = Browser::staff().get(path).await.body;
        named(&page).0.first().map(|&area| area.to_owned())
    };
    let customer = area("/p/demo/customers/new").await;
    let id = "cus_00000000000000000000000000000001";
    assert_eq!(customer, area(&format!("/p/demo/customers/{id}")).await);
    assert_ne!(customer, area("/p/demo/links").await);
}
