use console::{Ctx, Granted, ResultPage, WrongAccount};
use domain::attempt::AttemptState;
use secrecy::ExposeSecret as _;
use store::{AttemptRow, LinkRow, StoreError};

use super::landing::closed;
use crate::{core::Service, platform::name_of};

impl Service {
    pub(super) async fn read_result(
        &self,
        ctx: &Ctx,
        state: &str,
    ) -> Result<ResultPage, StoreError> {
        let Some(attempt) = self.attempt_of(state).await? else {
            return Ok(ResultPage::Unknown);
        };
        let rows = self.store().platform(&attempt.platform_id);
        let link = rows.link(&attempt.link_id).await?;
        let platform = rows.head().await?.name;
        let again = closed(&link, ctx)
            .is_none()
            .then(|| link.token.expose_secret().to_owned());
        Ok(match attempt.state {
            AttemptState::Minted => ResultPage::NotYet { platform, again },
            AttemptState::Returned => ResultPage::Working {
                platform,
                slow: attempt.failure.is_some(),
            },
            AttemptState::Failed => ResultPage::Failed { platform, again },
            AttemptState::Settled => ResultPage::Granted(Box::new(
                self.granted(&attempt, &link, platform, again).await?,
            )),
        })
    }

    async fn granted(
        &self,
        attempt: &AttemptRow,
        link: &LinkRow,
        platform: String,
        again: Option<String>,
    ) -> Result<Granted, StoreError> {
        let corrupt = StoreError::Corrupt {
            table: "attempt",
            column: "authorizer_id",
        };
        let id = &attempt.authorizer.as_ref().ok_or(corrupt)?.id;
        let row = self
            .store()
            .platform(&attempt.platform_id)
            .authorizer(id)
            .await?;
        let expected = link
            .ask
            .biz_appid
            .clone()
            .filter(|appid| *appid != row.appid);
        Ok(Granted {
            platform,
            account: name_of(&row).to_owned(),
            head_img: row.head_img.clone(),
            withheld: row.expected.minus(&row.granted),
            granted: row.granted,
            wrong_account: attempt
                .wrong_account
                .then_some(WrongAccount { expected, again }),
        })
    }
}
