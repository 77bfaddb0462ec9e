//! Just enough of a browser: a cookie, a Referer, forms.

use std::collections::BTreeMap;

use reqwest::redirect::Policy;
use url::Url;

pub struct Browser {
    http: reqwest::Client,
    base: Url,
    referer: Option<String>,
    cookie: Option<String>,
}

/// What the browser shows now.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub location: Option<Url>,
    pub html: String,
}

impl Browser {
    pub fn new(base: &Url, referer: Option<&Url>) -> Self {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .build()
            .unwrap();
        Self {
            http,
            base: base.clone(),
            referer: referer.map(ToString::to_string),
            cookie: None,
        }
    }

    pub async fn get(&mut self, url: impl AsRef<str>) -> Page {
        let request = self.http.get(self.base.join(url.as_ref()).unwrap());
        self.show(request).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = self.http.post(self.base.join(path).unwrap()).form(fields);
        self.show(request).await
    }

    /// Opens the link, picks the account, leaves these sets ticked and presses the button.
    pub async fn authorize(
        &mut self,
        link: &Url,
        account: &str,
        sets: &[i64],
        action: &str,
    ) -> Page {
        let page = self.get(link).await;
        let page = self.get(page.account_link(account)).await;
        assert!(page.html.contains("确认授权"), "{}", page.html);
        let sets: Vec<String> = sets.iter().map(ToString::to_string).collect();
        let mut fields = vec![("account", account), ("action", action)];
        fields.extend(sets.iter().map(|set| ("set", set.as_str())));
        self.post(
            &page.between("<form method=\"post\" action=\"", "\""),
            &fields,
        )
        .await
    }

    async fn show(&mut self, mut request: reqwest::RequestBuilder) -> Page {
        if let Some(referer) = &self.referer {
            request = request.header("referer", referer);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", format!("other=1; {cookie}"));
        }
        let response = request.send().await.unwrap();
        if let Some(cookie) = response.headers().get("set-cookie") {
            self.cookie = Some(
                cookie
                    .to_str()
                    .unwrap()
                    .split(';')
                    .next()
                    .unwrap()
                    .to_owned(),
            );
        }
        let location = response
            .headers()
            .get("location")
            .map(|url| self.base.join(url.to_str().unwrap()).unwrap());
        Page {
            status: response.status().as_u16(),
            location,
            html: response.text().await.unwrap(),
        }
    }
}

impl Page {
    /// The link that picks an account.
    pub fn account_link(&self, account: &str) -> String {
        let links = self
            .html
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next());
        let mut links = links.filter(|link| link.ends_with(&format!("account={account}")));
        links
            .next()
            .unwrap_or_else(|| panic!("{account} is not offered: {}", self.html))
            .to_owned()
    }

    pub fn between(&self, start: &str, end: &str) -> String {
        self.html
            .split(start)
            .nth(1)
            .unwrap()
            .split(end)
            .next()
            .unwrap()
            .to_owned()
    }

    /// The redirect's query.
    pub fn query(&self) -> BTreeMap<String, String> {
        let location = self
            .location
            .as_ref()
            .unwrap_or_else(|| panic!("no redirect: {}", self.html));
        location.query_pairs().into_owned().collect()
    }

    #[track_caller]
    pub fn assert_problem(&self, code: i32) {
        assert!(self.html.contains(&format!("（{code}）")), "{}", self.html);
        assert!(self.html.contains("沙箱 · 非微信官方"));
    }
}
