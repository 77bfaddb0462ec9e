//! A platform's settings.

use crate::words;

words! {
    /// Words of the pages about a platform's values.
    pub struct SettingsWords {
        title: "平台设置", "Settings";
        purpose: "第三方平台的接入参数，以及需要填写到微信开放平台的内容。", "The platform's values, and what to enter in the WeChat Open Platform.";
        new: "添加平台", "Add a platform";
        new_purpose: "从微信开放平台「第三方平台」详情页抄录以下参数。", "Copy these values from your third-party platform's page in the WeChat Open Platform.";
        steps: "接入进度", "Set-up";
        steps_note: "收到微信的第一次推送、取得令牌、客户从登记的域名首次点击授权后，各项依次变为完成。", "Each step turns green when it first happens.";
        step_ticket: "收到验证票据", "Ticket received";
        step_ticket_todo: "在微信后台保存授权事件接收 URL 后，微信每 10 分钟推送一次票据。", "After you save the event URL at WeChat, it pushes a ticket every 10 minutes.";
        step_token: "取得平台令牌", "Component token obtained";
        step_token_todo: "收到票据后自动获取；失败时请核对 AppSecret 与 IP 白名单。", "Fetched as soon as a ticket is here. If it fails, check the AppSecret and the IP whitelist.";
        step_arrival: "客户从登记的域名发起授权", "A customer pressed the button on the registered domain";
        step_arrival_todo: "用一个测试链接，在登记的域名下打开并点击按钮。", "Open a test link on the registered domain and press its button.";
        done: "完成", "Done";
        waiting: "等待中", "Waiting";
        enter: "填写到微信开放平台", "Enter at WeChat";
        enter_note: "「第三方平台」详情 →「开发资料」。修改后需在微信侧保存才会生效。", "Third-party platform → Development settings. Changes take effect once saved at WeChat.";
        domain: "授权发起页域名", "Authorization page domain";
        event_url: "授权事件接收 URL", "Authorization event URL";
        message_url: "消息与事件接收 URL", "Message and event URL";
        whitelist: "白名单 IP 地址列表", "IP whitelist";
        whitelist_note: "填写本服务器访问外网的公网出口 IP。若微信返回 61004，它看到的 IP 会显示在这里和错误说明中。", "The public address from which this server calls out. Once WeChat answers 61004, the address that it saw stands here and with the failure.";
        values: "接入参数", "Values";
        slug: "网址标识", "Name in URLs";
        slug_hint: "1 至 32 位小写字母、数字或 -，之后不能修改。", "1 to 32 of a-z, 0-9 and -; it cannot be changed later.";
        name: "平台名称", "Name";
        name_hint: "显示给客户和员工。", "Shown to customers and staff.";
        appid: "平台 AppID", "Platform AppID (component_appid)";
        appid_hint: "wx 开头的 18 位。更换后，已有授权属于原平台，需要客户重新授权。", "wx and 16 more. After a change the existing grants belong to the old platform: customers must grant again.";
        secret: "AppSecret", "AppSecret";
        secret_change: "留空则不变。更换后，下一次刷新令牌起使用新值。", "Leave empty to keep it. A new one is used from the next renewal of the token on.";
        token: "消息校验 Token", "Token";
        token_change: "留空则不变。更换后，新旧两组密钥的推送都会接收，直到您停用旧的一组。", "Leave empty to keep it. Pushes under the old and the new pair are both accepted until you retire the old one.";
        key: "消息加解密 Key（EncodingAESKey）", "EncodingAESKey";
        key_hint: "43 位字母或数字。", "43 letters and digits.";
        key_change: "43 位字母或数字，留空则不变。更换后，新旧两组密钥的推送都会接收，直到您停用旧的一组。", "43 letters and digits; leave empty to keep it. Pushes under the old and the new pair are both accepted until you retire the old one.";
        token_hint: "3 至 32 位字母或数字，与微信后台一致。", "3 to 32 letters and digits, as at WeChat.";
        secret_hint: "仅写入，保存后不再显示。", "Write-only: it is not shown again.";
        origin: "对外访问地址", "Public address";
        origin_hint: "例如 https://auth.example.com，不带路径。其域名须与微信后台的「授权发起页域名」一致；更换后，已发出的链接仍指向原地址。", "Such as https://auth.example.com, without a path. Its host must be the registered domain; links that were sent out keep the old address.";
        offered: "提供的权限集", "Offered sets";
        offered_hint: "与微信后台勾选的权限集一致；用于计算客户未授予的权限集。", "The same as chosen at WeChat; what customers withhold is counted against it.";
        confirm: "影响确认", "Confirmation";
        confirm_choice: "我已了解以上影响，并会同步修改微信侧的设置", "I know what this breaks and will change WeChat's side too";
        save: "保存", "Save";
        pairs: "推送密钥", "Push keys";
        pairs_note: "微信推送用 Token 与消息加解密 Key 签名和加密。更换后，旧的一组会保留到您停用为止。", "WeChat signs and encrypts pushes with the Token and the EncodingAESKey. After a change the old pair is accepted until you retire it.";
        pair_used: "最近使用", "Last used";
        pair_unused: "尚未使用", "Not used yet";
        pair_kept: "保留于", "Kept since";
        retire: "停用", "Retire";
        retire_previous: "停用上一组密钥？", "Retire the previous pair?";
        retire_previous_body: "之后用旧 Token 或旧 Key 的推送会被拒绝。请先确认微信侧已保存新值，且当前密钥已有推送使用。", "Pushes under the old Token or key are refused from then on. Make sure first that the new ones are saved at WeChat and that the current pair has been used.";
        retire_test: "停用测试配置密钥？", "Retire the test configuration's pair?";
        retire_test_body: "之后测试配置的推送会被拒绝。", "Pushes of the test configuration are refused from then on.";
        add_test: "添加测试配置密钥", "Accept the test configuration too";
        add_test_body: "微信会把票据同时推送到测试配置和线上配置。两者的 Token 或 Key 不同时，在这里填写测试配置的一组，避免其推送被当作攻击拒绝；内容相同的推送只处理一次。", "WeChat pushes tickets to the test configuration as well as the live one. If their Tokens or keys differ, enter the test configuration's pair here, so that its pushes are not refused; what is pushed twice is processed once.";
        read_only: "只有系统所有者可以修改这些参数。", "Only the owner of the installation can change these values.";
    }
}
