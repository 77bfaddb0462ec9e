//! The page of lacking sets: evidence, what staff say to it, and the link that brings a set back.

use console::ConflictRow;
use domain::{
    audit::{Action, Outcome},
    authorizer::SnapshotSource,
    conflict::{Evidence, Lack},
    list::{ConflictFilter, ConflictState},
    sets::SetIds,
};
use tests::{STRANGE, Stage, Wanted};

use crate::audit::entries;

/// Another platform holds the exclusive sets of this account.
const TAKEN: &str = "wx2b7e94d0c6a1f853";
const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    an_exclusive_set_that_is_taken_stands_first_with_a_guess,
    sets_that_go_after_the_grant_are_told_until_they_return,
    staff_take_note_and_the_second_is_told,
    a_set_that_returns_closes_its_conflict_and_keeps_what_was_said,
    a_fresh_link_asks_for_what_is_lacking_and_what_is_there
);

/// An account that was asked for `asked` and granted `granted`.
async fn granted(stage: &Stage, account: &str, asked: &[i64], granted: &[i64]) {
    let wanted = Wanted {
        sets: asked,
        ..Wanted::default()
    };
    let (made, customer) = (stage.make_link(wanted).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, account, granted);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    stage.work().await;
}

async fn conflicts(stage: &Stage, state: ConflictState) -> Vec<ConflictRow> {
    let filter = ConflictFilter {
        state,
        ..ConflictFilter::default()
    };
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.conflicts(&ctx, &filter).await.unwrap().rows
}

async fn an_exclusive_set_that_is_taken_stands_first_with_a_guess(stage: Stage) {
    granted(&stage, TAKEN, &[17, 18, 19], &[17, 18]).await;
    let rows = conflicts(&stage, ConflictState::Open).await;
    let seen: Vec<_> = rows.iter().map(|row| (row.set, row.exclusive)).collect();
    assert_eq!(seen, [(18, true), (19, false)]);
    assert!(rows.iter().all(|row| row.lack == Lack::Withheld));
    let counts = stage.overview().await.counts.conflicts;
    assert_eq!(
        (counts.open, counts.exclusive, counts.unacknowledged),
        (2, 1, 2)
    );

    let staff = stage.signed_in(&stage.staff).await;
    let customer = rows[0].customer.clone().unwrap().id;
    staff
        .open(&format!("/p/demo/customers/{customer}"))
        .await
        .says(
            200,
            &[
                "小程序开发与数据分析",
                "疑似被其他平台占用",
                &format!("/p/demo/conflicts/{}", rows[1].id),
                &format!("/p/demo/conflicts?customer={customer}"),
                "查看全部（2 项）",
            ],
        );
    staff.open("/p/demo/conflicts").await.says(
        200,
        &[
            "小程序开发与数据分析",
            "疑似被其他平台占用",
            "栖木家居",
            "未确认",
        ],
    );
    let page = staff.open("/p/demo/conflicts?exclusive=no").await;
    page.says(200, &["小程序客服管理"]);
    assert!(
        !page.body.contains("疑似被其他平台占用"),
        "only exclusive sets are guessed to be taken"
    );
    let detail = staff
        .open(&format!("/p/demo/conflicts/{}", rows[0].id))
        .await;
    detail.says(200, &["发现缺失", "微信不提供缺失的原因", "还没有处理记录"]);
    staff.open("/p/demo/conflicts?set=none&x=1").await.says(
        200,
        &[
            "无法识别的筛选条件",
            "set=none",
            "x=1",
            "小程序开发与数据分析",
        ],
    );
}

