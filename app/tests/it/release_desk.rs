//! The whole-network release, as pages see it.

use async_trait::async_trait;
use console::{
    Ctx, Fault, MessageKind, Refusal, Rehearsal, Rejected, Release, ReleaseBook, TestGrant,
};
use domain::{
    problem::FormProblem,
    release::{Case, CaseResult, Trouble},
};

use super::{desks::Desk, samples::NOW};

#[async_trait]
impl ReleaseBook for Desk {
    async fn release(&self, _: &Ctx) -> Result<Release, Fault> {
        let few = if self.full { 2 } else { 0 };
        Ok(Release {
            event_url: "https://auth.example.com/push/demo/events".to_owned(),
            message_url: "https://auth.example.com/push/demo/messages/$APPID$".to_owned(),
            rehearsals: (0..few).map(rehearsal).collect(),
            test_grants: (0..few)
                .map(|number| TestGrant {
                    appid: "wx570bc396a51b8ff8".to_owned(),
                    granted_at: NOW,
                    revoked_at: (number == 0).then_some(NOW),
                })
                .collect(),
            messages: (0..few)
                .map(|number| MessageKind {
                    kind: format!("kind_{number}"),
                    count: 3,
                    last_at: NOW,
                })
                .collect(),
        })
    }

    async fn rehearse(&self, _: &Ctx) -> Result<(), Refusal> {
        if self.full {
            return Ok(());
        }
        Err(Rejected::general(FormProblem::RehearsalUnderWay).into())
    }
}

fn rehearsal(number: u8) -> Rehearsal {
    let result = |case, trouble| CaseResult {
        case,
        appid: Some("wx570bc396a51b8ff8".to_owned()),
        ms: 12,
        trouble,
        got: String::new(),
    };
    Rehearsal {
        id: format!("rhs_{number:032}").parse().unwrap(),
        started_by: "林岚".to_owned(),
        started_at: NOW,
        ended_at: (number > 0).then_some(NOW),
        results: vec![
            result(Case::EventEcho, None),
            result(Case::Text, Some(Trouble::NotSealed)),
        ],
    }
}
