//! An operation as whoever asks finds it now.

use std::collections::{BTreeMap, BTreeSet};

use application::operations::{Board, Happening, Names, acting, board};
use application::{Actor, Failure, Fault, Opened, Reading, Who};
use axum::response::Response;
use domain::kernel::{
    Commitment, Key, OperationId, PersonId, Reach, Realm, Right, Thing, VaultText, Version,
};
use domain::operations::{PlanResponse, Refusal};
use domain::people::Post;
use domain::plans::document::Plan;
use domain::registers::Acting;
use web::{Asked, Front, Told, told};
use words::{Language, LiftPages, Names as _, Operations, ResponsePages, Say, Zone, joined};

use super::super::addresses::Addresses;
use super::super::regions::Regions;
use super::super::sections::Section;
use super::super::sight::Sight;
use super::head::Head;
use super::posts::post_said;
use crate::components::Shell;
use crate::rendered;

/// At most this many posts are named where somebody may not do something; the others are counted.
const POSTS_MAX: usize = 4;

/// Everything that the pages know on which things are decided.
pub(crate) struct Desk {
    pub(crate) operation: OperationId,
    pub(crate) board: Board,
    pub(crate) actor: Actor,
    /// As whom the rules will find whoever asks.
    pub(crate) acting: Acting,
    pub(crate) language: Language,
    pub(crate) zone: Zone,
    pub(crate) addresses: Addresses,
    regions: Regions,
    /// The posts that there are, without those that were abolished.
    posts: Vec<Post>,
    /// Why measures ended: no board shows that.
    ended: BTreeMap<Commitment, String>,
}

/// What a reader's thread must know.
struct Asking {
    operation: OperationId,
    realm: Realm,
    actor: Actor,
    language: Language,
    zone: Zone,
    addresses: Addresses,
}

impl Desk {
    /// Reads an operation, and what else a page wants of it; none where there is no such thing.
    pub(crate) async fn read<T, M>(
        front: &Front,
        asked: &Asked,
        operation: OperationId,
        more: M,
    ) -> Result<Option<(Self, T)>, Failure>
    where
        T: Send + 'static,
        M: FnOnce(&mut Reading<'_>, &Realm, &mut Self) -> Result<Option<T>, Fault> + Send + 'static,
    {
        let asking = Asking {
            operation,
            realm: asked.realm.clone(),
            actor: asked.actor.clone(),
            language: asked.language,
            zone: front.setting().zone.clone(),
            addresses: Addresses::new(&asked.base, operation)
                .with_journal(asked.actor.may(Right::ReadJournal)),
        };
        let question = move |reading: &mut Reading<'_>| {
            let realm = asking.realm.clone();
            let Some(mut desk) = asking.read(reading)? else { return Ok(None) };
            Ok(more(reading, &realm, &mut desk)?.map(|it| (desk, it)))
        };
        front.ask(question).await
    }

