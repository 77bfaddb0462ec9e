use serde::{Deserialize, Serialize};

/// How long WeChat waits for an answer, in milliseconds (`docs/wechat.md` §5.2).
pub const LIMIT_MS: i64 = 5_000;

/// A case of a rehearsal, in the order in which they are played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// The event URL gives an `echostr` back.
    EventEcho,
    /// The message URL does.
    MessageEcho,
    /// A push to the event URL is answered `success`.
    Event,
    /// The push `authorized` of a test account is.
    Authorized,
    /// A text is answered with a sealed text.
    Text,
    /// An event is answered with a sealed text.
    MessageEvent,
    /// `QUERY_AUTH_CODE` is answered with nothing, at once.
    ByApi,
    /// The push `unauthorized` of a test account is answered `success`.
    Unauthorized,
    /// The push `authorized` was worked off.
    AuthorizedWorked,
    /// `QUERY_AUTH_CODE` was worked off.
    ByApiWorked,
    /// The push `unauthorized` was worked off.
    UnauthorizedWorked,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// The address's name leads nowhere.
    Dns,
    /// Nobody listens there, or something lies between.
    Connect,
    /// The certificate is not good for that name, or not trusted.
    Tls,
    /// No answer within five seconds.
    TooLate,
    /// The connection broke off.
    BrokenOff,
    /// A redirect, which WeChat does not follow.
    Redirected,
    /// 401, 403 or 429: something before us keeps pushes out.
    KeptOut,
    /// 404 or 405: the path does not lead to us.
    NotFound,
    /// 400: we refused it, so what arrived is not what was sent.
    Changed,
    /// Another status than 200.
    Status,
    /// Not exactly `success`.
    NotBare,
    /// Not exactly the text that was to be given back.
    NotEchoed,
    /// Not empty.
    NotEmpty,
    /// Not a sealed reply.
    NotSealed,
    /// Sealed, but not with this platform's keys.
    WrongKeys,
    /// Sealed, but another text.
    WrongText,
    /// Taken in, and not worked off in time.
    NotWorked,
}

/// How a case went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseResult {
    /// Which case.
    pub case: Case,
    /// With which test account, by its AppID.
    pub appid: Option<String>,
    /// How long the answer took, in milliseconds; of what is worked off, how long after the rehearsal began.
    pub ms: i64,
    /// What is wrong; none is a pass.
    pub trouble: Option<Trouble>,
    /// What was answered, cut short.
    pub got: String,
}

impl CaseResult {
    /// As it should be.
    #[must_use]
    pub const fn passed(&self) -> bool {
        self.trouble.is_none()
    }
}
