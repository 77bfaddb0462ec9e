//! What the calls beside the first seven send, and what they make of answers.

use std::sync::{Arc, Mutex};

use axum::response::Response;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use wechat::{AuthorizerOption, CallReport, Error, Observer, PushTicketState, RateLimit};

use crate::support::{Seen, client, client_saying};

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// The only call that was made: its path with its query, and its body.
#[track_caller]
fn sent(seen: &Seen) -> (String, Value) {
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 1);
    (seen[0].0.clone(), serde_json::from_str(&seen[0].1).unwrap())
}

#[tokio::test]
async fn a_restart_of_tickets_names_its_secret_in_its_own_way() {
    for (errmsg, expected) in [
        ("ok", PushTicketState::Restarted),
        ("ok rid: 1-2-3", PushTicketState::Restarted),
        ("in a normal state", PushTicketState::WasRunning),
    ] {
        let (client, seen) = client_saying(json!({"errcode": 0, "errmsg": errmsg})).await;
        let state = client.start_push_ticket("wx1", &secret("s3cret")).await;
        assert_eq!(state.unwrap(), expected, "{errmsg}");
        assert_eq!(
            sent(&seen),
            (
                "/cgi-bin/component/api_start_push_ticket".to_owned(),
                json!({"component_appid": "wx1", "component_secret": "s3cret"})
            )
        );
    }
}

#[tokio::test]
async fn a_page_of_the_list_is_read_leniently() {
    let (client, seen) = client_saying(json!({"total_count": "4", "list": [
        {"authorizer_appid": "wx2", "refresh_token": "refreshtoken@@@a", "auth_time": 1_558_000_607},
        {"authorizer_appid": "wx3", "refresh_token": "", "auth_time": "1558000608"},
        {"authorizer_appid": "wx4", "authorizer_refresh_token": "refreshtoken@@@b"},
        {"authorizer_appid": ""}, {"refresh_token": "x"}, null, 7,
    ]}))
    .await;
    let page = client
        .authorizer_list("wx1", &secret("t"), 500, 100)
        .await
        .unwrap();
    let listed: Vec<_> = page
        .list
        .iter()
        .map(|listed| {
            (
                listed.authorizer_appid.as_str(),
                listed
                    .refresh_token
                    .as_ref()
                    .map(|token| token.expose_secret()),
                listed.auth_time,
            )
        })
        .collect();
    assert_eq!(
        listed,
        [
            ("wx2", Some("refreshtoken@@@a"), Some(1_558_000_607)),
            ("wx3", None, Some(1_558_000_608)),
            ("wx4", Some("refreshtoken@@@b"), None),
        ]
    );
    assert_eq!(page.total_count, 4);
    assert_eq!(
        sent(&seen),
        (
            "/cgi-bin/component/api_get_authorizer_list?component_access_token=t".to_owned(),
            json!({"component_appid": "wx1", "offset": 500, "count": 100})
        )
    );
}

#[tokio::test]
async fn a_list_without_its_total_is_no_list_and_one_without_entries_is_empty() {
    let (client, _) = client_saying(json!({"list": []})).await;
    let page = client.authorizer_list("wx1", &secret("t"), 0, 500).await;
    assert!(page.unwrap_err().is_transient());
    let (client, _) = client_saying(json!({"total_count": 0})).await;
    let page = client.authorizer_list("wx1", &secret("t"), 0, 500).await;
    assert!(page.unwrap().list.is_empty());
}

#[tokio::test]
async fn options_are_sent_as_their_generation_wants_and_numbers_are_texts_too() {
    let option = AuthorizerOption::LocationReport;
    let token = secret("t");
    let says = || json!({"option_name": "location_report", "option_value": 1});
    let (client, seen) = client_saying(says()).await;
    let value = client
        .get_option_as_component("wx1", &token, "wx2", option)
        .await;
    assert_eq!(value.unwrap(), "1");
    assert_eq!(
        sent(&seen),
        (
            "/cgi-bin/component/api_get_authorizer_option?component_access_token=t".to_owned(),
            json!({"component_appid": "wx1", "authorizer_appid": "wx2", "option_name": "location_report"})
        )
    );
    let (client, seen) = client_saying(says()).await;
    assert_eq!(client.get_option(&token, "wx2", option).await.unwrap(), "1");
    assert_eq!(
        sent(&seen),
        (
            "/cgi-bin/component/get_authorizer_option?access_token=t".to_owned(),
            json!({"option_name": "location_report"})
        )
    );
    let (client, seen) = client_saying(json!({"errcode": 0, "errmsg": "ok"})).await;
    client.set_option(&token, "wx2", option, "2").await.unwrap();
    assert_eq!(
        sent(&seen),
        (
            "/cgi-bin/component/set_authorizer_option?access_token=t".to_owned(),
            json!({"option_name": "location_report", "option_value": "2"})
        )
    );
    let set = client.set_option_as_component("wx1", &token, "wx2", option, "2");
    set.await.unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&seen.lock().unwrap()[1].1).unwrap(),
        json!({"component_appid": "wx1", "authorizer_appid": "wx2", "option_name": "location_report", "option_value": "2"})
    );
}

