use std::collections::BTreeMap;

use url::Url;
use wechat::AuthType;

use super::problem::Problem;
use crate::{
    Sandbox,
    config::{AccountConfig, PlatformConfig},
};

/// What a link asks for, read from its query (docs/wechat.md §4.1).
pub(super) struct Request<'a> {
    pub(super) platform: &'a PlatformConfig,
    pub(super) pre_auth_code: String,
    pub(super) redirect_uri: Url,
    auth_type: AuthType,
    biz_appid: Option<String>,
    /// The sets asked for: all that the platform has published, unless the link names some.
    pub(super) sets: Vec<i64>,
}

impl<'a> Request<'a> {
    pub(super) fn read(
        sandbox: &'a Sandbox,
        query: &BTreeMap<String, String>,
    ) -> Result<Self, Problem> {
        let get = |name: &'static str| {
            query
                .get(name)
                .map(String::as_str)
                .filter(|value| !value.is_empty())
        };
        let need = |name: &'static str| get(name).ok_or(Problem::Parameter(name));
        let component = need("component_appid")?;
        let mut platforms = sandbox.config().platforms.iter();
        let platform = platforms
            .find(|platform| platform.component_appid == component)
            .ok_or(Problem::Parameter("component_appid"))?;
        let redirect_uri = Url::parse(need("redirect_uri")?)
            .ok()
            .filter(|url| url.has_host());
        Ok(Self {
            platform,
            pre_auth_code: need("pre_auth_code")?.to_owned(),
            redirect_uri: redirect_uri.ok_or(Problem::Parameter("redirect_uri"))?,
            auth_type: need("auth_type")?
                .parse()
                .ok()
                .and_then(AuthType::from_number)
                .ok_or(Problem::Parameter("auth_type"))?,
            biz_appid: get("biz_appid").map(str::to_owned),
            sets: match get("category_id_list") {
                Some(list) => named_sets(platform, list)?,
                None => platform.offered_sets.clone(),
            },
        })
    }

    /// The accounts on offer. A pinned one beats the kinds.
    pub(super) fn accounts(&self, sandbox: &Sandbox) -> Result<Vec<String>, Problem> {
        let accounts = &sandbox.config().accounts;
        let alive =
            |account: &&AccountConfig| sandbox.read(|world, _| world.is_alive(&account.appid));
        let fits = |account: &&AccountConfig| match &self.biz_appid {
            Some(appid) => account.appid == *appid,
            None => account.kind.is_offered_by(self.auth_type),
        };
        let fitting: Vec<String> = accounts
            .iter()
            .filter(fits)
            .filter(alive)
            .map(|account| account.appid.clone())
            .collect();
        match (fitting.is_empty(), &self.biz_appid) {
            (false, _) => Ok(fitting),
            (true, Some(appid)) => Err(Problem::WrongAccount(appid.clone())),
            (true, None) => Err(Problem::NoAccount),
        }
    }
}

/// Ids joined by `|`; only those that the platform has published.
fn named_sets(platform: &PlatformConfig, list: &str) -> Result<Vec<i64>, Problem> {
    list.split('|')
        .map(|id| {
            id.trim()
                .parse()
                .ok()
                .filter(|id| platform.offered_sets.contains(id))
        })
        .collect::<Option<_>>()
        .ok_or(Problem::Parameter("category_id_list"))
}
