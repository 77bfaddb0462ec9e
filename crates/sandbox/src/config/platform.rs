use url::Url;
use wechat::{EncodingAesKey, EnvelopeError, PushKeys};

/// A third-party platform as its owner configured it at WeChat.
#[derive(Clone, Debug)]
pub struct PlatformConfig {
    /// A short name for the control API and the command line.
    pub slug: String,
    /// What the authorization page calls it.
    pub name: String,
    /// `wx` and 16 hex digits.
    pub component_appid: String,
    /// Made up, so it needs no hiding.
    pub appsecret: String,
    /// Signs pushes.
    pub token: String,
    /// Encrypts pushes.
    pub encoding_aes_key: String,
    /// Signs what is pushed under the test configuration.
    pub test_token: String,
    /// Encrypts it.
    pub test_encoding_aes_key: String,
    /// 授权事件接收URL; `None` for a platform that only exists to hold sets.
    pub event_url: Option<Url>,
    /// 消息与事件接收URL, with `$APPID$` in it.
    pub message_url: Option<String>,
    /// 授权发起页域名: `host` or `host:port`.
    pub domain: String,
    /// The sets that the platform has published.
    pub offered_sets: Vec<i64>,
}

impl PlatformConfig {
    /// The keys that seal this platform's pushes.
    ///
    /// # Errors
    /// [`EnvelopeError::BadKey`].
    pub fn push_keys(&self) -> Result<PushKeys, EnvelopeError> {
        self.keys_of(&self.token, &self.encoding_aes_key)
    }

    /// The keys that seal what is pushed under its test configuration (docs/wechat.md §5.1).
    ///
    /// # Errors
    /// [`EnvelopeError::BadKey`].
    pub fn test_push_keys(&self) -> Result<PushKeys, EnvelopeError> {
        self.keys_of(&self.test_token, &self.test_encoding_aes_key)
    }

    fn keys_of(&self, token: &str, key: &str) -> Result<PushKeys, EnvelopeError> {
        let key: EncodingAesKey = key.parse()?;
        let (appid, token) = (self.component_appid.clone(), token.to_owned());
        Ok(PushKeys::new(appid, token.into(), key))
    }
}

/// `host`, or `host:port` where the URL names a port: what the domain rule compares (docs/wechat.md §4.2).
pub(crate) fn domain_of(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    Some(
        url.port()
            .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")),
    )
}
