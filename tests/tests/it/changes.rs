//! What an account changes later.

use domain::{
    authorizer::{GrantStatus, SnapshotSource},
    conflict::Lack,
    sets::SetIds,
};
use tests::{Stage, Wanted};

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    changed_sets_are_shown_and_history_stays,
    a_revocation_ends_the_grant_and_a_new_one_joins_it,
    a_replayed_push_is_processed_once
);

/// A grant by link, and its row.
async fn granted(stage: &Stage, sets: &[i64]) -> console::AuthorizerRow {
    let (made, customer) = (
        stage
            .make_link(Wanted {
                sets,
                ..Wanted::default()
            })
            .await,
        stage.browser(),
    );
    let pressed = stage.press(&customer, &made).await;
    stage.consent(&pressed, ACCOUNT, sets);
    stage.work().await;
    stage.authorizers().await.remove(0)
}

async fn changed_sets_are_shown_and_history_stays(stage: Stage) {
    let row = granted(&stage, &[17, 18]).await;
    stage.clock.advance_secs(60);
    stage
        .sandbox
        .change_sets("demo", ACCOUNT, &[17, 19])
        .unwrap();
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.granted, SetIds::from([17, 19]));
    assert_eq!(
        (
            detail.lacking.len(),
            detail.lacking[0].set,
            detail.lacking[0].lack
        ),
        (1, 18, Lack::Removed)
    );
    let sources: Vec<_> = detail
        .snapshots
        .iter()
        .map(|snapshot| snapshot.source)
        .collect();
    assert_eq!(
        sources,
        [SnapshotSource::UpdatePush, SnapshotSource::AuthorizedPush]
    );
    assert_eq!(
        (&detail.snapshots[0].added, &detail.snapshots[0].removed),
        (&[19].into(), &[18].into())
    );
    assert_eq!(
        detail.authorizer.customer, row.customer,
        "still the same customer's"
    );

    stage
        .sandbox
        .change_sets("demo", ACCOUNT, &[17, 18, 19])
        .unwrap();
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(
        (detail.lacking.len(), detail.authorizer.lacking),
        (0, 0),
        "what came back is lacking no more"
    );
}

async fn a_revocation_ends_the_grant_and_a_new_one_joins_it(stage: Stage) {
    let row = granted(&stage, &[17]).await;
    stage.clock.advance_secs(60);
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.authorizer.status, GrantStatus::Unauthorized);
    assert!(
        detail.unauthorized_at.is_some() && !detail.renewable,
        "its tokens are gone"
    );
    assert_eq!(
        (detail.granted.len(), detail.snapshots.len()),
        (0, 2),
        "history stays"
    );

    stage.clock.advance_secs(60);
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(
        (detail.authorizer.status, detail.snapshots.len()),
        (GrantStatus::Authorized, 3)
    );
    assert_eq!(
        detail.authorizer.customer, row.customer,
        "it is still that customer's"
    );
    assert_eq!(stage.authorizers().await.len(), 1);
}

async fn a_replayed_push_is_processed_once(stage: Stage) {
    let row = granted(&stage, &[17]).await;
    let of_type = |wanted: &str| {
        stage
            .sandbox
            .pushes()
            .iter()
            .rev()
            .find(|push| push.info_type == wanted)
            .unwrap()
            .id
    };
    stage.sandbox.repeat_push(of_type("authorized")).unwrap();
    stage.work().await;
    assert_eq!(stage.calls.of("api_query_auth"), 1);
    assert!(
        stage
            .sandbox
            .pushes()
            .iter()
            .all(|push| push.state == sandbox::PushState::Delivered),
        "answered `success`"
    );

    stage.clock.advance_secs(60);
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    stage.work().await;
    stage.clock.advance_secs(60);
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    stage.work().await;
    stage.sandbox.repeat_push(of_type("unauthorized")).unwrap();
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(
        detail.authorizer.status,
        GrantStatus::Authorized,
        "an old revocation does not end a newer grant"
    );
    assert_eq!(detail.snapshots.len(), 3);
}
