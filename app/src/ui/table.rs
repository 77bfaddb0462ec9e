//! Dense tables that become cards on a phone.

use leptos::prelude::*;

/// A column's head.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name; also the label of its cells on a phone.
    pub label: &'static str,
    /// Whether it holds numbers, which stand at the right.
    pub numeric: bool,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn text(label: &'static str) -> Self {
        Self {
            label,
            numeric: false,
        }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(label: &'static str) -> Self {
        Self {
            label,
            numeric: true,
        }
    }
}

/// A table with a caption for assistive technology and a head of columns; holds [`Row`]s.
#[component]
pub fn Table(
    /// What it lists.
    #[prop(into)]
    caption: String,
    /// Its columns, in the order of the cells.
    columns: Vec<Column>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heads = columns
        .into_iter()
        .map(|column| view! { <th scope="col" class=column.numeric.then_some("number")>{column.label}</th> })
        .collect_view();
    view! {
        <div class="table-frame">
            <table class="table">
                <caption class="unseen">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// A row; holds one [`RowHead`] and [`Cell`]s.
#[component]
pub fn Row(
    /// The cells.
    children: Children,
) -> impl IntoView {
    view! { <tr>{children()}</tr> }
}

/// The cell that names its row: usually the link to the thing.
#[component]
pub fn RowHead(
    /// The name.
    children: Children,
) -> impl IntoView {
    view! { <th scope="row">{children()}</th> }
}

/// A cell.
#[component]
pub fn Cell(
    /// The column it stands in.
    column: Column,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <td class=column.numeric.then_some("number") data-label=column.label>
            {children()}
        </td>
    }
}
