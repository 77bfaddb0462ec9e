use std::net::IpAddr;

use axum::http::Method;
use serde_json::{Map, Value};

use super::{refusal::Refusal, table::Verb};
use crate::{Sandbox, config::PlatformConfig, world::Bearer};

/// A call of an API, read but not yet checked.
pub(super) struct Call {
    /// The API's name, such as `api_query_auth`.
    pub(super) api: String,
    pub(super) body: Map<String, Value>,
    /// `component_access_token` or `access_token`, whichever the query has.
    pub(super) token: Option<String>,
    /// Where the call comes from.
    pub(super) ip: Option<IpAddr>,
    /// The sandbox as the caller names it, for URLs of pictures.
    pub(super) base: String,
}

/// Reads a body as WeChat does: none of a GET, of a POST JSON whatever the Content-Type.
pub(super) fn read_body(
    by: Verb,
    method: &Method,
    body: &[u8],
) -> Result<Map<String, Value>, Refusal> {
    match by {
        Verb::Get if method == Method::GET => return Ok(Map::new()),
        Verb::Get => return Err(Refusal::new(43001)),
        Verb::Post if method == Method::POST => {}
        Verb::Post => return Err(Refusal::new(43002)),
    }
    if body.trim_ascii().is_empty() {
        return Err(Refusal::new(44002));
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(body)) => Ok(body),
        _ => Err(Refusal::new(47001)),
    }
}

impl Call {
    /// A text of the body; an empty one is none.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.body.get(key)?.as_str().filter(|text| !text.is_empty())
    }

    /// A number of the body, or a text that is one.
    pub(super) fn number(&self, key: &str) -> Option<usize> {
        match self.body.get(key)? {
            Value::String(text) => text.parse().ok(),
            value => usize::try_from(value.as_u64()?).ok(),
        }
    }

    /// The platform that the body names, called for from an address that may.
    pub(super) fn platform<'a>(&self, sandbox: &'a Sandbox) -> Result<&'a PlatformConfig, Refusal> {
        let appid = self
            .text("component_appid")
            .ok_or_else(|| Refusal::new(41018))?;
        let mut platforms = sandbox.config().platforms.iter();
        let platform = platforms
            .find(|platform| platform.component_appid == appid)
            .ok_or_else(|| Refusal::new(40013))?;
        self.check_address(sandbox, appid)?;
        Ok(platform)
    }

    /// The platform that the body names and the token opens. The call counts for it.
    pub(super) fn authorized<'a>(
        &self,
        sandbox: &'a Sandbox,
    ) -> Result<&'a PlatformConfig, Refusal> {
        let token = self.given_token()?;
        let platform = self.platform(sandbox)?;
        let appid = &platform.component_appid;
        sandbox.change(|world, now| {
            world
                .check_component_token(appid, token, now)
                .map_err(|refusal| match world.bearer(token, now) {
                    Ok(_) => Refusal::new(61014),
                    Err(_) => Refusal::token(refusal),
                })?;
            Ok::<_, Refusal>(world.count_call(appid, &self.api, now)?)
        })?;
        Ok(platform)
    }

    /// The account whose token this is, and the platform that has it. The call counts for the account.
    pub(super) fn bearer(&self, sandbox: &Sandbox) -> Result<Bearer, Refusal> {
        let token = self.given_token()?;
        let bearer = sandbox.change(|world, now| {
            let bearer = world.bearer(token, now).map_err(|refusal| {
                if world.is_component_token(token) {
                    Refusal::new(61015)
                } else {
                    Refusal::token(refusal)
                }
            })?;
            if world.grant(&bearer.component, &bearer.account).is_none() {
                return Err(Refusal::new(61003));
            }
            if !world.is_alive(&bearer.account) {
                return Err(Refusal::new(50002));
            }
            world.count_call(&bearer.account, &self.api, now)?;
            Ok(bearer)
        })?;
        self.check_address(sandbox, &bearer.component)?;
        Ok(bearer)
    }

    /// The token in the query.
    pub(super) fn given_token(&self) -> Result<&str, Refusal> {
        let token = self.token.as_deref().filter(|token| !token.is_empty());
        token.ok_or_else(|| Refusal::new(41001))
    }

    /// Whether the platform's whitelist lets the caller in.
    pub(super) fn check_address(&self, sandbox: &Sandbox, component: &str) -> Result<(), Refusal> {
        let allowed = sandbox.read(|world, _| match world.knobs.ip_whitelists.get(component) {
            Some(ips) => self.ip.is_some_and(|ip| ips.contains(&ip)),
            None => true,
        });
        if allowed {
            Ok(())
        } else {
            Err(Refusal::address(self.ip))
        }
    }

    /// Counts a call that no token was needed for.
    pub(super) fn count(&self, sandbox: &Sandbox, appid: &str) -> Result<(), Refusal> {
        Ok(sandbox.change(|world, now| world.count_call(appid, &self.api, now))?)
    }
}

/// The secret that the body gives under `key`, checked.
pub(super) fn check_secret(
    call: &Call,
    key: &str,
    platform: &PlatformConfig,
) -> Result<(), Refusal> {
    let secret = call.text(key).ok_or_else(|| Refusal::new(41004))?;
    if secret == platform.appsecret {
        Ok(())
    } else {
        Err(Refusal::new(40125))
    }
}
