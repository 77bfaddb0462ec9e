use console::{Ctx, VisitorDesk as _, Who};
use service::{Clock as _, Service};

use crate::{MovedClock, Stage, setting};

/// Somebody who can sign in.
#[derive(Debug)]
pub struct Person {
    /// What with.
    pub login: String,
    /// And the password.
    pub password: String,
    who: Who,
}

impl Person {
    /// Adds somebody who works for a platform.
    pub(crate) async fn hire(
        service: &Service,
        clock: &MovedClock,
        login: &str,
        platform: &str,
    ) -> Self {
        let password = service
            .add_staff(login, None, &[platform.to_owned()], false)
            .await
            .unwrap();
        Self::with(service, clock, login, password).await
    }

    /// Adds the owner of the installation.
    pub async fn own(stage: &Stage, login: &str) -> Self {
        let password = stage
            .service
            .add_staff(login, None, &[], true)
            .await
            .unwrap();
        Self::with(&stage.service, &stage.clock, login, password).await
    }

    async fn with(service: &Service, clock: &MovedClock, login: &str, password: String) -> Self {
        let nobody = setting::ctx(clock, Who::Nobody);
        let (token, _) = service
            .sign_in(&nobody, login, &password, None)
            .await
            .unwrap();
        let who = service.who(&token, clock.now()).await.unwrap();
        assert!(matches!(who, Who::Person(_)), "{login} is not signed in");
        Self {
            login: login.to_owned(),
            password,
            who,
        }
    }

    /// A request of this person's.
    #[must_use]
    pub fn ctx(&self, stage: &Stage) -> Ctx {
        stage.ctx(self.who.clone())
    }
}
