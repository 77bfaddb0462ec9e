use std::collections::{HashMap, HashSet};

use domain::{
    audit::Action,
    authorizer::GrantStatus,
    reconciliation::{FindingKind, RunPhase, Walk},
    release,
    time::Timestamp,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::{KnownAccount, ListedAccount, Tx};
use wechat::{AUTHORIZER_LIST_MAX, ListedAuthorizer};

use super::{
    compare::Found,
    outcome::{Stop, stopped},
    run::Run,
};
use crate::audit::{Actor, Event, Object};

/// An account that did not change is looked at once in so many seconds: a little less than a day, so that a run a day
/// looks at each.
const LOOK_EVERY_SECS: i64 = 20 * 3_600;
/// A grant that is younger than its code may live (`docs/wechat.md` §2) may still be exchanged.
const CODE_LIFE_SECS: i64 = 3_600;

impl Run<'_> {
    /// Reads WeChat's list page by page into the database, and takes over refresh tokens on the way.
    pub(super) async fn read_list(&mut self) -> Result<(), Stop> {
        loop {
            self.heed()?;
            let (asked_at, walk) = (self.service.now(), self.progress.walk);
            let (service, platform) = (self.service, &*self.platform);
            let page = service
                .with_component_token(platform, |token| async move {
                    service
                        .wechat(&platform.id)
                        .authorizer_list(
                            &platform.component_appid,
                            &token,
                            walk.offset,
                            AUTHORIZER_LIST_MAX,
                        )
                        .await
                })
                .await
                .map_err(stopped)?;
            let got = i64::try_from(page.list.len()).unwrap_or(i64::MAX);
            let next = walk.after(got, page.total_count);
            self.take_page(page.list, asked_at, next).await?;
            if !next.is_over(walk, got) {
                continue;
            }
            let (listed, to_look) = self.rows().count_listed(&self.row.id).await?;
            (self.progress.listed, self.progress.to_look) = (listed, to_look);
            match next.again(listed) {
                Some(again) => self.progress.walk = again,
                None => return self.enter(RunPhase::Look).await,
            }
        }
    }

    /// Begins a phase.
    pub(super) async fn enter(&mut self, phase: RunPhase) -> Result<(), Stop> {
        (self.progress.phase, self.progress.place) = (phase, String::new());
        let tx = self.service.store().begin().await?;
        self.note(&self.service.own_ctx(), tx, Vec::new()).await
    }

    async fn take_page(
        &mut self,
        list: Vec<ListedAuthorizer>,
        asked_at: Timestamp,
        next: Walk,
    ) -> Result<(), Stop> {
        let mut twice = HashSet::new();
        let list: Vec<ListedAuthorizer> = list
            .into_iter()
            .filter(|entry| !release::is_test_account(&entry.authorizer_appid))
            .filter(|entry| twice.insert(entry.authorizer_appid.clone()))
            .collect();
        let appids: Vec<&str> = list
            .iter()
            .map(|entry| entry.authorizer_appid.as_str())
            .collect();
        let known: HashMap<String, KnownAccount> = self
            .rows()
            .known_accounts(&appids)
            .await?
            .into_iter()
            .map(|account| (account.appid.clone(), account))
            .collect();
        let known_of = |entry: &ListedAuthorizer| known.get(&entry.authorizer_appid);
        let accounts: Vec<ListedAccount> = list
            .iter()
            .map(|entry| self.listed(entry, known_of(entry)))
            .collect();

        let ctx = self.service.own_ctx();
        let tx = self.service.store().begin().await?;
        let kept = tx
            .platform(&self.platform.id)
            .keep_listed(&self.row.id, &accounts)
            .await?;
        let (mut found, mut rescues) = (Vec::new(), Vec::new());
        for entry in &list {
            let known = known_of(entry);
            match (&entry.refresh_token, known) {
                (None, known) => found.extend(self.not_exchanged(entry, known)),
                (Some(token), Some(known)) if lacks(known, token) => rescues.push((known, token)),
                (Some(_), _) => {}
            }
        }
        // In the order of their ids, as everybody takes several: two never wait for each other.
        rescues.sort_unstable_by(|(one, _), (other, _)| one.id.cmp(&other.id));
        for (known, token) in rescues {
            found.extend(self.rescue(&ctx, &tx, known, token, asked_at).await?);
        }
        self.progress.walk = next;
        self.progress.listed = self.progress.listed.saturating_add(kept);
        self.note(&ctx, tx, found).await
    }

    fn listed(&self, entry: &ListedAuthorizer, known: Option<&KnownAccount>) -> ListedAccount {
        let look = match known {
            // Without a refresh token there is nothing that could be taken in.
            None => entry.refresh_token.is_some(),
            Some(known) => self.is_due(entry, known),
        };
        let in_force = known.is_some_and(|known| known.status != GrantStatus::Unauthorized);
        ListedAccount {
            appid: entry.authorizer_appid.clone(),
            auth_time: entry.auth_time,
            look,
            refresh_token: entry.refresh_token.clone().filter(|_| look && !in_force),
        }
    }

    fn is_due(&self, entry: &ListedAuthorizer, known: &KnownAccount) -> bool {
        let since = if self.row.thorough {
            self.row.started_at
        } else {
            self.row.started_at.plus_secs(-LOOK_EVERY_SECS)
        };
        known.status != GrantStatus::Authorized
            || known.looked_at.is_none_or(|at| at <= since)
            || (entry.auth_time.is_some() && entry.auth_time != known.listed_auth_time)
    }

    /// The code of its grant was never exchanged, and cannot be any more.
    fn not_exchanged(
        &self,
        entry: &ListedAuthorizer,
        known: Option<&KnownAccount>,
    ) -> Option<Found> {
        let lacking = match known {
            None => true,
            Some(known) => known.status == GrantStatus::Authorized && known.refresh_token.is_none(),
        };
        let now = self.service.now().millis() / 1_000;
        let late = entry
            .auth_time
            .is_none_or(|at| at.saturating_add(CODE_LIFE_SECS) <= now);
        (lacking && late).then(|| Found {
            authorizer: known.map(|known| known.id.clone()),
            ..Found::new(FindingKind::NotExchanged, &entry.authorizer_appid)
        })
    }

    async fn rescue(
        &self,
        ctx: &console::Ctx,
        tx: &Tx,
        known: &KnownAccount,
        token: &SecretString,
        asked_at: Timestamp,
    ) -> Result<Option<Found>, Stop> {
        let rows = tx.platform(&self.platform.id);
        if !rows
            .rescue_token(&known.id, token, asked_at, ctx.now)
            .await?
        {
            return Ok(None);
        }
        let name = if known.name.is_empty() {
            &known.appid
        } else {
            &known.name
        };
        let event = Event::new(ctx, Actor::system(), Action::RescueToken)
            .at(&self.platform.id)
            .on(Object::authorizer(&known.id, name));
        tx.audit(event.done()).await?;
        Ok(Some(Found {
            authorizer: Some(known.id.clone()),
            ..Found::new(FindingKind::TokenRescued, &known.appid)
        }))
    }
}

/// Whether the book lacks this refresh token of an account whose grant is in force.
fn lacks(known: &KnownAccount, token: &SecretString) -> bool {
    let same = known
        .refresh_token
        .as_ref()
        .is_some_and(|stored| stored.expose_secret() == token.expose_secret());
    known.status != GrantStatus::Unauthorized && !same
}
