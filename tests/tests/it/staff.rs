//! People at work, and disabled.

use console::{Fault, Refusal};
use domain::{
    audit::{Action, Outcome},
    ids::PersonId,
    list::StaffFilter,
    problem::FormProblem,
};
use tests::Stage;

use crate::invitations::{GOOD, invited, rejected};

on_both!(
    a_disabled_person_is_out_at_once_and_can_come_back,
    nobody_disables_the_owner_or_oneself,
    the_operator_can_close_and_reopen_an_account
);

pub async fn person_called(stage: &Stage, login: &str) -> console::StaffRow {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let list = desk.people(&ctx, &StaffFilter::default()).await.unwrap();
    list.owners
        .into_iter()
        .chain(list.page.rows)
        .find(|row| row.login == login)
        .unwrap_or_else(|| panic!("no {login}"))
}

pub async fn how_often(stage: &Stage, action: Action, outcome: Outcome) -> usize {
    let rows = crate::audit::trail(stage).await;
    rows.iter()
        .filter(|row| row.action == action && row.outcome == outcome)
        .count()
}

async fn a_disabled_person_is_out_at_once_and_can_come_back(stage: Stage) {
    let (_, url) = invited(&stage, "戊", "wu").await;
    let browser = stage.browser();
    let page = browser.open(&url).await;
    let form = page
        .form("accept_invitation")
        .fill("password", GOOD)
        .fill("again", GOOD);
    browser.send(&form).await.says(200, &[]);
    let id = person_called(&stage, "wu").await.id;

    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open(&format!("/p/demo/staff/{id}")).await;
    page.says(200, &["停用「戊」？"]);
    let page = staff.send(&page.form("switch_person")).await;
    page.says(200, &["已停用"]);
    browser.open("/p/demo").await.says(404, &[]);
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    desk.set_person_disabled(&ctx, &id, true).await.unwrap();
    assert_eq!(
        how_often(&stage, Action::DisablePerson, Outcome::Done).await,
        1,
        "what is so already is told nowhere"
    );
    staff
        .send(&page.form("switch_person"))
        .await
        .says(200, &["正常"]);
    browser.open("/p/demo").await.says(200, &[]);
    let unknown: PersonId = "prs_00000000000000000000000000000000".parse().unwrap();
    assert_eq!(
        desk.set_person_disabled(&ctx, &unknown, true).await,
        Err(Refusal::Fault(Fault::NotFound))
    );
}

async fn nobody_disables_the_owner_or_oneself(stage: Stage) {
    stage
        .service
        .add_staff("boss", None, &[], true)
        .await
        .unwrap();
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    for (login, problem) in [
        ("boss", FormProblem::OwnerStays),
        (stage.staff.login.as_str(), FormProblem::OwnSelf),
    ] {
        let id = person_called(&stage, login).await.id;
        let refused = rejected(desk.set_person_disabled(&ctx, &id, true).await);
        assert_eq!(refused.general, Some(problem), "{login}");
    }
    assert_eq!(
        how_often(&stage, Action::DisablePerson, Outcome::Refused).await,
        2
    );
    let stranger = {
        let ctx = stage.stranger.ctx(&stage);
        let desk = stage.doors().platform(&ctx, tests::STRANGE).await.unwrap();
        let list = desk.people(&ctx, &StaffFilter::default()).await.unwrap();
        list.page.rows[0].id.clone()
    };
    assert_eq!(
        desk.set_person_disabled(&ctx, &stranger, true).await,
        Err(Refusal::Fault(Fault::NotFound)),
        "somebody of another platform"
    );
}

async fn the_operator_can_close_and_reopen_an_account(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    let login = stage.staff.login.as_str();
    assert!(stage.service.set_staff_disabled(login, true).await.unwrap());
    assert!(!stage.service.set_staff_disabled(login, true).await.unwrap());
    assert!(
        browser
            .open("/p/demo")
            .await
            .url
            .path()
            .starts_with("/sign-in")
    );
    let all = stage.service.all_staff().await.unwrap();
    let (row, platforms) = all.iter().find(|(row, _)| row.login == login).unwrap();
    assert!(row.closed_at.is_some() && platforms == &["demo"]);
    assert!(
        stage
            .service
            .set_staff_disabled(login, false)
            .await
            .unwrap()
    );
    assert!(
        stage
            .service
            .set_staff_disabled("nobody", true)
            .await
            .is_err()
    );
    stage.signed_in(&stage.staff).await;
}