#[tokio::test]
async fn a_quota_is_read_with_whatever_it_says() {
    let (client, seen) = client_saying(json!({"errcode": 0, "errmsg": "ok",
        "quota": {"daily_limit": "10000", "used": 12, "remain": 9988},
        "rate_limit": {"call_count": 5, "refresh_second": 60},
        "component_rate_limit": {"call_count": 5},
    }))
    .await;
    let path = "/cgi-bin/component/api_component_token";
    let quota = client.api_quota(&secret("t"), path).await.unwrap();
    assert_eq!(
        (quota.daily_limit, quota.used, quota.remain),
        (Some(10_000), Some(12), Some(9_988))
    );
    assert_eq!(
        (quota.rate_limit, quota.component_rate_limit),
        (
            Some(RateLimit {
                call_count: 5,
                refresh_second: 60
            }),
            None
        )
    );
    assert_eq!(
        sent(&seen),
        (
            "/cgi-bin/openapi/quota/get?access_token=t".to_owned(),
            json!({"cgi_path": path})
        )
    );
}

#[tokio::test]
async fn counts_are_cleared_by_token_or_by_secret() {
    let ok = json!({"errcode": 0, "errmsg": "ok"});
    let (client, seen) = client_saying(ok.clone()).await;
    client.clear_quota(&secret("t"), "wx2").await.unwrap();
    assert_eq!(
        sent(&seen),
        (
            "/cgi-bin/clear_quota?access_token=t".to_owned(),
            json!({"appid": "wx2"})
        )
    );
    let (client, seen) = client_saying(ok.clone()).await;
    client
        .clear_quota_as_component("wx1", &secret("t"))
        .await
        .unwrap();
    assert_eq!(
        sent(&seen),
        (
            "/cgi-bin/component/clear_quota?component_access_token=t".to_owned(),
            json!({"component_appid": "wx1"})
        )
    );
    for (whose, body) in [
        (None, json!({"component_appid": "wx1", "appsecret": "s"})),
        (
            Some("wx2"),
            json!({"component_appid": "wx1", "appsecret": "s", "appid": "wx2"}),
        ),
    ] {
        let (client, seen) = client_saying(ok.clone()).await;
        client
            .clear_component_quota("wx1", &secret("s"), whose)
            .await
            .unwrap();
        let path = "/cgi-bin/component/clear_quota/v2".to_owned();
        assert_eq!(sent(&seen), (path, body));
    }
}

#[tokio::test]
async fn a_message_is_sent_as_json_that_keeps_its_characters() {
    let (client, seen) = client_saying(json!({"errcode": 0, "errmsg": "ok"})).await;
    client
        .send_text(&secret("t"), "wx2", "oPerson", "你好 \"<b>\"")
        .await
        .unwrap();
    assert_eq!(
        sent(&seen),
        (
            "/cgi-bin/message/custom/send?access_token=t".to_owned(),
            json!({"touser": "oPerson", "msgtype": "text", "text": {"content": "你好 \"<b>\""}})
        )
    );
}

/// Keeps what it was told, in words.
#[derive(Debug, Default)]
struct Notes(Mutex<Vec<String>>);

impl Observer for Notes {
    fn observe(&self, report: &CallReport<'_>) {
        let outcome = report
            .failure
            .map_or_else(|| "ok".to_owned(), Error::to_string);
        self.0.lock().unwrap().push(format!(
            "{} {} {:?} {outcome}",
            report.operation, report.path, report.authorizer_appid
        ));
        assert!(!format!("{report:?}").contains("s3cret-token"));
    }
}

#[tokio::test]
async fn an_observer_is_told_of_every_call_and_of_no_secret() {
    let (client, _) =
        client_saying(json!({"errcode": 45009, "errmsg": "no more for s3cret-token"})).await;
    let notes = Arc::new(Notes::default());
    let observed = client.observed(notes.clone());
    let token = secret("s3cret-token");
    for _ in 0..2 {
        observed.clear_quota(&token, "wx1").await.unwrap_err();
    }
    observed
        .get_option(&token, "wx2", AuthorizerOption::CustomerService)
        .await
        .unwrap_err();
    client.clear_quota(&token, "wx1").await.unwrap_err();
    assert_eq!(
        *notes.0.lock().unwrap(),
        [
            "clear_quota /cgi-bin/clear_quota None clear_quota: WeChat refused with 45009: no more for [redacted]",
            "clear_quota /cgi-bin/clear_quota None clear_quota: WeChat refused with 45009: no more for [redacted]",
            "get_authorizer_option /cgi-bin/component/get_authorizer_option Some(\"wx2\") \
             get_authorizer_option: WeChat refused with 45009: no more for [redacted]",
        ]
    );
}

#[tokio::test]
async fn an_observer_is_told_of_calls_that_went_well_and_of_broken_answers() {
    let notes = Arc::new(Notes::default());
    let (good, _) = client_saying(json!({"errcode": 0, "errmsg": "ok"})).await;
    let (bad, _) = client(|| {
        Response::builder()
            .status(502)
            .body("<html>".into())
            .unwrap()
    })
    .await;
    for client in [good, bad] {
        let observed = client.observed(notes.clone());
        let _ = observed.clear_quota(&secret("t"), "wx1").await;
    }
    let told = notes.0.lock().unwrap();
    assert!(
        told[0].ends_with("None ok") && told[1].ends_with("HTTP status 502"),
        "{told:?}"
    );
}
