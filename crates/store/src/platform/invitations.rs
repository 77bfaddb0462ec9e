use domain::{
    ids::InvitationId,
    invitation::{InvitationState, MOST_OPEN},
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select, sea_query::Expr,
};
use secrecy::ExposeSecret as _;

use super::{PlatformStore, PlatformTx};
use crate::{
    InvitationRow, NewInvitation, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::invitation::{ActiveModel, Column, Entity, Model},
    keys::{KeyRing, Slot},
};

pub(crate) const TOKEN: Slot = Slot::new("invitation", "token");
/// Written out as in the partial index: see there.
pub(crate) const OPEN: &str = "invitation.withdrawn_at IS NULL AND invitation.accepted_at IS NULL";

impl PlatformStore<'_> {
    /// The invitations that can be accepted, the newest first: no more than [`MOST_OPEN`] are.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn open_invitations(&self, now: Timestamp) -> Result<Vec<InvitationRow>> {
        let rows = self.open_invitations_query(now).all(&self.db.read).await?;
        rows.into_iter()
            .map(|row| invitation_row(self.db.keys, row))
            .collect()
    }

    /// One invitation.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn invitation(&self, id: &InvitationId) -> Result<InvitationRow> {
        let row = Entity::find_by_id(id.as_str())
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .one(&self.db.read)
            .await?;
        invitation_row(self.db.keys, row.ok_or(StoreError::NotFound)?)
    }

    pub(crate) fn open_invitations_query(&self, now: Timestamp) -> Select<Entity> {
        Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Expr::cust(OPEN))
            .filter(Column::ExpiresAt.gt(now.millis()))
            .order_by(Column::ExpiresAt, Order::Desc)
            .order_by(Column::Id, Order::Desc)
            .limit(u64::from(MOST_OPEN) + 1)
    }
}

impl PlatformTx<'_> {
    /// Keeps an invitation.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn insert_invitation(&self, new: &NewInvitation) -> Result<()> {
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            name: Set(new.name.clone()),
            login: Set(new.login.clone()),
            token: Set(Some(self.db.keys.seal(
                TOKEN,
                new.id.as_str(),
                &new.token,
            )?)),
            token_mac: Set(self.db.keys.mac(TOKEN, new.token.expose_secret())?),
            created_at: Set(new.created_at.millis()),
            created_by: Set(new.created_by.to_string()),
            made_by_name: Set(new.made_by.clone()),
            expires_at: Set(new.expires_at.millis()),
            withdrawn_at: Set(None),
            accepted_at: Set(None),
        };
        Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// Ends an invitation that can be accepted: it is accepted, or withdrawn. Whether it could be.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn end_invitation(
        &self,
        id: &InvitationId,
        end: InvitationState,
        now: Timestamp,
    ) -> Result<bool> {
        let column = match end {
            InvitationState::Accepted => Column::AcceptedAt,
            InvitationState::Withdrawn => Column::WithdrawnAt,
            // These it becomes by itself.
            InvitationState::Open | InvitationState::Expired => return Ok(false),
        };
        let ended = Entity::update_many()
            .col_expr(column, Expr::value(now.millis()))
            .col_expr(Column::Token, Expr::value(None::<Vec<u8>>))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Expr::cust(OPEN))
            .filter(Column::ExpiresAt.gt(now.millis()))
            .exec(&self.db.write)
            .await?;
        Ok(ended.rows_affected > 0)
    }
}

pub(crate) fn invitation_row(keys: &KeyRing, row: Model) -> Result<InvitationRow> {
    let decode = Decode("invitation");
    let token = row
        .token
        .map(|sealed| keys.open(TOKEN, &row.id, &sealed))
        .transpose()?;
    Ok(InvitationRow {
        id: decode.id("id", &row.id)?,
        platform_id: decode.id("platform_id", &row.platform_id)?,
        name: row.name,
        login: row.login,
        token,
        created_at: Timestamp::from_millis(row.created_at),
        created_by: decode.id("created_by", &row.created_by)?,
        made_by: row.made_by_name,
        expires_at: Timestamp::from_millis(row.expires_at),
        withdrawn_at: time_or_null(row.withdrawn_at),
        accepted_at: time_or_null(row.accepted_at),
    })
}
