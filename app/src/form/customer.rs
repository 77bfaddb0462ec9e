//! The field that a customer is chosen in.

use console::{CustomerCandidate, CustomerClash, CustomerRef};
use leptos::prelude::*;

use super::{
    frame::FieldFrame,
    state::{CUSTOMER, FormState},
};
use crate::locales::customers::CustomersWords;

/// Who it was before, or who was picked: of customers with one name it tells which.
const WAS: &str = "customer_was";

/// A customer, of any number: typed as a whole name or as an id, the newest ones offered while one types. What tells no
/// single one comes back with those that it could mean, to choose from. In a form its problem is the form's; in filters
/// it is `clash`. Sends `customer` and `customer_was` (`domain::list::TypedCustomer`).
#[component]
pub fn CustomerField(
    /// The visible label.
    #[prop(into)]
    label: String,
    /// The customers to offer.
    newest: Vec<CustomerRef>,
    /// Who is chosen now.
    #[prop(optional_no_strip)]
    chosen: Option<CustomerRef>,
    /// What was typed into a filter, and why it tells nobody.
    #[prop(optional)]
    clash: Option<(String, CustomerClash)>,
) -> impl IntoView {
    let t = CustomersWords::here();
    let state = FormState::here();
    // Filters stand side by side: there the hint is in the input.
    let (hint, placeholder) = match state {
        Some(_) => (t.choose_hint, None),
        None => ("", Some(t.choose_brief)),
    };
    let (chosen_name, chosen_id) = chosen
        .map(|customer| (customer.name, customer.id.to_string()))
        .unwrap_or_default();
    let (initial, problem, could_be) = match clash {
        Some((typed, clash)) => (typed, Some(clash.problem), clash.candidates),
        None => (chosen_name, None, Vec::new()),
    };
    let frame = FieldFrame::new(CUSTOMER, label, hint.to_owned()).with_problem(problem);
    let list = format!("{}-offers", frame.id);
    let mut names: Vec<String> = newest.into_iter().map(|customer| customer.name).collect();
    names.sort_unstable();
    names.dedup();
    let options: String = names.iter().map(|name| option(name)).collect();
    let input = view! {
        <input
            class="input"
            id=frame.id.clone()
            name=CUSTOMER
            type="text"
            value=frame.value(initial)
            placeholder=placeholder
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            list=list.clone()
            aria-required=frame.required(false)
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
        />
        <datalist id=list inner_html=options></datalist>
    };
    let field = frame.around(false, input.into_any());
    let picked = state
        .and_then(|state| state.typed(WAS))
        .unwrap_or_else(|| chosen_id.clone());
    let listed = move || match state {
        Some(state) => state.customers(),
        None => could_be.clone(),
    };
    let choice = move || choice(&listed(), &chosen_id, &picked);
    view! {
        {field}
        <div class="customer-choice" inner_html=choice></div>
    }
}

/// An option as HTML. There are hundreds, and none of them ever changes: as views they would weigh kilobytes of WASM.
fn option(name: &str) -> String {
    let mut html = String::new();
    for part in ["<option value=\"", &escaped(name), "\">"] {
        html.push_str(part);
    }
    html
}

/// Who it was before; or those that could be meant, with what tells them from each other. As HTML, for the same reason:
/// it is written anew only where others could be meant, so that what was picked stays.
fn choice(listed: &[CustomerCandidate], was: &str, picked: &str) -> String {
    let t = CustomersWords::here();
    let mut html = String::new();
    if listed.is_empty() {
        for part in [
            "<input type=\"hidden\" name=\"",
            WAS,
            "\" value=\"",
            &escaped(was),
            "\">",
        ] {
            html.push_str(part);
        }
        return html;
    }
    for part in [
        "<fieldset class=\"field\"><legend class=\"field-label\">",
        &escaped(t.which_one),
        "</legend><div class=\"choices choices-scroll\">",
    ] {
        html.push_str(part);
    }
    for customer in listed {
        let id = customer.id.to_string();
        let checked = if id == picked { "\" checked>" } else { "\">" };
        let mut note = t.added_on(&customer.created_at.shanghai());
        if !customer.note.is_empty() {
            note.push_str(" · ");
            note.push_str(&customer.note);
        }
        for part in [
            "<label class=\"choice\"><input type=\"radio\" name=\"",
            WAS,
            "\" value=\"",
            &escaped(&id),
            checked,
            "<span class=\"choice-words\">",
            &escaped(&customer.name),
            "<span class=\"choice-note\">",
            &escaped(&note),
            "</span></span></label>",
        ] {
            html.push_str(part);
        }
    }
    html.push_str("</div></fieldset>");
    html
}

/// A text as it stands in HTML, between tags or in a quoted attribute.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_name_is_text_and_nothing_else() {
        assert_eq!(
            escaped("晨光 \"><script>&amp;'"),
            "晨光 &quot;&gt;&lt;script&gt;&amp;amp;'"
        );
    }
}
