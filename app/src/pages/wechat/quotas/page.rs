//! How much of each API was used, and what is left.

use console::{QuotaList, Seen};
use domain::time::Timestamp;
use leptos::prelude::*;

use super::table::table;
use crate::{
    api::quotas::{AskQuotas, ClearQuotas, ResumeApis, list_quotas},
    form::{ButtonForm, Refused, address_of},
    load,
    locales::{quotas::QuotaWords, wechat::WeChatWords},
    pages::{
        address,
        parts::pauses_banner,
        wechat::tabs::{Tab, tabs},
    },
    ui::{Card, Confirm, Loud, PageHeader},
};

/// The forms of the page.
const FORMS: &[&str] = &["ask-quotas", "clear-quotas", "resume-apis"];

/// The platform's quotas.
#[component]
pub fn QuotasPage() -> impl IntoView {
    let t = QuotaWords::here();
    let slug = address::slug();
    let quotas = load::resource(move || slug.get(), list_quotas);
    view! {
        <PageHeader title=WeChatWords::here().tab_quotas purpose=t.purpose />
        {move || tabs(&slug.get(), Tab::Quotas)}
        <Refused forms=FORMS />
        {load::show(quotas, 10, move |Seen { now, view }| page(&slug.get_untracked(), now, view).into_any())}
    }
}

fn page(slug: &str, now: Timestamp, list: QuotaList) -> impl IntoView + use<> {
    let t = QuotaWords::here();
    let resume = (!list.pauses.is_empty()).then(|| resume(slug.to_owned()).into_any());
    let clear = if list.clears < list.clears_max {
        clear(slug.to_owned()).into_any()
    } else {
        view! { <p class="field-hint">{t.clears_spent}</p> }.into_any()
    };
    let ask = ask(slug.to_owned()).into_any();
    let used = t.clears(list.clears, list.clears_max);
    let table = table(now, &list.pauses, list.rows).into_any();
    view! {
        <div class="stack">
            {pauses_banner(now, list.pauses)}
            <Card title=t.manage>
                <div class="decide">{ask}{clear}{resume}</div>
                <p class="muted">{used}</p>
            </Card>
            {table}
            <p class="field-hint">{t.about}</p>
        </div>
    }
}

fn ask(slug: String) -> impl IntoView {
    let action = address_of::<AskQuotas>();
    view! {
        <ButtonForm
            name="ask-quotas"
            action
            hidden=vec![("platform", slug)]
            text=QuotaWords::here().ask
            loud=Loud::Plain
        />
    }
}

fn clear(slug: String) -> impl IntoView {
    let t = QuotaWords::here();
    let action = address_of::<ClearQuotas>();
    view! {
        <Confirm id="clear-quotas" opener=t.clear title=t.clear_title body=t.clear_body>
            <ButtonForm
                name="clear-quotas"
                action
                hidden=vec![("platform", slug)]
                text=t.clear
                loud=Loud::Danger
            />
        </Confirm>
    }
}

fn resume(slug: String) -> impl IntoView {
    let t = QuotaWords::here();
    let action = address_of::<ResumeApis>();
    view! {
        <Confirm id="resume-apis" opener=t.resume loud=Loud::Plain title=t.resume_title body=t.resume_body>
            <ButtonForm name="resume-apis" action hidden=vec![("platform", slug)] text=t.resume />
        </Confirm>
    }
}
