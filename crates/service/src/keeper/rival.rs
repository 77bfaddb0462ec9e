//! Another system that renews this platform's tokens: each renewal there voids the token here.

use console::Ctx;
use domain::{audit::Action, time::Timestamp, token::QUIET_SECS};
use store::{NewRival, StoreError, Tx};

use super::Platform;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
};

/// The call by which WeChat said that a token is not valid.
#[derive(Debug, Clone)]
pub(super) struct Voided {
    api: &'static str,
    errcode: Option<i64>,
    rid: Option<String>,
}

impl Voided {
    pub(super) fn by(error: &wechat::Error) -> Self {
        Self {
            api: error.operation(),
            errcode: error.errcode(),
            rid: error.api().and_then(|refusal| refusal.rid.clone()),
        }
    }
}

impl Service {
    /// Notes that WeChat voided a token that should live and was not renewed here since `renewed_at`.
    pub(super) async fn note_rival(
        &self,
        tx: &Tx,
        ctx: &Ctx,
        platform: &Platform,
        voided: &Voided,
        renewed_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let seen = NewRival {
            at: ctx.now,
            api: voided.api.to_owned(),
            errcode: voided.errcode,
            rid: voided.rid.clone(),
            renewed_at,
        };
        if !tx.platform(&platform.id).note_rival(&seen).await? {
            return Ok(());
        }
        tracing::warn!(platform.id = %platform.id, api = voided.api, "WeChat voided a token that was not renewed here");
        let facts = Facts::new()
            .with("api", voided.api)
            .with("errcode", voided.errcode)
            .with("rid", voided.rid.clone())
            .with("renewed_at", renewed_at.map(|at| at.utc()));
        let event = Event::new(ctx, Actor::system(), Action::SuspectRival)
            .at(&platform.id)
            .on(Object::platform(&platform.id, &platform.name));
        tx.audit(event.after(facts).done()).await
    }

    /// Takes back the suspicion where nothing spoke for it for a day.
    pub(crate) async fn end_quiet_rivals(&self) -> Result<(), StoreError> {
        let ctx = self.own_ctx();
        let quiet_since = ctx.now.plus_secs(-QUIET_SECS);
        for platform in self.store().system().quiet_rivals(quiet_since).await? {
            let head = self.store().platform(&platform).head().await?;
            let tx = self.store().begin().await?;
            let Some(rival) = tx.platform(&platform).end_rival(quiet_since).await? else {
                continue;
            };
            let facts = Facts::new()
                .with("times", rival.times)
                .with("last_at", rival.last_at.utc());
            let event = Event::new(&ctx, Actor::system(), Action::ClearRival)
                .at(&platform)
                .on(Object::platform(&platform, &head.name));
            tx.audit(event.before(facts).done()).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
