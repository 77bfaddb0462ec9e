use std::{fmt::Debug, time::Duration};

use tokio::time::{Instant, sleep};

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(20);

/// Waits until the answer is what a test hopes for, and gives it back.
pub async fn eventually<T: Debug>(
    mut ask: impl AsyncFnMut() -> T,
    hoped: impl Fn(&T) -> bool,
) -> T {
    let until = Instant::now() + PATIENCE;
    loop {
        let answer = ask().await;
        if hoped(&answer) {
            return answer;
        }
        assert!(
            Instant::now() < until,
            "it never came to that; at last: {answer:#?}"
        );
        sleep(Duration::from_millis(20)).await;
    }
}
