//! A story, told act by act, with the server at work in between.

use console::{Doors as _, Press, PressForm, Who};
use sandbox::{Act, PushFaults, Script};
use service::Service;
use tests::{Made, Pressed, Stage, Wanted};
use url::Url;

use super::{end::pushes_told_the_sets, kept::Kept};
use crate::nodes::work_at_once;

const ACTS: usize = 40;
/// How far time goes on before the server works again, in seconds.
const PACE_SECS: i64 = 1_200;
/// No two things of one account happen in the same second: their order could not be told.
const APART_SECS: i64 = 2;

/// Pushes that all come, but when they like.
const UPSIDE_DOWN: PushFaults = PushFaults {
    drop: 0,
    duplicate: 30,
    reorder: 50,
};

/// Where a story is told.
pub struct Scene<'a> {
    pub stage: &'a Stage,
    /// Who works: one node or two.
    pub nodes: Vec<Service>,
    /// Every push arrives in time, whatever its order: then no reconciliation is needed for the sets to be right.
    pub calm: bool,
    /// Each act is shown.
    pub aloud: bool,
}

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

impl Scene<'_> {
    /// Tells the story of this seed.
    pub async fn tell(&self, seed: u64) {
        let stage = self.stage;
        let mut world = stage.sandbox.config().clone();
        if self.calm {
            // So few that much happens to each.
            world.accounts.truncate(2);
            stage.sandbox.push_faults(UPSIDE_DOWN);
        }
        let story = Script::random(&world, "demo", seed, ACTS);
        let wanted = Wanted {
            max_grants: 50,
            ..Wanted::default()
        };
        let made = stage.make_link(wanted).await;
        let mut kept = Kept::default();
        for (act, number) in story.acts().zip(seed..) {
            let Some(act) = self.fits(act) else { continue };
            if self.aloud {
                eprintln!("{act}");
            }
            match &act {
                Act::Wait(seconds) => {
                    self.wait(*seconds).await;
                    pushes_told_the_sets(self).await;
                }
                Act::Grant { account, sets, .. } => {
                    self.grant(&made, account, sets, Way::of(number)).await;
                }
                // What makes no sense where it stands is passed over.
                act => drop(stage.sandbox.act(act).await),
            }
            // Now and then more than one thing happens before anybody looks.
            if number % 4 != 0 {
                self.work().await;
            }
            stage.clock.advance_secs(APART_SECS);
            kept.is_still_there(stage).await;
        }
    }

    /// The act, as far as it can happen here.
    fn fits(&self, act: &Act) -> Option<Act> {
        match act {
            _ if !self.calm => Some(act.clone()),
            Act::Hold(true) | Act::Tickets { stopped: true, .. } | Act::Jump(_) => None,
            Act::Pushes(faults) if *faults != PushFaults::default() => {
                Some(Act::Pushes(UPSIDE_DOWN))
            }
            act => Some(act.clone()),
        }
    }

    /// Every node does what is due, all of them at once.
    pub async fn work(&self) {
        self.stage.sandbox.idle().await;
        work_at_once(&self.nodes).await;
    }

    async fn wait(&self, seconds: i64) {
        let mut left = seconds;
        while left > 0 {
            let now = left.min(PACE_SECS);
            left -= now;
            self.stage.sandbox.drive(now).await;
            self.work().await;
        }
    }

    async fn grant(&self, made: &Made, account: &str, sets: &[i64], way: Way) {
        let stage = self.stage;
        let pressed = match way {
            Way::Alone => None,
            Way::Closed | Way::Back => self.press(made).await,
        };
        let code = pressed
            .as_ref()
            .map(|pressed| pressed.pre_auth_code.as_str());
        // A frozen account grants nothing, and a set that somebody else holds is not granted.
        let Ok(consent) = stage.sandbox.grant("demo", account, sets, code) else {
            return;
        };
        if let (Way::Back, Some(pressed)) = (way, pressed) {
            let state = pressed.callback.path().trim_start_matches("/cb/");
            let (desk, ctx) = (stage.service.customer(), stage.ctx(Who::Nobody));
            let code = Some(consent.auth_code.as_str());
            desk.returned(&ctx, state, code, Some(3_600)).await.unwrap();
        }
    }

    /// The link, pressed; nothing where WeChat gives no code for it just then.
    async fn press(&self, made: &Made) -> Option<Pressed> {
        let token = made.url.path().trim_start_matches("/l/");
        let (desk, ctx) = (self.stage.service.customer(), self.stage.ctx(Who::Nobody));
        match desk.press(&ctx, token, PressForm::Pc, None).await.unwrap() {
            Press::Go { url } => Some(Pressed::at(Url::parse(&url).unwrap())),
            _ => None,
        }
    }
}
