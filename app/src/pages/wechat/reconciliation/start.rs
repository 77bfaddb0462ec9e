//! The button that begins a run.

use leptos::prelude::*;

use crate::{
    api::reconciliation::StartReconciliation,
    form::{Choice, Form, RadioGroup, address_of},
    locales::reconciliation::ReconciliationWords,
    ui::{DialogCancel, FormDialog, SubmitButton},
};

/// Opens the form that begins a run.
pub fn start(slug: &str) -> impl IntoView + use<> {
    let t = ReconciliationWords::here();
    let action = address_of::<StartReconciliation>();
    let platform = slug.to_owned();
    let extents = vec![
        Choice::new("some", t.extent_some),
        Choice::new("all", t.extent_all),
    ];
    view! {
        <FormDialog id="start-reconciliation" opener=t.start title=t.start_title body=t.start_body>
            <Form name="start-reconciliation" action hidden=vec![("platform", platform)]>
                <RadioGroup name="extent" label=t.extent hint=t.extent_hint choices=extents initial="some" />
                <div class="dialog-actions">
                    <DialogCancel id="start-reconciliation" />
                    <SubmitButton text=t.start />
                </div>
            </Form>
        </FormDialog>
    }
}
