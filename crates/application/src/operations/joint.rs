//! Operations that run at the same time, looked at together.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{
    Day, Instant, Key, Label, OrganisationId, PersonId, Realm, RegionCode, Right, Text,
};
use domain::operations::joint::{
    Claim, ItemAsked, PlaceWithTwoOrders, Side, people_asked, persons_claimed_twice,
    places_with_two_orders, posts_claimed_twice, stock_asked, units_claimed_twice,
};
use domain::people::Organisation;
use domain::plans::document::{Plan, Share};
use domain::supplies::StockLine;

use super::board::{Board, board};
use crate::actor::Actor;
use crate::duty::operations_running;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{OperationRow, Page};

/// So many operations are looked at together, those that began first.
pub const JOINT_OPERATIONS_MAX: usize = 4;
/// So many operations are looked through for those that run.
const OPERATIONS_MAX: u32 = 200;
/// A unit has at most so many units above it.
const UNITS_ABOVE_MAX: usize = 32;

/// Operations that run at the same time.
pub struct Joint {
    /// The realm's time.
    pub now: Instant,
    /// Their boards, the one that began first at the front.
    pub boards: Vec<Board>,
    /// Whether more run than are looked at together.
    pub has_more: bool,
    /// The people that their tasks ask for, of all who can come.
    pub people: Share,
    /// Persons whom at least two of them claim, each claim with its post.
    pub persons: Vec<(PersonId, Vec<(Key, Claim)>)>,
    /// Posts that at least two of them claim.
    pub posts: Vec<(Key, Vec<Claim>)>,
    /// Units that answer for tasks of at least two of them, the shortest of people first.
    pub units: Vec<UnitClaimed>,
    /// Items that their tasks take, those that run short first.
    pub items: Vec<ItemClaimed>,
    /// Places with orders of two of them, the worst first.
    pub places: Vec<PlaceWithTwoOrders>,
    /// What those places are called.
    pub regions: BTreeMap<RegionCode, String>,
}

/// A unit that several operations claim.
pub struct UnitClaimed {
    /// Its code.
    pub unit: Key,
    /// The people that they ask for, of those of it and under it who can come.
    pub people: Share,
    /// Their tasks with it.
    pub claims: Vec<Claim>,
}

/// An item that operations take from stock.
pub struct ItemClaimed {
    /// What they ask of it.
    pub asked: ItemAsked,
    /// What people call it; none where none of it was ever counted.
    pub name: Option<Label>,
    /// In what it is counted.
    pub measure: Option<Text<12>>,
    /// How much there is by the last count, at all sites.
    pub held: u32,
    /// How much there should be at least.
    pub minimum: u32,
    /// The day of the oldest count in it.
    pub counted_on: Option<Day>,
}

impl ItemClaimed {
    /// What open tasks leave.
    #[must_use]
    pub fn now(&self) -> Share {
        self.asked.now(self.held)
    }

    /// What is left when all that the levels in force start is done.
    #[must_use]
    pub fn at_last(&self) -> Share {
        self.asked.at_last(self.held)
    }

    /// Whether there is too little already, is going to be, or less is left than should be.
    #[must_use]
    pub fn runs_short(&self) -> bool {
        self.at_last().left() < i64::from(self.minimum)
    }
}

/// The operations of a realm that run and that whoever asks may read, looked at together.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn joint(reading: &mut Reading<'_>, realm: &Realm, actor: &Actor) -> Result<Joint, Fault> {
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let mut running = operations_running(reading, realm, actor)?;
    running.sort_by_key(|it| (it.row.opened_at, it.row.position));
    let mut boards = Vec::new();
    for it in running.iter().take(JOINT_OPERATIONS_MAX) {
        boards.extend(board(reading, realm, it.row.operation, None)?);
    }
    let has_more = running.len() > JOINT_OPERATIONS_MAX;
    let mut joint = Joint { now, has_more, ..Joint::default() };
    joint.look(reading, realm, &boards)?;
    let persons: BTreeSet<PersonId> = joint.persons.iter().map(|(it, _)| *it).collect();
    if let Some(first) = boards.first_mut() {
        first.names.call(reading, realm, persons)?;
    }
    joint.boards = boards;
    joint.name_regions(reading, realm)?;
    Ok(joint)
}

/// Whether at least two operations run that whoever asks may read.
///
/// # Errors
/// When the store cannot be read.
pub fn several_run(reading: &mut Reading<'_>, realm: &Realm, actor: &Actor) -> Result<bool, Fault> {
    let page = Page { before: None, rows_max: OPERATIONS_MAX };
    let rows = reading.view.operations(realm, page)?;
    let may_read = |it: &&OperationRow| actor.may_at(Right::ReadOperations, Some(&it.area));
    let running = rows.iter().filter(|it| it.closed_at.is_none()).filter(may_read);
    Ok(running.take(2).count() > 1)
}

impl Default for Joint {
    fn default() -> Self {
        Self {
            now: Instant::ZERO,
            boards: Vec::new(),
            has_more: false,
            people: Share::default(),
            persons: Vec::new(),
            posts: Vec::new(),
            units: Vec::new(),
            items: Vec::new(),
            places: Vec::new(),
            regions: BTreeMap::new(),
        }
    }
}

