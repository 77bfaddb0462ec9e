//! How it stands with every platform's token: for the keeper, which must not try the accounts of one that has none.

use domain::{ids::PlatformId, time::Timestamp};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::SystemStore;
use crate::{
    ComponentHealth, Rest, Result,
    decode::{Decode, time_or_null},
    entities::{component_state, token_rival},
};

impl SystemStore<'_> {
    /// Every platform's.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn component_health(&self) -> Result<Vec<ComponentHealth>> {
        use component_state::Column as C;

        type Row = (
            String,
            Option<i64>,
            Option<i64>,
            Option<i64>,
            Option<i64>,
            i64,
        );
        let rows: Vec<Row> = component_state::Entity::find()
            .select_only()
            .columns([
                C::PlatformId,
                C::TicketAt,
                C::TokenExpiresAt,
                C::RetryAt,
                C::RestUntil,
                C::Rests,
            ])
            .order_by(C::PlatformId, Order::Asc)
            .into_tuple()
            .all(&self.db.read)
            .await?;
        rows.into_iter()
            .map(
                |(platform, ticket_at, token_expires_at, retry_at, rest_until, rests)| {
                    Ok(ComponentHealth {
                        platform: Decode("component_state").id("platform_id", &platform)?,
                        ticket_at: time_or_null(ticket_at),
                        token_expires_at: time_or_null(token_expires_at),
                        retry_at: time_or_null(retry_at),
                        rest: Rest {
                            until: time_or_null(rest_until),
                            times: rests,
                        },
                    })
                },
            )
            .collect()
    }

    /// Platforms whose tokens another system seemed to renew, of which nothing was seen since then.
    ///
    /// # Errors
    /// As [`Self::component_health`].
    pub async fn quiet_rivals(&self, quiet_since: Timestamp) -> Result<Vec<PlatformId>> {
        let ids: Vec<String> = token_rival::Entity::find()
            .select_only()
            .column(token_rival::Column::PlatformId)
            .filter(token_rival::Column::LastAt.lte(quiet_since.millis()))
            .into_tuple()
            .all(&self.db.read)
            .await?;
        ids.iter()
            .map(|id| Decode("token_rival").id("platform_id", id))
            .collect()
    }
}
