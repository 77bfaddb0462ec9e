use std::time::Duration;

use domain::{
    audit::Action,
    ids::{PlatformId, RehearsalId},
    release::{Case, CaseResult, GROUPS, LIMIT_MS, TestAccount, Trouble},
    time::Timestamp,
};
use store::{RehearsalRow, RehearsedAt, StoreError};
use wechat::Pusher;

use super::{
    play::Stage,
    sheet::{results_of, text_of},
};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    registration::push_base,
    release::Mark,
};

/// How long a rehearsal may hold its lease: longer than all cases together may take.
const LEASE_SECS: i64 = 90;
/// How long what was taken in may wait to be worked off.
const WORKED_SECS: i64 = 30;
/// How often that is looked at.
const LOOK_SECS: i64 = 1;
/// How many rehearsals are taken up at once, over all platforms.
const ROUND: u64 = 8;

/// A rehearsal whose lease is ours.
struct Held<'a> {
    platform: &'a PlatformId,
    fence: i64,
    row: RehearsalRow,
}

impl Service {
    /// Plays the rehearsals that staff asked for, and ends those whose last word is there.
    pub(crate) async fn rehearse_due(&self) -> Result<(), StoreError> {
        let due = self
            .store()
            .system()
            .due_rehearsals(self.now(), ROUND)
            .await?;
        for (platform, id) in due {
            self.rehearse(&platform, &id).await?;
        }
        Ok(())
    }

    async fn rehearse(&self, platform: &PlatformId, id: &RehearsalId) -> Result<(), StoreError> {
        let rows = self.store().platform(platform);
        let (node, now) = (&self.deps().node, self.now());
        let until = now.plus_secs(LEASE_SECS);
        let Some((fence, row)) = rows.claim_rehearsal(id, node, now, until).await? else {
            return Ok(());
        };
        let held = Held {
            platform,
            fence,
            row,
        };
        match held.row.posted_at {
            None => self.post_cases(held).await,
            Some(posted_at) => self.look_for_the_rest(held, posted_at).await,
        }
    }

    /// Posts what was not posted before, in case a node ended meanwhile.
    async fn post_cases(&self, held: Held<'_>) -> Result<(), StoreError> {
        let rows = self.store().platform(held.platform);
        let platform = rows.head().await?;
        let limit = Duration::from_millis(LIMIT_MS.unsigned_abs());
        let Ok(pusher) = Pusher::new(limit) else {
            tracing::error!("the HTTP client of a rehearsal cannot be built");
            return Ok(());
        };
        let stage = Stage {
            pusher,
            keys: self.push_keys(&platform).await?,
            component_appid: platform.component_appid.clone(),
            base: push_base(&platform),
            mark: Mark(held.row.id.clone()),
            group: group_of(&held.row.id),
        };
        let mut results = results_of(&held.row);
        for scene in stage.scenes().into_iter().skip(results.len()) {
            results.push(stage.play(scene, self.now()).await);
            let sheet = text_of(&results);
            if !rows
                .put_rehearsal_sheet(&held.row.id, held.fence, &sheet)
                .await?
            {
                return Ok(());
            }
        }
        let now = self.now();
        rows.wait_for_rehearsal(&held.row.id, held.fence, now, now)
            .await?;
        self.wake();
        Ok(())
    }

    /// Ends the rehearsal when what it pushed was worked off, or should have been.
    async fn look_for_the_rest(
        &self,
        held: Held<'_>,
        posted_at: Timestamp,
    ) -> Result<(), StoreError> {
        let now = self.now();
        let row = &held.row;
        let all = row.worked.iter().all(|of| {
            let RehearsedAt {
                authorized,
                queried,
                revoked,
            } = of;
            authorized.is_some() && queried.is_some() && revoked.is_some()
        });
        if !all && now < posted_at.plus_secs(WORKED_SECS) {
            let rows = self.store().platform(held.platform);
            let next = now.plus_secs(LOOK_SECS);
            return rows
                .wait_for_rehearsal(&row.id, held.fence, posted_at, next)
                .await;
        }
        let mut results = results_of(row);
        let told = |case, account: TestAccount, worked_at: Option<Timestamp>| CaseResult {
            case,
            appid: Some(account.appid.to_owned()),
            ms: worked_at.unwrap_or(now).millis() - row.started_at.millis(),
            trouble: worked_at.is_none().then_some(Trouble::NotWorked),
            got: String::new(),
        };
        for (account, of) in group_of(&row.id).into_iter().zip(row.worked) {
            results.push(told(Case::AuthorizedWorked, account, of.authorized));
            results.push(told(Case::ByApiWorked, account, of.queried));
            results.push(told(Case::UnauthorizedWorked, account, of.revoked));
        }
        self.end_rehearsal(&held, &results).await
    }

    async fn end_rehearsal(
        &self,
        held: &Held<'_>,
        results: &[CaseResult],
    ) -> Result<(), StoreError> {
        let ctx = self.own_ctx();
        let passed = results.iter().filter(|result| result.passed()).count();
        let tx = self.store().begin().await?;
        let rows = tx.platform(held.platform);
        let sheet = text_of(results);
        if !rows
            .end_rehearsal(&held.row.id, held.fence, &sheet, ctx.now)
            .await?
        {
            return Ok(());
        }
        let name = rows.head().await?.name;
        let facts = Facts::new()
            .with("cases", results.len())
            .with("passed", passed);
        let event = Event::new(&ctx, Actor::system(), Action::EndRehearsal)
            .at(held.platform)
            .on(Object::platform(held.platform, &name))
            .after(facts);
        let event = match passed == results.len() {
            true => event,
            false => event.failed("cases_failed"),
        };
        tx.audit(event.done()).await?;
        tx.commit().await
    }
}

/// The accounts that a rehearsal is played with: drawn by its id, whose end is random, so that whoever goes on with it has the same.
fn group_of(id: &RehearsalId) -> [TestAccount; 2] {
    let drawn = usize::from(id.as_str().bytes().last().unwrap_or_default());
    let [first, ..] = GROUPS;
    *GROUPS.get(drawn % GROUPS.len()).unwrap_or(&first)
}
