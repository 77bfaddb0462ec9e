//! A lacking set, and what lists can be narrowed to.

use console::{AuthorizerRef, ConflictDetail, ConflictRow, ListChoices, Sighting};
use domain::{
    account::AccountKind,
    authorizer::{GrantStatus, SnapshotSource},
    conflict::{Evidence, Lack},
    sets::SetIds,
};

use super::samples::{NOW, audit_row, authorizer, customer_ref, id};

pub fn list_choices() -> ListChoices {
    ListChoices {
        customers: vec![customer_ref()],
        sets: SetIds::from([1, 4, 18]),
        tags: vec!["重点 <b>客户".to_owned()],
        waiting: 3,
        asked: None,
    }
}

pub fn conflict() -> ConflictRow {
    let authorizer = authorizer();
    ConflictRow {
        id: id("cft", 1),
        set: 4,
        exclusive: true,
        offered: true,
        lack: Lack::Withheld,
        opened_at: NOW.plus_secs(-119),
        evidence: Evidence::Snapshot(SnapshotSource::AuthorizedPush),
        closed_at: None,
        acknowledged: None,
        note: "已联系 <b>王经理".to_owned(),
        version: 0,
        authorizer: AuthorizerRef {
            id: authorizer.id,
            name: authorizer.name,
            appid: authorizer.appid,
        },
        kind: Some(AccountKind::Service),
        status: GrantStatus::Authorized,
        granted: SetIds::from([1, 9_999]),
        customer: Some(customer_ref()),
    }
}

pub fn conflict_detail() -> ConflictDetail {
    let sighting = |n, held: bool| Sighting {
        id: id("snp", n),
        taken_at: NOW.plus_secs(-119),
        source: SnapshotSource::AuthorizedPush,
        held,
        sets: SetIds::from([1, 9_999]),
    };
    ConflictDetail {
        conflict: conflict(),
        before: Some(sighting(1, true)),
        shown: sighting(2, false),
        over: None,
        entries: vec![audit_row()],
    }
}
