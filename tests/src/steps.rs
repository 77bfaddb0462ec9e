use console::{NewCustomer, NewLink, PlatformDesk};
use domain::ids::{AuthorizerId, CustomerId, LinkId};
use sandbox::Consent;
use url::Url;

use crate::{Browser, Page, Stage, Wanted};

/// A link that staff made.
#[derive(Debug, Clone)]
pub struct Made {
    /// Which.
    pub id: LinkId,
    /// Its landing page.
    pub url: Url,
}

/// A press of a link's button that led to WeChat.
#[derive(Debug, Clone)]
pub struct Pressed {
    /// WeChat's page.
    pub wechat: Url,
    /// The code in its address.
    pub pre_auth_code: String,
    /// Where WeChat sends the browser back to.
    pub callback: Url,
}

impl Pressed {
    /// The press that led to this page of WeChat's.
    #[must_use]
    pub fn at(wechat: Url) -> Self {
        let parameter = |name: &str| {
            let mut pairs = wechat.query_pairs();
            pairs
                .find(|(given, _)| given == name)
                .unwrap()
                .1
                .into_owned()
        };
        let (pre_auth_code, callback) = (
            parameter("pre_auth_code"),
            parameter("redirect_uri").parse().unwrap(),
        );
        Self {
            wechat,
            pre_auth_code,
            callback,
        }
    }

    /// The address that WeChat sends the browser back to with this code.
    #[must_use]
    pub fn back_with(&self, auth_code: &str) -> String {
        let mut url = self.callback.clone();
        url.query_pairs_mut()
            .append_pair("auth_code", auth_code)
            .append_pair("expires_in", "3600");
        url.into()
    }

    /// The result page of this press.
    #[must_use]
    pub fn result(&self) -> String {
        self.callback.as_str().replace("/cb/", "/r/")
    }
}

/// What staff and customers do, without pages where a test is not about them.
impl Stage {
    /// The platform's desk, for its staff.
    pub async fn desk(&self) -> Box<dyn PlatformDesk> {
        self.doors()
            .platform(&self.staff.ctx(self), &self.platform.slug)
            .await
            .unwrap()
    }

    /// Adds a customer.
    pub async fn add_customer(&self, name: &str) -> CustomerId {
        let new = NewCustomer {
            name: name.to_owned(),
            note: String::new(),
        };
        self.desk()
            .await
            .add_customer(&self.staff.ctx(self), &new)
            .await
            .unwrap()
    }

    /// Makes a link for a new customer.
    pub async fn make_link(&self, wanted: Wanted<'_>) -> Made {
        let customer = self.add_customer("栖木家居").await;
        self.make_link_for(&customer, wanted).await
    }

    /// Makes a link.
    pub async fn make_link_for(&self, customer: &CustomerId, wanted: Wanted<'_>) -> Made {
        let new = NewLink {
            customer: customer.to_string(),
            customer_was: String::new(),
            auth_type: "3".to_owned(),
            biz_appid: wanted.account.unwrap_or_default().to_owned(),
            sets: wanted.sets.iter().map(i64::to_string).collect(),
            life_days: "7".to_owned(),
            max_grants: wanted.max_grants.to_string(),
            note: String::new(),
        };
        let (desk, ctx) = (self.desk().await, self.staff.ctx(self));
        let id = desk.make_link(&ctx, &new).await.unwrap();
        let url = desk.link(&ctx, &id).await.unwrap().url.parse().unwrap();
        Made { id, url }
    }

    /// Opens the landing page and presses its button: what it was answered with.
    pub async fn press_only(&self, browser: &Browser, made: &Made) -> Page {
        let landing = browser.open(made.url.as_str()).await;
        browser.send_only(&landing.says(200, &[]).form("/l/")).await
    }

    /// Opens the landing page and presses its button, which leads to WeChat.
    pub async fn press(&self, browser: &Browser, made: &Made) -> Pressed {
        let answer = self.press_only(browser, made).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        Pressed::at(answer.location().unwrap())
    }

    /// The account's administrator grants these sets at WeChat and closes the browser.
    pub fn consent(&self, pressed: &Pressed, account: &str, sets: &[i64]) -> Consent {
        self.sandbox
            .grant(
                &self.platform.slug,
                account,
                sets,
                Some(&pressed.pre_auth_code),
            )
            .unwrap()
    }

    /// Waits until every push has arrived and everything that it means has been done.
    pub async fn work(&self) {
        self.sandbox.idle().await;
        self.service.work_round().await;
        self.service.finish().await;
    }

    /// The authorizers in the book.
    pub async fn authorizers(&self) -> Vec<console::AuthorizerRow> {
        let all = domain::list::AuthorizerFilter::default();
        self.desk()
            .await
            .authorizers(&self.staff.ctx(self), &all)
            .await
            .unwrap()
            .rows
    }

    /// One authorizer's page.
    pub async fn authorizer(&self, id: &AuthorizerId) -> console::AuthorizerDetail {
        self.desk()
            .await
            .authorizer(&self.staff.ctx(self), id, None)
            .await
            .unwrap()
    }

    /// A link's page.
    pub async fn link(&self, made: &Made) -> console::LinkDetail {
        self.desk()
            .await
            .link(&self.staff.ctx(self), &made.id)
            .await
            .unwrap()
    }

    /// The platform's overview.
    pub async fn overview(&self) -> console::Overview {
        self.desk()
            .await
            .overview(&self.staff.ctx(self))
            .await
            .unwrap()
    }
}
