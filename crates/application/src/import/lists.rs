//! Every list as it stands, in the columns of its template: edit it and bring it in again.

use std::collections::BTreeMap;

use domain::kernel::{Day, Instant, Key, Label, Realm, RegionCode, Text, VaultText};
use domain::people::{People, Post, Role};
use exchange::date::Date;
use exchange::schema::{Choice, Language, Sheet};
use exchange::write::{CellOut, SheetOut};

use super::choices::{
    COMPETENCES, CONTACT_KINDS, ORGANISATION_KINDS, PERSON_KINDS, POST_KINDS, RIGHTS, SITE_KINDS,
    VEHICLE_KINDS, VEHICLE_STATES,
};
use super::people::{PEOPLE, UNITS};
use super::posts::{PHONES, POSTS};
use super::resources::{STOCK, VEHICLES};
use super::sites::SITES;
use super::Template;
use crate::failure::Fault;
use crate::office::Reading;

/// One row, by the keys of its columns; what is not there stays empty.
type Cells = BTreeMap<&'static str, CellOut>;

/// The lists of a template as they stand in a realm, for [`exchange::write`]. Names and numbers
/// come out of the vault: whoever asks must have the right to read them.
///
/// # Errors
/// When the store cannot be read.
pub fn lists(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (template, language): (Template, Language),
) -> Result<Vec<SheetOut>, Fault> {
    let say = Saying(language);
    match template {
        Template::People => {
            let people = reading.view.people(realm)?;
            let persons = persons(reading, &people, say)?;
            Ok(vec![say.sheet(&UNITS, units(&people, say)), say.sheet(&PEOPLE, persons)])
        }
        Template::Posts => {
            let people = reading.view.people(realm)?;
            let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
            let posts = posts(&people, now, say);
            let phones = phones(reading, &people, say)?;
            Ok(vec![say.sheet(&POSTS, posts), say.sheet(&PHONES, phones)])
        }
        Template::Sites => Ok(vec![say.sheet(&SITES, sites(reading, realm, say)?)]),
        Template::Resources => {
            let vehicles = vehicles(reading, realm, say)?;
            let stock = stock(reading, realm)?;
            Ok(vec![say.sheet(&VEHICLES, vehicles), say.sheet(&STOCK, stock)])
        }
    }
}

/// Writes cells in one of the languages.
#[derive(Clone, Copy)]
struct Saying(Language);

impl Saying {
    fn sheet(self, sheet: &Sheet, rows: Vec<Cells>) -> SheetOut {
        let keys: Vec<_> = sheet.columns.iter().map(|column| column.key).collect();
        let row = |mut cells: Cells| {
            keys.iter().map(|key| cells.remove(key).unwrap_or(CellOut::Empty)).collect()
        };
        SheetOut {
            name: sheet.title.in_language(self.0).to_owned(),
            title: None,
            headings: sheet
                .columns
                .iter()
                .map(|column| column.title.in_language(self.0).to_owned())
                .collect(),
            rows: rows.into_iter().map(row).collect(),
        }
    }

    fn title(self, choices: &'static [Choice], key: &str) -> &'static str {
        let chosen = choices.iter().find(|choice| choice.key == key);
        chosen.map_or("", |choice| choice.title.in_language(self.0))
    }

    fn choice(self, choices: &'static [Choice], key: &str) -> CellOut {
        CellOut::text(self.title(choices, key))
    }

    fn choices<'a>(
        self,
        choices: &'static [Choice],
        keys: impl Iterator<Item = &'a str>,
    ) -> CellOut {
        let titles: Vec<_> = keys.map(|key| self.title(choices, key).to_owned()).collect();
        self.joined(&titles)
    }

    fn joined(self, items: &[String]) -> CellOut {
        let between = match self.0 {
            Language::Zh => "、",
            Language::En => ", ",
        };
        if items.is_empty() { CellOut::Empty } else { CellOut::Text(items.join(between)) }
    }

    fn yes_no(self, is_so: bool) -> CellOut {
        CellOut::text(match (self.0, is_so) {
            (Language::Zh, true) => "是",
            (Language::Zh, false) => "否",
            (Language::En, true) => "yes",
            (Language::En, false) => "no",
        })
    }
}

