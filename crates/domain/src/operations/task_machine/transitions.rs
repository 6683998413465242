//! Where a task can stand, what can be asked of it there, and where that leads.

macro_rules! listed {
    ($($(#[$doc:meta])* $name:ident { $($(#[$it_doc:meta])* $it:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$it_doc])* $it,)+ }

        impl $name {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$it),+];
        }
    )+};
}

listed! {
    /// Where a task stands.
    State {
        /// Known, but not to be done yet.
        Planned,
        /// To be done; nobody has been asked.
        Open,
        /// Somebody was asked.
        Offered,
        /// Whoever was asked said no, or gave it back.
        Declined,
        /// Somebody has taken it on.
        Accepted,
        /// Somebody is at it.
        Started,
        /// Somebody is at it and cannot go on.
        Blocked,
        /// Whoever was at it says that it is done.
        Done,
        /// Somebody else has seen that it is done.
        Verified,
        /// It will not be done.
        Cancelled,
    }

    /// What can be asked of a task.
    Act {
        /// Open it now, whatever it was to wait for: a person's decision.
        Open,
        /// The further condition that it waited for is met.
        Release,
        /// Ask somebody, or somebody else.
        Offer,
        /// Take it on.
        Accept,
        /// Say no, or give it back.
        Decline,
        /// Join the waiting list for means.
        Wait,
        /// Begin. Whoever begins has taken it on, also when nobody wrote that down.
        Start,
        /// Something is in the way.
        Block,
        /// Nothing is in the way any more.
        Resume,
        /// It is done.
        Finish,
        /// Somebody else has seen it.
        Verify,
        /// It was not done as it should be: whoever took it on has it again.
        SendBack,
        /// It will not be done.
        Cancel,
    }

    /// What can have happened to a task: a hop to another state, or a mark on it.
    Change {
        /// Only its delay keeps it from opening; that began to run.
        Scheduled,
        /// The further condition was met.
        Released,
        /// It is to be done.
        Opened,
        /// Somebody was asked.
        Offered,
        /// Somebody took it on.
        Accepted,
        /// Somebody said no.
        Declined,
        /// It asked for its means and did not get them.
        Queued,
        /// Somebody began.
        Started,
        /// Something came in the way.
        Blocked,
        /// It goes on.
        Resumed,
        /// It was done.
        Finished,
        /// It went on until its level was lifted.
        Ended,
        /// Somebody else saw it.
        Verified,
        /// It was not done as it should be.
        SentBack,
        /// It will not be done.
        Cancelled,
        /// It was not done when it was due.
        Overdue,
        /// It had not come far enough, so somebody else hears of it.
        Escalated,
    }
}

impl State {
    /// Where an act leads from here; none where it cannot be asked.
    #[must_use]
    #[inline]
    pub const fn after(self, act: Act) -> Option<Self> {
        use Act as A;
        let next = match (self, act) {
            (Self::Planned, A::Open) => Self::Open,
            (Self::Planned, A::Release) => Self::Planned,
            (Self::Open | Self::Offered | Self::Declined | Self::Accepted, A::Wait) => self,
            (Self::Open | Self::Offered | Self::Declined | Self::Accepted, A::Offer) => {
                Self::Offered
            }
            (Self::Open | Self::Offered | Self::Declined, A::Accept) => Self::Accepted,
            (Self::Offered | Self::Accepted, A::Decline) => Self::Declined,
            (Self::Open | Self::Offered | Self::Declined | Self::Accepted, A::Start)
            | (Self::Blocked, A::Resume) => Self::Started,
            (Self::Started, A::Block) => Self::Blocked,
            (Self::Started | Self::Blocked, A::Finish) => Self::Done,
            (Self::Done, A::Verify) => Self::Verified,
            (Self::Done, A::SendBack) => Self::Accepted,
            (
                Self::Planned
                | Self::Open
                | Self::Offered
                | Self::Declined
                | Self::Accepted
                | Self::Started
                | Self::Blocked,
                A::Cancel,
            ) => Self::Cancelled,
            (
                Self::Planned
                | Self::Open
                | Self::Offered
                | Self::Declined
                | Self::Accepted
                | Self::Started
                | Self::Blocked
                | Self::Done
                | Self::Verified
                | Self::Cancelled,
                A::Open
                | A::Release
                | A::Offer
                | A::Accept
                | A::Decline
                | A::Wait
                | A::Start
                | A::Block
                | A::Resume
                | A::Finish
                | A::Verify
                | A::SendBack
                | A::Cancel,
            ) => return None,
        };
        Some(next)
    }

