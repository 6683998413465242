//! Responsibility: who decided what, who commanded when, which unit answered for how many tasks.

use std::collections::BTreeMap;

use domain::kernel::Key;
use domain::operations::Event;
use domain::operations::task_machine::State;

use super::measures::{TaskLine, Timeliness};
use crate::operations::Happening;

/// Responsibility.
#[derive(Clone, Debug)]
pub struct Responsibility<'a> {
    /// What was decided, in the order in which it was told.
    pub decisions: Vec<&'a Happening>,
    /// Who took command, in that order.
    pub commands: Vec<&'a Happening>,
    /// What each unit that leads tasks did with them, by its code.
    pub units: Vec<UnitDuty>,
}

/// What a unit did with the tasks that it leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitDuty {
    /// Its code.
    pub unit: Key,
    /// Tasks that were given to it.
    pub issued: u32,
    /// Those that it took on,
    pub accepted: u32,
    /// and those of them that it took on late.
    pub accepted_late: u32,
    /// How often it said no.
    pub declined: u32,
    /// Tasks that were done, or begun where they go on, when they were due,
    pub in_time: u32,
    /// later than that,
    pub late: u32,
    /// and cancelled.
    pub cancelled: u32,
}

impl<'a> Responsibility<'a> {
    pub(super) fn of(happened: &'a [Happening], tasks: &[TaskLine]) -> Self {
        let decisions = happened.iter().filter(|it| is_decision(&it.event)).collect();
        let commands = happened.iter().filter(|it| matches!(it.event, Event::CommandTaken(_)));
        let mut units: BTreeMap<Key, UnitDuty> = BTreeMap::new();
        for it in tasks.iter().filter(|it| it.opened_at.is_some()) {
            let duty = units.entry(it.lead.clone()).or_insert_with(|| UnitDuty::of(&it.lead));
            duty.add(it);
        }
        for it in happened {
            if let Event::TaskDeclined(own) = &it.event
                && let Some(task) = tasks.iter().find(|it| it.number == own.task)
                && let Some(duty) = units.get_mut(&task.lead)
            {
                duty.declined += 1;
            }
        }
        Self { decisions, commands: commands.collect(), units: units.into_values().collect() }
    }
}

impl UnitDuty {
    fn of(unit: &Key) -> Self {
        Self {
            unit: unit.clone(),
            issued: 0,
            accepted: 0,
            accepted_late: 0,
            declined: 0,
            in_time: 0,
            late: 0,
            cancelled: 0,
        }
    }

    fn add(&mut self, task: &TaskLine) {
        self.issued += 1;
        self.accepted += u32::from(task.accepted_at.is_some());
        let is_late = task.accepted_at.is_some() && task.was_accepted_in_time == Some(false);
        self.accepted_late += u32::from(is_late);
        self.cancelled += u32::from(task.state == State::Cancelled);
        match task.timeliness {
            Timeliness::InTime => self.in_time += 1,
            Timeliness::Late | Timeliness::Overdue => self.late += 1,
            Timeliness::NoLimit | Timeliness::NotDue | Timeliness::Cancelled => {}
        }
    }
}

const fn is_decision(event: &Event) -> bool {
    matches!(
        event,
        Event::OperationOpened(_)
            | Event::LevelReceived(_)
            | Event::LevelDecided(_)
            | Event::ProposalTurnedDown(_)
            | Event::ResponseLifted(_)
            | Event::MeasureOrdered(_)
            | Event::MeasureRenewed(_)
            | Event::MeasureEnded(_)
            | Event::OperationNormalised(_)
            | Event::OperationClosed(_)
    )
}
