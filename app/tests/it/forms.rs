//! Forms with scripts and without.

use app::{
    api::{
        customers::AddCustomer,
        join::AcceptInvitation,
        links::MakeLink,
        session::{SignIn, SignOut},
    },
    error::{AppError, Trouble},
    form::Outcome,
};
use console::Rejected;
use domain::problem::FieldProblem;
use http::StatusCode;
use server_fn::ServerFn;

use super::browser::Browser;

#[tokio::test]
async fn a_refused_form_without_scripts_comes_back_with_what_was_typed_and_what_is_wrong() {
    let browser = Browser::staff();
    let note = "x".repeat(1_001);
    let answer = browser
        .submit(
            AddCustomer::url(),
            &format!("platform=demo&name=%E6%99%A8%E5%85%89%22%3E&note={note}"),
        )
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(
        answer.location,
        "/p/demo/customers/new?flash=fls_00000000000000000000000000000001"
    );

    let page = browser.get(&answer.location).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains(r#"value="晨光&quot;>""#)
            || page.body.contains(r#"value="晨光&quot;&gt;""#),
        "typed value"
    );
    assert!(page.body.contains(&note), "typed note");
    assert!(
        page.body.contains("备注：最多 1000 个字"),
        "summary names the field"
    );
    assert!(
        page.body.contains(r##"href="#f-note""##),
        "summary leads to the field"
    );
    assert!(page.body.contains(r#"aria-invalid="true""#));
}

#[tokio::test]
async fn a_flash_is_shown_by_its_own_form_only() {
    let browser = Browser::staff();
    let answer = browser
        .submit(AddCustomer::url(), "platform=demo&name=&note=")
        .await;
    let flash = answer.location.rsplit_once('?').unwrap().1;
    let other = browser.get(&format!("/p/demo/links/new?{flash}")).await;
    assert_eq!(other.status, StatusCode::OK);
    assert!(!other.body.contains("请填写此项"));
}

#[tokio::test]
async fn scripts_get_the_same_refusal_as_data() {
    let answer = Browser::staff()
        .call(AddCustomer::url(), "platform=demo&name=&note=")
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    let refused = Rejected::field("name", FieldProblem::Required);
    assert_eq!(answer.outcome, Ok(Outcome::Invalid(refused)));
    assert!(answer.location.is_empty());
}

#[tokio::test]
async fn success_leads_on() {
    let browser = Browser::staff();
    let form = "platform=demo&name=%E6%99%A8%E5%85%89&note=";
    let goto = "/p/demo/customers/cus_00000000000000000000000000000001";
    let plain = browser.submit(AddCustomer::url(), form).await;
    assert_eq!(
        (plain.status, plain.location.as_str()),
        (StatusCode::SEE_OTHER, goto)
    );
    let scripted = browser.call(AddCustomer::url(), form).await;
    let goto = goto.to_owned();
    assert_eq!(scripted.outcome, Ok(Outcome::Done { goto }));
}

#[tokio::test]
async fn many_valued_fields_survive_a_refusal() {
    let browser = Browser::staff();
    let form = "platform=demo&customer=cus_00000000000000000000000000000001&auth_type=2&biz_appid=&sets%5B%5D=18&sets%5B%5D=24&life_days=3&max_grants=1";
    let answer = browser.submit(MakeLink::url(), form).await;
    let page = browser.get(&answer.location).await.body;
    let checked = |value: &str| {
        let input = page
            .split("<input")
            .find(|input| input.contains(&format!(r#"value="{value}""#)))
            .unwrap();
        input.split('>').next().unwrap().contains("checked")
    };
    assert!(checked("18") && checked("24") && !checked("4"), "sets");
    assert!(page.contains("请求的权限集：所选权限集与账号类型不符"));
}

#[tokio::test]
async fn a_form_that_cannot_be_tried_says_so_and_changes_nothing() {
    let plain = Browser::staff()
        .submit(AddCustomer::url(), "platform=down&name=a&note=")
        .await;
    assert_eq!(plain.status, StatusCode::SEE_OTHER);
    assert!(plain.location.starts_with("/p/down/customers/new?flash="));
    let scripted = Browser::staff()
        .call(AddCustomer::url(), "platform=down&name=a&note=")
        .await;
    assert_eq!(scripted.status, StatusCode::INTERNAL_SERVER_ERROR);
    let request_id = Some("req_00000000000000000000000000000007".to_owned());
    let trouble = Trouble::Unavailable;
    assert_eq!(
        scripted.outcome,
        Err(AppError {
            trouble,
            request_id
        })
    );
    let foreign = Browser::staff()
        .call(AddCustomer::url(), "platform=other&name=a&note=")
        .await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    let nobody = Browser::nobody()
        .call(AddCustomer::url(), "platform=demo&name=a&note=")
        .await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_request_made_by_hand_is_a_bad_one_and_its_text_is_not_echoed() {
    let answer = Browser::staff()
        .call(AddCustomer::url(), "plat%00form=%FF&nam=secret-word")
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.outcome, Err(AppError::bare(Trouble::BadRequest)));
}

#[tokio::test]
async fn signing_in_sets_a_cookie_and_leads_back_to_our_own_pages_only() {
    let browser = Browser::nobody();
    let form = |back: &str| format!("login=li.wei&password=correct+horse&back={back}");
    let answer = browser
        .submit(SignIn::url(), &form("%2Fp%2Fdemo%2Flinks"))
        .await;
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, "/p/demo/links")
    );
    let cookie = "gb_session=fresh-token; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure";
    assert_eq!(answer.cookies, [cookie]);
    let away = browser
        .submit(SignIn::url(), &form("%2F%2Fevil.example"))
        .await;
    assert_eq!(away.location, "/");
}

#[tokio::test]
async fn a_wrong_password_is_never_kept() {
    let browser = Browser::nobody();
    let answer = browser
        .submit(SignIn::url(), "login=li.wei&password=hunter-two&back=%2F")
        .await;
    assert!(answer.cookies.is_empty());
    assert!(!format!("{:?}", browser.desks.flashes.lock().unwrap()).contains("hunter-two"));
    let page = browser.get(&answer.location).await.body;
    assert!(page.contains("账号或密码不正确") && page.contains(r#"value="li.wei""#));
    assert!(!page.contains("hunter-two"));
}

#[tokio::test]
async fn of_somebody_who_is_not_signed_in_little_is_kept() {
    let browser = Browser::nobody();
    let long = "x".repeat(60_000);
    for (url, form) in [
        (
            SignIn::url(),
            format!("login={long}&password=x&back=%2F{long}"),
        ),
        (
            SignIn::url(),
            "login=My+Pass-w0rd!&password=x&back=%2F".to_owned(),
        ),
        (SignIn::url(), format!("login=busy&password=x&back={long}")),
        (
            AddCustomer::url(),
            format!("platform=demo&name={long}&note=typed"),
        ),
    ] {
        let answer = browser.submit(url, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    let kept: Vec<_> = {
        let flashes = browser.desks.flashes.lock().unwrap();
        flashes.iter().map(|flash| flash.values.clone()).collect()
    };
    let back = ("back".to_owned(), "/".to_owned());
    assert_eq!(kept, [vec![], vec![back], vec![], vec![]]);
}

#[tokio::test]
async fn signing_out_forgets_the_cookie() {
    let answer = Browser::staff().submit(SignOut::url(), "").await;
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, "/sign-in")
    );
    assert_eq!(
        answer.cookies,
        ["gb_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure"]
    );
}

#[tokio::test]
async fn a_form_that_is_sent_too_often_says_when_to_come_back() {
    let browser = Browser::nobody();
    let busy = "login=busy&password=x&back=/";
    let answer = browser.submit(SignIn::url(), busy).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = browser.get(&answer.location).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.body.contains("请 7 分钟后再试") && !page.body.contains(r#"value="busy""#));

    let answer = browser.call(SignIn::url(), busy).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let error = answer.outcome.unwrap_err();
    assert_eq!(error.trouble, Trouble::TooMany { minutes: 7 });
}

#[tokio::test]
async fn an_accepted_invitation_signs_in_and_a_refused_one_keeps_no_password() {
    let browser = Browser::nobody();
    let form = |again: &str| format!("token=an-invitation&password=typed-secret&again={again}");
    let answer = browser
        .submit(AcceptInvitation::url(), &form("other"))
        .await;
    let page = browser.get(&answer.location).await;
    assert!(page.body.contains("两次输入不一致") && !page.body.contains("typed-secret"));
    let answer = browser
        .submit(AcceptInvitation::url(), &form("typed-secret"))
        .await;
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, "/p/demo")
    );
    assert!(answer.cookies[0].starts_with("gb_session=joined-token; "));
}
