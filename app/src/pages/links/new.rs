//! The form for a new link.

use console::{LinkForm, Seen};
use domain::account::AuthType;
use leptos::prelude::*;

use super::actions::lives;
use crate::{
    api::links::{MakeLink, load_link_form},
    form::{
        CheckboxGroup, Choice, CustomerField, Form, RadioGroup, TextArea, TextField, address_of,
    },
    load,
    locales::{kinds, lang, links::LinksWords, states::States},
    pages::{
        address,
        parts::{set_boxes, ticket_tone},
    },
    paths,
    ui::{Banner, Card, EmptyState, LinkButton, Loud, PageHeader, SubmitButton},
};

/// Makes a link; `?customer=` chooses for whom, `?biz_appid=` which account is meant, `?auth_type=` and
/// `?sets=` (ids with `~` between) what is asked for.
#[component]
pub fn NewLinkPage() -> impl IntoView {
    let t = LinksWords::here();
    let (slug, customer) = (address::slug(), address::query("customer"));
    let (pinned, auth_type) = (address::query("biz_appid"), address::query("auth_type"));
    let sets = address::query("sets");
    let form = load::resource(
        move || (slug.get(), customer.get()),
        |(slug, customer)| load_link_form(slug, customer),
    );
    let list = move || {
        (
            paths::platform(&slug.get_untracked(), "links"),
            t.title.to_owned(),
        )
    };
    view! {
        <PageHeader title=t.new purpose=t.new_purpose up=list() />
        {load::show(form, 8, move |Seen { view, .. }| {
            let slug = slug.get_untracked();
            if !view.ticket.allows_links() {
                closed(&slug, &view).into_any()
            } else if view.customers.is_empty() {
                nobody(&slug).into_any()
            } else {
                let begin = Begin::read(pinned.get_untracked(), auth_type.get_untracked(), sets.get_untracked());
                open(slug, view, begin).into_any()
            }
        })}
    }
}

/// What the form begins with.
struct Begin {
    pinned: String,
    auth_type: AuthType,
    sets: Vec<String>,
}

impl Begin {
    /// From the query; what cannot be read is left as it usually is.
    fn read(pinned: Option<String>, auth_type: Option<String>, sets: Option<String>) -> Self {
        let auth_type = auth_type
            .and_then(|number| number.parse().ok())
            .and_then(AuthType::from_number);
        let sets = sets.unwrap_or_default();
        Self {
            pinned: pinned.unwrap_or_default(),
            auth_type: auth_type.unwrap_or(AuthType::Both),
            sets: sets.split('~').map(str::to_owned).collect(),
        }
    }
}

/// Without a usable ticket WeChat would refuse the customer: say why, instead of a form that cannot succeed.
fn closed(slug: &str, form: &LinkForm) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let advice = kinds::ticket_advice(lang(), form.ticket);
    let overview = paths::platform(slug, "");
    view! {
        <Banner tone=ticket_tone(form.ticket) title=t.cannot>
            <p>{advice}</p>
            <p><a href=overview>{t.to_overview}</a></p>
        </Banner>
    }
}

fn nobody(slug: &str) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let new = paths::platform(slug, "customers/new");
    view! {
        <EmptyState title=t.no_customers body=t.no_customers_body>
            <LinkButton href=new text=t.add_customer loud=Loud::Primary />
        </EmptyState>
    }
}

fn open(slug: String, form: LinkForm, begin: Begin) -> impl IntoView {
    let (t, states, lang) = (LinksWords::here(), States::here(), lang());
    let action = address_of::<MakeLink>();
    let auth_types = AuthType::ALL
        .map(|auth_type| {
            Choice::new(
                auth_type.number().to_string(),
                kinds::auth_type(lang, auth_type),
            )
        })
        .to_vec();
    let cancel = paths::platform(&slug, "links");
    view! {
        <div class="form-page">
            <Card>
                <Form name="make-link" action hidden=vec![("platform", slug)]>
                    <CustomerField label=t.customer newest=form.customers chosen=form.chosen />
                    <RadioGroup
                        name="auth_type"
                        label=t.auth_type
                        hint=t.auth_type_hint
                        choices=auth_types
                        initial=begin.auth_type.number().to_string()
                    />
                    <TextField name="biz_appid" label=t.biz_appid hint=t.biz_appid_hint initial=begin.pinned optional=true mono=true />
                    <CheckboxGroup name="sets" label=t.sets hint=t.sets_hint choices=set_boxes(&form.offered) initial=begin.sets optional=true scroll=true />
                    <RadioGroup name="life_days" label=t.life choices=lives() initial="7" />
                    <TextField name="max_grants" label=t.max_grants hint=t.max_grants_hint initial="1" kind="number" />
                    <TextArea name="note" label=t.note hint=t.note_hint optional=true />
                    <div class="form-actions">
                        <SubmitButton text=t.submit />
                        <LinkButton href=cancel text=states.cancel />
                    </div>
                </Form>
            </Card>
        </div>
    }
}
