use axum::response::{IntoResponse, Response};

use crate::{
    pages::html::{esc, page},
    world::PreAuthRefusal,
};

/// Why WeChat's page shows an error instead of accounts (docs/wechat.md §4.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Parameter(&'static str),
    Hosts {
        referer: String,
        callback: String,
        registered: String,
    },
    Code(PreAuthRefusal),
    WrongAccount(String),
    NoAccount,
    NothingChosen,
    NotThisBrowser,
}

impl Problem {
    fn code(&self) -> i32 {
        match self {
            Self::Code(PreAuthRefusal::Invalid) => -11,
            Self::Code(PreAuthRefusal::Expired) => -12,
            Self::Parameter(_) => -13,
            Self::Hosts { .. } => -14,
            Self::NoAccount | Self::WrongAccount(_) => -22,
            Self::NothingChosen => -23,
            Self::Code(PreAuthRefusal::OpenedElsewhere) | Self::NotThisBrowser => -26,
            Self::Code(PreAuthRefusal::Used) => -28,
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Parameter(name) => format!("参数错误：{name}"),
            Self::Hosts { .. } => {
                "授权入口页所在域名、授权后回调 URL 的域名与登记的授权发起页域名不一致".into()
            }
            Self::Code(PreAuthRefusal::Invalid) => "PreAuthCode 无效".into(),
            Self::Code(PreAuthRefusal::Expired) => "二维码已过期，请回到来源页面重新开始".into(),
            Self::Code(PreAuthRefusal::OpenedElsewhere) => {
                "二维码已被使用，请回到来源页面重新开始".into()
            }
            Self::Code(PreAuthRefusal::Used) => {
                "预授权码已完成过授权，请回到来源页面重新开始".into()
            }
            Self::WrongAccount(appid) => format!("只允许账号 {appid} 授权，而你不是它的管理员"),
            Self::NoAccount => "没有可以授权的账号：你管理的账号与链接要求的类型不符".into(),
            Self::NothingChosen => "授权失败：没有可以授予的权限集".into(),
            Self::NotThisBrowser => "此页面已失效，或不是在这个浏览器中打开的".into(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut body = format!(
            "<p class=\"bad\">{}（{}）</p>",
            esc(&self.words()),
            self.code()
        );
        if let Self::Hosts {
            referer,
            callback,
            registered,
        } = &self
        {
            body.push_str(&format!(
                "<p>授权入口页所在域名：<code>{}</code><br>授权后回调 URL 域名：<code>{}</code><br>\
                 登记的授权发起页域名：<code>{}</code></p>",
                esc(referer),
                esc(callback),
                esc(registered)
            ));
        }
        page("无法授权", &body)
    }
}
