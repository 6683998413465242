//! The Merkle tree of RFC 6962 and RFC 9162 §2.1 over the digests of the events.

use crate::Digest;

/// The hash of a leaf. A type of its own, so that an event's digest is not put into the tree bare:
/// a leaf and a node are hashed differently, or a node could be shown around as an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Leaf(Digest);

impl Leaf {
    /// The leaf of an event: SHA-256 over a zero byte and the 32 bytes of its digest.
    pub fn of_event(digest: &Digest) -> Leaf {
        let mut bytes = [0; 33];
        let (_, rest) = bytes.split_at_mut(1);
        rest.copy_from_slice(digest.as_bytes());
        Leaf(Digest::of(&bytes))
    }

    /// The leaf of any bytes: SHA-256 over a zero byte and the bytes.
    pub fn of_bytes(bytes: &[u8]) -> Leaf {
        Leaf(Digest::of(&[&[0], bytes].concat()))
    }

    /// Takes a leaf hash that was computed elsewhere.
    pub const fn from_hash(hash: Digest) -> Leaf {
        Leaf(hash)
    }

    /// The hash.
    pub const fn hash(&self) -> Digest {
        self.0
    }
}

/// Why a proof shows nothing, or cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// No such leaf.
    #[error("leaf {index} is outside a tree of {size}")]
    NoSuchLeaf {
        /// Index from 0.
        index: u64,
        /// Leaves in the tree.
        size: u64,
    },
    /// The older tree is empty or larger than the newer one.
    #[error("a tree of {older} leaves is no start of a tree of {newer}, or a useless one")]
    NoSuchPrefix {
        /// Leaves in the older tree.
        older: u64,
        /// Leaves in the newer tree.
        newer: u64,
    },
    /// Too many or too few hashes for these sizes.
    #[error("the proof has the wrong length for these sizes")]
    WrongLength,
    /// The proof leads to another root.
    #[error("the proof leads to another root than the one given")]
    OtherRoot,
}

/// The root of a tree without leaves: SHA-256 over nothing.
pub fn empty_root() -> Digest {
    Digest::of(&[])
}

fn node(left: &Digest, right: &Digest) -> Digest {
    let mut bytes = [1; 65];
    let (_, rest) = bytes.split_at_mut(1);
    let (first, second) = rest.split_at_mut(32);
    first.copy_from_slice(left.as_bytes());
    second.copy_from_slice(right.as_bytes());
    Digest::of(&bytes)
}

/// The right edge of a growing tree: enough to append and to know the root, 32 bytes for each
/// set bit of the size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// Roots of the full subtrees from left to right, one for each set bit of `size`.
    peaks: Vec<Digest>,
}

/// The stored bytes are not those of a frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{bytes} bytes are not a frontier; rebuild it from the journal's digests")]
pub struct NotAFrontier {
    /// How many bytes there were.
    pub bytes: usize,
}

