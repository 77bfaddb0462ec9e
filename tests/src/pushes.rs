use reqwest::StatusCode;
use wechat::{Format, SealedPush};

use crate::Stage;

/// Pushes by hand, beside those of the sandbox.
impl Stage {
    /// The address that WeChat pushes to.
    #[must_use]
    pub fn push_url(&self) -> String {
        self.origin
            .join(&format!("/push/{}/events", self.platform.slug))
            .unwrap()
            .into()
    }

    /// A message to the platform, sealed as WeChat seals it.
    #[must_use]
    pub fn seal(&self, xml: &str) -> SealedPush {
        let timestamp = self.sandbox.now().to_string();
        self.platform
            .push_keys()
            .unwrap()
            .seal_push(xml, &timestamp, "n0nce", [7; 16])
    }

    /// Delivers a push: the status, and the answer.
    pub async fn deliver(&self, push: &SealedPush) -> (StatusCode, String) {
        self.deliver_to(
            &self.push_url(),
            &push.query,
            push.body.clone().into_bytes(),
        )
        .await
    }

    /// Delivers a body with a query.
    pub async fn deliver_to(
        &self,
        url: &str,
        query: &[(&'static str, String)],
        body: Vec<u8>,
    ) -> (StatusCode, String) {
        let answer = reqwest::Client::new()
            .post(url)
            .query(query)
            .body(body)
            .send()
            .await
            .unwrap();
        (answer.status(), answer.text().await.unwrap())
    }

    /// The address that WeChat pushes an account's messages to.
    #[must_use]
    pub fn message_url(&self, appid: &str) -> String {
        self.origin
            .join(&format!("/push/{}/messages/{appid}", self.platform.slug))
            .unwrap()
            .into()
    }

    /// Delivers a message for an account, sealed as WeChat seals it, each time anew.
    pub async fn deliver_message(
        &self,
        appid: &str,
        user_name: &str,
        xml: &str,
    ) -> (StatusCode, String) {
        let (time, mut random) = (self.sandbox.now().to_string(), [0; 16]);
        getrandom::fill(&mut random).unwrap();
        let nonce = random[0].to_string();
        let keys = self.platform.push_keys().unwrap();
        let push = keys.seal_message(Format::Xml, user_name, xml, &time, &nonce, random);
        self.deliver_to(
            &self.message_url(appid),
            &push.query,
            push.body.into_bytes(),
        )
        .await
    }

    /// How often pushes were refused, by reason.
    pub async fn refused(&self) -> Vec<(String, i64)> {
        self.overview()
            .await
            .refused_pushes
            .into_iter()
            .map(|refused| (refused.reason, refused.count))
            .collect()
    }
}
