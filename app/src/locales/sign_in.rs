//! The sign-in page.

use crate::words;

words! {
    /// Words of the sign-in page.
    pub struct SignInWords {
        title: "登录", "Sign in";
        login: "账号", "Account";
        password: "密码", "Password";
        submit: "登录", "Sign in";
        forgotten: "忘记密码？请联系系统管理员重置。", "Forgot your password? Ask your administrator to reset it.";
    }
}
