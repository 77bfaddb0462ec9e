//! The row of links above the pages of the connection to WeChat.

use leptos::prelude::*;

use crate::{locales::wechat::WeChatWords, paths, ui::Tabs};

/// A page of the connection to WeChat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Tickets and refused pushes.
    Health,
    /// What WeChat pushed.
    Pushes,
    /// What was asked of WeChat.
    Calls,
    /// Tokens.
    Tokens,
    /// How much may be asked.
    Quotas,
    /// The book compared with what WeChat says.
    Reconciliation,
    /// The whole-network release.
    Release,
}

impl Tab {
    /// Every page, in the order of the row.
    const ALL: [Self; 7] = [
        Self::Health,
        Self::Pushes,
        Self::Calls,
        Self::Tokens,
        Self::Quotas,
        Self::Reconciliation,
        Self::Release,
    ];

    const fn area(self) -> &'static str {
        match self {
            Self::Health => "wechat",
            Self::Pushes => "wechat/pushes",
            Self::Calls => "wechat/calls",
            Self::Tokens => "wechat/tokens",
            Self::Quotas => "wechat/quotas",
            Self::Reconciliation => "wechat/reconciliation",
            Self::Release => "wechat/release",
        }
    }

    const fn name(self, t: &WeChatWords) -> &'static str {
        match self {
            Self::Health => t.tab_health,
            Self::Pushes => t.tab_pushes,
            Self::Calls => t.tab_calls,
            Self::Tokens => t.tab_tokens,
            Self::Quotas => t.tab_quotas,
            Self::Reconciliation => t.tab_reconciliation,
            Self::Release => t.tab_release,
        }
    }
}

/// The row of links, this page marked.
pub fn tabs(slug: &str, shown: Tab) -> impl IntoView + use<> {
    let t = WeChatWords::here();
    let items = Tab::ALL.map(|tab| {
        let href = paths::platform(slug, tab.area());
        (href, tab.name(t).to_owned(), tab == shown)
    });
    view! { <Tabs label=t.tabs items=items.to_vec() /> }
}
