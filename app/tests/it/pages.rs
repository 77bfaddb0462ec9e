//! Pages as the server renders them.

use http::StatusCode;

use super::browser::Browser;

pub const PAGES: [&str; 40] = [
    "/",
    "/p/demo",
    "/p/demo/customers",
    "/p/demo/customers/new",
    "/p/demo/customers/cus_00000000000000000000000000000001",
    "/p/demo/customers/cus_00000000000000000000000000000001/edit",
    "/p/demo/customers?view=archived&q=%E6%99%A8%E5%85%89",
    "/p/demo/customers/import",
    "/p/demo/customers/import?preview=fls_00000000000000000000000000000001",
    "/p/demo/customers/import?preview=nonsense",
    "/p/demo/links",
    "/p/demo/links?state=pending&q=%3Cb%3E&maker=per_00000000000000000000000000000001",
    "/p/demo/links/new",
    "/p/demo/links/lnk_00000000000000000000000000000001",
    "/p/demo/authorizers",
    "/p/demo/authorizers/ath_00000000000000000000000000000001",
    "/p/demo/authorizers?view=unassigned&missing=4&tag=x",
    "/p/demo/conflicts",
    "/p/demo/conflicts/cft_00000000000000000000000000000001",
    "/p/demo/audit",
    "/p/demo/wechat/calls",
    "/p/demo/wechat/calls?errcode=61004&ended=failed&api=x",
    "/p/demo/wechat/tokens",
    "/p/demo/wechat/quotas",
    "/p/demo/wechat/tokens?view=failing",
    "/p/demo/wechat/tokens?asked=1772345100000",
    "/p/demo/settings",
    "/platforms/new",
    "/p/demo/audit/aud_00000000000000000000000000000001",
    "/p/demo/wechat",
    "/p/demo/wechat/pushes",
    "/p/demo/wechat/release",
    "/p/demo/wechat/pushes?state=dead&kind=authorized&from=2026-03-01",
    "/p/demo/wechat/pushes/psh_00000000000000000000000000000001",
    "/p/demo/staff",
    "/p/demo/staff/invite",
    "/p/demo/staff/prs_00000000000000000000000000000002",
    "/p/demo/staff/invitations/inv_00000000000000000000000000000001",
    "/account",
    "/invite/an-invitation",
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
async fn an_invitation_needs_no_sign_in_and_says_when_it_is_over() {
    let page = Browser::nobody().get("/invite/an-invitation").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("李伟邀请您加入「演示平台」") && page.body.contains("wang.fang"));
    let page = Browser::nobody().get("/invite/another").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.body.contains("邀请已失效") && !page.body.contains("wang.fang"));
}

