use super::Sandbox;

/// How far the clock moves at once where there is no ticket clock.
const STEP_S: i64 = 600;

impl Sandbox {
    /// Lets time pass as it would: the clock moves from ticket to ticket, and what is due is pushed and answered before it moves
    /// on. Ten days take about a second. The platforms' own clocks are not moved.
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
            self.change(|world, _| {
                world.offset_s += now;
                world.hurry_late();
            });
            self.deliver();
            if now == step {
                self.push_tickets();
            }
            self.idle().await;
        }
    }
}
