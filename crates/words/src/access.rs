//! Words for the door: what is wrong with a login, a password or a code, and how to go on.

use domain::access::{
    CHARACTERS_MAX, CHARACTERS_MIN, NotALogin, NotAPassword, PASSWORD_CHARACTERS_MAX,
    PASSWORD_CHARACTERS_MIN,
};

use crate::words;

words! {
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
    }
}
