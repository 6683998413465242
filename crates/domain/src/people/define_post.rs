//! Define a post: what whoever holds it may do, where, and what they must have learned.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::PostDetails;
use super::events::{Event, PostDefined};
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Key, Moment, PostId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Define a post.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DefinePost {
    /// Its id, made by whoever defines it.
    pub post: PostId,
    /// What plans and spreadsheets call it; never changed and never given again.
    pub code: Key,
    /// Title, organisation, kind, holders wanted, rights, area, competences.
    pub details: PostDetails,
}

/// What must hold of a post before and after a change.
pub(super) fn is_sound(
    people: &People,
    known: &Known,
    details: &PostDetails,
) -> Result<(), Refusal> {
    people.living_organisation(details.organisation)?;
    known.region(details.area.as_ref())?;
    if details.holders_wanted == 0 { Err(Refusal::NobodyWanted) } else { Ok(()) }
}

impl Verb for DefinePost {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "define_post";
    const RIGHT: Right = Right::ManagePosts;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        Known::regions(&self.details.area, registers)
    }

    fn decide(
        &self,
        people: &People,
        known: &Known,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if let Some(stands) = people.post_coded(&self.code) {
            // The same form sent twice is one post.
            let is_same = stands.id == self.post && stands.details == self.details;
            let taken = Refusal::PostCodeTaken { key: self.code.clone() };
            return if is_same && !stands.is_abolished { Ok(()) } else { Err(taken) };
        }
        if let Some(stands) = people.post(self.post) {
            return Err(Refusal::PostCodeTaken { key: stands.code.clone() });
        }
        is_sound(people, known, &self.details)?;
        let (code, details) = (self.code.clone(), self.details.clone());
        out.push(PostDefined { post: self.post, code, details }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{bureau, decide, known, organisation, post, post_details};
    use super::*;

    fn duty_desk() -> DefinePost {
        let code = "duty-officer".parse().expect("a key");
        DefinePost { post: post(1), code, details: post_details("值班员", 1) }
    }

    #[test]
    fn a_post_is_defined_once() {
        let mut people = bureau();
        assert_eq!(decide(&mut people, &known(), &duty_desk()).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &duty_desk()), Ok(vec![]));
        let other = DefinePost { post: post(2), ..duty_desk() };
        let refused = decide(&mut people, &known(), &other);
        assert!(matches!(refused, Err(Refusal::PostCodeTaken { .. })));
    }

    #[test]
    fn a_post_belongs_to_an_organisation_and_wants_somebody() {
        let mut verb = duty_desk();
        verb.details.holders_wanted = 0;
        assert_eq!(decide(&mut bureau(), &known(), &verb), Err(Refusal::NobodyWanted));
        verb.details.area = Some("990099".parse().expect("a county"));
        let refused = decide(&mut bureau(), &known(), &verb);
        assert!(matches!(refused, Err(Refusal::NoSuchRegion { .. })));
        verb.details.organisation = organisation(9);
        let refused = decide(&mut bureau(), &known(), &verb);
        assert!(matches!(refused, Err(Refusal::NoSuchOrganisation { .. })));
    }
}
