use domain::{authorizer::GrantStatus, sets::SetIds};
use sandbox::TrueGrant;
use secrecy::ExposeSecret as _;

use crate::Stage;

impl Stage {
    /// Where the platform's book says something else than what is really granted at WeChat: sets, state and refresh tokens,
    /// account by account. A grant whose code nobody exchanged cannot be in it.
    pub async fn differences(&self) -> Vec<String> {
        let mut truth = self.sandbox.truth(&self.platform.slug).unwrap();
        truth.retain(|_, grant| grant.refresh_token.is_some());
        let (store, platform) = self.store().await;
        let rows = store.platform(&platform);
        let mut different = Vec::new();
        for row in self.authorizers().await {
            let detail = self.authorizer(&row.id).await;
            let tokens = rows.tokens(&row.id).await.unwrap();
            let refresh = tokens.refresh.map(|token| token.expose_secret().to_owned());
            match truth.remove(&row.appid) {
                Some(grant) => different.extend(compared(&detail, refresh, &grant)),
                None if row.status == GrantStatus::Authorized => {
                    different.push(format!("{}: the book has a grant that is none", row.appid));
                }
                None => {}
            }
        }
        different.extend(
            truth
                .keys()
                .map(|appid| format!("{appid}: the book lacks it")),
        );
        store.close().await.unwrap();
        different
    }
}

fn compared(
    detail: &console::AuthorizerDetail,
    refresh: Option<String>,
    grant: &TrueGrant,
) -> Option<String> {
    let row = &detail.authorizer;
    let sets: SetIds = grant.sets.iter().copied().collect();
    let status = detail.account_status.map(|status| status.number());
    let differs = row.status != GrantStatus::Authorized
        || detail.granted != sets
        || refresh != grant.refresh_token
        || status != Some(grant.account_status)
        || row.name.is_empty();
    differs.then(|| {
        format!(
            "{} is {} with {:?}, account status {status:?}, the refresh token {}; in truth {grant:?}",
            row.appid,
            row.status.code(),
            detail.granted,
            if refresh == grant.refresh_token { "right" } else { "wrong" },
        )
    })
}
