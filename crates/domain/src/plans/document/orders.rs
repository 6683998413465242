//! What a plan orders from people, tells people, and reports.

use super::Prose;
use super::activity::ActivityKind;
use super::kinds::{Channel, NoticeKind, PlanLevelColor};
use super::law::LawReference;
use crate::kernel::{Day, Key, Label, ReportProfile, Span, Text};

/// Something ordered from people 防控措施.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Measure {
    /// What it is called.
    pub title: Option<Label>,
    /// What kind it is.
    pub kind: Option<ActivityKind>,
    /// The law that allows it.
    pub basis: Vec<LawReference>,
    /// The body with the power to order it.
    pub issuer: Option<Key>,
    /// The higher body that approves it, where the law wants one.
    pub approved_by: Option<Key>,
    /// Where it holds.
    pub areas: Vec<Key>,
    /// How many persons it touches.
    pub affects: Option<u32>,
    /// When its force ends unless it is renewed.
    pub lasts: Option<Span>,
    /// Whether lives depend on it: it does not lapse, a review clock runs instead.
    pub is_life_safety: bool,
    /// Who is let through first.
    pub exemptions: Option<Prose>,
    /// The options that were compared, and why this one does the least harm (ERL 10).
    pub least_harmful: Option<Prose>,
    /// The unit that answers complaints.
    pub complaints: Option<Key>,
}

/// Something said to people.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Notice {
    /// What it is called.
    pub title: Option<Label>,
    /// What it is.
    pub kind: Option<NoticeKind>,
    /// The colour of an alert.
    pub color: Option<PlanLevelColor>,
    /// Who may publish it.
    pub issuer: Option<Key>,
    /// For whom.
    pub areas: Vec<Key>,
    /// What may happen.
    pub text: Option<Prose>,
    /// What people should do.
    pub advice: Option<Prose>,
    /// How it reaches them.
    pub channels: Vec<Channel>,
    /// From the start of the level.
    pub within: Option<Span>,
}

/// Who reports to whom, by which rules.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reports {
    /// The rules.
    pub profile: Option<ReportProfile>,
    /// The post that reports.
    pub by: Option<Key>,
    /// The units that are told.
    pub to: Vec<Key>,
}

/// A written opinion that a unit gave on paper.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PaperConsent {
    /// Whose.
    pub unit: Option<Key>,
    /// The number of the document.
    pub document: Option<Text<80>>,
    /// Of which day.
    pub on: Option<Day>,
}
