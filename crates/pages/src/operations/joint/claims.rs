//! Whom several operations claim, with what and until when.

use application::operations::Joint;
use domain::kernel::{Instant, Key};
use domain::operations::joint::{Claim, ClaimOf};
use domain::plans::document::Share;
use words::{JointPages, Names as _, Operations};

use super::super::sight::Sight;

/// So many tasks of one operation have room in a cell; the others are folded out.
const CLAIMS_MAX: usize = 3;

/// Somebody whom several operations claim.
pub(super) struct ClaimedShown {
    pub(super) id: String,
    pub(super) name: String,
    /// The posts of a person, the holders of a post, or how a unit stands.
    pub(super) under: String,
    /// What each operation claims them for, in the order of the operations.
    pub(super) cells: Vec<CellShown>,
    /// How many people can come, and what is left of them; only of units.
    pub(super) people: Option<PeopleShown>,
    pub(super) is_short: bool,
}

/// What one operation claims somebody for.
pub(super) struct CellShown {
    /// What people call the operation: where there is no room for columns, each cell says it.
    pub(super) side: String,
    pub(super) claims: Vec<ClaimShown>,
    pub(super) folded: Vec<ClaimShown>,
    /// What the fold says.
    pub(super) more: String,
    /// How many people it asks for and where those tasks are; only of units.
    pub(super) asked: Option<(String, String)>,
}

/// A claim.
pub(super) struct ClaimShown {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) href: String,
    pub(super) until: String,
    /// To the second.
    pub(super) full: String,
}

/// The people of a unit.
pub(super) struct PeopleShown {
    pub(super) there: u32,
    pub(super) left: String,
}

pub(super) fn claimed_persons(joint: &Joint, sights: &[Sight<'_>]) -> Vec<ClaimedShown> {
    let Some(first) = sights.first() else { return Vec::new() };
    let shown = joint.persons.iter().map(|(person, claims)| {
        let mut posts: Vec<String> =
            claims.iter().map(|(post, _)| first.names.post(post)).collect();
        posts.dedup();
        let claims: Vec<&Claim> = claims.iter().map(|(_, it)| it).collect();
        ClaimedShown {
            id: format!("person-{person}"),
            name: first.board.names.person(*person).unwrap_or_default().to_owned(),
            under: posts.join(" · "),
            cells: cells(&claims, sights),
            people: None,
            is_short: false,
        }
    });
    // A person whose name was destroyed is one whom nobody calls any more.
    shown.filter(|it| !it.name.is_empty()).collect()
}

pub(super) fn claimed_posts(joint: &Joint, sights: &[Sight<'_>]) -> Vec<ClaimedShown> {
    let Some(first) = sights.first() else { return Vec::new() };
    let shown = joint.posts.iter().map(|(post, claims)| ClaimedShown {
        id: format!("post-{post}"),
        name: first.names.post(post),
        under: holders(post, sights),
        cells: cells(&claims.iter().collect::<Vec<_>>(), sights),
        people: None,
        is_short: false,
    });
    shown.collect()
}

/// Any of the boards may have opened the names of a post's holders.
fn holders(post: &Key, sights: &[Sight<'_>]) -> String {
    let named = sights.iter().map(|it| it.names.holders(post));
    named.max_by_key(String::len).unwrap_or_default()
}

pub(super) fn claimed_units(joint: &Joint, sights: &[Sight<'_>]) -> Vec<ClaimedShown> {
    let Some(first) = sights.first() else { return Vec::new() };
    let shown = joint.units.iter().map(|it| {
        let mut cells = cells(&it.claims.iter().collect::<Vec<_>>(), sights);
        for (at, (cell, sight)) in cells.iter_mut().zip(sights).enumerate() {
            let count = it.people.asked.get(at).copied().unwrap_or(0);
            let asked = sight.say(JointPages::AskedPeople { count });
            let tasks = sight.addresses.tasks(&[("unit", &it.unit), ("state", &"running")]);
            cell.asked = Some((asked, tasks));
        }
        ClaimedShown {
            id: format!("unit-{}", it.unit),
            name: first.names.unit(&it.unit),
            under: String::new(),
            cells,
            people: Some(PeopleShown { there: it.people.there, left: left(first, &it.people) }),
            is_short: it.people.is_short(),
        }
    });
    shown.collect()
}

/// What is left, or lacks, in words.
pub(super) fn left(sight: &Sight<'_>, share: &Share) -> String {
    let count = share.left();
    sight.say(if count < 0 {
        JointPages::ShortBy { count: -count }
    } else {
        JointPages::LeftOver { count }
    })
}

fn cells(claims: &[&Claim], sights: &[Sight<'_>]) -> Vec<CellShown> {
    let cell = |(at, sight): (usize, &Sight<'_>)| {
        let own = claims.iter().filter(|it| it.side == at);
        let mut claims: Vec<(Option<Instant>, ClaimShown)> =
            own.map(|it| (it.until, shown(it, sight))).collect();
        // What binds them longest stands first; what has no end before all.
        claims.sort_by_key(|(until, _)| until.map(std::cmp::Reverse));
        let mut claims: Vec<ClaimShown> = claims.into_iter().map(|(_, it)| it).collect();
        let room = if claims.len() > CLAIMS_MAX { CLAIMS_MAX - 1 } else { claims.len() };
        let folded = claims.split_off(room);
        let more = sight.say(JointPages::MoreClaims { count: folded.len() });
        CellShown { side: title(sight), claims, folded, more, asked: None }
    };
    sights.iter().enumerate().map(cell).collect()
}

fn shown(claim: &Claim, sight: &Sight<'_>) -> ClaimShown {
    let (until, full) = until(claim.until, sight);
    match claim.of {
        ClaimOf::Command => ClaimShown {
            number: String::new(),
            title: sight.say(JointPages::Commands),
            href: sight.addresses.command(),
            until,
            full,
        },
        ClaimOf::Task(task) => ClaimShown {
            number: format!("№{task}"),
            title: sight.names.task(task).unwrap_or_else(|| sight.say(Operations::TextDestroyed)),
            href: sight.addresses.task(task),
            until,
            full,
        },
    }
}

/// What people call an operation.
pub(super) fn title(sight: &Sight<'_>) -> String {
    let title = sight.board.title.clone();
    title.unwrap_or_else(|| sight.say(Operations::TextDestroyed))
}

/// Until when, and that to the second.
pub(super) fn until(at: Option<Instant>, sight: &Sight<'_>) -> (String, String) {
    let Some(at) = at else { return (sight.say(JointPages::NoEnd), String::new()) };
    let time = sight.time(at);
    (sight.say(JointPages::Until { at: time.clock }), time.full)
}
