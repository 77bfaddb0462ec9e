//! The customers' pages: for a shop owner who is here once. No jargon, no error codes.

use domain::account::AuthType;

use crate::{prefs::Lang, words};

words! {
    /// Words of the customers' pages.
    pub struct Visit {
        sandbox: "演示环境：连接的是模拟微信，不会影响真实账号", "Demonstration: this talks to a stand-in for WeChat; no real account is touched";
        other_language: "English", "中文";
        language: "语言", "Language";

        rights: "将申请以下权限", "It asks for these permissions";
        rights_note: "授权时可以逐项确认。未勾选的权限，对应功能将无法使用。", "You can confirm them one by one. What you leave out will not work.";
        rights_by_wechat: "具体权限以微信授权页面显示的为准。", "WeChat's page shows the permissions in detail.";
        only_one: "只能授权给一个平台", "one platform at a time";
        only_one_note: "标有“只能授权给一个平台”的权限，如已授权给其他平台，需先在那边取消，才能授权成功。", "A permission marked “one platform at a time” that another platform holds already must be taken back there first.";
        note: "留言", "A note for you";
        next: "接下来", "What happens next";
        step_press: "点击下方按钮，前往微信的授权页面", "Press the button below to go to WeChat's page";
        step_scan: "用账号管理员的微信扫码，选择账号并确认", "Scan the code with the administrator's WeChat, pick the account and confirm";
        step_pick: "以账号管理员身份选择账号并确认", "As the account's administrator, pick the account and confirm";
        step_back: "自动回到这里，查看授权结果", "You come back here and see the result";
        go: "前往微信授权", "Continue in WeChat";
        safe: "授权不会透露账号密码；您可以随时在微信公众平台取消授权。", "Your password is never shared, and you can take the permission back in WeChat at any time.";

        in_wechat: "请在微信中打开", "Open this in WeChat";
        in_wechat_body: "在手机上授权需要在微信里完成，任选一种方式：", "On a phone this has to be done inside WeChat. Either:";
        by_chat: "把下面的链接发给微信里的“文件传输助手”，再点开", "Send this link to “File Transfer” in WeChat and open it there, or";
        by_scan: "用另一部手机的微信扫描下面的二维码", "Scan this code with WeChat on another phone.";
        address: "本页链接", "This page's link";
        qr: "用微信扫码打开本页", "Scan with WeChat to open this page";
        go_anyway: "仍在此浏览器继续", "Continue in this browser anyway";

        unknown: "没有找到这个页面", "This page was not found";
        unknown_body: "链接可能没有复制完整。请从收到的消息里重新点开，或请发送链接的人再发一次。", "The link may have been cut on its way. Open it again from the message, or ask for it to be sent again.";
        expired: "链接已过期", "This link has expired";
        used: "链接已使用", "This link has been used";
        revoked: "链接已停用", "This link was withdrawn";

        granted: "授权成功", "All set";
        granted_partly: "授权成功，但有权限没有授予", "Granted, but some permissions are missing";
        rights_granted: "已获得的权限", "Permissions granted";
        close: "现在可以关闭本页面了。", "You can close this page now.";
        lacking_taken: "这类权限同一时间只能授权给一个平台，可能正由其他平台使用。", "These can be granted to one platform at a time; another one may hold them.";
        take_back: "请登录微信公众平台（mp.weixin.qq.com），在账号设置的“授权管理”中找到其他平台并取消授权。", "Sign in to mp.weixin.qq.com, find the other platform under authorization management in the account's settings, and take its permission back.";
        lacking_left: "授权时可能没有勾选，也可能账号暂不支持这项功能。", "They may not have been ticked, or the account may not offer them yet.";
        tick: "重新授权时，请勾选以上权限。", "Tick them when you grant again.";

        wrong: "授权的账号可能不对", "This may be the wrong account";
        wrong_right: "如果这正是要授权的账号，请告诉对方，无需重新操作。", "If this is the right account after all, just tell them; there is nothing to do again.";
        retry_other: "换一个账号重新授权", "Try again with the right account";

        not_yet: "还没有收到授权", "Nothing has arrived yet";
        not_yet_body: "如果您已在微信中确认，请稍等片刻，本页会自动更新；如果还没有，可以重新开始。", "If you have confirmed in WeChat, wait a moment: this page updates by itself. If you have not, you can start again.";
        begin_again: "重新授权", "Start again";
        look_again: "刷新看看", "Look again";
        working: "正在确认授权结果", "Confirming the result";
        working_body: "通常只需几秒钟，本页会自动更新，请不要关闭。", "This takes a few seconds. The page updates by itself; please keep it open.";
        slow_body: "微信的回复比平时慢，系统会自动重试，您无需重新授权。可以稍后再打开本页查看。", "WeChat is slower than usual. We keep trying, and there is nothing for you to do again; you can come back to this page later.";
        failed: "这次授权没有完成", "This did not work out";
        failed_body: "可能是停留时间太久，或网络中断了。再试一次，通常就能成功。", "It may have taken too long, or the connection broke off. Trying again usually works.";

        rests: "今天暂时无法授权", "No more permissions can be granted today";
        too_often: "操作太频繁了", "Too many tries";
        not_ready: "暂时无法前往微信", "WeChat cannot be reached right now";
        not_ready_body: "对方平台与微信的连接暂时中断，您这边无需处理。请稍后再试；如果一直如此，请联系发送链接的人。", "The platform's connection to WeChat is interrupted; there is nothing for you to do. Try again later, or tell whoever sent you the link.";
        back: "返回上一页重试", "Back, and try again";
        trouble: "页面暂时打不开", "This page cannot be shown right now";
        trouble_body: "我们这边出了点问题，没有做任何改动。请稍后再试。", "Something went wrong on our side. Nothing was changed. Please try again later.";
        trouble_id: "如需帮助，请把这个编号告诉发送链接的人：", "If you ask for help, mention this number:";
        retry: "重试", "Try again";
    }
    with {
        wait_minutes(minutes: u32): "请 {minutes} 分钟后再试。", "Please wait {minutes} min and try again.";
        invites(platform: &str): "{platform}邀请您授权", "{platform} asks for your permission";
        asks(customer: &str, kinds: &str, platform: &str): "请用“{customer}”的{kinds}授权，{platform}才能为您提供服务。", "Grant permission with {customer}'s {kinds}, so that {platform} can work for you.";
        rests_body(until: &str): "对方平台今天可处理的授权次数已用完。请在 {until}（北京时间）之后再打开本页；如果着急，请联系发送链接的人。", "The platform has handled as many as it can today. Open this page again after {until} Beijing time, or ask whoever sent you the link.";
        pinned(appid: &str): "请选择 AppID 为 {appid} 的账号", "Pick the account with the AppID {appid}";
        more(n: usize): "查看其余 {n} 项", "Show {n} more";
        other_right(id: i64): "其他权限（编号 {id}）", "Another permission (no. {id})";
        unknown_purpose(platform: &str): "用途请咨询{platform}", "Ask {platform} what it is for";
        life(until: &str, left: &str): "链接有效期至 {until}（还剩 {left}）", "This link works until {until} Beijing time ({left} left)";
        questions(platform: &str): "有疑问？请联系{platform}的工作人员，或发给您这条链接的人。", "Questions? Ask {platform}, or whoever sent you this link.";
        expired_body(platform: &str): "请联系{platform}，请对方重新发送一条链接。", "Ask {platform} to send you a new one.";
        used_body(platform: &str): "授权已经完成，无需再次操作。如需授权其他账号，请联系{platform}获取新链接。", "The permission was granted; there is nothing more to do. For another account, ask {platform} for a new link.";
        revoked_body(platform: &str): "{platform}已停用这条链接。如仍需授权，请联系对方获取新链接。", "{platform} has withdrawn it. If you still mean to grant permission, ask them for a new link.";
        granted_body(account: &str, platform: &str): "“{account}”已授权给{platform}。", "{account} has granted permission to {platform}.";
        lacking(n: usize): "没有授予的权限（{n} 项）", "Permissions that did not come through: {n}";
        ask_new(platform: &str): "然后联系{platform}获取新链接，重新授权。", "Then ask {platform} for a new link and grant again.";
        wrong_expected(account: &str, expected: &str): "您刚才授权的是“{account}”，而这条链接要授权的是“{expected}”。", "You granted with “{account}”, but this link is for “{expected}”.";
        wrong_other(account: &str): "您刚才授权的是“{account}”，它不是这条链接要授权的账号。", "You granted with “{account}”, which is not the account that this link is for.";
        ask_again(platform: &str): "这条链接已不能再用，请联系{platform}获取新链接。", "This link does not work any more. Ask {platform} for a new one.";
    }
}

/// The accounts that can be picked, as they stand in a sentence.
#[must_use]
pub const fn accounts(lang: Lang, auth_type: AuthType) -> &'static str {
    match (lang, auth_type) {
        (Lang::Zh, AuthType::OfficialAccounts) => "公众号",
        (Lang::Zh, AuthType::MiniPrograms) => "小程序",
        (Lang::Zh, AuthType::Both) => "公众号或小程序",
        (Lang::Zh, AuthType::MiniProgramPromoter) => "小程序推客账号",
        (Lang::Zh, AuthType::Channels) => "视频号",
        (Lang::Zh, AuthType::All) => "公众号、小程序或视频号",
        (Lang::Zh, AuthType::Talent) => "带货助手账号",
        (Lang::En, AuthType::OfficialAccounts) => "official account",
        (Lang::En, AuthType::MiniPrograms) => "mini program",
        (Lang::En, AuthType::Both) => "official account or mini program",
        (Lang::En, AuthType::MiniProgramPromoter) => "mini program promoter account",
        (Lang::En, AuthType::Channels) => "Channels account",
        (Lang::En, AuthType::All) => "official account, mini program or Channels account",
        (Lang::En, AuthType::Talent) => "shopping assistant account",
    }
}
