//! What WeChat's console must know of us.

use leptos::prelude::*;

use crate::{
    locales::overview::OverviewWords,
    ui::{Card, Copyable, Fact, Facts},
};

/// The platform's AppID and the URL for its events.
pub fn connection(component_appid: String, event_url: String) -> impl IntoView {
    let t = OverviewWords::here();
    view! {
        <Card title=t.connection note=t.event_url_note>
            <Facts>
                <Fact label=t.component_appid><Copyable text=component_appid label=t.component_appid /></Fact>
                <Fact label=t.event_url><Copyable text=event_url label=t.event_url /></Fact>
            </Facts>
        </Card>
    }
}
