use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

/// Messages in the shapes that WeChat's have, and some that it never sent.
const SHAPES: &[&str] = &[
    "<xml><AppId><![CDATA[wx1]]></AppId><CreateTime>1413192605</CreateTime><InfoType><![CDATA[component_verify_ticket]]></InfoType>\
     <ComponentVerifyTicket><![CDATA[ticket@@@x]]></ComponentVerifyTicket></xml>",
    "<xml><AppId>wx1</AppId><CreateTime>1413192760</CreateTime><InfoType>authorized</InfoType><AuthorizerAppid>wx2</AuthorizerAppid>\
     <AuthorizationCode>queryauthcode@@@a</AuthorizationCode><AuthorizationCodeExpiredTime>1413196360</AuthorizationCodeExpiredTime>\
     <PreAuthCode>preauthcode@@@b</PreAuthCode></xml>",
    "<xml><AppId>wx1</AppId><CreateTime>1</CreateTime><InfoType>notify_third_fasteregister</InfoType><appid>wx9</appid><status>0</status>\
     <auth_code>c</auth_code><msg>OK</msg><info><name><![CDATA[\u{4f01}\u{4e1a}]]></name><code_type>1</code_type></info></xml>",
    "<xml><InfoType>order_path_audit_result_notify</InfoType><list><appid>a</appid><status>4</status></list><list/></xml>",
    "<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>\
     <Content>QUERY_AUTH_CODE:queryauthcode@@@a</Content><MsgId>7</MsgId></xml>",
    "<xml><ToUserName>gh_1</ToUserName><MsgType>event</MsgType><Event>weapp_audit_fail</Event><Reason>r</Reason></xml>",
    r#"{"ToUserName":"gh_2","FromUserName":"o","CreateTime":1662480000,"MsgType":"event","Event":"x","order_info":{"id":1}}"#,
    r#"{"ToUserName":"gh_2","Encrypt":"AAAA"}"#,
    "<xml><Encrypt>AAAA</Encrypt><MsgSignature>s</MsgSignature><TimeStamp>1</TimeStamp><Nonce>n</Nonce></xml>",
    "<?xml version=\"1.0\"?><!DOCTYPE foo [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]><xml>&xxe;</xml>",
    "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    r#"{"component_access_token":"61_W3","expires_in":7200,"pre_auth_code":"preauthcode@@@b","authorizer_access_token":"a"}"#,
    r#"{"authorization_info":{"authorizer_appid":"wx2","authorizer_access_token":"a","expires_in":7200,"authorizer_refresh_token":
     "refreshtoken@@@c","func_info":[{"funcscope_category":{"id":18},"confirm_info":{"need_confirm":0}},{"funcscope_category":{"id":"1"}}]}}"#,
    r#"{"authorizer_info":{"nick_name":"n","service_type_info":{"id":2},"verify_type_info":{"id":-1},"user_name":"gh_1","business_info":
     {"open_pay":1},"MiniProgramInfo":{"network":{"RequestDomain":["https://a"]},"categories":[{"first":"a","second":"b"}],"visit_status":0},
     "basic_config":{"isPhoneConfigured":true}},"authorization_info":{"appid":"wx2","func_info":[]},"qrcode_url":"http://q"}"#,
    r#"{"total_count":"1","list":[{"authorizer_appid":"wx2","refresh_token":"refreshtoken@@@d","auth_time":1558000607}]}"#,
    r#"{"errcode":0,"errmsg":"ok","quota":{"daily_limit":10000,"used":1,"remain":9999},"rate_limit":{"call_count":5,"refresh_second":60}}"#,
    r#"{"openid":"o1","session_key":"HyVFkGl5F5OQWJZZaNzBBg==","access_token":"a","refresh_token":"r","scope":"snsapi_base,snsapi_userinfo",
     "ip_list":["101.226.103.0/25"],"option_value":"1","unionid":"u"}"#,
    r#"{"errcode":"40001","errmsg":"invalid credential, access_token is invalid or not latest rid: 6425d22a-37dd8402-0c127510"}"#,
    "auth_code=queryauthcode%40%40%40a&amp;expires_in=3600",
    "code=041abc&state=s1",
    "access clientip is not registered requestIP: 14.145.194.154 rid: 65840652-60aeb945-66cdf943",
];

const OWN: &str = include_str!("../tests/data/own-vectors.json");

/// The samples that inputs are made from.
pub fn load(folders: &[PathBuf]) -> Vec<Vec<u8>> {
    let mut samples: Vec<Vec<u8>> = SHAPES
        .iter()
        .map(|shape| shape.as_bytes().to_vec())
        .collect();
    texts(&serde_json::from_str(OWN).unwrap(), &mut samples);
    for folder in folders {
        files(folder, &mut |content| {
            if let Ok(value) = serde_json::from_slice(&content) {
                texts(&value, &mut samples);
            }
            blocks(&String::from_utf8_lossy(&content), &mut samples);
            samples.push(content);
        });
    }
    samples
}

/// Every file in a folder and in those inside, always in the same order: a seed has to mean the same everywhere.
fn files(folder: &Path, take: &mut impl FnMut(Vec<u8>)) {
    let entries = fs::read_dir(folder).expect("a folder with a corpus");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, take);
        } else {
            take(fs::read(path).unwrap());
        }
    }
}

/// The code blocks of a Markdown file.
fn blocks(text: &str, samples: &mut Vec<Vec<u8>>) {
    let block = |(_, fenced): (usize, &str)| {
        let (_, code) = fenced.split_once('\n')?;
        Some(code.as_bytes().to_vec())
    };
    let fenced = text.split("```").enumerate();
    samples.extend(fenced.filter(|(at, _)| at % 2 == 1).filter_map(block));
}

fn texts(value: &Value, samples: &mut Vec<Vec<u8>>) {
    match value {
        Value::String(text) => samples.push(text.as_bytes().to_vec()),
        Value::Array(values) => values.iter().for_each(|value| texts(value, samples)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, samples)),
        _ => {}
    }
}
