use serde_json::{Value, json};
use wechat::{
    Answer, ApiQuota, Authorization, AuthorizerInfo, AuthorizerListPage, AuthorizerToken,
    CallbackAddresses, ComponentToken, Error, MiniProgramSession, OptionValue, PreAuthCode,
    PushTicketState, Unknown, WebUserToken,
};

/// Every reader, over what came.
pub fn all(input: &[u8]) {
    hidden::<ComponentToken>(input);
    hidden::<PreAuthCode>(input);
    hidden::<AuthorizerToken>(input);
    hidden::<PushTicketState>(input);
    hidden::<ApiQuota>(input);
    let _ = OptionValue::from_answer(input);
    if let Ok(CallbackAddresses(addresses)) = CallbackAddresses::from_answer(input) {
        assert!(addresses.iter().all(|address| !address.trim().is_empty()));
    }
    if let Ok(grant) = Authorization::from_answer(input) {
        harmless(&grant.other);
        grant.sets.iter().for_each(|set| harmless(&set.other));
        let ids = grant.func_info.unwrap_or_default();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(grant.sets.iter().all(|set| ids.contains(&set.id)));
    }
    if let Ok(info) = AuthorizerInfo::from_answer(input) {
        harmless(&info.other);
        let categories = info
            .mini_program
            .into_iter()
            .flat_map(|mini| mini.categories);
        categories.for_each(|category| harmless(&category.other));
    }
    if let Ok(page) = AuthorizerListPage::from_answer(input) {
        harmless(&page.other);
        page.list.iter().for_each(|listed| harmless(&listed.other));
    }
    if let Ok(user) = WebUserToken::from_answer(input) {
        harmless(&user.other);
    }
    if let Ok(session) = MiniProgramSession::from_answer(input) {
        harmless(&session.other);
    }
}

/// What came, where a text or an object is expected: few damaged inputs are JSON as a whole.
pub fn nested(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let value = serde_json::from_slice(input).unwrap_or_else(|_| Value::from(&*text));
    for answer in [
        json!({ "authorizer_info": value, "authorization_info": value }),
        json!({ "authorizer_info": { "MiniProgramInfo": value, "basic_config": value, "nick_name": value } }),
        json!({ "authorization_info": { "authorizer_appid": "wx2", "func_info": [value, { "funcscope_category": value }], (&*text): value } }),
        json!({ "total_count": value, "list": [value, { "authorizer_appid": "wx2", (&*text): value }] }),
        json!({ "total_count": 1, "list": value, "quota": value, "rate_limit": value, "ip_list": value, "option_value": value }),
        json!({ "openid": "o", "access_token": "a", "session_key": "k", "scope": value, (&*text): [value] }),
    ] {
        all(answer.to_string().as_bytes());
    }
}

/// A text that WeChat refuses with: whatever it repeats, nothing of it that is secret is shown.
pub fn refusal(input: &[u8]) {
    let errmsg = String::from_utf8_lossy(input);
    let answer = json!({ "errcode": 61004, "errmsg": errmsg }).to_string();
    match Authorization::from_answer(answer.as_bytes()) {
        Err(Error::Api(refusal)) => {
            assert!(!format!("{refusal} {refusal:?}").contains("@@@"));
            assert!(refusal.rid.is_none_or(|rid| rid.len() <= 64));
        }
        other => panic!("{other:?}"),
    }
}

/// What is nothing but secrets and numbers shows none, read or refused.
fn hidden<T: Answer + std::fmt::Debug>(input: &[u8]) {
    assert!(!format!("{:?}", T::from_answer(input)).contains("@@@"));
}

fn harmless(unknown: &Unknown) {
    let shown = format!("{unknown:?} {:?}", unknown.fields());
    assert!(!shown.contains("@@@"), "{shown}");
}
