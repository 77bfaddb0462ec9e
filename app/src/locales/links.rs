//! The links' list, page and form.

use crate::words;

words! {
    /// Words of the pages about links.
    pub struct LinksWords {
        title: "授权链接", "Authorization links";
        purpose: "发给客户的授权邀请，以及每一次的进展。", "Invitations sent to customers, and how far each has come.";
        new: "创建授权链接", "New link";
        new_purpose: "生成一个链接，由客户的账号管理员打开并授权。", "Make a link that the administrator of the customer's account opens to grant.";
        one: "授权链接", "Link";
        customer: "客户", "Customer";
        choose_customer: "请选择客户", "Choose a customer";
        auth_type: "可授权的账号", "Accounts to pick from";
        auth_type_hint: "客户在微信的授权页上可以选择的账号类型。", "What the customer can pick on WeChat's page.";
        biz_appid: "指定账号的 AppID", "AppID of the account meant";
        biz_appid_hint: "知道是哪个账号时填写；客户用其他账号授权会被标记。以 wx 开头，共 18 位。", "When you know which account is meant; a grant from another is flagged. Begins with wx, 18 characters.";
        sets: "请求的权限集", "Sets asked for";
        sets_hint: "一个都不选，则请求平台提供的全部权限集。标有「互斥」的权限集同一时间只能授予一个平台。", "With none picked, all sets that the platform offers are asked for. An exclusive set can be held by one platform at a time.";
        all_sets: "全部权限集", "All sets";
        exclusive: "互斥", "Exclusive";
        life: "有效期", "Valid for";
        max_grants: "可用次数", "Number of grants";
        max_grants_hint: "通常为 1；同一个链接要授权多个账号时可调大，最多 100。", "Usually 1. More when several accounts grant over the same link, at most 100.";
        state: "状态", "State";
        used: "已用", "Used";
        expires: "到期", "Expires";
        made_by: "创建人", "Made by";
        created: "创建时间", "Made";
        id: "链接编号", "Link id";
        send: "发给客户", "Send to the customer";
        send_note: "复制链接，或让客户扫描二维码。打开链接不会消耗次数。", "Copy the link, or let the customer scan the code. Opening it uses nothing up.";
        url: "链接地址", "Address";
        qr: "授权链接的二维码", "QR code of the link";
        open: "预览客户页面", "Preview the customer's page";
        facts: "链接信息", "Facts";
        closed: "这个链接已不能使用", "This link cannot be used any more";
        closed_granted: "已达到可用次数。需要再次授权时，请创建新的链接。", "It brought the grants it was made for. Make a new link when another is needed.";
        closed_expired: "有效期已过，客户打开后会看到说明。可以延长有效期，或重新生成链接。", "It has expired; the customer sees a page that says so. Extend it, or reissue it.";
        closed_revoked: "链接已被撤回。", "It was withdrawn.";
        attempts: "授权进展", "Progress";
        no_attempts: "客户还没有点击授权", "The customer has not pressed the button yet";
        no_attempts_body: "客户在授权页面点击按钮后，每一步都会记录在这里。", "Each step is recorded here once the customer presses the button.";
        minted: "客户已前往微信，等待授权", "The customer went to WeChat";
        abandoned: "客户前往微信后没有返回", "The customer did not come back from WeChat";
        returned: "已收到授权码，正在处理", "The code arrived and is being exchanged";
        settled: "授权完成", "Granted";
        settled_wrong: "已授权，但账号与预期不符", "Granted by another account than was meant";
        failed: "授权未完成", "Not completed";
        unnamed: "未命名账号", "Unnamed account";
        any_state: "全部状态", "Any state";
        any_maker: "全部创建人", "Anybody";
        search_hint: "客户名称、留言、AppID 或链接编号", "Customer, note, AppID or link id";
        asked: "请求内容", "Asked for";
        left: "剩余时间", "Left";
        note: "给客户的留言", "Note for the customer";
        note_hint: "显示在客户打开的授权页面上，最多 200 字。", "Shown on the page that the customer opens; at most 200 characters.";
        no_note: "没有留言", "No note";
        extend: "延长有效期", "Extend";
        extend_title: "延长有效期", "Extend the link";
        extend_body: "从现在起重新计算有效期，地址和二维码不变。", "Its life is counted from now on; address and QR code stay.";
        extend_by: "延长到", "From now on";
        reissue: "重新生成", "Reissue";
        reissue_title: "重新生成链接？", "Make this link anew?";
        reissue_body: "将按相同内容生成新的链接和二维码；如果旧链接还能使用，会同时撤回。", "The same is asked under a new address and QR code. The old link, if it still works, is withdrawn.";
        reissue_life: "新链接的有效期", "The new link is valid for";
        revoke: "撤回", "Withdraw";
        revoke_title: "撤回这个链接？", "Withdraw this link?";
        revoke_body: "客户再打开时会看到链接已停用，无法继续授权。撤回后不能恢复，可以重新生成。", "The customer will see that it was withdrawn and cannot grant over it. It cannot be undone, but the link can be made anew.";
        reissued_from: "替代的链接", "In place of";
        opened_at: "首次打开", "First opened";
        not_opened: "尚未打开", "Not opened yet";
        revoked_at: "撤回时间", "Withdrawn";
        opened: "客户打开了授权页面", "The customer opened the page";
        step_pressed: "点击授权", "Pressed the button";
        step_minted: "生成预授权码", "pre_auth_code minted";
        step_returned: "收到授权码", "Code returned";
        step_settled: "换取授权成功", "Exchanged";
        step_failed: "授权失败", "Failed";
        step_waiting: "等待重试", "Waiting for another try";
        retry: "立即重试", "Try again now";
        qr_svg: "下载 SVG", "Download SVG";
        qr_png: "下载 PNG", "Download PNG";
        open_failed: "上一次授权没有成功，客户可以再次点击授权。", "The last attempt failed; the customer can press the button again.";
        empty: "还没有授权链接", "No links yet";
        empty_body: "创建一个链接发给客户，由账号管理员打开并授权。", "Make a link and send it to the customer; the account's administrator opens it and grants.";
        of_customer: "仅显示一个客户的链接", "Links of one customer";
        customer_is: "客户：", "Customer: ";
        add_customer: "添加客户", "Add customer";
        no_customers: "请先添加客户", "Add a customer first";
        no_customers_body: "授权链接总是为某个客户创建的。", "A link is always made for a customer.";
        cannot: "暂时无法创建授权链接", "Links cannot be made right now";
        to_overview: "查看平台状态", "See how the platform stands";
        pin: "指定账号", "Account meant";
        submit: "创建链接", "Make the link";
    }
    with {
        code_until(at: &str): "有效至 {at}", "valid until {at}";
        tries(n: i64): "已尝试 {n} 次", "Tries: {n}";
        next_try(at: &str): "下次重试：{at}", "next try: {at}";
        some_sets(n: usize): "{n} 个权限集", "Sets: {n}";
        for_customer(name: &str): "授权链接 · {name}", "Link for {name}";
        opened_by(form: &str): "打开方式：{form}", "Opened: {form}";
        came_by(via: &str): "授权码来源：{via}", "The code came by {via}";
        errcode(code: i64): "（错误码 {code}）", " (errcode {code})";
    }
}
