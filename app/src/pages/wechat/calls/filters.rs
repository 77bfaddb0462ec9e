//! What the log can be narrowed to.

use domain::{
    call::{APIS, Api},
    list::{CallFilter, CallsEnded},
};
use leptos::prelude::*;

use crate::{
    form::{Choice, SelectField, TextField},
    locales::{calls, calls::CallWords, lang},
    ui::{FilterFold, FilterForm, how_many},
};

/// The filters as they are set.
pub fn filters(all: &str, filter: &CallFilter) -> impl IntoView + use<> {
    let (t, lang) = (CallWords::here(), lang());
    let any = || std::iter::once(Choice::new("", t.any));
    let apis = any()
        .chain(APIS.into_iter().map(|api| {
            let label = format!("{} · {}", calls::api(lang, api.path), Api::name(api.path));
            Choice::new(api.path, label)
        }))
        .collect();
    let ended = any()
        .chain([
            Choice::new(CallsEnded::Done.code(), t.done),
            Choice::new(CallsEnded::Failed.code(), t.failed),
        ])
        .collect();
    let set = how_many(&filter.pairs());
    let [api, appid, is, errcode, from, to] =
        filter.pairs().map(|(_, value)| value.unwrap_or_default());
    view! {
        <FilterForm action=all.to_owned()>
            <FilterFold set>
                <SelectField name="api" label=t.api choices=apis initial=api />
                <TextField name="appid" label=t.appid initial=appid mono=true />
                <SelectField name="ended" label=t.result choices=ended initial=is />
                <TextField name="errcode" label=t.errcode initial=errcode mono=true />
                <TextField name="from" label=t.from kind="date" initial=from />
                <TextField name="to" label=t.to kind="date" initial=to />
            </FilterFold>
        </FilterForm>
    }
}
