use serde::{Deserialize, Serialize};

use super::World;

/// How long a ticket is good for (docs/wechat.md §8).
const LIFE_S: i64 = 12 * 3600;
/// How many tickets are remembered, so that an old one is told from a foreign one.
const KEPT: usize = 200;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Ticket {
    pub(crate) value: String,
    pub(crate) made_at: i64,
}

/// Why a ticket buys no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TicketRefusal {
    Expired,
    Invalid,
}

impl World {
    /// A new ticket for a platform.
    pub(crate) fn new_ticket(&mut self, component: &str, now: i64) -> String {
        let value = self.random.code::<86>("ticket@@@");
        let tickets = self.tickets.entry(component.to_owned()).or_default();
        tickets.push(Ticket {
            value: value.clone(),
            made_at: now,
        });
        let surplus = tickets.len().saturating_sub(KEPT);
        tickets.drain(..surplus);
        value
    }

    /// Any ticket of the last twelve hours is good.
    pub(crate) fn check_ticket(
        &self,
        component: &str,
        value: &str,
        now: i64,
    ) -> Result<(), TicketRefusal> {
        let known = self
            .tickets
            .get(component)
            .and_then(|all| all.iter().find(|ticket| ticket.value == value));
        match known {
            None => Err(TicketRefusal::Invalid),
            Some(ticket) if now - ticket.made_at > LIFE_S => Err(TicketRefusal::Expired),
            Some(_) => Ok(()),
        }
    }

    /// When the platform's newest ticket was made.
    pub(crate) fn newest_ticket_at(&self, component: &str) -> Option<i64> {
        self.tickets
            .get(component)?
            .last()
            .map(|ticket| ticket.made_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_good_for_twelve_hours_and_for_its_platform() {
        let mut world = World::default();
        let ticket = world.new_ticket("wx1", 0);
        let newer = world.new_ticket("wx1", 600);
        assert_eq!(world.check_ticket("wx1", &ticket, LIFE_S), Ok(()));
        assert_eq!(world.check_ticket("wx1", &newer, LIFE_S), Ok(()));
        assert_eq!(
            world.check_ticket("wx1", &ticket, LIFE_S + 1),
            Err(TicketRefusal::Expired)
        );
        assert_eq!(
            world.check_ticket("wx2", &ticket, 0),
            Err(TicketRefusal::Invalid)
        );
        assert_eq!(
            world.check_ticket("wx1", "", 0),
            Err(TicketRefusal::Invalid)
        );
        assert_eq!(world.newest_ticket_at("wx1"), Some(600));
    }
}
