//! Inviting somebody to work on a platform.

use console::{Ctx, InvitationDetail, NewInvitation, Refusal, Rejected, StaffStanding, Who};
use domain::{
    audit::{Action, Outcome},
    ids::InvitationId,
    invitation::InvitationState,
    problem::{FieldProblem, FormProblem},
};
use tests::{Page, Stage};

use crate::staff::{how_often, person_called};

on_both!(
    somebody_invited_chooses_a_password_and_works,
    an_invitation_works_once_until_it_is_over,
    who_has_an_account_joins_with_its_password,
    the_link_is_shown_to_its_maker_for_ten_minutes,
    an_invitation_is_checked_like_any_form
);

pub const GOOD: &str = "晚饭吃了三碗米饭和汤";

fn invitation(name: &str, login: &str) -> NewInvitation {
    NewInvitation {
        name: name.to_owned(),
        login: login.to_owned(),
    }
}

pub async fn invited(stage: &Stage, name: &str, login: &str) -> (InvitationId, String) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let id = desk.invite(&ctx, &invitation(name, login)).await.unwrap();
    let url = desk.invitation(&ctx, &id).await.unwrap().url.unwrap();
    (id, url)
}

async fn detail(stage: &Stage, id: &InvitationId) -> InvitationDetail {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.invitation(&ctx, id).await.unwrap()
}

pub fn rejected<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Rejected {
    match result {
        Err(Refusal::Rejected(rejected)) => rejected,
        other => panic!("{other:?}"),
    }
}

async fn somebody_invited_chooses_a_password_and_works(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    let form = staff
        .open("/p/demo/staff/invite")
        .await
        .form("invite_person")
        .fill("name", "韩梅梅")
        .fill("login", "Han@Example.com");
    let page = staff.send(&form).await;
    page.says(200, &["韩梅梅", "han@example.com", "/invite/"]);
    let at = page.body.find("/invite/").unwrap();
    let link: String = page.body[at..]
        .chars()
        .take("/invite/".len() + 43)
        .collect();
    staff
        .open("/p/demo/staff")
        .await
        .says(200, &["待接受的邀请", "韩梅梅", &stage.staff.login]);

    let browser = stage.browser();
    let page = browser.open(&link).await;
    page.says(200, &["邀请您加入", "han@example.com"]);
    let short = page.form("accept_invitation").fill("password", "short");
    let page = browser.send(&short).await;
    page.says(200, &["至少 10 个字符"]);
    let differs = page
        .form("accept_invitation")
        .fill("password", GOOD)
        .fill("again", "something else");
    let page = browser.send(&differs).await;
    page.says(200, &["两次输入不一致"]);
    assert!(!page.body.contains(GOOD));
    let right = page
        .form("accept_invitation")
        .fill("password", GOOD)
        .fill("again", GOOD);
    let home: Page = browser.send(&right).await;
    home.says(200, &[]);
    assert_eq!(home.url.path(), "/p/demo");
    browser.open(&link).await.says(404, &["邀请已失效"]);

    let row = person_called(&stage, "han@example.com").await;
    assert_eq!((row.standing, row.is_owner), (StaffStanding::Active, false));
    assert!(row.last_seen_at.is_some());
    assert_eq!(
        how_often(&stage, Action::InvitePerson, Outcome::Done).await,
        1
    );
    assert_eq!(
        how_often(&stage, Action::JoinPlatform, Outcome::Done).await,
        1
    );
    let secret = link.trim_start_matches("/invite/");
    assert!(!format!("{:?}", crate::audit::trail(&stage).await).contains(secret));
    assert!(!tests::logs().contains(secret));
}

