//! The main job, page by page, in browsers without scripts.

use tests::{Browser, Page, Stage, WECHAT, html::tags};

/// 南风书店, a mini program.
const ACCOUNT: &str = "wxe05b3d97a8c2f614";

on_both!(
    from_a_customer_to_a_grant_in_the_book,
    the_same_inside_wechat,
    a_form_comes_back_with_what_was_typed,
    a_page_speaks_the_visitor_s_language
);

async fn from_a_customer_to_a_grant_in_the_book(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    let link = make_link(&staff).await;
    let customer = stage.browser();
    let result = grant(&customer, &link).await;
    result.says(200, &["南风书店", "小程序客服管理"]);
    assert!(
        !result.path().contains("auth_code"),
        "the code leaves the address bar"
    );
    stage.work().await;

    let list = staff.open("/p/demo/authorizers").await;
    list.says(200, &["南风书店", ACCOUNT, "广州南风文化有限公司"]);
    let row = link_to(&list, "/p/demo/authorizers/ath_");
    staff
        .click(&row)
        .await
        .says(200, &["晨光文具", "小程序客服管理", "小程序基本信息管理"]);
    staff
        .open("/p/demo")
        .await
        .says(200, &["wx5a1e0c7d94b26f38"]);
    staff
        .open("/p/demo/audit")
        .await
        .says(200, &["晨光文具", "南风书店", "lin"]);
    staff.open("/p/demo/links").await.says(200, &["晨光文具"]);
    customer.open(&link).await.says(410, &[]);
    assert_eq!(stage.calls.of("api_query_auth"), 1);
}

async fn the_same_inside_wechat(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    let link = make_link(&staff).await;
    let customer = Browser::calling_itself(&stage.origin, WECHAT);
    grant(&customer, &link).await.says(200, &["南风书店"]);
}

async fn a_form_comes_back_with_what_was_typed(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    let form = staff
        .open("/p/demo/customers/new")
        .await
        .form("add_customer");
    let back = staff
        .send(&form.fill("name", " ").fill("note", "老客户 </textarea><b>"))
        .await;
    back.says(200, &["请填写此项"]);
    assert_eq!(back.url.path(), "/p/demo/customers/new");
    let again = back.form("add_customer");
    assert!(
        again
            .fields
            .contains(&("note".to_owned(), "老客户 </textarea><b>".to_owned())),
        "{again:?}"
    );
    let other = stage
        .signed_in(&stage.stranger)
        .await
        .fetch(&back.path())
        .await;
    assert!(
        !other.body.contains("老客户"),
        "a kept form is its visitor's own"
    );
    staff
        .send(&again.fill("name", "晨光文具"))
        .await
        .says(200, &["晨光文具"]);
}

async fn a_page_speaks_the_visitor_s_language(stage: Stage) {
    let browser = stage.browser();
    let page = browser.open("/sign-in").await;
    page.says(200, &["lang=\"zh-CN\""]);
    let english = browser
        .send(&page.form("/preferences").fill("lang", "en"))
        .await;
    english.says(200, &["lang=\"en\"", "Sign in"]);
    assert_eq!(english.url.path(), "/sign-in");
    let made = stage.make_link(tests::Wanted::default()).await;
    browser
        .open(made.url.as_str())
        .await
        .says(200, &["lang=\"en\""]);
    let strange = page
        .form("/preferences")
        .fill("lang", "xx")
        .fill("back", "https://evil.example/");
    let home = browser.send_only(&strange).await;
    assert_eq!(
        (
            home.header("location").as_str(),
            home.header("set-cookie").as_str()
        ),
        ("/", "")
    );
}

/// Adds a customer and makes a link for two sets by the console's forms; answers with its address.
async fn make_link(staff: &Browser) -> String {
    let form = staff
        .open("/p/demo/customers/new")
        .await
        .says(200, &[])
        .form("add_customer");
    let customer = staff
        .send(&form.fill("name", "晨光文具").fill("note", ""))
        .await;
    customer.says(200, &["晨光文具"]);
    let new = link_to(&customer, "/p/demo/links/new");
    let form = staff.click(&new).await.says(200, &[]).form("make_link");
    let form = form
        .fill("auth_type", "2")
        .tick("sets[]", "19")
        .tick("sets[]", "30");
    let made = staff.send(&form).await;
    made.says(200, &["晨光文具", "小程序客服管理"]);
    let all = tags(&made.body);
    let address = all
        .iter()
        .flat_map(|tag| [tag.value("value"), tag.value("href"), tag.text.clone()])
        .find(|text| text.contains("/l/"));
    address
        .unwrap_or_else(|| panic!("no landing page in {}", made.body))
        .trim()
        .to_owned()
}

/// Opens the link, presses the button, picks the account at WeChat, confirms, and comes back.
async fn grant(customer: &Browser, link: &str) -> Page {
    let landing = customer.open(link).await;
    landing.says(200, &["云桥商家服务平台", "小程序客服管理"]);
    let accounts = customer.send(&landing.form("/l/")).await;
    accounts.says(200, &["选择授权账号", "南风书店"]);
    let account = tags(&accounts.body)
        .iter()
        .map(|tag| tag.value("href"))
        .find(|href| href.contains(ACCOUNT))
        .unwrap();
    let sets = customer.click(&account).await;
    let confirm = sets
        .says(200, &["小程序客服管理"])
        .form("/sandbox/authorize/");
    customer.send(&confirm.fill("action", "confirm")).await
}

/// The first link of a page that leads there.
fn link_to(page: &Page, start: &str) -> String {
    let found = tags(&page.body)
        .iter()
        .map(|tag| tag.value("href"))
        .find(|href| href.starts_with(start));
    found.unwrap_or_else(|| panic!("no link to {start} at {}:\n{}", page.url, page.body))
}
