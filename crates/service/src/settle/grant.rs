use console::Ctx;
use domain::{
    account::AccountKind,
    audit::Action,
    authorizer::{GrantStatus, SnapshotSource, Standing},
    conflict,
    ids::{AttemptId, AuthorizerId, PushId, SnapshotId},
    placement::{self, Meant, Placement},
    sets::SetIds,
    time::Timestamp,
};
use store::{
    AuthorizerRow, GrantUpdate, LinkRow, NewAuthorizer, NewSnapshot, NewTokens, StoreError, Tx,
};

use super::{Exchanged, conflicts::Conflicts, profile};
use crate::{
    audit::{Actor, Event, Facts, Object},
    entropy,
    keeper::Platform,
};

/// A grant on its way into the book.
pub(crate) struct Grant<'a> {
    pub(crate) ctx: &'a Ctx,
    pub(crate) platform: &'a Platform,
    pub(crate) exchanged: &'a Exchanged,
    /// The link that explains it, and the press.
    pub(crate) meant: Option<(&'a LinkRow, &'a AttemptId)>,
    pub(crate) source: SnapshotSource,
    pub(crate) actor: Actor,
    /// When it was made, in seconds: CreateTime of the push that told it, where there is one.
    pub(crate) event_time: i64,
    pub(crate) push: Option<&'a PushId>,
}

/// What stands in the book now.
#[derive(Debug)]
pub(crate) struct Recorded {
    pub(crate) authorizer: AuthorizerId,
    pub(crate) wrong_account: bool,
}

