//! A platform with one of everything.

use std::fmt::Debug;

use console::{
    Addresses, AuditRow, AuthorizerDetail, AuthorizerRow, ConflictCounts, Counts, CustomerDetail,
    CustomerRef, CustomerRow, FailureView, ImportPreview, ImportRow, LackView, LinkForm, Meaning,
    Overview, PairView, PlatformRef, RefusedPushes, RefusedRow, RowProblem, SetAside, Settings,
    SnapshotView, Steps, TicketView, TokenView, TryAgain,
};
use domain::{
    account::AccountKind,
    attempt::{Failure, FailureKind},
    audit::{Action, ActorKind, ObjectKind, Outcome},
    authorizer::{AccountStatus, GrantStatus, SnapshotSource, Standing},
    conflict::Lack,
    link::LinkState,
    problem::FieldProblem,
    push::KeyPair,
    sets::SetIds,
    ticket::TicketHealth,
    time::Timestamp,
};

use super::link_samples::link;

/// 2026-03-01 14:05 in Shanghai.
pub const NOW: Timestamp = Timestamp::from_secs(1_772_345_100);

/// An id of any kind; the same `n` gives the same id.
pub fn id<T: std::str::FromStr<Err: Debug>>(prefix: &str, n: u32) -> T {
    format!("{prefix}_{n:032x}").parse().unwrap()
}

pub fn customer() -> CustomerRow {
    CustomerRow {
        id: id("cus", 1),
        name: "晨光文具 <b>旗舰店</b>".to_owned(),
        note: "合同 2026-018，续约前联系王经理".to_owned(),
        links: 3,
        authorizers: 2,
        created_at: NOW.plus_secs(-864_000),
        archived_at: None,
        version: 7,
    }
}

pub fn customer_ref() -> CustomerRef {
    CustomerRef {
        id: customer().id,
        name: customer().name,
    }
}

pub fn customer_detail() -> CustomerDetail {
    CustomerDetail {
        customer: customer(),
        links: vec![link(LinkState::Pending)],
        authorizers: vec![authorizer()],
        lacking: 2,
        conflicts: vec![super::book_samples::conflict()],
    }
}

pub fn import_preview() -> ImportPreview {
    ImportPreview {
        good: 1,
        first: vec![ImportRow {
            line: 2,
            name: "茶颜 <b>旗舰店</b>".to_owned(),
            note: String::new(),
        }],
        bad: 2,
        refused: vec![
            RefusedRow {
                line: 3,
                text: "茶颜".to_owned(),
                problem: RowProblem::Repeated { line: 2 },
            },
            RefusedRow {
                line: 4,
                text: String::new(),
                problem: RowProblem::Name(FieldProblem::Required),
            },
        ],
        pasted: Some("名称\n茶颜 <b>旗舰店</b>\n茶颜\n,\n".to_owned()),
    }
}

pub fn failure_view(failure: Failure) -> FailureView {
    let meaning = Meaning {
        zh: "授权码无效".to_owned(),
        en: "The code is not valid".to_owned(),
        next_zh: "请客户重新授权".to_owned(),
        next_en: "Ask the customer to grant again".to_owned(),
        again: Some(TryAgain::Never),
    };
    FailureView {
        failure,
        meaning: Some(meaning),
        seen_from: None,
    }
}

pub fn link_form(ticket: TicketHealth) -> LinkForm {
    LinkForm {
        ticket,
        customers: vec![customer_ref()],
        chosen: None,
        offered: SetIds::from([1, 4, 7, 18, 24, 9_999]),
    }
}

pub fn authorizer() -> AuthorizerRow {
    AuthorizerRow {
        id: id("ath", 1),
        appid: "wxfedcba9876543210".to_owned(),
        name: "晨光服务号".to_owned(),
        head_img: None,
        kind: Some(AccountKind::Service),
        principal: "上海晨光文具股份有限公司".to_owned(),
        original_id: "gh_0123456789ab".to_owned(),
        status: GrantStatus::Authorized,
        standing: Standing::WrongAccount,
        customer: Some(customer_ref()),
        granted: 2,
        lacking: 1,
        lacking_exclusive: 1,
        granted_at: NOW.plus_secs(-119),
        standing_version: 0,
        set_aside: Some(SetAside {
            link: id("lnk", 1),
            customer: customer_ref(),
            expected_appid: Some("wx0123456789abcdef".to_owned()),
        }),
        tags: ["重点 <b>客户", "华东", "直营", "续费"]
            .map(str::to_owned)
            .to_vec(),
    }
}

