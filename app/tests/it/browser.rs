//! A browser of sorts: the console behind its router, asked in process.

use std::sync::{Arc, LazyLock};

use app::{
    App,
    assets::Assets,
    codec::Compact,
    context::{PageContext, SessionCookie},
    error::AppError,
    form::Outcome,
    prefs::{Lang, Prefs, Theme},
    shell::shell,
};
use axum::{Router, body::Body, response::Response, routing::any};
use bytes::Bytes;
use console::{Ctx, Person, SessionToken, Who};
use http::{Request, StatusCode, header};
use leptos::prelude::LeptosOptions;
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, generate_route_list, handle_server_fns_with_context,
};
use server_fn::{ContentType as _, Decodes as _};
use tower::ServiceExt;

use super::{desks::Desks, samples};

/// The list is made once, and before any page is asked for: while Leptos makes it, no resource loads.
static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// Who looks, and how.
pub struct Browser {
    pub desks: Arc<Desks>,
    signed_in: bool,
    prefs: Prefs,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub cookies: Vec<String>,
    pub body: String,
}

/// What scripts get.
#[derive(Debug)]
pub struct Told {
    pub status: StatusCode,
    pub location: String,
    pub outcome: Result<Outcome, AppError>,
}

impl Browser {
    /// Staff who signed in, in Chinese.
    pub fn staff() -> Self {
        Self {
            desks: Arc::default(),
            signed_in: true,
            prefs: Prefs::default(),
        }
    }

    /// Nobody in particular.
    pub fn nobody() -> Self {
        Self {
            signed_in: false,
            ..Self::staff()
        }
    }

    /// The same in English, in the dark.
    pub fn english(self) -> Self {
        Self {
            prefs: Prefs {
                lang: Lang::En,
                theme: Theme::Dark,
            },
            ..self
        }
    }

    pub fn context(&self) -> PageContext {
        let person = Person {
            id: samples::id("prs", 1),
            login: "li.wei".to_owned(),
            name: "李伟".to_owned(),
            is_owner: true,
        };
        PageContext {
            doors: self.desks.clone(),
            ctx: Ctx {
                request_id: samples::id("req", 7),
                now: samples::NOW,
                ip: None,
                user_agent: None,
                who: if self.signed_in {
                    Who::Person(person)
                } else {
                    Who::Nobody
                },
            },
            prefs: self.prefs,
            assets: Assets {
                chunks: Arc::new(app::AREAS.iter().map(chunks).collect()),
                ..Assets::default()
            },
            session: SessionCookie {
                name: "gb_session",
                secure: true,
                token: self.signed_in.then(|| SessionToken("old-token".to_owned())),
            },
            nonce: "test-nonce".to_owned(),
        }
    }

    /// The console as the server mounts it.
    pub fn router(&self) -> Router {
        let options = LeptosOptions::builder().output_name("grantbook").build();
        let (pages, functions, fallback) = (self.context(), self.context(), self.context());
        let document = options.clone();
        Router::new()
            .route(
                "/api/ui/{*name}",
                any(move |request| {
                    let context = functions.clone();
                    handle_server_fns_with_context(move || context.provide(), request)
                }),
            )
            .leptos_routes_with_context(
                &options,
                PAGES.clone(),
                move || pages.provide(),
                move || shell(document.clone()),
            )
            .fallback(leptos_axum::file_and_error_handler_with_context::<
                LeptosOptions,
                _,
            >(move || fallback.provide(), shell))
            .with_state(options)
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html,application/xhtml+xml");
        answer(self.ask(request.body(Body::empty()).unwrap()).await).await
    }

    /// Sends a form as a browser without scripts does.
    pub async fn submit(&self, path: &str, form: &str) -> Answer {
        let response = self
            .post(path, form, "text/html,application/xhtml+xml")
            .await;
        answer(response).await
    }

    /// Sends a form as the scripts do.
    pub async fn call(&self, path: &str, form: &str) -> Told {
        let response = self.post(path, form, Compact::CONTENT_TYPE).await;
        let (status, location) = (response.status(), location_of(&response));
        let body = bytes_of(response).await;
        let outcome = if status.is_success() {
            Ok(Compact::decode(body).unwrap())
        } else {
            Err(Compact::decode(body).unwrap())
        };
        Told {
            status,
            location,
            outcome,
        }
    }

    async fn post(&self, path: &str, form: &str, accept: &str) -> Response {
        let request = Request::post(path)
            .header(header::ACCEPT, accept)
            .header(header::REFERER, "http://localhost/where/it/came/from")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(form.to_owned())).unwrap())
            .await
    }

    async fn ask(&self, request: Request<Body>) -> Response {
        self.router().oneshot(request).await.unwrap()
    }
}

async fn answer(response: Response) -> Answer {
    let cookies = response.headers().get_all(header::SET_COOKIE).iter();
    Answer {
        status: response.status(),
        location: location_of(&response),
        cookies: cookies.map(text_of).collect(),
        // A redirect has what scripts would get in it, which is no text.
        body: String::from_utf8_lossy(&bytes_of(response).await).into_owned(),
    }
}

fn location_of(response: &Response) -> String {
    let location = response.headers().get(header::LOCATION);
    location.map(text_of).unwrap_or_default()
}

fn text_of(value: &http::HeaderValue) -> String {
    value.to_str().unwrap().to_owned()
}

async fn bytes_of(response: Response) -> Bytes {
    axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .unwrap()
}

/// What the build would say of an area: one chunk of its own.
fn chunks(area: &app::lazy::Area) -> (String, Vec<String>) {
    let chunk = format!("/pkg/0/split_{}.wasm", area.name);
    (area.name.to_owned(), vec![chunk])
}
