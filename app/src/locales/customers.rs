//! The customers' list, page and form.

use crate::words;

words! {
    /// Words of the pages about customers.
    pub struct CustomersWords {
        title: "客户", "Customers";
        purpose: "请求授权的对象；一个客户可以有多个公众号和小程序。", "Whom you ask for grants; a customer can own several accounts.";
        one: "客户", "Customer";
        new: "添加客户", "Add customer";
        new_purpose: "添加后即可为客户创建授权链接。", "You can make authorization links for the customer next.";
        name: "客户名称", "Name";
        name_hint: "会显示在客户打开的授权页面上。", "Shown on the page that the customer opens.";
        note: "备注", "Note";
        note_hint: "仅员工可见。", "For staff only.";
        edit: "编辑", "Edit";
        edit_title: "编辑客户", "Edit customer";
        archive: "归档", "Archive";
        archive_title: "归档这个客户？", "Archive this customer?";
        archive_body: "归档后不再出现在客户列表和选择框中，也不能为它创建新的授权链接。已有的授权和链接不受影响，可随时恢复。", "It leaves the list and every picker, and no new links can be made for it. Its grants and links stay as they are, and it can be restored at any time.";
        restore: "恢复客户", "Restore";
        is_archived: "这个客户已归档", "This customer is archived";
        is_archived_body: "不能为它创建新的授权链接；已有的授权不受影响。", "No new links can be made for it; its grants stay as they are.";
        archived_mark: "已归档", "Archived";
        archived_at: "归档时间", "Archived";
        choose_hint: "输入客户全称或客户编号；输入时只提示最近添加的客户，更早的客户同样可以填写。", "Type the whole name, or the customer's id. Only the newest ones are offered; older ones can be typed just the same.";
        choose_brief: "客户全称或编号", "Whole name or id";
        which_one: "请选择是哪一个客户", "Which of these customers";
        views: "客户视图", "Views of customers";
        view_active: "使用中", "Active";
        view_archived: "已归档", "Archived";
        view_all: "全部", "All";
        search_hint: "客户名称或备注，两个字即可", "Name or note; two characters are enough";
        conflicts: "未解决的缺失", "Lacking sets";
        no_conflicts: "没有缺失的权限集", "Nothing is lacking";
        import: "导入", "Import";
        import_title: "导入客户", "Import customers";
        import_purpose: "从 CSV 表格批量添加客户，导入前可以逐行核对。", "Add many customers from a CSV table; every row is checked first.";
        file: "CSV 文件", "CSV file";
        file_hint: "UTF-8 编码，最大 1 MB、2,000 行。第一列为客户名称，第二列为备注；表头可有可无。", "UTF-8, at most 1 MB and 2,000 rows. First column: name; second: note; a heading is optional.";
        paste: "或者直接粘贴", "Or paste it here";
        paste_hint: "每行一个客户：名称,备注。选择了文件时，以文件为准。", "A customer a line: name,note. A file, when there is one, counts instead.";
        table: "表格内容", "The table";
        paste_hint_again: "每行一个客户：名称,备注。", "A customer a line: name,note.";
        check: "核对", "Check";
        preview: "核对结果", "What would happen";
        line: "行", "Line";
        row_text: "内容", "Content";
        row_problem: "问题", "Problem";
        refused_rows: "无法导入的行", "Rows that cannot be imported";
        good_rows: "将要导入的客户", "Customers to import";
        nothing_good: "没有可以导入的行，请修改表格后重新核对。", "No row can be imported. Correct the table and check it again.";
        correct: "修改粘贴的内容", "Correct what you pasted";
        correct_note: "改好后重新核对；还没有导入任何客户。", "Nothing is imported yet. Check it again once it is corrected.";
        check_again: "重新核对", "Check again";
        in_book: "已有同名客户", "A customer has this name already";
        too_many_columns: "列数过多，只应有名称和备注两列", "Too many columns: name and note are all";
        unreadable: "引号不成对，无法读取", "Cannot be read: unbalanced quotes";
        preview_gone: "预览已过期", "The preview has expired";
        preview_gone_body: "核对结果只保留 10 分钟，导入后也会清除。请重新上传。", "It is kept for 10 minutes, and removed by the import. Upload the table again.";
        upload_again: "重新上传", "Upload again";
        links: "授权链接", "Links";
        authorizers: "授权方", "Authorizers";
        created: "添加时间", "Added";
        id: "客户编号", "Customer id";
        facts: "基本信息", "Facts";
        new_link: "创建授权链接", "New link";
        all_links: "全部链接", "All links";
        all_authorizers: "全部授权方", "All authorizers";
        empty: "还没有客户", "No customers yet";
        empty_body: "添加第一个客户，然后为它创建授权链接。", "Add the first customer, then make an authorization link for it.";
        all_archived: "客户都已归档", "All customers are archived";
        all_archived_body: "可以在「已归档」中恢复，或添加新的客户。", "Restore one under “Archived”, or add another.";
        no_links: "还没有授权链接", "No links yet";
        no_links_body: "创建一个链接发给客户，由账号管理员打开并授权。", "Make a link and send it to the customer; the account's administrator opens it and grants.";
        no_authorizers: "还没有授权方", "No authorizers yet";
        no_authorizers_body: "客户完成授权后，账号会出现在这里。", "Accounts appear here once the customer has granted.";
    }
    with {
        added_on(at: &str): "{at} 添加", "added {at}";
        all_conflicts(n: i64): "查看全部（{n} 项）", "All ({n})";
        summary(good: i64, bad: i64): "{good} 行可以导入，{bad} 行有问题", "{good} rows can be imported, {bad} cannot";
        imported(n: i64): "已导入 {n} 个客户", "Customers imported: {n}";
        imported_skipped(n: i64, bad: i64): "已导入 {n} 个客户，跳过 {bad} 行", "Customers imported: {n}; rows skipped: {bad}";
        import_now(n: i64): "导入 {n} 个客户", "Import ({n})";
        shown(n: usize): "仅显示前 {n} 行", "The first {n} are shown";
        repeated(line: i64): "与第 {line} 行的客户重名", "The same name stands in line {line}";
        wrong_name(why: &str): "客户名称：{why}", "Name: {why}";
        wrong_note(why: &str): "备注：{why}", "Note: {why}";
    }
}
