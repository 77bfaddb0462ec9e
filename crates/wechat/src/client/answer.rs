use super::reply::Reply;
use crate::Error;

/// What an API answers. A [`Client`](crate::Client) reads the answers to its own calls; this is for those that were had in another
/// way: with another HTTP client, or from a recording.
///
/// ```
/// use wechat::{Answer, AuthorizerListPage};
///
/// let page = AuthorizerListPage::from_answer(br#"{"total_count": "1", "list": [{"authorizer_appid": "wx1", "new": true}]}"#)?;
/// assert_eq!((page.total_count, page.list.len()), (1, 1));
/// assert_eq!(page.list[0].other.get("new"), Some(&true.into()));
///
/// let refused = AuthorizerListPage::from_answer(br#"{"errcode": 61004, "errmsg": "access clientip is not registered"}"#);
/// assert_eq!(refused.unwrap_err().errcode(), Some(61_004));
/// # Ok::<(), wechat::Error>(())
/// ```
pub trait Answer: Sized {
    /// Reads the body of an answer.
    ///
    /// # Errors
    /// [`Error::Api`] for a refusal, [`Error::Body`] for what cannot be read.
    fn from_answer(body: &[u8]) -> Result<Self, Error>;
}

/// How an answer is read.
pub(super) trait Read: Sized {
    /// The API's name.
    const OPERATION: &'static str;

    fn read(reply: &Reply) -> Result<Self, Error>;
}

impl<T: Read> Answer for T {
    fn from_answer(body: &[u8]) -> Result<Self, Error> {
        T::read(&Reply::parse(T::OPERATION, body)?.granted(&[])?)
    }
}
