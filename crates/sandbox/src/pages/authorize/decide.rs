use std::collections::BTreeSet;

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header::LOCATION},
    response::{IntoResponse as _, Response},
};
use url::{Url, form_urlencoded};

use super::{
    choose::{Visited, visited},
    problem::Problem,
};
use crate::{
    Sandbox,
    pages::html::page,
    world::{AUTH_CODE_LIFE_S, Consent, Decision},
};

/// `POST /sandbox/authorize/{visit}`: the administrator's answer.
pub(super) async fn decide(
    State(sandbox): State<Sandbox>,
    Path(visit): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let answer = Answer::read(&body);
    let visited = match visited(&sandbox, &visit, &headers) {
        Ok(visited) => visited,
        Err(problem) => return problem.into_response(),
    };
    let outcome = match answer.action.as_str() {
        "confirm" => {
            consent(&sandbox, &visited, &answer).and_then(|consent| back(&visited, &consent))
        }
        "silent" => consent(&sandbox, &visited, &answer).map(|_| closed()),
        "cancel" => Ok(page("已取消", "<p>没有授予任何权限，可以关闭此页面。</p>")),
        _ => Err(Problem::Parameter("action")),
    };
    outcome.unwrap_or_else(|problem| problem.into_response())
}

#[derive(Default)]
struct Answer {
    action: String,
    account: String,
    chosen: BTreeSet<i64>,
}

impl Answer {
    fn read(body: &[u8]) -> Self {
        let mut answer = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            match name.as_ref() {
                "action" => answer.action = value.into_owned(),
                "account" => answer.account = value.into_owned(),
                "set" => answer.chosen.extend(value.parse::<i64>().ok()),
                _ => {}
            }
        }
        answer
    }
}

fn consent(sandbox: &Sandbox, visited: &Visited<'_>, answer: &Answer) -> Result<Consent, Problem> {
    let (account, offered) = visited.account(sandbox, &answer.account)?;
    let asked: BTreeSet<i64> = offered.into_iter().collect();
    let chosen: BTreeSet<i64> = asked.intersection(&answer.chosen).copied().collect();
    let consent = sandbox.change(|world, now| {
        let decision = Decision {
            component: &visited.platform.component_appid,
            account: &account.appid,
            asked: &asked,
            chosen: &chosen,
            pre_auth_code: Some(&visited.pre_auth_code),
        };
        world.consent(&decision, now)
    });
    sandbox.deliver();
    consent.ok_or(Problem::NothingChosen)
}

/// Back to the platform with the code (docs/wechat.md §4.3).
fn back(visited: &Visited<'_>, consent: &Consent) -> Result<Response, Problem> {
    let mut url =
        Url::parse(&visited.opened.redirect_uri).map_err(|_| Problem::Parameter("redirect_uri"))?;
    url.query_pairs_mut()
        .append_pair("auth_code", &consent.auth_code)
        .append_pair("expires_in", &AUTH_CODE_LIFE_S.to_string());
    Ok((StatusCode::FOUND, [(LOCATION, url.to_string())]).into_response())
}

fn closed() -> Response {
    page(
        "授权成功",
        "<p>授权已完成，但浏览器没有回到来源页面；平台只会收到推送。</p>",
    )
}
