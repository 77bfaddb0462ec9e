use super::{Act, Script, ScriptError, Step};
use crate::{Sandbox, SandboxError};

impl Sandbox {
    /// Plays a story. An act that makes no sense where it stands, such as a revocation of what is not granted, is passed over: a story
    /// need not know what came of the acts before. Returns how many were done.
    ///
    /// # Errors
    /// [`ScriptError`] for an act that names a platform or an account that is not there; what came before it is done.
    pub async fn play(&self, script: &Script) -> Result<usize, ScriptError> {
        self.play_steps(&script.steps).await
    }

    async fn play_steps(&self, steps: &[Step]) -> Result<usize, ScriptError> {
        let mut done = 0;
        for step in steps {
            match step {
                Step::Act { line, act } => {
                    let outcome = self.act(act).await;
                    match outcome {
                        Ok(()) => done += 1,
                        Err(
                            error @ (SandboxError::UnknownPlatform(_)
                            | SandboxError::UnknownAccount(_)),
                        ) => {
                            return Err(ScriptError {
                                line: *line,
                                problem: error.to_string(),
                            });
                        }
                        Err(error) => tracing::debug!(line, %error, "an act was passed over"),
                    }
                }
                Step::Repeat { times, steps } => {
                    for _ in 0..*times {
                        done += Box::pin(self.play_steps(steps)).await?;
                    }
                }
            }
        }
        Ok(done)
    }

    /// Lets one thing happen.
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown, or cannot be done as things stand.
    pub async fn act(&self, act: &Act) -> Result<(), SandboxError> {
        match act {
            Act::Seed(seed) => self.reseed(*seed),
            Act::Wait(seconds) => self.drive(*seconds).await,
            Act::Jump(seconds) => self.advance(*seconds),
            Act::Grant {
                platform,
                account,
                sets,
            } => self.grant(platform, account, sets, None).map(drop)?,
            Act::Change {
                platform,
                account,
                sets,
            } => self.change_sets(platform, account, sets).map(drop)?,
            Act::Tick {
                platform,
                account,
                set,
            } => self.tick(platform, account, *set).map(drop)?,
            Act::Untick {
                platform,
                account,
                set,
            } => self.untick(platform, account, *set)?,
            Act::Give {
                platform,
                account,
                set,
                other,
            } => self.give_elsewhere(platform, account, *set, other)?,
            Act::Revoke { platform, account } => self.revoke(platform, account)?,
            Act::Status { account, status } => self.account_status(account, *status)?,
            Act::LoseToken { platform, account } => self.lose_refresh_token(platform, account)?,
            Act::ForeignToken { platform, account } => match account {
                Some(account) => self.foreign_access_token(platform, account)?,
                None => self.foreign_component_token(platform)?,
            },
            Act::List { account, left_out } => self.unlist(account, *left_out)?,
            Act::Push { platform, notice } => self.notify(platform, notice).map(drop)?,
            Act::Ticket(platform) => self.push_ticket(platform).map(drop)?,
            Act::Tickets { platform, stopped } => self.stop_tickets(platform, *stopped)?,
            Act::Pair { platform, pairs } => self.use_pair(platform, *pairs)?,
            Act::Hold(hold) => self.hold_pushes(*hold),
            Act::Pushes(faults) => self.push_faults(*faults),
            Act::Fault(fault) => self.fail_next(fault.clone()),
            Act::ClearFaults => self.clear_faults(),
            Act::Limit { api, limit } => self.daily_limit(api, *limit),
        }
        Ok(())
    }
}
