//! Pushes that were not WeChat's, or that we could not open.

use console::RefusedPushes;
use domain::{push::REFUSED_DAYS, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{lang, pushes, wechat::WeChatWords},
    ui::{Card, Cell, Column, Row, RowHead, Table, Time},
};

/// Refused pushes by reason, with what each means and what to do; nothing when there were none.
pub fn refused_pushes(now: Timestamp, refused: Vec<RefusedPushes>) -> impl IntoView {
    let (t, lang) = (WeChatWords::here(), lang());
    let (count, last) = (Column::number(t.count), Column::text(t.last));
    (!refused.is_empty()).then(|| {
        let rows = refused
            .into_iter()
            .map(|push| {
                let advice = pushes::advice(lang, &push.reason);
                view! {
                    <Row>
                        <RowHead>
                            {pushes::reason(lang, &push.reason)}
                            {advice.map(|advice| view! { <p class="field-hint">{advice}</p> })}
                        </RowHead>
                        <Cell column=count>{push.count}</Cell>
                        <Cell column=last><Time at=push.last_at now=now /></Cell>
                    </Row>
                }
            })
            .collect_view();
        view! {
            <Card title=t.refused note=t.refused_note(REFUSED_DAYS)>
                <Table caption=t.refused columns=vec![Column::text(t.reason), count, last]>{rows}</Table>
            </Card>
        }
    })
}
