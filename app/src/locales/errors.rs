//! What a page says when something failed.

use crate::words;

words! {
    /// Words of the error state.
    pub struct Errors {
        signed_out: "登录已失效", "Your session has ended";
        signed_out_body: "请重新登录，登录后会回到当前页面。", "Sign in again and you will come back to this page.";
        sign_in: "重新登录", "Sign in again";
        unavailable: "暂时无法显示", "This cannot be shown right now";
        unavailable_body: "系统出了点问题，没有做任何改动。请稍后重试；若一直如此，请把请求编号告诉管理员。", "Something went wrong on our side. Nothing was changed. Try again later, and tell your administrator the request id if it persists.";
        too_many: "尝试次数过多", "Too many tries";
        too_many_body: "请等几分钟再试。", "Wait a few minutes and try again.";
        offline: "无法连接服务器", "The server cannot be reached";
        offline_body: "请检查网络后重试。", "Check your connection and try again.";
        outdated: "系统已更新", "The console was updated";
        outdated_body: "请重新加载页面以使用新版本。", "Reload the page to use the new version.";
    }
}
