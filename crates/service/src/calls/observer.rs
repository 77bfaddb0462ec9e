use std::sync::Arc;

use domain::{
    call::{Api, CallOutcome},
    day::Day,
    ids::{CallId, PlatformId},
};
use store::{ApiPause, CallRow};
use wechat::{CallReport, Class, Error, Observer};

use super::{CallLog, Pauses};
use crate::{clock::Clock, entropy, failure::QUOTA_SPENT};

/// The longest message that is kept, in characters.
const MESSAGE_MAX: usize = 300;

/// Notes the calls that are made for one platform.
#[derive(Debug)]
pub(crate) struct PlatformCalls {
    pub(crate) platform: PlatformId,
    pub(crate) node: String,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) log: Arc<CallLog>,
    pub(crate) pauses: Arc<Pauses>,
}

impl Observer for PlatformCalls {
    fn observe(&self, report: &CallReport<'_>) {
        let now = self.clock.now();
        let refusal = report.failure.and_then(Error::api);
        if let (Some(refusal), Some(api)) = (refusal, Api::find(report.path))
            && refusal.errcode == QUOTA_SPENT
            && !api.of_quotas
        {
            let news = self.pauses.note(ApiPause {
                platform_id: self.platform.clone(),
                api: report.path.to_owned(),
                appid: whose(api, report.authorizer_appid).to_owned(),
                since: now,
                until: Day::of(now).ends(),
                rid: refusal.rid.clone(),
            });
            if news {
                self.log.hurry();
            }
        }
        self.log.note(CallRow {
            id: CallId::new(now, entropy::ordered()),
            platform_id: self.platform.clone(),
            at: now,
            api: report.path.to_owned(),
            appid: report.authorizer_appid.map(str::to_owned),
            outcome: report.failure.map_or(CallOutcome::Done, outcome),
            errcode: refusal.map(|refusal| refusal.errcode),
            rid: refusal.and_then(|refusal| refusal.rid.clone()),
            message: report.failure.map(message),
            ip: refusal.and_then(|refusal| refusal.request_ip.clone()),
            took_ms: i64::try_from(report.took.as_millis()).unwrap_or(i64::MAX),
            node: self.node.clone(),
        });
    }

    fn permits(&self, path: &str, authorizer_appid: Option<&str>) -> bool {
        let Some(api) = Api::find(path) else {
            return true;
        };
        let appid = whose(api, authorizer_appid);
        let now = self.clock.now();
        self.pauses
            .until(&self.platform, path, appid, now)
            .is_none()
    }
}

/// The account whose quota a call uses; empty for the platform's own.
fn whose(api: Api, authorizer_appid: Option<&str>) -> &str {
    authorizer_appid
        .filter(|_| api.of_account)
        .unwrap_or_default()
}

fn outcome(error: &Error) -> CallOutcome {
    let class = match error {
        Error::Api(_) => error.class(),
        Error::Transport { .. } | Error::Http { .. } | Error::Body { .. } => {
            return CallOutcome::Unreachable;
        }
        Error::Held { .. } => return CallOutcome::Quota,
    };
    match class {
        Class::Transient => CallOutcome::Transient,
        Class::StaleToken => CallOutcome::StaleToken,
        Class::Ticket => CallOutcome::Ticket,
        Class::Configuration => CallOutcome::Configuration,
        Class::Environment => CallOutcome::Environment,
        Class::Quota => CallOutcome::Quota,
        Class::Code => CallOutcome::Code,
        Class::NotGranted => CallOutcome::NotGranted,
        Class::SetMissing => CallOutcome::SetMissing,
        Class::RefreshToken => CallOutcome::RefreshToken,
        Class::Account => CallOutcome::Account,
        Class::Bug => CallOutcome::Bug,
        Class::Repeated => CallOutcome::Repeated,
        Class::Unknown => CallOutcome::Unknown,
    }
}

/// WeChat's own words, or what was wrong with its answer: without secrets, which the client has blanked.
fn message(error: &Error) -> String {
    let text = match error {
        Error::Api(refusal) => refusal.errmsg.clone(),
        Error::Transport { timeout: true, .. } => "no answer in time".to_owned(),
        Error::Transport { .. } => "no connection".to_owned(),
        Error::Http { status, .. } => format!("HTTP {status}"),
        Error::Body { problem, .. } => (*problem).to_owned(),
        Error::Held { .. } => "not called".to_owned(),
    };
    text.chars().take(MESSAGE_MAX).collect()
}
