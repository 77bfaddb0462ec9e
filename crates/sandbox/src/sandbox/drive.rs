use super::Sandbox;

/// How far the clock moves at once where there is no ticket clock.
const STEP_S: i64 = 600;

impl Sandbox {
    /// Lets time pass as it would: the clock moves from ticket to ticket, and what is due is pushed and answered before it moves
    /// on. Ten days take some seconds (five in a debug build). The platforms' own clocks are
    /// not moved, unless [`Config::mover`](crate::Config::mover) does that.
    pub async fn drive(&self, seconds: i64) {
        let every = self
            .config()
            .ticket_every
            .and_then(|every| i64::try_from(every.as_secs()).ok())
            .filter(|every| *every > 0);
        let (step, mut left) = (every.unwrap_or(STEP_S), seconds);
        while left > 0 {
            let now = left.min(step);
            left -= now;
            self.advance(now);
            self.change(|world, _| world.hurry_late());
            self.deliver();
            self.push_due_tickets(step);
            self.idle().await;
        }
    }

    /// A ticket to every platform whose clock runs and whose newest one is this old.
    fn push_due_tickets(&self, every: i64) {
        for platform in &self.config().platforms {
            let component = &platform.component_appid;
            let due = self.read(|world, now| {
                let newest = world.newest_ticket_at(component);
                !world.knobs.stopped_tickets.contains(component)
                    && newest.is_none_or(|at| now - at >= every)
            });
            if due && platform.event_url.is_some() {
                // The platform is in the configuration, so it is known.
                let _ = self.push_ticket(component);
            }
        }
    }
}
