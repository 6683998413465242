//! Where the two engines must differ: every pair stands here, side by side.

pub(super) mod sqlite {
    /// An unqualified name finds a table beside before the real one.
    pub(crate) const SCHEMAS: (&str, &str) = ("main", "temp");
    pub(crate) const BEGIN_LOOK: &str = "BEGIN DEFERRED";
    /// A restore that is cut off is begun again: nothing in it needs to be on disk before its end.
    pub(crate) const BEGIN_LOADING: &str =
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 20000";
    /// A checkpoint that has something to move syncs the whole file.
    pub(crate) const SETTLE: &str =
        "PRAGMA synchronous = FULL; UPDATE restores_begun SET begun_at = begun_at;
         PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 4000";
    /// SQLite has one writer: the lock on the file is the lock on the head.
    pub(crate) const BEGIN_WRITE: &str = "BEGIN IMMEDIATE";
    pub(crate) const LOCK_HEAD: &str =
        "SELECT size, digest, frontier FROM journal_heads WHERE jurisdiction = $1";
    /// Deleted content is overwritten with zeros as it is deleted (`secure_delete`).
    pub(crate) const SCRUB_KEYS: &str = "SELECT 1";
}

pub(super) mod postgres {
    pub(crate) const SCHEMAS: (&str, &str) = ("public", "pg_temp");
    pub(crate) const BEGIN_LOOK: &str =
        "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    pub(crate) const BEGIN_WRITE: &str = "BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED";
    /// A restore that is cut off is begun again: nothing in it needs to be on disk before its end.
    pub(crate) const BEGIN_LOADING: &str = "SET synchronous_commit = off";
    /// A plan is made while the table is all but empty and kept while it grows: rows must be found
    /// by their keys from the beginning.
    pub(crate) const GATHER: &str =
        "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";
    pub(crate) const GATHER_NO_MORE: &str =
        "RESET enable_seqscan; RESET enable_hashjoin; RESET enable_mergejoin";
    /// The next commit that waits for the disk waits for all that came before it.
    pub(crate) const SETTLE: &str = "SET synchronous_commit = on";
    /// Two nodes cannot extend one chain: the second waits for the first one's commit.
    pub(crate) const LOCK_HEAD: &str =
        "SELECT size, digest, frontier FROM journal_heads WHERE jurisdiction = $1 FOR UPDATE";
    /// Old row versions leave the table; the write-ahead log and replicas keep them until they
    /// are recycled, which the handbook says.
    pub(crate) const SCRUB_KEYS: &str = "VACUUM vault_keys";
}