    /// The board as whoever asks sees it.
    pub(crate) const fn sight(&self) -> Sight<'_> {
        let shown = (&self.zone, self.language);
        Sight::new(&self.board, &self.regions, &self.addresses, shown)
    }

    pub(crate) fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    /// A text of the operation in clear, or that it was destroyed.
    pub(crate) fn said(&self, text: &VaultText) -> String {
        let ended = || self.ended.get(&text.commitment()?).map(String::as_str);
        let said = self.board.said(text).or_else(ended);
        said.map_or_else(|| self.say(Operations::TextDestroyed), str::to_owned)
    }

    /// A plan at work.
    pub(crate) fn plan(&self, key: &Key) -> Option<&PlanResponse> {
        self.board.response().plan(key)
    }

    /// The text of a plan at work; none where it is not there any more.
    pub(crate) fn document(&self, key: &Key) -> Option<&Plan> {
        let plans = &self.board.response().plans;
        let place = plans.iter().position(|it| it.at_work.key == *key)?;
        Some(self.board.plans.get(place)?.read.as_ref()?.plan())
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.board.operation().closed_at.is_some()
    }

    pub(crate) fn may(&self, right: Right) -> bool {
        self.actor.may(right)
    }

    /// Whether the whole operation lies where whoever asks has rights.
    pub(crate) fn is_within_own_area(&self) -> bool {
        let area = self.board.operation().area.as_ref();
        self.actor.area.as_ref().is_none_or(|own| Reach::Within.covers(own, area))
    }

    /// The posts that a plan at work names as deciders, and the one that commands.
    pub(crate) fn deciders(&self) -> BTreeSet<Key> {
        deciding(&self.board)
    }

    /// The codes of the posts that there are.
    pub(crate) fn post_codes(&self) -> impl Iterator<Item = &Key> {
        self.posts.iter().map(|it| &it.code)
    }

    /// The posts that carry a right, for whoever has it not.
    pub(crate) fn who_may(&self, right: Right) -> String {
        let sight = self.sight();
        let area = self.board.operation().area.as_ref();
        let carry = |it: &&Post| it.details.carries_at(right, area);
        let all: Vec<&Post> = self.posts.iter().filter(carry).collect();
        // Those that the plans at work name are the ones to call.
        let deciders = self.deciders();
        let (mut first, others): (Vec<&Post>, Vec<&Post>) =
            all.iter().partition(|it| deciders.contains(&it.code));
        first.extend(others);
        let said: Vec<_> =
            first.iter().take(POSTS_MAX).map(|it| post_said(&sight, &it.code)).collect();
        let count = first.len();
        let posts = joined(&said, self.language);
        let word = if count > POSTS_MAX {
            ResponsePages::OnlyPostsAndOthers { posts, count }
        } else {
            ResponsePages::OnlyPosts { posts }
        };
        self.say(word)
    }

    /// A refusal with names where the rules know codes.
    pub(crate) fn refused(&self, refusal: &Refusal) -> Option<String> {
        let sight = self.sight();
        if let Refusal::NotTheirDecision { deciders } = refusal
            && !deciders.is_empty()
        {
            let posts: Vec<_> = deciders.iter().map(|it| post_said(&sight, it)).collect();
            let posts = joined(&posts, self.language);
            return Some(self.say(ResponsePages::ForThemToDecide { posts }));
        }
        if let Refusal::StillRuns { tasks, measures } = refusal {
            let (tasks, measures) = (tasks.len(), measures.len());
            return Some(self.say(LiftPages::Left { tasks, measures }));
        }
        let Refusal::MeasuresNotOfTheLevel { measures } = refusal else { return None };
        let measures: Vec<_> = measures.iter().map(|it| sight.names.any_measure(it)).collect();
        let measures = joined(&measures, self.language);
        Some(self.say(ResponsePages::NotOfThisLevel { measures }))
    }

    /// Opens the names of whoever did some things.
    pub(crate) fn call_actors(
        &mut self,
        reading: &mut Reading<'_>,
        realm: &Realm,
        happenings: &[Happening],
    ) -> Result<(), Fault> {
        let people = happenings.iter().filter_map(|it| match it.who {
            Who::Staff { person, .. } | Who::Themselves { person } => Some(person),
            Who::Operator { .. } | Who::Script { .. } => None,
        });
        self.board.names.call(reading, realm, people.collect::<BTreeSet<_>>())
    }

    /// What people call the operation.
    pub(crate) fn title(&self) -> String {
        let title = self.board.title.clone();
        title.unwrap_or_else(|| self.say(Operations::TextDestroyed))
    }

    /// The top of a page, with the way to the others.
    pub(crate) fn head(&self, here: Section) -> Head {
        Head::of(&self.sight(), here)
    }

    /// The frame of a page.
    pub(crate) fn shell(&self, front: &Front, asked: &Asked, page: impl Say) -> Shell {
        let title = format!("{} · {}", self.say(page), self.title());
        Shell::new(asked, front.setting(), title).of_operation(self.board.title.clone())
    }
}

impl Asking {
    fn read(self, reading: &mut Reading<'_>) -> Result<Option<Desk>, Fault> {
        let Some(mut board) = board(reading, &self.realm, self.operation, None)? else {
            return Ok(None);
        };
        let acting = acting(reading, &self.realm, &self.actor)?;
        let regions = Regions::read(reading, &self.realm, board.operation().area.as_ref())?;
        let registers = reading.units_and_posts(&self.realm)?;
        let posts = registers.posts.iter().filter(|it| !it.is_abolished).cloned().collect();
        let mut ended = BTreeMap::new();
        let measures = board.response().measures.iter();
        let reasons = measures.filter_map(|it| it.ended.as_ref()?.1.commitment());
        for reason in reasons.collect::<BTreeSet<_>>() {
            if let Opened::Text(text) = reading.open(&reason)? {
                ended.insert(reason, text);
            }
        }
        let people = deciding(&board);
        let mut names = std::mem::take(&mut board.names);
        let called: BTreeSet<PersonId> = people_in(&names, &people);
        names.call(reading, &self.realm, called)?;
        board.names = names;
        Ok(Some(Desk {
            operation: self.operation,
            board,
            acting,
            regions,
            posts,
            ended,
            actor: self.actor,
            language: self.language,
            zone: self.zone,
            addresses: self.addresses,
        }))
    }
}

/// The posts whose holders a page names: whoever decides by the plans, and whoever commands.
fn deciding(board: &Board) -> BTreeSet<Key> {
    let response = board.response();
    let levels = response.plans.iter().flat_map(|it| &it.at_work.levels);
    let named = levels.flat_map(|it| it.decided_by.iter().chain(&it.left_by));
    named.chain(response.commanding_post()).cloned().collect()
}

fn people_in(names: &Names, posts: &BTreeSet<Key>) -> BTreeSet<PersonId> {
    let known = posts.iter().filter_map(|it| names.posts.get(it));
    known.flat_map(|it| it.holders.iter().copied()).collect()
}

/// The versions of some things, as whoever looks sees them now.
pub(crate) fn seen_of(
    reading: &mut Reading<'_>,
    realm: &Realm,
    things: impl IntoIterator<Item = Thing>,
) -> Result<BTreeMap<String, Version>, Fault> {
    let mut seen = BTreeMap::new();
    for thing in things {
        let version = reading.view.last_change(realm, &thing)?.map_or(Version(0), |it| it.version);
        seen.insert(thing.key().to_owned(), version);
    }
    Ok(seen)
}

pub(crate) fn not_found(front: &Front, asked: &Asked) -> Response {
    let told = Told::not_found(asked.language);
    rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
}

/// The world broke while a page was made.
pub(crate) fn unread(front: &Front, asked: &Asked, failure: &Failure) -> Response {
    let told = told(failure, front.setting(), asked.language);
    rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
}
