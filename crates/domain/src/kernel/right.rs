//! What one may do: every verb names one right, posts carry them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::RegionCode;

/// How far a right reaches where its post has an area; one without an area reaches everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Everywhere: other rules bind it, to a unit for one, or everybody may know.
    Anywhere,
    /// Where the area of the thing touches that of the post: a township's officers work in an
    /// operation of their county, and in one of their village.
    Touching,
    /// Where the area of the thing lies in that of the post: nobody leads what is larger.
    Within,
    /// Nowhere less than in the whole jurisdiction.
    Whole,
}

impl Reach {
    /// Whether a right that reaches so far, of a post with an area, counts for a thing there; a
    /// thing of no place concerns the whole jurisdiction.
    #[must_use]
    pub fn covers(self, own: &RegionCode, thing: Option<&RegionCode>) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Touching => thing.is_some_and(|it| own.holds(it) || it.holds(own)),
            Self::Within => thing.is_some_and(|it| own.holds(it)),
            Self::Whole => false,
        }
    }
}

macro_rules! rights {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $reach:ident;)+) => {
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

            /// How far it reaches where its post has an area.
            #[must_use]
            pub const fn reach(self) -> Reach {
                match self { $(Self::$variant => Reach::$reach),+ }
            }
        }
    };
}

rights! {
    /// Open and close operations.
    LeadOperations = "lead_operations", Within;
    /// Decide levels, measures and the lift, or write down who decided; say who commands.
    DecideLevels = "decide_levels", Within;
    /// Give, open, hand on, verify and cancel tasks; write down what others say on the phone.
    DirectTasks = "direct_tasks", Within;
    /// Take on, work and finish the tasks of one's post and unit.
    WorkTasks = "work_tasks", Touching;
    /// Write down readings, propose levels, write down what comes from above.
    ReportSituation = "report_situation", Touching;
    /// Read operations and their logs.
    ReadOperations = "read_operations", Touching;
    /// Read the journal itself: every event of every realm, without what lies in the vault.
    ReadJournal = "read_journal", Whole;
    /// Write into the log of an operation.
    WriteLog = "write_log", Touching;
    /// Read what is reported to the desk, and its log.
    ReadDesk = "read_desk", Whole;
    /// Keep the desk: take in what is reported, say what becomes of it.
    KeepDesk = "keep_desk", Whole;
    /// Open realms for drills and replays, and set their clocks.
    ManageRealms = "manage_realms", Whole;
    /// Release or destroy the texts of a closed operation.
    CloseData = "close_data", Whole;
    /// Open, close and unlock accounts, and set their credentials anew.
    ManageAccounts = "manage_accounts", Whole;
    /// Read who works where, in which post, and how to reach them.
    ReadPeople = "read_people", Whole;
    /// Keep organisations, persons, their contacts and certificates.
    ManagePeople = "manage_people", Whole;
    /// Define posts with their rights, and say who holds them: whoever may do this gives power.
    ManagePosts = "manage_posts", Whole;
    /// Write down that a number was called.
    VerifyContacts = "verify_contacts", Whole;
    /// Say who is on duty, on standby, resting or away.
    KeepDuty = "keep_duty", Whole;
    /// Read regions, sites and boundaries.
    ReadPlaces = "read_places", Anywhere;
    /// Keep sites and shelters.
    ManagePlaces = "manage_places", Whole;
    /// Bring in lists of regions and boundaries.
    AdoptReference = "adopt_reference", Whole;
    /// Read vehicles and stock.
    ReadSupplies = "read_supplies", Whole;
    /// Keep vehicles and count stock.
    ManageSupplies = "manage_supplies", Whole;
    /// Read plans with all their versions.
    ReadPlans = "read_plans", Anywhere;
    /// Write plans, ask units for their consent, hand drafts in and take them back.
    DraftPlans = "draft_plans", Whole;
    /// Say what one's own unit says to a plan that gives it duties.
    ConsentToPlans = "consent_to_plans", Anywhere;
    /// Review plans.
    ReviewPlans = "review_plans", Whole;
    /// Approve plans of one's own unit or of those below it.
    ApprovePlans = "approve_plans", Anywhere;
    /// Issue, file, publish and abolish plans.
    IssuePlans = "issue_plans", Whole;
}

#[test]
fn every_right_is_found_by_its_name() {
    for right in Right::ALL {
        assert_eq!(Right::named(right.name()), Some(*right));
    }
}

#[test]
fn a_township_works_in_what_touches_it_and_leads_what_lies_in_it() {
    let code = |text: &str| text.parse::<RegionCode>().expect("a code");
    let own = code("990001100");
    let covers =
        |right: Right, thing: Option<&str>| right.reach().covers(&own, thing.map(code).as_ref());
    for (thing, works, leads) in [
        (Some("990001"), true, false),
        (Some("990001100"), true, true),
        (Some("990001100001"), true, true),
        (Some("990001101"), false, false),
        (None, false, false),
    ] {
        let found = (covers(Right::WorkTasks, thing), covers(Right::LeadOperations, thing));
        assert_eq!(found, (works, leads), "{thing:?}");
        assert!(!covers(Right::ManagePeople, thing) && covers(Right::ReadPlans, thing));
    }
}
