//! What staff do to a link afterwards, without scripts: more time, a note, a new edition, the end.

use domain::{
    audit::{Action, Outcome},
    link::LinkState,
    list::LinkFilter,
};
use tests::{Browser, Made, Page, Stage, Wanted};

use crate::audit::trail;

on_both!(
    a_link_is_withdrawn_and_says_so,
    a_link_gets_more_time_even_when_it_is_over,
    a_link_is_made_anew_and_the_old_one_ends,
    a_note_reaches_the_customer_as_text,
    the_second_of_two_editors_is_told,
    of_two_who_make_a_link_anew_one_does,
    a_note_for_a_link_that_is_withdrawn_meanwhile_is_given_back,
    the_code_can_be_kept_as_a_file,
);

async fn page_of(stage: &Stage, staff: &Browser, made: &Made) -> Page {
    let page = staff.open(&format!("/p/demo/links/{}", made.id)).await;
    page.says(200, &[]);
    assert_eq!(page.url.origin(), stage.origin.origin());
    page
}

async fn a_link_is_withdrawn_and_says_so(stage: Stage) {
    let (made, staff) = (
        stage.make_link(Wanted::default()).await,
        stage.signed_in(&stage.staff).await,
    );
    let form = page_of(&stage, &staff, &made).await.form("revoke_link");
    staff.send(&form).await.says(200, &["已撤回"]);
    assert_eq!(stage.link(&made).await.link.state, LinkState::Revoked);
    let customer = stage.browser();
    customer
        .open(made.url.as_str())
        .await
        .says(410, &["链接已停用"]);
    staff
        .send(&form)
        .await
        .says(200, &["这个链接已完成授权或已被撤回"]);
    let outcomes: Vec<_> = trail(&stage)
        .await
        .into_iter()
        .filter(|row| row.action == Action::RevokeLink)
        .map(|row| row.outcome)
        .collect();
    assert_eq!(outcomes, [Outcome::Refused, Outcome::Done]);
    let page = page_of(&stage, &staff, &made).await;
    assert!(!page.body.contains("/extend_link") && !page.body.contains("/note_link"));
}

async fn a_link_gets_more_time_even_when_it_is_over(stage: Stage) {
    let (made, staff) = (
        stage.make_link(Wanted::default()).await,
        stage.signed_in(&stage.staff).await,
    );
    stage.clock.advance_secs(8 * 86_400);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    let staff = if page_is_out(&staff).await {
        stage.signed_in(&stage.staff).await
    } else {
        staff
    };
    assert_eq!(stage.link(&made).await.link.state, LinkState::Expired);
    let form = page_of(&stage, &staff, &made).await.form("extend_link");
    staff
        .send(&form.clone().fill("life_days", "365"))
        .await
        .says(200, &["请从给出的选项中选择"]);
    staff
        .send(&form.fill("life_days", "3"))
        .await
        .says(200, &[]);
    let link = stage.link(&made).await.link;
    assert_eq!(link.state, LinkState::Pending);
    // The clock runs on between the request and here.
    let left = link.expires_at.secs_since(stage.staff.ctx(&stage).now);
    assert!((3 * 86_400 - 60..=3 * 86_400).contains(&left), "{left}");
    let customer = stage.browser();
    customer.open(made.url.as_str()).await.says(200, &[]);
}

/// A session does not last as long as a link.
async fn page_is_out(staff: &Browser) -> bool {
    staff
        .open("/p/demo/links")
        .await
        .url
        .path()
        .starts_with("/sign-in")
}

async fn a_link_is_made_anew_and_the_old_one_ends(stage: Stage) {
    let wanted = Wanted {
        sets: &[17],
        ..Wanted::default()
    };
    let (made, staff) = (
        stage.make_link(wanted).await,
        stage.signed_in(&stage.staff).await,
    );
    let form = page_of(&stage, &staff, &made).await.form("reissue_link");
    let page = staff.send(&form.fill("new_life_days", "1")).await;
    page.says(200, &[made.id.as_str()]);
    let new = Made {
        id: page.url.path().rsplit('/').next().unwrap().parse().unwrap(),
        url: made.url.clone(),
    };
    assert_ne!(new.id, made.id);
    let (old, new) = (stage.link(&made).await, stage.link(&new).await);
    assert_eq!(
        (old.link.state, new.link.state),
        (LinkState::Revoked, LinkState::Pending)
    );
    assert_eq!(new.reissued_from, Some(made.id.clone()));
    assert_eq!(
        (&new.link.ask, &new.link.customer),
        (&old.link.ask, &old.link.customer)
    );
    assert_ne!(new.url, old.url);
    let trail = trail(&stage).await;
    let about = |action| {
        let row = trail.iter().find(|row| row.action == action).unwrap();
        format!("{:?} {:?}", row.object_id, row.after)
    };
    let reissued = about(Action::ReissueLink);
    assert!(reissued.contains(made.id.as_str()) && reissued.contains(new.link.id.as_str()));
    assert!(about(Action::RevokeLink).contains(new.link.id.as_str()));
}

