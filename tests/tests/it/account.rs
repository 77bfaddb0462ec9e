//! One's own account: another password, the sessions.

use tests::{Browser, Page, Stage};

on_both!(
    a_new_password_ends_the_other_sessions,
    the_old_password_is_asked_for_and_guesses_are_limited,
    sessions_are_shown_in_plain_words_and_can_be_ended,
    a_session_of_somebody_else_cannot_be_ended
);

const GOOD: &str = "korrekt pferd batterie";

async fn change(browser: &Browser, old: &str, new: &str, again: &str) -> Page {
    let form = browser
        .open("/account")
        .await
        .form("change_password")
        .fill("old", old)
        .fill("new", new)
        .fill("again", again);
    browser.send(&form).await
}

fn is_signed_out(page: &Page) -> bool {
    page.url.path().starts_with("/sign-in")
}

async fn a_new_password_ends_the_other_sessions(stage: Stage) {
    let (here, there) = (
        stage.signed_in(&stage.staff).await,
        stage.signed_in(&stage.staff).await,
    );
    let old = stage.staff.password.as_str();
    for (new, again, words) in [
        ("short", "short", "至少 10 个字符"),
        ("password123", "password123", "这个密码太常见"),
        (GOOD, "another one, longer", "两次输入不一致"),
    ] {
        let page = change(&here, old, new, again).await;
        page.says(200, &[words]);
        assert!(!page.body.contains(old) && !page.body.contains("another one"));
    }
    let page = change(&here, old, GOOD, GOOD).await;
    page.says(200, &["密码已修改"]);
    assert!(is_signed_out(&there.open("/p/demo").await));
    here.open("/p/demo").await.says(200, &[]);

    let browser = stage.browser();
    let form = browser
        .open("/sign-in")
        .await
        .form("sign_in")
        .fill("login", &stage.staff.login);
    browser
        .send(&form.clone().fill("password", old))
        .await
        .says(200, &["账号或密码不正确"]);
    browser
        .send(&form.fill("password", GOOD))
        .await
        .says(200, &[]);
    let rows = crate::audit::trail(&stage).await;
    let trail = format!("{rows:?}");
    assert!(trail.contains("ChangePassword") && !trail.contains(GOOD));
}

async fn the_old_password_is_asked_for_and_guesses_are_limited(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    for _ in 0..10 {
        change(&browser, "guess", GOOD, GOOD)
            .await
            .says(200, &["密码不正确"]);
    }
    change(&browser, &stage.staff.password, GOOD, GOOD)
        .await
        .says(429, &["尝试次数过多"]);
    stage.clock.advance_secs(901);
    change(&browser, &stage.staff.password, GOOD, GOOD)
        .await
        .says(200, &["密码已修改"]);
}

async fn sessions_are_shown_in_plain_words_and_can_be_ended(stage: Stage) {
    let mut browsers = Vec::new();
    for _ in 0..3 {
        browsers.push(stage.signed_in(&stage.staff).await);
    }
    let page = browsers[0].open("/account").await;
    page.says(200, &["Chrome · Linux", "127.0.0.1", "当前设备"]);
    let ends: Vec<_> = tests::html::forms(&page.body)
        .into_iter()
        .filter(|form| form.action.contains("end_sessions"))
        .collect();
    // One for all the others, and one for each: the two browsers, and the kit's own.
    assert_eq!(ends.len(), 4, "{ends:?}");
    let page = browsers[0].send(&ends[1]).await;
    assert_eq!((page.status.as_u16(), page.url.path()), (200, "/account"));
    let mut over = 0;
    for browser in &browsers[1..] {
        over += usize::from(is_signed_out(&browser.open("/p/demo").await));
    }
    assert_eq!(over, 1, "the one that was seen last");
    browsers[0].open("/account").await;
    browsers[0].send(&ends[0]).await.says(200, &["当前设备"]);
    for browser in &browsers[1..] {
        assert!(is_signed_out(&browser.open("/p/demo").await));
    }
    browsers[0].open("/p/demo").await.says(200, &[]);
}

async fn a_session_of_somebody_else_cannot_be_ended(stage: Stage) {
    let (mine, theirs) = (
        stage.signed_in(&stage.staff).await,
        stage.signed_in(&stage.stranger).await,
    );
    let page = theirs.open("/account").await;
    let ends = tests::html::forms(&page.body)
        .into_iter()
        .find(|form| {
            form.action.contains("end_sessions")
                && form.fields.iter().any(|(_, value)| value.len() == 64)
        })
        .unwrap();
    mine.open("/account").await;
    mine.send(&ends).await.says(200, &[]);
    let page = theirs.open("/account").await;
    let id = &ends.fields.iter().find(|(_, id)| id.len() == 64).unwrap().1;
    assert!(page.body.contains(id.as_str()), "still there");
}