async fn an_invitation_works_once_until_it_is_over(stage: Stage) {
    let visitor = stage.doors().visitor();
    let nobody = || stage.ctx(Who::Nobody);
    let accept = async |url: &str, ctx: &Ctx| {
        let token = url.rsplit('/').next().unwrap();
        visitor
            .accept_invitation(ctx, token, GOOD, GOOD, None)
            .await
    };
    let (_, url) = invited(&stage, "甲", "jia").await;
    // Looking changes nothing.
    for _ in 0..3 {
        stage.browser().open(&url).await.says(200, &["邀请您加入"]);
    }
    let (first, second) = (nobody(), nobody());
    let both = tokio::join!(accept(&url, &first), accept(&url, &second));
    assert_eq!(
        [both.0.is_ok(), both.1.is_ok()]
            .iter()
            .filter(|ok| **ok)
            .count(),
        1,
        "{both:?}"
    );

    let (id, url) = invited(&stage, "乙", "yi").await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    for _ in 0..2 {
        desk.withdraw_invitation(&ctx, &id).await.unwrap();
    }
    assert_eq!(detail(&stage, &id).await.state, InvitationState::Withdrawn);
    let over = Some(FormProblem::InvitationOver);
    assert_eq!(rejected(accept(&url, &nobody()).await).general, over);
    assert_eq!(
        how_often(&stage, Action::WithdrawInvitation, Outcome::Done).await,
        1
    );

    let (id, url) = invited(&stage, "丙", "bing").await;
    stage.clock.advance_secs(3 * 24 * 3_600);
    assert_eq!(detail(&stage, &id).await.state, InvitationState::Expired);
    assert_eq!(rejected(accept(&url, &nobody()).await).general, over);
    stage.browser().open(&url).await.says(404, &["邀请已失效"]);
    for address in ["/invite/x", "/invite/%00", "/invite/..%2f..%2fetc"] {
        stage
            .browser()
            .open(address)
            .await
            .says(404, &["邀请已失效"]);
    }
}

async fn who_has_an_account_joins_with_its_password(stage: Stage) {
    let (_, url) = invited(&stage, "周", &stage.stranger.login).await;
    let browser = stage.browser();
    let page = browser.open(&url).await;
    let new = page
        .form("accept_invitation")
        .fill("password", GOOD)
        .fill("again", GOOD);
    let page = browser.send(&new).await;
    page.says(200, &["账号或密码不正确"]);
    let own = page
        .form("accept_invitation")
        .fill("password", &stage.stranger.password)
        .fill("again", "");
    let home = browser.send(&own).await;
    assert_eq!((home.status.as_u16(), home.url.path()), (200, "/p/demo"));
    browser
        .open(&format!("/p/{}", tests::STRANGE))
        .await
        .says(200, &[]);
}

async fn the_link_is_shown_to_its_maker_for_ten_minutes(stage: Stage) {
    let (id, _) = invited(&stage, "丁", "ding").await;
    let password = stage
        .service
        .add_staff("other", None, &["demo".to_owned()], false)
        .await
        .unwrap();
    let nobody = stage.ctx(Who::Nobody);
    let (token, _) = stage
        .doors()
        .visitor()
        .sign_in(&nobody, "other", &password, None)
        .await
        .unwrap();
    let who = stage.service.who(&token, nobody.now).await.unwrap();
    let other = stage.ctx(who);
    let desk = stage.doors().platform(&other, "demo").await.unwrap();
    assert_eq!(desk.invitation(&other, &id).await.unwrap().url, None);
    assert!(detail(&stage, &id).await.url.is_some());
    stage.clock.advance_secs(600);
    assert_eq!(detail(&stage, &id).await.url, None);
    stage.work().await;
    assert_eq!(detail(&stage, &id).await.state, InvitationState::Open);
}

async fn an_invitation_is_checked_like_any_form(stage: Stage) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    for (name, login, field, problem) in [
        ("", "a", "name", FieldProblem::Required),
        ("a\u{202E}b", "a", "name", FieldProblem::BadCharacters),
        ("甲", "不是账号", "login", FieldProblem::BadCharacters),
        ("甲", &stage.staff.login, "login", FieldProblem::Taken),
    ] {
        let refused = rejected(desk.invite(&ctx, &invitation(name, login)).await);
        assert_eq!(
            (refused.fields[0].field.as_str(), refused.fields[0].problem),
            (field, problem)
        );
    }
    for n in 0..50 {
        let new = invitation("甲", &format!("jia-{n}"));
        desk.invite(&ctx, &new).await.unwrap();
    }
    let full = rejected(desk.invite(&ctx, &invitation("甲", "jia-51")).await);
    assert_eq!(
        full.general,
        Some(FormProblem::TooManyInvitations { most: 50 })
    );
}
