//! Answers in the layouts that WeChat has used over the years.

use secrecy::{ExposeSecret as _, SecretString};
use serde_json::json;
use wechat::AccountKind;

use crate::support::client_saying;

fn token() -> SecretString {
    SecretString::from("component-token")
}

#[tokio::test]
async fn a_pre_auth_code_lives_ten_minutes_unless_said_otherwise() {
    for (expires_in, expected) in [
        (json!(1800), 1800),
        (json!("1200"), 1200),
        (json!(null), 600),
    ] {
        let (client, seen) =
            client_saying(json!({"pre_auth_code": "preauthcode@@@x", "expires_in": expires_in}))
                .await;
        let code = client.create_pre_auth_code("wx1", &token()).await.unwrap();
        assert_eq!(
            (code.code.expose_secret(), code.expires_in_s),
            ("preauthcode@@@x", expected)
        );
        let (url, body) = seen.lock().unwrap()[0].clone();
        assert_eq!(
            url,
            "/cgi-bin/component/api_create_preauthcode?component_access_token=component-token"
        );
        assert_eq!(body, r#"{"component_appid":"wx1"}"#);
    }
}

#[tokio::test]
async fn an_exchanged_code_gives_account_tokens_and_sets() {
    let (client, _) = client_saying(json!({"authorization_info": {
        "authorizer_appid": "wx2", "authorizer_access_token": "aat", "expires_in": 7200, "authorizer_refresh_token": "art",
        "func_info": [
            {"funcscope_category": {"id": 18, "name": "x"}, "confirm_info": {"need_confirm": 0}},
            {"funcscope_category": {"id": 1}},
        ],
    }, "something_new": true}))
    .await;
    let grant = client
        .query_auth("wx1", &token(), &SecretString::from("code"))
        .await
        .unwrap();
    assert_eq!(
        (grant.authorizer_appid.as_str(), grant.expires_in_s),
        ("wx2", Some(7200))
    );
    assert_eq!(grant.access_token.unwrap().expose_secret(), "aat");
    assert_eq!(grant.refresh_token.unwrap().expose_secret(), "art");
    assert_eq!(grant.func_info, Some(vec![1, 18]));
}

#[tokio::test]
async fn an_account_without_api_abilities_has_no_tokens() {
    let (client, _) = client_saying(json!({"authorization_info": {
        "authorizer_appid": "wx2", "authorizer_refresh_token": "", "func_info": [],
    }}))
    .await;
    let grant = client
        .query_auth("wx1", &token(), &SecretString::from("code"))
        .await
        .unwrap();
    assert!(grant.access_token.is_none() && grant.refresh_token.is_none());
    assert_eq!(grant.func_info, Some(vec![]));
}

#[tokio::test]
async fn a_refresh_keeps_what_came_back() {
    let (client, seen) =
        client_saying(json!({"authorizer_access_token": "new", "expires_in": 7200, "authorizer_refresh_token": "art2"})).await;
    let fresh = client
        .authorizer_token("wx1", &token(), "wx2", &SecretString::from("art"))
        .await
        .unwrap();
    assert_eq!(
        (fresh.access_token.expose_secret(), fresh.expires_in_s),
        ("new", 7200)
    );
    assert_eq!(fresh.refresh_token.unwrap().expose_secret(), "art2");
    assert_eq!(
        seen.lock().unwrap()[0].1,
        r#"{"authorizer_appid":"wx2","authorizer_refresh_token":"art","component_appid":"wx1"}"#
    );
}

#[tokio::test]
async fn a_mini_program_in_the_newest_layout() {
    let (client, _) = client_saying(json!({
        "authorizer_info": {
            "nick_name": "栖木小铺", "head_img": "http://wx.qlogo.cn/x/0", "service_type_info": {"id": "0"},
            "verify_type_info": {"id": -1, "name": "未认证"}, "user_name": "gh_1", "alias": "", "qrcode_url": "http://q/0",
            "principal_name": "个人", "signature": "家居", "register_type": 0, "account_status": 1,
            "MiniProgramInfo": {"network": {}, "categories": [], "visit_status": 0}, "idc": 1,
        },
        "authorization_info": {"authorizer_appid": "wx2", "authorizer_refresh_token": "art",
            "func_info": [{"funcscope_category": {"id": 30}}, {"funcscope_category": {"id": 18}}]},
    }))
    .await;
    let info = client
        .authorizer_info("wx1", &token(), "wx2")
        .await
        .unwrap();
    assert_eq!(info.kind, AccountKind::MiniProgram);
    assert_eq!(
        (
            info.nick_name.as_deref(),
            info.alias,
            info.signature.as_deref()
        ),
        (Some("栖木小铺"), None, Some("家居"))
    );
    assert_eq!(
        (info.service_type, info.verify_type, info.account_status),
        (Some(0), Some(-1), Some(1))
    );
    assert_eq!(
        (info.principal_name.as_deref(), info.user_name.as_deref()),
        (Some("个人"), Some("gh_1"))
    );
    assert_eq!(
        (info.func_info, info.register_type),
        (Some(vec![18, 30]), Some(0))
    );
    assert_eq!(info.refresh_token.unwrap().expose_secret(), "art");
}

#[tokio::test]
async fn an_official_account_in_an_old_layout() {
    let (client, _) = client_saying(json!({
        "authorizer_info": {"nick_name": "老账号", "service_type_info": {"id": 2}, "verify_type_info": {"id": 0}},
        "qrcode_url": "http://q/1",
        "authorization_info": {"appid": "wx3"},
    }))
    .await;
    let info = client
        .authorizer_info("wx1", &token(), "wx2")
        .await
        .unwrap();
    assert_eq!(
        (info.kind, info.authorizer_appid.as_str()),
        (AccountKind::OfficialAccount, "wx3")
    );
    assert_eq!(
        (info.qrcode_url.as_deref(), info.func_info, info.head_img),
        (Some("http://q/1"), None, None)
    );
}

#[tokio::test]
async fn an_empty_appid_reads_as_the_one_asked_for_and_other_kinds_are_known() {
    for (key, kind) in [
        ("channels_info", AccountKind::Channels),
        ("store_info", AccountKind::Store),
        ("talent_info", AccountKind::Talent),
        ("supplier_info", AccountKind::Supplier),
    ] {
        let (client, _) = client_saying(json!({
            "authorizer_info": {key: {"id": 0}, "MiniProgramInfo": null},
            "authorization_info": {"authorizer_appid": ""},
        }))
        .await;
        let info = client
            .authorizer_info("wx1", &token(), "wx2")
            .await
            .unwrap();
        assert_eq!((info.kind, info.authorizer_appid.as_str()), (kind, "wx2"));
    }
}

#[tokio::test]
async fn an_answer_without_its_main_part_is_no_answer() {
    let (client, _) = client_saying(json!({"authorization_info": {}})).await;
    assert!(
        client
            .authorizer_info("wx1", &token(), "wx2")
            .await
            .unwrap_err()
            .is_transient()
    );
    assert!(
        client
            .query_auth("wx1", &token(), &SecretString::from("code"))
            .await
            .unwrap_err()
            .is_transient()
    );
    assert!(
        client
            .create_pre_auth_code("wx1", &token())
            .await
            .unwrap_err()
            .is_transient()
    );
}

#[tokio::test]
async fn everything_that_an_account_has_is_read_in_either_spelling_and_the_unknown_is_kept() {
    for config in [
        json!({"is_phone_configured": true, "is_email_configured": false}),
        json!({"isPhoneConfigured": 1, "isEmailConfigured": "0"}),
    ] {
        let (client, _) = client_saying(json!({
            "authorizer_info": {
                "nick_name": "n", "basic_config": config, "business_info": {"open_pay": 1, "open_scan": "0", "odd": {}},
                "MiniProgramInfo": {
                    "network": {"RequestDomain": ["https://a.example"], "UDPDomain": [], "FinanceWhiteDomain": ["https://b.example", 7]},
                    "categories": [{"first": "商业服务", "second": "软件服务"}, {"first": "工具"}, {}, null], "visit_status": 0,
                },
                "grey_info": {"id": 3}, "idc": 1,
            },
            "authorization_info": {"authorizer_appid": "wx2"},
        }))
        .await;
        let info = client
            .authorizer_info("wx1", &token(), "wx2")
            .await
            .unwrap();
        assert_eq!(
            (info.is_phone_configured, info.is_email_configured),
            (Some(true), Some(false))
        );
        assert_eq!(
            info.business_info,
            [
                ("open_pay".to_owned(), true),
                ("open_scan".to_owned(), false)
            ]
            .into()
        );
        let mini = info.mini_program.unwrap();
        assert_eq!(mini.network["RequestDomain"], ["https://a.example"]);
        assert_eq!(mini.network["FinanceWhiteDomain"], ["https://b.example"]);
        let categories: Vec<_> = mini
            .categories
            .iter()
            .map(|category| (category.first.as_str(), category.second.as_str()))
            .collect();
        assert_eq!(categories, [("商业服务", "软件服务"), ("工具", "")]);
        assert_eq!(
            info.other.get("authorizer_info"),
            Some(
                &json!({"grey_info": {"id": 3}, "idc": 1, "MiniProgramInfo": {"visit_status": 0}})
            )
        );
    }
}

#[tokio::test]
async fn what_only_mini_programs_have_is_none_for_others() {
    let (client, _) = client_saying(json!({"authorizer_info": {"nick_name": "n"}})).await;
    let info = client
        .authorizer_info("wx1", &token(), "wx2")
        .await
        .unwrap();
    assert_eq!(info.mini_program, None);
    assert_eq!(
        (info.is_phone_configured, info.business_info.len()),
        (None, 0)
    );
    assert_eq!(info.authorizer_appid, "wx2");
}
