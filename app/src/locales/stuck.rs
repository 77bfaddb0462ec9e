//! Where a customer's link gets stuck.

use crate::words;

words! {
    /// Words of the help on a link's page.
    pub struct StuckWords {
        title: "客户卡住了？", "Is the customer stuck?";
        unopened: "客户还没有打开过链接", "The link was never opened";
        unopened_body: "请确认链接已经发到客户手上。聊天软件里的预览不算打开。", "See that it reached the customer. A preview in a chat does not count as opened.";
        unpressed: "客户打开了页面，还没有点击按钮", "The page was opened, the button not pressed";
        unpressed_body: "请客户确认是用账号管理员本人的微信打开，然后点击页面上的按钮。", "Have the account's administrator open it, and press the button on the page.";
        unminted: "客户点击了按钮，但平台没能取得预授权码", "The button was pressed, but no pre_auth_code was to be had";
        unminted_body: "客户看到的是「暂时无法前往微信」，还没有到授权页。原因解决后，请客户再点击一次，链接不用更换：", "The customer was told to try again later, and never got to WeChat. Once the cause is mended, have the button pressed again; the link stays the same:";
        gone_body: "常见原因，从最可能的开始：", "The usual causes, the likeliest first:";
        cause_shown: "微信的页面显示了错误：请客户截图，在下面查找错误码。", "WeChat's page showed an error: ask for a screenshot and look its code up below.";
        cause_domain: "授权入口域名与微信开放平台登记的「授权发起页域名」不一致（-14 / -302）。", "The host of the link's page is not the domain registered at WeChat (−14, −302).";
        cause_referer: "客户复制了微信授权页的地址再打开，或把它转发给了别人；必须从链接页面点击按钮进入。", "WeChat's page was copied or passed on: it has to be entered by the button on the link's page.";
        cause_admin: "扫码的人不是账号管理员：运营者不能授权。", "Whoever scanned is not the account's administrator: an operator cannot grant.";
        cause_expired: "预授权码已过期，或二维码已被用过：请客户重新点击按钮。", "The code has died or was used: have the customer press the button again.";
        cause_left: "客户在微信里没有点确认就离开了。", "The customer left WeChat's page without confirming.";
        codes: "微信授权页上的错误码", "Codes on WeChat's authorization page";
        codes_note: "来自微信页面的公开脚本，微信可能调整。", "From the scripts of WeChat's page, which WeChat may change.";
        search: "错误码", "Code";
        search_hint: "截图上的数字，例如 -14", "The number on the screenshot, such as −14";
        find: "查找", "Look up";
        all: "查看全部", "Show all";
        unknown: "没有这个错误码的说明。请客户提供完整截图。", "Nothing is known of this code. Ask for the whole screenshot.";
        cause: "原因", "Cause";
        next: "怎么办", "What to do";
    }
    with {
        gone(length: &str): "客户 {length}前去了微信，还没有返回", "The customer went to WeChat {length} ago and has not come back";
    }
}
