//! The page about quotas, and what else says that an API is paused.

use app::api::quotas::{ClearQuotas, ResumeApis};
use http::StatusCode;
use server_fn::ServerFn as _;

use super::browser::Browser;

const PAUSED: &str = "接口配额已用完，已暂停调用";

#[tokio::test]
async fn the_page_counts_says_what_is_left_and_asks_before_it_clears() {
    let page = Browser::staff().get("/p/demo/wechat/quotas").await.body;
    for said in [
        PAUSED,
        "api_create_preauthcode",
        "rid ",
        "向微信查询剩余配额",
        "清零本平台的接口配额？",
        "每月最多 10 次",
        "本月已清零 3 次，上限 10 次",
        "立即恢复调用",
        "20000",
        "按授权方计算",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let tab = page
        .split("<a ")
        .find(|link| link.contains(r#"aria-current="true""#) && link.contains("配额"));
    assert!(tab.is_some(), "its tab");
    let english = Browser::staff()
        .english()
        .get("/p/demo/wechat/quotas")
        .await;
    assert!(english.body.contains("Cleared 3 of 10 times this month"));
}

#[tokio::test]
async fn where_nothing_is_paused_nothing_is_resumed_and_spent_clears_have_no_button() {
    let page = Browser::staff().get("/p/new/wechat/quotas").await.body;
    assert!(page.contains("本月的 10 次清零已用完"));
    assert!(!page.contains(PAUSED) && !page.contains("立即恢复调用"));
    assert!(!page.contains("清零本平台的接口配额？"));
}

#[tokio::test]
async fn an_eleventh_clear_is_refused_in_words_without_scripts() {
    let browser = Browser::staff();
    let answer = browser.submit(ClearQuotas::url(), "platform=new").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.location.starts_with("/p/new/wechat/quotas?flash="));
    let page = browser.get(&answer.location).await.body;
    assert!(page.contains("本月的清零次数已用完（每月 10 次"), "{page}");
    let answer = browser.submit(ResumeApis::url(), "platform=demo").await;
    assert_eq!(answer.location, "/p/demo/wechat/quotas");
}

#[tokio::test]
async fn a_link_that_leads_nowhere_today_says_so_and_so_do_tokens_that_rest() {
    let link = "/p/demo/links/lnk_00000000000000000000000000000001";
    let page = Browser::staff().get(link).await.body;
    assert!(page.contains(PAUSED) && page.contains("恢复时间"));
    let page = Browser::staff().get("/p/demo/wechat/tokens").await.body;
    assert!(page.contains("授权方令牌的刷新已暂停"));
}
