//! The desk's calls to WeChat and its tokens.

use async_trait::async_trait;
use console::{
    AccountToken, CallAccount, CallBook, CallList, CallRow, Ctx, Fault, Refusal, Rejected,
    RivalView, TokenBook, TokenList, TokenView,
};
use domain::{
    call::{AUTHORIZER_TOKEN, CallOutcome},
    list::{CallFilter, TokenFilter},
    problem::{FieldProblem, FormProblem},
    time::Timestamp,
};

use super::{desks::Desk, samples};

#[async_trait]
impl CallBook for Desk {
    async fn calls(&self, _: &Ctx, _: &CallFilter) -> Result<CallList, Fault> {
        let authorizer = samples::authorizer();
        let row = CallRow {
            id: "cal_00000000000000000000000000000001".parse().unwrap(),
            at: samples::NOW,
            api: AUTHORIZER_TOKEN.to_owned(),
            account: Some(CallAccount {
                appid: authorizer.appid,
                authorizer: Some((authorizer.id, authorizer.name)),
            }),
            outcome: CallOutcome::Environment,
            errcode: Some(61_004),
            meaning: None,
            message: Some("access clientip is not registered".to_owned()),
            rid: Some("65840652-60aeb945-66cdf943".to_owned()),
            ip: Some("203.0.113.9".to_owned()),
            took_ms: 52,
            node: "0123456789abcdef".to_owned(),
        };
        Ok(CallList {
            page: self.page(row),
            unlogged_today: 3,
            kept_days: 30,
        })
    }
}

#[async_trait]
impl TokenBook for Desk {
    async fn tokens(&self, _: &Ctx, _: &TokenFilter) -> Result<TokenList, Fault> {
        let authorizer = samples::authorizer();
        let row = AccountToken {
            id: authorizer.id,
            appid: authorizer.appid,
            name: authorizer.name,
            renewable: true,
            at: Some(samples::NOW),
            expires_at: Some(samples::NOW.plus_secs(7_200)),
            renew_at: samples::NOW.plus_secs(6_000),
            failure: None,
            failed_at: None,
            failed_tries: 0,
            asked_at: None,
        };
        Ok(TokenList {
            component: TokenView {
                expires_at: None,
                failure: None,
                failed_at: None,
            },
            component_at: None,
            component_renew_at: None,
            has_ticket: self.full,
            rival: Some(RivalView {
                since: samples::NOW,
                last_at: samples::NOW,
                times: 2,
                api: "api_query_auth".to_owned(),
                errcode: Some(40_001),
                rid: None,
                renewed_at: Some(samples::NOW),
            }),
            pauses: Vec::new(),
            rests_until: self.full.then(|| samples::NOW.plus_secs(60)),
            page: self.page(row),
        })
    }

    async fn renew_tokens(&self, ctx: &Ctx, picked: &[String]) -> Result<Timestamp, Refusal> {
        if picked.is_empty() {
            return Err(Rejected::field("authorizers", FieldProblem::Required).into());
        }
        Ok(ctx.now)
    }

    async fn renew_component_token(&self, _: &Ctx) -> Result<(), Refusal> {
        if self.full {
            Ok(())
        } else {
            Err(Rejected::general(FormProblem::NoTicket).into())
        }
    }
}
