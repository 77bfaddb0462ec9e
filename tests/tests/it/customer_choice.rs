//! Choosing one of more customers than a form can offer: typed by name or id, found out by the server.

use domain::ids::CustomerId;
use service::Clock as _;
use tests::{Browser, Page, STRANGE, Stage};

const ACCOUNT: &str = "wxe05b3d97a8c2f614";
const OLDEST: &str = "最早的客户";

on_both!(
    an_account_is_given_to_the_oldest_of_300_customers,
    of_two_customers_with_one_name_the_one_that_is_picked_gets_the_link,
    a_name_that_nobody_has_comes_back_with_what_was_typed,
    a_part_of_a_name_leads_to_those_who_have_it,
    a_filter_finds_the_customer_that_was_typed,
    customers_of_another_platform_have_no_name_here
);

/// More customers than a form offers, all newer than those before.
async fn three_hundred(stage: &Stage) {
    let table: String = (0..300).map(|n| format!("批量客户 {n}\n")).collect();
    let desk = stage.desk().await;
    let ctx = stage.staff.ctx(stage);
    let kept = desk.check_import(&ctx, b"", &table).await.unwrap();
    let imported = desk.import_customers(&ctx, &kept).await.unwrap();
    assert_eq!(imported.added, 300);
}

/// An account of nobody's, and its page.
async fn unassigned(stage: &Stage, staff: &Browser) -> Page {
    stage
        .sandbox
        .grant("demo", ACCOUNT, &[17, 18], None)
        .unwrap();
    stage.work().await;
    let row = stage.authorizers().await.remove(0);
    staff.open(&format!("/p/demo/authorizers/{}", row.id)).await
}

fn value_of(page: &Page, form: &str, field: &str) -> Option<String> {
    let fields = page.form(form).fields;
    let found = fields.into_iter().find(|(name, _)| name == field);
    found.map(|(_, value)| value)
}

/// What stands beside the field.
fn error(page: &Page) -> String {
    let (_, rest) = page.body.split_once("id=\"f-customer-error\"").unwrap();
    rest.split("</div>").next().unwrap().to_owned()
}

async fn an_account_is_given_to_the_oldest_of_300_customers(stage: Stage) {
    let oldest = stage.add_customer(OLDEST).await;
    stage.clock.advance_secs(60);
    three_hundred(&stage).await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = unassigned(&stage, &staff).await;
    let form = page.form("assign_authorizer");
    let offered = |name: &str| form.offers.contains(&("customer".into(), name.into()));
    assert!(offered("批量客户 299") && !offered(OLDEST));
    page.says(200, &["更早的客户同样可以填写"]);
    let given = staff.send(&form.fill("customer", OLDEST)).await;
    given.says(200, &[&format!("customers/{oldest}")]);
    let row = stage.authorizers().await.remove(0);
    assert_eq!(row.customer.map(|customer| customer.id), Some(oldest));
    // Whoever does not belong to the newest is shown by name.
    assert_eq!(
        value_of(&given, "assign_authorizer", "customer").as_deref(),
        Some(OLDEST)
    );
}

async fn of_two_customers_with_one_name_the_one_that_is_picked_gets_the_link(stage: Stage) {
    let first = stage.add_customer("晨光文具").await;
    let second = stage.add_customer("晨光文具").await;
    let staff = stage.signed_in(&stage.staff).await;
    let form = staff.open("/p/demo/links/new").await.form("make_link");
    let typed = form.fill("customer", "晨光文具").fill("note", "请尽快");
    let back = staff.send(&typed).await;
    back.says(200, &[first.as_str(), second.as_str()]);
    assert!(error(&back).contains("有多个客户叫这个名称"));
    assert_eq!(
        value_of(&back, "make_link", "note").as_deref(),
        Some("请尽快")
    );
    let picked = back
        .form("make_link")
        .tick("customer_was", first.as_str())
        .fill("customer_was", first.as_str());
    let made = staff.send(&picked).await;
    made.says(200, &["授权链接 · 晨光文具", &format!("customers/{first}")]);

    // From the customer's own page it is clear which one is meant.
    let page = format!("/p/demo/links/new?customer={second}");
    let form = staff.open(&page).await.form("make_link");
    let made = staff.send(&form).await;
    made.says(200, &[&format!("customers/{second}")]);
    // Another name typed over it counts, whoever it was before.
    let third = stage.add_customer("春泥花店").await;
    let form = staff.open(&page).await.form("make_link");
    let made = staff.send(&form.fill("customer", "春泥花店")).await;
    made.says(200, &[&format!("customers/{third}")]);
}

