use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use domain::{ids::PlatformId, push::KeyPair, time::Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use store::{PlatformRow, StoreError};
use wechat::{EncodingAesKey, KeySlot, PushKeys};

use crate::core::Service;

/// When a pair was last used is written down so often, in seconds: pushes come by the hundred a second.
const USE_SECS: i64 = 60;

/// Keys that were unsealed, for as long as their platform's values stay the same; and when each pair was last noted.
#[derive(Default)]
pub(crate) struct KeyCache {
    keys: Mutex<HashMap<PlatformId, (i64, Arc<PushKeys>)>>,
    noted: Mutex<HashMap<(PlatformId, KeyPair), Timestamp>>,
}

impl fmt::Debug for KeyCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyCache")
    }
}

impl Service {
    /// What opens a platform's pushes: the pair in force, and those that are kept beside it.
    pub(crate) async fn push_keys(
        &self,
        platform: &PlatformRow,
    ) -> Result<Arc<PushKeys>, StoreError> {
        let cache = &self.key_cache().keys;
        if let Some((version, keys)) = held(cache).get(&platform.id)
            && *version == platform.version
        {
            return Ok(Arc::clone(keys));
        }
        let keys = Arc::new(self.unseal_push_keys(platform).await?);
        held(cache).insert(platform.id.clone(), (platform.version, Arc::clone(&keys)));
        Ok(keys)
    }

    async fn unseal_push_keys(&self, platform: &PlatformRow) -> Result<PushKeys, StoreError> {
        let rows = self.store().platform(&platform.id);
        let secrets = rows.secrets().await?;
        let component_appid = platform.component_appid.as_str();
        let key = parsed("platform", &secrets.aes_key)?;
        let mut keys = PushKeys::new(component_appid, secrets.token, key);
        for kept in rows.kept_pairs().await? {
            let slot = match kept.pair {
                KeyPair::Current => continue,
                KeyPair::Previous => KeySlot::Previous,
                KeyPair::Test => KeySlot::Test,
            };
            let key = parsed("push_pair", &kept.aes_key)?;
            keys = keys.with_pair(slot, kept.token, key);
        }
        Ok(keys)
    }

    /// Notes that a pair opened a push, now and then.
    pub(super) async fn note_pair(
        &self,
        platform: &PlatformId,
        pair: KeyPair,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let noted = &self.key_cache().noted;
        let known = held(noted).get(&(platform.clone(), pair)).copied();
        if known.is_some_and(|at| now.secs_since(at) < USE_SECS) {
            return Ok(());
        }
        held(noted).insert((platform.clone(), pair), now);
        self.store()
            .platform(platform)
            .note_pair_use(pair, now)
            .await
    }

    /// A pair is another one from now on: its next use is noted at once.
    pub(crate) fn forget_pair_use(&self, platform: &PlatformId) {
        held(&self.key_cache().noted).retain(|(of, _), _| of != platform);
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A pair as the log of pushes names it.
pub(super) const fn pair_of(slot: KeySlot) -> KeyPair {
    match slot {
        KeySlot::Current => KeyPair::Current,
        KeySlot::Previous => KeyPair::Previous,
        KeySlot::Test => KeyPair::Test,
    }
}

fn parsed(table: &'static str, key: &SecretString) -> Result<EncodingAesKey, StoreError> {
    key.expose_secret()
        .parse()
        .map_err(|_| StoreError::Corrupt {
            table,
            column: "aes_key",
        })
}
