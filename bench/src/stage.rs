//! A database with a platform and somebody who works for it, and a server over it.

use std::{
    io::Write as _,
    net::TcpListener,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail, ensure};
use domain::ids::PlatformId;
use serde_json::json;
use store::{MasterKey, Store, testing::TestDatabase};
use tempfile::TempDir;
use tests::Browser;
use url::Url;
use wechat::PushKeys;

use crate::{
    Args,
    server::{Recipe, Running},
};

/// The platform's slug, and what its pushes are sealed with.
pub const SLUG: &str = "bench";
/// Its component_appid.
pub const APPID: &str = "wx0123456789abcdef";
const TOKEN: &str = "BenchToken";
const AES_KEY: &str = "kW3rT9bZq1VxL7mNc5PdY8sHf2JgA4eUo6RiX0tBnEw";
const LOGIN: &str = "bench";

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// A database and how a server over it is started. Gone when dropped.
pub struct Stage {
    /// How the server is started.
    pub recipe: Recipe,
    password: String,
    _folder: TempDir,
    _schema: Option<TestDatabase>,
}

impl Kind {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// Those that can be measured here.
    #[must_use]
    pub fn here(args: &Args) -> Vec<Self> {
        let postgres = args.postgres.is_some().then_some(Self::Postgres);
        std::iter::once(Self::Sqlite).chain(postgres).collect()
    }
}

impl Stage {
    /// A new database with a platform and a person. No server runs yet.
    ///
    /// # Errors
    /// Whatever keeps the server's own commands from doing that.
    pub async fn set_up(args: &Args, kind: Kind) -> Result<Self> {
        let scratch = args.scratch.clone().unwrap_or_else(std::env::temp_dir);
        let folder = tempfile::tempdir_in(scratch).context("cannot make a folder")?;
        let schema = match kind {
            Kind::Sqlite => None,
            Kind::Postgres => TestDatabase::postgres().await,
        };
        let database = schema.as_ref().map_or_else(
            || {
                format!(
                    "sqlite://{}?mode=rwc",
                    folder.path().join("book.db").display()
                )
            },
            |schema| schema.url().to_owned(),
        );
        let recipe = Recipe {
            program: args.server.clone(),
            site: args.site.clone(),
            data: folder.path().to_owned(),
            database,
            address: free_address()?,
            // Nobody listens there.
            wechat: "http://127.0.0.1:9".to_owned(),
        };
        run(recipe.command(&["migrate"]), "")?;
        let platform = json!({
            "slug": SLUG, "name": "量度平台", "component_appid": APPID, "appsecret": "a".repeat(32),
            "token": TOKEN, "encoding_aes_key": AES_KEY,
            "public_origin": format!("http://{}", recipe.address),
            "offered_sets": [1, 2, 3, 4, 7, 11, 15, 17, 18, 19, 25, 30, 31, 40, 52],
            "customers": ["栖木家居", "山海茶社", "南风书店"],
        });
        run(
            recipe.command(&["admin", "platform", "add", "--from", "-"]),
            &platform.to_string(),
        )?;
        let said = run(
            recipe.command(&[
                "admin",
                "staff",
                "add",
                "--login",
                LOGIN,
                "--platform",
                SLUG,
            ]),
            "",
        )?;
        let password = said
            .lines()
            .find_map(|line| line.strip_prefix("Password:"))
            .context("no password was printed")?;
        Ok(Self {
            password: password.trim().to_owned(),
            recipe,
            _folder: folder,
            _schema: schema,
        })
    }

    /// Starts the server.
    ///
    /// # Errors
    /// It does not start.
    pub async fn start(&self) -> Result<Running> {
        self.recipe.start().await
    }

    /// The same database, opened beside the server.
    ///
    /// # Errors
    /// It cannot be opened.
    pub async fn store(&self) -> Result<(Store, PlatformId)> {
        let key = self.recipe.data.join("master.key");
        let (key, _) = MasterKey::load_or_create(Path::new(&key)).context("no master key")?;
        let store = Store::connect(&self.recipe.database, &key)
            .await
            .context("cannot open the database")?;
        let platform = store.system().platform_by_slug(SLUG).await?;
        let platform = platform.context("the platform is gone")?.id;
        Ok((store, platform))
    }

    /// What the platform's pushes are sealed with.
    ///
    /// # Errors
    /// None, as long as the key here is one.
    pub fn push_keys() -> Result<PushKeys> {
        let key = AES_KEY.parse().context("not an EncodingAESKey")?;
        Ok(PushKeys::new(APPID, TOKEN.into(), key))
    }

    /// Signs in on the sign-in page: the browser, and its session's cookie.
    ///
    /// # Errors
    /// It does not come to that.
    pub async fn sign_in(&self) -> Result<(Browser, String)> {
        let origin: Url = format!("http://{}", self.recipe.address).parse()?;
        let browser = Browser::new(&origin);
        let form = browser.open("/sign-in").await.form("sign_in");
        let answer = browser
            .send_only(&form.fill("login", LOGIN).fill("password", &self.password))
            .await;
        let cookie = answer
            .headers
            .get_all("set-cookie")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .filter_map(|value| value.split(';').next())
            .find(|pair| pair.contains("session"))
            .with_context(|| format!("not signed in: {}", answer.status))?;
        browser.follow(answer.clone()).await;
        Ok((browser, cookie.to_owned()))
    }

    /// Makes a link as staff do: the path of its landing page.
    ///
    /// # Errors
    /// It does not come to that.
    pub async fn make_link(&self, browser: &Browser) -> Result<String> {
        let page = browser.open(&format!("/p/{SLUG}/links/new")).await;
        let form = page.form("make_link");
        let customer = form
            .offers
            .iter()
            .find(|(name, value)| name == "customer" && !value.is_empty())
            .context("the form offers no customer")?;
        let (name, value) = customer.clone();
        let made = browser.send(&form.fill(&name, &value)).await;
        ensure!(made.status == 200, "no link was made: {}", made.status);
        let (_, rest) = made
            .body
            .split_once("/l/")
            .context("the link's page shows no link")?;
        let token: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        Ok(format!("/l/{token}"))
    }
}

/// Runs a command to its end: what it says.
fn run(mut command: Command, input: &str) -> Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start the server's program")?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes()).context("cannot write")?;
    }
    let output = child.wait_with_output().context("cannot wait")?;
    if !output.status.success() {
        bail!("the server's program ended with {}", output.status);
    }
    String::from_utf8(output.stdout).context("not text")
}

/// A port that nobody uses just now.
fn free_address() -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("cannot find a port")?;
    Ok(listener.local_addr()?.to_string())
}
