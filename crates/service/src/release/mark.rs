use domain::ids::RehearsalId;

/// What stands in the place of an authorization code while a rehearsal plays WeChat's part. WeChat's own codes begin
/// otherwise; and only who knows the platform's keys can push one.
const PREFIX: &str = "rehearsal@@@";
/// An element that no message of WeChat's has.
const OPENING: &str = "<Rehearsal>";
const CLOSING: &str = "</Rehearsal>";

/// The code of a rehearsal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark(pub(crate) RehearsalId);

impl Mark {
    /// The rehearsal that pushed this code; none when WeChat did.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        code.strip_prefix(PREFIX)?.parse().ok().map(Self)
    }

    /// As it is pushed.
    pub(crate) fn code(&self) -> String {
        format!("{PREFIX}{}", self.0)
    }

    /// The rehearsal that pushed this message, which need not carry a code.
    pub(crate) fn of_message(xml: &str) -> Option<Self> {
        let (_, rest) = xml.split_once(OPENING)?;
        let (id, _) = rest.split_once(CLOSING)?;
        id.parse().ok().map(Self)
    }

    /// What stands in each message to the event URL.
    pub(crate) fn element(&self) -> String {
        format!("{OPENING}{}{CLOSING}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use domain::time::Timestamp;

    use super::*;

    #[test]
    fn a_code_of_wechats_is_no_mark() {
        let mark = Mark(RehearsalId::new(Timestamp::from_millis(1), [1; 10]));
        assert_eq!(Mark::of_code(&mark.code()), Some(mark.clone()));
        assert_eq!(Mark::of_code("queryauthcode@@@abc"), None);
        assert_eq!(Mark::of_code("rehearsal@@@abc"), None);
        let message = format!("<xml><AppId>wx1</AppId>{}</xml>", mark.element());
        assert_eq!(Mark::of_message(&message), Some(mark));
        assert_eq!(Mark::of_message("<xml><AppId>wx1</AppId></xml>"), None);
    }
}
