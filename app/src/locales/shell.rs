//! The frame around every page: navigation, top bar, sign-out.

use crate::words;

words! {
    /// Words of the frame.
    pub struct Shell {
        product: "授权簿", "Grantbook";
        tagline: "微信第三方平台的授权管理", "Authorizations of your WeChat third-party platform";
        skip: "跳到正文", "Skip to content";
        menu: "菜单", "Menu";
        collapse: "收起或展开导航", "Collapse or expand navigation";
        sandbox: "沙箱环境", "Sandbox";
        platforms_purpose: "选择要管理的第三方平台。", "Choose the third-party platform to work on.";
        no_platforms: "还没有可以管理的平台", "No platforms yet";
        no_platforms_body: "平台由系统管理员添加；添加后会出现在这里。", "Your administrator adds platforms; they will appear here.";
        no_platforms_owner: "添加第一个第三方平台后，即可邀请成员、创建授权链接。", "Add the first third-party platform; then invite your colleagues and make links.";
        main_nav: "主导航", "Main";
        overview: "概览", "Overview";
        customers: "客户", "Customers";
        links: "授权链接", "Links";
        authorizers: "授权方", "Authorizers";
        conflicts: "缺失权限集", "Lacking sets";
        wechat: "微信连接", "WeChat";
        staff: "成员", "People";
        audit: "操作日志", "Audit trail";
        settings: "平台设置", "Settings";
        add_platform: "添加平台", "Add a platform";
        platforms: "平台", "Platforms";
        switch_platform: "切换平台", "Switch platform";
        language: "语言", "Language";
        appearance: "外观", "Appearance";
        theme_auto: "跟随系统", "System";
        theme_light: "浅色", "Light";
        theme_dark: "深色", "Dark";
        account: "账号", "Account";
        my_account: "我的账号", "My account";
        sign_out: "退出登录", "Sign out";
        sign_in: "登录", "Sign in";
        could_not_start: "页面脚本未能启动，页面仍可使用；重新加载可恢复完整体验。", "The page's scripts did not start. The page still works; reload to restore the rest.";
        reload: "重新加载", "Reload";
    }
}
