use std::{
    collections::{BTreeMap, VecDeque},
    mem,
    sync::{Mutex, MutexGuard, PoisonError},
};

use domain::{day::Day, ids::PlatformId};
use store::{CallCount, CallRow};
use tokio::sync::Notify;

/// How many calls may wait to be written. What comes on top is counted, not logged.
const ROOM: usize = 10_000;
/// How many are written together.
const TOGETHER: usize = 500;

/// Calls that ended and are not written yet. Whoever makes a call never waits for the log.
#[derive(Debug, Default)]
pub(crate) struct CallLog {
    waiting: Mutex<Waiting>,
    /// One at a time writes: whoever wants everything written waits for what is being written.
    pub(super) writing: tokio::sync::Mutex<()>,
    /// Half of the room is taken, or the other nodes are to know something soon.
    pub(super) hurry: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    calls: VecDeque<CallRow>,
    counts: BTreeMap<(PlatformId, Day, String), Count>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    calls: i64,
    failed: i64,
    unlogged: i64,
}

/// What is written together.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) calls: Vec<CallRow>,
    pub(super) counts: Vec<CallCount>,
}

impl CallLog {
    /// Notes a call.
    pub(super) fn note(&self, call: CallRow) {
        let mut waiting = self.waiting();
        let key = (call.platform_id.clone(), Day::of(call.at), call.api.clone());
        let full = waiting.calls.len() >= ROOM;
        let count = waiting.counts.entry(key).or_default();
        count.calls += 1;
        count.failed += i64::from(call.outcome.is_failure());
        count.unlogged += i64::from(full);
        if !full {
            waiting.calls.push_back(call);
        }
        if waiting.calls.len() * 2 >= ROOM {
            self.hurry.notify_one();
        }
    }

    /// Has everything written at once.
    pub(super) fn hurry(&self) {
        self.hurry.notify_one();
    }

    /// The calls that wait, up to as many as are written together, and all counts; none when nothing waits.
    pub(super) fn take(&self) -> Option<Batch> {
        let mut waiting = self.waiting();
        if waiting.calls.is_empty() && waiting.counts.is_empty() {
            return None;
        }
        let many = waiting.calls.len().min(TOGETHER);
        let calls = waiting.calls.drain(..many).collect();
        let counts = mem::take(&mut waiting.counts)
            .into_iter()
            .map(|((platform_id, day, api), count)| CallCount {
                platform_id,
                day,
                api,
                calls: count.calls,
                failed: count.failed,
                unlogged: count.unlogged,
            })
            .collect();
        Some(Batch { calls, counts })
    }

    /// Puts back what could not be written, as far as there is room.
    pub(super) fn put_back(&self, batch: Batch) {
        let mut waiting = self.waiting();
        for count in batch.counts {
            let key = (count.platform_id, count.day, count.api);
            let sum = waiting.counts.entry(key).or_default();
            sum.calls += count.calls;
            sum.failed += count.failed;
            sum.unlogged += count.unlogged;
        }
        for call in batch.calls.into_iter().rev() {
            if waiting.calls.len() < ROOM {
                waiting.calls.push_front(call);
            } else {
                let key = (call.platform_id, Day::of(call.at), call.api);
                waiting.counts.entry(key).or_default().unlogged += 1;
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        call::{COMPONENT_TOKEN, CallOutcome},
        ids::CallId,
        time::Timestamp,
    };

    use super::*;

    fn call(platform: &PlatformId) -> CallRow {
        let now = Timestamp::from_secs(1_790_000_000);
        CallRow {
            id: CallId::new(now, crate::entropy::bytes()),
            platform_id: platform.clone(),
            at: now,
            api: COMPONENT_TOKEN.to_owned(),
            appid: None,
            outcome: CallOutcome::Transient,
            errcode: Some(-1),
            rid: None,
            message: None,
            ip: None,
            took_ms: 1,
            node: "a".to_owned(),
        }
    }

    #[test]
    fn a_full_log_counts_what_it_drops_and_loses_no_count() {
        let log = CallLog::default();
        let platform = PlatformId::new(Timestamp::from_secs(1), [1; 10]);
        for _ in 0..ROOM + 3 {
            log.note(call(&platform));
        }
        let batch = log.take().unwrap();
        assert_eq!(batch.calls.len(), TOGETHER);
        let [count] = batch.counts.as_slice() else {
            panic!("{:?}", batch.counts)
        };
        let whole = i64::try_from(ROOM).unwrap();
        assert_eq!(
            (count.calls, count.failed, count.unlogged),
            (whole + 3, whole + 3, 3)
        );

        // What cannot be written comes back in front; what has found its place taken meanwhile is counted as dropped.
        let first = batch.calls.first().unwrap().id.clone();
        for _ in 0..2 {
            log.note(call(&platform));
        }
        log.put_back(batch);
        let again = log.take().unwrap();
        let [count] = again.counts.as_slice() else {
            panic!("{:?}", again.counts)
        };
        assert_eq!((count.calls, count.unlogged), (whole + 5, 5));
        assert_ne!(
            again.calls.first().unwrap().id,
            first,
            "the oldest two went"
        );

        let mut logged = again.calls.len();
        while let Some(batch) = log.take() {
            assert!(batch.counts.is_empty(), "counted once");
            logged += batch.calls.len();
        }
        assert_eq!(logged, ROOM);
    }
}
