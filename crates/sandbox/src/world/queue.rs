use std::collections::BTreeMap;

use super::{NewPush, Pair, Pairs, Push, PushFaults, PushState, World};

/// What goes out under two configurations.
const TICKET: &str = "component_verify_ticket";
/// How many pushes the log remembers.
const KEPT: usize = 500;

impl World {
    /// Puts a push into the queue and returns its id; of one that goes out under two configurations, the live one's.
    pub(crate) fn queue(&mut self, push: NewPush, now: i64) -> u64 {
        let xml = push.xml(now);
        let pairs = self.knobs.pairs.get(&push.component).copied();
        let (first, second) = match pairs.unwrap_or_default() {
            Pairs::Live => (Pair::Live, None),
            Pairs::Test => (Pair::Test, None),
            Pairs::Both => (Pair::Live, (push.info_type == TICKET).then_some(Pair::Test)),
        };
        let push = Push {
            id: 0,
            component: push.component,
            info_type: push.info_type,
            account: push.to.map(|to| to.appid),
            pair: first,
            xml,
            created_at: now,
            seed: 0,
            state: PushState::Pending,
            attempts: Vec::new(),
        };
        let also = second.map(|pair| Push {
            pair,
            ..push.clone()
        });
        let id = self.send_off(push);
        if let Some(also) = also {
            self.send_off(also);
        }
        id
    }

    /// With what becomes of it on its way.
    fn send_off(&mut self, push: Push) -> u64 {
        let PushFaults {
            drop,
            duplicate,
            reorder,
        } = self.knobs.push_faults;
        let state = match () {
            () if self.random.percent(drop) => PushState::Dropped,
            () if self.random.percent(reorder) => PushState::Late,
            () => PushState::Pending,
        };
        let now = push.created_at;
        let id = self.enqueue(Push { state, ..push });
        if state != PushState::Dropped && self.random.percent(duplicate) {
            self.repeat(id, now);
        }
        id
    }

    /// Lets those go that wait for a later push.
    pub(crate) fn hurry_late(&mut self) {
        let late = self.pushes.iter_mut();
        for push in late.filter(|push| push.state == PushState::Late) {
            push.state = PushState::Pending;
        }
    }

    /// Queues the same message once more.
    pub(crate) fn repeat(&mut self, id: u64, now: i64) -> Option<u64> {
        let push = self.pushes.iter().find(|push| push.id == id)?.clone();
        Some(self.enqueue(Push {
            created_at: now,
            state: PushState::Pending,
            attempts: Vec::new(),
            ..push
        }))
    }

    pub(crate) fn push_mut(&mut self, id: u64) -> Option<&mut Push> {
        self.pushes.iter_mut().find(|push| push.id == id)
    }

    /// Takes what is to be sent now out of the queue: nothing while pushes are held.
    pub(crate) fn take_pending(&mut self) -> Vec<Push> {
        if self.knobs.hold_pushes {
            return Vec::new();
        }
        if self.pushes.iter().any(|push| push.state == PushState::Late) {
            self.overtaken();
        }
        let pending = self
            .pushes
            .iter_mut()
            .filter(|push| push.state == PushState::Pending);
        pending
            .map(|push| {
                push.state = PushState::Sending;
                push.clone()
            })
            .collect()
    }

    /// What was sent of a platform lets its earlier late ones go.
    fn overtaken(&mut self) {
        let sent = |push: &&Push| {
            let state = push.state;
            matches!(state, PushState::Delivered | PushState::Failed)
        };
        let mut newest: BTreeMap<String, u64> = BTreeMap::new();
        for push in self.pushes.iter().filter(sent) {
            newest.insert(push.component.clone(), push.id);
        }
        for push in &mut self.pushes {
            let later = newest.get(&push.component).copied();
            if push.state == PushState::Late && later.is_some_and(|later| later > push.id) {
                push.state = PushState::Pending;
            }
        }
    }

    /// Gives it its id and its seed.
    fn enqueue(&mut self, push: Push) -> u64 {
        self.last_push_id += 1;
        let id = self.last_push_id;
        let surplus = (self.pushes.len() + 1).saturating_sub(KEPT);
        self.pushes.drain(..surplus);
        let seed = self.wire.next();
        self.pushes.push(Push { id, seed, ..push });
        id
    }
}

