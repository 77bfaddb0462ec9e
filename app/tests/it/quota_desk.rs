//! The desk's quotas.

use async_trait::async_trait;
use console::{
    Ctx, Fault, PauseView, QuotaBook, QuotaLeft, QuotaList, QuotaRow, Refusal, Rejected,
};
use domain::{
    call::{APIS, PRE_AUTH_CODE},
    problem::FormProblem,
};

use super::{desks::Desk, samples::NOW};

/// The API that creates links, used up.
pub fn pause() -> PauseView {
    PauseView {
        api: PRE_AUTH_CODE.to_owned(),
        appid: None,
        since: NOW,
        until: NOW.plus_secs(3_600),
        rid: Some("65840652-60aeb945-66cdf943".to_owned()),
    }
}

#[async_trait]
impl QuotaBook for Desk {
    async fn quotas(&self, _: &Ctx) -> Result<QuotaList, Fault> {
        let left = QuotaLeft {
            asked_at: NOW,
            daily_limit: Some(20_000),
            used: Some(20_000),
            remain: Some(0),
            failure: None,
        };
        let row = |api: &domain::call::Api| QuotaRow {
            api: api.path.to_owned(),
            today: 10_000,
            failed_today: 1,
            yesterday: 7,
            known_limit: api.known_limit(),
            left: (api.path == PRE_AUTH_CODE).then(|| left.clone()),
        };
        Ok(QuotaList {
            rows: APIS.iter().map(row).collect(),
            pauses: if self.full { vec![pause()] } else { Vec::new() },
            clears: if self.full { 3 } else { 10 },
            clears_max: 10,
        })
    }

    async fn ask_quotas(&self, _: &Ctx) -> Result<(), Refusal> {
        Ok(())
    }

    async fn clear_quotas(&self, _: &Ctx) -> Result<(), Refusal> {
        if self.full {
            return Ok(());
        }
        Err(Rejected::general(FormProblem::ClearsSpent).into())
    }

    async fn resume_apis(&self, _: &Ctx) -> Result<(), Refusal> {
        Ok(())
    }
}
