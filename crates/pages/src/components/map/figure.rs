//! The whole map: what it shows, how old it is, the drawings, the legend, and all of it in words.

use askama::Template;
use words::{Language, Maps, Say};

use super::drawing::{Drawing, PLACES_MAX, SITES_MAX};
use super::layout::{Layout, NARROW, WALL, WIDE};
use super::marks::Mark;
use super::view::{MapView, Place, Site, SiteSort};

/// A map, ready to be shown. It is drawn twice, for a desk and for a telephone; the style sheet
/// shows the one that fits its column. What the drawing says stands in a list besides.
#[derive(Template)]
#[template(path = "components/map/figure.html")]
pub(crate) struct MapFigure {
    language: Language,
    title: String,
    as_of: String,
    basis: String,
    drawings: Vec<Drawing>,
    /// The places in groups, each with its heading where there are two.
    groups: Vec<Group>,
    sites: Vec<SitesLine>,
    /// Says how many places and sites are listed only.
    not_drawn: Option<String>,
}

/// Places that are listed together: those where the plan acts come first.
struct Group {
    title: String,
    is_titled: bool,
    lines: Vec<PlaceLine>,
}

/// A place in words.
struct PlaceLine {
    code: String,
    name: String,
    href: String,
    mark: Mark,
    is_in_area: bool,
    said: Vec<PlaceSaid>,
}

/// A number of a place in words, with where it leads; that there is none leads nowhere.
struct PlaceSaid {
    stress: Stress,
    text: String,
    href: Option<String>,
}

/// The sites of a sort.
struct SitesLine {
    mark: Mark,
    sites: Vec<Site>,
}

/// Whether words are strong: what is overdue or blocked comes first.
#[derive(Clone, Copy)]
enum Stress {
    Strong,
    Plain,
}

impl MapFigure {
    /// A view in the reader's language.
    pub(crate) fn of(view: MapView, language: Language) -> Self {
        Self::drawn(view, &[WIDE, NARROW], language)
    }

    /// The same as one drawing for the wall of a command room.
    pub(crate) fn for_wall(view: MapView, language: Language) -> Self {
        Self::drawn(view, &[WALL], language)
    }

    fn drawn(view: MapView, layouts: &[Layout], language: Language) -> Self {
        let drawing = |layout: &Layout| Drawing::of(&view, *layout, language);
        let drawings = layouts.iter().filter_map(drawing).collect();
        let not_drawn = view.places.len().saturating_sub(PLACES_MAX)
            + view.sites.len().saturating_sub(SITES_MAX);
        let (shelters, key_sites): (Vec<Site>, Vec<Site>) =
            view.sites.into_iter().partition(|it| it.sort == SiteSort::Shelter);
        let sites = [
            SitesLine { mark: Mark::Shelter, sites: shelters },
            SitesLine { mark: Mark::KeySite, sites: key_sites },
        ];
        Self {
            language,
            title: view.title,
            as_of: view.as_of,
            basis: view.basis,
            drawings,
            groups: groups(view.places, language),
            sites: sites.into_iter().filter(|it| !it.sites.is_empty()).collect(),
            not_drawn: (not_drawn > 0).then(|| Maps::NotDrawn { count: not_drawn }.say(language)),
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "templates make the word where they say it")]
    fn say(&self, word: Maps) -> String {
        word.say(self.language)
    }
}

fn groups(places: Vec<Place>, language: Language) -> Vec<Group> {
    let (inside, outside): (Vec<Place>, Vec<Place>) =
        places.into_iter().partition(|it| it.marks.is_in_area);
    let is_titled = !inside.is_empty();
    let rest = if is_titled { Maps::OtherPlaces } else { Maps::Places };
    let groups = [(Maps::InArea, inside), (rest, outside)];
    groups
        .into_iter()
        .filter(|(_, places)| !places.is_empty())
        .map(|(title, places)| Group {
            title: title.say(language),
            is_titled,
            lines: places.into_iter().map(|it| PlaceLine::of(it, language)).collect(),
        })
        .collect()
}

impl PlaceLine {
    fn of(place: Place, language: Language) -> Self {
        let marks = place.marks;
        let numbers = [
            (Stress::Plain, marks.open, Maps::OpenTasks { count: marks.open }, &marks.href),
            (
                Stress::Strong,
                marks.overdue,
                Maps::OverdueTasks { count: marks.overdue },
                &marks.overdue_href,
            ),
            (
                Stress::Strong,
                marks.blocked,
                Maps::BlockedTasks { count: marks.blocked },
                &marks.blocked_href,
            ),
        ];
        let mark = Mark::worst(&marks);
        let numbers = numbers.into_iter().filter(|(_, count, ..)| *count > 0);
        let numbers = numbers.map(|(stress, _, word, href)| (stress, word, Some(href.clone())));
        let nothing = (Stress::Plain, Maps::NothingOpen, None);
        let nothing = (mark == Mark::NothingOpen).then_some(nothing);
        let said = numbers.chain(nothing);
        let said =
            said.map(|(stress, word, href)| PlaceSaid { stress, text: word.say(language), href });
        let said = said.collect();
        Self {
            code: place.code,
            name: place.name,
            mark,
            is_in_area: marks.is_in_area,
            said,
            href: marks.href,
        }
    }
}
