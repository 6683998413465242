//! Words of the pages for signing in, accounts and posts.

use crate::words;

words! {
    /// Words of the pages for signing in, accounts and posts.
    Door {
        SignIn => "登录", "Sign in";
        SignOut => "退出", "Sign out";
        Login => "登录名", "Login";
        Password => "密码", "Password";
        SecondFactor => "第二重验证", "Second factor";
        Code => "验证码", "Code";
        CodeHint => "手机验证器上的 6 位数字；手机不在身边时，填纸上的一次性恢复码。",
            "The six digits in your telephone's authenticator; without the telephone, a recovery \
             code from paper.";
        Confirm => "确认", "Confirm";
        Account => "我的账号", "My account";
        ChangePassword => "修改密码", "Change the password";
        OldPassword => "现在的密码", "Current password";
        NewPassword => "新密码", "New password";
        NewPasswordHint => "至少 12 个字符；三四个不相干的词连起来，好记又难猜。",
            "At least 12 characters; three or four words that have nothing to do with each other \
             are easy to remember and hard to guess.";
        PasswordSet => "新密码已生效，其他地方的登录都已退出。",
            "The new password stands; you were signed out everywhere else.";
        SetUpSecondFactor => "启用手机验证", "Set up the second factor";
        SecondFactorStands => "手机验证已启用。换手机时在这里重新设置。",
            "The second factor stands. Set it up again here when you change your telephone.";
        SecondFactorMissing => "还没有启用手机验证：别人拿到您的密码就能进来。",
            "No second factor yet: whoever learns your password gets in.";
        SecretHint => "在手机验证器里新增账号，输入下面的密钥，再把手机显示的 6 位数字填回来。",
            "Add an account in your telephone's authenticator, type the key below, then type the \
             six digits that it shows.";
        RecoveryCodes => "恢复码", "Recovery codes";
        RecoveryCodesHint => "手机丢了时用，每个只能用一次。现在就打印或抄下来，离开本页后不再显示。",
            "For when the telephone is lost; each works once. Print or copy them now: they are not \
             shown again.";
        Posts => "岗位", "Posts";
        ChoosePost => "您以哪个岗位工作？", "In which post are you working?";
        NoPost => "您还没有任职的岗位，暂时看不到业务页面。请联系本单位管理员任命岗位。",
            "You hold no post yet, so there is nothing to see. Ask your administrator to appoint \
             you.";
        OnBehalfOf => "代行职务", "as a deputy";
    }
}
