//! What one may do: every verb names one right, posts carry them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! rights {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// A right; which posts carry it is the county's decision.
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize,
            JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Right {
            $($(#[$doc])* $variant,)+
        }

        impl Right {
            /// Every right there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in tables and files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The right of that name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

rights! {
    /// Open and close operations.
    LeadOperations = "lead_operations",
    /// Decide levels, measures and the lift, or write down who decided; say who commands.
    DecideLevels = "decide_levels",
    /// Give, open, hand on, verify and cancel tasks; write down what others say on the phone.
    DirectTasks = "direct_tasks",
    /// Take on, work and finish the tasks of one's post and unit.
    WorkTasks = "work_tasks",
    /// Write down readings, propose levels, write down what comes from above.
    ReportSituation = "report_situation",
    /// Read operations and their logs.
    ReadOperations = "read_operations",
    /// Read the journal itself: every event of every realm, without what lies in the vault.
    ReadJournal = "read_journal",
    /// Write into the log of an operation.
    WriteLog = "write_log",
    /// Open realms for drills and replays, and set their clocks.
    ManageRealms = "manage_realms",
    /// Release or destroy the texts of a closed operation.
    CloseData = "close_data",
    /// Open, close and unlock accounts, and set their credentials anew.
    ManageAccounts = "manage_accounts",
    /// Read who works where, in which post, and how to reach them.
    ReadPeople = "read_people",
    /// Keep organisations, persons, their contacts and certificates.
    ManagePeople = "manage_people",
    /// Define posts with their rights, and say who holds them: whoever may do this gives power.
    ManagePosts = "manage_posts",
    /// Write down that a number was called.
    VerifyContacts = "verify_contacts",
    /// Say who is on duty, on standby, resting or away.
    KeepDuty = "keep_duty",
    /// Read regions, sites and boundaries.
    ReadPlaces = "read_places",
    /// Keep sites and shelters.
    ManagePlaces = "manage_places",
    /// Bring in lists of regions and boundaries.
    AdoptReference = "adopt_reference",
    /// Read vehicles and stock.
    ReadSupplies = "read_supplies",
    /// Keep vehicles and count stock.
    ManageSupplies = "manage_supplies",
    /// Read plans with all their versions.
    ReadPlans = "read_plans",
    /// Write plans, ask units for their consent, hand drafts in and take them back.
    DraftPlans = "draft_plans",
    /// Say what one's own unit says to a plan that gives it duties.
    ConsentToPlans = "consent_to_plans",
    /// Review plans.
    ReviewPlans = "review_plans",
    /// Approve plans of one's own unit or of those below it.
    ApprovePlans = "approve_plans",
    /// Issue, file, publish and abolish plans.
    IssuePlans = "issue_plans",
}

#[test]
fn every_right_is_found_by_its_name() {
    for right in Right::ALL {
        assert_eq!(Right::named(right.name()), Some(*right));
    }
}