impl Frontier {
    /// The tree without leaves.
    pub fn new() -> Frontier {
        Frontier::default()
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf at the right: one hash on average, as many as the size has bits at worst.
    pub fn append(&mut self, leaf: Leaf) {
        let mut hash = leaf.hash();
        // Every trailing one of the old size is a full subtree as large as the one in hand.
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("there is a peak for every set bit of the size");
            hash = node(&left, &hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The root of the tree as it is now.
    pub fn root(&self) -> Digest {
        let Some((last, others)) = self.peaks.split_last() else { return empty_root() };
        others.iter().rev().fold(*last, |right, left| node(left, &right))
    }

    /// For storage: the size in eight bytes, big-endian, then the peaks from left to right.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        bytes.extend(self.peaks.iter().flat_map(|peak| peak.as_bytes()));
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote. The number of peaks must fit the size; whether the
    /// peaks are true shows only against a root.
    pub fn from_bytes(bytes: &[u8]) -> Result<Frontier, NotAFrontier> {
        let wrong = NotAFrontier { bytes: bytes.len() };
        let (size, peaks) = bytes.split_first_chunk::<8>().ok_or(wrong)?;
        let size = u64::from_be_bytes(*size);
        let (peaks, []) = peaks.as_chunks::<32>() else { return Err(wrong) };
        if peaks.len() != size.count_ones() as usize {
            return Err(wrong);
        }
        Ok(Frontier { size, peaks: peaks.iter().copied().map(Digest::from_bytes).collect() })
    }
}

/// Checks that `leaf` stands at `index` (from 0) in the tree of `size` leaves with this root
/// (RFC 9162 §2.1.3.2).
pub fn verify_inclusion(
    leaf: Leaf,
    index: u64,
    proof: &[Digest],
    tree: TreeHead,
) -> Result<(), ProofError> {
    let TreeHead { size, root } = tree;
    if index >= size {
        return Err(ProofError::NoSuchLeaf { index, size });
    }
    let (mut place, mut last) = (index, size - 1);
    let mut hash = leaf.hash();
    for sibling in proof {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if climb(&mut place, &mut last) {
            hash = node(sibling, &hash);
        } else {
            hash = node(&hash, sibling);
        }
    }
    arrived(last, hash == root)
}

/// Checks that the tree `newer` starts with all leaves of the tree `older` (RFC 9162 §2.1.4.2).
///
/// That a tree starts with nothing needs no proof and shows nothing, so an empty older tree is
/// refused.
pub fn verify_consistency(
    older: TreeHead,
    newer: TreeHead,
    proof: &[Digest],
) -> Result<(), ProofError> {
    if older.size == 0 || older.size > newer.size {
        return Err(ProofError::NoSuchPrefix { older: older.size, newer: newer.size });
    }
    if older.size == newer.size {
        if !proof.is_empty() {
            return Err(ProofError::WrongLength);
        }
        return arrived(0, older.root == newer.root);
    }
    let mut proof = proof.iter();
    // A full older tree is a node of the newer one; its root is known and not in the proof.
    let start = if older.size.is_power_of_two() { Some(&older.root) } else { proof.next() };
    let start = *start.ok_or(ProofError::WrongLength)?;
    let ones = (older.size - 1).trailing_ones();
    let (mut place, mut last) = ((older.size - 1) >> ones, (newer.size - 1) >> ones);
    let (mut old_hash, mut new_hash) = (start, start);
    for sibling in proof {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if climb(&mut place, &mut last) {
            old_hash = node(sibling, &old_hash);
            new_hash = node(sibling, &new_hash);
        } else {
            new_hash = node(&new_hash, sibling);
        }
    }
    arrived(last, old_hash == older.root && new_hash == newer.root)
}

/// A tree as a checkpoint states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeHead {
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
}

/// Goes up to the parent and tells whether the sibling stands on the left.
fn climb(place: &mut u64, last: &mut u64) -> bool {
    let is_left = *place & 1 == 1 || place == last;
    if is_left {
        // A node at the right edge without a sibling is its own parent, level after level.
        while *place & 1 == 0 && *place != 0 {
            *place >>= 1;
            *last >>= 1;
        }
    }
    *place >>= 1;
    *last >>= 1;
    is_left
}

fn arrived(last: u64, fits: bool) -> Result<(), ProofError> {
    match (last, fits) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::OtherRoot),
        _ => Err(ProofError::WrongLength),
    }
}

