use console::{Ctx, PlatformForm, Refusal, Rejected};
use domain::{audit::Action, problem::FieldProblem};
use store::{PlatformChange, PlatformRow, StoreError};

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    platform::Desk,
    registration::{self, Values},
};

impl Desk {
    pub(super) async fn write_settings(
        &self,
        ctx: &Ctx,
        form: &PlatformForm,
        version: &str,
        confirmed: bool,
    ) -> Result<(), Refusal> {
        let mut rejected = Rejected::none();
        let values = registration::check(form, &mut rejected);
        let Some(values) = values else {
            return Err(rejected.into());
        };
        if !confirmed && breaks(&self.platform, &values) {
            return Err(Rejected::field("confirmed", FieldProblem::Unconfirmed).into());
        }
        let version = version.parse().unwrap_or(-1);
        match self.keep_settings(ctx, values, version).await {
            Ok(true) => Ok(()),
            Ok(false) => {
                let event = self.of_platform(ctx, Action::ChangePlatform);
                let nothing = Rejected::none();
                self.service.refuse_changed(ctx, event, nothing).await
            }
            Err(StoreError::Taken(field)) => {
                Err(Rejected::field(field, FieldProblem::Taken).into())
            }
            Err(error) => Err(refusal(ctx, "changing a platform's settings", error)),
        }
    }

    async fn keep_settings(
        &self,
        ctx: &Ctx,
        values: Values,
        version: i64,
    ) -> Result<bool, StoreError> {
        let after = facts(&values.name, &values.component_appid, &values.public_origin)
            .sets("offered_sets", &values.offered)
            .with("appsecret_changed", values.appsecret.is_some())
            .with("token_changed", values.token.is_some())
            .with("encoding_aes_key_changed", values.aes_key.is_some());
        let old = &self.platform;
        let before = facts(&old.name, &old.component_appid, &old.public_origin)
            .sets("offered_sets", &old.offered);
        let change = PlatformChange {
            name: values.name,
            component_appid: values.component_appid,
            appsecret: values.appsecret,
            token: values.token,
            aes_key: values.aes_key,
            public_origin: values.public_origin,
            offered: values.offered,
        };
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&old.id);
        if !rows.change_platform(&change, version, ctx.now).await? {
            return Ok(false);
        }
        let event = Event::new(ctx, Actor::of(ctx), Action::ChangePlatform).at(&old.id);
        let event = event.on(Object::platform(&old.id, &change.name));
        tx.audit(event.before(before).after(after).done()).await?;
        tx.commit().await?;
        self.service.forget_pair_use(&old.id);
        Ok(true)
    }
}

fn facts(name: &str, component_appid: &str, public_origin: &str) -> Facts {
    Facts::new()
        .with("name", name)
        .with("component_appid", component_appid)
        .with("public_origin", public_origin)
}

/// Whether WeChat's console has to be changed along with it, or something that works now stops.
fn breaks(old: &PlatformRow, new: &Values) -> bool {
    old.component_appid != new.component_appid
        || old.public_origin != new.public_origin
        || new.appsecret.is_some()
        || new.token.is_some()
        || new.aes_key.is_some()
}
