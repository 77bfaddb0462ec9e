//! Options of accounts.

use domain::option::AccountOption;

use crate::{prefs::Lang, words};

words! {
    /// Words about the options of an account.
    pub struct OptionsWords {
        title: "账号选项", "Account options";
        note: "微信端的开关，需要账号授予相应的权限集。点击读取时才会查询微信。", "Switches at WeChat; each needs the set that goes with it. WeChat is asked only when you press Read.";
        read: "读取", "Read";
        never: "尚未读取", "Never read";
        told: "读取时间", "Read";
        refused: "微信没有完成", "WeChat would not";
        change: "修改选项", "Change an option";
        save: "保存到微信", "Save at WeChat";
    }
    with {
        setting(option: &str, value: &str): "{option}：{value}", "{option}: {value}";
    }
}

const fn choose(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What an option is called.
#[must_use]
pub const fn name(lang: Lang, option: AccountOption) -> &'static str {
    match option {
        AccountOption::LocationReport => choose(lang, "地理位置上报", "Location reports"),
        AccountOption::VoiceRecognize => choose(lang, "语音识别", "Speech recognition"),
        AccountOption::CustomerService => choose(lang, "多客服", "Customer service desk"),
    }
}

/// What setting it does.
#[must_use]
pub const fn warning(lang: Lang, option: AccountOption) -> &'static str {
    match option {
        AccountOption::LocationReport => choose(
            lang,
            "开启后，粉丝同意时微信会推送其位置；「每 5 秒」会产生大量推送。",
            "When on, WeChat pushes where followers are, if they agree; every five seconds makes a great many pushes.",
        ),
        AccountOption::VoiceRecognize => choose(
            lang,
            "开启后，语音消息会附带识别出的文字。",
            "When on, voice messages come with their text.",
        ),
        AccountOption::CustomerService => choose(
            lang,
            "开启后，粉丝消息会转给多客服处理，可能不再由其他系统自动回复。",
            "When on, messages go to the customer service desk, and other systems may not answer them any more.",
        ),
    }
}

/// What a value means; one that is not documented stands as it is.
#[must_use]
pub fn value(lang: Lang, option: AccountOption, value: &str) -> String {
    match (option, value) {
        (_, "0") => choose(lang, "关闭", "Off").to_owned(),
        (AccountOption::LocationReport, "1") => {
            choose(lang, "进入会话时上报", "When a chat begins").to_owned()
        }
        (AccountOption::LocationReport, "2") => {
            choose(lang, "进入会话后每 5 秒上报", "Every five seconds").to_owned()
        }
        (_, "1") => choose(lang, "开启", "On").to_owned(),
        (_, other) => other.to_owned(),
    }
}
