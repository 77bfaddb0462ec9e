//! A platform's values as they are typed: one check for the command line and for the pages.

use console::{PlatformForm, Rejected};
use domain::{problem::FieldProblem, sets::SetIds, text};
use secrecy::SecretString;
use store::PlatformRow;
use url::Url;
use wechat::EncodingAesKey;

/// Where WeChat pushes: the beginning of a platform's two push URLs.
pub(crate) fn push_base(platform: &PlatformRow) -> String {
    format!("{}/push/{}", platform.public_origin, platform.slug)
}

/// Values that passed their checks. A secret that was left empty is none.
#[derive(Debug)]
pub(crate) struct Values {
    pub(crate) name: String,
    pub(crate) component_appid: String,
    pub(crate) appsecret: Option<SecretString>,
    pub(crate) token: Option<SecretString>,
    pub(crate) aes_key: Option<SecretString>,
    pub(crate) public_origin: String,
    pub(crate) offered: SetIds,
}

/// Checks every field; what is wrong with them is noted in `rejected`.
pub(crate) fn check(form: &PlatformForm, rejected: &mut Rejected) -> Option<Values> {
    let name = rejected.check("name", text::name(&form.name));
    let component_appid = rejected.check("component_appid", text::app_id(&form.component_appid));
    let appsecret = rejected.check("appsecret", secret(text::app_secret(&form.appsecret)));
    let token = rejected.check("token", secret(text::push_token(&form.token)));
    let aes_key = text::encoding_aes_key(&form.encoding_aes_key).and_then(decodable);
    let aes_key = rejected.check("encoding_aes_key", secret(aes_key));
    let public_origin = rejected.check("public_origin", origin(&form.public_origin));
    let offered = rejected.check("offered", offered(&form.offered));
    Some(Values {
        name: name?,
        component_appid: component_appid?,
        appsecret: appsecret?,
        token: token?,
        aes_key: aes_key?,
        public_origin: public_origin?,
        offered: offered?,
    })
}

/// Checks a pair of Token and EncodingAESKey, both of which are needed.
pub(crate) fn check_pair(
    token: &str,
    aes_key: &str,
    rejected: &mut Rejected,
) -> (Option<SecretString>, Option<SecretString>) {
    let aes_key = text::encoding_aes_key(aes_key).and_then(decodable);
    (
        rejected.check(
            "test_token",
            text::push_token(token).map(SecretString::from),
        ),
        rejected.check("test_encoding_aes_key", aes_key.map(SecretString::from)),
    )
}

/// A secret, or none where nothing was typed.
fn secret(checked: Result<&str, FieldProblem>) -> Result<Option<SecretString>, FieldProblem> {
    match checked {
        Ok(secret) => Ok(Some(SecretString::from(secret))),
        Err(FieldProblem::Required) => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn decodable(key: &str) -> Result<&str, FieldProblem> {
    match key.parse::<EncodingAesKey>() {
        Ok(_) => Ok(key),
        Err(_) => Err(FieldProblem::Malformed),
    }
}

/// Scheme, host and port, and nothing else.
fn origin(text: &str) -> Result<String, FieldProblem> {
    if text.trim().is_empty() {
        return Err(FieldProblem::Required);
    }
    let url = Url::parse(text.trim()).map_err(|_| FieldProblem::Malformed)?;
    let bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if matches!(url.scheme(), "http" | "https") && bare && url.has_host() {
        Ok(url.origin().ascii_serialization())
    } else {
        Err(FieldProblem::Malformed)
    }
}

/// Ids of sets; also such as the catalogue does not know yet. At least one: a platform without any has nothing to ask.
fn offered(ids: &[String]) -> Result<SetIds, FieldProblem> {
    let ids: Option<SetIds> = ids
        .iter()
        .map(|id| {
            id.trim()
                .parse()
                .ok()
                .filter(|id| (1..100_000).contains(id))
        })
        .collect();
    let ids = ids.ok_or(FieldProblem::NotOffered)?;
    if ids.is_empty() {
        Err(FieldProblem::Required)
    } else {
        Ok(ids)
    }
}

/// The host of an origin, as WeChat's console wants it: without scheme and port.
pub(crate) fn host_of(origin: &str) -> String {
    Url::parse(origin)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(change: impl FnOnce(&mut PlatformForm)) -> Vec<String> {
        let mut form = PlatformForm {
            name: "演示平台".to_owned(),
            component_appid: "wx0123456789abcdef".to_owned(),
            appsecret: "a".repeat(32),
            token: "token123".to_owned(),
            encoding_aes_key: "b".repeat(42) + "A",
            public_origin: "https://auth.example.com".to_owned(),
            offered: vec!["17".to_owned()],
        };
        change(&mut form);
        let mut rejected = Rejected::none();
        check(&form, &mut rejected);
        rejected
            .fields
            .into_iter()
            .map(|error| error.field)
            .collect()
    }

    #[test]
    fn each_value_is_checked_by_itself() {
        assert_eq!(problems(|_| ()), Vec::<String>::new());
        assert_eq!(
            problems(|form| form.token.clear()),
            Vec::<String>::new(),
            "kept"
        );
        assert_eq!(problems(|form| form.token = "a b".into()), ["token"]);
        assert_eq!(
            problems(|form| form.encoding_aes_key.truncate(42)),
            ["encoding_aes_key"]
        );
        assert_eq!(
            problems(|form| form.offered = vec!["x".into()]),
            ["offered"]
        );
        assert_eq!(problems(|form| form.offered.clear()), ["offered"]);
        for origin in [
            "",
            "auth.example.com",
            "ftp://a.example",
            "https://a.example/path",
            "https://me:pw@a.example",
            "https://a.example?x",
            "javascript:alert(1)",
        ] {
            assert_eq!(
                problems(|form| form.public_origin = origin.into()),
                ["public_origin"],
                "{origin}"
            );
        }
    }

    #[test]
    fn the_domain_has_no_port() {
        assert_eq!(host_of("https://auth.example.com:8443"), "auth.example.com");
    }
}
