//! A report in a list.

use std::collections::BTreeMap;

use application::duty::Intake;
use application::{Fault, Reading, Who};
use askama::Template;
use domain::duty::{SealedSettlement, SettlementKind};
use domain::kernel::{Instant, Key, PostId, Realm, RegionCode, RegionLevel, Span};
use domain::people::Post;
use words::{
    Desk, IntakePage, Language, Reporting, Say, Zone, emergency_class, intake_channel, named,
};

use crate::components::TimeShown;

/// So much of what was said is shown in a list.
const SAID_CHARACTERS_MAX: usize = 80;
/// So many regions are looked up by name.
const REGIONS_MAX: u32 = 5_000;

/// What posts and regions are called.
pub(crate) struct Called {
    posts: BTreeMap<PostId, String>,
    /// The same by their codes, as scripts name them.
    coded: BTreeMap<Key, String>,
    /// The regions of the jurisdiction, in the order of their codes.
    pub(super) regions: BTreeMap<RegionCode, String>,
}

impl Called {
    /// Reads what posts and regions are called; regions only of the jurisdiction.
    pub(crate) fn read(
        reading: &mut Reading<'_>,
        (realm, jurisdiction): (&Realm, &str),
        language: Language,
    ) -> Result<Self, Fault> {
        let registers = reading.units_and_posts(realm)?;
        let title = |it: &Post| named(&it.details.title, language).to_owned();
        let posts = registers.posts.iter().map(|it| (it.id, title(it)));
        let coded = registers.posts.iter().map(|it| (it.code.clone(), title(it)));
        let mut regions = BTreeMap::new();
        if let Ok(code) = jurisdiction.parse() {
            let rows = reading.view.regions_in(realm, &code, None, REGIONS_MAX)?;
            regions.extend(rows.into_iter().map(|it| (it.code, it.name)));
        }
        Ok(Self { posts: posts.collect(), coded: coded.collect(), regions })
    }

    /// A region with the township that it lies in, as people say it.
    pub(crate) fn place(&self, region: &RegionCode) -> String {
        let is_above = |it: &RegionCode| it.level() == RegionLevel::Township && it.holds(region);
        let township = self.regions.iter().find(|(it, _)| is_above(it) && *it != region);
        let own = self.regions.get(region).cloned().unwrap_or_else(|| region.to_string());
        township.map_or_else(|| own.clone(), |(_, name)| format!("{name} {own}"))
    }

    /// Whoever did something, by post.
    pub(crate) fn who(&self, who: &Who) -> Option<String> {
        match who {
            Who::Staff { post, .. } => self.posts.get(post).cloned(),
            Who::Script { role, .. } => {
                let post = role.parse::<Key>().ok().and_then(|it| self.coded.get(&it));
                Some(post.unwrap_or(role).clone())
            }
            Who::Operator { .. } | Who::Themselves { .. } => None,
        }
    }
}

/// A report in a list; it shows itself.
#[derive(Template)]
#[template(path = "duty/item.html")]
pub(crate) struct Item {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) knew: TimeShown,
    /// How long it has waited.
    pub(super) waits: Option<String>,
    pub(super) channel: &'static str,
    pub(super) class: Option<&'static str>,
    pub(super) said: Option<String>,
    pub(super) is_destroyed: bool,
    pub(super) place: Option<String>,
    pub(super) who: Option<String>,
    /// That somebody may be in danger, and by what; none where nothing says so, or it is settled.
    pub(super) danger: Option<String>,
    /// Whether it was reported upwards; none where nobody asks any more.
    pub(super) is_reported: Option<bool>,
    /// What became of it, and where that is.
    pub(super) became: Option<(String, Option<String>)>,
    pub(super) language: Language,
}

/// How rows are read.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) base: &'a str,
    pub(crate) called: &'a Called,
    pub(crate) now: Instant,
    pub(crate) zone: &'a Zone,
    pub(crate) language: Language,
}

impl Reader<'_> {
    pub(super) fn item(&self, intake: &Intake) -> Item {
        let (row, texts) = (&intake.row, &intake.texts);
        let said = texts.said.as_deref().map(shortened);
        let region = row.account.region.as_ref().map(|it| self.called.place(it));
        let place = [region, texts.place.clone()].into_iter().flatten().collect::<Vec<_>>();
        let settled = row.settled.as_ref();
        let waits = settled.is_none().then(|| self.waited(row.knew_at));
        Item {
            id: row.intake.to_string(),
            href: format!("{}/desk/intakes/{}", self.base, row.intake),
            knew: TimeShown::of(row.knew_at, self.now, self.zone, self.language),
            waits,
            channel: intake_channel(row.channel, self.language),
            class: row.account.class.map(|it| emergency_class(it, self.language)),
            said,
            is_destroyed: row.destroyed_at.is_some(),
            place: (!place.is_empty()).then(|| place.join(" · ")),
            who: self.called.who(&intake.taken_by),
            danger: self.danger(intake).filter(|_| settled.is_none()),
            is_reported: settled.is_none().then_some(row.is_reported()),
            became: settled.map(|it| self.became(&it.settlement)),
            language: self.language,
        }
    }

    fn danger(&self, intake: &Intake) -> Option<String> {
        let said = intake.danger_word().map(|word| Desk::SaysDanger { word: word.to_owned() });
        let counted = intake.row.account.casualties.has_any().then_some(Desk::PeopleInDanger);
        counted.or(said).map(|it| it.say(self.language))
    }

    fn waited(&self, since: Instant) -> String {
        let span = self.now.since(since).max(Span::ZERO);
        let span = words::how_long(span, self.language);
        Desk::Waited { span }.say(self.language)
    }

    fn became(&self, settlement: &SealedSettlement) -> (String, Option<String>) {
        let word = settlement_word(settlement.kind()).say(self.language);
        let href = match settlement {
            SealedSettlement::Operation(it) => Some(format!("{}/operations/{it}", self.base)),
            SealedSettlement::SameAs(it) => Some(format!("{}/desk/intakes/{it}", self.base)),
            SealedSettlement::Nothing(_) => None,
        };
        (word, href)
    }
}

/// What became of a report, in a word.
pub(super) const fn settlement_word(kind: SettlementKind) -> IntakePage {
    match kind {
        SettlementKind::Operation => IntakePage::IsOfOperation,
        SettlementKind::SameAs => IntakePage::IsSameAs,
        SettlementKind::Nothing => IntakePage::NeedsNothing,
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SAID_CHARACTERS_MAX {
        return line;
    }
    let short: String = line.chars().take(SAID_CHARACTERS_MAX).collect();
    format!("{short}…")
}

impl Item {
    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }
}
