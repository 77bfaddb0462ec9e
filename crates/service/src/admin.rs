//! What the operator does at the command line.

use domain::{
    audit::Action,
    ids::{CustomerId, PersonId, PlatformId},
    problem::FieldProblem,
    sets::SetIds,
    text,
};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use store::{NewCustomer, NewPerson, NewPlatform, PlatformRow, PlatformSecrets, StoreError};
use url::Url;
use wechat::EncodingAesKey;

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    entropy,
    password::PasswordError,
};

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

/// Why the operator's command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// A value cannot be accepted.
    #[error("{field}: {hint}")]
    Invalid {
        /// Which value.
        field: &'static str,
        /// What it must be.
        hint: &'static str,
    },
    /// Another one has this value already.
    #[error("{0} is taken already")]
    Taken(&'static str),
    /// There is none.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// Hashing failed.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for AdminError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Taken(what) => Self::Taken(what),
            error => Self::Store(error),
        }
    }
}

impl Service {
    /// Adds a platform, and customers to begin with.
    ///
    /// # Errors
    /// [`AdminError::Invalid`] names the value; nothing is added then.
    pub async fn add_platform(
        &self,
        registration: &Registration,
    ) -> Result<PlatformId, AdminError> {
        let ctx = self.own_ctx();
        let id = PlatformId::new(ctx.now, entropy::bytes());
        let platform = check(registration, id.clone(), ctx.now)?;
        let facts = Facts::new()
            .with("slug", platform.slug.as_str())
            .with("component_appid", platform.component_appid.as_str())
            .with("public_origin", platform.public_origin.as_str())
            .sets("offered_sets", &platform.offered);
        let object = Object::platform(&id, &platform.name);
        let names: Result<Vec<String>, FieldProblem> = registration
            .customers
            .iter()
            .map(|name| text::name(name))
            .collect();
        let names = names
            .map_err(|_| invalid("customers", "each must be a name of 1 to 100 characters"))?;
        let tx = self.store().begin().await?;
        tx.system().insert_platform(&platform).await?;
        let event = Event::new(&ctx, Actor::system(), Action::AddPlatform).at(&id);
        tx.audit(event.on(object).after(facts).done()).await?;
        for name in names {
            let customer = CustomerId::new(ctx.now, entropy::bytes());
            let event = Event::new(&ctx, Actor::system(), Action::AddCustomer).at(&id);
            let event = event
                .on(Object::customer(&customer, &name))
                .after(Facts::new().with("name", name.as_str()));
            let row = NewCustomer {
                id: customer,
                name,
                note: String::new(),
                created_at: ctx.now,
                created_by: None,
            };
            tx.platform(&id).insert_customer(&row).await?;
            tx.audit(event.done()).await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// Every platform.
    ///
    /// # Errors
    /// [`AdminError::Store`].
    pub async fn all_platforms(&self) -> Result<Vec<PlatformRow>, AdminError> {
        let mut rows = Vec::new();
        for id in self.store().system().platform_ids().await? {
            rows.push(self.store().platform(&id).head().await?);
        }
        Ok(rows)
    }

    /// Adds a person who may sign in, and work on these platforms. Answers with the password, which is stored nowhere.
    ///
    /// # Errors
    /// [`AdminError`].
    pub async fn add_staff(
        &self,
        login: &str,
        name: Option<&str>,
        platforms: &[String],
        is_owner: bool,
    ) -> Result<String, AdminError> {
        let ctx = self.own_ctx();
        let login =
            text::login(login).map_err(|_| invalid("login", "1 to 64 of a-z 0-9 . _ - @ +"))?;
        let name = text::name(name.unwrap_or(&login))
            .map_err(|_| invalid("name", "1 to 100 characters"))?;
        let mut reach = Vec::new();
        for slug in platforms {
            reach.push(
                self.store()
                    .system()
                    .platform_by_slug(slug)
                    .await?
                    .ok_or(AdminError::NotFound("platform"))?,
            );
        }
        let password = entropy::password();
        let password_hash = SecretString::from(self.passwords().hash(password.clone()).await?);
        let id = PersonId::new(ctx.now, entropy::bytes());
        let facts = Facts::new()
            .with("login", login.as_str())
            .with("is_owner", is_owner);
        let event = Event::new(&ctx, Actor::system(), Action::AddPerson)
            .on(Object::person(&id, &name))
            .after(facts);
        let person = NewPerson {
            id: id.clone(),
            login,
            name,
            password_hash,
            is_owner,
            created_at: ctx.now,
        };
        let tx = self.store().begin().await?;
        tx.system().insert_person(&person).await?;
        for platform in &reach {
            tx.system()
                .add_membership(&platform.id, &id, ctx.now)
                .await?;
        }
        let trails: Vec<PlatformId> = reach.into_iter().map(|platform| platform.id).collect();
        event.record_in(&tx, &trails).await?;
        tx.commit().await?;
        Ok(password)
    }

    /// Gives a person a new password and ends every session of theirs. Answers with the password.
    ///
    /// # Errors
    /// [`AdminError`].
    pub async fn reset_password(&self, login: &str) -> Result<String, AdminError> {
        let ctx = self.own_ctx();
        let login =
            text::login(login).map_err(|_| invalid("login", "1 to 64 of a-z 0-9 . _ - @ +"))?;
        let person = self
            .store()
            .system()
            .person_by_login(&login)
            .await?
            .ok_or(AdminError::NotFound("login"))?;
        let password = entropy::password();
        let hash = SecretString::from(self.passwords().hash(password.clone()).await?);
        let trails = self.trails_of(&person.id).await?;
        let event = Event::new(&ctx, Actor::system(), Action::ResetPassword);
        let tx = self.store().begin().await?;
        tx.system().set_password(&person.id, &hash).await?;
        event
            .on(Object::person(&person.id, &person.name))
            .record_in(&tx, &trails)
            .await?;
        tx.commit().await?;
        Ok(password)
    }
}

/// The platform as the store takes it, when every value has its form.
fn check(
    registration: &Registration,
    id: PlatformId,
    now: domain::time::Timestamp,
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

const fn invalid(field: &'static str, hint: &'static str) -> AdminError {
    AdminError::Invalid { field, hint }
}
