use console::{Ctx, Doors, Who};
use domain::ids::PlatformId;
use sandbox::{Config, PlatformConfig, Sandbox};
use secrecy::ExposeSecret as _;
use server::{Route, config};
use service::Service;
use store::{MasterKey, Store, testing::TestDatabase};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::{
    Browser, Calls, MovedClock, Person, logs,
    manner::{self, Manner},
    setting,
};

/// A server, its database, and a sandbox WeChat, all of one test's own. They end with the test.
pub struct Stage {
    /// What time it is for server and sandbox.
    pub clock: MovedClock,
    /// WeChat.
    pub sandbox: Sandbox,
    /// What WeChat was asked for.
    pub calls: Calls,
    /// Where the server is.
    pub origin: Url,
    /// The use cases behind the server.
    pub service: Service,
    /// Every route of the server.
    pub routes: Vec<Route>,
    /// The platform of most tests, as WeChat knows it.
    pub platform: PlatformConfig,
    /// Works for the platform.
    pub staff: Person,
    /// Works for another platform, [`STRANGE`].
    pub stranger: Person,
    /// The settings that the server was started with.
    pub settings: config::Settings,
    /// Stops the server.
    pub stop: CancellationToken,
    running: Option<JoinHandle<anyhow::Result<()>>>,
    _place: Place,
}

/// The slug of the other platform.
pub const STRANGE: &str = "rival";

/// One of several processes of an installation.
pub struct Node {
    /// Where it is.
    pub origin: Url,
    /// The use cases behind it.
    pub service: Service,
}

/// What is gone when the stage is.
struct Place {
    _database: TestDatabase,
    _folder: TempDir,
}

/// What a link is to ask for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// These sets; none means all that the platform offers.
    pub sets: &'a [i64],
    /// This account alone.
    pub account: Option<&'a str>,
    /// How often.
    pub max_grants: u32,
}

impl Default for Wanted<'_> {
    fn default() -> Self {
        Self {
            sets: &[],
            account: None,
            max_grants: 1,
        }
    }
}

impl Stage {
    /// A stage with two platforms, a ticket, and somebody at each. Nothing happens by itself: [`Stage::work`] does what
    /// workers would do.
    pub async fn on(database: TestDatabase) -> Self {
        Self::with(database, Manner::default()).await
    }

    /// The same, with a reconciliation every so many hours.
    pub async fn reconciling(database: TestDatabase, every_hours: u16) -> Self {
        let manner = Manner {
            reconcile_hours: every_hours,
            ..Manner::default()
        };
        Self::with(database, manner).await
    }

    /// The same at a WeChat with other accounts and grants.
    pub async fn in_world(database: TestDatabase, shape: fn(&mut Config)) -> Self {
        let manner = Manner {
            world: shape,
            ..Manner::default()
        };
        Self::with(database, manner).await
    }

    /// The same with a server that waits two seconds for WeChat's answers, and no longer.
    pub async fn impatient(database: TestDatabase) -> Self {
        let manner = Manner {
            timeouts: manner::IMPATIENT,
            ..Manner::default()
        };
        Self::with(database, manner).await
    }

    /// The same with workers that run.
    pub async fn at_work(database: TestDatabase) -> Self {
        let manner = Manner {
            workers: true,
            ..Manner::default()
        };
        Self::with(database, manner).await
    }

