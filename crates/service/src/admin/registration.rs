use console::{PlatformForm, Rejected};
use domain::{ids::PlatformId, text, time::Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use store::{NewPlatform, PlatformSecrets};

use super::error::{AdminError, invalid};
use crate::registration::{self, Values};

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
    let slug = text::slug(&registration.slug).map_err(|_| problem("slug"))?;
    let form = PlatformForm {
        name: registration.name.clone(),
        component_appid: registration.component_appid.clone(),
        appsecret: registration.appsecret.expose_secret().to_owned(),
        token: registration.token.expose_secret().to_owned(),
        encoding_aes_key: registration.encoding_aes_key.expose_secret().to_owned(),
        public_origin: registration.public_origin.clone(),
        offered: registration
            .offered_sets
            .iter()
            .map(i64::to_string)
            .collect(),
    };
    let mut rejected = Rejected::none();
    let Some(values) = registration::check(&form, &mut rejected) else {
        let field = rejected
            .fields
            .first()
            .map_or("", |error| error.field.as_str());
        return Err(problem(field));
    };
    new_platform(values, slug, id, now).map_err(problem)
}

/// A platform to add, which needs every secret: otherwise the field of the one that is missing.
pub(crate) fn new_platform(
    values: Values,
    slug: String,
    id: PlatformId,
    now: Timestamp,
) -> Result<NewPlatform, &'static str> {
    Ok(NewPlatform {
        id,
        slug,
        name: values.name,
        component_appid: values.component_appid,
        secrets: PlatformSecrets {
            appsecret: values.appsecret.ok_or("appsecret")?,
            token: values.token.ok_or("token")?,
            aes_key: values.aes_key.ok_or("encoding_aes_key")?,
        },
        public_origin: values.public_origin,
        offered: values.offered,
        created_at: now,
    })
}

/// What a value must be, for the command line.
fn problem(field: &str) -> AdminError {
    match field {
        "slug" => invalid("slug", "1 to 32 of a-z 0-9 -"),
        "name" => invalid("name", "1 to 100 characters"),
        "component_appid" => invalid(
            "component_appid",
            "wx and 16 of 0-9 a-f, as WeChat's console shows it",
        ),
        "appsecret" => invalid(
            "appsecret",
            "letters and digits, as WeChat's console shows it",
        ),
        "token" => invalid(
            "token",
            "3 to 32 letters and digits, as entered in WeChat's console",
        ),
        "encoding_aes_key" => invalid(
            "encoding_aes_key",
            "43 letters and digits, as entered in WeChat's console",
        ),
        "public_origin" => invalid(
            "public_origin",
            "https://host or http://host:port, without a path",
        ),
        _ => invalid("offered_sets", "at least one id of a permission set"),
    }
}
