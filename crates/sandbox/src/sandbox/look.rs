use super::Sandbox;
use crate::Fault;
use crate::world::{Grant, PreAuthCode, Push, SentMessage};

/// What a test can look at.
impl Sandbox {
    /// What is granted.
    pub fn grants(&self) -> Vec<Grant> {
        self.read(|world, _| world.grants.iter().cloned().collect())
    }

    /// The `pre_auth_code`s, oldest first, and what became of them.
    pub fn pre_auth_codes(&self) -> Vec<PreAuthCode> {
        self.read(|world, _| world.pre_auth_codes.clone())
    }

    /// The delivery log, oldest first.
    pub fn pushes(&self) -> Vec<Push> {
        self.read(|world, _| world.pushes.clone())
    }

    /// The customer-service messages that were sent, oldest first.
    pub fn sent_messages(&self) -> Vec<SentMessage> {
        self.read(|world, _| world.sent.clone())
    }

    /// The faults that are still to happen.
    pub fn pending_faults(&self) -> Vec<Fault> {
        self.faults().pending()
    }

    /// Waits until no push is on its way. Those that are held do not count.
    pub async fn idle(&self) {
        self.courier().idle().await;
    }
}