pub fn authorizer_detail() -> AuthorizerDetail {
    let failure = Failure {
        kind: FailureKind::Unreachable,
        errcode: None,
        rid: None,
    };
    AuthorizerDetail {
        authorizer: authorizer(),
        alias: "mg-stationery".to_owned(),
        account_status: Some(AccountStatus::Normal),
        verify_type: Some(0),
        granted: SetIds::from([1, 9_999]),
        lacking: vec![LackView {
            id: id("cft", 1),
            acknowledged: true,
            set: 4,
            lack: Lack::Withheld,
            since: NOW.plus_secs(-119),
        }],
        snapshots: vec![SnapshotView {
            id: id("snp", 1),
            taken_at: NOW.plus_secs(-119),
            source: SnapshotSource::AuthorizedPush,
            sets: SetIds::from([1, 9_999]),
            added: SetIds::from([1, 9_999]),
            removed: SetIds::default(),
            link: Some(id("lnk", 1)),
        }],
        older: "17~snp_0".parse().ok(),
        token: TokenView {
            expires_at: Some(NOW.plus_secs(6_000)),
            failure: Some(failure_view(failure)),
            failed_at: Some(NOW),
        },
        renewable: true,
        unauthorized_at: None,
        suspected_at: None,
        options: Vec::new(),
        note: "每周五对账".to_owned(),
        note_version: 0,
        known_tags: vec!["重点 <b>客户".to_owned(), "续费".to_owned()],
        customers: vec![customer_ref()],
    }
}

pub fn overview(slug: &str, ticket: TicketHealth) -> Overview {
    Overview {
        platform: PlatformRef {
            slug: slug.to_owned(),
            name: "演示平台".to_owned(),
        },
        component_appid: "wx1111222233334444".to_owned(),
        event_url: "https://grant.example.com/wechat/demo/events".to_owned(),
        ticket: TicketView {
            health: ticket,
            received_at: Some(NOW.plus_secs(-400)),
            budget_left_secs: 42_800,
        },
        token: TokenView {
            expires_at: Some(NOW.plus_secs(5_000)),
            failure: None,
            failed_at: None,
        },
        counts: Counts {
            customers: 12,
            open_links: 4,
            authorizers: 31,
            lacking: 2,
            unassigned: 1,
            suspected: 1,
            conflicts: ConflictCounts {
                open: 9,
                exclusive: 4,
                unacknowledged: 7,
            },
            dead_pushes: 1,
        },
        refused_pushes: vec![RefusedPushes {
            reason: "signature".to_owned(),
            count: 3,
            last_at: NOW.plus_secs(-90),
        }],
        rival: None,
        pauses: Vec::new(),
        recent: vec![audit_row()],
    }
}

pub fn audit_row() -> AuditRow {
    AuditRow {
        id: id("aud", 1),
        at: NOW.plus_secs(-119),
        actor_kind: ActorKind::WeChat,
        actor_id: None,
        actor_name: String::new(),
        action: Action::Grant,
        object_kind: Some(ObjectKind::Authorizer),
        object_id: Some("ath_00000000000000000000000000000001".to_owned()),
        object_name: "晨光服务号".to_owned(),
        link: None,
        outcome: Outcome::Done,
        before: None,
        after: Some(r#"{"sets":"[1,9999]"}"#.to_owned()),
        reason: None,
        ip: Some("203.0.113.7".to_owned()),
        user_agent: Some("Mozilla/5.0".to_owned()),
        request_id: Some(id("req", 1)),
    }
}

pub fn settings(may_change: bool) -> Settings {
    Settings {
        slug: "demo".to_owned(),
        name: "演示平台".to_owned(),
        component_appid: "wx0a1b2c3d4e5f6071".to_owned(),
        public_origin: "https://auth.example.com".to_owned(),
        offered: [17, 18].into_iter().collect(),
        version: 3,
        may_change,
        pairs: [KeyPair::Current, KeyPair::Previous]
            .map(|pair| PairView {
                pair,
                kept_at: None,
                last_used_at: Some(NOW),
            })
            .to_vec(),
        addresses: Addresses {
            domain: "auth.example.com".to_owned(),
            event_url: "https://auth.example.com/push/demo/events".to_owned(),
            message_url: "https://auth.example.com/push/demo/messages/$APPID$".to_owned(),
            seen_from: Some("203.0.113.7".to_owned()),
        },
        steps: Steps {
            ticket_at: Some(NOW),
            token_at: None,
            arrived_at: None,
        },
    }
}
