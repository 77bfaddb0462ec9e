//! The authorizers' list and page.

use domain::authorizer::{AccountStatus, SnapshotSource};

use crate::{prefs::Lang, words};

words! {
    /// Words of the pages about authorizers.
    pub struct AuthorizersWords {
        title: "授权方", "Authorizers";
        purpose: "已授权给平台的公众号、小程序等账号，以及它们授予的权限集。", "Accounts that granted the platform something, and what they granted.";
        reconciliation: "对账", "Reconciliation";
        views: "视图", "Views";
        all: "全部", "All";
        lacking: "缺少权限集", "Lacking sets";
        to_assign: "待分配", "To assign";
        account: "账号", "Account";
        kind: "类型", "Kind";
        principal: "主体", "Principal";
        original_id: "原始 ID", "Original id";
        appid: "AppID", "AppID";
        status: "状态", "Status";
        customer: "客户", "Customer";
        nobody: "—", "—";
        sets: "权限集", "Sets";
        granted_at: "授权时间", "Granted";
        authorized: "已授权", "Authorized";
        suspected: "疑似失效", "Perhaps revoked";
        unauthorized: "已取消授权", "Unauthorized";
        assigned: "已分配", "Assigned";
        unassigned: "待分配", "Unassigned";
        wrong_account: "账号不符", "Wrong account";
        ignored: "已忽略", "Ignored";
        unnamed: "未命名账号", "Unnamed account";
        may_be_taken: "疑似被其他平台占用", "Perhaps held by another platform";
        not_granted: "未授予", "Not granted";
        taken_back: "已被收回", "Removed";

        search: "搜索", "Search";
        search_hint: "名称、主体、微信号中的任意两个字，或 AppID、原始 ID 的开头", "Two characters of the name, principal or WeChat id, or the beginning of the AppID or original id";
        more_filters: "更多筛选", "More filters";
        standing: "归属", "Standing";
        held: "已授予", "Set granted";
        missing: "缺少", "Set missing";
        tag: "标签", "Tag";

        queue_note: "确认归属后，账号会离开这里。忽略的账号可在「更多筛选 → 归属」中找到并恢复。", "Accounts leave this list once decided. Those ignored are found under “More filters → Standing” and can be brought back.";
        give_other: "分配给其他客户", "Give to another customer";
        give: "分配给客户", "Give to a customer";
        ignore: "忽略", "Ignore";
        restore: "恢复为待分配", "Put back";
        restore_title: "已忽略", "Ignored";
        restore_body: "这次授权已被忽略，不再等待处理。", "This grant was put aside and waits for nobody.";
        older: "更早的记录", "Older ones";
        newest: "回到最近的记录", "Back to the newest";
        over_link: "来自授权链接", "By this link";

        remarks: "备注与标签", "Note and tags";
        note: "备注", "Note";
        note_hint: "只有员工可见，最多 1000 字。", "For staff alone. At most 1,000 characters.";
        tags: "标签", "Tags";
        no_tags: "还没有标签。", "No tags yet.";
        new_tag: "添加标签", "Add a tag";
        new_tag_hint: "最多 20 字，每个授权方最多 10 个。", "At most 20 characters, and 10 tags on an account.";
        add: "添加", "Add";
        all_with_tag: "查看同标签的授权方", "Authorizers with this tag";

        empty: "还没有授权方", "No authorizers yet";
        empty_body: "把授权链接发给客户；客户完成授权后，账号会出现在这里。", "Send a customer an authorization link; the account appears here once it has granted.";
        new_link: "创建授权链接", "New link";
        none_lacking: "没有缺少权限集的授权方", "Nothing is lacking";
        none_lacking_body: "每个授权方都授予了应授予的权限集。", "Every authorizer granted the sets that were expected of it.";
        none_to_assign: "没有待分配的授权方", "Nothing to assign";
        none_to_assign_body: "不是经由授权链接完成的授权，或账号与预期不符的授权，会出现在这里，由您分配给客户。", "Grants that no link explains, or that came from another account than was meant, wait here until you give them to a customer.";
        none_suspected: "没有疑似失效的账号", "No grant is in doubt";
        none_suspected_body: "对账时，如果微信已查不到某个账号的授权，而我们没有收到取消授权的推送，账号会出现在这里。", "When WeChat knows nothing of a grant any more, though no push said that it was revoked, the account is shown here.";
        none_unauthorized: "没有取消授权的账号", "No account has revoked its grant";
        none_unauthorized_body: "账号取消授权后会移到这里，历史记录会保留。", "Accounts move here when they revoke; their history stays.";

        facts: "账号信息", "Account";
        alias: "微信号", "WeChat id";
        account_status: "账号状态", "State of the account";
        verification: "认证", "Verification";
        revoked_at: "取消时间", "Revoked";
        id: "授权方编号", "Authorizer id";
        not_told: "微信尚未提供", "Not told by WeChat yet";
        fresh_link: "创建新的授权链接", "New link for this account";
        history: "相关日志", "Audit trail";
        doubt: "微信已查不到这个账号的授权", "WeChat does not know this grant any more";
        doubt_body: "没有收到取消授权的推送，但微信表示平台未获授权，客户可能已取消授权。在重新出现之前，它不计入已授权账号，令牌保留但不再刷新。请与客户确认；需要继续使用时，请客户通过新链接重新授权。", "No push said so, but WeChat answers that nothing is granted: the customer has perhaps revoked it. Until it is seen again it does not count as authorized; its tokens are kept and not renewed. Ask the customer; to go on, have them grant again over a new link.";
        suspected_at: "发现时间", "Noticed";
        revoked: "账号已取消授权", "The account revoked its grant";
        revoked_body: "授权时的记录保留在下方。如需恢复，请创建新的授权链接，由账号管理员重新授权。", "What it granted before stays on record. To restore it, make a new link for the account's administrator.";

        lacking_sets: "缺少的权限集", "Lacking sets";
        lacking_note: "应授予、但最近一次授权里没有的权限集。", "Expected, and not in the newest grant.";
        nothing_lacking: "应授予的权限集都已授予。", "Everything expected is granted.";
        withheld: "授权时未授予", "Withheld at the grant";
        removed: "曾授予，后被收回", "Granted once, removed later";
        since: "开始于", "Since";
        next_exclusive: "互斥权限集同一时间只能授予一个平台。请客户先在微信公众平台的授权管理中取消占用它的平台，再通过新链接重新授权。", "An exclusive set goes to one platform at a time. Have the customer take it back from the other platform in WeChat's authorization management, then grant again over a new link.";
        next_withheld: "可能是授权时未勾选，或账号尚不具备这项能力。请客户通过新链接重新授权并勾选。", "Perhaps they were not ticked, or the account does not have the ability. Have the customer grant again over a new link and tick them.";
        next_removed: "客户可能在微信中更新了授权。如仍需使用，请客户通过新链接重新授权。", "Perhaps the customer changed the grant in WeChat. If you still need them, have the customer grant again over a new link.";

        granted: "已授予的权限集", "Granted sets";
        granted_last: "最后一次获知的权限集", "Sets granted when last seen";
        granted_before: "取消前授予的权限集", "Sets granted before the revocation";
        none_granted: "没有授予任何权限集。", "No set is granted.";

        snapshots: "授权记录", "History of grants";
        no_snapshots: "还没有授权记录。", "No grant on record.";
        added: "新增", "Added";
        lost: "减少", "Removed";
        unchanged: "权限集没有变化", "The same sets as before";

        token: "接口令牌", "Access token";
        token_none: "尚未获取", "None yet";
        token_valid: "有效", "Valid";
        token_expired: "已过期，使用时自动刷新", "Expired; renewed when next used";
        token_off: "已停用", "Not in use";
        token_expires: "有效期至", "Expires";
        token_last_failure: "最近一次刷新失败", "The last renewal failed";
        token_lost: "没有刷新令牌，无法续期", "There is no refresh token, so it cannot be renewed";
        token_lost_body: "请创建新的授权链接，由账号管理员重新授权。", "Make a new link for the account's administrator to grant again.";

        set_aside: "授权的账号与预期不符", "Another account granted than was meant";
        set_aside_other: "这个账号已属于其他客户，没有改动它的归属。", "The account belongs to another customer already; that was left as it is.";
        set_aside_next: "确认归属后，在下方分配给正确的客户；或请客户用正确的账号重新授权。", "Give it to the right customer below, or have the customer grant again with the right account.";
        set_aside_link: "查看授权链接", "See the link";
        unexplained: "这次授权不是经由授权链接完成的", "No link explains this grant";
        unexplained_body: "账号可能是在微信里直接授权，或链接已不在系统中。请确认它属于哪个客户。", "The account may have granted from within WeChat. Decide which customer it belongs to.";
        assign: "分配给客户", "Give to a customer";
        reassign: "更换客户", "Give to another customer";
        no_customers: "还没有客户，请先添加客户。", "There is no customer yet. Add one first.";
        add_customer: "添加客户", "Add customer";
    }
    with {
        to_assign_n(n: &str): "待分配（{n}）", "To assign ({n})";
        accept(customer: &str): "确认归属「{customer}」", "Accept for “{customer}”";
        remove_tag(tag: &str): "移除标签「{tag}」", "Remove the tag “{tag}”";
        granted_sets(n: i64): "{n} 个", "{n}";
        lacking_sets_n(n: i64): "缺 {n} 个", "{n} lacking";
        taken(n: i64): "{n} 个疑似被占用", "{n} perhaps taken";
        set_aside_expected(customer: &str, appid: &str): "它经由为「{customer}」创建的链接授权，而链接指定的账号是 {appid}。", "It came by a link made for “{customer}”, which was meant for the account {appid}.";
        set_aside_came(customer: &str): "它经由为「{customer}」创建的链接授权。", "It came by a link made for “{customer}”.";
        all_sets(n: usize): "当时共 {n} 个权限集", "Sets at that time: {n}";
        changed(what: &str, n: usize): "{what} {n} 个", "{what}: {n}";
    }
}

