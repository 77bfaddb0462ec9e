//! What a fact says, in words: codes, numbers and times as they stand in an entry.

use domain::{
    account::{AccountKind, AuthType},
    attempt::{PressForm, Via},
    authorizer::{AccountStatus, GrantStatus, Standing},
    option::AccountOption,
    push::{KeyPair, PushState},
    ticket::TicketAnswer,
    time::Timestamp,
};
use serde_json::Value;

use super::reason;
use crate::{
    locales::{
        audit_page::AuditWords,
        authorizers::{AuthorizersWords, account_status},
        kinds, options, pushes,
        states::States,
        wechat,
    },
    prefs::Lang,
};

/// What the fact with this name says; a code without words of its own stands as it is.
pub fn words(lang: Lang, name: &str, value: &Value) -> String {
    match value {
        Value::Null => AuditWords::of(lang).nothing.to_owned(),
        Value::Bool(yes) => {
            let states = States::of(lang);
            if *yes { states.yes } else { states.no }.to_owned()
        }
        Value::Number(number) => {
            let said = number
                .as_i64()
                .and_then(|number| counted(lang, name, number));
            said.unwrap_or_else(|| number.to_string())
        }
        Value::String(code) => coded(lang, name, code).unwrap_or_else(|| code.clone()),
        Value::Array(items) => list(lang, name, items),
        Value::Object(_) => value.to_string(),
    }
}

fn counted(lang: Lang, name: &str, number: i64) -> Option<String> {
    match name {
        "account_status" => {
            let status = AccountStatus::from_number(number);
            Some(account_status(lang, status))
        }
        "auth_type" => {
            let auth_type = AuthType::from_number(number)?;
            Some(kinds::auth_type(lang, auth_type).to_owned())
        }
        _ => None,
    }
}

fn coded(lang: Lang, name: &str, code: &str) -> Option<String> {
    let said = match name {
        "status" => granted(lang, GrantStatus::from_code(code)?),
        "standing" => standing(lang, Standing::from_code(code)?),
        "kind" => match AccountKind::from_code(code) {
            Some(kind) => kinds::account(lang, kind),
            None => return Some(pushes::kind(lang, code)),
        },
        "via" => kinds::via(lang, Via::from_code(code)?),
        "form" => kinds::press_form(lang, PressForm::from_code(code)?),
        "answer" => wechat::ticket_answer(lang, TicketAnswer::from_code(code)?),
        "pair" => pushes::pair(lang, KeyPair::from_code(code)?),
        "state" => pushes::state(lang, PushState::from_code(code)?),
        "cause" | "failure" => return Some(reason::words(lang, code)),
        "format" => return Some(code.to_uppercase()),
        "until" => return Some(Timestamp::from_utc(code)?.shanghai()),
        name if name.ends_with("_at") => return Some(Timestamp::from_utc(code)?.shanghai()),
        name => return Some(options::value(lang, AccountOption::from_code(name)?, code)),
    };
    Some(said.to_owned())
}

const fn granted(lang: Lang, status: GrantStatus) -> &'static str {
    let t = AuthorizersWords::of(lang);
    match status {
        GrantStatus::Authorized => t.authorized,
        GrantStatus::Suspected => t.suspected,
        GrantStatus::Unauthorized => t.unauthorized,
    }
}

const fn standing(lang: Lang, standing: Standing) -> &'static str {
    let t = AuthorizersWords::of(lang);
    match standing {
        Standing::Assigned => t.assigned,
        Standing::Unassigned => t.unassigned,
        Standing::WrongAccount => t.wrong_account,
        Standing::Ignored => t.ignored,
    }
}

fn list(lang: Lang, name: &str, items: &[Value]) -> String {
    if items.is_empty() {
        return AuditWords::of(lang).nothing.to_owned();
    }
    let between = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let are_sets = name == "sets" || name.ends_with("_sets");
    let words: Vec<String> = items
        .iter()
        .map(|item| match item {
            Value::Number(id) if are_sets => id
                .as_i64()
                .map_or_else(|| id.to_string(), |id| kinds::set(lang, id)),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
        .collect();
    words.join(between)
}
