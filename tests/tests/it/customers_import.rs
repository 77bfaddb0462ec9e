//! Customers from a table, without scripts: checked first, taken in once.

use domain::{audit::Action, list::CustomerFilter};
use futures_util::future::join_all;
use tests::{Browser, Page, Stage};

use crate::audit::trail;

const PAGE: &str = "/p/demo/customers/import";

on_both!(
    a_table_is_checked_row_by_row_and_taken_in_once,
    what_is_no_table_is_refused_beside_its_field,
    what_was_pasted_is_given_back_to_be_corrected,
    a_table_is_taken_in_where_it_was_checked_or_nowhere,
    of_two_imports_at_once_the_second_sees_what_the_first_took_in,
    two_thousand_customers_are_taken_in_at_once,
);

async fn upload(staff: &Browser, table: &[u8]) -> Page {
    let form = staff.open(PAGE).await.says(200, &[]).form("/import/check");
    staff.upload(&form, "file", table).await
}

async fn names(stage: &Stage) -> Vec<String> {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let page = desk
        .customers(&ctx, &CustomerFilter::default())
        .await
        .unwrap();
    page.rows.into_iter().map(|row| row.name).collect()
}

async fn a_table_is_checked_row_by_row_and_taken_in_once(stage: Stage) {
    stage.add_customer("茶颜悦色").await;
    let before = names(&stage).await.len();
    let staff = stage.signed_in(&stage.staff).await;
    let table = format!(
        "\u{FEFF}客户名称,备注\n晨光文具,续约\n,没有名称\n晨光文具,\n茶颜悦色,\n{},\na\0b,\n\u{202E}反,\n\
         <script>alert(1)</script>,😀\na,b,c\n",
        "长".repeat(5_000)
    );
    let page = upload(&staff, table.as_bytes()).await;
    page.says(
        200,
        &[
            "2 行可以导入，7 行有问题",
            "客户名称：请填写此项",
            "与第 2 行的客户重名",
            "已有同名客户",
            "客户名称：最多 100 个字",
            "客户名称：含有不允许的字符",
            "列数过多",
            "&lt;script&gt;alert(1)",
        ],
    );
    assert!(!page.body.contains("<script>alert"));
    assert_eq!(names(&stage).await.len(), before, "nothing is taken in yet");

    let form = page.form("import_customers");
    staff
        .send(&form)
        .await
        .says(200, &["晨光文具", "已导入 2 个客户，跳过 7 行"]);
    let after = names(&stage).await;
    assert_eq!(after.len(), before + 2);
    assert!(after.contains(&"<script>alert(1)</script>".to_owned()));
    staff.send(&form).await.says(200, &["预览已过期"]);
    assert_eq!(names(&stage).await.len(), before + 2);

    let trail = trail(&stage).await;
    let import: Vec<_> = trail
        .iter()
        .filter(|row| row.action == Action::ImportCustomers)
        .collect();
    assert_eq!(import.len(), 1);
    assert!(import[0].after.as_ref().unwrap().contains("\"added\":2"));
    let request = &import[0].request_id;
    let added = trail
        .iter()
        .filter(|row| row.action == Action::AddCustomer && row.request_id == *request);
    assert_eq!(added.count(), 2);
    staff
        .open("/p/demo/customers?q=%E6%99%A8%E5%85%89")
        .await
        .says(200, &["晨光文具"]);
}

async fn what_is_no_table_is_refused_beside_its_field(stage: Stage) {
    let before = names(&stage).await;
    let staff = stage.signed_in(&stage.staff).await;
    let large = vec![b'a'; 1_000_001];
    let many = "客户\n".repeat(2_002);
    for (table, problem) in [
        (b"".as_slice(), "请填写此项"),
        (b"\n,\n", "没有找到任何客户"),
        (b"\xB3\xBF\xB9\xE2", "GB18030"),
        (&large, "最多 1000 KB"),
        (many.as_bytes(), "一次最多导入 2000 个客户"),
    ] {
        let page = upload(&staff, table).await;
        page.says(200, &[problem]);
        assert_eq!(page.url.path(), PAGE);
    }
    let huge = vec![b'a'; 3_000_000];
    let form = staff.open(PAGE).await.form("/import/check");
    staff.upload(&form, "file", &huge).await.says(413, &[]);
    let pasted = form.fill("text", "\u{202E}\"未闭合\n");
    staff
        .upload(&pasted, "file", b"")
        .await
        .says(200, &["0 行可以导入"]);
    assert_eq!(names(&stage).await, before);
}

