//! A file in sealed chunks that cannot be cut short, put in another order or moved elsewhere.
//!
//! The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption
//! and its Nonce-Reuse Misuse-Resistance, CRYPTO 2015) over XChaCha20-Poly1305: a chunk's nonce is
//! a random prefix of the file, the chunk's number, and whether it is the last.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use domain::kernel::Commitment;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::wrapping::Key;
use crate::ports::NONCE_PREFIX_BYTES;

/// How long a chunk is in the clear; only the last may be shorter.
pub const CHUNK_BYTES: usize = 256 * 1024;

type Prefix = [u8; NONCE_PREFIX_BYTES];

/// Seals or opens the chunks of one file, in their order.
pub(crate) struct ChunkCipher {
    cipher: XChaCha20Poly1305,
    prefix: Prefix,
    bound: Vec<u8>,
    done: u32,
    hash: Sha256,
}

impl ChunkCipher {
    /// `bound` is what the chunks belong to: they open nowhere else.
    pub(super) fn new(key: &Key, prefix: Prefix, bound: Vec<u8>) -> Self {
        let cipher = XChaCha20Poly1305::new(&(*key.bytes()).into());
        Self { cipher, prefix, bound, done: 0, hash: Sha256::new_with_prefix(prefix) }
    }

    /// Seals the next chunk.
    pub(crate) fn seal(&mut self, clear: &[u8], is_last: bool) -> Vec<u8> {
        let nonce = self.next_nonce(is_last);
        let sealed = self
            .cipher
            .encrypt(&nonce.into(), Payload { msg: clear, aad: &self.bound })
            .expect("a chunk is far shorter than the cipher's limit of 256 GiB");
        self.hash.update(&sealed);
        sealed
    }

    /// Opens the next chunk; none when it is damaged or does not belong here.
    pub(crate) fn open(&mut self, sealed: &[u8], is_last: bool) -> Option<Zeroizing<Vec<u8>>> {
        let nonce = self.next_nonce(is_last);
        self.hash.update(sealed);
        let payload = Payload { msg: sealed, aad: &self.bound };
        self.cipher.decrypt(&nonce.into(), payload).ok().map(Zeroizing::new)
    }

    /// How many chunks have passed.
    pub(crate) const fn done(&self) -> u32 {
        self.done
    }

    /// SHA-256 over the prefix and all sealed chunks that have passed.
    pub(crate) fn ciphertext_sha256(&self) -> Commitment {
        Commitment::from_bytes(self.hash.clone().finalize().into())
    }

    fn next_nonce(&mut self, is_last: bool) -> [u8; 24] {
        self.done += 1;
        let mut nonce = [0; 24];
        let parts = self.prefix.iter().copied().chain(self.done.to_be_bytes());
        for (byte, part) in nonce.iter_mut().zip(parts.chain([u8::from(is_last)])) {
            *byte = part;
        }
        nonce
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cipher(bound: &str) -> ChunkCipher {
        ChunkCipher::new(&Key::from_bytes([7; 32]), [9; NONCE_PREFIX_BYTES], bound.into())
    }

    fn sealed() -> [Vec<u8>; 3] {
        let mut cipher = cipher("attachment/1");
        [cipher.seal(b"one", false), cipher.seal(b"two", false), cipher.seal(b"three", true)]
    }

    /// Opens chunks in the order given; how many opened before one did not.
    fn opened(bound: &str, chunks: &[&Vec<u8>]) -> usize {
        let mut cipher = cipher(bound);
        let last = chunks.len() - 1;
        let opens = |(at, it): (usize, &&Vec<u8>)| cipher.open(it, at == last).is_some();
        chunks.iter().enumerate().map(opens).take_while(|it| *it).count()
    }

    #[test]
    fn what_was_sealed_opens_in_its_order_only() {
        let [a, b, c] = &sealed();
        assert_eq!(opened("attachment/1", &[a, b, c]), 3);
        assert_eq!(opened("attachment/1", &[b, a, c]), 0, "put in another order");
        assert_eq!(opened("attachment/1", &[a, c]), 1, "one left out");
        assert_eq!(opened("attachment/1", &[a, b]), 1, "cut short");
        assert_eq!(opened("attachment/1", &[a, b, c, c]), 2, "drawn out");
        assert_eq!(opened("attachment/2", &[a, b, c]), 0, "moved elsewhere");
    }

    #[test]
    fn any_flipped_bit_is_found() {
        let [a, ..] = &sealed();
        for at in 0..a.len() {
            let mut flipped = a.clone();
            flipped[at] ^= 1;
            assert!(cipher("attachment/1").open(&flipped, false).is_none());
        }
    }

    #[test]
    fn the_hash_is_over_prefix_and_chunks() {
        let [a, b, c] = &sealed();
        let mut cipher = cipher("attachment/1");
        for (chunk, is_last) in [(a, false), (b, false), (c, true)] {
            cipher.open(chunk, is_last).expect("it opens");
        }
        let prefix: &[u8] = &[9; NONCE_PREFIX_BYTES];
        let whole = [prefix, a, b, c].concat();
        let hash = Commitment::from_bytes(Sha256::digest(whole).into());
        assert_eq!(cipher.ciphertext_sha256(), hash);
    }
}
