//! The same for many things, as many at once as there are cores.

use std::sync::Mutex;
use std::thread;

use anyhow::{Result, anyhow};

/// Does `work` to each. The first failure is told; what is under way then is finished, and nothing more is begun.
pub fn each<T: Send>(things: Vec<T>, work: impl Fn(T) -> Result<()> + Sync) -> Result<()> {
    let waiting = Mutex::new(things.into_iter());
    let one_after_the_other = || -> Result<()> {
        loop {
            let next = waiting
                .lock()
                .map_err(|_| anyhow!("another thread panicked"))?
                .next();
            let Some(thing) = next else { return Ok(()) };
            if let Err(error) = work(thing) {
                waiting
                    .lock()
                    .map_err(|_| anyhow!("another thread panicked"))?
                    .by_ref()
                    .for_each(drop);
                return Err(error);
            }
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|_| scope.spawn(one_after_the_other))
            .collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().map_err(|_| anyhow!("a thread panicked"))?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_and_a_failure_is_told() {
        let done = Mutex::new(Vec::new());
        each((0..50).collect(), |number| {
            done.lock().unwrap().push(number);
            Ok(())
        })
        .unwrap();
        let mut done = done.into_inner().unwrap();
        done.sort_unstable();
        assert_eq!(done, (0..50).collect::<Vec<_>>());

        let failed = each(vec![1, 2, 3], |number| Err(anyhow!("no {number}")));
        assert!(failed.unwrap_err().to_string().starts_with("no "));
    }
}
