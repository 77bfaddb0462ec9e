use std::collections::HashMap;

use console::{AuthorizerRef, Ctx, PushDetail, PushFailure, PushItem, PushList, PushTryView};
use domain::{
    ids::PushId,
    list::{Page, PushFilter},
    push::PushState,
};
use secrecy::ExposeSecret as _;
use store::{AuthorizerRow, PushRow, PushTry, PushWhy, StoreError};

use crate::{
    failure::{Explainer, UNLISTED, meaning_of},
    platform::Desk,
};

impl Desk {
    pub(super) async fn list_pushes(
        &self,
        ctx: &Ctx,
        filter: &PushFilter,
    ) -> Result<PushList, StoreError> {
        let rows = self.rows();
        let (Page { rows: found, next }, dead) =
            tokio::try_join!(rows.pushes(filter), rows.dead_pushes())?;
        let appids: Vec<&str> = found
            .iter()
            .filter_map(|row| row.appid.as_deref())
            .collect();
        let known: HashMap<String, AuthorizerRow> = rows
            .authorizers_by_appid(&appids)
            .await?
            .into_iter()
            .map(|row| (row.appid.clone(), row))
            .collect();
        let explainer = self
            .explainer(found.iter().any(|row| is_unlisted(row.why.as_ref())))
            .await?;
        let items = found
            .into_iter()
            .map(|row| {
                let authorizer = row.appid.as_ref().and_then(|appid| known.get(appid));
                item(ctx, row, authorizer, &explainer)
            })
            .collect();
        Ok(PushList {
            page: Page { rows: items, next },
            dead,
        })
    }

    pub(super) async fn read_push(&self, ctx: &Ctx, id: &PushId) -> Result<PushDetail, StoreError> {
        let rows = self.rows();
        let (row, xml) = rows.push(id).await?;
        let tries = rows.push_tries(id).await?;
        let authorizer = match &row.appid {
            Some(appid) => rows.authorizer_by_appid(appid).await?,
            None => None,
        };
        let attempt = match &row.attempt {
            Some(attempt) => Some((attempt.clone(), rows.attempt(attempt).await?.link_id)),
            None => None,
        };
        let whys = tries.iter().map(|one| one.why.as_ref());
        let unlisted = whys.chain([row.why.as_ref()]).any(is_unlisted);
        let explainer = self.explainer(unlisted).await?;
        Ok(PushDetail {
            create_time: row.create_time,
            dies_at: row.dies_at,
            done_at: row.done_at,
            began_at: row.began_at,
            attempt,
            xml: wechat::masked(xml.expose_secret()),
            tries: tries
                .into_iter()
                .map(|one| try_view(one, &explainer))
                .collect(),
            push: item(ctx, row, authorizer.as_ref(), &explainer),
        })
    }
}

fn item(
    ctx: &Ctx,
    row: PushRow,
    authorizer: Option<&AuthorizerRow>,
    explainer: &Explainer,
) -> PushItem {
    let waits = row.state == PushState::Waiting;
    let busy = waits && row.being_worked_until.is_some_and(|until| until > ctx.now);
    let took_ms = row
        .began_at
        .zip(row.done_at)
        .map(|(began, done)| (done.millis() - began.millis()).max(0));
    PushItem {
        id: row.id,
        kind: row.kind,
        authorizer: authorizer.map(|row| AuthorizerRef {
            id: row.id.clone(),
            name: row.name.clone(),
            appid: row.appid.clone(),
        }),
        appid: row.appid,
        received_at: row.received_at,
        came_by: row.came_by,
        pair: row.pair,
        state: row.state,
        busy,
        tries: row.tries,
        next_try_at: (waits && !busy).then_some(row.next_try_at),
        outcome: row.outcome,
        failure: row.why.map(|why| failure(why, explainer)),
        node: row.node,
        took_ms,
    }
}

fn is_unlisted(why: Option<&PushWhy>) -> bool {
    why.is_some_and(|why| why.errcode == Some(UNLISTED))
}

fn failure(why: PushWhy, explainer: &Explainer) -> PushFailure {
    PushFailure {
        code: why.code,
        errcode: why.errcode,
        rid: why.rid,
        meaning: why.errcode.and_then(meaning_of),
        seen_from: explainer.seen_from(why.errcode),
    }
}

fn try_view(row: PushTry, explainer: &Explainer) -> PushTryView {
    PushTryView {
        number: row.number,
        node: row.node,
        began_at: row.began_at,
        ended_at: row.ended_at,
        end: row.end,
        failure: row.why.map(|why| failure(why, explainer)),
    }
}
