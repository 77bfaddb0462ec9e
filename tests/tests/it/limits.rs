//! What may be tried only so often, and who is not kept out by it.

use app::{
    codec::Compact,
    error::{AppError, Trouble},
};
use console::{Ctx, Refusal, Who};
use domain::{audit::Outcome, problem::FormProblem};
use server_fn::Decodes as _;
use tests::{Person, Stage, Wanted};

on_both!(
    guessing_a_password_ends_for_the_guesser_alone,
    many_strangers_at_once_are_slowed_down_and_the_person_is_not,
    an_unknown_login_is_limited_alike,
    a_network_that_tries_many_logins_is_limited,
    one_network_cannot_press_without_end,
    the_sign_in_page_says_how_long_to_wait,
    signing_in_ends_the_browser_s_session_before
);

/// Somebody not signed in, at this address.
fn at(stage: &Stage, ip: &str) -> Ctx {
    Ctx {
        ip: Some(ip.to_owned()),
        ..stage.ctx(Who::Nobody)
    }
}

/// What comes of a sign-in: nothing, or why not.
async fn tries(stage: &Stage, ip: &str, login: &str, password: &str) -> Option<FormProblem> {
    let visitor = stage.doors().visitor();
    match visitor.sign_in(&at(stage, ip), login, password, None).await {
        Ok(_) => None,
        Err(Refusal::Rejected(rejected)) => rejected.general,
        Err(Refusal::Fault(fault)) => panic!("{fault}"),
    }
}

const WRONG: Option<FormProblem> = Some(FormProblem::WrongCredentials);

fn is_over(problem: Option<FormProblem>) -> bool {
    matches!(problem, Some(FormProblem::TooMany { minutes: 1..=16 }))
}

/// How often the trail says that this was refused for being tried too often.
async fn told(stage: &Stage) -> usize {
    let rows = crate::audit::trail(stage).await;
    rows.iter()
        .filter(|row| {
            row.outcome == Outcome::Refused
                && matches!(row.reason.as_deref(), Some("rate_limited" | "too_often"))
        })
        .count()
}

async fn guessing_a_password_ends_for_the_guesser_alone(stage: Stage) {
    let Person {
        login, password, ..
    } = &stage.staff;
    for _ in 0..10 {
        assert_eq!(tries(&stage, "198.51.100.1", login, "guess").await, WRONG);
    }
    for _ in 0..3 {
        assert!(is_over(
            tries(&stage, "198.51.100.1", login, password).await
        ));
    }
    assert_eq!(told(&stage).await, 1, "once in a window");
    assert_eq!(
        tries(&stage, "198.51.100.2", login, password).await,
        None,
        "elsewhere the person signs in"
    );
    stage.clock.advance_secs(901);
    assert_eq!(
        tries(&stage, "198.51.100.1", login, password).await,
        None,
        "and here, later"
    );
}

async fn many_strangers_at_once_are_slowed_down_and_the_person_is_not(stage: Stage) {
    let Person {
        login, password, ..
    } = &stage.staff;
    let home = "203.0.113.7";
    assert_eq!(tries(&stage, home, login, password).await, None);
    for stranger in 0..50 {
        let ip = format!("2001:db8:{stranger:x}::1");
        assert_eq!(tries(&stage, &ip, login, "guess").await, WRONG);
    }
    assert!(is_over(
        tries(&stage, "198.51.100.9", login, password).await
    ));
    for _ in 0..3 {
        assert_eq!(
            tries(&stage, home, login, password).await,
            None,
            "at home nothing changed"
        );
    }
    assert!(
        is_over(tries(&stage, "198.51.100.9", login, "guess").await),
        "strangers gain nothing by it"
    );
}

async fn an_unknown_login_is_limited_alike(stage: Stage) {
    for login in [stage.staff.login.as_str(), "nobody", "Not A Login 客户"] {
        let mut answers = Vec::new();
        for _ in 0..12 {
            answers.push(tries(&stage, "198.51.100.4", login, "guess").await);
        }
        assert!(answers[..10].iter().all(|answer| *answer == WRONG));
        assert!(
            answers[10..].iter().all(|answer| is_over(*answer)),
            "{login}"
        );
    }
}

async fn a_network_that_tries_many_logins_is_limited(stage: Stage) {
    let ip = |n: usize| format!("2001:db8:7:7:{n:x}::1");
    for n in 0..60 {
        assert_eq!(
            tries(&stage, &ip(n), &format!("login-{n}"), "guess").await,
            WRONG
        );
    }
    let Person {
        login, password, ..
    } = &stage.staff;
    assert!(is_over(tries(&stage, &ip(99), login, password).await));
    assert_eq!(
        tries(&stage, "2001:db8:7:8::1", login, password).await,
        None
    );
}

async fn one_network_cannot_press_without_end(stage: Stage) {
    let customer = stage.browser();
    for _ in 0..4 {
        let made = stage.make_link(Wanted::default()).await;
        for _ in 0..10 {
            stage.press(&customer, &made).await;
        }
    }
    let made = stage.make_link(Wanted::default()).await;
    for _ in 0..2 {
        let refused = stage.press_only(&customer, &made).await;
        refused.says(429, &["分钟后再试"]);
        let wait: i64 = refused.header("retry-after").parse().unwrap();
        assert!((60..=660).contains(&wait), "{wait}");
    }
    assert_eq!(stage.sandbox.pre_auth_codes().len(), 40);
    assert_eq!(told(&stage).await, 1);
    stage.clock.advance_secs(601);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    stage.press(&customer, &made).await;
}

async fn the_sign_in_page_says_how_long_to_wait(stage: Stage) {
    let browser = stage.browser();
    let wrong = browser
        .open("/sign-in?back=/p/demo/links")
        .await
        .form("sign_in")
        .fill("login", &stage.staff.login)
        .fill("password", "guess");
    for _ in 0..10 {
        browser.open("/sign-in").await;
        browser.send(&wrong).await.says(200, &["账号或密码不正确"]);
    }
    browser.open("/sign-in").await;
    let page = browser.send(&wrong).await;
    page.says(429, &["尝试次数过多", "分钟后再试", &stage.staff.login]);
    assert!(!page.header("retry-after").is_empty());
    assert_eq!(page.form("sign_in").action, wrong.action);

    let by_script = reqwest::Client::new()
        .post(stage.origin.join(&wrong.action).unwrap())
        .header("accept", "application/json")
        .header("sec-fetch-site", "same-origin")
        .form(&wrong.fields);
    let answer = by_script.send().await.unwrap();
    assert_eq!(answer.status(), 429);
    assert!(answer.headers().contains_key("retry-after"));
    let told: AppError = Compact::decode(answer.bytes().await.unwrap()).unwrap();
    assert!(matches!(told.trouble, Trouble::TooMany { .. }), "{told:?}");
}

async fn signing_in_ends_the_browser_s_session_before(stage: Stage) {
    let visitor = stage.doors().visitor();
    let Person {
        login, password, ..
    } = &stage.staff;
    let ctx = at(&stage, "203.0.113.7");
    let (first, _) = visitor.sign_in(&ctx, login, password, None).await.unwrap();
    let (second, _) = visitor
        .sign_in(&ctx, login, password, Some(&first))
        .await
        .unwrap();
    assert_eq!(
        stage.service.who(&first, ctx.now).await.unwrap(),
        Who::Nobody
    );
    assert_ne!(
        stage.service.who(&second, ctx.now).await.unwrap(),
        Who::Nobody
    );
}
