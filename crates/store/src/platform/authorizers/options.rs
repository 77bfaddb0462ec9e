use domain::{attempt::Failure, ids::AuthorizerId, option::AccountOption, time::Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::OnConflict,
};

use crate::{
    OptionRow, PlatformStore, PlatformTx, Result,
    decode::{Decode, time_or_null},
    entities::account_option::{ActiveModel, Column, Entity},
};

impl PlatformStore<'_> {
    /// The options of an account that were ever read or set, in no order.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn options_of(&self, id: &AuthorizerId) -> Result<Vec<OptionRow>> {
        let rows = Entity::find()
            .filter(Column::PlatformId.eq(self.id().as_str()))
            .filter(Column::AuthorizerId.eq(id.as_str()))
            .all(&self.db.read)
            .await?;
        let decode = Decode("account_option");
        rows.into_iter()
            .map(|row| {
                Ok(OptionRow {
                    option: decode.known("name", AccountOption::from_code(&row.name))?,
                    value: row.value,
                    read_at: time_or_null(row.read_at),
                    failure: decode.failure(
                        row.failure_kind.as_deref(),
                        row.failure_errcode,
                        row.failure_rid,
                    )?,
                    failed_at: time_or_null(row.failed_at),
                })
            })
            .collect()
    }
}

impl PlatformTx<'_> {
    /// Keeps what WeChat said of an option, or that it would not: then the last value stays.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), also when the account is not one of this platform.
    pub async fn keep_option(
        &self,
        id: &AuthorizerId,
        option: AccountOption,
        said: Result<&str, &Failure>,
        at: Timestamp,
    ) -> Result<()> {
        let failure = said.err();
        let row = ActiveModel {
            platform_id: Set(self.id().to_string()),
            authorizer_id: Set(id.to_string()),
            name: Set(option.code().to_owned()),
            value: Set(said.ok().map(str::to_owned)),
            read_at: Set(said.ok().map(|_| at.millis())),
            failure_kind: Set(failure.map(|f| f.kind.code().to_owned())),
            failure_errcode: Set(failure.and_then(|f| f.errcode)),
            failure_rid: Set(failure.and_then(|f| f.rid.clone())),
            failed_at: Set(failure.map(|_| at.millis())),
        };
        let mut again =
            OnConflict::columns([Column::PlatformId, Column::AuthorizerId, Column::Name]);
        again.update_columns([
            Column::FailureKind,
            Column::FailureErrcode,
            Column::FailureRid,
            Column::FailedAt,
        ]);
        if failure.is_none() {
            again.update_columns([Column::Value, Column::ReadAt]);
        }
        Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }
}