#[tokio::test]
async fn the_trail_names_filters_that_make_no_sense_and_keeps_the_others() {
    let page = Browser::staff()
        .get("/p/demo/audit?action=link.make&from=2026-03-01&outcome=maybe&actor=prs_9")
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("<code>outcome=maybe<"));
    assert!(page.body.contains(r#"value="2026-03-01""#));
    let export = "/p/demo/audit/export.csv?actor=prs_9&amp;action=link.make&amp;from=2026-03-01";
    assert!(
        page.body.contains(export) || page.body.contains(&export.replace("&amp;", "&")),
        "{}",
        page.body
    );
    assert!(page.body.contains(r#"rel="external""#));
}

#[tokio::test]
async fn people_are_switched_off_and_on_on_their_pages() {
    for (n, there, not_there) in [
        (1, "系统所有者可以管理所有平台", "switch_person"),
        (2, "停用「", "恢复后"),
        (3, "恢复后", "停用「"),
        (4, "账号已由系统管理员关闭", "switch_person"),
    ] {
        let page = Browser::staff()
            .get(&format!("/p/demo/staff/prs_{n:032x}"))
            .await
            .body;
        assert!(page.contains(there) && !page.contains(not_there), "{n}");
    }
}

#[tokio::test]
async fn sessions_are_in_plain_words() {
    let page = Browser::staff().get("/account").await.body;
    assert!(page.contains("Chrome · Windows") && page.contains("当前设备"));
    assert_eq!(
        page.matches("end_sessions").count(),
        2,
        "one, and all others"
    );
}

#[tokio::test]
async fn empty_lists_say_what_would_be_there() {
    for (path, text) in [
        ("customers", "还没有客户"),
        ("links", "还没有授权链接"),
        ("conflicts", "没有缺失的权限集"),
        ("wechat/pushes", "还没有收到过推送"),
        ("wechat/release", "还没有预演过"),
        ("wechat/pushes?state=dead", "没有处理失败的推送"),
    ] {
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

#[tokio::test]
async fn a_filter_that_makes_no_sense_is_named_and_never_an_error() {
    for (path, ignored, kept) in [
        (
            "authorizers?kind=robot&held=%3Cb%3E&q=%E6%99%A8",
            "kind=robot",
            "晨",
        ),
        (
            "conflicts?set=x&lack=removed&after=9&foo=1",
            "foo=1",
            "removed",
        ),
    ] {
        let page = Browser::staff().get(&format!("/p/demo/{path}")).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains("无法识别的筛选条件"), "{path}");
        assert!(
            page.body.contains(ignored) && page.body.contains(kept),
            "{path}"
        );
        assert!(!page.body.contains("held=<b>"), "{path}");
    }
    let page = Browser::staff()
        .get("/p/demo/conflicts?state=all")
        .await
        .body;
    assert!(!page.contains("无法识别的筛选条件"));
}

#[tokio::test]
async fn a_new_link_for_a_lacking_set_keeps_what_is_granted() {
    let page = Browser::staff().get("/p/demo/conflicts").await.body;
    let link = "/p/demo/links/new?customer=cus_00000000000000000000000000000001&amp;biz_appid=wxfedcba9876543210\
                &amp;auth_type=1&amp;sets=1~4~9999";
    assert!(page.contains(link), "{page}");
    let form = Browser::staff().get(&link.replace("&amp;", "&")).await.body;
    for ticked in [
        r#"value="1" checked"#,
        r#"value="4" checked"#,
        r#"value="9999" checked"#,
    ] {
        assert!(form.contains(ticked), "{ticked}: {form}");
    }
    assert!(!form.contains(r#"value="18" checked"#));
}

#[tokio::test]
async fn the_queue_offers_what_can_be_decided() {
    let page = Browser::staff()
        .get("/p/demo/authorizers?view=unassigned")
        .await
        .body;
    assert!(page.contains("待分配（3）"));
    for function in ["accept_authorizer", "ignore_authorizer"] {
        assert!(page.contains(function), "{function}");
    }
}

#[tokio::test]
async fn filters_that_make_no_sense_are_named() {
    let page = Browser::staff()
        .get("/p/demo/links?state=lost&maker=%3Cscript%3E&q=ok")
        .await
        .body;
    for name in ["<code>state=lost<", "<code>maker=&lt;script&gt;<"] {
        assert!(page.contains(name), "{name}");
    }
    assert!(page.contains("value=\"ok\"") && !page.contains("<code>q="));
}

#[tokio::test]
async fn a_link_s_page_shows_each_step_and_what_can_be_done() {
    let page = Browser::staff()
        .get("/p/demo/links/lnk_00000000000000000000000000000001")
        .await
        .body;
    for words in [
        "延长有效期",
        "重新生成",
        "撤回",
        "等待重试",
        "立即重试",
        "客户打开了授权页面",
        "qr.png",
        "&lt;/textarea&gt;",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id}");
    }
}

#[tokio::test]
async fn a_preview_names_each_row_that_is_wrong() {
    let page = Browser::staff()
        .get("/p/demo/customers/import?preview=fls_00000000000000000000000000000001")
        .await
        .body;
    for words in [
        "1 行可以导入，2 行有问题",
        "与第 2 行的客户重名",
        "客户名称：请填写此项",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let gone = Browser::staff()
        .get("/p/demo/customers/import?preview=nonsense")
        .await
        .body;
    assert!(gone.contains("预览已过期"));
}
