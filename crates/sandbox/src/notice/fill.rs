use crate::{config::AccountConfig, random::Random};

/// What stands in the place of a `$` word.
pub(super) struct Fill<'a> {
    pub(super) account: Option<&'a AccountConfig>,
    /// An authorization code, where there is one to tell.
    pub(super) code: Option<String>,
    /// Unix seconds.
    pub(super) now: i64,
    pub(super) random: Random,
}

/// The word for an authorization code.
pub(super) const CODE: &str = "$code";
const MONTH_S: i64 = 30 * 86_400;

impl Fill<'_> {
    /// The value of a field; empty where there is none.
    pub(super) fn value(&mut self, usual: &str) -> String {
        let of_account = |look: fn(&AccountConfig) -> &str| {
            let told = self.account.map(look);
            told.unwrap_or_default().to_owned()
        };
        match usual {
            "$account" => of_account(|account| &account.appid),
            "$name" => of_account(|account| &account.nick_name),
            "$principal" => of_account(|account| &account.principal_name),
            "$now" => self.now.to_string(),
            "$next-month" => (self.now + MONTH_S).to_string(),
            "$id" => (self.random.next() >> 12).to_string(),
            CODE => self.code.clone().unwrap_or_default(),
            other => other.to_owned(),
        }
    }
}
