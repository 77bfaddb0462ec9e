//! Everything that is wrong, above the fields; it takes the focus.

use leptos::{html::Div, prelude::*};

use super::{frame::field_id, state::FormState};
use crate::locales::{lang, problems, states::States};

/// The summary of a form that was refused. Without scripts the browser focuses it by `autofocus`.
#[component]
pub(super) fn Summary(state: FormState) -> impl IntoView {
    let lang = lang();
    let node = NodeRef::<Div>::new();
    Effect::new(move || {
        if let (1.., Some(node)) = (state.refusals(), node.get()) {
            // It fails only for an element that is not in the page.
            let _ = node.focus();
        }
    });
    let lines = move || {
        let general = state
            .general()
            .map(|problem| view! { <li>{problems::form(lang, problem)}</li> });
        let fields = state
            .problems()
            .into_iter()
            .map(|error| {
                let label = state.label_of(&error.field);
                let text = problems::named(lang, label.as_deref(), error.problem);
                let target = format!("#{}", field_id(&error.field));
                view! { <li><a href=target rel="external">{text}</a></li> }
            })
            .collect_view();
        view! { <ul>{general}{fields}</ul> }
    };
    move || {
        state.is_rejected().then(|| {
            view! {
                <div class="summary" role="alert" tabindex="-1" autofocus node_ref=node>
                    <p class="summary-title">{States::of(lang).form_rejected}</p>
                    {lines()}
                </div>
            }
        })
    }
}
