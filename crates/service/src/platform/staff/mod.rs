//! The people of a platform.

mod book;
mod invite;
mod switch;

use console::{Ctx, StaffDetail, StaffList, StaffRow, StaffStanding};
use domain::{ids::PersonId, list::StaffFilter};
use store::{MemberRow, StoreError};

use super::Desk;
use invite::invitation_row;

impl Desk {
    async fn list_people(&self, ctx: &Ctx, filter: &StaffFilter) -> Result<StaffList, StoreError> {
        let page = self.rows().members(filter).await?.map(staff_row);
        if filter.after.is_some() {
            return Ok(StaffList {
                owners: Vec::new(),
                page,
                invitations: Vec::new(),
            });
        }
        let system = self.service.store().system();
        let owners = system.owners_not_among(&self.platform.id).await?;
        let invitations = self.rows().open_invitations(ctx.now).await?;
        Ok(StaffList {
            owners: owners.into_iter().map(staff_row).collect(),
            page,
            invitations: invitations.into_iter().map(invitation_row).collect(),
        })
    }

    async fn read_person(&self, id: &PersonId) -> Result<StaffDetail, StoreError> {
        let person = self.somebody(id).await?;
        Ok(StaffDetail {
            is_me: person.id == self.person.id,
            person: staff_row(person),
        })
    }

    /// Somebody who works here, or an owner.
    async fn somebody(&self, id: &PersonId) -> Result<MemberRow, StoreError> {
        if let Some(member) = self.rows().member(id).await? {
            return Ok(member);
        }
        let system = self.service.store().system();
        let owners = system.owners_not_among(&self.platform.id).await?;
        owners
            .into_iter()
            .find(|owner| owner.id == *id)
            .ok_or(StoreError::NotFound)
    }
}

/// Somebody as pages show them.
fn staff_row(row: MemberRow) -> StaffRow {
    let MemberRow {
        id,
        login,
        name,
        is_owner,
        since,
        last_seen_at,
        disabled_at,
        closed_at,
    } = row;
    // An owner reaches every platform: leaving out one of them means nothing.
    let disabled_at = disabled_at.filter(|_| !is_owner);
    let standing = match (closed_at, disabled_at) {
        (Some(since), _) => StaffStanding::Closed(since),
        (None, Some(since)) => StaffStanding::Disabled(since),
        (None, None) => StaffStanding::Active,
    };
    StaffRow {
        id,
        login,
        name,
        is_owner,
        since,
        last_seen_at,
        standing,
    }
}
