use domain::{ids::PlatformId, sets::SetIds, text, time::Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use store::{NewPlatform, PlatformSecrets};
use url::Url;
use wechat::EncodingAesKey;

use super::error::{AdminError, invalid};

/// A platform as the operator registers it. Its `Debug` shows no secret.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// Its name in URLs.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// component_appid.
    pub component_appid: String,
    /// component_appsecret.
    pub appsecret: SecretString,
    /// The Token for pushes.
    pub token: SecretString,
    /// The EncodingAESKey for pushes: 43 characters.
    pub encoding_aes_key: SecretString,
    /// Where customers reach it: scheme, host and port, the host being the one registered with WeChat.
    pub public_origin: String,
    /// Ids of the permission sets that it offers.
    pub offered_sets: Vec<i64>,
    /// Names of customers to begin with.
    #[serde(default)]
    pub customers: Vec<String>,
}

/// The platform as the store takes it, when every value has its form.
pub(super) fn check(
    registration: &Registration,
    id: PlatformId,
    now: Timestamp,
) -> Result<NewPlatform, AdminError> {
    let slug =
        text::slug(&registration.slug).map_err(|_| invalid("slug", "1 to 32 of a-z 0-9 -"))?;
    let name =
        text::name(&registration.name).map_err(|_| invalid("name", "1 to 100 characters"))?;
    let component_appid = text::app_id(&registration.component_appid).map_err(|_| {
        invalid(
            "component_appid",
            "wx and 16 of 0-9 a-f, as WeChat's console shows it",
        )
    })?;
    if registration.appsecret.expose_secret().trim().is_empty() {
        return Err(invalid("appsecret", "must not be empty"));
    }
    let token = registration.token.expose_secret();
    if !(3..=32).contains(&token.len()) || !token.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(invalid(
            "token",
            "3 to 32 letters and digits, as entered in WeChat's console",
        ));
    }
    if registration
        .encoding_aes_key
        .expose_secret()
        .parse::<EncodingAesKey>()
        .is_err()
    {
        return Err(invalid(
            "encoding_aes_key",
            "43 letters and digits, as entered in WeChat's console",
        ));
    }
    Ok(NewPlatform {
        id,
        slug,
        name,
        component_appid,
        secrets: PlatformSecrets {
            appsecret: registration.appsecret.clone(),
            token: registration.token.clone(),
            aes_key: registration.encoding_aes_key.clone(),
        },
        public_origin: origin(&registration.public_origin)?,
        offered: registration
            .offered_sets
            .iter()
            .copied()
            .collect::<SetIds>(),
        created_at: now,
    })
}

/// Scheme, host and port, and nothing else.
fn origin(text: &str) -> Result<String, AdminError> {
    let hint = "https://host or http://host:port, without a path";
    let url = Url::parse(text.trim()).map_err(|_| invalid("public_origin", hint))?;
    let bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty();
    if matches!(url.scheme(), "http" | "https") && bare && url.has_host() {
        Ok(url.origin().ascii_serialization())
    } else {
        Err(invalid("public_origin", hint))
    }
}
