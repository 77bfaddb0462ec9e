//! Why a push was refused, in words.

use crate::prefs::Lang;

/// The reason for staff; a code without words of its own is shown as it is.
#[must_use]
pub fn reason(lang: Lang, code: &str) -> String {
    let (zh, en) = match code {
        "signature" => ("签名不符", "Wrong signature"),
        "receiver" => ("接收方 AppID 不符", "For another AppID"),
        "padding" | "cipher" | "base64" | "length" | "encoding" => (
            "解密失败，消息加解密 Key 可能不一致",
            "Could not be decrypted: perhaps another EncodingAESKey",
        ),
        "bad_key" => ("消息加解密 Key 格式错误", "The EncodingAESKey is malformed"),
        "doctype" => ("包含文档类型声明", "Carries a document type"),
        "xml" => ("不是微信推送的格式", "Not the form of WeChat's pushes"),
        "too_large" => ("内容过大", "Too large"),
        other => return other.to_owned(),
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}
