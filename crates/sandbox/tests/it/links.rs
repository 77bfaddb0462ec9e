//! What the authorization pages let in.

use url::Url;
use wechat::{AccountKind, AuthType, LinkForm};

use crate::{
    browser::Browser,
    stage::{Ask, FREE, PERSONAL, Stage, TALENT},
};

#[tokio::test]
async fn the_desktop_page_insists_on_the_registered_referer() {
    let stage = Stage::new().await;
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    let elsewhere = "http://elsewhere.example/page".parse().unwrap();
    let page = Browser::new(&stage.url, Some(&elsewhere)).get(&link).await;
    page.assert_problem(-14);
    assert!(page.html.contains("elsewhere.example"));
    let page = Browser::new(&stage.url, None).get(&link).await;
    page.assert_problem(-14);
    assert!(page.html.contains("<code>空</code>"));
    assert!(
        stage
            .browser()
            .get(&link)
            .await
            .html
            .contains("选择授权账号"),
        "a refusal does not use the code up"
    );
}

#[tokio::test]
async fn the_page_in_wechat_lets_an_empty_referer_pass_but_not_a_wrong_one() {
    let stage = Stage::new().await;
    let link = stage.link(LinkForm::H5, &stage.code().await);
    let elsewhere = "http://elsewhere.example/page".parse().unwrap();
    Browser::new(&stage.url, Some(&elsewhere))
        .get(&link)
        .await
        .assert_problem(-14);
    assert!(
        Browser::new(&stage.url, None)
            .get(&link)
            .await
            .html
            .contains("选择授权账号")
    );
    let old = link
        .as_str()
        .replace("/wxaopen/safe/", "/safe/")
        .replace("preauthcode", "x");
    Browser::new(&stage.url, None)
        .get(&old)
        .await
        .assert_problem(-11);
}

#[tokio::test]
async fn the_callback_has_to_be_on_the_registered_domain() {
    let stage = Stage::new().await;
    let code = stage.code().await;
    let elsewhere: Url = "http://elsewhere.example/cb".parse().unwrap();
    for form in [LinkForm::Pc, LinkForm::H5] {
        let link = stage.link_with(
            form,
            &code,
            Ask {
                redirect_uri: Some(elsewhere.clone()),
                ..Ask::default()
            },
        );
        stage.browser().get(&link).await.assert_problem(-14);
    }
}

#[tokio::test]
async fn the_first_browser_has_the_code_and_may_reload() {
    let stage = Stage::new().await;
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    let mut first = stage.browser();
    for _ in 0..2 {
        assert!(first.get(&link).await.html.contains("选择授权账号"));
    }
    stage.browser().get(&link).await.assert_problem(-26);
    let page = first.get(&link).await;
    let visit = page.account_link(FREE);
    stage.browser().get(&visit).await.assert_problem(-26);
}

#[tokio::test]
async fn used_expired_and_invented_codes_are_told_apart() {
    let stage = Stage::new().await;
    let mut browser = stage.browser();
    browser
        .get(&stage.link(LinkForm::Pc, &"preauthcode@@@x".into()))
        .await
        .assert_problem(-11);
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    browser
        .authorize(&link, FREE, &[17], "confirm")
        .await
        .query();
    browser.get(&link).await.assert_problem(-28);
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    stage.sandbox.advance(1800);
    browser.get(&link).await.assert_problem(-12);
}

#[tokio::test]
async fn a_code_that_expires_while_the_page_is_open_grants_nothing() {
    let stage = Stage::new().await;
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    let mut browser = stage.browser();
    let choose = browser.get(&link).await.account_link(FREE);
    let form = browser
        .get(&choose)
        .await
        .between("<form method=\"post\" action=\"", "\"");
    stage.sandbox.advance(1800);
    browser
        .post(
            &form,
            &[("account", FREE), ("set", "17"), ("action", "confirm")],
        )
        .await
        .assert_problem(-12);
    assert!(stage.held(FREE).is_empty());
}

