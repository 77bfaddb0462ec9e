//! The customers' list, page and form.

use crate::words;

words! {
    /// Words of the pages about customers.
    pub struct CustomersWords {
        title: "客户", "Customers";
        purpose: "请求授权的对象；一个客户可以有多个公众号和小程序。", "Whom you ask for grants; a customer can own several accounts.";
        new: "添加客户", "Add customer";
        new_purpose: "添加后即可为客户创建授权链接。", "You can make authorization links for the customer next.";
        name: "客户名称", "Name";
        name_hint: "会显示在客户打开的授权页面上。", "Shown on the page that the customer opens.";
        note: "备注", "Note";
        note_hint: "仅员工可见。", "For staff only.";
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
        no_links: "还没有授权链接", "No links yet";
        no_links_body: "创建一个链接发给客户，由账号管理员打开并授权。", "Make a link and send it to the customer; the account's administrator opens it and grants.";
        no_authorizers: "还没有授权方", "No authorizers yet";
        no_authorizers_body: "客户完成授权后，账号会出现在这里。", "Accounts appear here once the customer has granted.";
    }
}
