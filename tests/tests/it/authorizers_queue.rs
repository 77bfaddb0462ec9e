//! Grants that wait for a decision of staff.

use domain::{
    audit::Action,
    authorizer::Standing,
    list::{AuthorizerFilter, AuthorizerView},
};
use tests::{Stage, Wanted};

const MEANT: &str = "wx94a6f1c08e3d7b25";
const OTHER: &str = "wxe05b3d97a8c2f614";
const QUEUE: &str = "/p/demo/authorizers?view=unassigned";

on_both!(
    a_wrong_account_is_accepted_for_the_link_s_customer,
    what_is_ignored_leaves_the_queue_and_can_be_brought_back,
    the_second_of_two_who_decide_is_told
);

/// A link that pins one account brings another.
async fn wrong_account(stage: &Stage) -> console::AuthorizerRow {
    let wanted = Wanted {
        account: Some(MEANT),
        ..Wanted::default()
    };
    let (made, customer) = (stage.make_link(wanted).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, OTHER, &[17]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    stage.work().await;
    one(stage).await
}

async fn one(stage: &Stage) -> console::AuthorizerRow {
    stage.authorizers().await.remove(0)
}

async fn waiting(stage: &Stage) -> usize {
    let queue = AuthorizerFilter {
        view: AuthorizerView::Unassigned,
        ..AuthorizerFilter::default()
    };
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.authorizers(&ctx, &queue).await.unwrap().rows.len()
}

async fn a_wrong_account_is_accepted_for_the_link_s_customer(stage: Stage) {
    wrong_account(&stage).await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open(QUEUE).await;
    page.says(
        200,
        &["待分配（1）", "归属「栖木家居」", MEANT, "分配给其他客户"],
    );
    let answer = staff.send(&page.form("accept_authorizer")).await;
    answer.says(200, &["没有待分配的授权方"]);
    assert!(answer.url.as_str().ends_with(QUEUE), "{}", answer.url);
    let row = one(&stage).await;
    assert_eq!(
        (row.standing, row.customer.map(|customer| customer.name)),
        (Standing::Assigned, Some("栖木家居".to_owned()))
    );
    let trail = crate::audit::trail(&stage).await;
    let entry = trail
        .iter()
        .find(|row| row.action == Action::AssignAuthorizer)
        .unwrap();
    assert!(entry.before.as_deref().unwrap().contains("wrong_account"));
    assert!(entry.after.as_deref().unwrap().contains("assigned"));
}

async fn what_is_ignored_leaves_the_queue_and_can_be_brought_back(stage: Stage) {
    let row = wrong_account(&stage).await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open(QUEUE).await;
    staff
        .send(&page.form("ignore_authorizer"))
        .await
        .says(200, &["没有待分配的授权方"]);
    assert_eq!(
        (waiting(&stage).await, one(&stage).await.standing),
        (0, Standing::Ignored)
    );
    assert_eq!(stage.overview().await.counts.unassigned, 0);
    let found = staff.open("/p/demo/authorizers?standing=ignored").await;
    found.says(200, &[OTHER, "已忽略"]);

    // A push of the account says nothing about whose it is.
    stage.clock.advance_secs(60);
    stage.sandbox.change_sets("demo", OTHER, &[17, 19]).unwrap();
    stage.work().await;
    assert_eq!(one(&stage).await.standing, Standing::Ignored);

    let page = staff.open(&format!("/p/demo/authorizers/{}", row.id)).await;
    let answer = staff.send(&page.form("restore_authorizer")).await;
    answer.says(200, &["账号不符", "归属「栖木家居」"]);
    assert_eq!(waiting(&stage).await, 1);
    let trail = crate::audit::trail(&stage).await;
    for action in [Action::IgnoreAuthorizer, Action::RestoreAuthorizer] {
        let entry = trail.iter().find(|row| row.action == action).unwrap();
        assert!(
            entry.before.is_some() && entry.after.is_some(),
            "{action:?}"
        );
    }
}

async fn the_second_of_two_who_decide_is_told(stage: Stage) {
    let row = wrong_account(&stage).await;
    let other = stage.add_customer("南风书店").await;
    let (first, second) = (
        stage.signed_in(&stage.staff).await,
        stage.signed_in(&stage.staff).await,
    );
    let ignore = first.open(QUEUE).await.form("ignore_authorizer");
    let page = second
        .open(&format!("/p/demo/authorizers/{}", row.id))
        .await;
    let give = page
        .form("assign_authorizer")
        .fill("customer", other.as_str());
    first.send(&ignore).await.says(200, &[]);
    second
        .send(&give)
        .await
        .says(200, &["其他人刚刚修改过", "已忽略"]);
    assert_eq!(one(&stage).await.standing, Standing::Ignored);
    second
        .send(&page.form("accept_authorizer"))
        .await
        .says(200, &["其他人刚刚修改过"]);
    assert_eq!(one(&stage).await.customer, None);
}
