use console::{Ctx, PauseView, QuotaLeft, QuotaList, QuotaRow};
use domain::{call::APIS, day::Day};
use store::{ApiPause, CallCount, QuotaReading, StoreError};

use super::CLEARS_MAX;
use crate::{
    failure::{Explainer, is_unlisted},
    platform::Desk,
};

impl Desk {
    pub(super) async fn read_quotas(&self, ctx: &Ctx) -> Result<QuotaList, StoreError> {
        let rows = self.rows();
        let today = Day::of(ctx.now);
        let yesterday = Day::of(today.begins().plus_secs(-1));
        let (counts, readings, pauses, clears) = tokio::try_join!(
            rows.call_counts(yesterday),
            rows.quota_readings(),
            rows.pauses(ctx.now),
            rows.quota_clears(today.first_of_month()),
        )?;
        let unlisted = readings
            .iter()
            .any(|reading| is_unlisted(reading.failure.as_ref()));
        let explainer = self.explainer(unlisted).await?;
        let rows = APIS
            .iter()
            .map(|api| {
                let on = |day: Day| {
                    counts
                        .iter()
                        .find(move |count| count.api == api.path && count.day == day)
                };
                let calls = |count: Option<&CallCount>| count.map_or(0, |count| count.calls);
                QuotaRow {
                    api: api.path.to_owned(),
                    today: calls(on(today)),
                    failed_today: on(today).map_or(0, |count| count.failed),
                    yesterday: calls(on(yesterday)),
                    known_limit: api.known_limit(),
                    left: readings
                        .iter()
                        .find(|reading| reading.api == api.path)
                        .cloned()
                        .map(|reading| left(reading, &explainer)),
                }
            })
            .collect();
        Ok(QuotaList {
            rows,
            pauses: pauses.into_iter().map(pause_view).collect(),
            clears: clears.min(CLEARS_MAX),
            clears_max: CLEARS_MAX,
        })
    }
}

fn left(reading: QuotaReading, explainer: &Explainer) -> QuotaLeft {
    QuotaLeft {
        asked_at: reading.asked_at,
        daily_limit: reading.daily_limit,
        used: reading.used,
        remain: reading.remain,
        failure: reading.failure.map(|failure| explainer.explain(failure)),
    }
}

/// Those of these APIs, as pages show them.
pub(in crate::platform) fn pauses_of(pauses: Vec<ApiPause>, apis: &[&str]) -> Vec<PauseView> {
    let needed = pauses
        .into_iter()
        .filter(|pause| apis.contains(&pause.api.as_str()));
    needed.map(pause_view).collect()
}

/// As pages show it.
pub(in crate::platform) fn pause_view(pause: ApiPause) -> PauseView {
    PauseView {
        api: pause.api,
        appid: (!pause.appid.is_empty()).then_some(pause.appid),
        since: pause.since,
        until: pause.until,
        rid: pause.rid,
    }
}