fn key(key: &Key) -> CellOut {
    CellOut::text(key.as_str())
}

fn optional<T>(value: Option<T>, cell: impl FnOnce(T) -> CellOut) -> CellOut {
    value.map_or(CellOut::Empty, cell)
}

fn whole(number: u32) -> CellOut {
    CellOut::Whole(number.into())
}

fn region(code: &RegionCode) -> CellOut {
    CellOut::text(code.as_str())
}

fn date(day: Day) -> CellOut {
    let (year, month, day) = day.parts();
    let small = |it: i32| u8::try_from(it).unwrap_or_default();
    let date = Date::new(u16::try_from(year).unwrap_or_default(), small(month), small(day));
    optional(date, CellOut::Date)
}

fn named(cells: &mut Cells, (zh, en): (&'static str, &'static str), label: &Label) {
    cells.insert(zh, CellOut::text(label.zh.as_str()));
    cells.insert(en, optional(label.en.as_ref(), |it: &Text<80>| CellOut::text(it.as_str())));
}

/// What was destroyed stays empty; the row is then told to be incomplete when it comes back.
fn opened(reading: &mut Reading<'_>, text: &VaultText) -> Result<CellOut, Fault> {
    let Some(commitment) = text.commitment() else { return Ok(CellOut::Empty) };
    Ok(optional(reading.open(&commitment)?.text(), CellOut::text))
}

fn units(people: &People, say: Saying) -> Vec<Cells> {
    let standing = people.organisations().filter(|it| !it.is_dissolved);
    let row = |it: &domain::people::Organisation| {
        let parent = it.details.parent.and_then(|id| people.organisation(id));
        let mut cells = Cells::from([
            ("code", key(&it.code)),
            ("kind", say.choice(ORGANISATION_KINDS, it.details.kind.name())),
            ("parent", optional(parent, |it| key(&it.code))),
            ("region", optional(it.details.region.as_ref(), region)),
        ]);
        named(&mut cells, ("name", "name_en"), &it.details.name);
        cells
    };
    standing.map(row).collect()
}

fn persons(
    reading: &mut Reading<'_>,
    people: &People,
    say: Saying,
) -> Result<Vec<Cells>, Fault> {
    let mut rows = Vec::new();
    for it in people.persons().filter(|it| !it.has_left) {
        let competence = |(competence, certificate): (
            &domain::people::Competence,
            &domain::people::Certificate,
        )| {
            let title = say.title(COMPETENCES, competence.name());
            certificate.expires.map_or(title.to_owned(), |day| format!("{title}@{day}"))
        };
        let competences: Vec<_> = it.certificates.iter().map(competence).collect();
        let unit = people.organisation(it.organisation);
        rows.push(Cells::from([
            ("number", key(&it.number)),
            ("name", opened(reading, &it.name)?),
            ("kind", say.choice(PERSON_KINDS, it.kind.name())),
            ("unit", optional(unit, |it| key(&it.code))),
            ("competences", say.joined(&competences)),
        ]));
    }
    Ok(rows)
}

fn posts(people: &People, now: Instant, say: Saying) -> Vec<Cells> {
    let standing = people.posts().filter(|it| !it.is_abolished);
    let row = |it: &Post| {
        let unit = people.organisation(it.details.organisation);
        let (holders, deputies) = staff(people, it, now);
        let mut cells = Cells::from([
            ("code", key(&it.code)),
            ("unit", optional(unit, |it| key(&it.code))),
            ("kind", say.choice(POST_KINDS, it.details.kind.name())),
            ("holders_wanted", whole(it.details.holders_wanted)),
            ("holders", say.joined(&holders)),
            ("deputies", say.joined(&deputies)),
            ("needs", say.choices(COMPETENCES, it.details.needs.iter().map(|need| need.name()))),
            ("rights", say.choices(RIGHTS, it.details.rights.iter().map(|it| it.name()))),
            ("area", optional(it.details.area.as_ref(), region)),
        ]);
        named(&mut cells, ("title", "title_en"), &it.details.title);
        cells
    };
    standing.map(row).collect()
}

