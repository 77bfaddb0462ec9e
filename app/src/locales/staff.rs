//! The people of a platform, and invitations.

use crate::words;

words! {
    /// Words of the pages about people.
    pub struct StaffWords {
        title: "成员", "People";
        purpose: "可以管理这个平台的人。", "Who can work on this platform.";
        name: "姓名", "Name";
        name_hint: "会显示在操作日志中。", "As the audit trail will show it.";
        login: "账号", "Account";
        login_hint: "用于登录，可以是邮箱。仅限小写字母、数字和 . _ - @ +。", "For signing in; an e-mail address will do. Lower-case letters, digits and . _ - @ + only.";
        role: "角色", "Role";
        owner: "系统所有者", "Owner";
        owner_note: "可以管理所有平台。", "Reaches every platform.";
        staff: "员工", "Staff";
        since: "加入时间", "Since";
        last_seen: "最近在线", "Last seen";
        never: "从未登录", "Never";
        state: "状态", "State";
        active: "正常", "Active";
        disabled: "已停用", "Disabled";
        closed: "账号已关闭", "Account closed";
        me: "您自己", "You";
        id: "成员编号", "Person id";
        facts: "基本信息", "Facts";
        empty: "还没有成员", "Nobody yet";
        empty_body: "邀请同事加入，一起管理这个平台。", "Invite a colleague to work on this platform with you.";
        invite: "邀请成员", "Invite somebody";
        invite_purpose: "生成一条一次性链接，由您发给对方；对方打开后设置密码即可加入。", "Makes a link that works once. Send it to the person, who chooses a password there.";
        make_invitation: "生成邀请链接", "Make the link";
        invitations: "待接受的邀请", "Open invitations";
        invitation: "邀请", "Invitation";
        made_by: "邀请人", "Invited by";
        made_at: "邀请时间", "Invited";
        expires: "有效期至", "Expires";
        left: "剩余时间", "Time left";
        link: "邀请链接", "Link";
        link_note: "请现在就把链接发给对方。它只显示给您，十分钟后不再显示。", "Send it now. It is shown to you alone, and for ten minutes only.";
        link_gone: "链接不再显示。如果对方没有收到，请撤回这条邀请，重新生成一条。", "The link is shown no more. If it did not arrive, withdraw the invitation and make a new one.";
        withdraw: "撤回邀请", "Withdraw";
        withdraw_body: "链接会立即失效。对方如需加入，需要新的邀请。", "The link stops working at once. To join, the person needs a new one.";
        open: "待接受", "Open";
        accepted: "已接受", "Accepted";
        withdrawn: "已撤回", "Withdrawn";
        expired: "已过期", "Expired";
        disable: "停用", "Disable";
        disable_body: "对方会立即失去这个平台的访问权限。做过的操作仍保留在日志中，之后可以随时恢复。", "Access to this platform ends at once. What the person did stays in the audit trail, and you can undo this at any time.";
        enable: "恢复", "Enable";
        enable_note: "恢复后，对方可以再次管理这个平台。", "The person can then work on this platform again.";
        access: "访问权限", "Access";
        not_me: "您不能停用自己。", "You cannot disable yourself.";
        not_owner: "系统所有者可以管理所有平台，不能在这里停用。", "Owners reach every platform and cannot be disabled here.";
        not_closed: "账号已由系统管理员关闭，无法登录任何平台。", "The administrator closed this account: it can sign in nowhere.";
        trail: "查看操作日志", "What this person did";
    }
    with {
        disable_title(name: &str): "停用「{name}」？", "Disable {name}?";
        withdraw_title(name: &str): "撤回对「{name}」的邀请？", "Withdraw the invitation of {name}?";
    }
}

words! {
    /// Words of the page that somebody invited opens.
    pub struct JoinWords {
        title: "加入授权簿", "Join Grantbook";
        first: "第一次使用？请设置一个密码。已有账号？请输入现有密码。", "New here? Choose a password. Already have an account? Give its password.";
        password: "密码", "Password";
        password_hint: "新密码至少 10 个字符。", "A new one needs at least 10 characters.";
        again: "再次输入密码", "Password again";
        again_hint: "已有账号的，可以留空。", "Leave it empty if you have an account.";
        submit: "加入", "Join";
        over: "邀请已失效", "This invitation does not work any more";
        over_body: "它可能已被使用、撤回，或已过期。请联系邀请您的人，重新发送一条。", "It was used or withdrawn, or it has expired. Ask whoever invited you for a new one.";
        sign_in: "去登录", "Sign in";
    }
    with {
        invites(by: &str, platform: &str): "{by}邀请您加入「{platform}」。", "{by} invites you to work on {platform}.";
        as_login(login: &str): "您的登录账号：{login}", "You will sign in as {login}";
    }
}
