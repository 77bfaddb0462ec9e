use domain::{ids::AuthorizerId, option::AccountOption};
use wechat::AuthorizerOption;

use crate::{
    core::Service,
    keeper::{CallError, KeepError, Platform},
};

/// The account's own token would not do: 61014 and 61015 say that it is of the wrong kind, 48001 may mean it, and the
/// others that it is not the newest (`docs/wechat.md` §9). The older API goes by the platform's token.
const OTHER_TOKEN: [i64; 6] = [61_014, 61_015, 48_001, 40_001, 40_014, 42_001];

/// An account whose options are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Account<'a> {
    pub(super) service: &'a Service,
    pub(super) platform: &'a Platform,
    pub(super) id: &'a AuthorizerId,
    pub(super) appid: &'a str,
}

impl Account<'_> {
    /// The value of an option: by the newer API, and by the older one where the newer refuses the kind of its token.
    pub(super) async fn get(self, option: AccountOption) -> Result<String, KeepError> {
        let option = named(option);
        let client = &self.service.wechat(&self.platform.id);
        let own = self
            .service
            .with_authorizer_token(self.platform, self.id, |token| async move {
                client.get_option(&token, self.appid, option).await
            })
            .await;
        if !wants_other_token(&own) {
            return Ok(own?);
        }
        let component_appid = &self.platform.component_appid;
        self.service
            .with_component_token(self.platform, |token| async move {
                client
                    .get_option_as_component(component_appid, &token, self.appid, option)
                    .await
            })
            .await
    }

    /// Sets an option, by the same order.
    pub(super) async fn set(self, option: AccountOption, value: &str) -> Result<(), KeepError> {
        let option = named(option);
        let client = &self.service.wechat(&self.platform.id);
        let own = self
            .service
            .with_authorizer_token(self.platform, self.id, |token| async move {
                client.set_option(&token, self.appid, option, value).await
            })
            .await;
        if !wants_other_token(&own) {
            return Ok(own?);
        }
        let component_appid = &self.platform.component_appid;
        self.service
            .with_component_token(self.platform, |token| async move {
                client
                    .set_option_as_component(component_appid, &token, self.appid, option, value)
                    .await
            })
            .await
    }
}

fn wants_other_token<T>(answer: &Result<T, CallError>) -> bool {
    match answer {
        Err(CallError::Call(error)) => error
            .errcode()
            .is_some_and(|errcode| OTHER_TOKEN.contains(&errcode)),
        _ => false,
    }
}

const fn named(option: AccountOption) -> AuthorizerOption {
    match option {
        AccountOption::LocationReport => AuthorizerOption::LocationReport,
        AccountOption::VoiceRecognize => AuthorizerOption::VoiceRecognize,
        AccountOption::CustomerService => AuthorizerOption::CustomerService,
    }
}