/// The customer gives one to another platform, and unticks another.
async fn sets_that_go_after_the_grant_are_told_until_they_return(stage: Stage) {
    let all = [17, 18, 19];
    granted(&stage, ACCOUNT, &all, &all).await;
    let staff = stage.signed_in(&stage.staff).await;
    let nothing = ["没有缺失的权限集"];
    staff.open("/p/demo/conflicts").await.says(200, &nothing);
    let row = stage.authorizers().await.remove(0);
    stage.clock.advance_secs(60);
    let sandbox = &stage.sandbox;
    sandbox
        .give_elsewhere("demo", ACCOUNT, 18, STRANGE)
        .unwrap();
    stage.work().await;
    stage.clock.advance_secs(60);
    sandbox.untick("demo", ACCOUNT, 19).unwrap();
    stage.work().await;

    let rows = conflicts(&stage, ConflictState::Open).await;
    let seen: Vec<_> = rows.iter().map(|row| (row.set, row.exclusive)).collect();
    assert_eq!(seen, [(18, true), (19, false)]);
    let push = Evidence::Snapshot(SnapshotSource::UpdatePush);
    for row in &rows {
        assert_eq!((row.lack, row.evidence), (Lack::Removed, push));
    }
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.granted, SetIds::from([17]));
    assert!(detail.renewable && detail.authorizer.lacking == 2);
    let counts = stage.overview().await.counts.conflicts;
    assert_eq!((counts.open, counts.exclusive), (2, 1));
    assert_eq!(entries(&stage, Action::RemoveSets).await, 2);
    for (which, guess) in [
        ("yes", "疑似被其他平台占用"),
        ("no", "可能是客户更新了授权"),
    ] {
        let page = format!("/p/demo/conflicts?exclusive={which}");
        staff.open(&page).await.says(200, &["已被收回", guess]);
    }
    let page = staff.open(&format!("/p/demo/authorizers/{}", row.id)).await;
    page.says(200, &["小程序开发与数据分析", "已被收回"]);

    // The other platform loses it again, and all is as it was.
    sandbox.revoke(STRANGE, ACCOUNT).unwrap();
    for set in [18, 19] {
        stage.clock.advance_secs(60);
        sandbox.tick("demo", ACCOUNT, set).unwrap();
        stage.work().await;
    }
    staff.open("/p/demo/conflicts").await.says(200, &nothing);
    assert_eq!(conflicts(&stage, ConflictState::Closed).await.len(), 2);
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(
        (detail.granted, detail.authorizer.lacking),
        (SetIds::from(all), 0)
    );
    assert_eq!(entries(&stage, Action::ReturnSets).await, 2);
}

async fn staff_take_note_and_the_second_is_told(stage: Stage) {
    granted(&stage, ACCOUNT, &[17, 19], &[17]).await;
    let row = conflicts(&stage, ConflictState::Open).await.remove(0);
    let address = format!("/p/demo/conflicts/{}", row.id);
    let (first, second) = (
        stage.signed_in(&stage.staff).await,
        stage.signed_in(&stage.staff).await,
    );
    let forms = [
        first.open(&address).await.form("acknowledge_conflict"),
        second.open(&address).await.form("acknowledge_conflict"),
    ];
    let [mine, theirs] = forms;
    first
        .send(&mine.fill("note", "已联系王经理 <script>"))
        .await
        .says(200, &["由", "确认", "已联系王经理 &lt;script"]);
    let told = second.send(&theirs.fill("note", "我来跟进")).await;
    told.says(200, &["其他人刚刚修改过", "已联系王经理"]);
    let row = conflicts(&stage, ConflictState::Open).await.remove(0);
    assert_eq!(
        (row.note.as_str(), row.version),
        ("已联系王经理 <script>", 1)
    );

    let form = first.open(&address).await.form("note_conflict");
    let huge = "长".repeat(501);
    let refused = first.send(&form.clone().fill("note", &huge)).await;
    refused.says(200, &["最多 500 个字", &huge]);
    for bad in ["a\u{0}b", "a\u{202E}b"] {
        let refused = first.send(&form.clone().fill("note", bad)).await;
        refused.says(200, &["含有不允许的字符"]);
    }
    first
        .send(&form.fill("note", "下周一复核 🖊"))
        .await
        .says(200, &["下周一复核 🖊"]);
    let form = first.open(&address).await.form("unacknowledge_conflict");
    first.send(&form).await.says(200, &["未确认"]);
    let row = conflicts(&stage, ConflictState::Open).await.remove(0);
    assert_eq!(
        (row.acknowledged, row.note.as_str()),
        (None, "下周一复核 🖊")
    );
    let trail = crate::audit::trail(&stage).await;
    for action in [
        Action::AcknowledgeConflict,
        Action::NoteConflict,
        Action::UnacknowledgeConflict,
    ] {
        let entries: Vec<_> = trail
            .iter()
            .filter(|row| row.action == action && row.outcome == Outcome::Done)
            .collect();
        assert_eq!(entries.len(), 1, "{action:?}");
        assert!(entries[0].before.is_some() && entries[0].after.is_some());
    }
}

