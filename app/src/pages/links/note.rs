//! What a link tells its customer.

use console::LinkDetail;
use leptos::prelude::*;

use crate::{
    api::link_changes::NoteLink,
    form::{Form, RefusedElsewhere, TextArea, address_of},
    locales::{links::LinksWords, states::States},
    ui::{Card, SubmitButton},
};

/// The note: to change while the link can still be opened, to read afterwards.
pub fn note(slug: &str, view: &LinkDetail) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let note = view.link.note.clone();
    if !view.link.state.can_change() {
        let text = if note.is_empty() {
            t.no_note.to_owned()
        } else {
            note
        };
        // Who wrote a note while a colleague withdrew the link finds it here.
        let refused = vec!["note-link"];
        return view! {
            <RefusedElsewhere names=refused typed="note" />
            <Card title=t.note><p class="note">{text}</p></Card>
        }
        .into_any();
    }
    let action = address_of::<NoteLink>();
    let (slug, id) = (slug.to_owned(), view.link.id.to_string());
    let version = view.version.to_string();
    view! {
        <Card>
            <Form name="note-link" action hidden=vec![("platform", slug), ("link", id), ("version", version)]>
                <TextArea name="note" label=t.note hint=t.note_hint initial=note optional=true />
                <div class="form-actions"><SubmitButton text=States::here().save /></div>
            </Form>
        </Card>
    }
    .into_any()
}
