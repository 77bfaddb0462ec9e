use console::{Ctx, Press, PressForm};
use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    ids::AttemptId,
};
use secrecy::SecretString;
use store::{LinkRow, NewAttempt, NewFailedPress, StoreError};
use url::Url;
use wechat::{AuthType, LinkForm, LinkParams, authorization_link};

use super::landing::closed;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    entropy,
    failure::reason,
    keeper::{KeepError, Platform},
    limits::{PRESS_OF_LINK, PRESS_OF_NETWORK, Turn, network},
};

impl Service {
    pub(super) async fn press_link(
        &self,
        ctx: &Ctx,
        token: &str,
        form: PressForm,
        origin: Option<&str>,
    ) -> Result<Press, StoreError> {
        let Some(link) = self.link_of(token).await? else {
            return Ok(Press::NotOpen);
        };
        if closed(&link, ctx).is_some() {
            return Ok(Press::NotOpen);
        }
        if let Some(minutes) = self.pressed_too_often(ctx, &link).await? {
            return Ok(Press::TooOften { minutes });
        }
        let platform = self.load_platform(&link.platform_id).await?;
        if !platform.arrived && origin == Some(platform.public_origin.as_str()) {
            let rows = self.store().platform(&platform.id);
            rows.note_arrival(ctx.now).await?;
        }
        let minted = self
            .with_component_token(&platform, |token| {
                let platform = &platform;
                async move {
                    self.wechat(&platform.id)
                        .create_pre_auth_code(&platform.component_appid, &token)
                        .await
                }
            })
            .await;
        match minted {
            Ok(minted) => {
                self.send_to_wechat(ctx, &platform, &link, form, minted)
                    .await
            }
            Err(KeepError::WeChat(failure)) => {
                self.note_failed_press(ctx, &link, form, &failure).await?;
                let rests = (failure.kind == FailureKind::Paused)
                    .then(|| self.pauses().last_end(&platform.id, self.now()));
                Ok(match rests.flatten() {
                    Some(until) => Press::Rests { until },
                    None => Press::NotReady,
                })
            }
            Err(KeepError::Store(error)) => Err(error),
        }
    }

    /// Counts the press: how many minutes to wait, when it is one too many. The network comes first: one that presses too much must not use up the link.
    async fn pressed_too_often(
        &self,
        ctx: &Ctx,
        link: &LinkRow,
    ) -> Result<Option<u32>, StoreError> {
        let network = network(ctx.ip.as_deref());
        let counted = [
            (PRESS_OF_NETWORK, network.as_str()),
            (PRESS_OF_LINK, link.id.as_str()),
        ];
        for (limit, of) in counted {
            if let Turn::Over { minutes, first } = self.take_turn(&limit, of, ctx.now).await? {
                if first {
                    self.record(pressed(ctx, link).refused("too_often")).await?;
                }
                return Ok(Some(minutes));
            }
        }
        Ok(None)
    }

    /// Writes the attempt, and only then tells where to go.
    async fn send_to_wechat(
        &self,
        ctx: &Ctx,
        platform: &Platform,
        link: &LinkRow,
        form: PressForm,
        minted: wechat::PreAuthCode,
    ) -> Result<Press, StoreError> {
        let state = entropy::secret();
        let Some(url) = wechat_page(
            self.wechat_hosts(),
            platform,
            link,
            form,
            &minted.code,
            &state,
        ) else {
            tracing::error!(platform.id = %platform.id, "the platform's public origin is no URL");
            return Ok(Press::NotReady);
        };
        let id = AttemptId::new(ctx.now, entropy::bytes());
        let tx = self.store().begin().await?;
        tx.platform(&platform.id)
            .insert_attempt(&NewAttempt {
                id: id.clone(),
                link_id: link.id.clone(),
                state: SecretString::from(state),
                pre_auth_code: minted.code,
                pre_auth_expires_at: self.now().plus_secs(minted.expires_in_s),
                form,
                ip: ctx.ip.clone(),
                pressed_at: ctx.now,
            })
            .await?;
        let facts = Facts::new()
            .with("attempt", id.as_str())
            .with("form", form.code());
        tx.audit(pressed(ctx, link).after(facts).done()).await?;
        tx.commit().await?;
        Ok(Press::Go { url: url.into() })
    }

    async fn note_failed_press(
        &self,
        ctx: &Ctx,
        link: &LinkRow,
        form: PressForm,
        failure: &Failure,
    ) -> Result<(), StoreError> {
        tracing::warn!(
            request.id = %ctx.request_id, link.id = %link.id, reason = reason(failure),
            "no pre_auth_code could be had for a press"
        );
        let tx = self.store().begin().await?;
        tx.platform(&link.platform_id)
            .insert_failed_press(&NewFailedPress {
                id: AttemptId::new(ctx.now, entropy::bytes()),
                link_id: link.id.clone(),
                form,
                failure: failure.clone(),
                pressed_at: ctx.now,
            })
            .await?;
        tx.audit(pressed(ctx, link).failed(reason(failure)).done())
            .await?;
        tx.commit().await
    }
}

fn pressed(ctx: &Ctx, link: &LinkRow) -> Event {
    Event::new(
        ctx,
        Actor::customer(&link.customer.id, &link.customer.name),
        Action::PressLink,
    )
    .at(&link.platform_id)
    .on(Object::link(&link.id, &link.customer.name))
}

/// WeChat's page for this press. The state is in the callback's path: WeChat mangles queries (`docs/wechat.md` §4).
fn wechat_page(
    hosts: &wechat::Hosts,
    platform: &Platform,
    link: &LinkRow,
    form: PressForm,
    code: &SecretString,
    state: &str,
) -> Option<Url> {
    let redirect_uri = Url::parse(&format!("{}/cb/{state}", platform.public_origin)).ok()?;
    let form = match form {
        PressForm::Pc => LinkForm::Pc,
        PressForm::H5 => LinkForm::H5,
    };
    let category_ids: Vec<i64> = link.ask.sets.iter().collect();
    let params = LinkParams {
        component_appid: &platform.component_appid,
        pre_auth_code: code,
        redirect_uri: &redirect_uri,
        auth_type: AuthType::from_number(link.ask.auth_type.number())?,
        biz_appid: link.ask.biz_appid.as_deref(),
        category_ids: &category_ids,
    };
    Some(authorization_link(hosts, form, &params))
}
