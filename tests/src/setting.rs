//! What a stage is built from.

use std::{fs, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use console::{Ctx, Who};
use domain::ids::RequestId;
use sandbox::{Config, PlatformConfig, SAMPLE_CUSTOMERS, Sandbox};
use secrecy::ExposeSecret as _;
use server::{Application, config, database::Schema};
use service::{Clock as _, Service, admin::Registration};
use store::testing::TestDatabase;
use tokio::net::TcpListener;
use url::Url;

use crate::{Calls, MovedClock, manner::Manner, stage::STRANGE};

/// The settings of a server with this database and this WeChat, on a port of its own.
pub(crate) fn settings(
    database: &TestDatabase,
    folder: &Path,
    wechat: SocketAddr,
    manner: &Manner,
) -> config::Settings {
    let wechat = format!("http://{wechat}");
    let in_folder = |name: &str| folder.join(name).display().to_string();
    let texts = [
        ("listen", "127.0.0.1:0".to_owned()),
        ("database_url", database.url().to_owned()),
        ("master_key_file", in_folder("master.key")),
        ("site_dir", in_folder("site")),
        ("wechat.api", wechat.clone()),
        ("wechat.mp", wechat.clone()),
        ("wechat.open", wechat),
        ("workers", manner.workers.to_string()),
        ("reconcile_hours", manner.reconcile_hours.to_string()),
    ];
    let mut settings = config::load(None, |_| None, &config::Overrides(texts.into())).unwrap();
    settings.wechat.timeouts = manner.timeouts;
    settings
}

/// The same settings as a process reads them from its environment. Its workers run.
pub(crate) fn environment(settings: &config::Settings) -> Vec<(String, String)> {
    let path = |path: &Path| path.display().to_string();
    [
        (
            "DATABASE_URL",
            settings.database().expose_secret().to_owned(),
        ),
        ("MASTER_KEY_FILE", path(&settings.master_key())),
        ("SITE_DIR", path(&settings.site_dir)),
        ("WECHAT_API", settings.wechat.api.to_string()),
        ("WECHAT_MP", settings.wechat.mp.to_string()),
        ("WECHAT_OPEN", settings.wechat.open.to_string()),
        ("RECONCILE_HOURS", settings.reconcile_hours.to_string()),
    ]
    .map(|(name, value)| (format!("GRANTBOOK_{name}"), value))
    .into()
}

/// A server with these settings.
pub(crate) async fn build(
    settings: &config::Settings,
    clock: &MovedClock,
) -> Result<Application, String> {
    server::install_tls_provider();
    let clock = Arc::new(clock.clone());
    let built = Application::build(settings.clone(), Schema::Migrate, clock).await;
    built.map_err(|error| format!("{error:#}"))
}

/// Files as the front end's build leaves them.
pub(crate) fn write_front_end(site: &Path) {
    let package = site.join("pkg");
    fs::create_dir_all(&package).unwrap();
    let names = r#"{"js": "/pkg/grantbook.0123456789abcdef.js", "wasm": "/pkg/grantbook.0123456789abcdef.wasm",
        "loader": "/pkg/0123456789abcdef/chunks.js", "chunks": {},
        "css": "/pkg/grantbook.0123456789abcdef.css", "customer_css": "/pkg/customer.0123456789abcdef.css"}"#;
    fs::write(package.join("manifest.json"), names).unwrap();
    fs::write(
        package.join("grantbook.0123456789abcdef.js"),
        "export default 1;",
    )
    .unwrap();
    fs::write(
        package.join("grantbook.0123456789abcdef.js.br"),
        "compressed",
    )
    .unwrap();
    fs::write(
        site.join("favicon.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    )
    .unwrap();
}

/// The sandbox's sample world on the test's clock. Tickets come when the test says so; a push that was not taken is
/// repeated soon.
pub(crate) fn world(origin: &Url, clock: &MovedClock) -> Config {
    let (clock, moved) = (clock.clone(), clock.clone());
    let mut config = Config::sample(origin);
    config.ticket_every = None;
    config.push_retries = vec![Duration::from_millis(50); 2];
    config.clock = Arc::new(move || clock.now().millis().div_euclid(1_000));
    config.mover = Some(Arc::new(move |seconds| moved.advance_secs(seconds)));
    config
}

/// Answers as the sandbox, and counts.
pub(crate) async fn serve(sandbox: Sandbox, listener: TcpListener, calls: Calls) {
    let router = sandbox.router().layer(from_fn_with_state(calls, count));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await.unwrap();
}

async fn count(State(calls): State<Calls>, request: Request, next: Next) -> Response {
    calls.note(request.uri().path());
    next.run(request).await
}

/// Registers both platforms of the sandbox with the server.
pub(crate) async fn add_platforms(service: &Service, sandbox: &Sandbox, origin: &Url) {
    for slug in ["demo", STRANGE] {
        let platform = sandbox.platform(slug).unwrap();
        service
            .add_platform(&registration(platform, origin))
            .await
            .unwrap();
    }
}

fn registration(platform: &PlatformConfig, origin: &Url) -> Registration {
    Registration {
        slug: platform.slug.clone(),
        name: platform.name.clone(),
        component_appid: platform.component_appid.clone(),
        appsecret: platform.appsecret.as_str().into(),
        token: platform.token.as_str().into(),
        encoding_aes_key: platform.encoding_aes_key.as_str().into(),
        public_origin: origin.origin().ascii_serialization(),
        offered_sets: platform.offered_sets.clone(),
        customers: SAMPLE_CUSTOMERS.map(str::to_owned).to_vec(),
    }
}

/// A request from somewhere, now.
pub(crate) fn ctx(clock: &MovedClock, who: Who) -> Ctx {
    let mut random = [0; 10];
    getrandom::fill(&mut random).unwrap();
    let now = clock.now();
    Ctx {
        request_id: RequestId::new(now, random),
        now,
        ip: Some("203.0.113.7".to_owned()),
        user_agent: None,
        who,
    }
}