/// What stands in the form's text.
fn pasted(page: &Page) -> String {
    let form = page.form("/import/check");
    let text = form.fields.iter().find(|(name, _)| name == "text");
    text.map(|(_, text)| text.replace("\r\n", "\n")).unwrap()
}

async fn what_was_pasted_is_given_back_to_be_corrected(stage: Stage) {
    let before = names(&stage).await.len();
    let staff = stage.signed_in(&stage.staff).await;
    let form = staff.open(PAGE).await.form("/import/check");
    let paste = async |text: &str| {
        staff
            .upload(&form.clone().fill("text", text), "file", b"")
            .await
    };
    // Longer than other forms may be, and refused as a whole.
    let long = format!("{}完", "晨光文具有限公司,第一批客户\n".repeat(2_001));
    assert!(long.len() > 64 * 1024);
    let page = paste(&long).await;
    page.says(200, &["一次最多导入 2000 个客户"]);
    assert!(pasted(&page) == long, "what was pasted is not given back");

    let page = paste("晨光文具,\n,</textarea>无名").await;
    page.says(200, &["1 行可以导入，1 行有问题"]);
    assert_eq!(pasted(&page), "晨光文具,\n,</textarea>无名");
    let stranger = stage.signed_in(&stage.stranger).await;
    let preview = page.url.query().unwrap();
    let other = format!("/p/{}/customers/import?{preview}", tests::STRANGE);
    let told = stranger.open(&other).await;
    assert!(!told.says(200, &["预览已过期"]).body.contains("无名"));

    let corrected = page
        .form("/import/check")
        .fill("text", "晨光文具,\n茶颜悦色,有名");
    let page = staff.upload(&corrected, "file", b"").await;
    page.says(200, &["2 行可以导入，0 行有问题"]);
    let list = staff.send(&page.form("import_customers")).await;
    list.says(200, &["已导入 2 个客户"]);
    assert!(!list.body.contains("跳过"));
    assert_eq!(names(&stage).await.len(), before + 2);
    // A file is uploaded anew instead.
    let page = upload(&staff, "真彩文具\n,\na,b,c\n".as_bytes()).await;
    page.says(200, &["重新上传"]);
    assert!(!page.body.contains("/import/check"));
}

async fn a_table_is_taken_in_where_it_was_checked_or_nowhere(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    let page = upload(&staff, "晨光文具\n".as_bytes()).await;
    let form = page.form("import_customers");
    let stranger = stage.signed_in(&stage.stranger).await;
    let own = form.clone().fill("platform", tests::STRANGE);
    stranger
        .open(&format!("/p/{}/customers/import", tests::STRANGE))
        .await;
    stranger.send(&own).await.says(200, &["预览已过期"]);
    stranger
        .open(&format!(
            "/p/{}/customers/import?{}",
            tests::STRANGE,
            page.url.query().unwrap()
        ))
        .await
        .says(200, &["预览已过期"]);
    staff.send(&form).await.says(200, &["晨光文具"]);
}

async fn of_two_imports_at_once_the_second_sees_what_the_first_took_in(stage: Stage) {
    let before = names(&stage).await.len();
    let staff = stage.signed_in(&stage.staff).await;
    let one = upload(&staff, "晨光文具\n得力文具\n".as_bytes()).await;
    let other = upload(&staff, "得力文具\n真彩文具\n".as_bytes()).await;
    let forms = [one, other].map(|page| page.form("import_customers"));
    for page in join_all(forms.iter().map(|form| staff.send(form))).await {
        page.says(200, &["得力文具"]);
    }
    let after = names(&stage).await;
    assert_eq!(after.len(), before + 3, "{after:?}");
}

async fn two_thousand_customers_are_taken_in_at_once(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    let before = stage.overview().await.counts.customers;
    let table: String = (0..2_000).map(|n| format!("客户第{n}号,备注\n")).collect();
    let page = upload(&staff, table.as_bytes()).await;
    page.says(200, &["2000 行可以导入，0 行有问题", "仅显示前 200 行"]);
    staff
        .send(&page.form("import_customers"))
        .await
        .says(200, &[]);
    assert_eq!(stage.overview().await.counts.customers, before + 2_000);
}
