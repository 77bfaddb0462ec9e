//! A browser without scripts: it keeps cookies, follows links, sends forms with the headers that browsers send.

use std::sync::Mutex;

use reqwest::{
    Client, Method, StatusCode,
    header::{ACCEPT, HeaderMap, LOCATION, ORIGIN, REFERER, USER_AGENT},
    redirect::Policy,
};
use url::{Origin, Url};

use crate::html::{Form, forms};

/// A computer's browser.
pub const COMPUTER: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
/// WeChat's own browser.
pub const WECHAT: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50";

/// A browser with cookies of its own.
pub struct Browser {
    client: Client,
    home: Url,
    agent: &'static str,
    /// The page that is shown, and its referrer policy.
    at: Mutex<Option<(Url, String)>>,
}

/// What a request was answered with.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it came from.
    pub url: Url,
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its text.
    pub body: String,
}

impl Browser {
    /// A computer's browser that finds `home` when no host is named.
    #[must_use]
    pub fn new(home: &Url) -> Self {
        Self::calling_itself(home, COMPUTER)
    }

    /// A browser with another name.
    #[must_use]
    pub fn calling_itself(home: &Url, agent: &'static str) -> Self {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            .build()
            .unwrap();
        Self {
            client,
            home: home.clone(),
            agent,
            at: Mutex::new(None),
        }
    }

    /// Types an address, or opens one from a chat: no referrer. Follows redirects.
    pub async fn open(&self, address: &str) -> Page {
        *self.at.lock().unwrap() = None;
        let url = self.home.join(address).unwrap();
        let answer = self.request(Method::GET, url, None).await;
        self.follow(answer).await
    }

    /// The answer to a typed address, redirect or not.
    pub async fn fetch(&self, address: &str) -> Page {
        *self.at.lock().unwrap() = None;
        self.request(Method::GET, self.home.join(address).unwrap(), None)
            .await
    }

    /// Asks what is at an address, without the thing itself.
    pub async fn head(&self, address: &str) -> Page {
        *self.at.lock().unwrap() = None;
        self.request(Method::HEAD, self.home.join(address).unwrap(), None)
            .await
    }

    /// Follows a link of the page that is shown, and redirects.
    pub async fn click(&self, address: &str) -> Page {
        let url = self.base().join(address).unwrap();
        let answer = self.request(Method::GET, url, None).await;
        self.follow(answer).await
    }

    /// Sends a form of the page that is shown, and follows redirects.
    pub async fn send(&self, form: &Form) -> Page {
        let answer = self.send_only(form).await;
        self.follow(answer).await
    }

    /// Sends a form of the page that is shown; the answer itself, redirect or not.
    pub async fn send_only(&self, form: &Form) -> Page {
        let mut url = self.base().join(&form.action).unwrap();
        if form.method == "post" {
            return self.request(Method::POST, url, Some(&form.fields)).await;
        }
        url.query_pairs_mut().clear().extend_pairs(&form.fields);
        self.request(Method::GET, url, None).await
    }

    /// Sends a form with a file of the page that is shown, and follows redirects.
    pub async fn upload(&self, form: &Form, field: &str, file: &[u8]) -> Page {
        const BOUNDARY: &str = "a-line-between-parts";
        let mut body = Vec::new();
        for (name, value) in form.fields.iter().filter(|(name, _)| name != field) {
            let head =
                format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(value.as_bytes());
            body.extend_from_slice(b"\r\n");
        }
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"table.csv\"\r\n\
             content-type: text/csv\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let url = self.base().join(&form.action).unwrap();
        let request = self
            .client
            .post(url.clone())
            .header(USER_AGENT, self.agent)
            .header(ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .header("sec-fetch-site", "same-origin")
            .header(ORIGIN, origin_text(&url.origin()))
            .header(
                "content-type",
                format!("multipart/form-data; boundary={BOUNDARY}"),
            )
            .body(body);
        let answer = request.send().await.unwrap();
        let page = Page {
            url: answer.url().clone(),
            status: answer.status(),
            headers: answer.headers().clone(),
            body: answer.text().await.unwrap(),
        };
        self.follow(page).await
    }

    /// Says something to the server as a page's script does: nobody looks at the answer but the test.
    pub async fn beacon(&self, address: &str) -> Page {
        self.request(Method::POST, self.home.join(address).unwrap(), Some(&[]))
            .await
    }

    /// Follows redirects until there are none.
    pub async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..10 {
            let Some(next) = page.location() else {
                let policy = page.header("referrer-policy");
                *self.at.lock().unwrap() = Some((page.url.clone(), policy));
                return page;
            };
            page = self.request(Method::GET, next, None).await;
        }
        panic!("redirected in circles, at last to {}", page.url);
    }

