use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use crate::{
    Sandbox,
    world::{PushState, World},
};

/// How often the clock is looked at.
const GLANCE: Duration = Duration::from_secs(1);
/// A ticket that did not arrive is followed by another sooner: a console that starts late need not wait ten minutes.
const AFTER_FAILURE_S: i64 = 10;

/// Pushes tickets until the sandbox is stopped: to everybody at once, then to each platform at its time.
pub(crate) async fn run_ticket_clock(sandbox: Sandbox, every: Duration) {
    let every = i64::try_from(every.as_secs()).unwrap_or(i64::MAX);
    let mut glances = interval(GLANCE);
    glances.set_missed_tick_behavior(MissedTickBehavior::Delay);
    sandbox.push_tickets();
    while sandbox
        .stopping()
        .run_until_cancelled(glances.tick())
        .await
        .is_some()
    {
        for platform in sandbox
            .config()
            .platforms
            .iter()
            .filter(|platform| platform.event_url.is_some())
        {
            if sandbox.read(|world, now| is_due(world, &platform.component_appid, every, now)) {
                // The platform is in the configuration, so it is known.
                let _ = sandbox.push_ticket(&platform.component_appid);
            }
        }
    }
}

fn is_due(world: &World, component: &str, every: i64, now: i64) -> bool {
    if world.knobs.stopped_tickets.contains(component) {
        return false;
    }
    let mut tickets = world.pushes.iter().rev();
    let newest = tickets
        .find(|push| push.component == component && push.info_type == "component_verify_ticket");
    newest.is_none_or(|push| match push.state {
        PushState::Pending | PushState::Late | PushState::Sending => false,
        PushState::Failed => now - push.created_at >= AFTER_FAILURE_S.min(every),
        PushState::Delivered | PushState::Dropped => now - push.created_at >= every,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::NewPush;

    #[test]
    fn a_ticket_is_due_at_its_time_or_soon_after_a_failure() {
        let mut world = World::default();
        assert!(is_due(&world, "wx1", 600, 0), "none yet");
        world.queue(NewPush::ticket("wx1", "t"), 0);
        assert!(!is_due(&world, "wx1", 600, 9000), "one is on its way");
        world.pushes[0].state = PushState::Delivered;
        assert!(!is_due(&world, "wx1", 600, 599) && is_due(&world, "wx1", 600, 600));
        world.pushes[0].state = PushState::Failed;
        assert!(!is_due(&world, "wx1", 600, 9) && is_due(&world, "wx1", 600, 10));
        world.knobs.stopped_tickets.insert("wx1".into());
        assert!(!is_due(&world, "wx1", 600, 9000));
    }
}
