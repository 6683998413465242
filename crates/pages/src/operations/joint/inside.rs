//! The inside of the joint view: all that changes while somebody looks.

use std::borrow::Borrow;

use application::operations::{JOINT_OPERATIONS_MAX, Joint, joint};
use application::{Actor, Fault, Reading};
use askama::Template;
use domain::kernel::{Realm, RegionCode, Right};
use web::Asked;
use words::{JointPages, Language, OperationOverview, Say, Zone};

use super::super::addresses::Addresses;
use super::super::regions::Regions;
use super::super::sight::Sight;
use super::claims::{ClaimedShown, claimed_persons, claimed_posts, claimed_units};
use super::places::{PlaceShown, places};
use super::sides::SideShown;
use super::stock::{StockShown, stock};
use crate::components::TimeShown;

/// So many units that have people enough are shown before the others are folded.
const UNITS_MAX: usize = 8;

/// How somebody sees it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct JointReader {
    pub(crate) realm: Realm,
    pub(crate) base: String,
    pub(crate) language: Language,
    /// Whether they may see the events of the journal,
    has_journal: bool,
    /// and the register of stock.
    pub(crate) has_stock: bool,
}

impl JointReader {
    pub(crate) fn of(asked: &Asked) -> Self {
        Self {
            realm: asked.realm.clone(),
            base: asked.base.clone(),
            language: asked.language,
            has_journal: asked.actor.may(Right::ReadJournal),
            has_stock: asked.actor.may(Right::ReadSupplies),
        }
    }
}

/// The operations, with all that is asked of the registers for them.
pub(crate) struct Looked {
    pub(crate) joint: Joint,
    pub(crate) regions: Vec<Regions>,
    pub(crate) addresses: Vec<Addresses>,
}

impl Looked {
    pub(crate) fn read(
        reading: &mut Reading<'_>,
        reader: &JointReader,
        actor: &Actor,
    ) -> Result<Self, Fault> {
        let joint = joint(reading, &reader.realm, actor)?;
        let mut regions = Vec::with_capacity(joint.boards.len());
        let mut addresses = Vec::with_capacity(joint.boards.len());
        for board in &joint.boards {
            let area: Option<&RegionCode> = board.operation().area.as_ref();
            regions.push(Regions::read(reading, &reader.realm, area)?);
            let own = Addresses::new(&reader.base, board.operation().id);
            addresses.push(own.with_journal(reader.has_journal));
        }
        Ok(Self { joint, regions, addresses })
    }

    /// Each operation as one reader sees it.
    pub(crate) fn sights<'a>(&'a self, zone: &'a Zone, language: Language) -> Vec<Sight<'a>> {
        let boards = self.joint.boards.iter().zip(self.regions.iter().zip(&self.addresses));
        boards
            .map(|(board, (regions, addresses))| {
                Sight::new(board, regions, addresses, (zone, language))
            })
            .collect()
    }

    pub(super) fn shown(&self, reader: &JointReader, zone: &Zone) -> Inside {
        let sights = self.sights(zone, reader.language);
        let (joint, sights) = (&self.joint, sights.as_slice());
        let mut units = claimed_units(joint, sights);
        let is_short = units.iter().filter(|it| it.is_short).count();
        let others = units.split_off(units.len().min(is_short.max(UNITS_MAX)));
        let language = reader.language;
        Inside {
            language,
            base: reader.base.clone(),
            now: TimeShown::of(joint.now, joint.now, zone, language),
            more: joint
                .has_more
                .then(|| JointPages::MoreRun { count: JOINT_OPERATIONS_MAX }.say(language)),
            people: JointPages::PeopleOf {
                asked: joint.people.wanted(),
                there: joint.people.there,
            }
            .say(language),
            sides: sights.iter().map(|it| SideShown::of(it)).collect(),
            places: places(joint, sights),
            persons: claimed_persons(joint, sights),
            posts: claimed_posts(joint, sights),
            claimed: joint.persons.len() + joint.posts.len() + joint.units.len(),
            units_short: is_short,
            units,
            others,
            stock: stock(joint, sights, reader),
        }
    }
}

/// The inside of the joint view, ready to be shown.
#[derive(Template)]
#[template(path = "operations/joint/inside.html")]
pub(crate) struct Inside {
    language: Language,
    base: String,
    now: TimeShown,
    more: Option<String>,
    people: String,
    sides: Vec<SideShown>,
    places: Vec<PlaceShown>,
    persons: Vec<ClaimedShown>,
    posts: Vec<ClaimedShown>,
    /// How many persons, posts and units are claimed twice.
    claimed: usize,
    units: Vec<ClaimedShown>,
    /// How many of them have too few people for all.
    units_short: usize,
    /// Units that have people enough for both, folded.
    others: Vec<ClaimedShown>,
    stock: StockShown,
}

impl Inside {
    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    /// What the link says that explains a count.
    fn formula(&self, of: impl Borrow<JointPages>) -> String {
        let of = of.borrow().say(self.language);
        self.say(OperationOverview::Formula { of })
    }

    fn figure(&self, id: &str) -> String {
        format!("{}/figures#{id}", self.base)
    }
}
