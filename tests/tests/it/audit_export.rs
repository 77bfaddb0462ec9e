//! The audit trail narrowed, opened, and taken along as a file.

use console::{Fault, Refusal};
use domain::{
    audit::{Action, Outcome},
    export::ExportFormat,
    list::AuditFilter,
    problem::FormProblem,
};
use tests::{Browser, Page, Stage};

on_both!(
    filters_in_the_address_can_be_combined,
    parts_that_make_no_sense_are_named_and_left_out,
    an_entry_has_a_page_of_its_own,
    a_file_holds_what_the_filter_leaves_and_stands_in_the_trail,
    asking_about_a_file_is_no_export,
    a_long_trail_leaves_page_by_page,
    one_export_at_a_time,
    access_that_ends_ends_the_export
);

async fn exports(stage: &Stage) -> Vec<console::AuditRow> {
    let rows = crate::audit::trail(stage).await;
    rows.into_iter()
        .filter(|row| matches!(row.action, Action::ExportAudit | Action::EndExport))
        .collect()
}

async fn listed(browser: &Browser, query: &str) -> Page {
    let page = browser.open(&format!("/p/demo/audit?{query}")).await;
    page.says(200, &[]);
    page
}

/// How many entries a page lists.
fn entries(page: &Page) -> usize {
    page.body.matches("particulars\"").count()
}

async fn filters_in_the_address_can_be_combined(stage: Stage) {
    stage.add_customer("栖木家居").await;
    stage.clock.advance_secs(2 * 24 * 3_600);
    let customer = stage.add_customer("南风书店").await;
    let browser = stage.signed_in(&stage.staff).await;
    let all = entries(&listed(&browser, "").await);
    assert!(all > 5, "{all}");
    for (query, count) in [
        ("action=customer.add&actor_kind=staff", 2),
        ("action=customer.add&actor_kind=staff&outcome=refused", 0),
        (
            "action=customer.add&actor_kind=staff&outcome=done&kind=customer",
            2,
        ),
        (&format!("object={customer}"), 1),
        (&format!("object={customer}&kind=link"), 0),
    ] {
        assert_eq!(entries(&listed(&browser, query).await), count, "{query}");
    }
    let today = domain::day::Day::of(stage.ctx(console::Who::Nobody).now);
    let query = format!("action=customer.add&actor_kind=staff&from={today}&to={today}");
    let page = listed(&browser, &query).await;
    assert_eq!(entries(&page), 1);
    page.says(200, &["南风书店", &format!("value=\"{today}\"")]);
    // The form of filters leads to the same address.
    let form = page.form("/p/demo/audit");
    assert_eq!(entries(&browser.send(&form).await), 1);
}

async fn parts_that_make_no_sense_are_named_and_left_out(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    let page = listed(
        &browser,
        "actor_kind=robot&from=yesterday&action=%00&actor=%3Cscript%3E&after=x",
    )
    .await;
    page.says(200, &["无法识别"]);
    assert!(!page.body.contains("<script>"));
    assert!(entries(&page) > 0);
    assert!(
        !listed(&browser, "outcome=done")
            .await
            .body
            .contains("无法识别")
    );
    listed(&browser, "objekt=lnk_1")
        .await
        .says(200, &["无法识别", "objekt=lnk_1"]);
    let refused = browser
        .fetch("/p/demo/audit/export.csv?from=yesterday")
        .await;
    refused.says(400, &["筛选条件"]);
}

async fn an_entry_has_a_page_of_its_own(stage: Stage) {
    let customer = stage.add_customer("栖木家居").await;
    let rows = crate::audit::trail(&stage).await;
    let row = rows
        .iter()
        .find(|row| row.object_id.as_deref() == Some(customer.as_str()))
        .unwrap();
    let browser = stage.signed_in(&stage.staff).await;
    browser
        .open(&format!("/p/demo/audit/{}", row.id))
        .await
        .says(200, &["添加客户", "栖木家居", "203.0.113.7", &row.at.utc()]);
    for id in ["aud_00000000000000000000000000000000", "x", "export.xml"] {
        let page = browser.open(&format!("/p/demo/audit/{id}")).await;
        assert_eq!(page.status, 404, "{id}");
    }
    let stranger = stage.signed_in(&stage.stranger).await;
    let address = format!("/p/{}/audit/{}", tests::STRANGE, row.id);
    assert_eq!(stranger.open(&address).await.status, 404);
}

