use std::{collections::HashMap, sync::Arc};

use domain::attempt::Failure;
use store::{ListedAccount, StoreError};
use tokio::task::JoinSet;
use wechat::AuthorizerInfo;

use super::{outcome::Stop, run::Run};
use crate::{
    core::Service,
    keeper::{KeepError, Platform},
};

/// How many accounts are asked for at once.
const AT_ONCE: usize = 16;

/// What WeChat said of an account.
pub(super) type Answer = Result<AuthorizerInfo, Failure>;

impl Run<'_> {
    /// Reads the profiles of these accounts, a few at once, and gives them back in their order.
    pub(super) async fn ask(
        &self,
        accounts: Vec<ListedAccount>,
    ) -> Result<Vec<(ListedAccount, Answer)>, Stop> {
        let mut answers = HashMap::new();
        let mut under_way = JoinSet::new();
        let mut waiting = accounts.iter();
        loop {
            while under_way.len() < AT_ONCE
                && let Some(account) = waiting.next()
            {
                let appid = account.appid.clone();
                under_way.spawn(profile_of(
                    self.service.clone(),
                    Arc::clone(&self.platform),
                    appid,
                ));
            }
            match under_way.join_next().await {
                None => break,
                Some(Ok((appid, answer))) => {
                    answers.insert(appid, answer?);
                }
                // A task that panicked said so in the log; its account is asked for in the next run.
                Some(Err(_)) => {}
            }
        }
        Ok(accounts
            .into_iter()
            .filter_map(|account| {
                let answer = answers.remove(&account.appid)?;
                Some((account, answer))
            })
            .collect())
    }
}

async fn profile_of(
    service: Service,
    platform: Arc<Platform>,
    appid: String,
) -> (String, Result<Answer, StoreError>) {
    let answer = match service.profile(&platform, &appid).await {
        Ok(info) => Ok(Ok(info)),
        Err(KeepError::WeChat(failure)) => Ok(Err(failure)),
        Err(KeepError::Store(error)) => Err(error),
    };
    (appid, answer)
}
