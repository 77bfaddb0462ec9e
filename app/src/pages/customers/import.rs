//! Customers from a table: the upload, and what it would bring.

use leptos::prelude::*;

use super::preview::Preview;
use crate::{
    form::{FileField, Refused, TextArea, UploadForm},
    locales::{customers::CustomersWords, states::States},
    pages::address,
    paths,
    ui::{Card, LinkButton, PageHeader, SubmitButton},
};

/// Takes a table in; `?preview=` shows what one that was uploaded would bring.
#[component]
pub fn ImportCustomersPage() -> impl IntoView {
    let t = CustomersWords::here();
    let slug = address::slug();
    let preview = address::query("preview");
    let list = move || {
        (
            paths::platform(&slug.get_untracked(), "customers"),
            t.title.to_owned(),
        )
    };
    view! {
        <PageHeader title=t.import_title purpose=t.import_purpose up=list() />
        <Refused forms=&["import-customers"] />
        {move || match preview.get() {
            Some(id) => view! { <Preview slug=slug.get() id /> }.into_any(),
            None => upload(&slug.get()).into_any(),
        }}
    }
}

fn upload(slug: &str) -> impl IntoView + use<> {
    let (t, states) = (CustomersWords::here(), States::here());
    let list = paths::platform(slug, "customers");
    let check = format!("{list}/import/check");
    view! {
        <div class="narrow">
            <Card>
                <UploadForm name="check-import" action=check>
                    <FileField name="file" label=t.file hint=t.file_hint accept=".csv,.txt,text/csv,text/plain" />
                    <TextArea name="text" label=t.paste hint=t.paste_hint rows=8 optional=true />
                    <div class="form-actions">
                        <SubmitButton text=t.check />
                        <LinkButton href=list text=states.cancel />
                    </div>
                </UploadForm>
            </Card>
        </div>
    }
}