/// The siblings that lead from the leaf at `index` (from 0) to the root. Hashes all leaves.
pub fn prove_inclusion(leaves: &[Leaf], index: u64) -> Result<Vec<Digest>, ProofError> {
    let size = leaves.len() as u64;
    let at = usize::try_from(index).ok().filter(|at| *at < leaves.len());
    let mut at = at.ok_or(ProofError::NoSuchLeaf { index, size })?;
    let mut proof = Vec::new();
    let mut subtree = leaves;
    while subtree.len() > 1 {
        let (left, right) = split(subtree);
        if at < left.len() {
            proof.push(root_of(right));
            subtree = left;
        } else {
            proof.push(root_of(left));
            at -= left.len();
            subtree = right;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The hashes that show that the tree over the first `older` leaves is a start of the tree over
/// all. Hashes all leaves.
pub fn prove_consistency(leaves: &[Leaf], older: u64) -> Result<Vec<Digest>, ProofError> {
    let newer = leaves.len() as u64;
    let count = usize::try_from(older).ok().filter(|count| (1..=leaves.len()).contains(count));
    let mut count = count.ok_or(ProofError::NoSuchPrefix { older, newer })?;
    let mut proof = Vec::new();
    let mut subtree = leaves;
    // Once the way has turned right, the older tree's root is no longer the subtree's own.
    let mut is_whole = true;
    while count < subtree.len() {
        let (left, right) = split(subtree);
        if count <= left.len() {
            proof.push(root_of(right));
            subtree = left;
        } else {
            proof.push(root_of(left));
            count -= left.len();
            subtree = right;
            is_whole = false;
        }
    }
    if !is_whole {
        proof.push(root_of(subtree));
    }
    proof.reverse();
    Ok(proof)
}

/// The root over a slice of leaves.
pub fn root_of(leaves: &[Leaf]) -> Digest {
    let mut frontier = Frontier::new();
    leaves.iter().for_each(|leaf| frontier.append(*leaf));
    frontier.root()
}

/// Splits two or more leaves at the largest power of two below their number.
fn split(leaves: &[Leaf]) -> (&[Leaf], &[Leaf]) {
    leaves.split_at(leaves.len().next_power_of_two() / 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition of RFC 6962 §2.1, word for word.
    fn root_by_definition(leaves: &[Leaf]) -> Digest {
        match leaves {
            [] => empty_root(),
            [leaf] => leaf.hash(),
            _ => {
                let (left, right) = split(leaves);
                node(&root_by_definition(left), &root_by_definition(right))
            }
        }
    }

    fn leaves(count: u64) -> Vec<Leaf> {
        (0..count).map(|number| Leaf::of_bytes(&number.to_be_bytes())).collect()
    }

    fn head(leaves: &[Leaf]) -> TreeHead {
        TreeHead { size: leaves.len() as u64, root: root_by_definition(leaves) }
    }

    #[test]
    fn the_reference_trees_have_the_reference_roots() {
        // The eight leaves and roots of certificate-transparency's own tests.
        let data: [&[u8]; 8] = [
            b"",
            b"\0",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let mut frontier = Frontier::new();
        let mut roots = vec![frontier.root().to_string()];
        for bytes in data {
            frontier.append(Leaf::of_bytes(bytes));
            roots.push(frontier.root().to_string());
        }
        assert_eq!(
            roots,
            [
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
            ]
        );
    }

    #[test]
    fn a_frontier_has_the_root_of_the_definition_and_survives_storage() {
        let all = leaves(70);
        let mut frontier = Frontier::new();
        for (count, leaf) in all.iter().enumerate() {
            assert_eq!(frontier.root(), root_by_definition(&all[..count]));
            assert_eq!(Frontier::from_bytes(&frontier.to_bytes()).as_ref(), Ok(&frontier));
            frontier.append(*leaf);
        }
        assert_eq!(frontier.size(), 70);
    }

    #[test]
    fn bytes_that_are_no_frontier_are_refused() {
        let mut frontier = Frontier::new();
        leaves(5).into_iter().for_each(|leaf| frontier.append(leaf));
        let good = frontier.to_bytes();
        let mut other_size = good.clone();
        other_size[7] = 7;
        for bad in [&good[..good.len() - 1], &good[..40], &good[..7], &[], &other_size] {
            assert_eq!(Frontier::from_bytes(bad), Err(NotAFrontier { bytes: bad.len() }));
        }
    }

    #[test]
    fn every_proof_that_is_made_is_accepted_and_only_for_its_leaf_and_sizes() {
        for size in 1..=17_u64 {
            let all = leaves(size);
            let tree = head(&all);
            for (index, leaf) in (0..).zip(&all) {
                let proof = prove_inclusion(&all, index).unwrap();
                let leaf = *leaf;
                assert_eq!(verify_inclusion(leaf, index, &proof, tree), Ok(()));
                for other in (0..size + 2).filter(|other| *other != index) {
                    assert!(verify_inclusion(leaf, other, &proof, tree).is_err());
                }
            }
            for older in 1..=size {
                let proof = prove_consistency(&all, older).unwrap();
                let start = head(&leaves(older));
                assert_eq!(verify_consistency(start, tree, &proof), Ok(()));
                let root = empty_root();
                let other_start = TreeHead { root, ..start };
                assert!(verify_consistency(other_start, tree, &proof).is_err());
                assert!(verify_consistency(start, TreeHead { root, ..tree }, &proof).is_err());
                for other in (0..size + 2).filter(|other| *other != older) {
                    let wrong = TreeHead { size: other, ..start };
                    assert!(verify_consistency(wrong, tree, &proof).is_err());
                }
            }
        }
    }

    #[test]
    fn no_proof_is_made_of_what_is_not_there() {
        let all = leaves(3);
        assert!(prove_inclusion(&all, 3).is_err());
        assert!(prove_inclusion(&[], 0).is_err());
        assert!(prove_inclusion(&all, u64::MAX).is_err());
        assert!(prove_consistency(&all, 0).is_err());
        assert!(prove_consistency(&all, 4).is_err());
    }

    proptest! {
        #![proptest_config(crate::testing::config())]

        #[test]
        fn a_proof_with_anything_changed_is_refused(
            size in 2u64..200, at: u64, older: u64, bit in 0usize..256, where_: usize,
        ) {
            let all = leaves(size);
            let (at, older) = (at % size, 1 + older % (size - 1));
            let (tree, start) = (head(&all), head(&leaves(older)));
            let leaf = leaves(at + 1).pop().unwrap();
            let inclusion = prove_inclusion(&all, at).unwrap();
            let consistency = prove_consistency(&all, older).unwrap();
            prop_assert_eq!(verify_inclusion(leaf, at, &inclusion, tree), Ok(()));
            prop_assert_eq!(verify_consistency(start, tree, &consistency), Ok(()));
            for (changed, is_inclusion) in [(inclusion, true), (consistency, false)] {
                let refused = |proof: &[Digest]| if is_inclusion {
                    verify_inclusion(leaf, at, proof, tree).is_err()
                } else {
                    verify_consistency(start, tree, proof).is_err()
                };
                prop_assert!(refused(&changed[1..]));
                prop_assert!(refused(&changed[..changed.len() - 1]));
                let mut longer = changed.clone();
                longer.push(tree.root);
                prop_assert!(refused(&longer));
                let mut flipped = changed.clone();
                let one = where_ % flipped.len();
                let mut bytes = *flipped[one].as_bytes();
                bytes[bit / 8] ^= 1 << (bit % 8);
                flipped[one] = Digest::from_bytes(bytes);
                prop_assert!(refused(&flipped));
            }
        }
    }
}
