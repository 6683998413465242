//! Lists to choose from, with their words.

use domain::kernel::{Competence, EmergencyClass, PersonKind, ReportProfile, VehicleKind};
use domain::plans::document::{
    ActivityKind, Channel, MeasureUnit, NoticeKind, PlanLevelColor, Proof, SectionKind, Tier,
    UnlessState,
};
use words::Language;

/// A list to choose from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choices {
    /// Tiers of plans.
    Tier,
    /// Classes of emergencies.
    Class,
    /// Parts of the outline.
    Section,
    /// Warning colours.
    Color,
    /// Kinds of activity.
    Activity,
    /// Employments.
    Performer,
    /// What people have learned.
    Competence,
    /// Kinds of vehicles.
    Vehicle,
    /// What shows that a task was done.
    Proof,
    /// What keeps a task from being escalated.
    Unless,
    /// Kinds of notices.
    Notice,
    /// Ways to people.
    Channel,
    /// Rules for reporting.
    Profile,
    /// Units of measure.
    Measure,
}

/// A name, in Chinese, in English.
type Row = (&'static str, &'static str, &'static str);

macro_rules! rows {
    ($kind:ident, $word:path) => {
        $kind::ALL
            .iter()
            .map(|it| (it.name(), $word(*it, Language::Chinese), $word(*it, Language::English)))
            .collect()
    };
}

impl Choices {
    /// Every choice: its name in the text, and its words.
    #[must_use]
    pub fn rows(self) -> Vec<Row> {
        match self {
            Self::Tier => rows!(Tier, words::tier),
            Self::Class => rows!(EmergencyClass, words::emergency_class),
            Self::Section => rows!(SectionKind, words::section_kind),
            Self::Color => rows!(PlanLevelColor, words::warning_color),
            Self::Activity => rows!(ActivityKind, words::activity_kind),
            Self::Performer => rows!(PersonKind, words::person_kind),
            Self::Competence => rows!(Competence, words::competence),
            Self::Vehicle => rows!(VehicleKind, words::vehicle_kind),
            Self::Proof => rows!(Proof, words::proof),
            Self::Unless => rows!(UnlessState, words::unless_state),
            Self::Notice => rows!(NoticeKind, words::notice_kind),
            Self::Channel => rows!(Channel, words::channel),
            Self::Profile => rows!(ReportProfile, words::report_profile),
            Self::Measure => rows!(MeasureUnit, words::measure_unit),
        }
    }

    /// Whether a name is one of them.
    #[must_use]
    pub fn has(self, name: &str) -> bool {
        match self {
            Self::Tier => Tier::named(name).is_some(),
            Self::Class => EmergencyClass::named(name).is_some(),
            Self::Section => SectionKind::named(name).is_some(),
            Self::Color => PlanLevelColor::named(name).is_some(),
            Self::Activity => ActivityKind::named(name).is_some(),
            Self::Performer => PersonKind::named(name).is_some(),
            Self::Competence => Competence::named(name).is_some(),
            Self::Vehicle => VehicleKind::named(name).is_some(),
            Self::Proof => Proof::named(name).is_some(),
            Self::Unless => UnlessState::named(name).is_some(),
            Self::Notice => NoticeKind::named(name).is_some(),
            Self::Channel => Channel::named(name).is_some(),
            Self::Profile => ReportProfile::named(name).is_some(),
            Self::Measure => MeasureUnit::named(name).is_some(),
        }
    }
}
