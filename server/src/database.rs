//! The database: opened with its key, with the schema that this program knows.

use std::fs;

use anyhow::{Context as _, Result, bail};
use secrecy::ExposeSecret as _;
use store::{KeyOrigin, MasterKey, Store};

use crate::config::{Settings, sqlite_file};

/// What to do about a schema that is not up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// Bring it up to date.
    Migrate,
    /// Bring it up to date on SQLite; on PostgreSQL, where other nodes may be running, refuse.
    Check,
}

/// Opens the database. Makes the SQLite file and the master key when they are not there yet.
///
/// # Errors
/// Migrations that are pending, a key that is not this database's, a database that does not answer.
pub async fn open(settings: &Settings, schema: Schema) -> Result<(Store, migrations::Connection)> {
    let connection = connect(settings).await?;
    let is_sqlite = sqlite_file(settings.database().expose_secret()).is_some();
    if schema == Schema::Migrate || is_sqlite {
        apply(&connection).await?;
    } else {
        let pending = migrations::pending(&connection)
            .await
            .context("cannot read the database's schema")?;
        if !pending.is_empty() {
            bail!(
                "the database's schema is not up to date (pending: {}): run `migrate` first, or start with \
                 `serve --migrate`",
                pending.join(", ")
            );
        }
    }
    let key = master_key(settings).await?;
    let store = Store::connect(settings.database().expose_secret(), &key)
        .await
        .context("cannot open the database")?;
    Ok((store, connection))
}

/// Brings the schema up to date.
///
/// # Errors
/// A database that does not answer, or is newer than this program.
pub async fn migrate(settings: &Settings) -> Result<Vec<String>> {
    apply(&connect(settings).await?).await
}

/// Whether the database holds secrets already: then a new key would be the wrong one.
async fn is_sealed(settings: &Settings) -> Result<bool> {
    Store::is_sealed(settings.database().expose_secret())
        .await
        .context("cannot open the database")
}

async fn connect(settings: &Settings) -> Result<migrations::Connection> {
    let url = settings.database();
    if let Some(folder) = sqlite_file(url.expose_secret())
        .as_deref()
        .and_then(|file| file.parent())
    {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    migrations::connect(url.expose_secret())
        .await
        .context("cannot reach the database")
}

async fn apply(connection: &migrations::Connection) -> Result<Vec<String>> {
    let applied = migrations::up(connection)
        .await
        .context("cannot bring the database's schema up to date")?;
    for migration in &applied {
        tracing::info!(migration, "applied a migration");
    }
    Ok(applied)
}

async fn master_key(settings: &Settings) -> Result<MasterKey> {
    let file = settings.master_key();
    // Looked for once more: a process that starts at the same time makes the file before it seals anything.
    if !file.exists() && is_sealed(settings).await? && !file.exists() {
        bail!(
            "the master key {} is not there, and the database was sealed with one: give back the key file that belongs \
             to it",
            file.display()
        );
    }
    let (key, origin) = MasterKey::load_or_create(&file).context("cannot use the master key")?;
    if origin == KeyOrigin::Created {
        tracing::warn!(
            key.file = %file.display(),
            "made a new master key: back this file up, apart from the database. Without it every secret in the \
             database is lost, and with it whoever has the database can read them"
        );
    }
    Ok(key)
}
