//! Looking for authorizers; notes, tags and history on their page.

use domain::audit::{Action, Outcome};
use tests::{Browser, Stage, Wanted};

const TEA: &str = "wx94a6f1c08e3d7b25";
const OTHER: &str = "wxe05b3d97a8c2f614";

on_both!(
    authorizers_are_found_as_people_look_for_them,
    notes_and_tags_are_kept_and_the_second_is_told,
    bad_input_is_answered_beside_its_field,
    a_long_history_has_pages
);

/// Two accounts: one by a link, one without.
async fn two(stage: &Stage) -> Browser {
    let wanted = Wanted {
        sets: &[17, 18],
        ..Wanted::default()
    };
    let (made, customer) = (stage.make_link(wanted).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, TEA, &[17]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    stage.clock.advance_secs(60);
    stage.sandbox.grant("demo", OTHER, &[17, 18], None).unwrap();
    stage.work().await;
    stage.signed_in(&stage.staff).await
}

async fn authorizers_are_found_as_people_look_for_them(stage: Stage) {
    let staff = two(&stage).await;
    for (query, found, hidden) in [
        ("q=茶社", TEA, Some(OTHER)),
        ("q=wx94a6f1", TEA, Some(OTHER)),
        ("q=WXE05B3D97A8C2F614", OTHER, Some(TEA)),
        ("missing=18", TEA, Some(OTHER)),
        ("held=18", OTHER, Some(TEA)),
        ("held=17&standing=unassigned", OTHER, Some(TEA)),
        ("standing=assigned", TEA, Some(OTHER)),
        ("kind=mini_program&status=authorized", TEA, None),
        ("kind=robot&held=17", OTHER, None),
    ] {
        let page = staff.open(&format!("/p/demo/authorizers?{query}")).await;
        page.says(200, &[found]);
        assert!(
            hidden.is_none_or(|hidden| !page.body.contains(hidden)),
            "{query}"
        );
    }
    let nothing = staff
        .open("/p/demo/authorizers?q=%25%27%3C&kind=talent")
        .await;
    nothing.says(200, &["没有符合条件的记录"]);
    // The address survives the form.
    let page = staff.open("/p/demo/authorizers?q=茶社&missing=18").await;
    let form = tests::html::forms(&page.body)
        .into_iter()
        .find(|form| form.method == "get")
        .unwrap();
    for (name, value) in [("q", "茶社"), ("missing", "18")] {
        assert!(
            form.fields.contains(&(name.to_owned(), value.to_owned())),
            "{:?}",
            form.fields
        );
    }
}

async fn notes_and_tags_are_kept_and_the_second_is_told(stage: Stage) {
    let staff = two(&stage).await;
    let id = stage.authorizers().await.remove(0).id;
    let address = format!("/p/demo/authorizers/{id}");
    let page = staff.open(&address).await;
    let form = page.form("note_authorizer");
    staff
        .send(&form.clone().fill("note", "每周五对账\n联系李雷"))
        .await
        .says(200, &["每周五对账"]);
    let told = staff.send(&form.fill("note", "别的话")).await;
    told.says(200, &["其他人刚刚修改过", "别的话"]);
    assert_eq!(stage.authorizer(&id).await.note, "每周五对账\n联系李雷");

    let tag = page.form("tag_authorizer");
    staff
        .send(&tag.fill("tag", " 重点  客户 "))
        .await
        .says(200, &["重点 客户"]);
    staff
        .open("/p/demo/authorizers?tag=重点 客户")
        .await
        .says(200, &[OTHER]);
    let page = staff.open(&address).await;
    staff
        .send(&page.form("untag_authorizer"))
        .await
        .says(200, &["还没有标签"]);
    let trail = crate::audit::trail(&stage).await;
    for (action, expected) in [
        (Action::NoteAuthorizer, [1, 1]),
        (Action::TagAuthorizer, [1, 0]),
        (Action::UntagAuthorizer, [1, 0]),
    ] {
        let count = |outcome| {
            let entries = trail.iter().filter(|row| row.action == action);
            entries.filter(|row| row.outcome == outcome).count()
        };
        let told = [Outcome::Done, Outcome::Refused].map(count);
        assert_eq!(told, expected, "{action:?}");
    }
}

async fn bad_input_is_answered_beside_its_field(stage: Stage) {
    let staff = two(&stage).await;
    let id = stage.authorizers().await.remove(0).id;
    let address = format!("/p/demo/authorizers/{id}");
    let page = staff.open(&address).await;
    let (note, tag) = (page.form("note_authorizer"), page.form("tag_authorizer"));
    let huge = "长".repeat(1_001);
    for (form, field, value, problem) in [
        (&note, "note", huge.as_str(), "最多 1000 个字"),
        (&note, "note", "a\u{0}", "含有不允许的字符"),
        (&note, "note", "a\u{202E}b", "含有不允许的字符"),
        (&tag, "tag", "", "请填写此项"),
        (
            &tag,
            "tag",
            "一二三四五六七八九十一二三四五六七八九十一",
            "最多 20 个字",
        ),
        (&tag, "tag", "a\u{200F}", "含有不允许的字符"),
    ] {
        staff
            .send(&form.clone().fill(field, value))
            .await
            .says(200, &[problem]);
    }
    for n in 0..10 {
        staff
            .send(&tag.clone().fill("tag", &format!("标签 {n}")))
            .await
            .says(200, &[]);
    }
    staff
        .send(&tag.fill("tag", "太多了"))
        .await
        .says(200, &["最多 10 个"]);
    let detail = stage.authorizer(&id).await;
    assert_eq!(
        (detail.authorizer.tags.len(), detail.note.as_str()),
        (10, "")
    );
}

async fn a_long_history_has_pages(stage: Stage) {
    let staff = two(&stage).await;
    for n in 0..22 {
        stage.clock.advance_secs(60);
        let sets: &[i64] = if n % 2 == 0 { &[17, 19] } else { &[17, 18] };
        stage.sandbox.change_sets("demo", OTHER, sets).unwrap();
        stage.work().await;
    }
    let id = stage.authorizers().await.remove(0).id;
    let detail = stage.authorizer(&id).await;
    let older = detail.older.unwrap();
    assert_eq!(detail.snapshots.len(), 20);
    assert!(
        detail
            .snapshots
            .iter()
            .all(|snapshot| !snapshot.added.is_empty()),
        "each beside the one before it"
    );
    let address = format!("/p/demo/authorizers/{id}?after={}", String::from(older));
    staff
        .open(&address)
        .await
        .says(200, &["回到最近的记录", "授权（微信推送）"]);
}
