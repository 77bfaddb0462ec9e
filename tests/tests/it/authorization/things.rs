use domain::audit::ActorKind;
use tests::{Stage, Wanted};

/// Things of the platform `demo`.
pub struct Things {
    pub customer: String,
    pub link: String,
    pub authorizer: String,
    pub conflict: String,
    pub token: String,
    pub state: String,
}

/// A customer, a link that was pressed, an authorizer.
pub async fn things(stage: &Stage) -> Things {
    let customer = stage.add_customer("栖木家居").await;
    let made = stage.make_link_for(&customer, Wanted::default()).await;
    let pressed = stage.press(&stage.browser(), &made).await;
    stage
        .sandbox
        .grant("demo", "wx94a6f1c08e3d7b25", &[17], None)
        .unwrap();
    stage.work().await;
    let authorizer = stage.authorizers().await.remove(0).id;
    let lacking = stage.authorizer(&authorizer).await.lacking;
    Things {
        customer: customer.to_string(),
        link: made.id.to_string(),
        authorizer: authorizer.to_string(),
        conflict: lacking[0].id.to_string(),
        token: made.url.path().trim_start_matches("/l/").to_owned(),
        state: pressed
            .callback
            .path()
            .trim_start_matches("/cb/")
            .to_owned(),
    }
}

/// How often staff stand in the trail.
pub async fn by_staff(stage: &Stage) -> usize {
    let trail = crate::audit::trail(stage).await;
    trail
        .iter()
        .filter(|row| row.actor_kind == ActorKind::Staff)
        .count()
}
