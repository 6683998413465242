//! Who does something, and for whom.

use domain::kernel::{PersonId, PostId, Reach, RegionCode, Right, Text};
use serde::{Deserialize, Serialize};

/// Who stands in the journal as the one who did it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case", deny_unknown_fields)]
pub enum Who {
    /// Whoever runs the program on the machine itself, such as a first administrator.
    Operator {
        /// The command that was run.
        command: String,
    },
    /// A member of staff, in a post.
    Staff {
        /// The person.
        person: PersonId,
        /// The post in which the person acts.
        post: PostId,
        /// The holder for whom a deputy acts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf_of: Option<PersonId>,
    },
    /// A member of staff for themselves, in no post: their own password.
    Themselves {
        /// The person.
        person: PersonId,
    },
    /// A line of a script, by a post of that name; only outside the real realm.
    Script {
        /// What the script calls whoever acts.
        role: String,
        /// Where the line comes from, where the script says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        provenance: Option<Provenance>,
    },
}

/// Where a line of a script comes from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Provenance {
    /// A source says so, and when. 见于报道
    Reported {
        /// The source's number in the world's list of sources, such as `R3`.
        source: Text<20>,
    },
    /// A source says so and not when: the hour was assumed. 见于报道，时间为假定
    ReportedWithoutTime {
        /// The source's number in the world's list of sources.
        source: Text<20>,
    },
    /// Whoever wrote the script assumed it. 假定
    Assumed,
}

impl Provenance {
    /// The number of the source; none where it was assumed.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        match self {
            Self::Reported { source } | Self::ReportedWithoutTime { source } => {
                Some(source.as_str())
            }
            Self::Assumed => None,
        }
    }
}

impl Who {
    /// Where it comes from, where a script says so.
    #[must_use]
    pub const fn provenance(&self) -> Option<&Provenance> {
        match self {
            Self::Script { role: _, provenance } => provenance.as_ref(),
            Self::Operator { .. } | Self::Staff { .. } | Self::Themselves { .. } => None,
        }
    }

    /// Whether whoever wrote a script assumed it: such a line bears 假定 wherever it is shown.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        self.provenance() == Some(&Provenance::Assumed)
    }
}

/// Somebody with what they may do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// Who stands in the journal.
    pub who: Who,
    /// What they may do, as their posts gave it to them when they were asked.
    pub rights: Vec<Right>,
    /// Where the rights count; none is in the whole jurisdiction.
    pub area: Option<RegionCode>,
    /// What they may do as well, but not where they are looked at; see [`Self::at`].
    pub elsewhere: Vec<Right>,
}

impl Actor {
    /// Whoever runs the program on the machine itself may do everything: they hold the keys.
    #[must_use]
    pub fn operator(command: &str) -> Self {
        let who = Who::Operator { command: command.to_owned() };
        Self { who, rights: Right::ALL.to_vec(), area: None, elsewhere: vec![] }
    }

    /// Whether they may, somewhere at least.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    /// Whether they may where a thing is; one of no place concerns the whole jurisdiction.
    #[must_use]
    pub fn may_at(&self, right: Right, thing: Option<&RegionCode>) -> bool {
        let covers = |own: &RegionCode| right.reach().covers(own, thing);
        self.may(right) && self.area.as_ref().is_none_or(covers)
    }

    /// The same person with only those rights that count where a thing is.
    #[must_use]
    pub fn at(self, thing: Option<&RegionCode>) -> Self {
        let Some(own) = self.area.clone() else { return self };
        self.with(|it| it.reach().covers(&own, thing))
    }

    /// The same person on a page of no one thing: with those rights that reach somewhere.
    #[must_use]
    pub fn anywhere(self) -> Self {
        if self.area.is_none() { self } else { self.with(|it| it.reach() != Reach::Whole) }
    }

    fn with(mut self, counts: impl Fn(Right) -> bool) -> Self {
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            self.rights.into_iter().partition(|it| counts(*it));
        self.rights = here;
        self.elsewhere.extend(elsewhere);
        self
    }
}

#[test]
fn a_line_says_where_it_comes_from_and_older_ones_are_still_read() {
    let read = |text: &str| serde_json::from_str::<Who>(text);
    let old = read(r#"{"as":"script","role":"county-chief"}"#).expect("it is one");
    assert_eq!((old.provenance(), old.is_assumed()), (None, false));
    let text = r#"{"as":"script","role":"county-chief","provenance":{"is":"assumed"}}"#;
    let assumed = read(text).expect("it is one");
    assert!(assumed.is_assumed());
    assert_eq!(serde_json::to_string(&assumed).ok().as_deref(), Some(text));
    let text = r#"{"as":"script","role":"a","provenance":{"is":"reported","source":"R3"}}"#;
    let reported = read(text).expect("it is one");
    assert_eq!(reported.provenance().and_then(Provenance::source), Some("R3"));
    assert!(!reported.is_assumed());
}

#[test]
fn rights_of_a_post_with_an_area_count_there() {
    let code = |text: &str| text.parse::<RegionCode>().expect("a code");
    let whole = Actor::operator("test");
    assert!(whole.may_at(Right::LeadOperations, None));
    let of_a_township = Actor { area: Some(code("990001100")), ..whole };
    let county = code("990001");
    assert!(of_a_township.may_at(Right::WriteLog, Some(&county)));
    assert!(!of_a_township.may_at(Right::LeadOperations, Some(&county)));
    let there = of_a_township.at(Some(&county));
    assert!(there.may(Right::WriteLog) && !there.may(Right::LeadOperations));
    assert!(there.elsewhere.contains(&Right::LeadOperations));
    assert!(!there.elsewhere.contains(&Right::WriteLog));
}
