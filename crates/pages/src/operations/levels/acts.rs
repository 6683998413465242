//! What can be done with the level of a plan, and with its measures.

use domain::kernel::Right;
use words::OperationTold;

use crate::components::form::Sent;

/// Something that can be done on the page of a level.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    Decide,
    TurnDown,
    Propose,
    Receive,
    Renew,
    End,
}

impl Act {
    const ALL: [Self; 6] =
        [Self::Decide, Self::TurnDown, Self::Propose, Self::Receive, Self::Renew, Self::End];

    /// The verb's name: forms and answers carry it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Decide => "decide_level",
            Self::TurnDown => "turn_down_proposal",
            Self::Propose => "propose_level",
            Self::Receive => "receive_level",
            Self::Renew => "renew_measure",
            Self::End => "end_measure",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What a form asks for.
    pub(super) fn of(sent: &Sent) -> Option<Self> {
        Self::named(sent.line("do"))
    }

    pub(super) const fn right(self) -> Right {
        match self {
            Self::Decide | Self::TurnDown | Self::Renew | Self::End => Right::DecideLevels,
            Self::Propose | Self::Receive => Right::ReportSituation,
        }
    }

    /// What is said when it was done; a decision says more.
    pub(super) const fn told(self) -> Option<OperationTold> {
        match self {
            Self::Decide => None,
            Self::TurnDown => Some(OperationTold::ProposalTurnedDown),
            Self::Propose => Some(OperationTold::LevelProposed),
            Self::Receive => Some(OperationTold::LevelReceived),
            Self::Renew => Some(OperationTold::MeasureRenewed),
            Self::End => Some(OperationTold::MeasureEnded),
        }
    }
}

#[test]
fn every_act_has_the_name_and_the_right_of_its_verb() {
    for act in Act::ALL {
        let row = domain::VERBS.iter().find(|it| it.name == act.name()).expect("a verb");
        assert_eq!(row.right, act.right());
        assert_eq!(Act::named(act.name()), Some(act));
    }
}
