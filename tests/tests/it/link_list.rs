//! The list of links: what its address says, and what it says of an address that makes no sense.

use console::Who;
use domain::{link::LinkState, list::LinkFilter};
use tests::{Stage, Wanted};

on_both!(
    filters_hold_together,
    an_address_that_makes_no_sense_is_a_list_and_says_so,
    every_list_names_what_it_left_out,
    a_renamed_customer_s_links_are_found_by_the_new_name,
);

async fn found(stage: &Stage, filter: LinkFilter) -> Vec<String> {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let list = desk.links(&ctx, &filter).await.unwrap();
    list.page
        .rows
        .iter()
        .map(|row| row.id.to_string())
        .collect()
}

fn text(text: &str) -> LinkFilter {
    LinkFilter {
        text: text.to_owned(),
        ..LinkFilter::default()
    }
}

async fn every_list_names_what_it_left_out(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    let account = "wx94a6f1c08e3d7b25";
    let authorizer = crate::reconciliation::granted(&stage, account, &[17])
        .await
        .id;
    for (address, named) in [
        ("links?state=granted&state=opened", vec!["state=opened"]),
        ("staff?after=x&foo=1", vec!["after=x", "foo=1"]),
        ("wechat/reconciliation?after=x", vec!["after=x"]),
        (
            &format!("authorizers/{authorizer}?after=x"),
            vec!["after=x"],
        ),
        // What was pasted with a blank behind it is found.
        ("audit?object=lnk_1%20&actor=prs_1%0A", vec![]),
    ] {
        let page = staff.open(&format!("/p/demo/{address}")).await;
        page.says(200, &named);
        let said = page.body.contains("无法识别的筛选条件");
        assert_eq!(said, !named.is_empty(), "{address}");
    }
}

async fn filters_hold_together(stage: Stage) {
    let account = "wx94a6f1c08e3d7b25";
    let morning = stage.add_customer("晨光文具").await;
    let tea = stage.add_customer("茶颜悦色").await;
    let one = stage.make_link_for(&morning, Wanted::default()).await;
    let pinned = Wanted {
        account: Some(account),
        ..Wanted::default()
    };
    let two = stage.make_link_for(&tea, pinned).await;
    stage.press(&stage.browser(), &two).await;
    let (one, two) = (one.id.to_string(), two.id.to_string());

    assert_eq!(
        found(&stage, text("光文")).await,
        std::slice::from_ref(&one)
    );
    assert_eq!(
        found(&stage, text("颜悦")).await,
        std::slice::from_ref(&two)
    );
    assert_eq!(
        found(&stage, text(account)).await,
        std::slice::from_ref(&two)
    );
    assert_eq!(found(&stage, text(&one)).await, std::slice::from_ref(&one));
    assert!(found(&stage, text("没有")).await.is_empty());
    let Who::Person(console::Person { id: maker, .. }) = stage.staff.ctx(&stage).who else {
        panic!("staff are signed in");
    };
    let pressed = |text: &str| LinkFilter {
        state: Some(LinkState::Pressed),
        maker: Some(maker.clone()),
        ..self::text(text)
    };
    assert_eq!(
        found(&stage, pressed("悦色")).await,
        std::slice::from_ref(&two)
    );
    assert!(found(&stage, pressed("晨光")).await.is_empty());
    let other = LinkFilter {
        customer: Some(morning.clone()),
        ..pressed("")
    };
    assert!(found(&stage, other).await.is_empty());

    let staff = stage.signed_in(&stage.staff).await;
    let page = staff
        .open(&format!(
            "/p/demo/links?q=%E6%99%A8%E5%85%89&state=pending&customer={morning}"
        ))
        .await;
    page.says(200, &[&one, "客户：晨光文具", "value=\"晨光\""]);
    assert!(!page.body.contains(&two));
}

async fn an_address_that_makes_no_sense_is_a_list_and_says_so(stage: Stage) {
    let made = stage.make_link(Wanted::default()).await;
    let staff = stage.signed_in(&stage.staff).await;
    let huge = "a".repeat(500);
    for (query, names) in [
        (
            "state=lost&maker=x&customer=%3Cscript%3E&after=yesterday",
            vec!["state", "maker", "customer", "after"],
        ),
        ("q=%00", vec!["q"]),
        (&format!("q={huge}"), vec!["q"]),
    ] {
        let page = staff.open(&format!("/p/demo/links?{query}")).await;
        page.says(200, &["无法识别的筛选条件", made.id.as_str()]);
        for name in names {
            assert!(
                page.body.contains(&format!("<code>{name}")),
                "{query}: {name} in {}",
                page.body
            );
        }
    }
    for query in [
        "q=%E2%80%AE%F0%9F%98%80",
        "q=%3Cscript%3Ealert(1)%3C/script%3E",
        "q=%25",
    ] {
        let page = staff.open(&format!("/p/demo/links?{query}")).await;
        page.says(200, &["没有符合条件的记录"]);
        assert!(!page.body.contains("<script>alert"));
    }
    let page = staff.open("/p/demo/customers?view=none&after=1").await;
    page.says(
        200,
        &["无法识别的筛选条件", "<code>view=none", "<code>after=1"],
    );
}

async fn a_renamed_customer_s_links_are_found_by_the_new_name(stage: Stage) {
    let customer = stage.add_customer("晨光文具").await;
    let made = stage.make_link_for(&customer, Wanted::default()).await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let edit = console::CustomerEdit {
        name: "夕阳书店".to_owned(),
        note: String::new(),
        version: "0".to_owned(),
    };
    desk.edit_customer(&ctx, &customer, &edit).await.unwrap();
    assert!(found(&stage, text("晨光")).await.is_empty());
    assert_eq!(found(&stage, text("书店")).await, [made.id.to_string()]);
}
