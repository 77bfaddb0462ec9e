//! Customers: changed, put away, found.

use domain::{audit::Action, list::CustomerFilter};
use tests::{Stage, Wanted};

use crate::audit::trail;

on_both!(
    a_customer_is_changed_and_the_second_editor_is_told,
    bad_input_comes_back_with_what_was_typed,
    an_archived_customer_gets_nothing_new,
    customers_are_found_by_two_characters,
);

async fn a_customer_is_changed_and_the_second_editor_is_told(stage: Stage) {
    let id = stage.add_customer("晨光文具").await;
    let (first, second) = (
        stage.signed_in(&stage.staff).await,
        stage.signed_in(&stage.staff).await,
    );
    let page = format!("/p/demo/customers/{id}/edit");
    let (one, two) = (
        first.open(&page).await.form("edit_customer"),
        second.open(&page).await.form("edit_customer"),
    );
    let done = first
        .send(&one.fill("name", "晨光文具旗舰店").fill("note", "续约"))
        .await;
    done.says(200, &["晨光文具旗舰店", "续约"]);
    assert_eq!(done.url.path(), format!("/p/demo/customers/{id}"));
    let told = second.send(&two.fill("name", "另一个名字")).await;
    told.says(200, &["其他人刚刚修改过", "另一个名字"]);
    let page = first.open(&format!("/p/demo/customers/{id}")).await;
    page.says(200, &["晨光文具旗舰店"]);
    let changes = trail(&stage).await;
    let edits: Vec<_> = changes
        .iter()
        .filter(|row| row.action == Action::EditCustomer)
        .collect();
    assert_eq!(edits.len(), 2);
    assert!(edits[1].before.as_ref().unwrap().contains("晨光文具"));
    assert_eq!(edits[0].reason.as_deref(), Some("changed_meanwhile"));
}

async fn bad_input_comes_back_with_what_was_typed(stage: Stage) {
    let id = stage.add_customer("晨光文具").await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = format!("/p/demo/customers/{id}/edit");
    let huge = "长".repeat(101);
    for (name, problem) in [
        ("", "请填写此项"),
        (huge.as_str(), "最多 100 个字"),
        ("a\0b", "含有不允许的字符"),
        ("\u{202E}反", "含有不允许的字符"),
    ] {
        let form = staff.open(&page).await.form("edit_customer");
        let form = form
            .fill("name", name)
            .fill("note", "</textarea><script>x</script>");
        let back = staff.send(&form).await;
        back.says(200, &[problem, "&lt;/textarea&gt;"]);
        assert!(!back.body.contains("<script>x"));
    }
    let form = staff.open(&page).await.form("edit_customer");
    let done = staff.send(&form.fill("name", "😀 <b>店</b>")).await;
    done.says(200, &["😀 &lt;b&gt;店"]);
}

async fn an_archived_customer_gets_nothing_new(stage: Stage) {
    let id = stage.add_customer("晨光文具").await;
    let made = stage.make_link_for(&id, Wanted::default()).await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = format!("/p/demo/customers/{id}");
    let form = staff.open(&page).await.form("archive_customer");
    staff.send(&form).await.says(200, &["这个客户已归档"]);
    staff.send(&form).await.says(200, &["这个客户已归档"]);
    let archived = |row: &&console::AuditRow| row.action == Action::ArchiveCustomer;
    assert_eq!(trail(&stage).await.iter().filter(archived).count(), 1);

    let list = staff.open("/p/demo/customers").await;
    assert!(!list.body.contains(id.as_str()));
    staff
        .open("/p/demo/customers?view=archived")
        .await
        .says(200, &[id.as_str()]);
    let new = staff.open("/p/demo/links/new").await;
    let form = new.form("make_link").fill("customer", id.as_str());
    staff.send(&form).await.says(200, &["该客户已归档"]);
    let link = staff.open(&format!("/p/demo/links/{}", made.id)).await;
    staff
        .send(&link.form("reissue_link"))
        .await
        .says(200, &["该客户已归档"]);
    stage.browser().open(made.url.as_str()).await.says(200, &[]);

    let form = staff.open(&page).await.form("archive_customer");
    let back = staff.send(&form).await;
    assert!(!back.says(200, &[]).body.contains("这个客户已归档"));
    staff
        .open("/p/demo/customers")
        .await
        .says(200, &[id.as_str()]);

    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let all = desk.customers(&ctx, &CustomerFilter::default()).await;
    for customer in all.unwrap().rows {
        desk.archive_customer(&ctx, &customer.id, true)
            .await
            .unwrap();
    }
    let none = staff.open("/p/demo/customers").await;
    assert!(
        !none
            .says(200, &["客户都已归档"])
            .body
            .contains("还没有客户")
    );
}

async fn customers_are_found_by_two_characters(stage: Stage) {
    let id = stage.add_customer("晨光文具").await;
    let other = stage.add_customer("茶颜悦色").await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open("/p/demo/customers?q=%E5%85%89%E6%96%87").await;
    page.says(200, &[id.as_str(), "value=\"光文\""]);
    assert!(!page.body.contains(other.as_str()));
    staff
        .open("/p/demo/customers?q=%E5%85%89%E9%A2%9C")
        .await
        .says(200, &["没有符合条件的记录"]);
}
