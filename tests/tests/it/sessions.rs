//! Signing in and out.

use app::{
    codec::Compact,
    error::{AppError, Trouble},
};
use server_fn::{ContentType as _, Decodes as _};
use tests::Stage;

on_both!(
    sign_in_leads_back_and_sign_out_ends_the_session,
    a_wrong_password_and_an_unknown_login_read_the_same,
    a_foreign_form_is_refused,
    a_session_ends_by_itself
);

async fn sign_in_leads_back_and_sign_out_ends_the_session(stage: Stage) {
    let browser = stage.browser();
    let sign_in = browser.open("/p/demo/links").await;
    assert_eq!(sign_in.path(), "/sign-in?back=/p/demo/links");
    let form = sign_in
        .form("sign_in")
        .fill("login", &stage.staff.login)
        .fill("password", &stage.staff.password);
    let answer = browser.send_only(&form).await;
    let cookie = answer.header("set-cookie");
    for part in [
        "gb_session=",
        "HttpOnly",
        "SameSite=Lax",
        "Path=/",
        "Max-Age=",
    ] {
        assert!(cookie.contains(part), "no {part} in {cookie}");
    }
    let links = browser.follow(answer).await;
    assert_eq!(
        (links.status.as_u16(), links.url.path()),
        (200, "/p/demo/links")
    );
    assert_eq!(
        browser.open("/sign-in").await.url.path(),
        "/p/demo",
        "who is signed in need not sign in"
    );

    let page = browser.open("/p/demo").await;
    let out = tests::html::forms(&page.body)
        .into_iter()
        .find(|form| form.action.contains("sign_out"))
        .unwrap();
    let kept = cookie.split(';').next().unwrap().to_owned();
    assert_eq!(browser.send(&out).await.url.path(), "/sign-in");
    let stolen = reqwest::Client::new()
        .get(stage.origin.join("/p/demo").unwrap())
        .header("cookie", kept);
    let answer = stolen.send().await.unwrap();
    assert!(
        answer.url().path().starts_with("/sign-in"),
        "the old token is worth nothing"
    );
}

async fn a_wrong_password_and_an_unknown_login_read_the_same(stage: Stage) {
    let browser = stage.browser();
    let mut pages = Vec::new();
    for login in [stage.staff.login.as_str(), "nobody"] {
        let form = browser
            .open("/sign-in")
            .await
            .form("sign_in")
            .fill("login", login)
            .fill("password", "n0t-the-one");
        let page = browser.send(&form).await;
        page.says(200, &["账号或密码不正确"]);
        assert!(
            !page.body.contains("n0t-the-one"),
            "a password never comes back"
        );
        pages.push(page);
    }
    assert!(
        pages
            .iter()
            .all(|page| page.header("set-cookie").is_empty())
    );
}

async fn a_foreign_form_is_refused(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    let form = browser
        .open("/p/demo/customers/new")
        .await
        .form("add_customer")
        .fill("name", "不请自来");
    let url = stage.origin.join(&form.action).unwrap();
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let foreign = reqwest::Client::new()
            .post(url.clone())
            .header(name, value)
            .header("accept", "text/html")
            .form(&form.fields);
        let answer = foreign.send().await.unwrap();
        assert_eq!(answer.status(), 403);
        assert!(answer.text().await.unwrap().contains("请求被拒绝"));
        let by_script = reqwest::Client::new()
            .post(url.clone())
            .header(name, value)
            .header("accept", Compact::CONTENT_TYPE)
            .form(&form.fields);
        let answer = by_script.send().await.unwrap();
        assert_eq!(answer.status(), 403);
        let told: AppError = Compact::decode(answer.bytes().await.unwrap()).unwrap();
        assert_eq!(
            told.trouble,
            Trouble::ForeignForm,
            "a script reads it as an answer"
        );
        assert!(told.request_id.is_some());
    }
    let huge = form.clone().fill("note", &"长".repeat(60_000));
    assert_eq!(browser.send(&huge).await.status, 413);
}

async fn a_session_ends_by_itself(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    stage.clock.advance_secs(12 * 3_600 + 1);
    assert!(
        browser
            .open("/p/demo")
            .await
            .url
            .path()
            .starts_with("/sign-in")
    );
}
