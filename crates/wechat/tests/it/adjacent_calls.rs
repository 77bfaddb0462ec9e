//! The calls beside the component APIs: what they send, of which some are GETs, and what they make of answers.

use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use wechat::{Client, Confirmation, Error};

use crate::support::{Seen, client_saying};

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// The only call that was made.
#[track_caller]
fn sent(seen: &Seen) -> (String, String) {
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 1);
    seen[0].clone()
}

#[tokio::test]
async fn a_set_is_confirmed_or_given_back_under_the_name_that_wechats_page_has() {
    for (word, number) in [(Confirmation::Confirm, 1), (Confirmation::Withdraw, 2)] {
        let (client, seen) = client_saying(json!({"errcode": 0, "errmsg": "ok"})).await;
        client
            .confirm_authorization("wx1", &secret("t"), "wx2", 18, word)
            .await
            .unwrap();
        let (path, body) = sent(&seen);
        assert_eq!(
            path,
            "/cgi-bin/component/api_confirm_authorization?component_access_token=t"
        );
        assert_eq!(
            serde_json::from_str::<Value>(&body).unwrap(),
            json!({"component_appid": "wx1", "authorizer_appid": "wx2", "funcscope_category_id": 18, "confirm_value": number})
        );
    }
    let (client, _) = client_saying(json!({"errcode": 61018, "errmsg": "already confirm"})).await;
    let word = Confirmation::Confirm;
    let again = client
        .confirm_authorization("wx1", &secret("t"), "wx2", 18, word)
        .await;
    assert_eq!(again.unwrap_err().errcode(), Some(61018));
}

#[tokio::test]
async fn addresses_and_ranges_of_pushes_are_asked_for_by_get() {
    let list = json!({"ip_list": ["101.226.62.77", " 101.226.103.0/25 ", "", 7, null]});
    let (client, seen) = client_saying(list).await;
    let addresses = client.callback_addresses(&secret("t")).await;
    assert_eq!(addresses.unwrap(), ["101.226.62.77", "101.226.103.0/25"]);
    assert_eq!(
        sent(&seen),
        (
            "GET /cgi-bin/getcallbackip?access_token=t".to_owned(),
            String::new()
        )
    );
    let (client, _) = client_saying(json!({})).await;
    let error = client.callback_addresses(&secret("t")).await.unwrap_err();
    assert!(matches!(error, Error::Body { .. }), "{error:?}");
}

#[tokio::test]
async fn a_login_to_a_mini_program_is_exchanged_by_get() {
    let answer = json!({"openid": "o1", "session_key": "HyVFkGl5F5OQWJZZaNzBBg==", "unionid": ""});
    let (client, seen) = client_saying(answer).await;
    let session = client
        .mini_program_session("wx1", &secret("t"), "wx2", &secret("a+b"))
        .await
        .unwrap();
    assert_eq!((session.openid.as_str(), session.unionid), ("o1", None));
    assert_eq!(
        session.session_key.expose_secret(),
        "HyVFkGl5F5OQWJZZaNzBBg=="
    );
    assert_eq!(
        sent(&seen).0,
        "GET /sns/component/jscode2session?component_access_token=t&appid=wx2&js_code=a%2Bb&grant_type=authorization_code\
         &component_appid=wx1"
    );
}

#[tokio::test]
async fn a_persons_code_and_refresh_token_are_exchanged_by_get() {
    let answer = json!({"access_token": "at", "expires_in": "7200", "refresh_token": "rt", "openid": "o1",
        "scope": "snsapi_base, snsapi_userinfo,", "unionid": "u1"});
    let (client, seen) = client_saying(answer).await;
    let token = client
        .web_user_token("wx1", &secret("t"), "wx2", &secret("c"))
        .await
        .unwrap();
    assert_eq!(token.access_token.expose_secret(), "at");
    assert_eq!(token.refresh_token.unwrap().expose_secret(), "rt");
    assert_eq!(
        (token.openid.as_str(), token.unionid.as_deref()),
        ("o1", Some("u1"))
    );
    assert_eq!(token.expires_in_s, Some(7_200));
    assert_eq!(token.scopes, ["snsapi_base", "snsapi_userinfo"]);
    let refreshed = client
        .refresh_web_user_token("wx1", &secret("t"), "wx2", &secret("rt"))
        .await
        .unwrap();
    assert_eq!(refreshed.access_token.expose_secret(), "at");
    let paths: Vec<String> = seen
        .lock()
        .unwrap()
        .iter()
        .map(|(path, _)| path.clone())
        .collect();
    assert_eq!(
        paths,
        [
            "GET /sns/oauth2/component/access_token?component_access_token=t&appid=wx2&code=c&grant_type=authorization_code\
             &component_appid=wx1",
            "GET /sns/oauth2/component/refresh_token?component_access_token=t&appid=wx2&grant_type=refresh_token\
             &component_appid=wx1&refresh_token=rt",
        ]
    );
}

#[tokio::test]
async fn what_lacks_its_main_part_is_no_answer_and_a_refusal_is_one() {
    let ask = async |client: Client| {
        let (t, code) = (secret("t"), secret("c"));
        [
            client
                .mini_program_session("wx1", &t, "wx2", &code)
                .await
                .unwrap_err(),
            client
                .web_user_token("wx1", &t, "wx2", &code)
                .await
                .unwrap_err(),
        ]
    };
    for lacking in [
        json!({}),
        json!({"openid": "o1"}),
        json!({"session_key": "k", "access_token": "a"}),
    ] {
        let (client, _) = client_saying(lacking).await;
        for error in ask(client).await {
            assert!(matches!(error, Error::Body { .. }), "{error:?}");
        }
    }
    let refusal = json!({"errcode": 40029, "errmsg": "invalid code, rid: 1-2"});
    let (client, _) = client_saying(refusal).await;
    let [session, user] = ask(client).await;
    assert_eq!(
        (session.errcode(), user.errcode()),
        (Some(40029), Some(40029))
    );
    assert_eq!(
        (session.operation(), user.operation()),
        (
            "sns/component/jscode2session",
            "sns/oauth2/component/access_token"
        )
    );
}
