//! Which passwords are taken: long ones that nobody would guess first (NIST SP 800-63B-4, 3.1.1).

use std::fmt;

use super::login::Login;

/// A password has at least this many characters.
pub const PASSWORD_CHARACTERS_MIN: usize = 12;
/// A password has at most this many characters: hashing more would only cost time.
pub const PASSWORD_CHARACTERS_MAX: usize = 256;

/// Beside the login a password needs at least this many characters of its own.
const CHARACTERS_OF_ITS_OWN_MIN: usize = 6;
/// A password of fewer different characters is a finger resting on a key.
const DIFFERENT_CHARACTERS_MIN: usize = 5;

/// Why a password was not taken. The password itself is never shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAPassword {
    /// Fewer than [`PASSWORD_CHARACTERS_MIN`] characters.
    TooShort {
        /// How many came.
        characters: usize,
    },
    /// More than [`PASSWORD_CHARACTERS_MAX`] characters.
    TooLong {
        /// How many came.
        characters: usize,
    },
    /// It is the login, with little else.
    IsTheLogin,
    /// Digits only: telephone and identity numbers are known to others.
    OnlyDigits,
    /// It is among those that are tried first.
    Common,
}

impl fmt::Display for NotAPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { characters } => write!(
                f,
                "the password has {characters} characters: at least {PASSWORD_CHARACTERS_MIN} are \
                 needed"
            ),
            Self::TooLong { characters } => write!(
                f,
                "the password has {characters} characters: at most {PASSWORD_CHARACTERS_MAX} fit"
            ),
            Self::IsTheLogin => write!(f, "the password is the login with little else"),
            Self::OnlyDigits => write!(f, "the password has digits only: add words"),
            Self::Common => write!(f, "the password is among those that are tried first"),
        }
    }
}

impl std::error::Error for NotAPassword {}

/// Whether a password may be set for a login.
///
/// # Errors
/// When it is too short, too long, or easily guessed.
pub fn password_holds(password: &str, login: &Login) -> Result<(), NotAPassword> {
    let characters = password.chars().count();
    if characters < PASSWORD_CHARACTERS_MIN {
        return Err(NotAPassword::TooShort { characters });
    }
    if characters > PASSWORD_CHARACTERS_MAX {
        return Err(NotAPassword::TooLong { characters });
    }
    if password.chars().all(char::is_numeric) {
        return Err(NotAPassword::OnlyDigits);
    }
    let lower = password.to_lowercase();
    let beside_login = lower.replace(login.as_str(), "").chars().count();
    if beside_login < CHARACTERS_OF_ITS_OWN_MIN {
        return Err(NotAPassword::IsTheLogin);
    }
    if is_common(&lower) { Err(NotAPassword::Common) } else { Ok(()) }
}

/// Few different characters, a well-worn word with digits and marks around it, or a walk over the
/// keyboard.
fn is_common(lower: &str) -> bool {
    let different: std::collections::BTreeSet<char> = lower.chars().collect();
    if different.len() < DIFFERENT_CHARACTERS_MIN {
        return true;
    }
    let letters: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
    // A nought may stand for itself or for a letter.
    let meant: String = lower.chars().map(plain).filter(|c| c.is_alphabetic()).collect();
    is_all_worn(&letters) || is_all_worn(&meant) || WALKS.iter().any(|walk| walk.contains(lower))
}

/// Whether nothing is left when the worn words are taken out, as in `woainiadmin`.
fn is_all_worn(letters: &str) -> bool {
    let mut rest = letters.to_owned();
    for word in WORDS {
        rest = rest.replace(word, "");
    }
    rest.is_empty()
}

/// The marks that are typed for letters.
const fn plain(c: char) -> char {
    match c {
        '@' => 'a',
        '$' => 's',
        '0' => 'o',
        _ => c,
    }
}

/// What is tried first, in China and elsewhere, without digits: a short list made by hand. Longer
/// ones come first, so that no shorter one leaves a piece of them.
const WORDS: &[&str] = &[
    "administrator",
    "lianfangliankong",
    "lianfang",
    "changeme",
    "password",
    "passwd",
    "passw",
    "zhongguo",
    "gonganju",
    "gongan",
    "jingcha",
    "jiayou",
    "yingji",
    "iloveyou",
    "woaini",
    "woshishui",
    "wodemima",
    "nihao",
    "mima",
    "qwertyuiop",
    "qwerty",
    "asdfghjkl",
    "asdfgh",
    "asdf",
    "zxcvbnm",
    "zxcvbn",
    "zxcv",
    "qazwsxedc",
    "qazwsx",
    "qazxsw",
    "qweasdzxc",
    "qweasd",
    "qwe",
    "asd",
    "zxc",
    "abcdefghijkl",
    "abcdefgh",
    "abcdefg",
    "abcdef",
    "abcd",
    "abc",
    "welcome",
    "dragon",
    "monkey",
    "football",
    "sunshine",
    "princess",
    "letmein",
    "master",
    "admin",
    "root",
    "test",
    "user",
    "guest",
    "police",
    "我爱你",
    "中国加油",
    "密码",
    "公安局",
    "公安",
    "警察",
    "应急",
    "联防联控",
    "加油",
];

const WALKS: &[&str] = &[
    "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./",
    "`1234567890-=",
    "qwertyuiop[]\\",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "1qazxsw23edcvfr45tgbnhy67ujm",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "abcdefghijklmnopqrstuvwxyz",
    "zyxwvutsrqponmlkjihgfedcba",
    "a1b2c3d4e5f6g7h8i9j0",
    "1a2b3c4d5e6f7g8h9i0j",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(password: &str) -> Result<(), NotAPassword> {
        password_holds(password, &"wang.li".parse().expect("a login"))
    }

    #[test]
    fn a_long_sentence_is_taken_in_any_script() {
        for right in ["battery-horse-staple", "今夜河水涨过了老码头石阶", "tR7#mq0Lx9!vB2"]
        {
            assert_eq!(tried(right), Ok(()), "{right}");
        }
    }

    #[test]
    fn the_length_is_counted_in_characters() {
        assert_eq!(tried("今夜河水涨过了老码头石"), Err(NotAPassword::TooShort { characters: 11 }));
        assert_eq!(tried(&"ab3d!".repeat(51)), Ok(()));
        let long = "ab3d!".repeat(52);
        assert_eq!(tried(&long), Err(NotAPassword::TooLong { characters: 260 }));
    }

    #[test]
    fn what_others_know_is_refused() {
        assert_eq!(tried("Wang.Li2026!"), Err(NotAPassword::IsTheLogin));
        assert_eq!(tried("wang.liwang.li"), Err(NotAPassword::IsTheLogin));
        for numbers in ["139071512340", "421223199001011234", "１２３４５６７８９０１２"]
        {
            assert_eq!(tried(numbers), Err(NotAPassword::OnlyDigits), "{numbers}");
        }
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for common in [
            "P@ssw0rd12345",
            "woaini1314520!",
            "Woaini5201314",
            "1qaz2wsx3edc",
            "1q2w3e4r5t6y",
            "qwertyuiop123",
            "Admin@123456",
            "admin888admin",
            "aaaaaaaaaaaa1",
            "abc123abc123",
            "lianfang2026",
            "Gongan@110110",
            "中国加油2020加油加油",
            "!@#$%^&*()_+!",
        ] {
            assert_eq!(tried(common), Err(NotAPassword::Common), "{common}");
        }
    }
}
