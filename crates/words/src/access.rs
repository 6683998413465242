<<<<<<< HEAD
//! Words for the door: what is wrong with a login, a password or a code, and how to go on.

use domain::access::{
    CHARACTERS_MAX, CHARACTERS_MIN, NotALogin, NotAPassword, PASSWORD_CHARACTERS_MAX,
    PASSWORD_CHARACTERS_MIN,
};
=======
//! Words of signing in, accounts and posts.
>>>>>>> 73d6438 (wip: sign-in pages)

use crate::words;

words! {
<<<<<<< HEAD
    /// What is said at the door.
    Access {
        Wrong => "登录名或密码不对。", "The login or the password is wrong.";
        Throttled { at: String } => "试错次数太多。{at} 之后可以再试；着急请找管理员解锁。",
            "Too many wrong attempts. Try again after {at}; if it is urgent, ask for it to \
             be unlocked.";
        CodeWrong => "验证码不对或已经用过。请等下一个验证码；若一直不对，请核对手机时间。",
            "The code is wrong or was used before. Wait for the next one; if that is wrong too, \
             check the telephone’s clock.";
        CodeTooLate => "等待太久，请重新输入密码。", "It took too long. Give the password again.";
        SignedOut => "登录已失效，请重新登录。", "You are signed out. Sign in again.";
        OldPasswordWrong => "原密码不对。", "The old password is wrong.";
        PasswordSame => "新密码与原密码相同。请换一个。", "This is the password that you have. Choose another.";
        MustChange => "这是一次性密码，请先改成自己的密码。",
            "This password was handed out for one use. Set your own first.";
        PasswordTooShort { characters: usize, characters_min: usize } =>
            "密码有 {characters} 个字符，至少要 {characters_min} 个。几个不相干的词连起来最好记。",
            "The password has {characters} characters; at least {characters_min} are needed. A few \
             unrelated words are easiest to remember.";
        PasswordTooLong { characters: usize, characters_max: usize } =>
            "密码有 {characters} 个字符，最多 {characters_max} 个。",
            "The password has {characters} characters; at most {characters_max} fit.";
        PasswordIsTheLogin => "密码和登录名差不多。请换一个。",
            "The password is the login with little else. Choose another.";
        PasswordOnlyDigits => "密码只有数字，电话号码、身份证号别人都可能知道。请加上别的字。",
            "The password has digits only, and others know telephone and identity numbers. Add \
             words.";
        PasswordCommon => "这个密码太常见，别人会先试它。请换一个。",
            "This password is among those that are tried first. Choose another.";
        LoginLength { characters: usize, characters_min: usize, characters_max: usize } =>
            "登录名有 {characters} 个字符，应为 {characters_min} 到 {characters_max} 个。",
            "The login has {characters} characters; {characters_min} to {characters_max} fit.";
        LoginCharacter { at: usize } =>
            "登录名第 {at} 个字符不能用。可用小写字母、数字、汉字和 . _ -，不能以 . _ - 开头。",
            "Character {at} of the login does not fit. Use lower-case letters, digits, Chinese \
             characters and . _ -, and begin with none of the marks.";
        LoginLooksPersonal => "登录名不能是身份证号或手机号。请用警号或姓名拼音。",
            "An identity or telephone number is no login. Use a service number or a name.";
    }
}

impl From<NotAPassword> for Access {
    fn from(problem: NotAPassword) -> Self {
        match problem {
            NotAPassword::TooShort { characters } => {
                Self::PasswordTooShort { characters, characters_min: PASSWORD_CHARACTERS_MIN }
            }
            NotAPassword::TooLong { characters } => {
                Self::PasswordTooLong { characters, characters_max: PASSWORD_CHARACTERS_MAX }
            }
            NotAPassword::IsTheLogin => Self::PasswordIsTheLogin,
            NotAPassword::OnlyDigits => Self::PasswordOnlyDigits,
            NotAPassword::Common => Self::PasswordCommon,
        }
    }
}

