//! Reconciliation: runs, what each has seen of WeChat's list, the accounts it compares, and what it found.

mod findings;
mod known;
mod listed;
mod progress;
mod runs;
