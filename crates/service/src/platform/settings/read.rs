use console::{Addresses, Settings, Steps};
use store::StoreError;

use crate::{platform::Desk, registration::host_of};

impl Desk {
    pub(super) async fn read_settings(&self) -> Result<Settings, StoreError> {
        let state = self.rows().component_state().await?;
        let pairs = self.read_pairs().await?;
        let platform = &self.platform;
        Ok(Settings {
            slug: platform.slug.clone(),
            name: platform.name.clone(),
            component_appid: platform.component_appid.clone(),
            public_origin: platform.public_origin.clone(),
            offered: platform.offered.clone(),
            version: platform.version,
            may_change: self.person.is_owner,
            pairs,
            addresses: Addresses {
                domain: host_of(&platform.public_origin),
                event_url: self.event_url(),
                message_url: self.message_url(),
                seen_from: self.address_seen().await?,
            },
            steps: Steps {
                ticket_at: state.ticket_at,
                token_at: state.token_at,
                arrived_at: platform.arrived_at,
            },
        })
    }
}