#[cfg(test)]
mod tests {
    use wechat::Event;

    use super::*;

    #[test]
    fn messages_read_as_the_events_they_are() {
        let mut world = World::default();
        world.queue(NewPush::ticket("wx1", "ticket@@@t"), 5);
        world.queue(
            NewPush::grant(
                "authorized",
                "wx1",
                "wx9",
                "queryauthcode@@@q",
                3605,
                Some("p"),
            ),
            5,
        );
        world.queue(NewPush::unauthorized("wx1", "wx9"), 5);
        let events: Vec<Event> = world
            .pushes
            .iter()
            .map(|push| Event::parse(&push.xml).unwrap())
            .collect();
        assert!(
            events
                .iter()
                .all(|event| event.app_id() == "wx1" && event.create_time() == Some(5))
        );
        let Event::Authorized(grant) = &events[1] else {
            panic!("{events:?}")
        };
        assert_eq!(
            (
                grant.authorization_code_expires_at,
                grant.pre_auth_code.is_some()
            ),
            (Some(3605), true)
        );
        assert_eq!(events[2].info_type(), "unauthorized");
    }

    fn pushed(faults: PushFaults) -> World {
        let mut world = World::default();
        world.knobs.push_faults = faults;
        world.queue(NewPush::unauthorized("wx1", "wx9"), 0);
        world
    }

    #[test]
    fn pushes_are_dropped_and_doubled_as_told() {
        let all = PushFaults {
            drop: 100,
            duplicate: 100,
            ..PushFaults::default()
        };
        let mut world = pushed(all);
        assert_eq!(world.pushes[0].state, PushState::Dropped);
        assert!(world.take_pending().is_empty());
        let twice = PushFaults {
            duplicate: 100,
            ..PushFaults::default()
        };
        assert_eq!(pushed(twice).take_pending().len(), 2);
    }

    #[test]
    fn a_ticket_goes_out_under_both_configurations_and_nothing_else_does() {
        let pairs = |pairs| {
            let mut world = World::default();
            world.knobs.pairs.insert("wx1".to_owned(), pairs);
            world.queue(NewPush::ticket("wx1", "t"), 1);
            world.queue(NewPush::unauthorized("wx1", "wx9"), 1);
            world.queue(NewPush::ticket("wx2", "t"), 1);
            let tickets = &world.pushes[..2];
            assert!(pairs != Pairs::Both || tickets[0].xml == tickets[1].xml);
            world
                .pushes
                .iter()
                .map(|push| push.pair)
                .collect::<Vec<_>>()
        };
        use Pair::{Live, Test};
        assert_eq!(pairs(Pairs::Live), [Live, Live, Live]);
        assert_eq!(pairs(Pairs::Test), [Test, Test, Live]);
        assert_eq!(pairs(Pairs::Both), [Live, Test, Live, Live]);
    }

    #[test]
    fn a_late_push_goes_after_the_next_one_or_when_it_is_hurried() {
        let late = PushFaults {
            reorder: 100,
            ..PushFaults::default()
        };
        let mut world = pushed(late);
        assert!(world.take_pending().is_empty());
        world.knobs.push_faults = PushFaults::default();
        let next = world.queue(NewPush::ticket("wx1", "t"), 1);
        let sent: Vec<u64> = world.take_pending().iter().map(|push| push.id).collect();
        assert_eq!(sent, [next]);
        assert!(world.take_pending().is_empty(), "the next is on its way");
        world.push_mut(next).unwrap().state = PushState::Delivered;
        assert_eq!(world.take_pending()[0].id, next - 1);
        let mut world = pushed(late);
        world.hurry_late();
        assert_eq!(world.take_pending().len(), 1);
    }

    #[test]
    fn held_pushes_wait_and_a_repetition_is_a_push_of_its_own() {
        let mut world = World::default();
        world.knobs.hold_pushes = true;
        let id = world.queue(NewPush::unauthorized("wx1", "wx9"), 0);
        assert!(world.take_pending().is_empty());
        world.knobs.hold_pushes = false;
        assert_eq!(world.take_pending().len(), 1);
        assert!(world.take_pending().is_empty());
        assert_eq!(world.repeat(id, 9), Some(id + 1));
        assert_eq!(world.take_pending()[0].xml, world.pushes[0].xml);
        assert_eq!(world.repeat(99, 9), None);
    }
}
