use serde::{Deserialize, Serialize};

use crate::random::Random;

/// Every API, in the place of one's name.
pub const EVERY_API: &str = "*";

/// Something that goes wrong with calls of an API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The API's name, such as `api_query_auth` or `clear_quota/v2`; [`EVERY_API`] for all.
    pub api: String,
    /// How many calls; one if not said. Of no meaning beside `percent`.
    #[serde(default = "once")]
    pub times: u32,
    /// In so many of a hundred calls, until all faults are cleared.
    #[serde(default)]
    pub percent: Option<u8>,
    /// What goes wrong.
    #[serde(flatten)]
    pub kind: FaultKind,
}

/// What goes wrong. In JSON, `kind` is the name in `snake_case` and the fields stand beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// `{"kind": "errcode", "errcode": 61010}`: WeChat refuses.
    Errcode {
        /// The errcode.
        errcode: i64,
    },
    /// `{"kind": "status", "status": 500}`: an HTTP status and an empty body.
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// `{"kind": "html"}`: a page in the place of JSON.
    Html,
    /// `{"kind": "bad_gateway"}`: 502 with a proxy's page.
    BadGateway,
    /// `{"kind": "delay", "ms": 50}`: the call is done as usual, but takes longer.
    Delay {
        /// Real milliseconds.
        ms: u64,
    },
    /// `{"kind": "hang", "seconds": 30}`: no answer for so long, then the call is done as usual.
    Hang {
        /// Real seconds.
        seconds: u64,
    },
    /// `{"kind": "reset"}`: the connection breaks off before the call is done.
    Reset,
    /// `{"kind": "lost_answer"}`: the call is done, but its answer is lost on the way.
    LostAnswer,
}

impl Fault {
    /// One call of `api` goes wrong.
    pub fn once(api: &str, kind: FaultKind) -> Self {
        Self {
            api: api.to_owned(),
            times: once(),
            percent: None,
            kind,
        }
    }

    /// Calls of `api` go wrong in so many of a hundred cases.
    pub fn often(api: &str, percent: u8, kind: FaultKind) -> Self {
        Self {
            percent: Some(percent),
            ..Self::once(api, kind)
        }
    }
}

fn once() -> u32 {
    1
}

/// The faults that are still to happen.
#[derive(Debug)]
pub(crate) struct Faults {
    seed: Random,
    /// Each with a source of chance of its own, so that one API's calls do not change another's luck.
    pending: Vec<(Fault, Random)>,
}

impl Faults {
    pub(crate) fn new(seed: Random) -> Self {
        Self {
            seed,
            pending: Vec::new(),
        }
    }

    pub(crate) fn reseed(&mut self, seed: Random) {
        self.seed = seed;
    }

    pub(crate) fn add(&mut self, fault: Fault) {
        let luck = Random::new(self.seed.next());
        self.pending.push((fault, luck));
    }

    pub(crate) fn clear(&mut self) {
        self.pending.clear();
    }

    pub(crate) fn pending(&self) -> Vec<Fault> {
        self.pending
            .iter()
            .map(|(fault, _)| fault.clone())
            .collect()
    }

    /// What goes wrong with this call, if anything: the first fault that wants it.
    pub(crate) fn take(&mut self, api: &str) -> Option<FaultKind> {
        let mut taken = None;
        for (fault, luck) in &mut self.pending {
            if fault.api != api && fault.api != EVERY_API {
                continue;
            }
            let wants = match fault.percent {
                Some(percent) => luck.percent(percent),
                None => {
                    fault.times = fault.times.saturating_sub(1);
                    true
                }
            };
            if wants {
                taken = Some(fault.kind.clone());
                break;
            }
        }
        self.pending
            .retain(|(fault, _)| fault.percent.is_some() || fault.times > 0);
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults() -> Faults {
        Faults::new(Random::new(1))
    }

    #[test]
    fn faults_happen_as_often_as_said_and_in_order() {
        let mut faults = faults();
        faults.add(Fault {
            times: 2,
            ..Fault::once("a", FaultKind::Html)
        });
        faults.add(Fault::once("a", FaultKind::LostAnswer));
        let taken: Vec<_> = (0..4).map(|_| faults.take("a")).collect();
        assert_eq!(
            taken,
            [
                Some(FaultKind::Html),
                Some(FaultKind::Html),
                Some(FaultKind::LostAnswer),
                None
            ]
        );
        assert_eq!(faults.take("b"), None);
    }

    #[test]
    fn a_rate_follows_from_the_seed_and_from_the_apis_own_calls() {
        let run = |others: bool| -> Vec<bool> {
            let mut faults = faults();
            faults.add(Fault::often("a", 50, FaultKind::Html));
            faults.add(Fault::often("b", 50, FaultKind::Html));
            let call = |_| {
                if others {
                    faults.take("b");
                }
                faults.take("a").is_some()
            };
            (0..200).map(call).collect()
        };
        assert_eq!(run(false), run(true));
        let hits = run(false).into_iter().filter(|hit| *hit).count();
        assert!((70..130).contains(&hits), "{hits}");
    }

    #[test]
    fn a_fault_of_every_api_takes_any() {
        let mut faults = faults();
        faults.add(Fault {
            times: 2,
            ..Fault::once(EVERY_API, FaultKind::Reset)
        });
        assert!(faults.take("a").is_some() && faults.take("b").is_some());
        assert!(faults.take("a").is_none() && faults.pending().is_empty());
    }

    #[test]
    fn json_is_flat() {
        let fault: Fault =
            serde_json::from_str(r#"{"api": "a", "kind": "errcode", "errcode": 61010}"#).unwrap();
        assert_eq!(
            fault,
            Fault::once("a", FaultKind::Errcode { errcode: 61010 })
        );
        let fault: Fault =
            serde_json::from_str(r#"{"api": "*", "percent": 5, "kind": "delay", "ms": 50}"#)
                .unwrap();
        assert_eq!(fault, Fault::often("*", 5, FaultKind::Delay { ms: 50 }));
    }
}
