use std::{collections::BTreeSet, time::Duration};

use console::{Ctx, Refusal, Rejected};
use domain::{
    audit::Action,
    ids::AuthorizerId,
    list::PAGE_SIZE,
    problem::{FieldProblem, FormProblem},
    time::Timestamp,
};
use store::{AuthorizerName, StoreError};
use tokio::task::JoinSet;

use crate::{
    audit::{Actor, Event, Object},
    core::{Service, refusal},
    keeper::Platform,
    limits::{RENEW_TOKENS, Turn},
    platform::Desk,
};

/// How long whoever asked waits for the renewals; they go on afterwards.
const PATIENCE: Duration = Duration::from_secs(8);
/// How many go on at once.
const AT_ONCE: usize = 8;

impl Desk {
    pub(super) async fn renew_now(
        &self,
        ctx: &Ctx,
        authorizers: &[String],
    ) -> Result<Timestamp, Refusal> {
        let ids: BTreeSet<AuthorizerId> = authorizers
            .iter()
            .filter_map(|text| text.parse().ok())
            .collect();
        let ids: Vec<AuthorizerId> = ids.into_iter().take(most()).collect();
        if ids.is_empty() {
            return Err(Rejected::field("authorizers", FieldProblem::Required).into());
        }
        let doing = "renewing tokens";
        let turn = self
            .service
            .take_turn(&RENEW_TOKENS, self.platform.id.as_str(), ctx.now)
            .await
            .map_err(|error| refusal(ctx, doing, error))?;
        if let Turn::Over { minutes, .. } = turn {
            return Err(Rejected::general(FormProblem::TooMany { minutes }).into());
        }
        let (platform, asked) = self
            .ask_renewals(ctx, &ids)
            .await
            .map_err(|error| refusal(ctx, doing, error))?;
        let (service, at) = (self.service.clone(), ctx.now);
        let ids = asked.into_iter().map(|one| one.id).collect();
        let all = self
            .service
            .tasks()
            .spawn(async move { service.renew_each(platform, ids, at).await });
        // Those that take longer are on the list as under way.
        let _ = tokio::time::timeout(PATIENCE, all).await;
        Ok(ctx.now)
    }

    async fn ask_renewals(
        &self,
        ctx: &Ctx,
        ids: &[AuthorizerId],
    ) -> Result<(Platform, Vec<AuthorizerName>), StoreError> {
        let platform = self.service.load_platform(&self.platform.id).await?;
        let tx = self.service.store().begin().await?;
        let asked = tx
            .platform(&self.platform.id)
            .ask_renewals(ids, ctx.now)
            .await?;
        for one in &asked {
            let name = if one.name.is_empty() {
                &one.appid
            } else {
                &one.name
            };
            let event = Event::new(ctx, Actor::of(ctx), Action::AskRenewal)
                .at(&self.platform.id)
                .on(Object::authorizer(&one.id, name));
            tx.audit(event.done()).await?;
        }
        tx.commit().await?;
        Ok((platform, asked))
    }
}

impl Service {
    /// What WeChat says to each is on its row.
    async fn renew_each(&self, platform: Platform, ids: Vec<AuthorizerId>, since: Timestamp) {
        let mut pool = JoinSet::new();
        for id in ids {
            if pool.len() >= AT_ONCE {
                pool.join_next().await;
            }
            let (service, platform) = (self.clone(), platform.clone());
            pool.spawn(async move {
                if let Err(error) = service.renew_since(&platform, &id, since).await {
                    tracing::debug!(authorizer.id = %id, %error, "a token could not be renewed");
                }
            });
        }
        while pool.join_next().await.is_some() {}
    }
}

/// As many as one page of the list has.
fn most() -> usize {
    usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX)
}
