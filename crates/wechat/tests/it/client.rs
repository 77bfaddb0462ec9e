//! What the client makes of answers that are not what was hoped for.

use std::{future::pending, time::Duration};

use axum::{Router, response::Response, routing::post};
use secrecy::SecretString;
use serde_json::json;
use tokio::net::TcpListener;
use url::Url;
use wechat::{Class, Client, ComponentToken, Error, Hosts, SetupError, Timeouts};

use crate::support::{client, client_of, client_saying, provider, serve, text};

async fn component_token(client: &Client) -> Result<ComponentToken, Error> {
    client
        .component_token(
            "wx1",
            &SecretString::from("secret"),
            &SecretString::from("ticket@@@t"),
        )
        .await
}

#[tokio::test]
async fn an_errcode_is_a_refusal_with_rid_and_address() {
    let errmsg = "access clientip is not registered requestIP: 14.145.194.154 rid: 65840652-60aeb945-66cdf943";
    let (client, _) = client_saying(json!({"errcode": 61004, "errmsg": errmsg})).await;
    let error = component_token(&client).await.unwrap_err();
    assert_eq!(
        (error.class(), error.errcode(), error.operation()),
        (Class::Environment, Some(61004), "api_component_token")
    );
    let api = error.api().unwrap();
    assert_eq!(api.rid.as_deref(), Some("65840652-60aeb945-66cdf943"));
    assert_eq!(api.request_ip.as_deref(), Some("14.145.194.154"));
}

#[tokio::test]
async fn an_errcode_may_be_a_text_and_zero_is_success() {
    let (client, _) = client_saying(json!({"errcode": "40001", "errmsg": null})).await;
    assert_eq!(
        component_token(&client).await.unwrap_err().errcode(),
        Some(40001)
    );
    let (client, _) =
        client_saying(json!({"errcode": 0, "component_access_token": "t", "expires_in": "7200"}))
            .await;
    assert_eq!(component_token(&client).await.unwrap().expires_in_s, 7200);
}

#[tokio::test]
async fn other_statuses_are_told_apart_and_redirects_are_not_followed() {
    for (status, transient) in [(500, true), (502, true), (403, false), (302, true)] {
        let (client, seen) = client(move || {
            Response::builder()
                .status(status)
                .header("location", "/elsewhere")
                .body("{}".into())
                .unwrap()
        })
        .await;
        let error = component_token(&client).await.unwrap_err();
        assert!(
            matches!(error, Error::Http { status: given, .. } if given == status),
            "{error:?}"
        );
        assert_eq!(error.is_transient(), transient, "{status}");
        assert_eq!(seen.lock().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn html_and_half_answers_cannot_be_read() {
    for body in [
        "<html>系统繁忙</html>",
        "",
        "[]",
        "{\"component_access_token\":",
        "{}",
        "{\"component_access_token\":\"t\"}",
        "{\"component_access_token\":\"\",\"expires_in\":7200}",
    ] {
        let (client, _) = client(move || text(body)).await;
        let error = component_token(&client).await.unwrap_err();
        assert!(
            matches!(error, Error::Body { .. }) && error.is_transient(),
            "{body}: {error:?}"
        );
    }
}

#[tokio::test]
async fn an_endless_answer_is_cut() {
    let (client, _) = client(|| text(&"x".repeat(2 * 1024 * 1024))).await;
    let error = component_token(&client).await.unwrap_err();
    assert!(
        matches!(
            error,
            Error::Body {
                problem: "it is longer than 1 MiB",
                ..
            }
        ),
        "{error:?}"
    );
}

#[tokio::test]
async fn silence_is_a_timeout() {
    provider();
    let url = serve(Router::new().fallback(post(async || pending::<()>().await))).await;
    let timeouts = Timeouts {
        connect: Duration::from_secs(5),
        whole: Duration::from_millis(50),
    };
    let error = component_token(&Client::with_timeouts(Hosts::single(url), timeouts).unwrap())
        .await
        .unwrap_err();
    assert!(
        matches!(error, Error::Transport { timeout: true, .. }) && error.is_transient(),
        "{error:?}"
    );
    assert_eq!(
        error.to_string(),
        "api_component_token: WeChat did not answer in time"
    );
}

#[tokio::test]
async fn nobody_listening_is_a_transport_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    drop(listener);
    let error = component_token(&client_of(url)).await.unwrap_err();
    assert!(
        matches!(error, Error::Transport { timeout: false, .. }) && error.is_transient(),
        "{error:?}"
    );
}

#[test]
fn a_host_has_to_be_http() {
    provider();
    let hosts = Hosts {
        mp: Url::parse("file:///etc").unwrap(),
        ..Hosts::default()
    };
    assert!(matches!(Client::new(hosts), Err(SetupError::Host("mp"))));
}
