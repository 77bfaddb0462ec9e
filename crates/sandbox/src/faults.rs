use serde::{Deserialize, Serialize};

/// Something that goes wrong with the next calls of an API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The API's name, such as `api_query_auth`.
    pub api: String,
    /// How many calls; one if not said.
    #[serde(default = "once")]
    pub times: u32,
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
    /// `{"kind": "hang", "seconds": 30}`: no answer for so long, then the call is done as usual.
    Hang {
        /// Real seconds.
        seconds: u64,
    },
    /// `{"kind": "lost_answer"}`: the call is done, but its answer is lost on the way.
    LostAnswer,
}

impl Fault {
    /// One call of `api` goes wrong.
    pub fn once(api: &str, kind: FaultKind) -> Self {
        Self {
            api: api.to_owned(),
            times: once(),
            kind,
        }
    }
}

fn once() -> u32 {
    1
}

/// The faults that are still to happen.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// What goes wrong with this call, if anything.
    pub(crate) fn take(&mut self, api: &str) -> Option<FaultKind> {
        self.0.retain(|fault| fault.times > 0);
        let fault = self.0.iter_mut().find(|fault| fault.api == api)?;
        fault.times -= 1;
        Some(fault.kind.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_happen_as_often_as_said_and_in_order() {
        let mut faults = Faults::default();
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
    fn json_is_flat() {
        let fault: Fault =
            serde_json::from_str(r#"{"api": "a", "kind": "errcode", "errcode": 61010}"#).unwrap();
        assert_eq!(
            fault,
            Fault::once("a", FaultKind::Errcode { errcode: 61010 })
        );
    }
}
