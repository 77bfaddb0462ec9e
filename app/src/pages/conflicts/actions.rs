//! What staff can say to a conflict.

use console::ConflictRow;
use leptos::prelude::*;

use crate::{
    api::conflicts::{AcknowledgeConflict, NoteConflict, UnacknowledgeConflict},
    form::{ButtonForm, Form, Hidden, RefusedElsewhere, TextArea, address_of},
    locales::{conflicts::ConflictsWords, states::States},
    ui::{Card, Confirm, Loud, SubmitButton},
};

/// The form that fits: take note of it, or change what was noted and take it back. The two forms share a name: one that
/// was refused because the other fits by now comes back in that one, with what was typed.
pub fn actions(slug: &str, row: &ConflictRow) -> AnyView {
    let form = if row.acknowledged.is_some() {
        view! { {note(slug, row)}{take_back(slug, row)} }.into_any()
    } else {
        acknowledge(slug, row).into_any()
    };
    // Its own place is within a dialog.
    let refused = vec!["unacknowledge-conflict"];
    view! { <RefusedElsewhere names=refused />{form} }.into_any()
}

fn acknowledge(slug: &str, row: &ConflictRow) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let action = address_of::<AcknowledgeConflict>();
    let (hidden, typed) = (key(slug, row), row.note.clone());
    view! {
        <Card title=t.acknowledge_title note=t.acknowledge_note>
            <Form name="conflict-note" action hidden>
                <TextArea name="note" label=t.note hint=t.note_hint initial=typed optional=true />
                <div class="form-actions"><SubmitButton text=t.acknowledge /></div>
            </Form>
        </Card>
    }
}

fn note(slug: &str, row: &ConflictRow) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let action = address_of::<NoteConflict>();
    let (hidden, typed) = (key(slug, row), row.note.clone());
    view! {
        <Card title=t.edit_note>
            <Form name="conflict-note" action hidden>
                <TextArea name="note" label=t.note hint=t.note_hint initial=typed optional=true />
                <div class="form-actions"><SubmitButton text=States::here().save /></div>
            </Form>
        </Card>
    }
}

fn take_back(slug: &str, row: &ConflictRow) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let action = address_of::<UnacknowledgeConflict>();
    let hidden = key(slug, row);
    view! {
        <Confirm
            id="unacknowledge"
            opener=t.unacknowledge
            loud=Loud::Plain
            title=t.unacknowledge_title
            body=t.unacknowledge_body
        >
            <ButtonForm name="unacknowledge-conflict" action hidden text=t.unacknowledge />
        </Confirm>
    }
}

/// Which conflict, and in which version the page shows it. A version that came back with a refused form would be
/// refused again: the page's own stands.
fn key(slug: &str, row: &ConflictRow) -> Hidden {
    vec![
        ("platform", slug.to_owned()),
        ("conflict", row.id.to_string()),
        ("version", row.version.to_string()),
    ]
}
