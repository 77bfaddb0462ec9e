use domain::authorizer::AccountStatus;
use store::AuthorizerRow;
use wechat::AuthorizerInfo;

use crate::{audit::Facts, settle::profile_update};

/// What of a profile is not as it stands in the book.
#[derive(Debug)]
pub(super) struct Changes {
    before: Facts,
    after: Facts,
    notable: bool,
}

impl Changes {
    /// What the trail tells of it, before and after; none when only addresses of pictures changed, which WeChat does as
    /// it likes.
    pub(super) fn told(self) -> Option<(Facts, Facts)> {
        self.notable.then_some((self.before, self.after))
    }

    fn text(&mut self, name: &str, stored: &str, told: Option<&str>) {
        if let Some(told) = told.filter(|told| *told != stored) {
            self.note(name, Some(stored).filter(|text| !text.is_empty()), told);
        }
    }

    fn number(&mut self, name: &str, stored: Option<i64>, told: Option<i64>) {
        if let Some(told) = told.filter(|told| Some(*told) != stored) {
            self.note(name, stored, told);
        }
    }

    fn note<V: Into<serde_json::Value>>(&mut self, name: &str, stored: Option<V>, told: V) {
        let before = std::mem::take(&mut self.before);
        let after = std::mem::take(&mut self.after);
        self.before = before.with(name, stored);
        self.after = after.with(name, told);
        self.notable = true;
    }
}

/// What WeChat tells that the book does not say. Nothing while the book knows no profile at all: whoever reads the first
/// one also finds out what can be expected of the account.
pub(super) fn changes(row: &AuthorizerRow, info: &AuthorizerInfo) -> Option<Changes> {
    let stored_kind = row.kind?;
    let told = profile_update(info);
    let mut changes = Changes {
        before: Facts::new(),
        after: Facts::new(),
        notable: false,
    };
    changes.text("name", &row.name, told.name.as_deref());
    changes.text("principal", &row.principal, told.principal.as_deref());
    changes.text("original_id", &row.original_id, told.original_id.as_deref());
    changes.text("alias", &row.alias, told.alias.as_deref());
    if let Some(kind) = told.kind {
        changes.text("kind", stored_kind.code(), Some(kind.code()));
    }
    changes.number("verify_type", row.verify_type, told.verify_type);
    changes.number(
        "account_status",
        row.account_status.map(AccountStatus::number),
        told.account_status,
    );
    let pictures = [
        (&told.head_img, &row.head_img),
        (&told.qrcode_url, &row.qrcode_url),
    ]
    .into_iter()
    .any(|(told, stored)| told.is_some() && told != stored);
    (changes.notable || pictures).then_some(changes)
}
