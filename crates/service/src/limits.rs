//! What may be tried only so often. Counted in the database, so that all nodes count together, and counted before the
//! thing is tried: of many at once none slips through.

use std::net::IpAddr;

use console::Rejected;
use domain::{problem::FormProblem, time::Timestamp};
use store::StoreError;

use crate::core::Service;

/// So many in so many seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    name: &'static str,
    most: i64,
    window_secs: i64,
}

/// Failed sign-ins from one network, whatever the logins: 60 in 15 minutes. An office shares one.
pub(crate) const SIGN_IN_OF_NETWORK: Limit = limit("sign_in.network", 60, 900);
/// Failed sign-ins with one login from one network: 10 in 15 minutes. Nobody elsewhere is kept out by it.
pub(crate) const SIGN_IN_HERE: Limit = limit("sign_in.here", 10, 900);
/// Failed sign-ins with one login from all networks that its person never signed in from: 50 in 15 minutes. It slows
/// down many strangers at once; from a network that is known to the person it does not count.
pub(crate) const SIGN_IN_ELSEWHERE: Limit = limit("sign_in.elsewhere", 50, 900);
/// Wrong old passwords when somebody changes the own: 10 in 15 minutes.
pub(crate) const OWN_PASSWORD: Limit = limit("own_password", 10, 900);
/// Presses of one link's button: 10 in 10 minutes. Each costs a call of api_create_preauthcode.
pub(crate) const PRESS_OF_LINK: Limit = limit("press.link", 10, 600);
/// Presses from one network, whatever the links: 40 in 10 minutes.
pub(crate) const PRESS_OF_NETWORK: Limit = limit("press.network", 40, 600);

/// How often WeChat is asked to push a platform's tickets: 6 times in 10 minutes.
pub(crate) const START_PUSH_TICKET: Limit = limit("ticket.start_push", 6, 600);

/// How often staff ask WeChat what is left of a platform's quotas: 6 times in 10 minutes.
pub(crate) const ASK_QUOTAS: Limit = limit("quota.ask", 6, 600);

/// How often staff have tokens renewed at once: 20 times in 10 minutes, for a page of accounts each.
pub(crate) const RENEW_TOKENS: Limit = limit("token.renew", 20, 600);

/// How often staff have a platform's own token renewed at once: 6 times in 10 minutes.
pub(crate) const RENEW_OWN_TOKEN: Limit = limit("token.renew_own", 6, 600);

/// Exports of the audit trail that a person has under way. Each page prolongs the window, the end closes it: a node that
/// died in between holds the turn for two minutes.
pub(crate) const EXPORT: Limit = limit("audit.export", 1, 120);

const fn limit(name: &'static str, most: i64, window_secs: i64) -> Limit {
    Limit {
        name,
        most,
        window_secs,
    }
}

impl Limit {
    /// How long counting goes on.
    pub(crate) const fn window_secs(&self) -> i64 {
        self.window_secs
    }

    /// What the store counts under.
    pub(crate) fn bucket(&self, of: &str) -> String {
        format!("{}|{of}", self.name)
    }
}

/// Whether it may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Go on.
    Free,
    /// Not before so many minutes. `first` in this window: the one that the audit trail tells of.
    Over { minutes: u32, first: bool },
}

impl Turn {
    /// The same for a form.
    pub(crate) fn rejected(minutes: u32) -> Rejected {
        Rejected::general(FormProblem::TooMany { minutes })
    }
}

impl Service {
    /// Counts one more, and says whether it is one too many.
    pub(crate) async fn take_turn(
        &self,
        limit: &Limit,
        of: &str,
        now: Timestamp,
    ) -> Result<Turn, StoreError> {
        let system = self.store().system();
        let hit = system
            .hit(&limit.bucket(of), limit.window_secs, now)
            .await?;
        if hit.count <= limit.most {
            return Ok(Turn::Free);
        }
        let minutes = hit.ends_at.secs_since(now).max(0) / 60 + 1;
        Ok(Turn::Over {
            minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            first: hit.count == limit.most + 1,
        })
    }
}

/// The network that an address belongs to: itself with IPv4, its /64 with IPv6, of which one customer has many addresses.
pub(crate) fn network(ip: Option<&str>) -> String {
    match ip.and_then(|ip| ip.parse().ok()) {
        Some(IpAddr::V4(ip)) => ip.to_string(),
        Some(IpAddr::V6(ip)) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        None => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn a_network_is_an_address_or_its_64() {
        assert_eq!(network(Some("192.0.2.7")), "192.0.2.7");
        let first = network(Some("2001:db8:1:2::1"));
        assert_eq!(first, "2001:db8:1:2::/64");
        assert_eq!(first, network(Some("2001:db8:1:2:ffff:1:2:3")));
        assert_ne!(first, network(Some("2001:db8:1:3::1")));
        assert_eq!(network(None), network(Some("not an address")));
    }
}