/// Numbers of holders, and of deputies as `deputy>holder`.
fn staff(people: &People, post: &Post, now: Instant) -> (Vec<String>, Vec<String>) {
    let number = |id| people.person(id).map(|it| it.number.to_string()).unwrap_or_default();
    let (mut holders, mut deputies) = (Vec::new(), Vec::new());
    for person in post.appointments.keys() {
        match post.role_at(*person, now) {
            Some(Role::Holder) => holders.push(number(*person)),
            Some(Role::DeputyOf(holder)) => {
                deputies.push(format!("{}>{}", number(*person), number(holder)));
            }
            None => {}
        }
    }
    (holders, deputies)
}

fn phones(
    reading: &mut Reading<'_>,
    people: &People,
    say: Saying,
) -> Result<Vec<Cells>, Fault> {
    let mut rows = Vec::new();
    for person in people.persons().filter(|it| !it.has_left) {
        for (order, contact) in (1_i64..).zip(&person.contacts) {
            let answered = contact
                .verified
                .filter(|it| it.result == domain::people::CallResult::Answered);
            rows.push(Cells::from([
                ("number", key(&person.number)),
                ("phone", opened(reading, &contact.number)?),
                ("kind", say.choice(CONTACT_KINDS, contact.kind.name())),
                ("order", CellOut::Whole(order)),
                ("verified_on", optional(answered, |it| date(it.called_on))),
            ]));
        }
    }
    Ok(rows)
}

fn sites(reading: &mut Reading<'_>, realm: &Realm, say: Saying) -> Result<Vec<Cells>, Fault> {
    let mut rows = Vec::new();
    for it in reading.view.sites(realm)? {
        let unit = match it.details.responsible {
            Some(organisation) => reading.view.organisation(realm, organisation)?,
            None => None,
        };
        let (east, north) = it.details.point.map(|point| point.degrees()).unzip();
        let mut cells = Cells::from([
            ("code", key(&it.code)),
            ("kind", say.choice(SITE_KINDS, it.details.kind.name())),
            ("region", region(&it.details.region)),
            ("longitude", optional(east, CellOut::Number)),
            ("latitude", optional(north, CellOut::Number)),
            ("capacity_persons", optional(it.details.capacity_persons, whole)),
            ("is_key_site", say.yes_no(it.details.is_key_site)),
            ("has_separate_rooms", say.yes_no(it.details.has_separate_rooms)),
            ("unit", optional(unit, |it| key(&it.code))),
        ]);
        named(&mut cells, ("name", "name_en"), &it.details.name);
        rows.push(cells);
    }
    Ok(rows)
}

fn vehicles(reading: &mut Reading<'_>, realm: &Realm, say: Saying) -> Result<Vec<Cells>, Fault> {
    let mut rows = Vec::new();
    for it in reading.view.vehicles(realm)?.into_iter().filter(|it| !it.is_withdrawn) {
        let unit = reading.view.organisation(realm, it.details.organisation)?;
        let home = match it.details.home {
            Some(site) => reading.view.site(realm, site)?,
            None => None,
        };
        rows.push(Cells::from([
            ("code", key(&it.code)),
            ("kind", say.choice(VEHICLE_KINDS, it.details.kind.name())),
            ("plate", optional(it.details.plate.as_ref(), |it| CellOut::text(it.as_str()))),
            ("seats", whole(it.details.seats)),
            ("home", optional(home, |it| key(&it.code))),
            ("unit", optional(unit, |it| key(&it.code))),
            ("state", say.choice(VEHICLE_STATES, it.details.state.name())),
        ]));
    }
    Ok(rows)
}

fn stock(reading: &mut Reading<'_>, realm: &Realm) -> Result<Vec<Cells>, Fault> {
    let codes: BTreeMap<_, _> =
        reading.view.sites(realm)?.into_iter().map(|site| (site.id, site.code)).collect();
    let mut rows = Vec::new();
    for it in reading.view.stock(realm)? {
        let mut cells = Cells::from([
            ("site", optional(codes.get(&it.site), key)),
            ("item", key(&it.item)),
            ("measure", CellOut::text(it.unit.as_str())),
            ("quantity", whole(it.quantity)),
            ("minimum", whole(it.minimum)),
            ("counted_on", date(it.counted_on)),
        ]);
        named(&mut cells, ("name", "name_en"), &it.name);
        rows.push(cells);
    }
    Ok(rows)
}
