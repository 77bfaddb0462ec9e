//! A story, told act by act, with the server at work in between.

use console::{Doors as _, Press, PressForm, Who};
use sandbox::{Act, Script};
use tests::{Made, Pressed, Stage, Wanted};
use url::Url;

use super::kept::Kept;

const ACTS: usize = 40;
/// How far time goes on before the server works again, in seconds.
const PACE_SECS: i64 = 1_200;

/// How a customer grants.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// Without a link of ours.
    Alone,
    /// Over a link, and the browser does not come back.
    Closed,
    /// Over a link and back.
    Back,
}

impl Way {
    fn of(number: u64) -> Self {
        match number % 3 {
            0 => Self::Alone,
            1 => Self::Closed,
            _ => Self::Back,
        }
    }
}

/// Tells the story of this seed.
pub async fn story(stage: &Stage, seed: u64, aloud: bool) {
    let story = Script::random(stage.sandbox.config(), "demo", seed, ACTS);
    let wanted = Wanted {
        max_grants: 50,
        ..Wanted::default()
    };
    let made = stage.make_link(wanted).await;
    let mut kept = Kept::default();
    for (act, number) in story.acts().zip(seed..) {
        if aloud {
            eprintln!("{act}");
        }
        match act {
            Act::Wait(seconds) => wait(stage, *seconds).await,
            Act::Grant { account, sets, .. } => {
                grant(stage, &made, account, sets, Way::of(number)).await;
            }
            // What makes no sense where it stands is passed over.
            act => drop(stage.sandbox.act(act).await),
        }
        // Now and then more than one thing happens before anybody looks.
        if number % 4 != 0 {
            stage.work().await;
        }
        kept.is_still_there(stage).await;
    }
}

async fn wait(stage: &Stage, seconds: i64) {
    let mut left = seconds;
    while left > 0 {
        let now = left.min(PACE_SECS);
        left -= now;
        stage.sandbox.drive(now).await;
        stage.work().await;
    }
}

async fn grant(stage: &Stage, made: &Made, account: &str, sets: &[i64], way: Way) {
    let pressed = match way {
        Way::Alone => None,
        Way::Closed | Way::Back => press(stage, made).await,
    };
    let code = pressed
        .as_ref()
        .map(|pressed| pressed.pre_auth_code.as_str());
    // A frozen account grants nothing, and a set that somebody else holds is not granted.
    let Ok(consent) = stage.sandbox.grant("demo", account, sets, code) else {
        return;
    };
    if let (Way::Back, Some(pressed)) = (way, pressed) {
        let state = pressed
            .callback
            .path()
            .trim_start_matches("/cb/")
            .to_owned();
        let (desk, ctx) = (stage.service.customer(), stage.ctx(Who::Nobody));
        let code = Some(consent.auth_code.as_str());
        desk.returned(&ctx, &state, code, Some(3_600))
            .await
            .unwrap();
    }
}

/// The link, pressed; nothing where WeChat gives no code for it just then.
async fn press(stage: &Stage, made: &Made) -> Option<Pressed> {
    let token = made.url.path().trim_start_matches("/l/");
    let (desk, ctx) = (stage.service.customer(), stage.ctx(Who::Nobody));
    match desk.press(&ctx, token, PressForm::Pc, None).await.unwrap() {
        Press::Go { url } => Some(Pressed::at(Url::parse(&url).unwrap())),
        _ => None,
    }
}
