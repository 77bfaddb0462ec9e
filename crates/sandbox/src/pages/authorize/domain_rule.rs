use axum::http::{HeaderMap, header::REFERER};
use url::Url;
use wechat::LinkForm;

use super::problem::Problem;
use crate::config::{PlatformConfig, domain_of};

/// Three hosts have to be equal: the page that led here, the callback, the registered one (docs/wechat.md §4.2). The
/// desktop page insists on a Referer; the one in WeChat's browser lets an empty one pass.
pub(super) fn check(
    form: LinkForm,
    platform: &PlatformConfig,
    redirect_uri: &Url,
    headers: &HeaderMap,
) -> Result<(), Problem> {
    let referer = headers
        .get(REFERER)
        .and_then(|value| value.to_str().ok())
        .filter(|value| !value.is_empty());
    let referer = referer.map(|value| {
        Url::parse(value)
            .ok()
            .and_then(|url| domain_of(&url))
            .unwrap_or_default()
    });
    let callback = domain_of(redirect_uri).unwrap_or_default();
    let entered = match &referer {
        Some(referer) => *referer == platform.domain,
        None => form == LinkForm::H5,
    };
    if entered && callback == platform.domain {
        return Ok(());
    }
    Err(Problem::Hosts {
        referer: referer
            .filter(|referer| !referer.is_empty())
            .unwrap_or_else(|| "空".into()),
        callback,
        registered: platform.domain.clone(),
    })
}
