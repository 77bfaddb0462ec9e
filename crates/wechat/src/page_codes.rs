//! The codes that WeChat's own authorization page shows (docs/wechat.md §4.4): what a customer's screenshot says.

/// A code of the authorization page in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageCode {
    /// The number that the page shows; negative.
    pub code: i64,
    /// What happened, in Chinese.
    pub zh: &'static str,
    /// What happened, in English.
    pub en: &'static str,
    /// What to do next, in Chinese.
    pub next_zh: &'static str,
    /// What to do next, in English.
    pub next_en: &'static str,
}

/// The meaning of a code, with or without its sign; `None` for one that is not known.
///
/// ```
/// assert_eq!(wechat::page_codes::find(-14).map(|code| code.en), wechat::page_codes::find(14).map(|code| code.en));
/// assert!(wechat::page_codes::find(-1).is_none());
/// ```
pub fn find(code: i64) -> Option<PageCode> {
    let code = code.checked_abs()?.checked_neg()?;
    all().iter().find(|known| known.code == code).copied()
}

/// All of them, as they count down.
pub fn all() -> &'static [PageCode] {
    CODES
}

#[rustfmt::skip]
const CODES: &[PageCode] = &[
    PageCode { code: -11,
        zh: "预授权码无效", en: "The pre-authorization code is not valid",
        next_zh: "请客户回到授权链接，重新点击按钮；不要收藏或转发微信的授权页面",
        next_en: "Have the customer go back to the link and press the button again; WeChat's page cannot be kept or passed on" },
    PageCode { code: -12,
        zh: "二维码已过期", en: "The QR code has expired",
        next_zh: "请客户回到授权链接，重新点击按钮",
        next_en: "Have the customer go back to the link and press the button again" },
    PageCode { code: -13,
        zh: "授权页面的参数有误", en: "The page was opened with wrong parameters",
        next_zh: "请客户从授权链接进入，不要手动修改或截断地址",
        next_en: "Have the customer enter by the link, without changing or cutting the address" },
    PageCode { code: -14,
        zh: "授权入口页、回调地址与登记的授权发起页域名不一致", en: "Entry page, callback and registered domain are not the same host",
        next_zh: "核对平台设置里的访问地址与微信开放平台登记的「授权发起页域名」；请客户在浏览器中打开授权链接后点击按钮，不要直接输入微信的地址",
        next_en: "Compare the platform's address in its settings with the domain registered at WeChat; the customer has to press the button on the link's page, not type WeChat's address" },
    PageCode { code: -15,
        zh: "操作过于频繁", en: "Too many tries",
        next_zh: "请客户等几分钟再试",
        next_en: "Have the customer wait a few minutes" },
    PageCode { code: -16,
        zh: "回调地址被微信拦截", en: "WeChat blocks the callback's address",
        next_zh: "检查访问域名是否被微信封禁，并在微信开放平台申诉或更换域名",
        next_en: "See whether WeChat has blocked the domain; appeal, or use another one" },
    PageCode { code: -19,
        zh: "微信读取授权信息失败", en: "WeChat could not read what is granted",
        next_zh: "请客户稍后重试",
        next_en: "Have the customer try again later" },
    PageCode { code: -20,
        zh: "权限集没有变化", en: "The sets are the same as before",
        next_zh: "账号已经授予了这些权限，无需重复授权；需要更新时，请客户至少增减一项",
        next_en: "The account grants these already. To update the grant, at least one set has to be added or removed" },
    PageCode { code: -21,
        zh: "账号没有绑定管理员", en: "The account has no administrator",
        next_zh: "请客户先在微信公众平台绑定管理员微信号",
        next_en: "Have the customer bind an administrator in WeChat first" },
    PageCode { code: -22,
        zh: "当前微信号没有绑定可授权的账号", en: "This person is bound to no account that could grant",
        next_zh: "请账号管理员本人扫码；运营者不能授权",
        next_en: "The account's administrator has to scan; an operator cannot grant" },
    PageCode { code: -23,
        zh: "授权失败", en: "The grant failed",
        next_zh: "请客户回到授权链接重试；仍然失败时，请提供截图和时间",
        next_en: "Have the customer try again from the link; if it fails again, ask for a screenshot and the time" },
    PageCode { code: -24,
        zh: "第三方平台已停用", en: "The platform is stopped",
        next_zh: "在微信开放平台检查第三方平台的状态",
        next_en: "See how the platform stands in WeChat's console" },
    PageCode { code: -25,
        zh: "账号授权的平台数量已达上限（15 个）", en: "The account has granted as many platforms as it may (15)",
        next_zh: "请客户先在微信公众平台的授权管理中取消不用的平台",
        next_en: "Have the customer take back a grant that is not needed any more, in WeChat's authorization management" },
    PageCode { code: -26,
        zh: "二维码已被使用", en: "The QR code was used",
        next_zh: "请客户回到授权链接，重新点击按钮获取新的二维码",
        next_en: "Have the customer go back to the link and press the button for a new one" },
    PageCode { code: -27,
        zh: "扫码后没有确认授权", en: "It was scanned, but not granted",
        next_zh: "请客户回到授权链接重新扫码，并在手机上完成确认",
        next_en: "Have the customer scan again from the link and confirm on the phone" },
    PageCode { code: -28,
        zh: "预授权码已用于另一次授权", en: "The pre-authorization code was used for another grant",
        next_zh: "请客户回到授权链接，重新点击按钮",
        next_en: "Have the customer go back to the link and press the button again" },
    PageCode { code: -108,
        zh: "第三方平台未全网发布，且账号不在授权测试列表中", en: "The platform is not released, and the account is not on its test list",
        next_zh: "在微信开放平台完成全网发布，或把账号的原始 ID 加入授权测试列表",
        next_en: "Release the platform in WeChat's console, or add the account's original id to the test list" },
    PageCode { code: -302,
        zh: "授权入口页域名与登记的不一致", en: "The entry page's host is not the registered one",
        next_zh: "同 -14：核对「授权发起页域名」，并请客户从授权链接的页面点击进入",
        next_en: "As for -14: check the registered domain, and have the customer press the button on the link's page" },
    PageCode { code: -310,
        zh: "授权次数过多", en: "Too many grants",
        next_zh: "请客户第二天再试",
        next_en: "Have the customer try again tomorrow" },
    PageCode { code: -311,
        zh: "账号已授权，但互斥权限集已授予其他平台，无法更新", en: "Granted already; the update is blocked by exclusive sets that another platform holds",
        next_zh: "请客户先取消占用互斥权限集的平台，再重新授权",
        next_en: "Have the customer take the exclusive sets back from the other platform, then grant again" },
    PageCode { code: -314,
        zh: "账号已授权，因互斥权限集无法更新授权", en: "Granted already; exclusive sets keep it from being updated",
        next_zh: "请客户先取消占用互斥权限集的平台，再重新授权",
        next_en: "Have the customer take the exclusive sets back from the other platform, then grant again" },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_count_down_and_every_word_is_there() {
        assert!(all().windows(2).all(|pair| pair[0].code > pair[1].code));
        for code in all() {
            for word in [code.zh, code.en, code.next_zh, code.next_en] {
                assert!(!word.is_empty(), "{}", code.code);
            }
        }
    }

    #[test]
    fn a_code_is_found_with_and_without_its_sign() {
        assert_eq!(find(-108), find(108));
        assert!(find(-108).is_some());
        assert_eq!(find(i64::MIN), None);
    }
}