#[tokio::test]
async fn auth_type_says_which_accounts_are_offered() {
    let stage = Stage::new().await;
    for (auth_type, offered) in [
        (AuthType::OfficialAccounts, &["订阅号", "服务号"][..]),
        (AuthType::MiniPrograms, &["小程序"]),
        (
            AuthType::OfficialAccountsAndMiniPrograms,
            &["订阅号", "服务号", "小程序"],
        ),
        (AuthType::Channels, &["视频号"]),
        (AuthType::All, &["订阅号", "服务号", "小程序", "视频号"]),
        (AuthType::Talents, &["带货助手"]),
    ] {
        let link = stage.link_with(
            LinkForm::Pc,
            &stage.code().await,
            Ask {
                auth_type,
                ..Ask::default()
            },
        );
        let html = stage.browser().get(&link).await.html;
        for kind in ["订阅号", "服务号", "小程序", "视频号", "带货助手"] {
            let shown = html.contains(&format!("<span class=\"tag\">{kind}</span>"));
            assert_eq!(shown, offered.contains(&kind), "{auth_type:?} {kind}");
        }
    }
    let code = stage.code().await;
    let nobody = stage.link_with(
        LinkForm::Pc,
        &code,
        Ask {
            auth_type: AuthType::Referrers,
            ..Ask::default()
        },
    );
    stage.browser().get(&nobody).await.assert_problem(-22);
    let undocumented = nobody.as_str().replace("auth_type=4", "auth_type=7");
    stage.browser().get(&undocumented).await.assert_problem(-13);
}

#[tokio::test]
async fn a_talent_grants_what_talents_have() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let ask = Ask {
        auth_type: AuthType::Talents,
        ..Ask::default()
    };
    let link = stage.link_with(LinkForm::Pc, &stage.code().await, ask);
    let mut browser = stage.browser();
    let back = browser
        .authorize(&link, TALENT, &[189, 190], "confirm")
        .await;
    assert!(back.query().contains_key("auth_code"));
    assert_eq!(stage.held(TALENT), [189, 190]);
    let client = &stage.client;
    let info = client.authorizer_info(stage.appid(), &token, TALENT).await;
    assert_eq!(info.unwrap().kind, AccountKind::Talent);
}

#[tokio::test]
async fn a_pinned_account_beats_the_kinds() {
    let stage = Stage::new().await;
    let pin = |appid| Ask {
        biz_appid: Some(appid),
        auth_type: AuthType::Channels,
        ..Ask::default()
    };
    let link = stage.link_with(LinkForm::Pc, &stage.code().await, pin(FREE));
    let mut browser = stage.browser();
    let page = browser.get(&link).await;
    assert!(page.html.contains(FREE) && !page.html.contains(PERSONAL));
    let other = page.account_link(FREE).replace(FREE, PERSONAL);
    browser.get(&other).await.assert_problem(-22);
    let link = stage.link_with(LinkForm::Pc, &stage.code().await, pin("wx0000000000000000"));
    stage.browser().get(&link).await.assert_problem(-22);
}

#[tokio::test]
async fn only_the_named_sets_are_on_the_page_and_only_they_can_be_granted() {
    let stage = Stage::new().await;
    let link = stage.link_with(
        LinkForm::Pc,
        &stage.code().await,
        Ask {
            category_ids: &[17, 18],
            ..Ask::default()
        },
    );
    let mut browser = stage.browser();
    let choose = browser.get(&link).await.account_link(FREE);
    let page = browser.get(&choose).await;
    assert!(
        page.html.contains("value=\"17\"")
            && page.html.contains("value=\"18\"")
            && !page.html.contains("value=\"30\"")
    );
    browser
        .authorize(&link, FREE, &[17, 30], "confirm")
        .await
        .query();
    assert_eq!(stage.held(FREE), [17], "30 was not asked for");
    let link = stage.link_with(
        LinkForm::Pc,
        &stage.code().await,
        Ask {
            category_ids: &[17, 9999],
            ..Ask::default()
        },
    );
    stage.browser().get(&link).await.assert_problem(-13);
}

#[tokio::test]
async fn an_account_grants_only_what_it_is_able_to() {
    let stage = Stage::new().await;
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    stage
        .browser()
        .authorize(&link, PERSONAL, &[17, 18, 30], "confirm")
        .await
        .query();
    assert_eq!(stage.held(PERSONAL), [17, 30]);
}

#[tokio::test]
async fn nothing_ticked_is_a_failure() {
    let stage = Stage::new().await;
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    stage
        .browser()
        .authorize(&link, FREE, &[], "confirm")
        .await
        .assert_problem(-23);
}

#[tokio::test]
async fn missing_parameters_are_named() {
    let stage = Stage::new().await;
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    for name in [
        "component_appid",
        "pre_auth_code",
        "redirect_uri",
        "auth_type",
    ] {
        let page = stage
            .browser()
            .get(link.as_str().replace(&format!("{name}="), "nothing="))
            .await;
        page.assert_problem(-13);
        assert!(page.html.contains(name));
    }
}