/// What WeChat says of an account's own state.
#[must_use]
pub fn account_status(lang: Lang, status: AccountStatus) -> String {
    let (zh, en) = match status {
        AccountStatus::Normal => ("正常", "Normal"),
        AccountStatus::Cancelled => ("已注销", "Cancelled"),
        AccountStatus::Banned => ("已封禁", "Banned"),
        AccountStatus::Warned => ("已告警", "Warned"),
        AccountStatus::Frozen => ("已冻结", "Frozen"),
        AccountStatus::Other(number) => {
            return match lang {
                Lang::Zh => format!("未知状态 {number}"),
                Lang::En => format!("Unknown state {number}"),
            };
        }
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// Whether and how the account is verified (`verify_type_info`, docs/wechat.md §3).
#[must_use]
pub fn verification(lang: Lang, verify_type: i64) -> String {
    let (zh, en) = match verify_type {
        -1 => ("未认证", "Not verified"),
        0 => ("已认证", "Verified"),
        1 | 2 => ("微博认证", "Verified by Weibo"),
        3..=5 => (
            "资质已通过，名称待审核",
            "Qualified; the name is under review",
        ),
        other => {
            return match lang {
                Lang::Zh => format!("未知类型 {other}"),
                Lang::En => format!("Unknown type {other}"),
            };
        }
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// What a snapshot records, by how we learned it.
#[must_use]
pub const fn snapshot(lang: Lang, source: SnapshotSource) -> &'static str {
    match (lang, source) {
        (Lang::Zh, SnapshotSource::Callback) => "授权（客户返回时获知）",
        (Lang::Zh, SnapshotSource::AuthorizedPush) => "授权（微信推送）",
        (Lang::Zh, SnapshotSource::UpdatePush) => "更新授权（微信推送）",
        (Lang::Zh, SnapshotSource::UnauthorizedPush) => "取消授权（微信推送）",
        (Lang::Zh, SnapshotSource::Reconciliation) => "对账时获知（没有收到推送）",
        (Lang::En, SnapshotSource::Callback) => "Granted (the customer came back)",
        (Lang::En, SnapshotSource::AuthorizedPush) => "Granted (WeChat's push)",
        (Lang::En, SnapshotSource::UpdatePush) => "Grant updated (WeChat's push)",
        (Lang::En, SnapshotSource::UnauthorizedPush) => "Grant revoked (WeChat's push)",
        (Lang::En, SnapshotSource::Reconciliation) => "Found by a reconciliation (no push told)",
    }
}
