//! Codes that people type: of their telephone, from paper, or from an operator.

use totp_rs::{Builder, Secret, Totp};

use domain::kernel::Instant;

use crate::failure::Fault;
use crate::machine::Machine;

/// RFC 4226 recommends 160 bits.
pub(super) const SECRET_BYTES: usize = 20;

/// 32 signs of which none is taken for another: no i, l, o, u (Crockford's alphabet).
const SIGNS: [u8; 32] = *b"0123456789abcdefghjkmnpqrstvwxyz";

/// Six digits, 30 seconds, SHA-1, one step either way (RFC 6238): what every telephone does.
pub(super) fn totp(secret: &[u8]) -> Result<Totp, Fault> {
    let secret: [u8; SECRET_BYTES] = secret
        .try_into()
        .map_err(|_| Fault::new("reading a second factor", "its key is of another length"))?;
    Builder::new()
        .with_secret(Secret::new_stack(secret))
        .build()
        .map_err(|error| Fault::new("reading a second factor", error))
}

/// The step of time whose code this is; none when it is no code of now.
pub(super) fn step_of(totp: &Totp, code: &str, now: Instant) -> Option<u64> {
    let seconds = u64::try_from(now.microseconds() / 1_000_000).ok()?;
    totp.check(code, seconds)
}

/// A key in the letters that people type into their telephone.
pub(super) fn base32(secret: &[u8; SECRET_BYTES]) -> String {
    Secret::new_stack(*secret).to_base32()
}

/// What a telephone reads from a picture (Google's “Key Uri Format”).
pub(super) fn uri(issuer: &str, login: &str, secret: &[u8; SECRET_BYTES]) -> String {
    let (issuer, login) = (percent(issuer), percent(login));
    format!(
        "otpauth://totp/{issuer}:{login}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
        base32(secret)
    )
}

fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Signs by chance, in groups of five: 25 bits a group.
pub(super) fn groups(machine: &dyn Machine, count: usize) -> String {
    let mut bytes = vec![0; count * 5];
    machine.randomness(&mut bytes);
    let mut out = String::with_capacity(count * 6);
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % 5 == 0 {
            out.push('-');
        }
        // 256 is a whole number of times 32, so every sign is as likely.
        let sign = SIGNS.get(usize::from(byte % 32)).expect("there are 32 signs");
        out.push(char::from(*sign));
    }
    out
}

/// A code as it is compared: without the marks between groups, in one case and width.
pub(super) fn bare(typed: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let plain = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    typed.chars().map(narrow).filter(char::is_ascii_alphanumeric).map(plain).take(64).collect()
}

/// Whether it has the shape of a telephone's code.
pub(super) fn is_of_telephone(bare: &str) -> bool {
    bare.len() == 6 && bare.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::tokens::testing::Counting;
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_microseconds(seconds * 1_000_000)
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        let totp = totp(b"12345678901234567890").expect("20 bytes");
        // Appendix B, the last six of its eight digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let step = u64::try_from(seconds / 30).expect("after 1970");
            assert_eq!(step_of(&totp, code, at(seconds)), Some(step), "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_one_step_before_and_after_its_own() {
        let totp = totp(b"12345678901234567890").expect("20 bytes");
        let code = "081804"; // Of the step that begins at 1111111080.
        for (seconds, is_good) in [
            (1_111_111_049, false),
            (1_111_111_050, true),
            (1_111_111_139, true),
            (1_111_111_140, false),
        ] {
            assert_eq!(step_of(&totp, code, at(seconds)).is_some(), is_good, "{seconds}");
        }
        for wrong in ["", "81804", "+81804", "08180a", "0818040"] {
            assert_eq!(step_of(&totp, wrong, at(1_111_111_109)), None, "{wrong}");
        }
    }

    #[test]
    fn a_telephone_reads_the_key_from_a_uri() {
        assert_eq!(
            uri("Lianfang 990001", "东渡所", b"12345678901234567890"),
            "otpauth://totp/Lianfang%20990001:%E4%B8%9C%E6%B8%A1%E6%89%80\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Lianfang%20990001\
             &algorithm=SHA1&digits=6&period=30"
        );
    }

    #[test]
    fn what_is_copied_from_paper_is_forgiven_its_marks() {
        let code = groups(&Counting::default(), 2);
        assert_eq!(code, "01234-56789");
        assert_eq!(bare(" O1234 - 567８9 "), "0123456789");
        assert_eq!(bare("I L o"), "110");
        assert!(is_of_telephone(&bare("１23 456")));
        assert!(!is_of_telephone(&bare(&code)));
    }
}
