use std::{fs, path::PathBuf};

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
        for entry in fs::read_dir(folder).expect("a folder with a corpus") {
            let path = entry.unwrap().path();
            if !path.is_file() {
                continue;
            }
            let content = fs::read(path).unwrap();
            if let Ok(value) = serde_json::from_slice(&content) {
                texts(&value, &mut samples);
            }
            samples.push(content);
        }
    }
    samples
}

fn texts(value: &Value, samples: &mut Vec<Vec<u8>>) {
    match value {
        Value::String(text) => samples.push(text.as_bytes().to_vec()),
        Value::Array(values) => values.iter().for_each(|value| texts(value, samples)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, samples)),
        _ => {}
    }
}
