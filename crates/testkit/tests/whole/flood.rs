//! A county in whose library the sample pair of flood plans is in force, with officers in the
//! posts that the plans name.

use std::sync::atomic::{AtomicU32, Ordering};

use application::replay::{Issuing, bring_plans_into_force};
use application::world_folder::{WorldFiles, read_world};
use domain::kernel::{
    Key, OrganisationId, PersonId, PlanId, PostId, Realm, Right, Text, Thing, Verb, Version,
};
use domain::operations::{Operation, PutPlanToWork};
use domain::people::{
    DefinePost, OrganisationDetails, OrganisationKind, PersonKind, PostDetails, PostKind,
    RegisterOrganisation, RegisterPerson,
};
use domain::{AnyVerb, people::AppointHolder};
use testkit::{actor, command};
use uuid::Uuid;

use super::county::{County, Officer, label, operation};

const PLANS: [&str; 2] = [
    include_str!("../../../../plans/county-flood.yaml"),
    include_str!("../../../../plans/psb-flood.yaml"),
];
const SHEET: &[u8] = include_bytes!("../../../../worlds/yunze/world.yaml");
/// The day that the plans bear: the machine's own at the start.
const ISSUED_ON: &str = "2026-05-28";

/// Units of the plans that act in the tests, and what stands above them.
const UNITS: [(&str, Option<&str>); 6] = [
    ("yunze-government", None),
    ("yunze-flood-hq", Some("yunze-government")),
    ("emergency-bureau", Some("yunze-government")),
    ("yunze-psb", Some("yunze-government")),
    ("psb-command-centre", Some("yunze-psb")),
    ("psb-logistics", Some("yunze-psb")),
];
/// The posts whose holders approve the plans of their units.
const CHIEFS: [(&str, &str); 2] =
    [("county-chief", "yunze-government"), ("psb-chief", "yunze-psb")];

/// A county with the pair in force.
pub(crate) struct Flood {
    pub(crate) county: County,
    posts: AtomicU32,
}

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn unit(code: &str) -> OrganisationId {
    let number = UNITS.iter().position(|(it, _)| *it == code).expect("it is one of the units");
    OrganisationId::from_uuid(Uuid::from_u128(0x20 << 64 | number as u128))
}

impl Flood {
    /// A county with an operation, and with both plans in force; none of them is at work.
    pub(crate) fn new(name: &str) -> Self {
        let flood = Self { county: County::new(name), posts: AtomicU32::new(1) };
        for (code, parent) in UNITS {
            let (name, kind) = (label(code), OrganisationKind::Government);
            let parent = parent.map(unit);
            let details = OrganisationDetails { name, kind, parent, region: None };
            let organisation = unit(code);
            flood.county.house(RegisterOrganisation { organisation, code: key(code), details });
        }
        for (code, of) in CHIEFS {
            flood.chief(code, of);
        }
        let files = WorldFiles { sheet: Some(SHEET.into()), ..WorldFiles::default() };
        let world = read_world(&files).expect("a world is its sheet at least");
        let issuing = Issuing {
            sheet: &world.sheet,
            on: ISSUED_ON.parse().expect("a day"),
            filed_with: Text::parse("市人民政府").expect("fits"),
            published_in: Text::parse("县政府网站").expect("fits"),
            actor: actor(),
        };
        let issued =
            bring_plans_into_force(&flood.county.office, &PLANS.map(str::to_owned), &issuing);
        issued.expect("they are sound");
        flood
    }

    /// The same with both plans at work in the county's operation.
    pub(crate) fn at_work(name: &str) -> Self {
        let flood = Self::new(name);
        for plan in ["county-flood", "psb-flood"] {
            flood.does(PutPlanToWork { plan: flood.plan(plan), version: 1 });
        }
        flood
    }

    /// The plan of a key.
    pub(crate) fn plan(&self, name: &str) -> PlanId {
        let key = key(name);
        let asked = self.county.office.read(move |it| it.view.plan_keyed(&Realm::real(), &key));
        asked.expect("it can be read").expect("it was issued")
    }

    /// Somebody in a post of the plans, which carries these rights and no others.
    pub(crate) fn officer(&self, code: &str, of: &str, rights: &[Right]) -> Officer {
        let officer = self.county.officer(&[]);
        let post = self.post(code, of, rights);
        self.county.appoints(officer.person, post);
        self.county.chooses(&officer, post);
        officer
    }

    /// Done in the operation by whoever has seen the last change.
    pub(crate) fn does<V>(&self, verb: V)
    where
        V: Verb<Of = Operation> + Into<AnyVerb>,
    {
        let seen = verb.sees(&operation()).map(|thing| self.version(thing));
        let mut command = command(operation(), verb);
        command.seen = seen;
        self.county.office.perform(command).expect("it is done");
    }

    fn version(&self, thing: Thing) -> Version {
        let last =
            move |it: &mut application::Reading<'_>| it.view.last_change(&Realm::real(), &thing);
        let last = self.county.office.read(last).expect("it can be read");
        last.map_or(Version(0), |it| it.version)
    }

    fn post(&self, code: &str, of: &str, rights: &[Right]) -> PostId {
        let number = self.posts.fetch_add(1, Ordering::Relaxed);
        let post = PostId::from_uuid(Uuid::from_u128(0x21 << 64 | u128::from(number)));
        let details = PostDetails {
            title: label(code),
            organisation: unit(of),
            kind: PostKind::Member,
            holders_wanted: 1,
            rights: rights.iter().copied().collect(),
            area: None,
            needs: [].into(),
        };
        self.county.house(DefinePost { post, code: key(code), details });
        post
    }

    /// Whoever approves for a unit; they need no account.
    fn chief(&self, code: &str, of: &str) {
        let post = self.post(code, of, &[Right::ApprovePlans]);
        let person = PersonId::from_uuid(post.uuid());
        let number = key(&format!("chief-{code}"));
        let name = Text::parse("周明").expect("fits");
        let (kind, organisation) = (PersonKind::CivilServant, unit(of));
        self.county.house(RegisterPerson { person, number, name, kind, organisation });
        self.county.house(AppointHolder { post, person, from: None, until: None });
    }
}

/// The text of a plan of the pair, line by line.
pub(crate) fn text_of(name: &str) -> Vec<&'static str> {
    let head = format!("plan: {name}");
    let text = PLANS.into_iter().find(|it| it.lines().any(|line| line == head));
    text.expect("it is one of the pair").lines().collect()
}
