use std::net::IpAddr;

use axum::http::Method;
use serde_json::{Map, Value};

use super::refusal::Refusal;
use crate::{Sandbox, config::PlatformConfig, world::TokenRefusal};

/// A call of an API, read but not yet checked.
pub(super) struct Call {
    pub(super) body: Map<String, Value>,
    /// `component_access_token` or `access_token`, whichever the query has.
    pub(super) token: Option<String>,
    /// Where the call comes from.
    pub(super) ip: Option<IpAddr>,
    /// The sandbox as the caller names it, for URLs of pictures.
    pub(super) base: String,
}

/// Reads a body as WeChat does: POST only, JSON whatever the Content-Type.
pub(super) fn read_body(method: &Method, body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    if method != Method::POST {
        return Err(Refusal::new(43002));
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

    /// A number of the body.
    pub(super) fn number(&self, key: &str) -> Option<usize> {
        usize::try_from(self.body.get(key)?.as_u64()?).ok()
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
        let allowed = sandbox.read(|world, _| match world.knobs.ip_whitelists.get(appid) {
            Some(ips) => self.ip.is_some_and(|ip| ips.contains(&ip)),
            None => true,
        });
        if allowed {
            Ok(platform)
        } else {
            Err(Refusal::address(self.ip))
        }
    }

    /// The platform that the body names and the token opens.
    pub(super) fn authorized<'a>(
        &self,
        sandbox: &'a Sandbox,
    ) -> Result<&'a PlatformConfig, Refusal> {
        let token = self
            .token
            .as_deref()
            .filter(|token| !token.is_empty())
            .ok_or_else(|| Refusal::new(41001))?;
        let platform = self.platform(sandbox)?;
        sandbox
            .read(|world, now| world.check_component_token(&platform.component_appid, token, now))
            .map_err(|refusal| match refusal {
                TokenRefusal::Invalid => Refusal::new(40001),
                TokenRefusal::Expired => Refusal::new(42001),
            })?;
        Ok(platform)
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
