use std::{collections::HashMap, sync::Arc};

use domain::{ids::AuthorizerId, reconciliation::RunPhase, release};
use store::{AuthorizerRow, ListedAccount};

use super::{
    ask::Answer,
    compare::Comparison,
    outcome::{Halt, Stop},
    run::Run,
};

/// How many accounts are looked at between two notes of the progress.
const BATCH: usize = 64;
/// How many accounts of the book are held against the list in one go.
const SOME: u64 = 1_000;

impl Run<'_> {
    /// Looks at the accounts of the list that the book lacks, that may have changed, or that were not looked at for long.
    pub(super) async fn look_around(&mut self) -> Result<(), Stop> {
        loop {
            let limit = u64::try_from(BATCH).unwrap_or(u64::MAX);
            let place = self.progress.place.clone();
            let some = self
                .rows()
                .accounts_to_look_at(&self.row.id, &place, limit)
                .await?;
            let Some(last) = some.last().map(|account| account.appid.clone()) else {
                return self.enter(RunPhase::Missing).await;
            };
            self.look_at(some, true, Some(last)).await?;
        }
    }

    /// Looks at the accounts of the book that the list lacks: once more, for the list may omit what is there.
    pub(super) async fn look_for_missing(&mut self) -> Result<(), Stop> {
        loop {
            let place = self.progress.place.clone();
            let some = self
                .rows()
                .accounts_behind(&place, self.row.started_at, SOME)
                .await?;
            let Some((last, _)) = some.last().cloned() else {
                return Ok(());
            };
            let appids: Vec<&str> = some.iter().map(|(_, appid)| appid.as_str()).collect();
            let listed = self.rows().listed_among(&self.row.id, &appids).await?;
            let missing: Vec<ListedAccount> = some
                .iter()
                .filter(|(_, appid)| !listed.contains(appid) && !release::is_test_account(appid))
                .map(|(_, appid)| ListedAccount {
                    appid: appid.clone(),
                    auth_time: None,
                    look: true,
                    refresh_token: None,
                })
                .collect();
            for batch in missing.chunks(BATCH) {
                self.look_at(batch.to_vec(), false, None).await?;
            }
            self.progress.place = last.to_string();
            let tx = self.service.store().begin().await?;
            self.note(&self.service.own_ctx(), tx, Vec::new()).await?;
        }
    }

    /// Asks for these accounts, writes what came of it, and goes on to `place`. Until the run has come to another place it
    /// is still the same trouble, whatever was noted meanwhile: its tries go on.
    async fn look_at(
        &mut self,
        accounts: Vec<ListedAccount>,
        listed: bool,
        place: Option<String>,
    ) -> Result<(), Stop> {
        let (tries, goes_on) = (self.row.tries, place.is_some());
        let looked = self.look_through(tries, accounts, listed, place).await;
        if looked.is_err() || !goes_on {
            self.row.tries = tries;
        }
        looked
    }

    async fn look_through(
        &mut self,
        tries: i64,
        accounts: Vec<ListedAccount>,
        listed: bool,
        place: Option<String>,
    ) -> Result<(), Stop> {
        self.heed()?;
        let platform = Arc::clone(&self.platform);
        let asked_at = self.service.now();
        let answers = self.ask(accounts).await?;
        let known = self.rows_of(&answers).await?;
        let mut looked: Vec<(AuthorizerId, Option<i64>)> = Vec::new();
        let mut halt = Halt::default();
        for (account, answer) in answers {
            if let Err(failure) = &answer
                && halt.takes(&account.appid, failure)
            {
                continue;
            }
            halt.answered = true;
            let comparison = Comparison {
                platform: &platform,
                account: &account,
                answer: &answer,
                listed,
                asked_at,
            };
            match known.get(&account.appid) {
                Some(row) if comparison.is_settled(row) => {
                    looked.push((row.id.clone(), account.auth_time));
                }
                _ => self.write(comparison).await?,
            }
        }
        let count = i64::try_from(looked.len()).unwrap_or(i64::MAX);
        let ctx = self.service.own_ctx();
        let tx = self.service.store().begin().await?;
        tx.platform(&self.platform.id)
            .note_looks(&looked, asked_at)
            .await?;
        self.progress.looked = self.progress.looked.saturating_add(count);
        let (stop, unchecked) = halt.ends(tries);
        if stop.is_none()
            && let Some(place) = place
        {
            self.progress.place = place;
        }
        self.note(&ctx, tx, unchecked).await?;
        stop.map_or(Ok(()), Err)
    }

    /// The book's rows of these accounts.
    async fn rows_of(
        &self,
        answers: &[(ListedAccount, Answer)],
    ) -> Result<HashMap<String, AuthorizerRow>, Stop> {
        let appids: Vec<&str> = answers
            .iter()
            .map(|(account, _)| account.appid.as_str())
            .collect();
        let rows = self.rows().authorizers_by_appid(&appids).await?;
        Ok(rows
            .into_iter()
            .map(|row| (row.appid.clone(), row))
            .collect())
    }

    /// Writes what follows for one account, in a transaction of its own.
    async fn write(&mut self, comparison: Comparison<'_>) -> Result<(), Stop> {
        let ctx = self.service.own_ctx();
        let tx = self.service.store().begin().await?;
        let found = comparison.write(&ctx, &tx).await?;
        self.progress.looked = self.progress.looked.saturating_add(1);
        self.note(&ctx, tx, found).await
    }
}