impl Joint {
    fn look(
        &mut self,
        reading: &mut Reading<'_>,
        realm: &Realm,
        boards: &[Board],
    ) -> Result<(), Fault> {
        let plans: Vec<Vec<Option<&Plan>>> = boards
            .iter()
            .map(|it| it.plans.iter().map(|it| it.read.as_ref().map(|it| it.plan())).collect())
            .collect();
        let sides: Vec<Side<'_>> = boards
            .iter()
            .zip(&plans)
            .map(|(it, plans)| Side { response: it.response(), plans })
            .collect();
        let strength = Strength::read(reading, realm)?;
        self.people = Share { there: strength.all(), asked: people_asked(&sides) };
        self.persons = persons_claimed_twice(&sides, &holders(boards)).into_iter().collect();
        self.posts = posts_claimed_twice(&sides).into_iter().collect();
        self.units = units(&sides, &strength);
        self.items = items(stock_asked(&sides), &reading.view.stock(realm)?);
        self.places = places_with_two_orders(&sides);
        Ok(())
    }

    fn name_regions(&mut self, reading: &mut Reading<'_>, realm: &Realm) -> Result<(), Fault> {
        let regions = self.places.iter().flat_map(|it| it.regions.iter().chain([&it.place]));
        let regions: BTreeSet<RegionCode> = regions.cloned().collect();
        for code in regions {
            if let Some(row) = reading.view.region(realm, &code)? {
                self.regions.insert(code, row.name);
            }
        }
        Ok(())
    }
}

fn holders(boards: &[Board]) -> BTreeMap<Key, Vec<PersonId>> {
    let posts = boards.first().into_iter().flat_map(|it| &it.names.posts);
    posts.map(|(code, it)| (code.clone(), it.holders.clone())).collect()
}

fn units(sides: &[Side<'_>], strength: &Strength) -> Vec<UnitClaimed> {
    let mut units: Vec<UnitClaimed> = units_claimed_twice(sides)
        .into_iter()
        .map(|(unit, claims)| {
            let asked = (0..sides.len()).map(|side| {
                let own = claims.iter().filter(|it| it.side == side);
                own.fold(0_u32, |sum, it| sum.saturating_add(it.people))
            });
            let people = Share { there: strength.of(&unit), asked: asked.collect() };
            UnitClaimed { unit, people, claims }
        })
        .collect();
    units.sort_by_key(|it| (it.people.left(), std::cmp::Reverse(it.people.wanted())));
    units
}

/// Each item that somebody asks for, with what there is of it.
fn items(asked: Vec<ItemAsked>, stock: &[StockLine]) -> Vec<ItemClaimed> {
    let mut items: Vec<ItemClaimed> = asked
        .into_iter()
        .map(|asked| {
            let lines = || stock.iter().filter(|it| it.item == asked.item);
            let sum = |of: fn(&StockLine) -> u32| {
                lines().fold(0_u32, |sum, it| sum.saturating_add(of(it)))
            };
            ItemClaimed {
                name: lines().next().map(|it| it.name.clone()),
                measure: lines().next().map(|it| it.unit.clone()),
                held: sum(|it| it.quantity),
                minimum: sum(|it| it.minimum),
                counted_on: lines().map(|it| it.counted_on).min(),
                asked,
            }
        })
        .collect();
    // What is too little already, what will be, what falls under its minimum, then the rest.
    items.sort_by_cached_key(|it| {
        let (now, at_last) = (it.now(), it.at_last());
        let share = at_last.left().saturating_mul(1_000) / i64::from(it.held.max(1));
        (!now.is_short(), !at_last.is_short(), !it.runs_short(), share)
    });
    items
}

/// How many people of each unit can come.
struct Strength {
    /// By unit, each with its code and the unit above.
    units: BTreeMap<OrganisationId, (Key, Option<OrganisationId>)>,
    there: BTreeMap<OrganisationId, u32>,
}

impl Strength {
    fn read(reading: &mut Reading<'_>, realm: &Realm) -> Result<Self, Fault> {
        let registers = reading.units_and_posts(realm)?;
        let named = |it: &Organisation| (it.id, (it.code.clone(), it.details.parent));
        let units = registers.units.iter().map(named).collect();
        let there = reading.view.strength(realm)?.into_iter().collect();
        Ok(Self { units, there })
    }

    fn all(&self) -> u32 {
        self.there.values().fold(0, |sum, it| sum.saturating_add(*it))
    }

    /// Those of a unit and of the units under it.
    fn of(&self, unit: &Key) -> u32 {
        let own = self.there.iter().filter(|(id, _)| self.is_under(**id, unit));
        own.fold(0, |sum, (_, it)| sum.saturating_add(*it))
    }

    fn is_under(&self, id: OrganisationId, unit: &Key) -> bool {
        let above = |id: &OrganisationId| self.units.get(id).and_then(|(_, parent)| *parent);
        let mut chain = std::iter::successors(Some(id), above).take(UNITS_ABOVE_MAX);
        chain.any(|it| self.units.get(&it).is_some_and(|(code, _)| code == unit))
    }
}
