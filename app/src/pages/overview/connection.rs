//! What WeChat's console must know of us, and pushes that were not WeChat's.

use console::RefusedPushes;
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    locales::{lang, overview::OverviewWords, pushes},
    ui::{Card, Cell, Column, Copyable, Fact, Facts, Row, RowHead, Table, Time},
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

/// Refused pushes by reason; nothing when there were none.
pub fn refused(now: Timestamp, pushes: Vec<RefusedPushes>) -> impl IntoView {
    let (t, lang) = (OverviewWords::here(), lang());
    let count = Column::number(t.count);
    let last = Column::text(t.last);
    (!pushes.is_empty()).then(|| {
        let rows = pushes
            .into_iter()
            .map(|push| {
                view! {
                    <Row>
                        <RowHead>{pushes::reason(lang, &push.reason)}</RowHead>
                        <Cell column=count>{push.count}</Cell>
                        <Cell column=last><Time at=push.last_at now=now /></Cell>
                    </Row>
                }
            })
            .collect_view();
        view! {
            <Card title=t.refused note=t.refused_note>
                <Table caption=t.refused columns=vec![Column::text(t.reason), count, last]>{rows}</Table>
            </Card>
        }
    })
}