impl Grant<'_> {
    /// Writes authorizer, tokens, snapshot, conflicts and the audit entries. What WeChat did not tell is left as it is.
    pub(crate) async fn record(&self, tx: &Tx, now: Timestamp) -> Result<Recorded, StoreError> {
        let rows = tx.platform(&self.platform.id);
        let appid = &self.exchanged.authorization.authorizer_appid;
        let known = rows.authorizer_by_appid(appid).await?;
        let in_force = known
            .as_ref()
            .filter(|row| row.status == GrantStatus::Authorized);
        let before = in_force.map(|row| row.granted.clone()).unwrap_or_default();
        let granted = self.granted().unwrap_or_else(|| before.clone());
        let expected = self.expected(known.as_ref());
        let placement = self.placement(known.as_ref());
        let wrong_account = placement.standing == Standing::WrongAccount;

        let id = self
            .write_authorizer(tx, known.as_ref(), &granted, &expected, &placement, now)
            .await?;
        if let Some(info) = &self.exchanged.info {
            rows.update_profile(&id, &profile::update(info), now)
                .await?;
        }
        rows.put_tokens(&id, &self.tokens(now), now).await?;

        let snapshot = SnapshotId::new(now, entropy::bytes());
        rows.insert_snapshot(&NewSnapshot {
            id: snapshot.clone(),
            authorizer_id: id.clone(),
            taken_at: now,
            source: self.source,
            sets: granted.clone(),
            attempt_id: self.meant.map(|(_, attempt)| attempt.clone()),
            push_id: self.push.cloned(),
        })
        .await?;

        let object = Object::authorizer(&id, &self.name(known.as_ref()));
        let action = if in_force.is_some() {
            Action::UpdateGrant
        } else {
            Action::Grant
        };
        let facts = Facts::new()
            .sets("sets", &granted)
            .with(
                "customer",
                placement.customer.as_ref().map(ToString::to_string),
            )
            .with("standing", placement.standing.code());
        let mut event = self
            .event(action, self.actor.clone())
            .on(object.clone())
            .after(facts);
        if in_force.is_some() {
            event = event.before(Facts::new().sets("sets", &before));
        }
        tx.audit(event.done()).await?;
        if wrong_account {
            self.tell_set_aside(tx, &object, appid).await?;
        }
        Conflicts {
            ctx: self.ctx,
            tx,
            platform: &self.platform.id,
            id: &id,
            snapshot: &snapshot,
            object: &object,
        }
        .write(&conflict::compare(&before, &granted, &expected), &granted)
        .await?;
        Ok(Recorded {
            authorizer: id,
            wrong_account,
        })
    }

    /// What is granted, as far as WeChat said so: by the exchange, or else with the profile.
    fn granted(&self) -> Option<SetIds> {
        let told = self.exchanged.authorization.func_info.as_ref();
        let told = told.or_else(|| {
            self.exchanged
                .info
                .as_ref()
                .and_then(|info| info.func_info.as_ref())
        });
        told.map(|ids| ids.iter().copied().collect())
    }

    /// What can be expected: of a link's grant what the link asked for; of another what was expected before.
    fn expected(&self, known: Option<&AuthorizerRow>) -> SetIds {
        let offered = &self.platform.offered;
        let kind = self.kind(known);
        match (self.meant, known) {
            (None, Some(known)) if !known.expected.is_empty() => known.expected.clone(),
            (meant, _) => {
                let asked = meant
                    .map(|(link, _)| link.ask.sets.clone())
                    .unwrap_or_default();
                kind.map(|kind| conflict::expected(&asked, offered, kind))
                    .unwrap_or_default()
            }
        }
    }

    fn kind(&self, known: Option<&AuthorizerRow>) -> Option<AccountKind> {
        self.exchanged
            .info
            .as_ref()
            .map(profile::kind)
            .or_else(|| known.and_then(|row| row.kind))
    }

    fn placement(&self, known: Option<&AuthorizerRow>) -> Placement {
        let meant = self.meant.map(|(link, _)| Meant {
            customer: &link.customer.id,
            biz_appid: link.ask.biz_appid.as_deref(),
        });
        let owner = known
            .and_then(|row| row.customer.as_ref())
            .map(|customer| &customer.id);
        placement::place(meant, &self.exchanged.authorization.authorizer_appid, owner)
    }

    async fn write_authorizer(
        &self,
        tx: &Tx,
        known: Option<&AuthorizerRow>,
        granted: &SetIds,
        expected: &SetIds,
        placement: &Placement,
        now: Timestamp,
    ) -> Result<AuthorizerId, StoreError> {
        let rows = tx.platform(&self.platform.id);
        let aside = (placement.standing == Standing::WrongAccount)
            .then_some(self.meant)
            .flatten();
        let set_aside = aside.map(|(_, attempt)| attempt.clone());
        let Some(known) = known else {
            let id = AuthorizerId::new(now, entropy::bytes());
            rows.insert_authorizer(&NewAuthorizer {
                id: id.clone(),
                appid: self.exchanged.authorization.authorizer_appid.clone(),
                customer_id: placement.customer.clone(),
                standing: placement.standing,
                granted: granted.clone(),
                expected: expected.clone(),
                granted_at: now,
                grant_event_time: self.event_time,
                set_aside_attempt_id: set_aside,
            })
            .await?;
            return Ok(id);
        };
        // A change of sets is no new grant: the list, sorted by grant, stays as it is.
        let changed_only =
            known.status == GrantStatus::Authorized && self.source == SnapshotSource::UpdatePush;
        rows.update_grant(
            &known.id,
            &GrantUpdate {
                granted: granted.clone(),
                expected: expected.clone(),
                granted_at: if changed_only { known.granted_at } else { now },
                grant_event_time: self.event_time,
                updated_at: now,
            },
        )
        .await?;
        match (self.meant, &placement.customer) {
            // No link says anything of whose it is: that stays as it is.
            (None, _) => {}
            (Some(_), Some(customer)) if placement.standing == Standing::Assigned => {
                rows.assign(&known.id, customer, now).await?;
            }
            _ => {
                rows.set_standing(&known.id, placement.standing, set_aside.as_ref(), now)
                    .await?
            }
        }
        Ok(known.id.clone())
    }

    fn tokens(&self, now: Timestamp) -> NewTokens {
        let authorization = &self.exchanged.authorization;
        let from_profile = self
            .exchanged
            .info
            .as_ref()
            .and_then(|info| info.refresh_token.clone());
        let lives = authorization.expires_in_s.unwrap_or(0).max(0);
        NewTokens {
            refresh: authorization.refresh_token.clone().or(from_profile),
            access: authorization
                .access_token
                .clone()
                .map(|token| (token, now.plus_secs(lives))),
        }
    }

    fn name(&self, known: Option<&AuthorizerRow>) -> String {
        let told = self
            .exchanged
            .info
            .as_ref()
            .and_then(|info| info.nick_name.clone());
        let stored = known.map(|row| row.name.clone());
        let name = told.or(stored).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| self.exchanged.authorization.authorizer_appid.clone())
    }

    fn event(&self, action: Action, actor: Actor) -> Event {
        Event::new(self.ctx, actor, action).at(&self.platform.id)
    }

    async fn tell_set_aside(
        &self,
        tx: &Tx,
        object: &Object,
        appid: &str,
    ) -> Result<(), StoreError> {
        let Some((link, _)) = self.meant else {
            return Ok(());
        };
        let facts = Facts::new()
            .with("granted_by", appid)
            .with("expected", link.ask.biz_appid.clone())
            .with("link", link.id.as_str())
            .with("link_customer", link.customer.name.as_str());
        tx.audit(
            self.event(Action::SetAside, Actor::system())
                .on(object.clone())
                .after(facts)
                .done(),
        )
        .await
    }
}
