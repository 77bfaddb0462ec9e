use std::collections::BTreeMap;

use axum::{
    extract::{Query, State},
    http::{HeaderMap, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse as _, Response},
};
use wechat::LinkForm;

use super::{browser, choose::accounts_page, domain_rule, problem::Problem, request::Request};
use crate::{Sandbox, world::Opened};

type Params = Query<BTreeMap<String, String>>;

/// `/cgi-bin/componentloginpage`: the page for desktop browsers. Its QR code is skipped here.
pub(super) async fn pc(
    State(sandbox): State<Sandbox>,
    Query(query): Params,
    headers: HeaderMap,
) -> Response {
    open(&sandbox, LinkForm::Pc, &query, &headers).unwrap_or_else(|problem| problem.into_response())
}

/// `/wxaopen/safe/bindcomponent` and `/safe/bindcomponent`: the page inside WeChat's browser.
pub(super) async fn h5(
    State(sandbox): State<Sandbox>,
    Query(query): Params,
    headers: HeaderMap,
) -> Response {
    open(&sandbox, LinkForm::H5, &query, &headers).unwrap_or_else(|problem| problem.into_response())
}

fn open(
    sandbox: &Sandbox,
    form: LinkForm,
    query: &BTreeMap<String, String>,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let request = Request::read(sandbox, query)?;
    domain_rule::check(form, request.platform, &request.redirect_uri, headers)?;
    let accounts = request.accounts(sandbox)?;
    let known = browser::known(headers);
    let (mark, cookie) = known.clone().map_or_else(
        || {
            let (mark, cookie) = browser::fresh();
            (mark, Some(cookie))
        },
        |mark| (mark, None),
    );
    let opened = sandbox.change(|world, now| {
        let component = &request.platform.component_appid;
        let fresh = world.random.code::<24>("");
        let code = world
            .usable_pre_auth_code(component, &request.pre_auth_code, known.as_deref(), now)
            .map_err(Problem::Code)?;
        let visit = code
            .opened
            .as_ref()
            .map_or(fresh, |opened| opened.visit.clone());
        let redirect_uri = request.redirect_uri.to_string();
        let opened = Opened {
            visit,
            browser: mark,
            redirect_uri,
            accounts,
            sets: request.sets.clone(),
        };
        code.opened = Some(opened.clone());
        Ok(opened)
    })?;
    let page = accounts_page(sandbox, request.platform, &opened);
    Ok((
        AppendHeaders(cookie.map(|cookie| (SET_COOKIE, cookie))),
        page,
    )
        .into_response())
}
