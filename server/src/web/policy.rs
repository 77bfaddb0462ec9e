use http::HeaderValue;
use url::Url;
use wechat::Hosts;

use crate::config::Origin;

/// Where WeChat keeps avatars. Old addresses are plain HTTP; browsers raise them to HTTPS where the page is.
const AVATARS: &str =
    "https://*.qlogo.cn http://*.qlogo.cn https://mmbiz.qpic.cn http://mmbiz.qpic.cn";
const NOTHING_ELSE: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/// The content security policies.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Where images come from.
    images: String,
    /// Where customers' forms lead, redirects included: ourselves, and WeChat's two pages.
    customer_forms: String,
}

impl Policy {
    /// The policies for these hosts; a stand-in for WeChat serves its avatars itself.
    pub fn new(hosts: &Hosts) -> Self {
        let mut images = format!("'self' data: {AVATARS}");
        if is_stand_in(hosts) {
            images = format!("{images} {}", Origin::of(&hosts.mp));
        }
        let mut customer_forms = format!("'self' {}", Origin::of(&hosts.mp));
        if Origin::of(&hosts.open) != Origin::of(&hosts.mp) {
            customer_forms = format!("{customer_forms} {}", Origin::of(&hosts.open));
        }
        Self {
            images,
            customer_forms,
        }
    }

    /// For the console: one inline script, named by `nonce`, loads the WASM.
    pub fn console(&self, nonce: &str) -> Option<HeaderValue> {
        let images = &self.images;
        HeaderValue::from_str(&format!(
            "{NOTHING_ELSE}; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; \
             img-src {images}; font-src 'self'; manifest-src 'self'; form-action 'self'"
        ))
        .ok()
    }

    /// For customers' pages: a form that leads to WeChat, and no scripts but the one named by `nonce`, which may tell us
    /// that the page was opened.
    pub fn customer(&self, nonce: Option<&str>) -> Option<HeaderValue> {
        let Self {
            images,
            customer_forms,
        } = self;
        let script = nonce.map_or_else(String::new, |nonce| {
            format!("script-src 'nonce-{nonce}'; connect-src 'self'; ")
        });
        HeaderValue::from_str(&format!(
            "{NOTHING_ELSE}; {script}img-src {images}; form-action {customer_forms}"
        ))
        .ok()
    }

    /// For everything else.
    pub fn bare() -> HeaderValue {
        HeaderValue::from_static(
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; object-src 'none'; \
             frame-ancestors 'none'; form-action 'self'",
        )
    }
}

/// Whether customers are sent to something that is not WeChat.
pub fn is_stand_in(hosts: &Hosts) -> bool {
    let of_wechat = |url: &Url| {
        url.scheme() == "https"
            && url
                .host_str()
                .is_some_and(|host| host.ends_with(".weixin.qq.com"))
    };
    !of_wechat(&hosts.mp) || !of_wechat(&hosts.open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_stand_in_is_named_where_wechat_is_not() {
        let real = Hosts::default();
        let stand_in = Hosts::single("http://127.0.0.1:3100".parse().unwrap());
        assert!(!is_stand_in(&real) && is_stand_in(&stand_in));
        let forms = |hosts: &Hosts| {
            Policy::new(hosts)
                .customer(None)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        };
        assert!(
            forms(&real).ends_with(
                "form-action 'self' https://mp.weixin.qq.com https://open.weixin.qq.com"
            )
        );
        assert!(forms(&stand_in).ends_with("form-action 'self' http://127.0.0.1:3100"));
        assert!(!forms(&real).contains("script-src"));
        let named = Policy::new(&real).customer(Some("abc")).unwrap();
        assert!(
            named
                .to_str()
                .unwrap()
                .contains("script-src 'nonce-abc'; connect-src 'self'; ")
        );
    }

    #[test]
    fn a_strange_nonce_makes_no_header_rather_than_a_broken_one() {
        let policy = Policy::new(&Hosts::default());
        assert!(
            policy
                .console("abc")
                .unwrap()
                .to_str()
                .unwrap()
                .contains("'nonce-abc' 'strict-dynamic'")
        );
        assert!(policy.console("a\nb").is_none());
    }
}
