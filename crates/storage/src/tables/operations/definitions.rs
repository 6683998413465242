//! The read tables of operations.

use crate::tables::Table;

pub(crate) const OPERATIONS: Table = Table {
    name: "operations",
    definition: "CREATE TABLE operations (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, operation TEXT NOT NULL,
      title BYTEA NOT NULL, class TEXT NOT NULL, area TEXT NOT NULL,
      opened_at BIGINT NOT NULL, closed_at BIGINT, log_closed_at BIGINT,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, operation))",
    indexes: &["CREATE INDEX operations_running
      ON operations (jurisdiction, realm, operation) WHERE closed_at IS NULL"],
    columns: &[
        "jurisdiction",
        "realm",
        "operation",
        "title",
        "class",
        "area",
        "opened_at",
        "closed_at",
        "log_closed_at",
        "position",
    ],
    copied: false,
};

pub(crate) const LOG_ENTRIES: Table = Table {
    name: "log_entries",
    definition: "CREATE TABLE log_entries (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, operation TEXT NOT NULL,
      entry TEXT NOT NULL, text BYTEA NOT NULL, corrects TEXT, corrected_by TEXT,
      happened_at BIGINT NOT NULL, entered_at BIGINT NOT NULL, who TEXT NOT NULL,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, operation, entry))",
    indexes: &["CREATE INDEX log_entries_in_order
      ON log_entries (jurisdiction, realm, operation, position)"],
    columns: &[
        "jurisdiction",
        "realm",
        "operation",
        "entry",
        "text",
        "corrects",
        "corrected_by",
        "happened_at",
        "entered_at",
        "who",
        "position",
    ],
    copied: false,
};

/// `levels` holds the names and ranks of all levels of the plan: an event that decides one has its
/// name only.
pub(crate) const PLANS_AT_WORK: Table = Table {
    name: "plans_at_work",
    definition: "CREATE TABLE plans_at_work (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, operation TEXT NOT NULL,
      plan TEXT NOT NULL, plan_id TEXT NOT NULL, version BIGINT NOT NULL,
      sha256 BYTEA NOT NULL, title_zh TEXT NOT NULL, title_en TEXT, levels TEXT NOT NULL,
      level TEXT, since BIGINT, ends_at BIGINT, decided_by TEXT, lifted_at BIGINT,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, operation, plan))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "operation",
        "plan",
        "plan_id",
        "version",
        "sha256",
        "title_zh",
        "title_en",
        "levels",
        "level",
        "since",
        "ends_at",
        "decided_by",
        "lifted_at",
        "position",
    ],
    copied: false,
};

/// What has no time to be done by is due at the end of time, so that both engines put it last.
/// `is_open` says that a task was opened, is not over, and can still be worked.
pub(crate) const TASKS: Table = Table {
    name: "tasks",
    definition: "CREATE TABLE tasks (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, operation TEXT NOT NULL,
      task BIGINT NOT NULL, plan TEXT, key TEXT, title BYTEA, lead TEXT NOT NULL, post TEXT,
      state TEXT NOT NULL, priority BIGINT NOT NULL, is_open BIGINT NOT NULL,
      opened_at BIGINT, due_at BIGINT NOT NULL, since BIGINT, overdue_at BIGINT,
      escalated_at BIGINT, escalated_to TEXT, done_at BIGINT, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, operation, task))",
    indexes: &["CREATE INDEX tasks_open_by_time
      ON tasks (jurisdiction, realm, due_at, operation, task) WHERE is_open = 1"],
    columns: &[
        "jurisdiction",
        "realm",
        "operation",
        "task",
        "plan",
        "key",
        "title",
        "lead",
        "post",
        "state",
        "priority",
        "is_open",
        "opened_at",
        "due_at",
        "since",
        "overdue_at",
        "escalated_at",
        "escalated_to",
        "done_at",
        "position",
    ],
    copied: false,
};
