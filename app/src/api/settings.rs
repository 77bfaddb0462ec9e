//! A platform's values.

use console::{Seen, Settings};
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// The platform's values, without its secrets.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_settings(platform: String) -> Result<Seen<Settings>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.settings(&request.ctx).await)
}

/// Changes the platform's values. The arguments are the fields of [`console::PlatformForm`]; secrets are not given back.
#[server(output = crate::codec::Answer)]
pub async fn change_settings(
    platform: String,
    name: String,
    component_appid: String,
    appsecret: String,
    token: String,
    encoding_aes_key: String,
    public_origin: String,
    #[server(default)] offered: Vec<String>,
    version: String,
    #[server(default)] confirmed: Vec<String>,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "settings");
    let form = console::PlatformForm {
        name,
        component_appid,
        appsecret,
        token,
        encoding_aes_key,
        public_origin,
        offered,
    };
    let typed = kept(
        crate::form::Typed::new("change-settings", page.clone()),
        &form,
    );
    let changed = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => {
            let confirmed = !confirmed.is_empty();
            desk.change_settings(&request.ctx, &form, &version, confirmed)
                .await
        }
        Err(fault) => Err(fault.into()),
    };
    typed.answer(&request, changed.map(|()| page)).await
}

/// Adds a platform and leads to its settings, which say what to enter at WeChat.
#[server(output = crate::codec::Answer)]
pub async fn add_platform(
    slug: String,
    name: String,
    component_appid: String,
    appsecret: String,
    token: String,
    encoding_aes_key: String,
    public_origin: String,
    #[server(default)] offered: Vec<String>,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let form = console::PlatformForm {
        name,
        component_appid,
        appsecret,
        token,
        encoding_aes_key,
        public_origin,
        offered,
    };
    let typed = crate::form::Typed::new("add-platform", "/platforms/new").keep("slug", &slug);
    let typed = kept(typed, &form);
    let added = match request.doors.staff(&request.ctx) {
        Ok(desk) => desk.add_platform(&request.ctx, &slug, &form).await,
        Err(fault) => Err(fault.into()),
    };
    let goto = added.map(|slug| crate::paths::platform(&slug, "settings"));
    typed.answer(&request, goto).await
}

/// Accepts the test configuration's pair of Token and EncodingAESKey too. Neither is given back.
#[server(output = crate::codec::Answer)]
pub async fn keep_test_pair(
    platform: String,
    test_token: String,
    test_encoding_aes_key: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "settings");
    let form = crate::form::Typed::new("keep-test-pair", page.clone());
    let done = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => {
            desk.keep_test_pair(&request.ctx, &test_token, &test_encoding_aes_key)
                .await
        }
        Err(fault) => Err(fault.into()),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Accepts a pair no more.
#[server(output = crate::codec::Answer)]
pub async fn retire_pair(platform: String, pair: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "settings");
    let form = crate::form::Typed::new("retire-pair", page.clone());
    let done = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => desk.retire_pair(&request.ctx, &pair).await,
        Err(fault) => Err(fault.into()),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Keeps what may be given back: everything but the secrets.
#[cfg(feature = "ssr")]
fn kept(typed: crate::form::Typed, form: &console::PlatformForm) -> crate::form::Typed {
    typed
        .keep("name", &form.name)
        .keep("component_appid", &form.component_appid)
        .keep("public_origin", &form.public_origin)
        .keep_all("offered", &form.offered)
}
