//! Checkpoints: what the journal is now, signed with a key that is derived from the master key.

use journal::{Checkpoint, Signer};

use crate::failure::Fault;
use crate::ports::{Head, View};
use crate::vault::Vault;

/// The use for which the signing key is derived.
const PURPOSE: &str = "journal-checkpoint";

/// The key that signs the checkpoints of a jurisdiction's journal. Its name is their origin.
///
/// # Errors
/// When a jurisdiction's name makes no origin.
pub fn checkpoint_signer(vault: &Vault, jurisdiction: &str) -> Result<Signer, Fault> {
    let seed = vault.master().derive(PURPOSE);
    Signer::from_seed(&Checkpoint::origin_of(jurisdiction), &seed)
        .map_err(|error| Fault::new("making the checkpoint key", error))
}

/// Signs what the journal is now; `time` is RFC 3339 by custom.
///
/// # Errors
/// When the head cannot be read, or `time` is empty or not one line.
pub fn checkpoint(
    view: &mut dyn View,
    vault: &Vault,
    jurisdiction: &str,
    time: &str,
) -> Result<String, Fault> {
    let head = view.head()?;
    checkpoint_over(&head, &checkpoint_signer(vault, jurisdiction)?, jurisdiction, time)
}

/// Signs a head that was read.
///
/// # Errors
/// When `time` is empty or not one line.
pub fn checkpoint_over(
    head: &Head,
    signer: &Signer,
    jurisdiction: &str,
    time: &str,
) -> Result<String, Fault> {
    let checkpoint = Checkpoint {
        origin: Checkpoint::origin_of(jurisdiction),
        size: head.size,
        root: head.frontier.root(),
        head: head.digest,
        time: time.to_owned(),
    };
    checkpoint.sign(signer).map_err(|error| Fault::new("signing a checkpoint", error))
}
