//! Organisations, posts, persons: what their events have made of them.

pub(crate) mod organisations;
pub(crate) mod persons;
pub(crate) mod posts;

use application::{Fault, Recorded};
use domain::people::Event;

use crate::engine::Session;

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    match event {
        Event::OrganisationRegistered(_)
        | Event::OrganisationChanged(_)
        | Event::OrganisationDissolved(_) => organisations::project(session, recorded, event),
        Event::PostDefined(_)
        | Event::PostChanged(_)
        | Event::PostAbolished(_)
        | Event::HolderAppointed(_)
        | Event::DeputyAppointed(_)
        | Event::Relieved(_) => posts::project(session, recorded, event),
        Event::PersonRegistered(_)
        | Event::PersonChanged(_)
        | Event::EmploymentEnded(_)
        | Event::ContactSet(_)
        | Event::ContactRemoved(_)
        | Event::ContactVerified(_)
        | Event::CompetenceCertified(_)
        | Event::CompetenceWithdrawn(_)
        | Event::DutySet(_) => persons::project(session, recorded, event),
    }
}
