use domain::{
    account::AccountKind,
    conflict,
    ids::{AuthorizerId, PlatformId},
};
use store::{ProfileUpdate, StoreError};
use wechat::AuthorizerInfo;

use super::conflicts::Conflicts;
use crate::{audit::Object, core::Service, keeper::KeepError, platform::name_of};

impl Service {
    /// Reads the profile of an account that granted while WeChat would not tell it, and with its kind what can be
    /// expected of it.
    pub(crate) async fn learn_profile(
        &self,
        platform: &PlatformId,
        id: &AuthorizerId,
    ) -> Result<(), KeepError> {
        let platform = self.load_platform(platform).await?;
        let rows = self.store().platform(&platform.id);
        let row = rows.authorizer(id).await?;
        let info = match self.profile(&platform, &row.appid).await {
            Ok(info) => info,
            Err(KeepError::WeChat(failure)) => {
                let tx = self.store().begin().await?;
                tx.platform(&platform.id)
                    .touch_authorizer(id, self.now())
                    .await?;
                tx.commit().await?;
                return Err(KeepError::WeChat(failure));
            }
            Err(error) => return Err(error),
        };
        let ctx = self.own_ctx();
        let tx = self.store().begin().await?;
        let rows = tx.platform(&platform.id);
        let Some(snapshot) = rows.latest_snapshot(id).await? else {
            return Err(StoreError::Corrupt {
                table: "snapshot",
                column: "authorizer_id",
            }
            .into());
        };
        let asked = match &snapshot.attempt_id {
            Some(attempt) => {
                rows.link(&rows.attempt(attempt).await?.link_id)
                    .await?
                    .ask
                    .sets
            }
            None => Default::default(),
        };
        let expected = conflict::expected(&asked, &platform.offered, kind(&info));
        let told = ProfileUpdate {
            expected: Some(expected.clone()),
            ..update(&info)
        };
        rows.update_profile(id, &told, ctx.now).await?;
        let row = rows.authorizer(id).await?;
        let object = Object::authorizer(id, name_of(&row));
        Conflicts {
            ctx: &ctx,
            tx: &tx,
            platform: &platform.id,
            id,
            snapshot: &snapshot.id,
            object: &object,
            evidence: conflict::Evidence::Profile,
        }
        .write(
            &conflict::compare(&row.granted, &row.granted, &expected),
            &row.granted,
        )
        .await?;
        tx.commit().await?;
        Ok(())
    }
}

/// What kind of account a profile speaks of: service_type_info.id means something only within its kind
/// (`docs/wechat.md` §3).
pub(super) fn kind(info: &AuthorizerInfo) -> AccountKind {
    match info.kind {
        wechat::AccountKind::OfficialAccount if info.service_type == Some(2) => {
            AccountKind::Service
        }
        wechat::AccountKind::OfficialAccount => AccountKind::Subscription,
        wechat::AccountKind::MiniProgram => AccountKind::MiniProgram,
        wechat::AccountKind::Channels => AccountKind::Channels,
        wechat::AccountKind::Store => AccountKind::Store,
        wechat::AccountKind::Talent => AccountKind::Talent,
        wechat::AccountKind::Supplier => AccountKind::Supplier,
    }
}

/// What a profile says, to be merged into the stored one.
pub(crate) fn update(info: &AuthorizerInfo) -> ProfileUpdate {
    ProfileUpdate {
        kind: Some(kind(info)),
        name: info.nick_name.clone(),
        head_img: info.head_img.clone(),
        original_id: info.user_name.clone(),
        alias: info.alias.clone(),
        principal: info.principal_name.clone(),
        verify_type: info.verify_type,
        service_type: info.service_type,
        account_status: info.account_status,
        qrcode_url: info.qrcode_url.clone(),
        expected: None,
    }
}