async fn a_set_that_returns_closes_its_conflict_and_keeps_what_was_said(stage: Stage) {
    granted(&stage, ACCOUNT, &[17, 18], &[17, 18]).await;
    stage.clock.advance_secs(60);
    stage.sandbox.change_sets("demo", ACCOUNT, &[17]).unwrap();
    stage.work().await;
    let row = conflicts(&stage, ConflictState::Open).await.remove(0);
    assert_eq!(
        (row.lack, row.evidence),
        (
            Lack::Removed,
            Evidence::Snapshot(SnapshotSource::UpdatePush)
        )
    );
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let note = console::ConflictNote {
        note: "已联系".to_owned(),
        version: "0".to_owned(),
    };
    desk.acknowledge_conflict(&ctx, &row.id, &note)
        .await
        .unwrap();

    stage.clock.advance_secs(60);
    stage
        .sandbox
        .change_sets("demo", ACCOUNT, &[17, 18])
        .unwrap();
    stage.work().await;
    assert!(conflicts(&stage, ConflictState::Open).await.is_empty());
    let closed = conflicts(&stage, ConflictState::Closed).await.remove(0);
    assert!(closed.closed_at.is_some() && closed.acknowledged.is_some());
    assert_eq!(closed.note, "已联系");
    let detail = desk.conflict(&ctx, &row.id).await.unwrap();
    let (before, over) = (detail.before.unwrap(), detail.over.unwrap());
    assert_eq!(
        (before.held, detail.shown.held, over.held),
        (true, false, true)
    );
    assert_eq!(detail.entries.len(), 1);
    let counts = stage.overview().await.counts.conflicts;
    assert_eq!((counts.open, counts.unacknowledged), (0, 0));
    let staff = stage.signed_in(&stage.staff).await;
    staff
        .open(&format!("/p/demo/conflicts/{}", row.id))
        .await
        .says(200, &["权限集恢复授予", "当时已授予", "已结束"]);
    staff
        .open("/p/demo/conflicts")
        .await
        .says(200, &["没有缺失的权限集"]);
}

async fn a_fresh_link_asks_for_what_is_lacking_and_what_is_there(stage: Stage) {
    granted(&stage, ACCOUNT, &[17, 18], &[17]).await;
    let row = conflicts(&stage, ConflictState::Open).await.remove(0);
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open(&format!("/p/demo/conflicts/{}", row.id)).await;
    let href = page
        .says(200, &["为此创建新链接"])
        .body
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|href| href.contains("links/new?") && href.contains("biz_appid"))
        .unwrap()
        .replace("&amp;", "&");
    let form = staff.open(&href).await.form("make_link");
    staff.send(&form).await.says(200, &[ACCOUNT]);
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let links = desk
        .links(&ctx, &Default::default())
        .await
        .unwrap()
        .page
        .rows;
    let ask = &links
        .iter()
        .find(|link| link.ask.biz_appid.is_some())
        .unwrap()
        .ask;
    assert_eq!(
        (ask.biz_appid.as_deref(), &ask.sets, ask.auth_type.number()),
        (Some(ACCOUNT), &SetIds::from([17, 18]), 2)
    );
}
