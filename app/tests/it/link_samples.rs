//! A link with an attempt of every kind.

use console::{AttemptView, AuthorizerRef, LinkDetail, LinkRow, QrCode};
use domain::{
    account::AuthType,
    attempt::{AttemptState, Failure, FailureKind, PressForm, Via},
    link::{Ask, LinkState},
    sets::SetIds,
    ticket::TicketHealth,
};

use super::quota_desk::pause;
use super::samples::{NOW, customer_ref, failure_view, id};

pub fn link(state: LinkState) -> LinkRow {
    LinkRow {
        id: id("lnk", 1),
        customer: customer_ref(),
        state,
        ask: Ask {
            auth_type: AuthType::Both,
            biz_appid: Some("wx0123456789abcdef".to_owned()),
            sets: SetIds::from([1, 4, 18]),
        },
        note: "续约用</textarea><b>请尽快</b>".to_owned(),
        grants: 0,
        max_grants: 1,
        made_by: "李伟".to_owned(),
        created_at: NOW.plus_secs(-7_200),
        expires_at: NOW.plus_secs(500_000),
    }
}

pub fn link_detail() -> LinkDetail {
    LinkDetail {
        link: link(LinkState::Pressed),
        sets: SetIds::from([1, 4, 18, 9_999]),
        url: "https://grant.example.com/l/3f9a1c2e7b604d58a1c2e7b604d583f9".to_owned(),
        qr: QrCode {
            size: 29,
            path: "M4 4h7v7h-7zM18 4h7v7h-7zM4 18h7v7h-7z".to_owned(),
        },
        opened_at: Some(NOW.plus_secs(-7_100)),
        revoked_at: None,
        reissued_from: Some(id("lnk", 9)),
        version: 3,
        ticket: TicketHealth::Fresh,
        pauses: vec![pause()],
        attempts: vec![waiting(), settled(), failed(), abandoned()],
    }
}

fn settled() -> AttemptView {
    AttemptView {
        id: id("atm", 3),
        state: AttemptState::Settled,
        form: PressForm::H5,
        pressed_at: NOW.plus_secs(-300),
        presses: 1,
        pre_auth_expires_at: Some(NOW.plus_secs(1_500)),
        returned_at: Some(NOW.plus_secs(-120)),
        via: Some(Via::Push),
        code_expires_at: Some(NOW.plus_secs(480)),
        tries: 1,
        next_try_at: None,
        can_retry: false,
        ended_at: Some(NOW.plus_secs(-119)),
        failure: None,
        wrong_account: true,
        authorizer: Some(AuthorizerRef {
            id: id("ath", 1),
            name: "晨光服务号".to_owned(),
            appid: "wxfedcba9876543210".to_owned(),
        }),
    }
}

fn waiting() -> AttemptView {
    AttemptView {
        id: id("atm", 4),
        state: AttemptState::Returned,
        failure: Some(failure_view(Failure::of(FailureKind::Unreachable))),
        tries: 3,
        next_try_at: Some(NOW.plus_secs(90)),
        can_retry: true,
        ended_at: None,
        authorizer: None,
        wrong_account: false,
        ..settled()
    }
}

fn failed() -> AttemptView {
    let failure = Failure {
        kind: FailureKind::CodeRefused,
        errcode: Some(61_009),
        rid: Some("65e1-2f".to_owned()),
    };
    AttemptView {
        id: id("atm", 2),
        state: AttemptState::Failed,
        via: Some(Via::Callback),
        failure: Some(failure_view(failure)),
        wrong_account: false,
        authorizer: None,
        ended_at: Some(NOW.plus_secs(-3_600)),
        ..settled()
    }
}

fn abandoned() -> AttemptView {
    AttemptView {
        id: id("atm", 1),
        state: AttemptState::Minted,
        form: PressForm::Pc,
        pressed_at: NOW.plus_secs(-7_000),
        pre_auth_expires_at: Some(NOW.plus_secs(-5_200)),
        returned_at: None,
        via: None,
        code_expires_at: None,
        tries: 0,
        ended_at: None,
        failure: None,
        ..failed()
    }
}
