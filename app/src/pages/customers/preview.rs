//! What a table of customers would bring, row by row.

use console::{ImportPreview, ImportRow, RefusedRow, RowProblem, Seen};
use leptos::prelude::*;

use crate::{
    api::customers::{ImportCustomers, load_import},
    form::{Form, TextArea, UploadForm, address_of},
    load,
    locales::{customers::CustomersWords, lang, problems, states::States},
    paths,
    ui::{
        Banner, Card, Cell, Column, EmptyState, LinkButton, Loud, Row, RowHead, SubmitButton,
        Table, Tone,
    },
};

/// The rows that would be taken in, and what is wrong with the others.
#[component]
pub fn Preview(
    /// The platform's name in URLs.
    slug: String,
    /// Under which id the table is kept.
    id: String,
) -> impl IntoView {
    let key = (slug.clone(), id.clone());
    let preview = load::resource(move || key.clone(), |(slug, id)| load_import(slug, id));
    load::show(preview, 8, move |Seen { view, .. }| match view {
        Some(preview) => shown(&slug, &id, preview).into_any(),
        None => gone(&slug).into_any(),
    })
}

fn gone(slug: &str) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let again = paths::platform(slug, "customers/import");
    view! {
        <EmptyState title=t.preview_gone body=t.preview_gone_body>
            <LinkButton href=again text=t.upload_again loud=Loud::Primary />
        </EmptyState>
    }
}

fn shown(slug: &str, id: &str, preview: ImportPreview) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let ImportPreview {
        good,
        first,
        bad,
        refused,
        pasted,
    } = preview;
    let tone = if bad == 0 {
        Tone::Good
    } else {
        Tone::Attention
    };
    let none = (good == 0).then(|| view! { <p>{t.nothing_good}</p> });
    let form = form(slug, id, good, pasted.is_some()).into_any();
    let pasted = pasted.map(|text| correct(slug, text).into_any());
    let refused = (!refused.is_empty()).then(|| refused_rows(refused, bad).into_any());
    let first = (!first.is_empty()).then(|| good_rows(first, good).into_any());
    view! {
        <div class="stack">
            <Banner tone title=t.summary(good, bad)>{none}</Banner>
            {form}
            {refused}
            {pasted}
            {first}
        </div>
    }
}

/// Takes in what is fine; another file is uploaded anew, while what was `pasted` is corrected below.
fn form(slug: &str, id: &str, good: i64, pasted: bool) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let again = (!pasted).then(|| {
        let href = paths::platform(slug, "customers/import");
        view! { <LinkButton href text=t.upload_again /> }
    });
    if good == 0 {
        return again.map(|again| view! { <p>{again}</p> }).into_any();
    }
    let action = address_of::<ImportCustomers>();
    let (slug, id) = (slug.to_owned(), id.to_owned());
    view! {
        <Form name="import-customers" action hidden=vec![("platform", slug), ("preview", id)]>
            <div class="form-actions">
                <SubmitButton text=t.import_now(good) />
                {again}
            </div>
        </Form>
    }
    .into_any()
}

/// What was pasted, to be corrected beside what is wrong with it.
fn correct(slug: &str, text: String) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let check = paths::platform(slug, "customers/import/check");
    view! {
        <Card title=t.correct note=t.correct_note>
            <UploadForm name="check-import" action=check>
                <TextArea name="text" label=t.table hint=t.paste_hint_again initial=text rows=12 />
                <div class="form-actions"><SubmitButton text=t.check_again /></div>
            </UploadForm>
        </Card>
    }
}

fn refused_rows(rows: Vec<RefusedRow>, all: i64) -> impl IntoView {
    let t = CustomersWords::here();
    let (text, problem) = (Column::text(t.row_text), Column::text(t.row_problem));
    let more = note_of(rows.len(), all);
    let rows = rows
        .into_iter()
        .map(|row| {
            let text_of_row = if row.text.is_empty() {
                States::here().none.to_owned()
            } else {
                row.text
            };
            view! {
                <Row>
                    <RowHead>{row.line}</RowHead>
                    <Cell column=text><bdi class="clip">{text_of_row}</bdi></Cell>
                    <Cell column=problem>{problem_of(row.problem)}</Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![Column::text(t.line), text, problem];
    view! {
        <Card title=t.refused_rows note=more>
            <Table caption=t.refused_rows columns>{rows}</Table>
        </Card>
    }
}

fn good_rows(rows: Vec<ImportRow>, all: i64) -> impl IntoView {
    let t = CustomersWords::here();
    let (name, note) = (Column::text(t.name), Column::text(t.note));
    let more = note_of(rows.len(), all);
    let rows = rows
        .into_iter()
        .map(|row| {
            view! {
                <Row>
                    <RowHead>{row.line}</RowHead>
                    <Cell column=name><bdi class="clip">{row.name}</bdi></Cell>
                    <Cell column=note><bdi class="clip muted">{row.note}</bdi></Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![Column::text(t.line), name, note];
    view! {
        <Card title=t.good_rows note=more>
            <Table caption=t.good_rows columns>{rows}</Table>
        </Card>
    }
}

/// Says when not every row is shown.
fn note_of(shown: usize, all: i64) -> String {
    if i64::try_from(shown).is_ok_and(|shown| shown < all) {
        CustomersWords::here().shown(shown)
    } else {
        String::new()
    }
}

fn problem_of(problem: RowProblem) -> String {
    let (t, lang) = (CustomersWords::here(), lang());
    match problem {
        RowProblem::Name(problem) => t.wrong_name(&problems::field(lang, problem)),
        RowProblem::Note(problem) => t.wrong_note(&problems::field(lang, problem)),
        RowProblem::Repeated { line } => t.repeated(line),
        RowProblem::InBook => t.in_book.to_owned(),
        RowProblem::TooManyColumns => t.too_many_columns.to_owned(),
        RowProblem::Unreadable => t.unreadable.to_owned(),
    }
}
