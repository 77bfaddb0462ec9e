//! One's own account: who one is, another password, where one is signed in.

use console::{Account, Seen};
use leptos::prelude::*;

use super::sessions::sessions;
use crate::{
    api::account::{ChangePassword, load_account},
    form::{Form, PasswordField, address_of},
    load,
    locales::account::AccountWords,
    pages::address,
    ui::{Banner, Card, Fact, Facts, PageHeader, SubmitButton, Tone},
};

/// One's own account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let t = AccountWords::here();
    let account = load::resource(|| (), |()| load_account());
    let changed = address::query("changed");
    let action = address_of::<ChangePassword>();
    view! {
        <PageHeader title=t.title purpose=t.purpose />
        {move || (changed.get().as_deref() == Some("password")).then(|| view! { <Banner tone=Tone::Good title=t.changed /> })}
        <div class="stack">
            {load::show(account, 6, move |Seen { now, view: Account { person, sessions: rows } }| {
                view! {
                    <Card title=t.facts>
                        <Facts>
                            <Fact label=t.name>{person.name}</Fact>
                            <Fact label=t.login><code>{person.login}</code></Fact>
                        </Facts>
                    </Card>
                    {sessions(now, rows)}
                }
                .into_any()
            })}
            <div class="narrow">
                <Card title=t.password note=t.password_note>
                    <Form name="change-password" action>
                        <PasswordField name="old" label=t.old autocomplete="current-password" />
                        <PasswordField name="new" label=t.new hint=t.new_hint autocomplete="new-password" />
                        <PasswordField name="again" label=t.again autocomplete="new-password" />
                        <div class="form-actions"><SubmitButton text=t.change /></div>
                    </Form>
                </Card>
            </div>
        </div>
    }
}
