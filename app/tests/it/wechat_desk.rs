//! The desk's book of pushes.

use async_trait::async_trait;
use console::{
    Ctx, Fault, PushBook, PushDetail, PushFailure, PushItem, PushList, PushTryView, Refusal,
    Rejected, TicketAsk, WeChatHealth,
};
use domain::{
    attempt::{Failure, FailureKind},
    ids::PushId,
    list::PushFilter,
    problem::FormProblem,
    push::{CameBy, KeyPair, PushState, TryEnd},
};

use super::{
    desks::Desk,
    samples::{NOW, failure_view, id, overview},
};

#[async_trait]
impl PushBook for Desk {
    async fn wechat_health(&self, _: &Ctx) -> Result<WeChatHealth, Fault> {
        let overview = overview("demo", self.ticket());
        let failure = Failure {
            kind: FailureKind::Refused,
            errcode: Some(40_125),
            rid: None,
        };
        Ok(WeChatHealth {
            tickets: if self.full {
                overview.ticket.received_at.into_iter().collect()
            } else {
                Vec::new()
            },
            ticket: overview.ticket,
            asked: self.full.then(|| TicketAsk {
                at: NOW.plus_secs(-30),
                answer: None,
                failure: Some(failure_view(failure)),
            }),
            token: overview.token,
            refused: if self.full {
                overview.refused_pushes
            } else {
                Vec::new()
            },
            event_url: overview.event_url,
        })
    }

    async fn start_push_ticket(&self, _: &Ctx) -> Result<(), Refusal> {
        if self.full {
            Ok(())
        } else {
            Err(Rejected::general(FormProblem::TooMany { minutes: 3 }).into())
        }
    }

    async fn pushes(&self, _: &Ctx, _: &PushFilter) -> Result<PushList, Fault> {
        Ok(PushList {
            page: self.page(push()),
            dead: i64::from(self.full),
        })
    }

    async fn push(&self, _: &Ctx, id: &PushId) -> Result<PushDetail, Fault> {
        let push = push();
        if *id != push.id {
            return Err(Fault::NotFound);
        }
        Ok(PushDetail {
            create_time: Some(1_790_000_000),
            dies_at: Some(NOW.plus_secs(-10)),
            done_at: Some(NOW.plus_secs(-20)),
            began_at: Some(NOW.plus_secs(-21)),
            attempt: Some((super::samples::id("atm", 1), super::samples::id("lnk", 1))),
            xml: "<xml><InfoType>authorized</InfoType><b>旗舰店</b></xml>".to_owned(),
            tries: vec![PushTryView {
                number: 1,
                node: Some("node-a".to_owned()),
                began_at: Some(NOW.plus_secs(-21)),
                ended_at: Some(NOW.plus_secs(-20)),
                end: TryEnd::Dead,
                failure: push.failure.clone(),
            }],
            push,
        })
    }

    async fn process_push_again(&self, _: &Ctx, _: &PushId) -> Result<(), Refusal> {
        Ok(())
    }

    async fn dismiss_push(&self, _: &Ctx, _: &PushId) -> Result<(), Refusal> {
        Err(Rejected::general(FormProblem::ChangedMeanwhile).into())
    }
}

fn push() -> PushItem {
    PushItem {
        id: id("psh", 1),
        kind: "authorized".to_owned(),
        appid: Some("wx0123456789abcdef".to_owned()),
        authorizer: None,
        received_at: NOW.plus_secs(-60),
        came_by: CameBy::Events,
        pair: Some(KeyPair::Previous),
        state: PushState::Dead,
        busy: false,
        tries: 1,
        next_try_at: None,
        outcome: None,
        failure: Some(PushFailure {
            code: "code_refused".to_owned(),
            errcode: Some(61_009),
            rid: Some("5f1a2b3c-0a1b2c3d-4e5f6071".to_owned()),
            meaning: None,
            seen_from: None,
        }),
        node: Some("node-a".to_owned()),
        took_ms: Some(120),
    }
}
