//! What a browser holds: random numbers that mean nothing to anybody else.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::keys::Keys;
use crate::machine::Machine;

const TOKEN_BYTES: usize = 32;
const NONCE_BYTES: usize = 16;
/// No token is longer; longer ones are not looked at.
const CHARACTERS_MAX: usize = 64;

/// A secret for a cookie, in the letters of base64url. It is not printed by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Zeroizing<String>);

impl Token {
    /// The text for the cookie.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A new one; only its hash is kept.
    pub(super) fn random(machine: &dyn Machine) -> Self {
        let mut bytes = Zeroizing::new([0; TOKEN_BYTES]);
        machine.randomness(bytes.as_mut_slice());
        Self(Zeroizing::new(URL_SAFE_NO_PAD.encode(bytes.as_slice())))
    }

    /// Remembers a browser in which a login's person has signed in. Wrong attempts elsewhere do
    /// not slow that browser down, so nobody can keep somebody else out by guessing (OWASP,
    /// “device cookies”). It opens nothing.
    pub(super) fn device(machine: &dyn Machine, keys: &Keys, login: &str) -> Self {
        let mut nonce = [0; NONCE_BYTES];
        machine.randomness(&mut nonce);
        let mut bytes = nonce.to_vec();
        bytes.extend_from_slice(&keys.device(login, &nonce));
        Self(Zeroizing::new(URL_SAFE_NO_PAD.encode(bytes)))
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Token")
    }
}

/// How a token stands in the table of sessions; none for what can be no token.
pub(super) fn hash_of(token: &str) -> Option<[u8; 32]> {
    let fits = !token.is_empty() && token.len() <= CHARACTERS_MAX;
    fits.then(|| Sha256::digest(token.as_bytes()).into())
}

/// The number of a browser in which this login's person has signed in; none for any other.
pub(super) fn nonce_of_device(keys: &Keys, login: &str, device: &str) -> Option<Vec<u8>> {
    if device.len() > CHARACTERS_MAX {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(device).ok()?;
    let (nonce, proof) = bytes.split_at_checked(NONCE_BYTES)?;
    let is_proved = bool::from(keys.device(login, nonce).ct_eq(proof));
    is_proved.then(|| nonce.to_vec())
}

#[cfg(test)]
pub(super) mod testing {
    use std::sync::atomic::{AtomicU8, Ordering};

    use domain::kernel::Instant;

    use crate::machine::Machine;

    /// A machine whose chance counts up.
    #[derive(Default)]
    pub(in crate::access) struct Counting(AtomicU8);

    impl Machine for Counting {
        fn now(&self) -> Instant {
            Instant::ZERO
        }
        fn randomness(&self, buffer: &mut [u8]) {
            buffer.fill_with(|| self.0.fetch_add(1, Ordering::Relaxed));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::testing::Counting;
    use super::*;
    use crate::vault::MasterKey;

    #[test]
    fn a_token_has_256_bits_and_is_found_by_its_hash() {
        let machine = Counting::default();
        let (one, other) = (Token::random(&machine), Token::random(&machine));
        assert_eq!(one.as_str().len(), 43);
        assert_ne!(hash_of(one.as_str()), hash_of(other.as_str()));
        assert_eq!(hash_of(""), None);
        assert_eq!(hash_of(&"x".repeat(65)), None);
        assert_eq!(format!("{one:?}"), "Token");
    }

    #[test]
    fn a_device_is_known_for_the_login_that_signed_in_there_and_for_no_other() {
        let machine = Counting::default();
        let keys = Keys::of(&MasterKey::random(&machine));
        let device = Token::device(&machine, &keys, "wang.li");
        assert!(nonce_of_device(&keys, "wang.li", device.as_str()).is_some());
        assert_eq!(nonce_of_device(&keys, "li.wei", device.as_str()), None);
        for wrong in ["", "AAAA", "not base64url", &device.as_str()[..60]] {
            assert_eq!(nonce_of_device(&keys, "wang.li", wrong), None, "{wrong}");
        }
        let other = Keys::of(&MasterKey::random(&machine));
        assert_eq!(nonce_of_device(&other, "wang.li", device.as_str()), None);
    }
}
