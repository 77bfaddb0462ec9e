use std::{path::Path, sync::Arc};

use domain::ids::{AuthorizerId, PlatformId};
use server::{Application, config, database::Schema};
use service::{SystemClock, measuring};

/// The keeper of tokens over the database of a server that is there already, in this process: for measuring.
#[derive(Debug, Clone)]
pub struct Keeper(measuring::Keeper);

impl Keeper {
    /// Opens a database whose master key is in this folder.
    ///
    /// # Errors
    /// Why that cannot be.
    pub async fn open(database: &str, data: &Path, platform: &PlatformId) -> Result<Self, String> {
        let in_folder = |name: &str| data.join(name).display().to_string();
        let texts = [
            ("listen", "127.0.0.1:0".to_owned()),
            ("database_url", database.to_owned()),
            ("master_key_file", in_folder("master.key")),
            ("site_dir", in_folder("no-site")),
            ("workers", "false".to_owned()),
        ];
        let settings = config::load(None, |_| None, &config::Overrides(texts.into()));
        let settings = settings.map_err(|error| format!("{error:#}"))?;
        let application = Application::build(settings, Schema::Check, Arc::new(SystemClock)).await;
        let application = application.map_err(|error| format!("{error:#}"))?;
        measuring::Keeper::of(application.service(), platform)
            .await
            .map(Self)
    }

    /// Has an authorizer's token, as a use case does that calls for the account.
    ///
    /// # Errors
    /// There is none to be had.
    pub async fn token(&self, id: &AuthorizerId) -> Result<(), String> {
        self.0.token(id).await
    }
}
