use console::NewInvitation;
use domain::{
    audit::ActorKind,
    list::{PushFilter, StaffFilter},
};
use tests::{Stage, Wanted};

/// Things of the platform `demo`.
pub struct Things {
    pub customer: String,
    pub link: String,
    pub authorizer: String,
    pub conflict: String,
    pub token: String,
    pub state: String,
    /// An entry of the trail.
    pub entry: String,
    /// Somebody of the platform.
    pub person: String,
    /// Somebody else, who is switched off and on.
    pub colleague: String,
    /// An open invitation, and one that is withdrawn.
    pub invitations: [String; 2],
    /// The secret of another.
    pub invited: String,
    pub attempt: String,
    /// Something that WeChat pushed.
    pub push: String,
    /// A comparison of the book with WeChat's list.
    pub run: String,
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
    stage
        .service
        .add_staff("colleague", None, &["demo".to_owned()], false)
        .await
        .unwrap();
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let people = desk.people(&ctx, &StaffFilter::default()).await.unwrap();
    let called = |login: &str| {
        let row = people.page.rows.iter().find(|row| row.login == login);
        row.unwrap().id.to_string()
    };
    let mut invited = Vec::new();
    for login in ["one", "two", "three"] {
        let new = NewInvitation {
            name: login.to_owned(),
            login: login.to_owned(),
        };
        let id = desk.invite(&ctx, &new).await.unwrap();
        let url = desk.invitation(&ctx, &id).await.unwrap().url.unwrap();
        invited.push((id.to_string(), url.rsplit('/').next().unwrap().to_owned()));
    }
    let attempt = stage.link(&made).await.attempts.remove(0).id.to_string();
    let pushes = desk.pushes(&ctx, &PushFilter::default()).await.unwrap();
    let run = desk.start_reconciliation(&ctx, false).await.unwrap();
    Things {
        push: pushes.page.rows[0].id.to_string(),
        attempt,
        run: run.to_string(),
        entry: crate::audit::trail(stage).await[0].id.to_string(),
        person: called(&stage.staff.login),
        colleague: called("colleague"),
        invitations: [invited[0].0.clone(), invited[1].0.clone()],
        invited: invited[2].1.clone(),
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