impl From<NotALogin> for Access {
    fn from(problem: NotALogin) -> Self {
        match problem {
            NotALogin::Length { characters } => Self::LoginLength {
                characters,
                characters_min: CHARACTERS_MIN,
                characters_max: CHARACTERS_MAX,
            },
            NotALogin::Character { at } => Self::LoginCharacter { at },
            NotALogin::LooksPersonal => Self::LoginLooksPersonal,
        }
=======
    /// Words of signing in, accounts and posts.
    Access {
        SignIn => "登录", "Sign in";
        SignOut => "退出", "Sign out";
        Login => "登录名", "Login";
        Password => "密码", "Password";
        Wrong => "登录名或密码不对，请重新输入。", "Login or password is wrong. Type them again.";
        Throttled { at: String } => "连续输错次数太多，请在 {at} 之后再试；急用请找管理员解锁。",
            "Too many wrong attempts. Try again after {at}; if it is urgent, ask your administrator to unlock.";
        SecondFactor => "第二重验证", "Second factor";
        Code => "验证码", "Code";
        CodeHint => "手机验证器上的 6 位数字；手机不在身边时，填纸上的一次性恢复码。",
            "The six digits in your telephone's authenticator; without the telephone, a recovery code from paper.";
        CodeWrong => "验证码不对，或已经用过。请看手机上的新码。", "The code is wrong or was used before. Take the new one.";
        Gone => "等得太久了，请重新登录。", "That took too long. Sign in again.";
        Confirm => "确认", "Confirm";
        Account => "我的账号", "My account";
        ChangePassword => "修改密码", "Change the password";
        MustChange => "这是管理员给您的一次性密码。请先设一个自己的密码，再开始工作。",
            "An administrator gave you this password for one use. Set one of your own before you begin.";
        OldPassword => "现在的密码", "Current password";
        NewPassword => "新密码", "New password";
        NewPasswordHint => "至少 12 个字符；三四个不相干的词连起来，好记又难猜。",
            "At least 12 characters; three or four words that have nothing to do with each other are easy to remember and hard to guess.";
        PasswordTooShort => "太短：至少 12 个字符。", "Too short: at least 12 characters.";
        PasswordTooLong => "太长：最多 256 个字符。", "Too long: at most 256 characters.";
        PasswordGuessable => "太容易猜到，请换一个。", "Too easily guessed; choose another.";
        PasswordSame => "与现在的密码相同，请换一个。", "It is the one you have; choose another.";
        PasswordOldWrong => "现在的密码不对。", "The current password is wrong.";
        PasswordSet => "新密码已生效，其他地方的登录都已退出。", "The new password stands; you were signed out everywhere else.";
        SetUpSecondFactor => "启用手机验证", "Set up the second factor";
        SecondFactorStands => "手机验证已启用。换手机时在这里重新设置。", "The second factor stands. Set it up again here when you change your telephone.";
        SecondFactorMissing => "还没有启用手机验证：别人拿到您的密码就能进来。", "No second factor yet: whoever learns your password gets in.";
        SecretHint => "在手机验证器里新增账号，输入下面的密钥，再把手机显示的 6 位数字填回来。",
            "Add an account in your telephone's authenticator, type the key below, then type the six digits that it shows.";
        RecoveryCodes => "恢复码", "Recovery codes";
        RecoveryCodesHint => "手机丢了时用，每个只能用一次。现在就打印或抄下来，离开本页后不再显示。",
            "For when the telephone is lost; each works once. Print or copy them now: they are not shown again.";
        Posts => "岗位", "Posts";
        ChoosePost => "您以哪个岗位工作？", "In which post are you working?";
        NoPost => "您还没有任职的岗位，暂时看不到业务页面。请联系本单位管理员任命岗位。",
            "You hold no post yet, so there is nothing to see. Ask your administrator to appoint you.";
        OnBehalfOf => "代行职务", "as a deputy";
        ActAs => "以此岗位工作", "Work in this post";
>>>>>>> 73d6438 (wip: sign-in pages)
    }
}
