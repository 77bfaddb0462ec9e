use sea_orm::{
    ColumnTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr,
};

use crate::{
    PlatformStore, Result,
    entities::authorizer::{Column, Entity},
    platform::search::{Search, SearchKind},
};

/// The shortest beginning of an AppID or 原始ID that is looked for as one: shorter ones begin too many.
const CODE_MIN: usize = 6;
/// How many accounts the beginning of an AppID or 原始ID can find.
const CODES: u64 = 200;
/// Above every character of an AppID or 原始ID.
const ABOVE: char = '\u{7f}';

/// What somebody looks for, and the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Words in names.
    Words(Search),
    /// These accounts: their AppID or 原始ID begins with what was typed.
    These(Vec<String>),
}

impl PlatformStore<'_> {
    /// Prepares to look for `text`; none when there is nothing in it to look for.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub(crate) async fn find_authorizers(&self, text: &str) -> Result<Option<Found>> {
        if let Some(code) = code(text) {
            let mut ids = self.begin_with(Column::Appid, &code).await?;
            ids.extend(self.begin_with(Column::OriginalId, &code).await?);
            if !ids.is_empty() {
                return Ok(Some(Found::These(ids)));
            }
        }
        let search = self.search(SearchKind::Authorizer, text).await?;
        Ok(search.map(Found::Words))
    }

    async fn begin_with(&self, column: Column, code: &str) -> Result<Vec<String>> {
        Ok(self
            .begin_with_query(column, code)
            .select_only()
            .column(Column::Id)
            .into_tuple()
            .all(&self.db.read)
            .await?)
    }

    pub(crate) fn begin_with_query(&self, column: Column, code: &str) -> sea_orm::Select<Entity> {
        let own = match column {
            // Written out as in the partial index: accounts whose profile WeChat has not told have none.
            Column::OriginalId => self
                .own_authorizers()
                .filter(Expr::cust("authorizer.original_id <> ''")),
            _ => self.own_authorizers(),
        };
        own.filter(column.gte(code))
            .filter(column.lt(format!("{code}{ABOVE}")))
            .order_by(column, Order::Asc)
            .limit(CODES)
    }
}

/// The text as the beginning of an AppID or 原始ID, when it can be one.
fn code(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let begins = text.starts_with("wx") || text.starts_with("gh_");
    (plain && begins && text.len() >= CODE_MIN).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn only_what_can_begin_a_code_is_looked_for_as_one() {
        assert_eq!(code(" WX94a6 "), Some("wx94a6".to_owned()));
        assert_eq!(code("gh_012"), Some("gh_012".to_owned()));
        for text in ["wx94a", "晨光文具用品", "wx 94a6f", "abcdefgh", ""] {
            assert_eq!(code(text), None, "{text}");
        }
    }
}
