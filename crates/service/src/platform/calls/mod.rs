mod book;

use std::collections::{BTreeMap, BTreeSet};

use console::{CallAccount, CallList, CallRow, Ctx};
use domain::{day::Day, list::CallFilter};
use store::{AuthorizerName, StoreError};

use super::Desk;
use crate::failure::meaning_of;

impl Desk {
    pub(super) async fn list_calls(
        &self,
        ctx: &Ctx,
        filter: &CallFilter,
    ) -> Result<CallList, StoreError> {
        let rows = self.rows();
        let (page, counts) =
            tokio::try_join!(rows.calls(filter), rows.call_counts(Day::of(ctx.now)))?;
        let appids: BTreeSet<&str> = page
            .rows
            .iter()
            .filter_map(|row| row.appid.as_deref())
            .collect();
        let appids: Vec<&str> = appids.into_iter().collect();
        let names = rows.names_by_appid(&appids).await?;
        Ok(CallList {
            page: page.map(|row| call_row(row, &names)),
            unlogged_today: counts.iter().map(|count| count.unlogged).sum(),
            kept_days: self.service.deps().call_log_days,
        })
    }
}

fn call_row(row: store::CallRow, names: &BTreeMap<String, AuthorizerName>) -> CallRow {
    let account = row.appid.map(|appid| CallAccount {
        authorizer: names
            .get(&appid)
            .map(|named| (named.id.clone(), named.name.clone())),
        appid,
    });
    CallRow {
        id: row.id,
        at: row.at,
        api: row.api,
        account,
        outcome: row.outcome,
        errcode: row.errcode,
        meaning: row.errcode.and_then(meaning_of),
        message: row.message,
        rid: row.rid,
        ip: row.ip,
        took_ms: row.took_ms,
        node: row.node,
    }
}