    /// Whether anything is left to be done before it counts as done.
    #[must_use]
    #[inline]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Verified | Self::Cancelled)
    }
}

impl Act {
    /// What has happened when it was done.
    #[must_use]
    #[inline]
    pub const fn change(self) -> Change {
        match self {
            Self::Open => Change::Opened,
            Self::Release => Change::Released,
            Self::Offer => Change::Offered,
            Self::Accept => Change::Accepted,
            Self::Decline => Change::Declined,
            Self::Wait => Change::Queued,
            Self::Start => Change::Started,
            Self::Block => Change::Blocked,
            Self::Resume => Change::Resumed,
            Self::Finish => Change::Finished,
            Self::Verify => Change::Verified,
            Self::SendBack => Change::SentBack,
            Self::Cancel => Change::Cancelled,
        }
    }
}

impl Change {
    /// The state that it leads to; none where it only marks the task.
    #[must_use]
    #[inline]
    pub const fn leads_to(self) -> Option<State> {
        match self {
            Self::Opened => Some(State::Open),
            Self::Offered => Some(State::Offered),
            Self::Accepted | Self::SentBack => Some(State::Accepted),
            Self::Declined => Some(State::Declined),
            Self::Started | Self::Resumed => Some(State::Started),
            Self::Blocked => Some(State::Blocked),
            Self::Finished | Self::Ended => Some(State::Done),
            Self::Verified => Some(State::Verified),
            Self::Cancelled => Some(State::Cancelled),
            Self::Scheduled | Self::Released | Self::Queued | Self::Overdue | Self::Escalated => {
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table as the documentation shows it.
    fn table() -> String {
        let head = Act::ALL.iter().fold("|".to_owned(), |row, it| format!("{row} | {it:?}"));
        let rule = "|---".repeat(Act::ALL.len() + 1);
        let row = |state: &State| {
            let cell = |act: &Act| match state.after(*act) {
                None => "·".to_owned(),
                Some(next) if next == *state => "stays".to_owned(),
                Some(next) => format!("{next:?}"),
            };
            Act::ALL.iter().fold(format!("| **{state:?}**"), |row, it| row + " | " + &cell(it))
        };
        let rows: Vec<_> = State::ALL.iter().map(|it| row(it) + " |").collect();
        format!("{head} |\n{rule}|\n{}\n", rows.join("\n"))
    }

    #[test]
    fn the_documented_table_is_the_table() {
        assert!(include_str!("transitions.md").ends_with(&table()), "{}", table());
    }

    #[test]
    fn an_event_leads_where_the_table_says() {
        for state in State::ALL {
            for act in Act::ALL {
                let Some(next) = state.after(*act) else { continue };
                assert_eq!(act.change().leads_to().unwrap_or(*state), next, "{state:?} {act:?}");
            }
        }
    }

    #[test]
    fn done_is_final_but_for_the_second_look() {
        for act in Act::ALL {
            assert_eq!(State::Verified.after(*act), None);
            assert_eq!(State::Cancelled.after(*act), None);
            let is_second_look = matches!(act, Act::Verify | Act::SendBack);
            assert_eq!(State::Done.after(*act).is_some(), is_second_look, "{act:?}");
        }
    }
}
