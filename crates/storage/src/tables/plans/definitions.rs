//! The read tables of the plan library.

use crate::tables::Table;

pub(crate) const PLANS: Table = Table {
    name: "plans",
    definition: "CREATE TABLE plans (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, plan TEXT NOT NULL,
      key TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT, tier TEXT NOT NULL,
      issuer TEXT NOT NULL, was_issued BIGINT NOT NULL, abolished BYTEA,
      PRIMARY KEY (jurisdiction, realm, plan))",
    indexes: &["CREATE INDEX plans_by_key ON plans (jurisdiction, realm, key)"],
    columns: &[
        "jurisdiction",
        "realm",
        "plan",
        "key",
        "title_zh",
        "title_en",
        "tier",
        "issuer",
        "was_issued",
        "abolished",
    ],
    copied: true,
};

pub(crate) const PLAN_VERSIONS: Table = Table {
    name: "plan_versions",
    definition: "CREATE TABLE plan_versions (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, plan TEXT NOT NULL,
      version BIGINT NOT NULL, state TEXT NOT NULL, text BYTEA NOT NULL,
      saved_at BIGINT NOT NULL, saved_by TEXT, revision_trigger TEXT, revision_note BYTEA,
      consented_on_paper TEXT NOT NULL, review_outcome TEXT, review_criteria TEXT,
      review_remarks BYTEA, reviewed_at BIGINT, reviewed_by TEXT, returned BYTEA,
      approved_by TEXT, approved_at BIGINT, approval_warnings BIGINT, approval_remarks BYTEA,
      issued_on TEXT, document_number TEXT, sha256 BYTEA, issue_warnings BIGINT,
      filed_with BYTEA, filed_on TEXT, filing_number TEXT, published_on TEXT, published_in BYTEA,
      PRIMARY KEY (jurisdiction, realm, plan, version))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "plan",
        "version",
        "state",
        "text",
        "saved_at",
        "saved_by",
        "revision_trigger",
        "revision_note",
        "consented_on_paper",
        "review_outcome",
        "review_criteria",
        "review_remarks",
        "reviewed_at",
        "reviewed_by",
        "returned",
        "approved_by",
        "approved_at",
        "approval_warnings",
        "approval_remarks",
        "issued_on",
        "document_number",
        "sha256",
        "issue_warnings",
        "filed_with",
        "filed_on",
        "filing_number",
        "published_on",
        "published_in",
    ],
    copied: true,
};

pub(crate) const PLAN_CONSULTATIONS: Table = Table {
    name: "plan_consultations",
    definition: "CREATE TABLE plan_consultations (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, plan TEXT NOT NULL,
      version BIGINT NOT NULL, unit TEXT NOT NULL, answer_by TEXT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, plan, version, unit))",
    indexes: &[],
    columns: &["jurisdiction", "realm", "plan", "version", "unit", "answer_by"],
    copied: true,
};

pub(crate) const PLAN_CONSENTS: Table = Table {
    name: "plan_consents",
    definition: "CREATE TABLE plan_consents (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, plan TEXT NOT NULL,
      version BIGINT NOT NULL, unit TEXT NOT NULL, text BYTEA NOT NULL, opinion TEXT NOT NULL,
      remarks BYTEA, document TEXT, given_at BIGINT NOT NULL, given_by TEXT,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, plan, version, unit, text))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "plan",
        "version",
        "unit",
        "text",
        "opinion",
        "remarks",
        "document",
        "given_at",
        "given_by",
        "position",
    ],
    copied: true,
};
