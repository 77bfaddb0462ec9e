//! Fields that appear without notice are kept where they were; secrets never with them.

use serde_json::{Value, json};
use wechat::{Answer, Authorization, AuthorizerInfo, AuthorizerListPage, ConfirmInfo, Error};
use wechat::{MiniProgramSession, Unknown, WebUserToken};

fn read<T: Answer>(answer: &Value) -> T {
    T::from_answer(answer.to_string().as_bytes()).unwrap()
}

fn kept(unknown: &Unknown) -> Value {
    Value::Object(unknown.fields().clone())
}

#[test]
fn of_a_grant_everything_is_kept_but_its_tokens() {
    let grant: Authorization = read(
        &json!({"errcode": 0, "errmsg": "ok", "level": 3, "authorization_info": {
            "authorizer_appid": "wx2", "authorizer_access_token": "aat", "expires_in": 7200, "authorizer_refresh_token": "art",
            "func_info": [
                {"funcscope_category": {"id": 18, "type": 1, "name": "n", "desc": "d"},
                 "confirm_info": {"need_confirm": 0, "already_confirm": 1, "hint": "h"}},
                {"funcscope_category": {"id": "3"}, "grey": true}, {"funcscope_category": {}}, null,
            ],
            "scene": "qr", "new_access_token": "secret", "mark": "refreshtoken@@@secret",
        }}),
    );
    assert_eq!(
        kept(&grant.other),
        json!({"level": 3, "authorization_info": {"scene": "qr"}})
    );
    assert_eq!(grant.func_info, Some(vec![3, 18]));
    let sets: Vec<_> = grant
        .sets
        .iter()
        .map(|set| (set.id, set.confirm_info, kept(&set.other)))
        .collect();
    let confirm_info = ConfirmInfo {
        need_confirm: Some(false),
        already_confirm: Some(true),
        can_confirm: None,
    };
    let named = json!({"funcscope_category": {"type": 1, "name": "n", "desc": "d"}, "confirm_info": {"hint": "h"}});
    assert_eq!(
        sets,
        [
            (18, Some(confirm_info), named),
            (3, None, json!({"grey": true}))
        ]
    );
    let shown = format!("{grant:?}");
    assert!(shown.contains("scene") || shown.contains("authorization_info"));
    for value in ["aat", "art", "qr", "secret"] {
        assert!(
            !shown.contains(&format!("\"{value}\"")),
            "{value} in {shown}"
        );
    }
}

#[test]
fn of_a_list_and_of_its_entries() {
    let page: AuthorizerListPage = read(&json!({"total_count": 1, "cursor": "c", "list": [
        {"authorizer_appid": "wx2", "refresh_token": "art", "auth_time": 1, "channel": {"id": 2}},
    ]}));
    assert_eq!(kept(&page.other), json!({"cursor": "c"}));
    assert_eq!(kept(&page.list[0].other), json!({"channel": {"id": 2}}));
}

#[test]
fn of_every_object_of_a_profile() {
    let info: AuthorizerInfo = read(&json!({
        "authorizer_info": {
            "nick_name": "n", "service_type_info": {"id": 2, "name": "服务号"}, "verify_type_info": {"id": 0, "name": "x"},
            "basic_config": {"is_phone_configured": true, "isEmailConfigured": 0, "is_idcard_configured": true},
            "channels_info": {"id": 0, "level": 9}, "business_info": {"open_pay": 1},
        },
        "authorization_info": {"appid": "wx2", "authorizer_refresh_token": "art", "func_info": [], "expires_at": 5},
        "qrcode_url": "http://q", "extra": [1],
    }));
    assert_eq!(
        kept(&info.other),
        json!({
            "authorizer_info": {
                "service_type_info": {"name": "服务号"}, "verify_type_info": {"name": "x"},
                "basic_config": {"is_idcard_configured": true}, "channels_info": {"level": 9},
            },
            "authorization_info": {"expires_at": 5},
            "extra": [1],
        })
    );
    assert_eq!(
        (info.kind_id, info.authorizer_appid.as_str()),
        (Some(0), "wx2")
    );
}

#[test]
fn of_a_mini_program_and_what_it_is_for() {
    let info: AuthorizerInfo = read(&json!({"authorizer_info": {"MiniProgramInfo": {
        "network": {"RequestDomain": ["https://a.example"]}, "visit_status": 0,
        "categories": [{"first": "a", "second": "b", "third": "c"}],
    }}}));
    let mini = info.mini_program.unwrap();
    assert_eq!(kept(&mini.categories[0].other), json!({"third": "c"}));
    assert_eq!(
        kept(&info.other),
        json!({"authorizer_info": {"MiniProgramInfo": {"visit_status": 0}}})
    );
}

#[test]
fn of_people_who_log_in() {
    let user: WebUserToken = read(
        &json!({"openid": "o", "access_token": "secret", "is_snapshotuser": 1, "id_token": "x"}),
    );
    assert_eq!(kept(&user.other), json!({"is_snapshotuser": 1}));
    let session: MiniProgramSession = read(
        &json!({"openid": "o", "session_key": "secret", "old_session_key": "secret", "risk": 2}),
    );
    assert_eq!(kept(&session.other), json!({"risk": 2}));
    assert!(!format!("{user:?}{session:?}").contains("\"secret\""));
}

#[test]
fn an_answer_that_came_another_way_is_refused_as_the_clients_is() {
    let refused = Authorization::from_answer(
        br#"{"errcode": "61009", "errmsg": "bad queryauthcode@@@x rid: 1-2"}"#,
    );
    let error = refused.unwrap_err();
    assert_eq!(
        (error.operation(), error.errcode()),
        ("api_query_auth", Some(61009))
    );
    assert!(!error.to_string().contains("@@@"), "{error}");
    for body in [&b""[..], b"<html>", b"[]", b"{}", b"\xff"] {
        let error = Authorization::from_answer(body).unwrap_err();
        assert!(matches!(error, Error::Body { .. }), "{error:?}");
    }
}