async fn a_name_that_nobody_has_comes_back_with_what_was_typed(stage: Stage) {
    stage.add_customer("晨光文具").await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = unassigned(&stage, &staff).await;
    let missing = CustomerId::new(stage.clock.now(), [7; 10]);
    let long = "长".repeat(400);
    for typed in ["没有的人", missing.as_str(), "a\0b", &long] {
        let form = page.form("assign_authorizer").fill("customer", typed);
        let back = staff.send(&form).await;
        assert!(error(&back).contains("没有这个客户"), "{typed:?}");
        let kept = value_of(&back, "assign_authorizer", "customer").unwrap();
        assert_eq!(kept.replace('\u{fffd}', "\0"), typed);
    }
    let form = page.form("assign_authorizer").fill("customer", " ");
    assert!(error(&staff.send(&form).await).contains("请填写此项"));
    assert_eq!(stage.authorizers().await.remove(0).customer, None);
}

async fn a_part_of_a_name_leads_to_those_who_have_it(stage: Stage) {
    let meant = stage.add_customer("上海晨光文具有限公司").await;
    stage.add_customer("南风书店").await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = unassigned(&stage, &staff).await;
    let form = page.form("assign_authorizer").fill("customer", "晨光");
    let back = staff.send(&form).await;
    assert!(error(&back).contains("没有名称完全一致的客户"));
    let form = back.form("assign_authorizer");
    let listed = form
        .offers
        .iter()
        .filter(|(name, _)| name == "customer_was")
        .map(|(_, id)| id.as_str());
    assert_eq!(listed.collect::<Vec<_>>(), [meant.as_str()]);
    // Nothing is chosen for anybody.
    assert_eq!(value_of(&back, "assign_authorizer", "customer_was"), None);
    let given = staff.send(&form.fill("customer_was", meant.as_str())).await;
    given.says(200, &[&format!("customers/{meant}")]);
    let row = stage.authorizers().await.remove(0);
    assert_eq!(row.customer.map(|customer| customer.id), Some(meant));
}

async fn a_filter_finds_the_customer_that_was_typed(stage: Stage) {
    let oldest = stage.add_customer(OLDEST).await;
    stage.clock.advance_secs(60);
    three_hundred(&stage).await;
    let twins = [
        stage.add_customer("晨光文具").await,
        stage.add_customer("晨光文具").await,
    ];
    let staff = stage.signed_in(&stage.staff).await;
    for list in ["authorizers", "conflicts"] {
        let path = format!("/p/demo/{list}");
        let form = staff.open(&path).await.form(&path);
        let found = staff
            .send(&form.clone().fill("customer", "最早的客户"))
            .await;
        let meant = value_of(&found, &path, "customer_was");
        assert_eq!(meant.as_deref(), Some(oldest.as_str()));
        assert_eq!(value_of(&found, &path, "customer").as_deref(), Some(OLDEST));
        // Once more with another filter, and the field emptied.
        let again = staff.send(&found.form(&path)).await;
        let meant = value_of(&again, &path, "customer_was");
        assert_eq!(meant.as_deref(), Some(oldest.as_str()));
        let emptied = found.form(&path).fill("customer", "");
        let all = staff.send(&emptied).await;
        assert_eq!(value_of(&all, &path, "customer").as_deref(), Some(""));
        assert_eq!(value_of(&all, &path, "customer_was").as_deref(), Some(""));

        let unclear = staff.send(&form.clone().fill("customer", "晨光文具")).await;
        assert!(error(&unclear).contains("有多个客户叫这个名称"));
        let picked = unclear.form(&path).fill("customer_was", twins[0].as_str());
        let found = staff.send(&picked).await;
        assert!(!found.body.contains("有多个客户叫这个名称"), "it is known");

        let nobody = staff.send(&form.fill("customer", "没有的人")).await;
        assert!(error(&nobody).contains("没有这个客户"));
        assert_eq!(
            value_of(&nobody, &path, "customer").as_deref(),
            Some("没有的人")
        );
    }
}

async fn customers_of_another_platform_have_no_name_here(stage: Stage) {
    let theirs = stage.add_customer("晨光文具").await;
    stage.add_customer("南风书店").await;
    let stranger = stage.signed_in(&stage.stranger).await;
    for typed in ["晨光文具", "晨光", theirs.as_str()] {
        let path = format!("/p/{STRANGE}/authorizers");
        let form = stranger.open(&path).await.form(&path);
        let answer = stranger.send(&form.fill("customer", typed)).await;
        if typed == theirs.as_str() {
            // An id filters as it always did, and finds nothing.
            answer.says(200, &["没有符合条件的记录"]);
        } else {
            assert!(error(&answer).contains("没有这个客户"), "{typed}");
        }
        assert!(!answer.body.contains("晨光文具</"));
    }
}
