//! Keys of the vault, and how a key wraps bytes.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::machine::Machine;

/// Its id stands beside every key, so that SM4 can follow.
pub(crate) const ALGORITHM: &str = "xchacha20poly1305-1";
const NONCE_BYTES: usize = 24;

/// A symmetric key; it leaves memory when it is dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Key([u8; 32]);

impl Key {
    pub(crate) const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn random(machine: &dyn Machine) -> Self {
        let mut bytes = [0; 32];
        machine.randomness(&mut bytes);
        Self(bytes)
    }

    pub(crate) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn wrapped(&self, under: &Self, machine: &dyn Machine, name: &str) -> Vec<u8> {
        seal_bytes(under, machine, name.as_bytes(), &self.0)
    }

    pub(crate) fn unwrap(under: &Self, name: &str, wrapped: &[u8]) -> Option<Self> {
        let clear = unseal_bytes(under, name.as_bytes(), wrapped)?;
        clear.as_slice().try_into().ok().map(Self)
    }
}

/// Nonce and sealed bytes. A random nonce of 24 bytes never repeats in practice.
pub(crate) fn seal_bytes(key: &Key, machine: &dyn Machine, bound: &[u8], clear: &[u8]) -> Vec<u8> {
    let mut nonce = [0; NONCE_BYTES];
    machine.randomness(&mut nonce);
    let sealed = XChaCha20Poly1305::new(&key.0.into())
        .encrypt(&nonce.into(), Payload { msg: clear, aad: bound })
        .expect("a text is far shorter than the cipher's limit of 256 GiB");
    let mut out = nonce.to_vec();
    out.extend_from_slice(&sealed);
    out
}

/// The clear bytes; none when they are damaged, bound elsewhere or under another key.
pub(crate) fn unseal_bytes(key: &Key, bound: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    XChaCha20Poly1305::new(&key.0.into())
        .decrypt(&(*nonce).into(), Payload { msg: sealed, aad: bound })
        .ok()
        .map(Zeroizing::new)
}
