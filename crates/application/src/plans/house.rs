//! Who may do what with a plan, and which units have still to agree to it: for pages, which show
//! it before anybody asks the rules.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Key, OrganisationId, Realm, Right};
use domain::people::{Organisation, Post};
use domain::plans::{Plan, PlanCheck};

use crate::actor::{Actor, Who};
use crate::failure::Fault;
use crate::ports::View;

/// A unit has at most so many units above it.
const UNITS_ABOVE_MAX: usize = 32;

/// The units and posts of a realm, as far as plans ask for them.
#[derive(Clone, Debug)]
pub struct PlanHouse {
    units: BTreeMap<OrganisationId, Organisation>,
    posts: Vec<Post>,
    /// The unit of whoever asks, then those above it.
    own: Vec<Key>,
}

impl PlanHouse {
    /// The house as whoever asks finds it now.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read(view: &mut dyn View, realm: &Realm, actor: &Actor) -> Result<Self, Fault> {
        let units = view.organisations(realm)?.into_iter().map(|it| (it.id, it)).collect();
        let posts = view.posts(realm)?.into_iter().filter(|it| !it.is_abolished).collect();
        let mut house = Self { units, posts, own: Vec::new() };
        if let Who::Staff { post, .. } = &actor.who {
            // Posts are those of the real world.
            let post = view.post(&Realm::real(), *post)?;
            house.own = house.units_from(post.map(|it| it.details.organisation));
        }
        Ok(house)
    }

    /// The unit of whoever asks, then those above it, the nearest first.
    #[must_use]
    pub fn own_units(&self) -> &[Key] {
        &self.own
    }

    /// The unit of a code.
    #[must_use]
    pub fn unit(&self, code: &Key) -> Option<&Organisation> {
        self.units.values().find(|it| it.code == *code)
    }

    /// The units that are.
    pub fn units(&self) -> impl Iterator<Item = &Organisation> {
        self.units.values().filter(|it| !it.is_dissolved)
    }

    /// The unit of a post.
    #[must_use]
    pub fn unit_of(&self, post: &Post) -> Option<&Organisation> {
        self.units.get(&post.details.organisation)
    }

    /// Whether whoever asks could approve plans of an issuer, as far as units go.
    #[must_use]
    pub fn is_at_or_above(&self, issuer: &Key) -> bool {
        self.own.first().is_some_and(|own| self.line_above(issuer).contains(own))
    }

    /// The posts that could approve plans of an issuer.
    #[must_use]
    pub fn approvers(&self, issuer: &Key) -> Vec<&Post> {
        let above = self.line_above(issuer);
        let is_above = |it: &&Post| self.unit_of(it).is_some_and(|unit| above.contains(&unit.code));
        self.posts_with(Right::ApprovePlans).filter(is_above).collect()
    }

    /// The posts that could speak for a unit.
    #[must_use]
    pub fn speakers(&self, unit: &Key) -> Vec<&Post> {
        let is_of = |it: &&Post| self.units_from(Some(it.details.organisation)).contains(unit);
        self.posts_with(Right::ConsentToPlans).filter(is_of).collect()
    }

    /// The posts that carry a right in the whole jurisdiction.
    pub fn posts_with(&self, right: Right) -> impl Iterator<Item = &Post> {
        self.posts.iter().filter(move |it| it.details.carries_at(right, None))
    }

    /// The units that the latest version gives duties, that must agree in writing, and that have
    /// not done so to the text as it is (PLAN-2024 22).
    #[must_use]
    pub fn missing_consents(&self, plan: &Plan, check: &PlanCheck) -> BTreeSet<Key> {
        let Some((details, version)) = plan.details.as_ref().zip(plan.latest()) else {
            return BTreeSet::new();
        };
        let above = |unit: &Key| self.line_above(unit).into_iter().skip(1).collect();
        let units = check.units_given_duties.iter();
        let units_above = units.map(|it| (it.clone(), above(it))).collect();
        let check = PlanCheck { units_above, ..check.clone() };
        check.missing_consents(details, version)
    }

    /// A unit and those above it, the nearest first.
    fn line_above(&self, unit: &Key) -> Vec<Key> {
        self.units_from(self.unit(unit).map(|it| it.id))
    }

    fn units_from(&self, first: Option<OrganisationId>) -> Vec<Key> {
        let mut codes = Vec::new();
        let mut next = first;
        while let Some(unit) = next.and_then(|id| self.units.get(&id)) {
            if codes.len() >= UNITS_ABOVE_MAX || codes.contains(&unit.code) {
                break;
            }
            codes.push(unit.code.clone());
            next = unit.details.parent;
        }
        codes
    }
}

#[test]
fn a_post_speaks_for_its_own_unit_and_those_above_it_and_approves_for_those_below() {
    use domain::kernel::{Label, PostId, Text};
    use domain::people::{OrganisationDetails, OrganisationKind, PostDetails, PostKind};

    let key = |text: &str| text.parse::<Key>().expect("a key");
    let label = || Label::chinese(Text::parse("某").expect("fits"));
    let unit_id = |it: u128| OrganisationId::from_uuid(uuid::Uuid::from_u128(it));
    let unit = |it: u128, code: &str, parent: Option<u128>| {
        let (kind, parent) = (OrganisationKind::Department, parent.map(unit_id));
        let details = OrganisationDetails { name: label(), kind, parent, region: None };
        let id = unit_id(it);
        (id, Organisation { id, code: key(code), details, is_dissolved: false })
    };
    let details = PostDetails {
        title: label(),
        organisation: unit_id(2),
        kind: PostKind::Member,
        holders_wanted: 1,
        rights: BTreeSet::from([Right::ConsentToPlans, Right::ApprovePlans]),
        area: None,
        needs: BTreeSet::new(),
    };
    let id = PostId::from_uuid(uuid::Uuid::from_u128(9));
    let (code, appointments) = (key("head"), BTreeMap::new());
    let post = Post { id, code, details, is_abolished: false, appointments };
    let units = [unit(1, "county", None), unit(2, "psb", Some(1)), unit(3, "station", Some(2))];
    let own = vec![key("psb"), key("county")];
    let house = PlanHouse { units: BTreeMap::from(units), posts: vec![post], own };

    let spoken_for = |unit: &str| house.speakers(&key(unit)).len();
    assert_eq!([spoken_for("psb"), spoken_for("county"), spoken_for("station")], [1, 1, 0]);
    let approved = |unit: &str| house.approvers(&key(unit)).len();
    assert_eq!([approved("psb"), approved("county"), approved("station")], [1, 0, 1]);
    assert!(house.is_at_or_above(&key("station")) && !house.is_at_or_above(&key("county")));
}
