//! Whoever is too late, or may not, is refused; and the trail says so, whatever it was about.

use console::{
    AuditRow, AuthorizerNote, ConflictNote, CustomerEdit, Fault, LinkExtension, LinkNote,
    PlatformForm, Refusal, Rejected,
};
use domain::{
    audit::{Action, Outcome},
    list::TypedCustomer,
    problem::FormProblem,
};
use tests::{Person, Stage, Wanted};

use crate::audit::trail;

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";
/// No page ever showed it.
const OLD: &str = "99";

on_both!(
    every_change_that_comes_too_late_stands_in_the_trail,
    what_only_owners_may_stands_in_the_trail_when_others_try
);

async fn refused(stage: &Stage, reason: &str) -> Vec<AuditRow> {
    let mut rows = trail(stage).await;
    rows.retain(|row| row.outcome == Outcome::Refused && row.reason.as_deref() == Some(reason));
    rows.reverse();
    rows
}

fn too_late(result: Result<(), Refusal>) {
    let expected = Rejected::general(FormProblem::ChangedMeanwhile);
    assert_eq!(result, Err(Refusal::Rejected(expected)));
}

fn platform_form(stage: &Stage) -> PlatformForm {
    PlatformForm {
        name: "演示平台".to_owned(),
        component_appid: stage.platform.component_appid.clone(),
        public_origin: stage.origin.origin().ascii_serialization(),
        offered: vec!["17".to_owned()],
        ..PlatformForm::default()
    }
}

async fn every_change_that_comes_too_late_stands_in_the_trail(stage: Stage) {
    let wanted = Wanted {
        sets: &[17, 18, 19],
        ..Wanted::default()
    };
    let (made, browser) = (stage.make_link(wanted).await, stage.browser());
    let pressed = stage.press(&browser, &made).await;
    stage.consent(&pressed, ACCOUNT, &[17]);
    stage.work().await;
    let account = stage.authorizers().await.remove(0);
    let lack = stage.authorizer(&account.id).await.lacking.remove(0);
    let customer = account.customer.unwrap().id;
    let open = stage.make_link(Wanted::default()).await;
    let owner = Person::own(&stage, "owner").await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let version = || OLD.to_owned();

    let note = AuthorizerNote {
        note: "备注".to_owned(),
        version: version(),
    };
    too_late(desk.note_authorizer(&ctx, &account.id, &note).await);
    let to = TypedCustomer::exactly(&customer);
    let given = desk.assign_authorizer(&ctx, &account.id, &to, OLD).await;
    too_late(given);
    too_late(desk.ignore_authorizer(&ctx, &account.id, OLD).await);
    too_late(desk.restore_authorizer(&ctx, &account.id, OLD).await);
    let said = ConflictNote {
        note: "备注".to_owned(),
        version: version(),
    };
    too_late(desk.acknowledge_conflict(&ctx, &lack.id, &said).await);
    too_late(desk.note_conflict(&ctx, &lack.id, &said).await);
    too_late(desk.unacknowledge_conflict(&ctx, &lack.id, OLD).await);
    let edit = CustomerEdit {
        name: "栖木家居".to_owned(),
        note: String::new(),
        version: version(),
    };
    too_late(desk.edit_customer(&ctx, &customer, &edit).await);
    let words = LinkNote {
        note: "留言".to_owned(),
        version: version(),
    };
    too_late(desk.note_link(&ctx, &open.id, &words).await);
    let longer = LinkExtension {
        life_days: "7".to_owned(),
        version: version(),
    };
    too_late(desk.extend_link(&ctx, &open.id, &longer).await);
    let theirs = owner.ctx(&stage);
    let all = stage.doors().platform(&theirs, "demo").await.unwrap();
    let form = platform_form(&stage);
    too_late(all.change_settings(&theirs, &form, OLD, true).await);

    let rows = refused(&stage, "changed_meanwhile").await;
    let actions: Vec<_> = rows.iter().map(|row| row.action).collect();
    assert_eq!(
        actions,
        [
            Action::NoteAuthorizer,
            Action::AssignAuthorizer,
            Action::IgnoreAuthorizer,
            Action::RestoreAuthorizer,
            Action::AcknowledgeConflict,
            Action::NoteConflict,
            Action::UnacknowledgeConflict,
            Action::EditCustomer,
            Action::NoteLink,
            Action::ExtendLink,
            Action::ChangePlatform,
        ]
    );
    for row in rows {
        assert!(row.object_id.is_some() && !row.object_name.is_empty());
        assert!(row.before.is_none() && row.after.is_none(), "{row:?}");
    }
}

async fn what_only_owners_may_stands_in_the_trail_when_others_try(stage: Stage) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let form = platform_form(&stage);
    let nothing = Refusal::Fault(Fault::NotFound);
    let tried = desk.change_settings(&ctx, &form, "0", true).await;
    assert_eq!(tried, Err(nothing.clone()));
    let tried = desk.keep_test_pair(&ctx, "token123", "x").await;
    assert_eq!(tried, Err(nothing.clone()));
    let tried = desk.retire_pair(&ctx, "previous").await;
    assert_eq!(tried, Err(nothing.clone()));
    let staff = stage.doors().staff(&ctx).unwrap();
    let tried = staff.add_platform(&ctx, "mine", &form).await;
    assert_eq!(tried, Err(nothing));

    let rows = refused(&stage, "owner_only").await;
    let actions: Vec<_> = rows.iter().map(|row| row.action).collect();
    assert_eq!(
        actions,
        [
            Action::ChangePlatform,
            Action::KeepTestPair,
            Action::RetirePair,
            Action::AddPlatform,
        ]
    );
    assert!(rows.iter().all(|row| row.actor_name == stage.staff.login));
    let page = stage.signed_in(&stage.staff).await;
    let entry = format!("/p/demo/audit/{}", rows[0].id);
    page.open(&entry).await.says(200, &["仅系统所有者可以操作"]);
}