async fn a_note_reaches_the_customer_as_text(stage: Stage) {
    let (made, staff) = (
        stage.make_link(Wanted::default()).await,
        stage.signed_in(&stage.staff).await,
    );
    let form = page_of(&stage, &staff, &made).await.form("note_link");
    let huge = "长".repeat(201);
    for (typed, problem) in [
        (huge.as_str(), "最多 200 个字"),
        ("a\0b", "含有不允许的字符"),
        ("\u{202E}反", "含有不允许的字符"),
    ] {
        let page = staff.send(&form.clone().fill("note", typed)).await;
        page.says(200, &[problem]);
        let kept = page.form("note_link");
        let text = kept.fields.iter().find(|(name, _)| name == "note").unwrap();
        assert!(
            text.1
                .contains(typed.trim_matches('\0').split('\0').next().unwrap())
        );
    }
    assert_eq!(stage.link(&made).await.link.note, "");
    let note = "请在周五前完成 😀\n<script>alert(1)</script>";
    staff.send(&form.fill("note", note)).await.says(200, &[]);
    assert_eq!(stage.link(&made).await.link.note, note);
    let page = stage.browser().open(made.url.as_str()).await;
    page.says(200, &["请在周五前完成 😀", "&lt;script&gt;alert(1)"]);
}

async fn the_second_of_two_editors_is_told(stage: Stage) {
    let made = stage.make_link(Wanted::default()).await;
    let (first, second) = (
        stage.signed_in(&stage.staff).await,
        stage.signed_in(&stage.staff).await,
    );
    let (one, two) = (
        page_of(&stage, &first, &made).await.form("note_link"),
        page_of(&stage, &second, &made).await.form("note_link"),
    );
    first
        .send(&one.fill("note", "第一位的留言"))
        .await
        .says(200, &[]);
    let told = second.send(&two.fill("note", "第二位的留言")).await;
    told.says(200, &["其他人刚刚修改过", "第二位的留言"]);
    assert_eq!(stage.link(&made).await.link.note, "第一位的留言");
    second.send(&told.form("note_link")).await.says(200, &[]);
    assert_eq!(stage.link(&made).await.link.note, "第二位的留言");
}

async fn of_two_who_make_a_link_anew_one_does(stage: Stage) {
    let made = stage.make_link(Wanted::default()).await;
    let (first, second) = (
        stage.signed_in(&stage.staff).await,
        stage.signed_in(&stage.staff).await,
    );
    let form = page_of(&stage, &first, &made).await.form("reissue_link");
    page_of(&stage, &second, &made).await;
    let strange = form.clone().fill("new_life_days", "365");
    let told = first.send(&strange).await;
    told.says(200, &["请从给出的选项中选择", "href=\"#f-new_life_days\""]);

    let before = links(&stage).await;
    let (one, two) = tokio::join!(first.send(&form), second.send(&form));
    let told: Vec<_> = [&one, &two]
        .into_iter()
        .filter(|page| page.says(200, &[]).body.contains("其他人刚刚修改过"))
        .collect();
    assert_eq!(told.len(), 1, "{}\n{}", one.url, two.url);
    assert!(told[0].url.path().ends_with(made.id.as_str()));
    assert_eq!(links(&stage).await, before + 1);
    let outcomes: Vec<_> = trail(&stage)
        .await
        .into_iter()
        .filter(|row| row.action == Action::ReissueLink)
        .map(|row| row.outcome)
        .collect();
    assert_eq!(outcomes.len(), 2);
    assert!(outcomes.contains(&Outcome::Refused) && outcomes.contains(&Outcome::Done));
    // Who sees that it was replaced may still ask for another.
    let again = told[0].form("reissue_link");
    second.send(&again).await.says(200, &[made.id.as_str()]);
    assert_eq!(links(&stage).await, before + 2);
}

/// How many links the platform has.
async fn links(stage: &Stage) -> usize {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let list = desk.links(&ctx, &LinkFilter::default()).await.unwrap();
    list.page.rows.len()
}

async fn a_note_for_a_link_that_is_withdrawn_meanwhile_is_given_back(stage: Stage) {
    let made = stage.make_link(Wanted::default()).await;
    let (writer, colleague) = (
        stage.signed_in(&stage.staff).await,
        stage.signed_in(&stage.staff).await,
    );
    let note = page_of(&stage, &writer, &made).await.form("note_link");
    let withdraw = page_of(&stage, &colleague, &made).await.form("revoke_link");
    colleague.send(&withdraw).await.says(200, &["已撤回"]);
    let told = writer
        .send(&note.fill("note", "请在周五前 <b>完成</b>"))
        .await;
    told.says(
        200,
        &[
            "这个链接已完成授权或已被撤回",
            "您填写的内容没有保存",
            "请在周五前 &lt;b&gt;完成",
        ],
    );
    assert_eq!(stage.link(&made).await.link.note, "");
}

async fn the_code_can_be_kept_as_a_file(stage: Stage) {
    let (made, staff) = (
        stage.make_link(Wanted::default()).await,
        stage.signed_in(&stage.staff).await,
    );
    for (ending, kind, begins) in [
        ("svg", "image/svg+xml", "<svg"),
        ("png", "image/png", "\u{FFFD}PNG"),
    ] {
        let file = staff
            .open(&format!("/p/demo/links/{}/qr.{ending}", made.id))
            .await;
        file.says(200, &[]);
        assert_eq!(file.header("content-type"), kind);
        assert!(file.header("content-disposition").starts_with("attachment"));
        assert!(file.body.starts_with(begins), "{ending}");
    }
    let nobody = stage.browser();
    let away = nobody
        .open(&format!("/p/demo/links/{}/qr.png", made.id))
        .await;
    assert!(away.url.path().starts_with("/sign-in"));
}
