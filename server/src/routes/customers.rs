use std::sync::Arc;

use app::{
    customer::{self, Device, Page, Visit},
    paths::escape,
};
use axum::{
    Extension,
    extract::{Path, RawQuery, State},
    response::{IntoResponse as _, Redirect, Response},
};
use console::{Landing, Press, PressForm, Who};
use http::{HeaderMap, StatusCode, header};
use secrecy::ExposeSecret;
use wechat::AuthorizationReturn;

use crate::{
    layers::PageNonce,
    web::{Arrival, Browser, Web, prefs},
};

/// `GET /l/{token}`: who asks for what. Changes nothing: chat programs fetch it for their previews. A browser that shows
/// it says so by itself, see [`opened`].
pub async fn landing(
    State(web): State<Arc<Web>>,
    Extension(arrival): Extension<Arrival>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let mut visit = visit(&web, &arrival, &headers, landing_path(&token));
    let desk = web.doors.customer();
    let landing = match desk.landing(&arrival.ctx(Who::Nobody), &token).await {
        Ok(landing) => landing,
        Err(_) => return customer::trouble(&visit, arrival.id.as_str()).into_response(),
    };
    let nonce = matches!(landing, Landing::Open(_)).then(PageNonce::mint);
    let nonce = nonce.flatten();
    visit.nonce = nonce.as_ref().map(|nonce| nonce.0.clone());
    let page = customer::landing(&visit, &token, device(&arrival), &landing);
    let mut response = page.into_response();
    if let Some(nonce) = nonce {
        response.extensions_mut().insert(nonce);
    }
    response
}

/// `POST /l/{token}/opened`: the landing page's script says that somebody sees it. Nobody waits for an answer.
pub async fn opened(
    State(web): State<Arc<Web>>,
    Extension(arrival): Extension<Arrival>,
    Path(token): Path<String>,
) -> StatusCode {
    let desk = web.doors.customer();
    // A failure was logged where it happened.
    let _ = desk.opened(&arrival.ctx(Who::Nobody), &token).await;
    StatusCode::NO_CONTENT
}

/// `GET /l/{token}/go`: the button's address, reloaded or typed. It is no button.
pub async fn not_by_get(Path(token): Path<String>) -> Redirect {
    Redirect::to(&landing_path(&token))
}

/// `POST /l/{token}/go`: the button. Leads to WeChat's page for the customer's browser.
pub async fn press(
    State(web): State<Arc<Web>>,
    Extension(arrival): Extension<Arrival>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let visit = visit(&web, &arrival, &headers, landing_path(&token));
    let form = match arrival.browser() {
        Browser::WeChat => PressForm::H5,
        Browser::Phone | Browser::Computer => PressForm::Pc,
    };
    let origin = headers
        .get(header::ORIGIN)
        .and_then(|origin| origin.to_str().ok());
    let press = match web
        .doors
        .customer()
        .press(&arrival.ctx(Who::Nobody), &token, form, origin)
        .await
    {
        Ok(press) => press,
        Err(_) => return customer::trouble(&visit, arrival.id.as_str()).into_response(),
    };
    match (&press, customer::not_gone(&visit, &token, &press)) {
        (Press::TooOften { minutes }, Some(page)) => {
            let secs = u64::from(*minutes) * 60;
            ([(header::RETRY_AFTER, secs.to_string())], page).into_response()
        }
        (_, Some(page)) => page.into_response(),
        (Press::Go { url }, None) => Redirect::to(url).into_response(),
        (_, None) => Redirect::to(&landing_path(&token)).into_response(),
    }
}

/// `GET /cb/{state}`: back from WeChat. Whatever came of it, the code leaves the address bar before anything is shown.
pub async fn callback(
    State(web): State<Arc<Web>>,
    Extension(arrival): Extension<Arrival>,
    Path(state): Path<String>,
    RawQuery(query): RawQuery,
) -> Redirect {
    let back = AuthorizationReturn::parse(&query.unwrap_or_default());
    let desk = web.doors.customer();
    // A failure was logged where it happened; the result page says how it stands.
    let _ = desk
        .returned(
            &arrival.ctx(Who::Nobody),
            &state,
            back.auth_code.as_ref().map(ExposeSecret::expose_secret),
            back.expires_in_s,
        )
        .await;
    Redirect::to(&result_path(&state))
}

/// `GET /r/{state}`: what came of it.
pub async fn result(
    State(web): State<Arc<Web>>,
    Extension(arrival): Extension<Arrival>,
    Path(state): Path<String>,
    headers: HeaderMap,
) -> Page {
    let visit = visit(&web, &arrival, &headers, result_path(&state));
    match web
        .doors
        .customer()
        .result(&arrival.ctx(Who::Nobody), &state)
        .await
    {
        Ok(result) => customer::result(&visit, &result),
        Err(_) => customer::trouble(&visit, arrival.id.as_str()),
    }
}

fn landing_path(token: &str) -> String {
    format!("/l/{}", escape(token).replace('/', "%2F"))
}

fn result_path(state: &str) -> String {
    format!("/r/{}", escape(state).replace('/', "%2F"))
}

fn visit(web: &Web, arrival: &Arrival, headers: &HeaderMap, path: String) -> Visit {
    Visit {
        prefs: prefs(headers),
        assets: web.assets.clone(),
        now: arrival.now,
        path,
        sandbox: web.sandbox,
        nonce: None,
    }
}

fn device(arrival: &Arrival) -> Device {
    match arrival.browser() {
        Browser::WeChat => Device::WeChat,
        Browser::Phone => Device::Phone,
        Browser::Computer => Device::Computer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_path_stays_in_its_segment() {
        assert_eq!(landing_path("a/../b?c#d"), "/l/a%2F..%2Fb%3Fc%23d");
        assert_eq!(result_path("Ab-_9"), "/r/Ab-_9");
    }
}
