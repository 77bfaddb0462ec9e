//! A sandbox with the sample world, a platform that receives its pushes, and a client.

use std::time::Duration;

use sandbox::{Config, PlatformConfig, Sandbox};
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;
use url::Url;
use wechat::{AuthType, Client, Event, Hosts, KeySlot, LinkForm, LinkParams, authorization_link};

use crate::{
    browser::Browser,
    receiver::{Receiver, bind},
};

/// 小程序 whose exclusive sets the other platform holds.
pub const TAKEN: &str = "wx2b7e94d0c6a1f853";
/// 小程序 that nobody holds anything of.
pub const FREE: &str = "wx94a6f1c08e3d7b25";
/// 服务号 that nobody holds anything of.
pub const OFFICIAL: &str = "wx17c5e9a3d8f04b62";
/// 小程序 of a person, with few abilities.
pub const PERSONAL: &str = "wx6f82d1b49c07ea53";

/// 带货助手.
pub const TALENT: &str = "wx40d7a9e2c6b5f183";

/// What a link asks for.
pub struct Ask {
    pub redirect_uri: Option<Url>,
    pub auth_type: AuthType,
    pub biz_appid: Option<&'static str>,
    pub category_ids: &'static [i64],
}

impl Default for Ask {
    fn default() -> Self {
        Self {
            redirect_uri: None,
            auth_type: AuthType::All,
            biz_appid: None,
            category_ids: &[],
        }
    }
}

pub struct Stage {
    pub sandbox: Sandbox,
    pub url: Url,
    pub console: Url,
    pub receiver: Receiver,
    pub client: Client,
    _stop: tokio_util::sync::DropGuard,
}

impl Stage {
    /// A stage where everything is as usual, except that nothing is slow and tickets come only when told.
    pub async fn new() -> Self {
        Self::with(|config| config).await
    }

    /// A stage with another configuration.
    pub async fn with(change: impl FnOnce(Config) -> Config) -> Self {
        let (console_listener, console) = bind().await;
        let config = change(Config {
            ticket_every: None,
            push_retries: vec![Duration::from_millis(1); 2],
            ..Config::sample(&console)
        });
        let demo = &config.platforms[0];
        let keys = demo.push_keys().unwrap().with_pair(
            KeySlot::Test,
            demo.test_token.clone().into(),
            demo.test_encoding_aes_key.parse().unwrap(),
        );
        let receiver = Receiver::start(console_listener, keys);
        let sandbox = Sandbox::new(config).unwrap();
        let (listener, url) = bind().await;
        let cancel = CancellationToken::new();
        tokio::spawn(sandbox.clone().serve(listener, cancel.clone()));
        let client = Client::new(Hosts::single(url.clone())).unwrap();
        Self {
            sandbox,
            url,
            console,
            receiver,
            client,
            _stop: cancel.drop_guard(),
        }
    }

    pub fn demo(&self) -> &PlatformConfig {
        self.sandbox.platform("demo").unwrap()
    }

    pub fn appid(&self) -> &str {
        &self.demo().component_appid
    }

    pub fn appsecret(&self) -> SecretString {
        self.demo().appsecret.clone().into()
    }

    /// A fresh ticket, as pushed.
    pub async fn ticket(&self) -> SecretString {
        self.sandbox.push_ticket("demo").unwrap();
        self.sandbox.idle().await;
        let newest = self
            .receiver
            .events()
            .into_iter()
            .rev()
            .find_map(|event| match event {
                Event::ComponentVerifyTicket { ticket, .. } => Some(ticket),
                _ => None,
            });
        newest.unwrap()
    }

    /// A fresh component token.
    pub async fn token(&self) -> SecretString {
        let ticket = self.ticket().await;
        self.client
            .component_token(self.appid(), &self.appsecret(), &ticket)
            .await
            .unwrap()
            .token
    }

    /// Grants an account and exchanges the code: the account's own token.
    pub async fn granted(&self, token: &SecretString, account: &str, sets: &[i64]) -> SecretString {
        let consent = self.sandbox.grant("demo", account, sets, None).unwrap();
        let code = consent.auth_code.into();
        let exchanged = self.client.query_auth(self.appid(), token, &code).await;
        exchanged.unwrap().access_token.unwrap()
    }

    /// The refresh token of an account, from the list.
    pub async fn refresh_token(&self, token: &SecretString, account: &str) -> SecretString {
        let page = self
            .client
            .authorizer_list(self.appid(), token, 0, 500)
            .await;
        let mut list = page.unwrap().list.into_iter();
        let listed = list.find(|listed| listed.authorizer_appid == account);
        listed.unwrap().refresh_token.unwrap()
    }

    /// A fresh `pre_auth_code`.
    pub async fn code(&self) -> SecretString {
        let token = self.token().await;
        self.client
            .create_pre_auth_code(self.appid(), &token)
            .await
            .unwrap()
            .code
    }

    /// A link for everything, back to the console.
    pub fn link(&self, form: LinkForm, code: &SecretString) -> Url {
        self.link_with(form, code, Ask::default())
    }

    /// A link that asks for something else.
    pub fn link_with(&self, form: LinkForm, code: &SecretString, ask: Ask) -> Url {
        let redirect_uri = ask
            .redirect_uri
            .unwrap_or_else(|| self.console.join("/wx/cb/x1").unwrap());
        let params = LinkParams {
            component_appid: self.appid(),
            pre_auth_code: code,
            redirect_uri: &redirect_uri,
            auth_type: ask.auth_type,
            biz_appid: ask.biz_appid,
            category_ids: ask.category_ids,
        };
        authorization_link(self.client.hosts(), form, &params)
    }

    /// A browser that comes from the console's landing page.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.url, Some(&self.console))
    }

    /// The sets that the platform holds of an account.
    pub fn held(&self, account: &str) -> Vec<i64> {
        let grants = self.sandbox.grants();
        let grant = grants
            .iter()
            .find(|grant| grant.component == self.appid() && grant.account == account);
        grant
            .map(|grant| grant.sets.iter().copied().collect())
            .unwrap_or_default()
    }
}