    /// The page that is shown, or home.
    fn base(&self) -> Url {
        self.at
            .lock()
            .unwrap()
            .as_ref()
            .map_or_else(|| self.home.clone(), |(url, _)| url.clone())
    }

    async fn request(&self, method: Method, url: Url, form: Option<&[(String, String)]>) -> Page {
        let from = self.at.lock().unwrap().clone();
        let mut request = self.client.request(method.clone(), url.clone());
        request = request
            .header(USER_AGENT, self.agent)
            .header(ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8");
        let site = match &from {
            None => "none",
            Some((at, _)) if at.origin() == url.origin() => "same-origin",
            Some(_) => "cross-site",
        };
        request = request
            .header("sec-fetch-site", site)
            .header("sec-fetch-mode", "navigate");
        if let Some(referrer) = from
            .as_ref()
            .and_then(|(at, policy)| referrer(at, &url, policy))
        {
            request = request.header(REFERER, referrer);
        }
        if let Some(fields) = form {
            let origin = from.map_or_else(|| url.origin(), |(at, _)| at.origin());
            request = request.header(ORIGIN, origin_text(&origin)).form(fields);
        }
        let answer = request.send().await.unwrap();
        let (url, status, headers) = (
            answer.url().clone(),
            answer.status(),
            answer.headers().clone(),
        );
        Page {
            url,
            status,
            headers,
            body: answer.text().await.unwrap(),
        }
    }
}

/// What the referrer policies that we meet send along.
fn referrer(from: &Url, to: &Url, policy: &str) -> Option<String> {
    let same = from.origin() == to.origin();
    match policy {
        "no-referrer" => None,
        "same-origin" if !same => None,
        "origin" => Some(format!("{}/", origin_text(&from.origin()))),
        _ if same => {
            let mut whole = from.clone();
            whole.set_fragment(None);
            Some(whole.into())
        }
        // The default, and `strict-origin-when-cross-origin`.
        _ => Some(format!("{}/", origin_text(&from.origin()))),
    }
}

fn origin_text(origin: &Origin) -> String {
    origin.ascii_serialization()
}

impl Page {
    /// A header's text; empty when there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> String {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    }

    /// Where it redirects to.
    #[must_use]
    pub fn location(&self) -> Option<Url> {
        if !self.status.is_redirection() {
            return None;
        }
        self.headers
            .get(LOCATION)
            .map(|location| self.url.join(location.to_str().unwrap()).unwrap())
    }

    /// The path and query that it came from.
    #[must_use]
    pub fn path(&self) -> String {
        match self.url.query() {
            Some(query) => format!("{}?{query}", self.url.path()),
            None => self.url.path().to_owned(),
        }
    }

    /// The form that is sent to an address with this in it.
    #[must_use]
    pub fn form(&self, action: &str) -> Form {
        let forms = forms(&self.body);
        let found = forms.iter().find(|form| form.action.contains(action));
        found.cloned().unwrap_or_else(|| {
            panic!(
                "no form for {action} at {} ({}) among {forms:#?}",
                self.url, self.status
            )
        })
    }

    /// Fails unless the page was answered so and says all of this.
    #[track_caller]
    pub fn says(&self, status: u16, texts: &[&str]) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}\n{}", self.url, self.body);
        for text in texts {
            assert!(
                self.body.contains(text),
                "no {text:?} at {}:\n{}",
                self.url,
                self.body
            );
        }
        self
    }
}
