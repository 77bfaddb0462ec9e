use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Response},
};

use super::{html::esc, routes::not_found};
use crate::Sandbox;

/// `/sandbox/avatar/{appid}.svg`: the account's first character on a colour of its own.
pub(super) async fn avatar(State(sandbox): State<Sandbox>, Path(file): Path<String>) -> Response {
    let Some(account) = file
        .strip_suffix(".svg")
        .and_then(|appid| sandbox.account(appid).ok())
    else {
        return not_found().await;
    };
    let hue = account
        .appid
        .bytes()
        .fold(0_u32, |hue, byte| (hue * 31 + u32::from(byte)) % 360);
    let first: String = account.nick_name.chars().take(1).collect();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"132\" height=\"132\" viewBox=\"0 0 132 132\">\
         <rect width=\"132\" height=\"132\" fill=\"hsl({hue} 45% 42%)\"/>\
         <text x=\"66\" y=\"88\" font-size=\"64\" font-family=\"sans-serif\" text-anchor=\"middle\" fill=\"#fff\">{}</text></svg>",
        esc(&first)
    );
    let headers = [
        ("content-type", "image/svg+xml"),
        ("content-security-policy", "default-src 'none'"),
    ];
    (headers, svg).into_response()
}
