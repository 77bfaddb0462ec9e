//! The desk's people, invitations, and one's own account.

use async_trait::async_trait;
use console::{
    Account, Ctx, Fault, Frame, InvitationDetail, InvitationRow, NewInvitation, PasswordChange,
    Person, PlatformForm, PlatformRef, Refusal, Rejected, SessionToken, SessionView, StaffBook,
    StaffDesk, StaffDetail, StaffInvitation, StaffList, StaffRow, StaffStanding, Who,
};
use domain::{
    ids::{InvitationId, PersonId},
    invitation::InvitationState,
    list::{Page, StaffFilter},
    problem::FieldProblem,
};

use super::{
    desks::{Desk, Desks},
    samples::{NOW, id},
};

/// The secret of the invitation that there is.
pub const INVITED: &str = "an-invitation";

fn staff(n: u32, standing: StaffStanding) -> StaffRow {
    StaffRow {
        id: id("prs", n),
        login: format!("staff-{n}@example.com"),
        name: "韩梅梅 <b>旗舰店</b>".to_owned(),
        is_owner: n == 1,
        since: NOW.plus_secs(-864_000),
        last_seen_at: (n < 3).then(|| NOW.plus_secs(-120)),
        standing,
    }
}

fn invitation() -> InvitationRow {
    InvitationRow {
        id: id("inv", 1),
        name: "王芳".to_owned(),
        login: "wang.fang".to_owned(),
        made_by: "李伟".to_owned(),
        created_at: NOW.plus_secs(-60),
        expires_at: NOW.plus_secs(250_000),
    }
}

pub fn staff_invitation(token: &str) -> Option<StaffInvitation> {
    let row = invitation();
    (token == INVITED).then(|| StaffInvitation {
        platform: "演示平台".to_owned(),
        made_by: row.made_by,
        name: row.name,
        login: row.login,
        expires_at: row.expires_at,
    })
}

pub fn account(person: Person) -> Account {
    let session = |n: u32| SessionView {
        id: format!("{n:064x}"),
        is_this: n == 1,
        user_agent: Some("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36".to_owned()),
        ip: Some("203.0.113.7".to_owned()),
        created_at: NOW.plus_secs(-7_200),
        last_seen_at: NOW.plus_secs(-180),
    };
    Account {
        person,
        sessions: vec![session(1), session(2)],
    }
}

#[async_trait]
impl StaffBook for Desk {
    async fn people(&self, _: &Ctx, _: &StaffFilter) -> Result<StaffList, Fault> {
        let rows = vec![
            staff(2, StaffStanding::Active),
            staff(3, StaffStanding::Disabled(NOW)),
            staff(4, StaffStanding::Closed(NOW)),
        ];
        Ok(StaffList {
            owners: vec![staff(1, StaffStanding::Active)],
            page: Page { rows, next: None },
            invitations: vec![invitation()],
        })
    }

    async fn person(&self, _: &Ctx, wanted: &PersonId) -> Result<StaffDetail, Fault> {
        let standings = [
            StaffStanding::Active,
            StaffStanding::Active,
            StaffStanding::Disabled(NOW),
            StaffStanding::Closed(NOW),
        ];
        (1..=4)
            .zip(standings)
            .map(|(n, standing)| staff(n, standing))
            .find(|row| row.id == *wanted)
            .map(|person| StaffDetail {
                is_me: false,
                person,
            })
            .ok_or(Fault::NotFound)
    }

    async fn invitation(&self, _: &Ctx, wanted: &InvitationId) -> Result<InvitationDetail, Fault> {
        let invitation = invitation();
        if *wanted != invitation.id {
            return Err(Fault::NotFound);
        }
        Ok(InvitationDetail {
            invitation,
            state: InvitationState::Open,
            url: Some(format!("https://console.example/invite/{INVITED}")),
        })
    }

    async fn invite(&self, _: &Ctx, new: &NewInvitation) -> Result<InvitationId, Refusal> {
        if new.login == "taken" {
            return Err(Rejected::field("login", FieldProblem::Taken).into());
        }
        Ok(invitation().id)
    }

    async fn withdraw_invitation(&self, _: &Ctx, _: &InvitationId) -> Result<(), Refusal> {
        Ok(())
    }

    async fn set_person_disabled(&self, _: &Ctx, _: &PersonId, _: bool) -> Result<(), Refusal> {
        Ok(())
    }
}

#[async_trait]
impl StaffDesk for Desks {
    async fn frame(&self, ctx: &Ctx) -> Result<Frame, Fault> {
        let Who::Person(person) = ctx.who.clone() else {
            return Err(Fault::SignedOut);
        };
        let platform = |slug: &str, name: &str| PlatformRef {
            slug: slug.to_owned(),
            name: name.to_owned(),
        };
        Ok(Frame {
            person,
            platforms: vec![platform("demo", "演示平台"), platform("new", "新平台")],
            sandbox: true,
        })
    }

    async fn add_platform(&self, _: &Ctx, slug: &str, _: &PlatformForm) -> Result<String, Refusal> {
        Ok(domain::text::slug(slug).map_err(|problem| Rejected::field("slug", problem))?)
    }

    async fn account(&self, ctx: &Ctx, _: Option<&SessionToken>) -> Result<Account, Fault> {
        match ctx.who.clone() {
            Who::Person(person) => Ok(account(person)),
            Who::Nobody => Err(Fault::SignedOut),
        }
    }

    async fn change_password(
        &self,
        _: &Ctx,
        _: Option<&SessionToken>,
        change: &PasswordChange,
    ) -> Result<(), Refusal> {
        domain::password::chosen(&change.new, "li.wei")
            .map_err(|problem| Rejected::field("new", problem).into())
    }

    async fn end_sessions(
        &self,
        _: &Ctx,
        _: Option<&str>,
        _: Option<&SessionToken>,
    ) -> Result<(), Fault> {
        Ok(())
    }
}
