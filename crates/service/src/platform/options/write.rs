use console::{Ctx, Refusal, Rejected};
use domain::{
    attempt::Failure,
    audit::Action,
    ids::AuthorizerId,
    option::AccountOption,
    problem::{FieldProblem, FormProblem},
};
use store::{AuthorizerRow, StoreError};

use super::ask::Account;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    failure::{is_not_granted, reason},
    keeper::KeepError,
    platform::{Desk, name_of},
};

impl Desk {
    pub(super) async fn write_option(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        option: &str,
        value: &str,
    ) -> Result<(), Refusal> {
        let doing = "setting an account's option";
        let offered = AccountOption::from_code(option).filter(|o| o.values().contains(&value));
        let Some(option) = offered else {
            return Err(Rejected::field("setting", FieldProblem::NotOffered).into());
        };
        let row = self.in_force(ctx, id).await?;
        let platform = self.service.load_platform(&self.platform.id).await;
        let platform = platform.map_err(|error| refusal(ctx, doing, error))?;
        let account = Account {
            service: &self.service,
            platform: &platform,
            id: &row.id,
            appid: &row.appid,
        };
        let asked_at = self.service.now();
        let said = match account.set(option, value).await {
            Ok(()) => Ok(value),
            Err(KeepError::WeChat(failure)) => Err(failure),
            Err(KeepError::Store(error)) => return Err(refusal(ctx, doing, error)),
        };
        let kept = self
            .keep(ctx, &row, option, value, said.as_ref().copied())
            .await;
        kept.map_err(|error| refusal(ctx, doing, error))?;
        match said {
            Ok(_) => Ok(()),
            Err(failure) => {
                if is_not_granted(&failure) {
                    let checked = self
                        .service
                        .suspect_if_gone(&platform, &row, &failure, asked_at)
                        .await;
                    checked.map_err(|error| refusal(ctx, doing, error))?;
                }
                Err(Rejected::general(FormProblem::WeChatRefused).into())
            }
        }
    }

    async fn keep(
        &self,
        ctx: &Ctx,
        row: &AuthorizerRow,
        option: AccountOption,
        value: &str,
        said: Result<&str, &Failure>,
    ) -> Result<(), StoreError> {
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        let before = rows.options_of(&row.id).await?;
        let before = before
            .into_iter()
            .find(|known| known.option == option)
            .and_then(|known| known.value);
        rows.keep_option(&row.id, option, said, self.service.now())
            .await?;
        let event = Event::new(ctx, Actor::of(ctx), Action::SetOption)
            .at(&self.platform.id)
            .on(Object::authorizer(&row.id, name_of(row)))
            .before(Facts::new().with(option.code(), before))
            .after(Facts::new().with(option.code(), value));
        let event = match said {
            Ok(_) => event,
            Err(failure) => event.failed(reason(failure)),
        };
        tx.audit(event.done()).await?;
        tx.commit().await
    }
}
