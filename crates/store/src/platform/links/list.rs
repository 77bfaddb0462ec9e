use domain::{
    ids::LinkId,
    link::LinkState,
    list::{Cursor, LinkFilter, Page},
    text,
    time::Timestamp,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select};

use super::link_row;
use crate::{
    LinkRow, PlatformStore, Result,
    entities::{
        customer,
        link::{Column, Entity},
    },
    platform::{
        listing::page,
        search::{Search, SearchKind},
    },
};

impl PlatformStore<'_> {
    /// A page of links, newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`](crate::StoreError::Db), [`StoreError::Corrupt`](crate::StoreError::Corrupt).
    pub async fn links(&self, filter: &LinkFilter, now: Timestamp) -> Result<Page<LinkRow>> {
        if filter.state == Some(LinkState::Expired) {
            self.list_expired(now).await?;
        }
        let search = match told(&filter.text) {
            Told::Words(words) => match self.search(SearchKind::Link, words).await? {
                None => return Ok(Page::of(Vec::new(), place)),
                found => found,
            },
            _ => None,
        };
        let rows = self
            .links_query(filter, search.as_ref(), now)
            .find_also_related(customer::Entity)
            .all(&self.db.read)
            .await?;
        let rows: Vec<LinkRow> = rows
            .into_iter()
            .map(|row| link_row(self.db.keys, row))
            .collect::<Result<_>>()?;
        Ok(Page::of(rows, place))
    }

    pub(crate) fn links_query(
        &self,
        filter: &LinkFilter,
        search: Option<&Search>,
        now: Timestamp,
    ) -> Select<Entity> {
        let mut query = Entity::find().filter(Column::PlatformId.eq(self.id.as_str()));
        if let Some(customer) = &filter.customer {
            query = query.filter(Column::CustomerId.eq(customer.as_str()));
        }
        if let Some(maker) = &filter.maker {
            query = query.filter(Column::CreatedBy.eq(maker.as_str()));
        }
        if let Some(state) = filter.state {
            query = query.filter(Column::ListedAs.eq(state.code()));
            if state.is_open() {
                query = query.filter(Column::ExpiresAt.gt(now.millis()));
            }
        }
        let after = filter.after.as_ref();
        if let Some(search) = search {
            let texts = [customer::Column::Name.into_expr(), Column::Note.into_expr()];
            let words = search.contained(&texts);
            return search.drive(self.id.as_str(), query, Column::Id, words, after);
        }
        query = match told(&filter.text) {
            Told::Id(id) => query.filter(Column::Id.eq(id.as_str())),
            Told::Account(appid) => query.filter(Column::BizAppid.eq(appid)),
            Told::Nothing | Told::Words(_) => query,
        };
        page(query, Column::CreatedAt, Column::Id, after)
    }
}

fn place(row: &LinkRow) -> Cursor {
    Cursor {
        key: row.created_at.millis(),
        id: row.id.to_string(),
    }
}

/// What somebody looks for.
enum Told<'a> {
    Nothing,
    Id(LinkId),
    Account(String),
    Words(&'a str),
}

fn told(text: &str) -> Told<'_> {
    let text = text.trim();
    if text.is_empty() {
        Told::Nothing
    } else if let Ok(id) = text.parse() {
        Told::Id(id)
    } else if let Ok(appid) = text::app_id(text) {
        Told::Account(appid)
    } else {
        Told::Words(text)
    }
}
