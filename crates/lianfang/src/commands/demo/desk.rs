//! A desk of the demo that may do everything, and the person at it.

use anyhow::{Context, Result};
use application::{Fault, Machine, Office};
use domain::kernel::{House, Key, Label, OrganisationId, PersonId, PostId, Realm, Right, Text};
use domain::people::{
    AppointHolder, DefinePost, OrganisationKind, PersonKind, PostDetails, PostKind, RegisterPerson,
};

use crate::commands::operator::{perform, said};
use crate::machine::RealMachine;

/// Where the desk stands, if the county has such a unit.
const CENTRE: &str = "psb-command-centre";

/// Defines the post and registers the person at it: whoever signs in.
pub(super) fn open(office: &Office) -> Result<PersonId> {
    let centre = office.read(centre).map_err(said)?;
    let centre = centre.context("the county of the demo has no unit")?;
    let post = PostId::from_uuid(RealMachine.new_id());
    let details = PostDetails {
        title: Label {
            zh: Text::parse("演示台（全部权限）")?,
            en: Some(Text::parse("Demonstration desk (all rights)")?),
        },
        organisation: centre,
        kind: PostKind::Member,
        holders_wanted: 1,
        rights: Right::ALL.iter().copied().collect(),
        area: None,
        needs: Default::default(),
    };
    perform(office, "demo", House, DefinePost { post, code: "demo-desk".parse()?, details })?;
    let demonstrator = PersonId::from_uuid(RealMachine.new_id());
    let register = RegisterPerson {
        person: demonstrator,
        number: "demo-1".parse()?,
        name: Text::parse("演示员")?,
        kind: PersonKind::Other,
        organisation: centre,
    };
    perform(office, "demo", House, register)?;
    let appoint = AppointHolder { post, person: demonstrator, from: None, until: None };
    perform(office, "demo", House, appoint)?;
    Ok(demonstrator)
}

/// The command centre, or the government, or whatever unit there is.
fn centre(reading: &mut application::Reading<'_>) -> Result<Option<OrganisationId>, Fault> {
    let units = reading.view.organisations(&Realm::real())?;
    let centre = CENTRE.parse::<Key>().ok();
    let named = units.iter().find(|it| Some(&it.code) == centre.as_ref());
    let government = || units.iter().find(|it| it.details.kind == OrganisationKind::Government);
    Ok(named.or_else(government).or(units.first()).map(|it| it.id))
}
