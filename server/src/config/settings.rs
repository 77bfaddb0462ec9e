use std::{
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Deserializer, de::Error as _};
use tracing_subscriber::EnvFilter;
use url::Url;

use super::Origin;

/// Every setting, checked. What each means is said in [`super::KEYS`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `listen`
    pub listen: SocketAddr,
    /// `public_origin`; [`Self::console_origin`] fills it in.
    pub public_origin: Option<Origin>,
    /// `data_dir`
    pub data_dir: PathBuf,
    /// `database_url`; [`Self::database`] fills it in.
    pub database_url: Option<SecretString>,
    /// `master_key_file`; [`Self::master_key`] fills it in.
    pub master_key_file: Option<PathBuf>,
    /// `site_dir`
    pub site_dir: PathBuf,
    /// `wechat.…`
    pub wechat: WechatSettings,
    /// `trusted_proxy_hops`
    #[serde(deserialize_with = "hops")]
    pub trusted_proxy_hops: u8,
    /// `session_hours`
    #[serde(deserialize_with = "hours")]
    pub session_hours: u16,
    /// `push_retention_days`
    #[serde(deserialize_with = "retention_days")]
    pub push_retention_days: u16,
    /// `call_log_days`
    #[serde(deserialize_with = "days")]
    pub call_log_days: u16,
    /// `reconcile_hours`
    #[serde(deserialize_with = "hours_or_never")]
    pub reconcile_hours: u16,
    /// `workers`
    pub workers: bool,
    /// `auto_migrate`
    pub auto_migrate: bool,
    /// `log.…`
    pub log: LogSettings,
}

/// WeChat's hosts, and how they are called.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WechatSettings {
    /// `wechat.api`
    #[serde(deserialize_with = "address")]
    pub api: Url,
    /// `wechat.mp`
    #[serde(deserialize_with = "address")]
    pub mp: Url,
    /// `wechat.open`
    #[serde(deserialize_with = "address")]
    pub open: Url,
    /// How long a call may take: no setting, but tests do not wait so long.
    #[serde(skip)]
    pub timeouts: wechat::Timeouts,
}

/// How the process logs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogSettings {
    /// `log.format`
    pub format: LogFormat,
    /// `log.level`
    #[serde(deserialize_with = "directives")]
    pub level: String,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Settings {
    /// Where browsers find the console.
    #[must_use]
    pub fn console_origin(&self) -> Origin {
        self.public_origin
            .clone()
            .unwrap_or_else(|| Origin::at(self.listen))
    }

    /// The database's address, which may hold a password.
    #[must_use]
    pub fn database(&self) -> SecretString {
        self.database_url.clone().unwrap_or_else(|| {
            format!(
                "sqlite://{}?mode=rwc",
                self.data_dir.join("grantbook.db").display()
            )
            .into()
        })
    }

    /// Where the master key is: as told, or beside the SQLite file, or in the data folder.
    #[must_use]
    pub fn master_key(&self) -> PathBuf {
        if let Some(file) = &self.master_key_file {
            return file.clone();
        }
        let database = self.database();
        let folder = sqlite_file(database.expose_secret())
            .and_then(|file| file.parent().map(Path::to_path_buf))
            .unwrap_or_else(|| self.data_dir.clone());
        folder.join("master.key")
    }

    /// WeChat's hosts, as the client takes them.
    #[must_use]
    pub fn hosts(&self) -> wechat::Hosts {
        let WechatSettings { api, mp, open, .. } = &self.wechat;
        wechat::Hosts {
            api: api.clone(),
            mp: mp.clone(),
            open: open.clone(),
        }
    }
}

/// The file of an SQLite address; none for other databases.
pub(crate) fn sqlite_file(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
}

fn address<'de, D: Deserializer<'de>>(input: D) -> Result<Url, D::Error> {
    let text = String::deserialize(input)?;
    let url = Url::parse(&text).map_err(|_| D::Error::custom("it is not an address"))?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(D::Error::custom("its scheme is neither http nor https"))
    }
}

fn hops<'de, D: Deserializer<'de>>(input: D) -> Result<u8, D::Error> {
    u8::deserialize(input).and_then(|hops| within(hops, 0, 16))
}

fn hours<'de, D: Deserializer<'de>>(input: D) -> Result<u16, D::Error> {
    u16::deserialize(input).and_then(|hours| within(hours, 1, 720))
}

fn retention_days<'de, D: Deserializer<'de>>(input: D) -> Result<u16, D::Error> {
    u16::deserialize(input).and_then(|days| within(days, 1, 3_650))
}

fn days<'de, D: Deserializer<'de>>(input: D) -> Result<u16, D::Error> {
    u16::deserialize(input).and_then(|days| within(days, 1, 366))
}

fn hours_or_never<'de, D: Deserializer<'de>>(input: D) -> Result<u16, D::Error> {
    u16::deserialize(input).and_then(|hours| within(hours, 0, 720))
}

fn within<N: PartialOrd + fmt::Display, E: serde::de::Error>(
    number: N,
    least: N,
    most: N,
) -> Result<N, E> {
    if number >= least && number <= most {
        Ok(number)
    } else {
        Err(E::custom(format!("{number} is out of range")))
    }
}

fn directives<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    let text = String::deserialize(input)?;
    match EnvFilter::builder().parse(&text) {
        Ok(_) => Ok(text),
        Err(_) => Err(D::Error::custom("it cannot be read")),
    }
}
