//! Stories that the sandbox plays: one act a line. docs/sandbox.md has the words.

mod act;
mod faults;
mod notice;
mod parse;
mod play;
mod print;
mod random;
mod words;

use std::{fmt, iter::once};

pub use act::Act;

/// A story.
///
/// ```
/// use sandbox::Script;
///
/// let script: Script = "seed 7\nrepeat 3\n  ticket demo\n  wait 10m\nend\n".parse()?;
/// assert_eq!(script.len(), 7);
/// assert_eq!(script.to_string().parse(), Ok(script));
/// # Ok::<(), sandbox::ScriptError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    pub(crate) steps: Vec<Step>,
}

/// A line, or lines that are played several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Act { line: usize, act: Act },
    Repeat { times: u32, steps: Vec<Step> },
}

/// A line that cannot be read, or an act that cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct ScriptError {
    /// Counted from one.
    pub line: usize,
    /// What is wrong with it.
    pub problem: String,
}

impl Script {
    /// The acts in the order in which they are played, each as often as it is repeated: for whoever has something to do in between.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        flat(&self.steps)
    }

    /// How many acts it plays.
    #[must_use]
    pub fn len(&self) -> usize {
        acts(&self.steps)
    }

    /// Whether it plays none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

type Acts<'a> = Box<dyn Iterator<Item = &'a Act> + 'a>;

fn flat(steps: &[Step]) -> Acts<'_> {
    Box::new(steps.iter().flat_map(of_step))
}

fn of_step(step: &Step) -> Acts<'_> {
    match step {
        Step::Act { act, .. } => Box::new(once(act)),
        Step::Repeat { times, steps } => Box::new((0..*times).flat_map(|_| flat(steps))),
    }
}

fn acts(steps: &[Step]) -> usize {
    let count = |step: &Step| match step {
        Step::Act { .. } => 1,
        Step::Repeat { times, steps } => {
            acts(steps).saturating_mul(usize::try_from(*times).unwrap_or(usize::MAX))
        }
    };
    steps.iter().map(count).fold(0, usize::saturating_add)
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::steps(f, &self.steps, 0)
    }
}
