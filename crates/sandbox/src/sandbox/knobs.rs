use std::net::IpAddr;

use super::{Sandbox, core::beginning};
use crate::{Fault, SandboxError, world::World};

/// What a test can turn.
impl Sandbox {
    /// Moves the clock forward (or back).
    pub fn advance(&self, seconds: i64) {
        self.change(|world, _| world.offset_s += seconds);
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

    /// Keeps pushes back, or lets them go.
    pub fn hold_pushes(&self, hold: bool) {
        self.change(|world, _| world.knobs.hold_pushes = hold);
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

    /// Makes the next calls of an API go wrong.
    pub fn fail_next(&self, fault: Fault) {
        self.faults().add(fault);
    }

    /// Lets all calls go right again.
    pub fn clear_faults(&self) {
        self.faults().clear();
    }
}
