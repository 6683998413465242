//! The master key: it lies outside the data folder and wraps every other key.

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::wrapping::Key;
use crate::machine::Machine;

const HEADING: &str = "lianfang-master-key-1 ";

/// 32 random bytes in a file of one line, `lianfang-master-key-1 ` and 64 hexadecimal digits.
pub struct MasterKey {
    bytes: Zeroizing<[u8; 32]>,
    wrapping: Key,
}

/// Why a text is no master key. The text itself is never shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAMasterKey;

impl fmt::Display for NotAMasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "this is no master key: expected one line, “lianfang-master-key-1” and 64 \
             hexadecimal digits"
        )
    }
}

impl std::error::Error for NotAMasterKey {}

impl MasterKey {
    /// A new one.
    #[must_use]
    pub fn random(machine: &dyn Machine) -> Self {
        let mut bytes = [0; 32];
        machine.randomness(&mut bytes);
        Self::from_bytes(bytes)
    }

    fn from_bytes(bytes: [u8; 32]) -> Self {
        let wrapping = Key::from_bytes(*derived(&bytes, "vault-wrapping"));
        Self { bytes: Zeroizing::new(bytes), wrapping }
    }

    /// Reads the content of a key file.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn parse(content: &str) -> Result<Self, NotAMasterKey> {
        let hex = content.trim().strip_prefix(HEADING).ok_or(NotAMasterKey)?;
        let mut bytes = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return Err(NotAMasterKey);
        }
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotAMasterKey)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAMasterKey)?;
        }
        Ok(Self::from_bytes(bytes))
    }

    /// The content of a key file.
    #[must_use]
    pub fn to_file(&self) -> Zeroizing<String> {
        let mut content = Zeroizing::new(HEADING.to_owned());
        for byte in self.bytes.iter() {
            content.push_str(&format!("{byte:02x}"));
        }
        content.push('\n');
        content
    }

    /// A key for one use; different uses give keys that say nothing about each other.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        derived(&self.bytes, purpose)
    }

    pub(super) const fn wrapping_key(&self) -> &Key {
        &self.wrapping
    }
}

/// RFC 5869, with the purpose as info.
fn derived(bytes: &[u8; 32], purpose: &str) -> Zeroizing<[u8; 32]> {
    let mut out = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(b"lianfang-1"), bytes)
        .expand(purpose.as_bytes(), out.as_mut_slice())
        .expect("32 bytes are within what HKDF gives");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_reads_back_and_nothing_else_does() {
        let key = MasterKey::from_bytes([7; 32]);
        let file = key.to_file();
        let again = MasterKey::parse(&file).expect("it reads back");
        assert_eq!(again.derive("x"), key.derive("x"));
        assert_ne!(key.derive("x"), key.derive("y"));
        for wrong in ["", "lianfang-master-key-1 ", "lianfang-master-key-1 zz", &file[1..]] {
            assert_eq!(MasterKey::parse(wrong).err(), Some(NotAMasterKey));
        }
    }
}
