//! Conflicts: the list over all authorizers, one authorizer's, and what happens to them.

mod counts;
mod read;
mod write;
