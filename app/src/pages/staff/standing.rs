//! Role and state of a person, in a word each.

use console::{StaffRow, StaffStanding};
use leptos::prelude::*;

use crate::{
    locales::staff::StaffWords,
    ui::{Badge, Tone},
};

pub(super) fn role(row: &StaffRow) -> &'static str {
    let t = StaffWords::here();
    if row.is_owner { t.owner } else { t.staff }
}

pub(super) fn standing(row: &StaffRow) -> impl IntoView + use<> {
    let t = StaffWords::here();
    let (tone, text) = match row.standing {
        StaffStanding::Active => (Tone::Good, t.active),
        StaffStanding::Disabled(_) => (Tone::Idle, t.disabled),
        StaffStanding::Closed(_) => (Tone::Bad, t.closed),
    };
    view! { <Badge tone text /> }
}
