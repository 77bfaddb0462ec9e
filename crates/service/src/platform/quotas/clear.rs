use console::{Ctx, Refusal, Rejected};
use domain::{audit::Action, call::COMPONENT_TOKEN, day::Day, problem::FormProblem};
use store::StoreError;

use super::CLEARS_MAX;
use crate::{
    audit::Facts,
    core::refusal,
    failure::{failure_of, reason},
    keeper::Platform,
    platform::Desk,
};

/// The month's ten are used up.
const CLEARS_SPENT: i64 = 48_006;

impl Desk {
    pub(super) async fn clear_own_quotas(&self, ctx: &Ctx) -> Result<(), Refusal> {
        let cleared = self.clear(ctx).await;
        cleared
            .map_err(|error| refusal(ctx, "clearing quotas", error))?
            .map_err(|problem| Rejected::general(problem).into())
    }

    async fn clear(&self, ctx: &Ctx) -> Result<Result<(), FormProblem>, StoreError> {
        let month = Day::of(ctx.now).first_of_month();
        let known = self.rows().quota_clears(month).await?;
        let event = self.of_platform(ctx, Action::ClearQuotas);
        if known >= CLEARS_MAX {
            self.service.record(event.refused("clears_spent")).await?;
            return Ok(Err(FormProblem::ClearsSpent));
        }
        let platform = self.service.load_platform(&self.platform.id).await?;
        let answer = self.ask_to_clear(&platform).await;
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        let result = match answer {
            Ok(()) => {
                rows.count_quota_clear(month, 1, ctx.now).await?;
                rows.end_own_pauses().await?;
                rows.wake_run(ctx.now).await?;
                let facts = Facts::new().with("times", known + 1);
                tx.audit(event.after(facts).done()).await?;
                Ok(())
            }
            Err(error) => {
                let failure = failure_of(&error);
                tx.audit(event.failed(reason(&failure)).done()).await?;
                if failure.errcode == Some(CLEARS_SPENT) {
                    // Others were cleared in WeChat's console.
                    rows.count_quota_clear(month, CLEARS_MAX - known, ctx.now)
                        .await?;
                    Err(FormProblem::ClearsSpent)
                } else {
                    Err(FormProblem::WeChatFailed {
                        errcode: failure.errcode,
                    })
                }
            }
        };
        tx.commit().await?;
        if result.is_ok() {
            self.service.pauses().end_own(&self.platform.id);
        }
        Ok(result)
    }

    /// By the token while there is one, else by the secret: tokens are counted too, and may be what is used up.
    async fn ask_to_clear(&self, platform: &Platform) -> Result<(), wechat::Error> {
        let (service, now) = (&self.service, self.service.now());
        let client = service.wechat(&platform.id);
        let pauses = service.pauses();
        let spent = pauses.until(&platform.id, COMPONENT_TOKEN, "", now);
        if spent.is_none()
            && let Ok(token) = service.component_token(platform).await
        {
            let cleared = client.clear_quota(&token, &platform.component_appid).await;
            match cleared {
                Err(error) if error.is_stale_token() => {}
                result => return result,
            }
        }
        client
            .clear_component_quota(&platform.component_appid, &platform.appsecret, None)
            .await
    }
}
