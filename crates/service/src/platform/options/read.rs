use console::{Ctx, OptionView, Refusal, Rejected};
use domain::{
    authorizer::GrantStatus, ids::AuthorizerId, option::AccountOption, problem::FormProblem,
};
use store::{AuthorizerRow, OptionRow, StoreError};

use super::ask::Account;
use crate::{
    core::refusal,
    failure::{Explainer, is_not_granted},
    keeper::KeepError,
    platform::Desk,
};

/// Every option as an account's page shows it.
pub(in crate::platform) fn option_views(
    mut rows: Vec<OptionRow>,
    explainer: &Explainer,
) -> Vec<OptionView> {
    let views = AccountOption::ALL.iter().map(|option| {
        let place = rows.iter().position(|row| row.option == *option);
        match place.map(|place| rows.swap_remove(place)) {
            Some(row) => OptionView {
                option: row.option,
                value: row.value,
                read_at: row.read_at,
                failure: row.failure.map(|failure| explainer.explain(failure)),
                failed_at: row.failed_at,
            },
            None => OptionView {
                option: *option,
                value: None,
                read_at: None,
                failure: None,
                failed_at: None,
            },
        }
    });
    views.collect()
}

impl Desk {
    pub(super) async fn ask_for_options(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
    ) -> Result<(), Refusal> {
        let row = self.in_force(ctx, id).await?;
        let asked = self.ask_each(&row).await;
        asked.map_err(|error| refusal(ctx, "reading an account's options", error))
    }

    async fn ask_each(&self, row: &AuthorizerRow) -> Result<(), StoreError> {
        let platform = self.service.load_platform(&self.platform.id).await?;
        let account = Account {
            service: &self.service,
            platform: &platform,
            id: &row.id,
            appid: &row.appid,
        };
        let [location, voice, service] = [
            AccountOption::LocationReport,
            AccountOption::VoiceRecognize,
            AccountOption::CustomerService,
        ];
        let asked_at = self.service.now();
        let answers = tokio::join!(
            account.get(location),
            account.get(voice),
            account.get(service)
        );
        let answers = [
            (location, answers.0),
            (voice, answers.1),
            (service, answers.2),
        ];
        let tx = self.service.store().begin().await?;
        let now = self.service.now();
        for (option, answer) in &answers {
            let said = match answer {
                Ok(value) => Ok(value.as_str()),
                Err(KeepError::WeChat(failure)) => Err(failure),
                Err(KeepError::Store(_)) => continue,
            };
            tx.platform(&self.platform.id)
                .keep_option(&row.id, *option, said, now)
                .await?;
        }
        tx.commit().await?;
        let refused = answers.iter().find_map(|(_, answer)| match answer {
            Err(KeepError::WeChat(failure)) if is_not_granted(failure) => Some(failure),
            _ => None,
        });
        if let Some(failure) = refused {
            self.service
                .suspect_if_gone(&platform, row, failure, asked_at)
                .await?;
        }
        Ok(())
    }

    /// The account, when its grant is in force.
    pub(super) async fn in_force(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
    ) -> Result<AuthorizerRow, Refusal> {
        let row = self.rows().authorizer(id).await;
        let row = row.map_err(|error| refusal(ctx, "reading an authorizer", error))?;
        if row.status == GrantStatus::Authorized {
            Ok(row)
        } else {
            Err(Rejected::general(FormProblem::NotGranted).into())
        }
    }
}
