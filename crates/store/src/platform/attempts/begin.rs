use domain::{
    attempt::{AttemptState, Via},
    ids::AttemptId,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _,
    sea_query::Expr,
};
use secrecy::ExposeSecret as _;

use super::{AUTH_CODE, PRE_AUTH_CODE, STATE};
use crate::{
    NewAttempt, PlatformTx, Result, ReturnedCode, StoreError,
    entities::attempt::{ActiveModel, Column, Entity},
};

impl PlatformTx<'_> {
    /// Records a press and counts it with its link.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the link is not one of this platform, [`StoreError::Db`].
    pub async fn insert_attempt(&self, new: &NewAttempt) -> Result<()> {
        if !self.press_link(&new.link_id, new.pressed_at).await? {
            return Err(StoreError::NotFound);
        }
        let keys = self.db.keys;
        let code = &new.pre_auth_code;
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            link_id: Set(new.link_id.to_string()),
            state_mac: Set(keys.mac(STATE, new.state.expose_secret())?),
            pre_auth_code: Set(keys.seal(PRE_AUTH_CODE, new.id.as_str(), code)?),
            pre_auth_mac: Set(keys.mac(PRE_AUTH_CODE, code.expose_secret())?),
            pre_auth_expires_at: Set(new.pre_auth_expires_at.millis()),
            state: Set(AttemptState::Minted.code().to_owned()),
            form: Set(new.form.code().to_owned()),
            ip: Set(new.ip.clone()),
            created_at: Set(new.pressed_at.millis()),
            fence: Set(0),
            tries: Set(0),
            wrong_account: Set(false),
            ..Default::default()
        };
        Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// Keeps the authorization code of an attempt, whose exchange is due from now on. The first code counts: false, and
    /// nothing is changed, when one was there before. Only a push's code stands above a callback's that came to nothing:
    /// anybody can put a wrong one into a callback.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn attempt_returned(&self, id: &AttemptId, code: &ReturnedCode) -> Result<bool> {
        let sealed = self.db.keys.seal(AUTH_CODE, id.as_str(), &code.code)?;
        let returned_at = code.returned_at.millis();
        let mut open = Condition::any().add(Column::State.eq(AttemptState::Minted.code()));
        if code.via == Via::Push {
            let came_to_nothing = Condition::all()
                .add(Column::State.eq(AttemptState::Failed.code()))
                .add(Column::Via.eq(Via::Callback.code()));
            open = open.add(came_to_nothing);
        }
        let kept = Entity::update_many()
            .col_expr(Column::State, Expr::value(AttemptState::Returned.code()))
            .col_expr(Column::AuthCode, Expr::value(sealed))
            .col_expr(Column::CodeExpiresAt, Expr::value(code.expires_at.millis()))
            .col_expr(Column::ReturnedAt, Expr::value(returned_at))
            .col_expr(Column::NextTryAt, Expr::value(returned_at))
            .col_expr(Column::Via, Expr::value(code.via.code()))
            .col_expr(Column::EventTime, Expr::value(code.event_time))
            .col_expr(Column::ToldAppid, Expr::value(code.told_appid.clone()))
            .col_expr(Column::Tries, Expr::value(0))
            .col_expr(Column::EndedAt, Expr::value(Option::<i64>::None))
            .col_expr(Column::FailureKind, Expr::value(Option::<String>::None))
            .col_expr(Column::FailureErrcode, Expr::value(Option::<i64>::None))
            .col_expr(Column::FailureRid, Expr::value(Option::<String>::None))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(open)
            .exec(&self.db.write)
            .await?;
        if kept.rows_affected == 0 {
            return Ok(false);
        }
        self.note_returned_attempt(id).await?;
        Ok(true)
    }
}
