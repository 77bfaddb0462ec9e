//! A table of authorizers.

use console::AuthorizerRow;
use domain::{
    authorizer::{GrantStatus, Standing},
    list::AuthorizerFilter,
    time::Timestamp,
};
use leptos::prelude::*;

use crate::{
    locales::{authorizers::AuthorizersWords, kinds, lang},
    pages::address,
    paths,
    ui::{Avatar, Badge, Cell, Column, Glyph, Row, RowHead, Table, Time, Tone},
};

/// Authorizers, each leading to its page.
#[component]
pub fn AuthorizerTable(
    /// The platform's name in URLs.
    #[prop(into)]
    slug: String,
    /// What the table lists, for assistive technology.
    #[prop(into)]
    caption: String,
    /// The authorizers.
    rows: Vec<AuthorizerRow>,
    /// The moment of rendering.
    now: Timestamp,
) -> impl IntoView {
    let (lang, t) = (lang(), AuthorizersWords::here());
    let kind = Column::text(t.kind);
    let principal = Column::text(t.principal);
    let appid = Column::text(t.appid);
    let original_id = Column::text(t.original_id);
    let status = Column::text(t.status);
    let customer = Column::text(t.customer);
    let sets = Column::text(t.sets);
    let granted_at = Column::text(t.granted_at);
    let rows = rows
        .into_iter()
        .map(|row| {
            let href = paths::platform(&slug, format_args!("authorizers/{}", row.id));
            let name = if row.name.is_empty() { t.unnamed.to_owned() } else { row.name.clone() };
            let owner = row.customer.clone().map(|customer| {
                let href = paths::platform(&slug, format_args!("customers/{}", customer.id));
                view! { <a class="clip clip-short" href=href title=customer.name.clone()>{customer.name.clone()}</a> }.into_any()
            });
            let tags = tags(&slug, row.tags.clone());
            let lacking = lacking(&row);
            let original = row.original_id.clone();
            view! {
                <Row>
                    <RowHead>
                        <span class="who">
                            <Avatar src=row.head_img.clone() name=name.clone() />
                            <a class="clip clip-short" href=href title=name.clone()>{name.clone()}</a>
                        </span>
                        {tags}
                    </RowHead>
                    <Cell column=kind>{row.kind.map(|kind| kinds::account(lang, kind))}</Cell>
                    <Cell column=principal><span class="clip clip-short" title=row.principal.clone()>{row.principal.clone()}</span></Cell>
                    <Cell column=appid><code>{row.appid.clone()}</code></Cell>
                    <Cell column=original_id><code>{original}</code></Cell>
                    <Cell column=status><GrantBadges status=row.status standing=row.standing /></Cell>
                    <Cell column=customer>{owner.unwrap_or_else(|| t.nobody.into_any())}</Cell>
                    <Cell column=sets><span class="chips">{t.granted_sets(row.granted)}{lacking}</span></Cell>
                    <Cell column=granted_at><Time at=row.granted_at now=now /></Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![
        Column::text(t.account),
        kind,
        principal,
        appid,
        original_id,
        status,
        customer,
        sets,
        granted_at,
    ];
    view! { <Table caption columns>{rows}</Table> }
}

/// How many tags a row shows; the others are on the authorizer's page.
const TAGS: usize = 3;

/// The tags below the name, each the way to all that have it.
fn tags(slug: &str, mut tags: Vec<String>) -> Option<impl IntoView + use<>> {
    let t = AuthorizersWords::here();
    let more = tags.split_off(tags.len().min(TAGS));
    let rest = (!more.is_empty()).then(|| {
        let all = more.join(" · ");
        view! { <li class="muted" title=all>{format!("+{}", more.len())}</li> }
    });
    let items: Vec<_> = tags
        .into_iter()
        .map(|tag| {
            let filter = AuthorizerFilter {
                tag: Some(tag.clone()),
                ..AuthorizerFilter::default()
            };
            let href = address::list(slug, "authorizers", &filter.pairs(), None);
            view! { <li><a class="tag-mark" href=href title=t.all_with_tag>{tag}</a></li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="tag-marks">{items}{rest}</ul> })
}

/// How many expected sets are lacking, and how many of them another platform may hold; nothing when none is.
fn lacking(row: &AuthorizerRow) -> Option<impl IntoView + use<>> {
    let t = AuthorizersWords::here();
    let taken = (row.lacking_exclusive > 0)
        .then(|| view! { <Badge tone=Tone::Idle text=t.taken(row.lacking_exclusive) glyph=Glyph::Exclusive /> });
    let count = row.lacking;
    (count > 0)
        .then(|| view! { <Badge tone=Tone::Attention text=t.lacking_sets_n(count) />{taken} })
}

/// Whether an authorizer's grant is in force, and what staff must decide about it.
#[component]
pub fn GrantBadges(
    /// Whether the grant is in force.
    status: GrantStatus,
    /// Whose it is.
    standing: Standing,
) -> impl IntoView {
    let t = AuthorizersWords::here();
    let (tone, text) = match status {
        GrantStatus::Authorized => (Tone::Good, t.authorized),
        GrantStatus::Suspected => (Tone::Attention, t.suspected),
        GrantStatus::Unauthorized => (Tone::Idle, t.unauthorized),
    };
    let open = match standing {
        Standing::Assigned => None,
        Standing::Unassigned => Some((Tone::Attention, t.unassigned)),
        Standing::WrongAccount => Some((Tone::Attention, t.wrong_account)),
        Standing::Ignored => Some((Tone::Idle, t.ignored)),
    };
    view! {
        <span class="chips">
            <Badge tone text />
            {open.map(|(tone, text)| view! { <Badge tone text /> })}
        </span>
    }
}
