use console::{FailureView, Meaning};
use domain::attempt::{Failure, FailureKind};
use wechat::Retry;

/// The day's calls of an API are used up.
pub(crate) const QUOTA_SPENT: i64 = 45_009;

/// What a failed call to WeChat is to people.
pub(crate) fn failure_of(error: &wechat::Error) -> Failure {
    if matches!(error, wechat::Error::Held { .. }) {
        return Failure {
            errcode: Some(QUOTA_SPENT),
            ..Failure::of(FailureKind::Paused)
        };
    }
    let kind = match error.errcode() {
        Some(QUOTA_SPENT) => FailureKind::Paused,
        Some(61009) => FailureKind::CodeRefused,
        Some(61010) => FailureKind::CodeExpired,
        Some(_) => FailureKind::Refused,
        None => FailureKind::Unreachable,
    };
    Failure {
        kind,
        errcode: error.errcode(),
        rid: error.api().and_then(|api| api.rid.clone()),
    }
}

/// What kind of trouble a code of WeChat's tells of.
pub(crate) fn class_of(failure: &Failure) -> Option<wechat::Class> {
    let meaning = wechat::errcode::meaning(failure.errcode?)?;
    Some(meaning.class)
}

/// Whether it may be gone when the call is made again later.
pub(crate) fn may_pass(failure: &Failure) -> bool {
    let retry = class_of(failure).map(wechat::Class::retry);
    failure.kind.passes() || matches!(retry, Some(Retry::Later | Retry::WithNewToken))
}

/// The same with the meaning of its error code.
pub(crate) fn explained(failure: Failure) -> FailureView {
    let meaning = failure.errcode.and_then(meaning_of);
    FailureView { failure, meaning }
}

/// What an error code of WeChat's means, when it is a known one.
pub(crate) fn meaning_of(errcode: i64) -> Option<Meaning> {
    let meaning = wechat::errcode::meaning(errcode)?;
    Some(Meaning {
        zh: meaning.zh.to_owned(),
        en: meaning.en.to_owned(),
        next_zh: meaning.next_zh.to_owned(),
        next_en: meaning.next_en.to_owned(),
    })
}

/// As the audit trail gives the reason: the kind, and WeChat's code and request id where there are any.
pub(crate) fn reason(failure: &Failure) -> String {
    let mut reason = failure.kind.code().to_owned();
    if let Some(errcode) = failure.errcode {
        reason.push_str(&format!(" errcode={errcode}"));
    }
    if let Some(rid) = &failure.rid {
        reason.push_str(&format!(" rid={rid}"));
    }
    reason
}
