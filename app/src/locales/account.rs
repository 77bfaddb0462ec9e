//! One's own account.

use domain::device::Device;

use crate::{prefs::Lang, words};

words! {
    /// Words of the account's page.
    pub struct AccountWords {
        title: "我的账号", "My account";
        purpose: "修改密码，查看在哪些设备上登录。", "Your password, and where you are signed in.";
        facts: "基本信息", "Facts";
        name: "姓名", "Name";
        login: "登录账号", "Account";
        password: "修改密码", "Change password";
        password_note: "修改后，其他设备上的登录会全部退出。", "Every other session ends when you change it.";
        old: "当前密码", "Current password";
        new: "新密码", "New password";
        new_hint: "至少 10 个字符。", "At least 10 characters.";
        again: "再次输入新密码", "New password again";
        change: "修改密码", "Change password";
        changed: "密码已修改，其他设备已退出登录", "Your password was changed, and your other sessions have ended";
        sessions: "登录的设备", "Sessions";
        device: "设备", "Device";
        ip: "IP", "IP";
        since: "登录时间", "Signed in";
        last_seen: "最近活动", "Last seen";
        this: "当前设备", "This one";
        unknown_device: "未知设备", "Unknown device";
        end: "退出", "End";
        end_others: "退出其他所有设备", "End all others";
        only_this: "没有在其他设备上登录。", "You are signed in nowhere else.";
        action: "操作", "Action";
    }
    with {
        end_one(device: &str): "退出 {device}", "End {device}";
    }
}

/// A browser by the names that people know: "Chrome · Windows".
#[must_use]
pub fn device(lang: Lang, user_agent: Option<&str>) -> String {
    let device = user_agent.map(Device::of);
    let program = device
        .and_then(|device| device.program)
        .map(|name| match (lang, name) {
            (Lang::Zh, "WeChat") => "微信",
            (Lang::Zh, "WeCom") => "企业微信",
            (Lang::Zh, "QQ Browser") => "QQ 浏览器",
            (_, name) => name,
        });
    match (program, device.and_then(|device| device.system)) {
        (Some(program), Some(system)) => format!("{program} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => AccountWords::of(lang).unknown_device.to_owned(),
    }
}
