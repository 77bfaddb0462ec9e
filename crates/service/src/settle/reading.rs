use domain::{
    account::AccountKind,
    conflict,
    placement::{self, Meant, Placement},
    sets::SetIds,
    time::Timestamp,
};
use store::{AuthorizerRow, NewTokens};

use super::{Grant, profile};

/// What follows from what WeChat told of a grant, and from what the book says already.
impl Grant<'_> {
    /// What is granted, as far as WeChat said so: by the exchange, or else with the profile.
    pub(super) fn granted(&self) -> Option<SetIds> {
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
    pub(super) fn expected(&self, known: Option<&AuthorizerRow>) -> SetIds {
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

    pub(super) fn placement(&self, known: Option<&AuthorizerRow>) -> Placement {
        let meant = self.meant.map(|(link, _)| Meant {
            customer: &link.customer.id,
            biz_appid: link.ask.biz_appid.as_deref(),
        });
        let owner = known
            .and_then(|row| row.customer.as_ref())
            .map(|customer| &customer.id);
        placement::place(meant, &self.exchanged.authorization.authorizer_appid, owner)
    }

    pub(super) fn tokens(&self, now: Timestamp) -> NewTokens {
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

    pub(super) fn name(&self, known: Option<&AuthorizerRow>) -> String {
        let told = self
            .exchanged
            .info
            .as_ref()
            .and_then(|info| info.nick_name.clone());
        let stored = known.map(|row| row.name.clone());
        let name = told.or(stored).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| self.exchanged.authorization.authorizer_appid.clone())
    }
}
