use console::{Closed, Ctx, Invitation, Landing};
use domain::{call::PRE_AUTH_CODE, catalogue, link::LinkState};
use secrecy::ExposeSecret as _;
use store::{LinkRow, StoreError};

use crate::{core::Service, entropy, qr::qr_code};

impl Service {
    pub(super) async fn read_landing(&self, ctx: &Ctx, token: &str) -> Result<Landing, StoreError> {
        let Some(link) = self.link_of(token).await? else {
            return Ok(Landing::Unknown);
        };
        let platform = self.store().platform(&link.platform_id).head().await?;
        if let Some(why) = closed(&link, ctx) {
            return Ok(Landing::Closed {
                platform: platform.name,
                why,
            });
        }
        let sets = if link.ask.sets.is_empty() {
            &platform.offered
        } else {
            &link.ask.sets
        };
        let url = format!(
            "{}/l/{}",
            platform.public_origin,
            link.token.expose_secret()
        );
        Ok(Landing::Open(Box::new(Invitation {
            sets: catalogue::of_auth_type(sets, link.ask.auth_type),
            platform: platform.name,
            customer: link.customer.name,
            auth_type: link.ask.auth_type,
            biz_appid: link.ask.biz_appid,
            note: link.note,
            expires_at: link.expires_at,
            rests_until: self
                .pauses()
                .until(&platform.id, PRE_AUTH_CODE, "", ctx.now),
            qr: qr_code(&url),
            url,
        })))
    }

    /// The link that a landing page's token opens.
    pub(super) async fn link_of(&self, token: &str) -> Result<Option<LinkRow>, StoreError> {
        if entropy::is_secret(token) {
            self.store().system().link_by_token(token).await
        } else {
            Ok(None)
        }
    }
}

/// Why a link cannot be pressed, when it cannot.
pub(super) fn closed(link: &LinkRow, ctx: &Ctx) -> Option<Closed> {
    match link.state(ctx.now) {
        LinkState::Pending | LinkState::Opened | LinkState::Pressed | LinkState::Failed => None,
        LinkState::Granted => Some(Closed::Used),
        LinkState::Expired => Some(Closed::Expired),
        LinkState::Revoked => Some(Closed::Revoked),
    }
}
