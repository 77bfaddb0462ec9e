//! Many connections that ask one request after the other.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use tokio::task::JoinSet;

use crate::http::Connection;

/// What came of it.
#[derive(Debug)]
pub struct Load {
    /// How many were answered as hoped.
    pub answered: usize,
    /// How long it took all in all.
    pub took: Duration,
    /// How long each took, ascending.
    pub each: Vec<Duration>,
    /// The bytes of all bodies.
    pub bytes: usize,
}

/// Sends `requests` in turn over so many connections, until all are sent or the time is over. One that is not answered
/// with 200 ends the measurement.
///
/// # Errors
/// That, or a connection that breaks.
pub async fn run(
    address: &str,
    requests: &Arc<Vec<Vec<u8>>>,
    connections: usize,
    at_most: Duration,
) -> Result<Load> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(Connection::open(address).await?);
    }
    let began = Instant::now();
    let mut clients = JoinSet::new();
    for mut connection in open {
        let (requests, next) = (Arc::clone(requests), Arc::clone(&next));
        clients.spawn(async move {
            let (mut each, mut bytes) = (Vec::new(), 0);
            while began.elapsed() < at_most {
                let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) else {
                    break;
                };
                let asked = Instant::now();
                let answer = connection.ask(request).await?;
                each.push(asked.elapsed());
                bytes += answer.body.len();
                if answer.status != 200 {
                    bail!("a request was answered with {}", answer.status);
                }
            }
            Ok((each, bytes))
        });
    }
    let (mut each, mut bytes) = (Vec::new(), 0);
    while let Some(client) = clients.join_next().await {
        let (more, many) = client.context("a client broke off")??;
        each.extend(more);
        bytes += many;
    }
    let took = began.elapsed();
    each.sort_unstable();
    Ok(Load {
        answered: each.len(),
        took,
        each,
        bytes,
    })
}

impl Load {
    /// How many a second.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.answered as f64 / self.took.as_secs_f64()
    }

    /// The time within which this share of the answers came, in milliseconds.
    #[must_use]
    pub fn within_ms(&self, share: f64) -> f64 {
        millis(within(&self.each, share))
    }
}

/// The value below which this share of the ascending ones lies.
#[must_use]
pub fn within(ascending: &[Duration], share: f64) -> Duration {
    let last = ascending.len().saturating_sub(1);
    let place = (last as f64 * share).round() as usize;
    ascending.get(place).copied().unwrap_or_default()
}

/// In milliseconds.
#[must_use]
pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_lie_between_the_least_and_the_most() {
        let times: Vec<Duration> = (1..=101).map(Duration::from_millis).collect();
        assert_eq!(within(&times, 0.5), Duration::from_millis(51));
        assert_eq!(within(&times, 0.99), Duration::from_millis(100));
        assert_eq!(within(&times, 1.0), Duration::from_millis(101));
        assert_eq!(within(&[], 0.5), Duration::ZERO);
    }
}
