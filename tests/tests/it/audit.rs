//! Everything that happens stands in the trail: who, what, on what, how it ended.

use std::collections::BTreeMap;

use console::AuditRow;
use domain::{
    audit::{Action, ActorKind, ObjectKind, Outcome},
    list::{AuditFilter, TypedCustomer},
};
use tests::{Stage, Wanted};

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    the_whole_job_is_in_the_trail,
    refusals_and_failures_are_in_it_too,
    an_entry_leads_to_what_it_tells_of,
    no_secret_is_in_it_nor_in_the_logs
);

/// How many entries of the trail are of this action.
pub async fn entries(stage: &Stage, action: Action) -> usize {
    let trail = trail(stage).await;
    trail.iter().filter(|entry| entry.action == action).count()
}

/// The whole trail, newest first.
pub async fn trail(stage: &Stage) -> Vec<AuditRow> {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let mut filter = AuditFilter::default();
    let mut rows = Vec::new();
    loop {
        let page = desk.audit(&ctx, &filter).await.unwrap();
        rows.extend(page.rows);
        match page.next {
            Some(next) => filter.after = Some(next),
            None => return rows,
        }
    }
}

async fn an_entry_leads_to_what_it_tells_of(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    let staff = stage.signed_in(&stage.staff).await;
    let link = format!("href=\"/p/demo/links/{}\" title=", made.id);
    let attempt = staff.open("/p/demo/audit?kind=attempt").await;
    attempt.says(200, &["授权过程", &link]);
    let rows = trail(&stage).await;
    let row = rows
        .iter()
        .find(|row| row.object_kind == Some(ObjectKind::Attempt))
        .unwrap();
    assert_eq!(row.link, Some(made.id));
    staff
        .open(&format!("/p/demo/audit/{}", row.id))
        .await
        .says(200, &[&link]);
    staff
        .open("/p/demo/audit?kind=platform")
        .await
        .says(200, &["href=\"/p/demo/settings\" title="]);
}

/// Presses, grants, changes, revokes; an unexplained grant is assigned; staff sign in and out.
async fn whole_job(stage: &Stage) -> Vec<AuditRow> {
    let staff = stage.signed_in(&stage.staff).await;
    let (made, customer) = (
        stage
            .make_link(Wanted {
                sets: &[17, 18, 19],
                ..Wanted::default()
            })
            .await,
        stage.browser(),
    );
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    stage.work().await;
    for sets in [&[17][..], &[17, 18][..]] {
        stage.clock.advance_secs(60);
        stage.sandbox.change_sets("demo", ACCOUNT, sets).unwrap();
        stage.work().await;
    }
    stage.clock.advance_secs(60);
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    stage
        .sandbox
        .grant("demo", "wxe05b3d97a8c2f614", &[17], None)
        .unwrap();
    stage.work().await;
    let stray = stage
        .authorizers()
        .await
        .into_iter()
        .find(|row| row.customer.is_none())
        .unwrap();
    let customer = stage.add_customer("南风书店").await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let customer = TypedCustomer::exactly(&customer);
    desk.assign_authorizer(&ctx, &stray.id, &customer, "0")
        .await
        .unwrap();
    let page = staff.open("/p/demo").await;
    let out = tests::html::forms(&page.body)
        .into_iter()
        .find(|form| form.action.contains("sign_out"))
        .unwrap();
    staff.send(&out).await.says(200, &[]);
    trail(stage).await
}

async fn the_whole_job_is_in_the_trail(stage: Stage) {
    let rows = whole_job(&stage).await;
    let mut seen: BTreeMap<&str, Vec<ActorKind>> = BTreeMap::new();
    for row in &rows {
        seen.entry(row.action.code())
            .or_default()
            .push(row.actor_kind);
        assert!(
            row.outcome == Outcome::Done && row.request_id.is_some(),
            "{row:?}"
        );
        assert!(
            row.object_kind.is_some() == row.object_id.is_some(),
            "{row:?}"
        );
    }
    for (action, actor) in [
        (Action::AddPlatform, ActorKind::System),
        (Action::AddPerson, ActorKind::System),
        (Action::SignIn, ActorKind::Staff),
        (Action::SignOut, ActorKind::Staff),
        (Action::ReceiveTicket, ActorKind::WeChat),
        (Action::RenewComponentToken, ActorKind::System),
        (Action::AddCustomer, ActorKind::Staff),
        (Action::MakeLink, ActorKind::Staff),
        (Action::PressLink, ActorKind::Customer),
        (Action::ReturnCode, ActorKind::Customer),
        (Action::Grant, ActorKind::Customer),
        (Action::WithholdSets, ActorKind::System),
        (Action::UpdateGrant, ActorKind::WeChat),
        (Action::RemoveSets, ActorKind::System),
        (Action::ReturnSets, ActorKind::System),
        (Action::Revoke, ActorKind::WeChat),
        (Action::AssignAuthorizer, ActorKind::Staff),
    ] {
        let actors = seen
            .get(action.code())
            .unwrap_or_else(|| panic!("{} is not in {seen:#?}", action.code()));
        assert!(
            actors.contains(&actor),
            "{} by {actors:?}, not {actor:?}",
            action.code()
        );
    }
    let press = rows
        .iter()
        .find(|row| row.action == Action::PressLink)
        .unwrap();
    assert_eq!(press.ip.as_deref(), Some("127.0.0.1"));
    assert!(press.user_agent.as_deref().unwrap().contains("Chrome"));
    let update = rows
        .iter()
        .find(|row| row.action == Action::UpdateGrant)
        .unwrap();
    assert!(update.before.is_some() && update.after.is_some() && update.before != update.after);
}

async fn refusals_and_failures_are_in_it_too(stage: Stage) {
    let browser = stage.browser();
    let form = browser
        .open("/sign-in")
        .await
        .form("sign_in")
        .fill("login", &stage.staff.login)
        .fill("password", "wrong");
    browser.send(&form).await;
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    customer
        .open(&pressed.back_with("queryauthcode@@@made-up"))
        .await;
    let rows = trail(&stage).await;
    let found = |action: Action, outcome: Outcome| {
        rows.iter()
            .find(|row| row.action == action && row.outcome == outcome)
    };
    assert!(
        found(Action::SignIn, Outcome::Refused).is_some(),
        "{rows:#?}"
    );
    let failed = found(Action::Grant, Outcome::Failed).unwrap_or_else(|| panic!("{rows:#?}"));
    assert!(
        failed.reason.as_deref().unwrap().contains("61009"),
        "{failed:?}"
    );
}

async fn no_secret_is_in_it_nor_in_the_logs(stage: Stage) {
    let rows = format!("{:?}", whole_job(&stage).await);
    let made = stage.make_link(Wanted::default()).await;
    let pressed = stage.press(&stage.browser(), &made).await;
    stage
        .browser()
        .open(&pressed.back_with("queryauthcode@@@made-up"))
        .await;
    let logs = tests::logs();
    assert!(
        logs.contains("http.path=\"/l/…\"") && logs.contains("http.path=\"/cb/…\""),
        "logged, but not the secret in the path"
    );
    let (token, state) = (
        made.url.path().trim_start_matches("/l/"),
        pressed.callback.path().trim_start_matches("/cb/"),
    );
    for secret in [
        "@@@",
        "auth_code=",
        token,
        state,
        &stage.platform.appsecret,
        &stage.platform.token,
        &stage.platform.encoding_aes_key,
        &stage.staff.password,
    ] {
        assert!(!rows.contains(secret), "{secret} in {rows}");
        let line = logs.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
