use domain::{
    audit::Action,
    ids::{PersonId, PlatformId},
    text,
};
use secrecy::SecretString;
use store::{MemberRow, NewPerson};

use super::{AdminError, error::invalid};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    entropy,
};

impl Service {
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

    /// Keeps a person from signing in anywhere, and ends every session of theirs; or lets the person sign in again.
    /// Whether that changed anything.
    ///
    /// # Errors
    /// [`AdminError`].
    pub async fn set_staff_disabled(
        &self,
        login: &str,
        disabled: bool,
    ) -> Result<bool, AdminError> {
        let ctx = self.own_ctx();
        let login =
            text::login(login).map_err(|_| invalid("login", "1 to 64 of a-z 0-9 . _ - @ +"))?;
        let person = self
            .store()
            .system()
            .person_by_login(&login)
            .await?
            .ok_or(AdminError::NotFound("login"))?;
        let action = if disabled {
            Action::DisablePerson
        } else {
            Action::EnablePerson
        };
        let trails = self.trails_of(&person.id).await?;
        let event =
            Event::new(&ctx, Actor::system(), action).on(Object::person(&person.id, &person.name));
        let tx = self.store().begin().await?;
        let disabled_at = disabled.then_some(ctx.now);
        let changed = tx
            .system()
            .set_person_disabled(&person.id, disabled_at)
            .await?;
        if changed {
            event.record_in(&tx, &trails).await?;
            tx.commit().await?;
        }
        Ok(changed)
    }

    /// Everybody who can sign in, or could, by login; with the slugs of the platforms within reach.
    ///
    /// # Errors
    /// [`AdminError::Store`].
    pub async fn all_staff(&self) -> Result<Vec<(MemberRow, Vec<String>)>, AdminError> {
        let mut all = Vec::new();
        let mut after = String::new();
        loop {
            let people = self.store().system().people(&after, 100).await?;
            let Some(last) = people.last() else {
                return Ok(all);
            };
            after = last.login.clone();
            for person in people {
                let reach = self.store().system().platforms_for(&person.id).await?;
                all.push((person, reach.into_iter().map(|row| row.slug).collect()));
            }
        }
    }
}