async fn a_file_holds_what_the_filter_leaves_and_stands_in_the_trail(stage: Stage) {
    stage
        .add_customer("=HYPERLINK(\"http://evil.example\")")
        .await;
    let browser = stage.signed_in(&stage.staff).await;
    let query = "action=customer.add&actor_kind=staff";
    let csv = browser
        .fetch(&format!("/p/demo/audit/export.csv?{query}"))
        .await;
    csv.says(200, &["\u{FEFF}time_utc,", "\"'=HYPERLINK("]);
    assert_eq!(csv.body.lines().count(), 2, "{}", csv.body);
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert!(
        csv.header("content-disposition")
            .starts_with("attachment; filename=\"audit-demo-")
    );
    assert_eq!(csv.header("cache-control"), "no-store");
    ended(&stage, 2).await;

    let jsonl = browser.fetch("/p/demo/audit/export.jsonl").await;
    let lines: Vec<serde_json::Value> = jsonl
        .body
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["action"], "audit.export", "it is in itself");
    assert!(lines.len() > 5 && lines.iter().all(|line| line["id"].is_string()));

    let rows = ended(&stage, 4).await;
    assert!(rows.iter().all(|row| row.outcome == Outcome::Done));
    let after = rows[3].after.as_deref().unwrap();
    for part in ["csv", "action=customer.add", "actor_kind=staff"] {
        assert!(after.contains(part), "no {part} in {after}");
    }
    assert!(rows[2].after.as_deref().unwrap().contains("\"rows\":1"));
}

/// The entries about exports, once there are so many.
async fn ended(stage: &Stage, count: usize) -> Vec<console::AuditRow> {
    tests::eventually(async || exports(stage).await, |rows| rows.len() == count).await
}

async fn asking_about_a_file_is_no_export(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let all = AuditFilter::default();
    // One is under way: of two that are taken at once the second is refused, and asking is not taking.
    let running = desk.export_audit(&ctx, &all, ExportFormat::Csv).await;
    let asked = browser.head("/p/demo/audit/export.csv").await;
    asked.says(200, &[]);
    assert!(asked.header("content-type").starts_with("text/csv"));
    running.unwrap().end(true).await;
    assert_eq!(asked.body, "");
    assert_eq!(exports(&stage).await.len(), 2, "the one that was taken");
    let refused = browser
        .head("/p/demo/audit/export.csv?from=yesterday")
        .await;
    assert_eq!(refused.status, 400);
    let stranger = stage.signed_in(&stage.stranger).await;
    assert_eq!(stranger.head("/p/demo/audit/export.csv").await.status, 404);
}

async fn a_long_trail_leaves_page_by_page(stage: Stage) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    for n in 0..1_050 {
        let new = console::NewCustomer {
            name: format!("客户 {n}"),
            note: String::new(),
        };
        desk.add_customer(&ctx, &new).await.unwrap();
    }
    let filter = AuditFilter {
        action: Some(Action::AddCustomer),
        ..AuditFilter::default()
    };
    let mut export = desk
        .export_audit(&ctx, &filter, ExportFormat::Jsonl)
        .await
        .unwrap();
    let mut names = std::collections::BTreeSet::new();
    let mut pages = Vec::new();
    while let Some(rows) = export.next().await.unwrap() {
        pages.push(rows.len());
        names.extend(rows.into_iter().map(|row| row.object_name));
    }
    assert!(pages.len() == 2 && pages[0] == 1_000, "{pages:?}");
    assert!(names.len() >= 1_050 && !export.is_cut());
    export.end(true).await;
}

async fn one_export_at_a_time(stage: Stage) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let filter = AuditFilter::default();
    let begin = || desk.export_audit(&ctx, &filter, ExportFormat::Csv);
    let running = begin().await.unwrap();
    for _ in 0..2 {
        match begin().await {
            Err(Refusal::Rejected(rejected)) => {
                assert_eq!(rejected.general, Some(FormProblem::ExportRunning));
            }
            Err(other) => panic!("{other:?}"),
            Ok(_) => panic!("two at once"),
        }
    }
    let browser = stage.signed_in(&stage.staff).await;
    browser
        .fetch("/p/demo/audit/export.csv")
        .await
        .says(409, &["正在导出"]);
    running.end(false).await;
    let rows = exports(&stage).await;
    let outcomes: Vec<Outcome> = rows.iter().map(|row| row.outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::Failed, Outcome::Refused, Outcome::Done],
        "refused once in a window, broken off at last"
    );
    begin().await.unwrap().end(true).await;
}

async fn access_that_ends_ends_the_export(stage: Stage) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let mut export = desk
        .export_audit(&ctx, &AuditFilter::default(), ExportFormat::Csv)
        .await
        .unwrap();
    stage
        .service
        .add_staff("boss", None, &[], true)
        .await
        .unwrap();
    let boss = stage.doors();
    let nobody = stage.ctx(console::Who::Nobody);
    let password = stage.service.reset_password("boss").await.unwrap();
    let visitor = boss.visitor();
    let (token, _) = visitor
        .sign_in(&nobody, "boss", &password, None)
        .await
        .unwrap();
    let boss_ctx = stage.ctx(stage.service.who(&token, nobody.now).await.unwrap());
    let desk = boss.platform(&boss_ctx, "demo").await.unwrap();
    let list = desk.people(&boss_ctx, &Default::default()).await.unwrap();
    let id = list
        .page
        .rows
        .iter()
        .find(|row| row.login == stage.staff.login)
        .unwrap()
        .id
        .clone();
    desk.set_person_disabled(&boss_ctx, &id, true)
        .await
        .unwrap();
    assert_eq!(export.next().await, Err(Fault::NotFound));
    export.end(false).await;
}