    async fn with(database: TestDatabase, manner: Manner) -> Self {
        let (clock, calls, stop) = (
            MovedClock::default(),
            Calls::default(),
            CancellationToken::new(),
        );
        logs::keep();
        let folder = tempfile::tempdir().unwrap();
        let wechat = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let settings = setting::settings(
            &database,
            folder.path(),
            wechat.local_addr().unwrap(),
            &manner,
        );
        setting::write_front_end(&settings.site_dir);
        let application = setting::build(&settings, &clock).await.unwrap();
        let origin: Url = format!("http://{}", application.local_addr())
            .parse()
            .unwrap();
        let (service, routes) = (application.service().clone(), application.routes().to_vec());
        let running = Some(tokio::spawn(application.run_until(stop.clone())));

        let mut world = setting::world(&origin, &clock);
        (manner.world)(&mut world);
        let sandbox = Sandbox::new(world).unwrap();
        tokio::spawn(setting::serve(sandbox.clone(), wechat, calls.clone()));
        let platform = sandbox.platform("demo").unwrap().clone();
        setting::add_platforms(&service, &sandbox, &origin).await;
        let staff = Person::hire(&service, &clock, "lin", &platform.slug).await;
        let stranger = Person::hire(&service, &clock, "zhou", STRANGE).await;
        let stage = Self {
            clock,
            sandbox,
            calls,
            origin,
            service,
            routes,
            platform,
            staff,
            stranger,
            settings,
            stop,
            running,
            _place: Place {
                _database: database,
                _folder: folder,
            },
        };
        stage.sandbox.push_ticket("demo").unwrap();
        stage.work().await;
        stage
    }

    /// Stops the server and waits until it has ended.
    pub async fn halt(&mut self) {
        self.stop.cancel();
        if let Some(running) = self.running.take() {
            running.await.unwrap().unwrap();
        }
    }

    /// Starts the server once more, on the same port, with what the settings say now.
    ///
    /// # Errors
    /// Why it does not start.
    pub async fn restart(&mut self) -> Result<(), String> {
        self.settings.listen = self.origin.socket_addrs(|| None).unwrap()[0];
        let application = setting::build(&self.settings, &self.clock).await?;
        self.service = application.service().clone();
        self.stop = CancellationToken::new();
        self.running = Some(tokio::spawn(application.run_until(self.stop.clone())));
        Ok(())
    }

    /// Stops the server; processes of their own take its place ([`Processes`](crate::Processes)). What the test looks at
    /// is read by use cases over connections of their own.
    pub(crate) async fn make_way(&mut self) {
        self.halt().await;
        let mut settings = self.settings.clone();
        settings.listen = "127.0.0.1:0".parse().unwrap();
        let application = setting::build(&settings, &self.clock).await.unwrap();
        self.service = application.service().clone();
    }

    /// The tables behind the use cases, for what no page shows.
    pub async fn store(&self) -> (Store, PlatformId) {
        let (key, _) = MasterKey::load_or_create(&self.settings.master_key()).unwrap();
        let store = Store::connect(self.settings.database().expose_secret(), &key)
            .await
            .unwrap();
        let platform = store.system().platform_by_slug(&self.platform.slug).await;
        (store, platform.unwrap().unwrap().id)
    }

    /// One more process of the same installation, as far as the database can tell: its own connections, its own name,
    /// its own port. It stops with the stage.
    pub async fn another_node(&self) -> Node {
        let mut settings = self.settings.clone();
        settings.listen = "127.0.0.1:0".parse().unwrap();
        let application = setting::build(&settings, &self.clock).await.unwrap();
        let origin = format!("http://{}", application.local_addr());
        let service = application.service().clone();
        tokio::spawn(application.run_until(self.stop.clone()));
        Node {
            origin: origin.parse().unwrap(),
            service,
        }
    }

    /// A new browser.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(&self.origin)
    }

    /// A browser that signed in on the sign-in page.
    pub async fn signed_in(&self, person: &Person) -> Browser {
        let browser = self.browser();
        let form = browser
            .open("/sign-in")
            .await
            .says(200, &[])
            .form("sign_in");
        let home = browser
            .send(
                &form
                    .fill("login", &person.login)
                    .fill("password", &person.password),
            )
            .await;
        assert_eq!(home.status, 200, "{}", home.body);
        assert!(
            !home.url.path().starts_with("/sign-in"),
            "still at {}",
            home.url
        );
        browser
    }

    /// The use cases as pages know them.
    #[must_use]
    pub fn doors(&self) -> &dyn Doors {
        &self.service
    }

    /// A request.
    #[must_use]
    pub fn ctx(&self, who: Who) -> Ctx {
        setting::ctx(&self.clock, who)
    }
}
