use console::{Ctx, Fault, PairView, Refusal, Rejected};
use domain::{audit::Action, problem::FieldProblem, push::KeyPair};
use secrecy::SecretString;
use store::StoreError;

use crate::{
    audit::{Event, Facts},
    core::{OWNER_ONLY, refusal},
    platform::Desk,
    registration,
};

impl Desk {
    /// Every pair that opens pushes, and when it last did.
    pub(super) async fn read_pairs(&self) -> Result<Vec<PairView>, StoreError> {
        let rows = self.rows();
        let (kept, uses) = tokio::try_join!(rows.kept_pairs(), rows.pair_uses())?;
        let last_used_at = |pair| uses.iter().find(|(of, _)| *of == pair).map(|(_, at)| *at);
        let current = PairView {
            pair: KeyPair::Current,
            kept_at: None,
            last_used_at: last_used_at(KeyPair::Current),
        };
        let others = [KeyPair::Previous, KeyPair::Test]
            .into_iter()
            .filter_map(|pair| {
                let kept = kept.iter().find(|kept| kept.pair == pair)?;
                Some(PairView {
                    pair,
                    kept_at: Some(kept.kept_at),
                    last_used_at: last_used_at(pair),
                })
            });
        Ok(std::iter::once(current).chain(others).collect())
    }

    pub(super) async fn take_test_pair(
        &self,
        ctx: &Ctx,
        token: &str,
        aes_key: &str,
    ) -> Result<(), Refusal> {
        let mut rejected = Rejected::none();
        let (token, aes_key) = registration::check_pair(token, aes_key, &mut rejected);
        let (Some(token), Some(aes_key)) = (token, aes_key) else {
            return Err(rejected.into());
        };
        self.write_test_pair(ctx, &token, &aes_key)
            .await
            .map_err(|error| refusal(ctx, "keeping the test configuration's pair", error))
    }

    async fn write_test_pair(
        &self,
        ctx: &Ctx,
        token: &SecretString,
        aes_key: &SecretString,
    ) -> Result<(), StoreError> {
        let tx = self.service.store().begin().await?;
        tx.platform(&self.platform.id)
            .keep_pair(KeyPair::Test, token, aes_key, ctx.now)
            .await?;
        tx.audit(
            self.pair_event(ctx, Action::KeepTestPair, KeyPair::Test)
                .done(),
        )
        .await?;
        tx.commit().await?;
        self.service.forget_pair_use(&self.platform.id);
        Ok(())
    }

    pub(super) async fn drop_pair(&self, ctx: &Ctx, pair: &str) -> Result<(), Refusal> {
        let pair = match KeyPair::from_code(pair) {
            Some(pair @ (KeyPair::Previous | KeyPair::Test)) => pair,
            Some(KeyPair::Current) | None => {
                return Err(Rejected::field("pair", FieldProblem::NotOffered).into());
            }
        };
        self.write_retired(ctx, pair)
            .await
            .map_err(|error| refusal(ctx, "retiring a pair", error))
    }

    async fn write_retired(&self, ctx: &Ctx, pair: KeyPair) -> Result<(), StoreError> {
        let tx = self.service.store().begin().await?;
        if !tx.platform(&self.platform.id).retire_pair(pair).await? {
            return Ok(());
        }
        tx.audit(self.pair_event(ctx, Action::RetirePair, pair).done())
            .await?;
        tx.commit().await
    }

    fn pair_event(&self, ctx: &Ctx, action: Action, pair: KeyPair) -> Event {
        self.of_platform(ctx, action)
            .after(Facts::new().with("pair", pair.code()))
    }

    /// Only the owner of the installation changes a platform's values and what opens pushes. Whoever else tries is told
    /// that there is nothing of the kind, and stands in the trail.
    pub(super) async fn owner_only(&self, ctx: &Ctx, action: Action) -> Result<(), Refusal> {
        if self.person.is_owner {
            return Ok(());
        }
        let event = self.of_platform(ctx, action);
        self.service
            .refuse(ctx, event, OWNER_ONLY, Fault::NotFound)
            .await
    }
}
