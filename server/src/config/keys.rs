use std::collections::BTreeMap;

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

/// A setting: the one place that names it, says what it means and what it takes. Flags, environment variables,
/// `--help`, built-in values and the hints of error messages all come from here.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name in the file, with a dot for a table: `wechat.api`.
    pub name: &'static str,
    /// Its value unless told otherwise; none where it follows from others.
    pub default: Option<&'static str>,
    /// What it means.
    pub meaning: &'static str,
    /// What it takes, for error messages: "expected …".
    pub expects: &'static str,
    /// Its value may hold a password: never shown.
    pub secret: bool,
}

impl Key {
    /// The environment variable: `GRANTBOOK_WECHAT_API`.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("GRANTBOOK_{}", self.name.replace('.', "_").to_uppercase())
    }

    /// The flag, without its dashes: `wechat-api`.
    #[must_use]
    pub fn flag(&self) -> String {
        self.name.replace(['.', '_'], "-")
    }
}

const fn key(
    name: &'static str,
    default: Option<&'static str>,
    meaning: &'static str,
    expects: &'static str,
) -> Key {
    Key {
        name,
        default,
        meaning,
        expects,
        secret: false,
    }
}

/// Every setting.
pub const KEYS: [Key; 18] = [
    key(
        "listen",
        Some("127.0.0.1:3000"),
        "Where to listen for HTTP. A reverse proxy in front of it speaks TLS.",
        "an address and a port, such as 127.0.0.1:3000 or [::]:80",
    ),
    key(
        "public_origin",
        None,
        "Where staff's browsers find the console. With https, cookies are `Secure` and browsers are told to stay on \
         https. [default: http:// and the address of `listen`]",
        "scheme, host and perhaps a port, such as https://console.example.com",
    ),
    key(
        "data_dir",
        Some("data"),
        "The folder for the SQLite file and the master key, where nothing else is said of them.",
        "a folder that this process may write to",
    ),
    Key {
        name: "database_url",
        default: None,
        meaning: "The database: SQLite for one node, PostgreSQL for many. [default: the file grantbook.db in the data \
                  folder]",
        expects: "sqlite:///path/to/file.db or postgres://user:password@host/database",
        secret: true,
    },
    key(
        "master_key_file",
        None,
        "The file with the key that seals secrets in the database. Made on the first start; without it the secrets are \
         lost, so back it up apart from the database. [default: master.key beside the SQLite file, or in the data \
         folder with PostgreSQL]",
        "a file that this process may read",
    ),
    key(
        "site_dir",
        Some("target/site"),
        "The folder with the built front end: styles, script, WASM.",
        "a folder",
    ),
    key(
        "wechat.api",
        Some("https://api.weixin.qq.com"),
        "WeChat's host for API calls.",
        "an http or https address, such as https://api.weixin.qq.com",
    ),
    key(
        "wechat.mp",
        Some("https://mp.weixin.qq.com"),
        "WeChat's host for the authorization page of desktop browsers.",
        "an http or https address, such as https://mp.weixin.qq.com",
    ),
    key(
        "wechat.open",
        Some("https://open.weixin.qq.com"),
        "WeChat's host for the authorization page inside WeChat.",
        "an http or https address, such as https://open.weixin.qq.com",
    ),
    key(
        "trusted_proxy_hops",
        Some("0"),
        "How many reverse proxies of yours append to X-Forwarded-For. The client's address is read that many entries \
         from its right end; with 0 the header is ignored.",
        "a whole number from 0 to 16",
    ),
    key(
        "session_hours",
        Some("12"),
        "How long a sign-in lasts, in hours.",
        "a whole number from 1 to 720",
    ),
    key(
        "push_retention_days",
        Some("30"),
        "How long what WeChat pushed is kept, in days, once it is processed. What could not be processed stays until \
         staff have dealt with it.",
        "a whole number from 1 to 3650",
    ),
    key(
        "call_log_days",
        Some("30"),
        "How long the log of calls to WeChat is kept, in days. The counts of calls by day stay longer.",
        "a whole number from 1 to 366",
    ),
    key(
        "reconcile_hours",
        Some("24"),
        "How often each platform's book is compared with what WeChat says, in hours; 0 for only when somebody asks.",
        "a whole number from 0 to 720",
    ),
    key(
        "workers",
        Some("true"),
        "Whether this process also does the work that no request waits for: pushes, tokens, retries.",
        "true or false",
    ),
    key(
        "auto_migrate",
        Some("false"),
        "Whether `serve` brings a PostgreSQL schema up to date by itself; SQLite always is. Leave it off with several \
         nodes and run `migrate` first.",
        "true or false",
    ),
    key(
        "log.format",
        Some("text"),
        "How log lines look.",
        "text or json",
    ),
    key(
        "log.level",
        Some("info,sea_orm_migration=warn"),
        "What is logged: a level, or directives for single parts, such as `info,server=debug`.",
        "a level (error, warn, info, debug, trace) or directives such as info,server=debug",
    ),
];

/// What the command line says about settings: names and texts, as typed.
#[derive(Debug, Clone, Default)]
pub struct Overrides(pub BTreeMap<&'static str, String>);

impl Overrides {
    fn take(&mut self, matches: &ArgMatches) {
        for key in &KEYS {
            if let Some(text) = matches.get_one::<String>(key.name) {
                self.0.insert(key.name, text.clone());
            }
        }
    }
}

impl Args for Overrides {
    fn augment_args(command: Command) -> Command {
        KEYS.iter().fold(command, |command, key| {
            let default = key
                .default
                .map(|value| format!(" [default: {value}]"))
                .unwrap_or_default();
            command.arg(
                Arg::new(key.name)
                    .long(key.flag())
                    .value_name("VALUE")
                    .help(format!(
                        "{}{default} [env: {}]",
                        key.meaning,
                        key.variable()
                    ))
                    .help_heading("Settings")
                    .hide_short_help(false)
                    .global(true),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Overrides {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut overrides = Self::default();
        overrides.take(matches);
        Ok(overrides)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.take(matches);
        Ok(())
    }
}
