use std::time::Duration;

use store::StoreError;

/// How long a lease is taken for: so long nobody else touches what a node held that was killed.
pub(crate) const LEASE_SECS: i64 = 15;
/// How often it is prolonged while the work goes on.
const BEAT: Duration = Duration::from_secs(4);

/// Works, and prolongs the lease as long as that takes. Work that lost its lease goes on: what it writes names the
/// lease's number, and comes to nothing.
pub(crate) async fn while_leased<T, F>(
    work: impl Future<Output = T>,
    mut prolong: impl FnMut() -> F,
) -> T
where
    F: Future<Output = Result<bool, StoreError>>,
{
    let beats = async {
        loop {
            tokio::time::sleep(BEAT).await;
            match prolong().await {
                Ok(true) => {}
                Ok(false) => {
                    tracing::warn!("a lease was lost while its work went on");
                    return;
                }
                Err(error) => tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a lease could not be prolonged"
                ),
            }
        }
    };
    // Both go on at once: on SQLite the work may hold the one connection that the beat waits for.
    tokio::pin!(work, beats);
    let mut beating = true;
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = &mut beats, if beating => beating = false,
        }
    }
}
