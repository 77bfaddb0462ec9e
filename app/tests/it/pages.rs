//! Pages as the server renders them.

use http::StatusCode;

use super::browser::Browser;

const PAGES: [&str; 13] = [
    "/",
    "/p/demo",
    "/p/demo/customers",
    "/p/demo/customers/new",
    "/p/demo/customers/cus_00000000000000000000000000000001",
    "/p/demo/links",
    "/p/demo/links/new",
    "/p/demo/links/lnk_00000000000000000000000000000001",
    "/p/demo/authorizers",
    "/p/demo/authorizers/ath_00000000000000000000000000000001",
    "/p/demo/audit",
    "/p/demo/settings",
    "/platforms/new",
];

#[tokio::test]
async fn every_page_is_whole_without_scripts() {
    for browser in [Browser::staff(), Browser::staff().english()] {
        for path in PAGES {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert_eq!(page.body.matches("<h1").count(), 1, "{path}: one h1");
            assert!(page.body.contains("<title>"), "{path}: a title");
            assert!(page.body.contains("</html>"), "{path}");
            assert!(
                !page.body.contains("class=\"skeleton\""),
                "{path}: data, not its shape"
            );
        }
    }
}

#[tokio::test]
async fn pages_keep_to_the_content_security_policy() {
    for path in PAGES.into_iter().chain(["/sign-in", "/nowhere"]) {
        let page = Browser::staff().get(path).await.body;
        assert!(!page.contains(" style="), "{path}: style attribute");
        assert!(!page.contains(" onclick="), "{path}: inline handler");
        for script in page.match_indices("<script").map(|(at, _)| &page[at..]) {
            let tag = &script[..script.find('>').unwrap()];
            assert!(tag.contains(r#"nonce="test-nonce""#), "{path}: {tag}");
        }
        assert!(!page.contains(r#"crossorigin="test-nonce""#), "{path}");
    }
}

#[tokio::test]
async fn what_customers_are_called_is_text_and_never_markup() {
    for path in PAGES {
        assert!(
            !Browser::staff().get(path).await.body.contains("<b>旗舰店"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn empty_lists_say_what_would_be_there() {
    for (path, text) in [("customers", "还没有客户"), ("links", "还没有授权链接")] {
        let page = Browser::staff().get(&format!("/p/new/{path}")).await;
        assert!(page.body.contains(text), "{path}");
    }
}

#[tokio::test]
async fn without_a_ticket_no_link_can_be_made_and_the_page_says_why() {
    let page = Browser::staff().get("/p/new/links/new").await.body;
    assert!(page.contains("暂时无法创建授权链接"));
    assert!(!page.contains(r#"name="auth_type""#));
}

#[tokio::test]
async fn faults_have_their_status_and_their_words() {
    for (browser, path, status, words) in [
        (
            Browser::staff(),
            "/p/other/links",
            StatusCode::NOT_FOUND,
            "没有找到这个页面",
        ),
        (
            Browser::staff(),
            "/p/demo/links/lnk_0",
            StatusCode::NOT_FOUND,
            "没有找到这个页面",
        ),
        (
            Browser::staff(),
            "/p/demo/links/lnk_00000000000000000000000000000002",
            StatusCode::NOT_FOUND,
            "没有找到这个页面",
        ),
        (
            Browser::staff(),
            "/p/down",
            StatusCode::INTERNAL_SERVER_ERROR,
            "req_00000000000000000000000000000007",
        ),
        (
            Browser::nobody(),
            "/p/demo",
            StatusCode::UNAUTHORIZED,
            "登录已失效",
        ),
        (
            Browser::staff(),
            "/nowhere",
            StatusCode::NOT_FOUND,
            "没有找到这个页面",
        ),
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, status, "{path}");
        assert!(page.body.contains(words), "{path}");
    }
}

#[tokio::test]
async fn language_and_theme_are_rendered_by_the_server() {
    let page = Browser::staff()
        .english()
        .get("/p/demo/customers")
        .await
        .body;
    assert!(page.contains(r#"<html lang="en" data-theme="dark">"#));
    assert!(page.contains("Add customer") && !page.contains("添加客户"));
    let page = Browser::staff().get("/p/demo/customers").await.body;
    assert!(page.contains(r#"<html lang="zh-CN" data-theme="auto">"#));
}
