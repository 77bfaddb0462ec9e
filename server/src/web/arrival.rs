use std::net::IpAddr;

use console::{Ctx, Who};
use domain::{ids::RequestId, time::Timestamp};
use http::HeaderMap;

/// The longest User-Agent that is kept, in characters.
const AGENT_CHARS: usize = 300;

/// A request, as its edge saw it. Stands in the request's extensions.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The request's name.
    pub id: RequestId,
    /// When it began.
    pub now: Timestamp,
    /// Where it comes from.
    pub ip: IpAddr,
    /// What the client calls itself, shortened.
    pub user_agent: Option<String>,
}

impl Arrival {
    /// The same for use cases.
    pub fn ctx(&self, who: Who) -> Ctx {
        Ctx {
            request_id: self.id.clone(),
            now: self.now,
            ip: Some(self.ip.to_string()),
            user_agent: self.user_agent.clone(),
            who,
        }
    }

    /// What it was sent with, by its own word.
    pub fn browser(&self) -> Browser {
        let agent = self.user_agent.as_deref().unwrap_or_default();
        if agent.contains("MicroMessenger") {
            Browser::WeChat
        } else if ["Mobile", "Android", "iPhone", "iPad"]
            .iter()
            .any(|word| agent.contains(word))
        {
            Browser::Phone
        } else {
            Browser::Computer
        }
    }
}

/// Browsers that WeChat's authorization pages tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// WeChat's own, on a phone or a computer.
    WeChat,
    /// Another one on a phone.
    Phone,
    /// Another one on a computer.
    Computer,
}

/// The User-Agent, shortened, without what is not text.
pub fn user_agent(headers: &HeaderMap) -> Option<String> {
    let agent = headers.get(http::header::USER_AGENT)?.to_str().ok()?;
    Some(
        agent
            .chars()
            .filter(|c| !c.is_control())
            .take(AGENT_CHARS)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart_by_their_own_word() {
        for (agent, browser) in [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50",
                Browser::WeChat,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 MicroMessenger/7.0.20 WindowsWechat",
                Browser::WeChat,
            ),
            (
                "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
                Browser::Phone,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
                Browser::Computer,
            ),
        ] {
            let arrival = Arrival {
                id: RequestId::new(Timestamp::from_millis(0), [0; 10]),
                now: Timestamp::from_millis(0),
                ip: IpAddr::from([127, 0, 0, 1]),
                user_agent: Some(agent.to_owned()),
            };
            assert_eq!(arrival.browser(), browser, "{agent}");
        }
    }
}
