//! A desk of the demo that may do everything, and the person at it.

use anyhow::{Context, Result};
use application::{Fault, Machine, Office};
use domain::kernel::{House, Key, Label, OrganisationId, PersonId, PostId, Realm, Right, Text};
use domain::people::{
    AppointHolder, DefinePost, PersonKind, PostDetails, PostKind, RegisterPerson,
};

use crate::commands::operator::{perform, said};
use crate::machine::RealMachine;

/// Who plays whom.
pub(super) struct Desk {
    /// Whoever signs in.
    pub(super) demonstrator: PersonId,
    /// The heads of the houses that issue plans: unit, person, post.
    pub(super) heads: Vec<(Key, PersonId, PostId)>,
}

/// The posts whose holders approve the plans of their units.
const HEADS: [(&str, &str); 2] = [("yunze-government", "county-chief"), ("yunze-psb", "psb-chief")];

/// Defines the post, registers the person, and looks up who approves plans.
pub(super) fn open(office: &Office) -> Result<Desk> {
    let (centre, heads) = office.read(found).map_err(said)?;
    let centre = centre.context("the county of the demo has no command centre")?;
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
    Ok(Desk { demonstrator, heads })
}

type Found = (Option<OrganisationId>, Vec<(Key, PersonId, PostId)>);

fn found(reading: &mut application::Reading<'_>) -> Result<Found, Fault> {
    let real = Realm::real();
    let now = reading.now(&real)?.unwrap_or(RealMachine.now());
    let people = reading.view.people(&real)?;
    let key = |text: &str| text.parse::<Key>().ok();
    let centre = key("psb-command-centre").and_then(|it| people.organisation_coded(&it)?.id.into());
    let head = |(unit, post): (&str, &str)| {
        let post = people.post_coded(&key(post)?)?;
        Some((key(unit)?, post.holders_at(now).next()?, post.id))
    };
    Ok((centre, HEADS.into_iter().filter_map(head).collect()))
}
