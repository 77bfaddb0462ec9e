use console::{FailureView, Meaning, TryAgain};
use domain::attempt::{Failure, FailureKind};
use wechat::{Class, Retry};

/// The day's calls of an API are used up.
pub(crate) const QUOTA_SPENT: i64 = 45_009;
/// The address that calls come from is not on the platform's list.
pub(crate) const UNLISTED: i64 = 61_004;

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
fn class_of(failure: &Failure) -> Option<Class> {
    let meaning = wechat::errcode::meaning(failure.errcode?)?;
    Some(meaning.class)
}

/// Whether it may be gone when the call is made again later.
pub(crate) fn may_pass(failure: &Failure) -> bool {
    let retry = class_of(failure).map(Class::retry);
    failure.kind.passes() || matches!(retry, Some(Retry::Later | Retry::WithNewToken))
}

/// Whether WeChat refused the address that the call came from.
pub(crate) fn is_unlisted(failure: Option<&Failure>) -> bool {
    failure.is_some_and(|failure| failure.errcode == Some(UNLISTED))
}

/// Whether WeChat said that the account has granted nothing (any more).
pub(crate) fn is_not_granted(failure: &Failure) -> bool {
    class_of(failure) == Some(Class::NotGranted)
}

/// Tells staff of failures. It has what is read once for all that a page shows.
#[derive(Debug, Default)]
pub(crate) struct Explainer {
    seen_from: Option<String>,
}

impl Explainer {
    /// `seen_from`: the address that WeChat saw when it was last not on the platform's list.
    pub(crate) fn new(seen_from: Option<String>) -> Self {
        Self { seen_from }
    }

    /// The failure with the meaning of its error code.
    pub(crate) fn explain(&self, failure: Failure) -> FailureView {
        FailureView {
            meaning: failure.errcode.and_then(meaning_of),
            seen_from: self.seen_from(failure.errcode),
            failure,
        }
    }

    /// The address that WeChat saw, where that is what the code is about.
    pub(crate) fn seen_from(&self, errcode: Option<i64>) -> Option<String> {
        self.seen_from.clone().filter(|_| errcode == Some(UNLISTED))
    }
}

/// What an error code of WeChat's means, when it is a known one.
pub(crate) fn meaning_of(errcode: i64) -> Option<Meaning> {
    let meaning = wechat::errcode::meaning(errcode)?;
    Some(Meaning {
        zh: meaning.zh.to_owned(),
        en: meaning.en.to_owned(),
        next_zh: meaning.next_zh.to_owned(),
        next_en: meaning.next_en.to_owned(),
        again: Some(match meaning.class.retry() {
            Retry::Later => TryAgain::ByItself,
            Retry::WithNewToken => TryAgain::WithNewToken,
            Retry::AfterReset => TryAgain::AfterReset,
            Retry::WhenMended => TryAgain::OnceMended,
            Retry::Never => TryAgain::Never,
            Retry::NotNeeded => TryAgain::NotNeeded,
        }),
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
