//! What staff say of an authorizer: a note and tags.

use console::AuthorizerDetail;
use domain::list::AuthorizerFilter;
use leptos::prelude::*;

use super::address;
use crate::{
    api::authorizers::{NoteAuthorizer, TagAuthorizer, UntagAuthorizer},
    form::{Form, Hidden, TextArea, TextField, address_of},
    locales::{authorizers::AuthorizersWords, states::States},
    ui::{Card, Loud, SubmitButton},
};

/// Note and tags, each with its form.
pub fn remarks(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let (note, tags, add) = (note(slug, view), tags(slug, view), add(slug, view));
    view! {
        <Card title=t.remarks>
            {note}
            <h3>{t.tags}</h3>
            {tags}
            {add}
        </Card>
    }
}

fn note(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let action = address_of::<NoteAuthorizer>();
    let written = view.note.clone();
    let mut hidden = key(slug, view);
    hidden.push(("version", view.note_version.to_string()));
    view! {
        <Form name="note-authorizer" action hidden>
            <TextArea name="note" label=t.note hint=t.note_hint initial=written optional=true />
            <div class="form-actions"><SubmitButton text=States::here().save loud=Loud::Plain /></div>
        </Form>
    }
}

fn tags(slug: &str, view: &AuthorizerDetail) -> AnyView {
    let t = AuthorizersWords::here();
    if view.authorizer.tags.is_empty() {
        return view! { <p class="muted">{t.no_tags}</p> }.into_any();
    }
    let items = view
        .authorizer
        .tags
        .iter()
        .map(|tag| one_tag(slug, view, tag))
        .collect_view();
    view! { <ul class="tags">{items}</ul> }.into_any()
}

fn one_tag(slug: &str, view: &AuthorizerDetail, tag: &str) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let action = address_of::<UntagAuthorizer>();
    let mut hidden = key(slug, view);
    hidden.push(("tag", tag.to_owned()));
    let all = AuthorizerFilter {
        tag: Some(tag.to_owned()),
        ..AuthorizerFilter::default()
    };
    let href = address::list(slug, &all);
    let name = tag.to_owned();
    let label = t.remove_tag(tag);
    view! {
        <li class="tag">
            <a href=href title=t.all_with_tag>{name}</a>
            <Form name="untag-authorizer" action hidden>
                <button type="submit" class="button button-quiet" aria-label=label.clone() title=label>"×"</button>
            </Form>
        </li>
    }
}

fn add(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let action = address_of::<TagAuthorizer>();
    let hidden = key(slug, view);
    let offers: Vec<String> = view
        .known_tags
        .iter()
        .filter(|tag| !view.authorizer.tags.contains(tag))
        .cloned()
        .collect();
    view! {
        <Form name="tag-authorizer" action hidden>
            <TextField name="tag" label=t.new_tag hint=t.new_tag_hint offers />
            <div class="form-actions"><SubmitButton text=t.add loud=Loud::Plain /></div>
        </Form>
    }
}

/// Which account.
pub fn key(slug: &str, view: &AuthorizerDetail) -> Hidden {
    vec![
        ("platform", slug.to_owned()),
        ("authorizer", view.authorizer.id.to_string()),
    ]
}
