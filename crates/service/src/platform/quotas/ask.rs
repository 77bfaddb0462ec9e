use console::{Ctx, Refusal};
use domain::{attempt::FailureKind, audit::Action, call::APIS};
use store::{QuotaReading, StoreError};

use crate::{
    core::refusal,
    failure::reason,
    keeper::{KeepError, Platform},
    limits::{ASK_QUOTAS, Turn},
    platform::Desk,
};

impl Desk {
    pub(super) async fn ask_what_is_left(&self, ctx: &Ctx) -> Result<(), Refusal> {
        let doing = "asking for quotas";
        let turn = self
            .service
            .take_turn(&ASK_QUOTAS, self.platform.id.as_str(), ctx.now)
            .await
            .map_err(|error| refusal(ctx, doing, error))?;
        if let Turn::Over { minutes, .. } = turn {
            return Err(Turn::rejected(minutes).into());
        }
        self.ask_of_each(ctx)
            .await
            .map_err(|error| refusal(ctx, doing, error))
    }

    async fn ask_of_each(&self, ctx: &Ctx) -> Result<(), StoreError> {
        let platform = self.service.load_platform(&self.platform.id).await?;
        let mut readings = Vec::new();
        // The platform's token cannot ask for what counts against an account.
        let own = APIS.iter().filter(|api| !api.of_account && !api.of_quotas);
        for api in own {
            let reading = self.ask_one(ctx, &platform, api.path).await?;
            let silent = reading
                .failure
                .as_ref()
                .is_some_and(|failure| failure.kind != FailureKind::Refused);
            readings.push(reading);
            // Without a token or an answer the next would come to nothing as well.
            if silent {
                break;
            }
        }
        let tx = self.service.store().begin().await?;
        for reading in &readings {
            tx.platform(&self.platform.id).put_quota(reading).await?;
        }
        let event = self.of_platform(ctx, Action::AskQuotas);
        let failure = readings.iter().find_map(|reading| reading.failure.as_ref());
        let event = match failure {
            Some(failure) => event.failed(reason(failure)),
            None => event,
        };
        tx.audit(event.done()).await?;
        tx.commit().await
    }

    async fn ask_one(
        &self,
        ctx: &Ctx,
        platform: &Platform,
        path: &str,
    ) -> Result<QuotaReading, StoreError> {
        let answer = self
            .service
            .with_component_token(platform, |token| async move {
                self.service
                    .wechat(&platform.id)
                    .api_quota(&token, path)
                    .await
            })
            .await;
        let mut reading = QuotaReading {
            api: path.to_owned(),
            asked_at: ctx.now,
            daily_limit: None,
            used: None,
            remain: None,
            failure: None,
        };
        match answer {
            Ok(quota) => {
                reading.daily_limit = quota.daily_limit;
                reading.used = quota.used;
                reading.remain = quota.remain;
            }
            Err(KeepError::WeChat(failure)) => reading.failure = Some(failure),
            Err(KeepError::Store(error)) => return Err(error),
        }
        Ok(reading)
    }
}
