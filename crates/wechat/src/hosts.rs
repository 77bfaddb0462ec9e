use std::sync::LazyLock;

use url::Url;

/// WeChat's three hosts. Configurable, so that a stand-in can take their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    /// The APIs; `https://api.weixin.qq.com`.
    pub api: Url,
    /// The authorization page for desktop browsers; `https://mp.weixin.qq.com`.
    pub mp: Url,
    /// The authorization page inside WeChat's own browser; `https://open.weixin.qq.com`.
    pub open: Url,
}

impl Hosts {
    /// One server in the place of all three, as a sandbox is.
    pub fn single(base: Url) -> Self {
        Self {
            api: base.clone(),
            mp: base.clone(),
            open: base,
        }
    }
}

#[expect(clippy::expect_used, reason = "three literals, parsed by a test")]
static REAL: LazyLock<Hosts> = LazyLock::new(|| Hosts {
    api: Url::parse("https://api.weixin.qq.com").expect("a literal URL"),
    mp: Url::parse("https://mp.weixin.qq.com").expect("a literal URL"),
    open: Url::parse("https://open.weixin.qq.com").expect("a literal URL"),
});

impl Default for Hosts {
    fn default() -> Self {
        REAL.clone()
    }
}

/// `path` (without a leading slash) below `base`, whose own path is kept as a prefix.
pub(crate) fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}/{path}", base.path().trim_end_matches('/')));
    url.set_query(None);
    url.set_fragment(None);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_real_hosts_are_three_https_hosts() {
        let hosts = Hosts::default();
        for (url, host) in [
            (&hosts.api, "api.weixin.qq.com"),
            (&hosts.mp, "mp.weixin.qq.com"),
            (&hosts.open, "open.weixin.qq.com"),
        ] {
            assert_eq!((url.scheme(), url.host_str()), ("https", Some(host)));
        }
    }

    #[test]
    fn a_prefix_in_the_base_is_kept_and_its_query_is_not() {
        let base = Url::parse("http://gateway:81/wx/?a=b#c").unwrap();
        assert_eq!(
            below(&base, "cgi-bin/x").as_str(),
            "http://gateway:81/wx/cgi-bin/x"
        );
    }
}
