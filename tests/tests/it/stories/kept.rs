//! What was once in the book and must not get lost by whatever WeChat answers.

use std::collections::BTreeMap;

use domain::{authorizer::GrantStatus, list::TokenFilter};
use tests::Stage;

/// The good values that were seen.
#[derive(Debug, Default)]
pub struct Kept {
    platform_token: bool,
    accounts: BTreeMap<String, Account>,
}

/// Which of an account's values are there.
#[derive(Debug, Clone, Copy, Default)]
struct Account {
    name: bool,
    principal: bool,
    sets: bool,
    refresh_token: bool,
    token: bool,
}

impl Kept {
    /// Fails when a value that was there is gone, and takes note of those that have come.
    pub async fn is_still_there(&mut self, stage: &Stage) {
        let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
        let tokens = desk.tokens(&ctx, &TokenFilter::default()).await.unwrap();
        let token = tokens.component.expires_at.is_some();
        assert!(
            token || !self.platform_token,
            "the platform's token is gone"
        );
        self.platform_token = token;
        for row in stage.authorizers().await {
            // With the grant its tokens go.
            if row.status == GrantStatus::Unauthorized {
                self.accounts.remove(&row.appid);
                continue;
            }
            let token = tokens.page.rows.iter().find(|token| token.id == row.id);
            let before = self.accounts.entry(row.appid.clone()).or_default();
            let now = Account {
                name: !row.name.is_empty(),
                principal: !row.principal.is_empty(),
                sets: row.granted > 0,
                // An account in doubt is not in the list of tokens.
                refresh_token: token.map_or(before.refresh_token, |token| token.renewable),
                token: token.map_or(before.token, |token| token.expires_at.is_some()),
            };
            let lost = before.lost_in(now);
            assert!(lost.is_empty(), "{} has lost its {lost:?}", row.appid);
            *before = now;
        }
    }
}

impl Account {
    fn lost_in(self, now: Self) -> Vec<&'static str> {
        let all = [
            ("name", self.name, now.name),
            ("principal", self.principal, now.principal),
            ("sets", self.sets, now.sets),
            ("refresh token", self.refresh_token, now.refresh_token),
            ("token", self.token, now.token),
        ];
        let lost = all.into_iter().filter(|(_, before, now)| *before && !now);
        lost.map(|(what, _, _)| what).collect()
    }
}
