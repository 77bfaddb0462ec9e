//! From a ticket to a grant, as a platform lives it.

use secrecy::{ExposeSecret as _, SecretString};
use wechat::{AccountKind, Event, LinkForm};

use crate::stage::{FREE, PERSONAL, Stage};

#[tokio::test]
async fn a_ticket_becomes_a_grant() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let code = stage
        .client
        .create_pre_auth_code(stage.appid(), &token)
        .await
        .unwrap();
    assert_eq!(code.expires_in_s, 1800);
    assert!(
        code.code.expose_secret().starts_with("preauthcode@@@")
            && code.code.expose_secret().len() == 100
    );
    let link = stage.link(LinkForm::Pc, &code.code);
    let page = stage
        .browser()
        .authorize(&link, FREE, &[17, 18, 30], "confirm")
        .await;
    stage.sandbox.idle().await;

    assert_eq!(page.status, 302);
    assert!(
        page.location
            .as_ref()
            .unwrap()
            .as_str()
            .starts_with(&format!("{}wx/cb/x1?", stage.console))
    );
    assert_eq!(page.query()["expires_in"], "3600");
    let events = stage.receiver.events();
    let Some(Event::Authorized(pushed)) = events.last() else {
        panic!("{events:?}")
    };
    assert_eq!(
        pushed.authorization_code.expose_secret(),
        page.query()["auth_code"]
    );
    assert_eq!(
        pushed.pre_auth_code.as_ref().unwrap().expose_secret(),
        code.code.expose_secret()
    );
    assert_eq!(
        pushed.authorization_code_expires_at,
        Some(pushed.create_time.unwrap() + 3600)
    );

    let grant = stage
        .client
        .query_auth(stage.appid(), &token, &pushed.authorization_code)
        .await
        .unwrap();
    assert_eq!(
        (grant.authorizer_appid.as_str(), grant.func_info),
        (FREE, Some(vec![17, 18, 30]))
    );
    let again = stage
        .client
        .query_auth(stage.appid(), &token, &pushed.authorization_code)
        .await
        .unwrap_err();
    assert_eq!(again.errcode(), Some(61009));

    let refresh = grant.refresh_token.unwrap();
    let fresh = stage
        .client
        .authorizer_token(stage.appid(), &token, FREE, &refresh)
        .await
        .unwrap();
    assert_ne!(
        fresh.access_token.expose_secret(),
        grant.access_token.unwrap().expose_secret()
    );
    assert_eq!(
        fresh.refresh_token.unwrap().expose_secret(),
        refresh.expose_secret()
    );

    let info = stage
        .client
        .authorizer_info(stage.appid(), &token, FREE)
        .await
        .unwrap();
    assert_eq!(
        (info.kind, info.nick_name.as_deref()),
        (AccountKind::MiniProgram, Some("山海茶社点单"))
    );
    assert_eq!(info.func_info, Some(vec![17, 18, 30]));
    let avatar = reqwest::get(info.head_img.unwrap()).await.unwrap();
    assert_eq!(avatar.headers()["content-type"], "image/svg+xml");
}

#[tokio::test]
async fn only_the_push_tells_when_the_browser_is_closed_on_the_way() {
    let stage = Stage::new().await;
    let code = stage.code().await;
    let link = stage.link(LinkForm::H5, &code);
    let page = stage
        .browser()
        .authorize(&link, PERSONAL, &[17], "silent")
        .await;
    stage.sandbox.idle().await;
    assert_eq!((page.status, page.location.is_none()), (200, true));
    assert!(page.html.contains("授权成功"));
    let events = stage.receiver.events();
    let Some(Event::Authorized(pushed)) = events.last() else {
        panic!("{events:?}")
    };
    assert_eq!(
        pushed.pre_auth_code.as_ref().unwrap().expose_secret(),
        code.expose_secret()
    );
}

#[tokio::test]
async fn cancelling_grants_nothing_and_the_page_can_be_used_again() {
    let stage = Stage::new().await;
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    let mut browser = stage.browser();
    let page = browser.authorize(&link, FREE, &[17], "cancel").await;
    assert!(page.html.contains("没有授予任何权限") && stage.held(FREE).is_empty());
    browser
        .authorize(&link, FREE, &[17], "confirm")
        .await
        .query();
    assert_eq!(stage.held(FREE), [17]);
}

#[tokio::test]
async fn a_second_consent_updates_and_says_so_only_when_something_changed() {
    let stage = Stage::new().await;
    for sets in [&[17, 30][..], &[17, 30], &[17, 31]] {
        let link = stage.link(LinkForm::Pc, &stage.code().await);
        stage
            .browser()
            .authorize(&link, FREE, sets, "confirm")
            .await
            .query();
    }
    stage.sandbox.idle().await;
    let grants: Vec<String> = stage
        .receiver
        .kinds()
        .into_iter()
        .filter(|kind| kind != "component_verify_ticket")
        .collect();
    assert_eq!(grants, ["authorized", "updateauthorized"]);
    assert_eq!(stage.held(FREE), [17, 31]);
}

#[tokio::test]
async fn a_revoked_grant_is_gone_for_the_apis() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let consent = stage.sandbox.grant("demo", FREE, &[17], None).unwrap();
    let grant = stage
        .client
        .query_auth(stage.appid(), &token, &consent.auth_code.into())
        .await
        .unwrap();
    stage.sandbox.revoke("demo", FREE).unwrap();
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds().last().unwrap(), "unauthorized");
    let info = stage
        .client
        .authorizer_info(stage.appid(), &token, FREE)
        .await
        .unwrap_err();
    assert_eq!(info.errcode(), Some(61003));
    let refresh = stage
        .client
        .authorizer_token(stage.appid(), &token, FREE, &grant.refresh_token.unwrap())
        .await;
    assert_eq!(refresh.unwrap_err().errcode(), Some(61003));
}

#[tokio::test]
async fn push_and_redirect_may_carry_different_codes_that_are_both_good() {
    let stage = Stage::new().await;
    stage.sandbox.distinct_codes(true);
    let token = stage.token().await;
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    let page = stage
        .browser()
        .authorize(&link, FREE, &[17], "confirm")
        .await;
    stage.sandbox.idle().await;
    let events = stage.receiver.events();
    let Some(Event::Authorized(pushed)) = events.last() else {
        panic!("{events:?}")
    };
    let redirected = SecretString::from(page.query()["auth_code"].as_str());
    assert_ne!(
        pushed.authorization_code.expose_secret(),
        redirected.expose_secret()
    );
    // The token above was replaced when the code's own was made; it works for five more minutes.
    for code in [&pushed.authorization_code, &redirected] {
        stage
            .client
            .query_auth(stage.appid(), &token, code)
            .await
            .unwrap();
    }
}
