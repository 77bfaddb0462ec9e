use std::net::IpAddr;

use super::{Sandbox, core::beginning};
use crate::{Fault, Pairs, PushFaults, SandboxError, random::Random, world::World};

/// What a test can turn.
impl Sandbox {
    /// Moves the clock forward (or back) at once; see also [`Sandbox::drive`].
    pub fn advance(&self, seconds: i64) {
        match &self.config().mover {
            Some(mover) => mover(seconds),
            None => self.change(|world, _| world.offset_s += seconds),
        }
    }

    /// Says what becomes of pushes on their way. Those that wait for a later one are let go when nothing is reordered any more.
    pub fn push_faults(&self, faults: PushFaults) {
        self.change(|world, _| {
            world.knobs.push_faults = faults;
            if faults.reorder == 0 {
                world.hurry_late();
            }
        });
        self.deliver();
    }

    /// Forgets everything but the configuration, and pushes fresh tickets.
    pub fn reset(&self) {
        self.faults().clear();
        self.change(|world, _| {
            // Ids go on counting: what is still on its way must not be taken for a new push.
            let last_push_id = world.last_push_id;
            *world = World {
                last_push_id,
                ..beginning(self.config())
            };
        });
        self.push_tickets();
    }

    /// Keeps pushes back, or lets them all go.
    pub fn hold_pushes(&self, hold: bool) {
        self.change(|world, _| {
            world.knobs.hold_pushes = hold;
            if !hold {
                world.hurry_late();
            }
        });
        self.deliver();
    }

    /// Lets the push and the redirect of one consent carry different codes, or the same.
    pub fn distinct_codes(&self, distinct: bool) {
        self.change(|world, _| world.knobs.distinct_codes = distinct);
    }

    /// Stops a platform's ticket clock, or starts it again.
    ///
    /// # Errors
    /// [`SandboxError::UnknownPlatform`].
    pub fn stop_tickets(&self, platform: &str, stopped: bool) -> Result<(), SandboxError> {
        let component = self.platform(platform)?.component_appid.clone();
        self.change(|world, _| {
            if stopped {
                world.knobs.stopped_tickets.insert(component);
            } else {
                world.knobs.stopped_tickets.remove(&component);
            }
        });
        Ok(())
    }

    /// Says with which of a platform's two configurations its pushes are sealed from now on.
    ///
    /// # Errors
    /// [`SandboxError::UnknownPlatform`].
    pub fn use_pair(&self, platform: &str, pairs: Pairs) -> Result<(), SandboxError> {
        let component = self.platform(platform)?.component_appid.clone();
        self.change(|world, _| world.knobs.pairs.insert(component, pairs));
        Ok(())
    }

    /// Names the addresses that may call the APIs for a platform; `None` lets all in.
    ///
    /// # Errors
    /// [`SandboxError::UnknownPlatform`].
    pub fn ip_whitelist(
        &self,
        platform: &str,
        ips: Option<Vec<IpAddr>>,
    ) -> Result<(), SandboxError> {
        let component = self.platform(platform)?.component_appid.clone();
        self.change(|world, _| match ips {
            Some(ips) => world.knobs.ip_whitelists.insert(component, ips),
            None => world.knobs.ip_whitelists.remove(&component),
        });
        Ok(())
    }

    /// Says how often an API may be called a day; `None` for as often as usual.
    pub fn daily_limit(&self, api: &str, limit: Option<u64>) {
        self.change(|world, _| match limit {
            Some(limit) => world.knobs.daily_limits.insert(api.to_owned(), limit),
            None => world.knobs.daily_limits.remove(api),
        });
    }

    /// Lets chance begin anew: the same seed gives the same codes, tokens, faults, nonces and request ids from here on.
    pub fn reseed(&self, seed: u64) {
        self.change(|world, _| {
            world.random = Random::new(seed);
            world.wire = Random::on_the_wire(seed);
        });
        self.faults().reseed(Random::new(!seed));
    }

    /// Makes the next calls of an API go wrong.
    pub fn fail_next(&self, fault: Fault) {
        self.faults().add(fault);
    }

    /// Lets all calls go right again.
    pub fn clear_faults(&self) {
        self.faults().clear();
    }
}
