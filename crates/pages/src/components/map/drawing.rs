//! One drawing of a map: where everything stands.

use std::cmp::Reverse;

use askama::Template;
use domain::kernel::Point;
use words::{Language, Maps, Say};

use super::base::{BaseDrawn, base, names};
use super::layout::Layout;
use super::marks::Mark;
use super::outlines::outlines;
use super::projection::{Extent, Projection, Spot};
use super::room::{Rectangle, Room, Wanted, find_room};
use super::view::{MapView, Place, PlaceMarks, Site};

/// At most so many places are drawn, and so many sites; all are listed.
pub(super) const PLACES_MAX: usize = 200;
pub(super) const SITES_MAX: usize = 200;

/// A longer name is cut in a drawing: so many times its height.
const NAME_WIDTH_MAX: f64 = 12.0;
/// From line to line, and from the top of a line to the foot of its letters.
const LINE_HEIGHT: f64 = 1.2;
const LINE_FOOT: f64 = 0.98;
/// Labels stay so far away from the edge.
const EDGE: f64 = 4.0;
/// A gap of half a letter, which is not narrowed as spaces are.
const BETWEEN_NUMBERS: &str = "\u{2002}";
/// The longest the scale may be, of the width.
const SCALE_PART: f64 = 0.26;

/// A drawing, ready to be printed.
#[derive(Template)]
#[template(path = "components/map/drawing.html")]
pub(super) struct Drawing {
    language: Language,
    title: String,
    description: String,
    layout: Layout,
    pub(super) height: f64,
    /// Lines of a grid with the scale's length, where there are no boundaries; from west to east,
    /// from north to south.
    upright_lines: Vec<f64>,
    level_lines: Vec<f64>,
    outlines: Vec<String>,
    base: BaseDrawn,
    pub(super) marks: Vec<Marked>,
    pub(super) labels: Vec<Label>,
    scale_length: f64,
    scale_said: String,
}

/// A mark and where it stands.
pub(super) struct Marked {
    pub(super) at: Spot,
    pub(super) mark: Mark,
}

/// A label and where it stands.
pub(super) struct Label {
    pub(super) room: Room,
    lines: Vec<Line>,
}

/// A line of a label.
#[derive(Clone)]
struct Line {
    size: f64,
    /// Pieces with their classes.
    pieces: Vec<(&'static str, String)>,
}

/// A label that has no room yet.
struct Lettered {
    at: Spot,
    reach: f64,
    lines: Vec<Line>,
}

impl Drawing {
    /// Draws a view; none where it holds no point.
    pub(super) fn of(view: &MapView, layout: Layout, language: Language) -> Option<Self> {
        let extent = Extent::around(points(view))?;
        let projection = Projection::new(extent, &layout);
        let height = layout.height(&extent);
        let scale = projection.scale(layout.width * SCALE_PART);
        let outlines = outlines(&view.boundaries, &projection);
        let lines = |length| {
            if outlines.is_empty() { grid(length, scale.units) } else { Vec::new() }
        };
        let base = base(&view.base, &view.boundaries, &projection, (layout.width, height));
        Some(Self {
            language,
            base,
            title: view.title.clone(),
            description: Maps::Described { as_of: view.as_of.clone(), basis: view.basis.clone() }
                .say(language),
            layout,
            height,
            upright_lines: lines(layout.width),
            level_lines: lines(height),
            outlines,
            marks: marks(view, &projection),
            labels: Labels { view, projection: &projection, layout, height, language }.find(),
            scale_length: scale.units,
            scale_said: match scale.metres {
                metres @ 0..1000 => Maps::Metres { count: metres },
                metres => Maps::Kilometres { count: metres / 1000 },
            }
            .say(language),
        })
    }

    /// The shape of a point of the base: a spring steams, an exit leaves, a peak stands up.
    fn point(class: &str) -> &'static str {
        match class {
            "is-spring" => {
                "M-5 3H5M-3.5 1Q-5-1-3.5-3T-3.5-6M0 1Q-1.5-1 0-3T0-6M3.5 1Q2-1 3.5-3T3.5-6"
            }
            "is-exit" => "M-4 5V0Q-4-4 0-4H5M2-7L5-4L2-1",
            _ => "M-5 4L0-5L5 4Z",
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "templates make the word where they say it")]
    fn say(&self, word: Maps) -> String {
        word.say(self.language)
    }
}

fn points(view: &MapView) -> impl Iterator<Item = Point> {
    let rings = view.boundaries.iter().flat_map(|it| &it.rings).flatten().copied();
    drawn_places(view).map(|it| it.at).chain(drawn_sites(view).map(|it| it.at)).chain(rings)
}

fn drawn_places(view: &MapView) -> impl Iterator<Item = &Place> {
    view.places.iter().take(PLACES_MAX)
}

fn drawn_sites(view: &MapView) -> impl Iterator<Item = &Site> {
    view.sites.iter().take(SITES_MAX)
}

/// Lines at equal distances, the same to both sides of the middle.
fn grid(length: f64, distance: f64) -> Vec<f64> {
    let mut lines = Vec::new();
    let mut line = (length / 2.0) % distance;
    while line < length {
        lines.push(line);
        line += distance;
    }
    lines
}

/// Rings lie under sites, and both under the shapes of places.
fn marks(view: &MapView, projection: &Projection) -> Vec<Marked> {
    let marked = |at: Point, mark| Marked { at: projection.spot(at), mark };
    let rings = drawn_places(view).filter(|it| it.marks.is_in_area);
    let rings = rings.map(|it| marked(it.at, Mark::InArea));
    let sites = drawn_sites(view).map(|it| marked(it.at, Mark::of_site(it.sort)));
    let places = drawn_places(view).map(|it| marked(it.at, Mark::worst(&it.marks)));
    rings.chain(sites).chain(places).collect()
}

/// Finds the labels of a drawing.
struct Labels<'a> {
    view: &'a MapView,
    projection: &'a Projection,
    layout: Layout,
    height: f64,
    language: Language,
}

impl Labels<'_> {
    /// Marks of sites stay free, but where a place would have no name.
    fn find(&self) -> Vec<Label> {
        let mut found = self.places(true);
        if found.len() < drawn_places(self.view).count() {
            found = self.places(false);
        }
        let sites = self.sites(&found);
        found.extend(sites);
        self.base_names(&mut found);
        found
    }

    /// The labels of places, those with the worst first.
    fn places(&self, keeps_sites_free: bool) -> Vec<Label> {
        let mut places: Vec<&Place> = drawn_places(self.view).collect();
        places.sort_by_key(|it| {
            let marks = &it.marks;
            Reverse((marks.overdue, marks.blocked, marks.open, marks.is_in_area))
        });
        let lettered = places.iter().map(|it| self.place(it)).collect();
        self.labels(lettered, &self.taken(keeps_sites_free))
    }

    /// The names of sites, where there is room left.
    fn sites(&self, labels_of_places: &[Label]) -> Vec<Label> {
        let Some(size) = self.layout.small_size else { return Vec::new() };
        let lettered: Vec<Lettered> = drawn_sites(self.view)
            .filter(|it| !it.name.is_empty())
            .map(|it| Lettered {
                at: self.projection.spot(it.at),
                reach: Mark::of_site(it.sort).reach() * self.layout.marks,
                lines: vec![Line { size, pieces: vec![("is-quiet", cut(&it.name))] }],
            })
            .collect();
        let mut taken = self.taken(true);
        taken.extend(labels_of_places.iter().map(|it| it.room.rectangle));
        self.labels(lettered, &taken)
    }

    /// The names of rivers and roads, where there is room left.
    fn base_names(&self, found: &mut Vec<Label>) {
        let Some(size) = self.layout.base_size else { return };
        for it in names(&self.view.base, self.projection) {
            let line = Line { size, pieces: vec![(it.kind.name_class(), cut(it.name))] };
            for at in it.at {
                let mut taken = self.taken(true);
                taken.extend(found.iter().map(|it| it.room.rectangle));
                let lettered = Lettered { at, reach: 3.0, lines: vec![line.clone()] };
                let label = self.labels(vec![lettered], &taken);
                if !label.is_empty() {
                    found.extend(label);
                    break;
                }
            }
        }
    }

    fn place(&self, place: &Place) -> Lettered {
        let marks = &place.marks;
        let class = match Mark::worst(marks) {
            Mark::Overdue | Mark::Blocked => "is-urgent",
            Mark::NothingOpen if !marks.is_in_area => "is-quiet",
            Mark::Open | Mark::NothingOpen | Mark::InArea | Mark::Shelter | Mark::KeySite => "",
        };
        let name = Line { size: self.layout.name_size, pieces: vec![(class, cut(&place.name))] };
        let mut lines = vec![name];
        let numbers = self.numbers(marks);
        if let Some(size) = self.layout.small_size.filter(|_| !numbers.is_empty()) {
            lines.push(Line { size, pieces: numbers });
        }
        Lettered {
            at: self.projection.spot(place.at),
            reach: place_reach(place) * self.layout.marks,
            lines,
        }
    }

    /// The worst number first; what is not there is not said.
    fn numbers(&self, marks: &PlaceMarks) -> Vec<(&'static str, String)> {
        let numbers = [
            ("is-urgent", marks.overdue, Maps::OverdueHere { count: marks.overdue }),
            ("is-urgent", marks.blocked, Maps::BlockedHere { count: marks.blocked }),
            ("is-quiet", marks.open, Maps::OpenHere { count: marks.open }),
        ];
        let said = numbers.into_iter().filter(|(_, count, _)| *count > 0).enumerate();
        said.map(|(at, (class, _, word))| {
            let before = if at == 0 { "" } else { BETWEEN_NUMBERS };
            (class, format!("{before}{}", word.say(self.language)))
        })
        .collect()
    }

    /// What no label may cover: marks, scale and north.
    fn taken(&self, keeps_sites_free: bool) -> Vec<Rectangle> {
        let (width, height) = (self.layout.width, self.height);
        let scale = width * SCALE_PART + 24.0;
        let corners = [
            Rectangle { left: 0.0, top: height - 32.0, right: scale, bottom: height },
            Rectangle { left: width - 32.0, top: 0.0, right: width, bottom: 48.0 },
        ];
        let seats = drawn_places(self.view).map(|it| (it.at, place_reach(it)));
        let sites = drawn_sites(self.view).filter(|_| keeps_sites_free);
        let sites = sites.map(|it| (it.at, Mark::of_site(it.sort).reach()));
        let marks = seats.chain(sites);
        let about = |(at, reach): (Point, f64)| {
            Rectangle::about(self.projection.spot(at), reach * self.layout.marks)
        };
        let marks = marks.map(about);
        corners.into_iter().chain(marks).collect()
    }

    fn labels(&self, lettered: Vec<Lettered>, taken: &[Rectangle]) -> Vec<Label> {
        let within = Rectangle {
            left: EDGE,
            top: EDGE,
            right: self.layout.width - EDGE,
            bottom: self.height - EDGE,
        };
        let size = |line: &Line| (line.width(), line.size * LINE_HEIGHT);
        let wanted: Vec<Wanted> = lettered
            .iter()
            .map(|it| Wanted {
                at: it.at,
                reach: it.reach,
                lines: it.lines.iter().map(size).collect(),
            })
            .collect();
        let found = lettered.into_iter().zip(find_room(&wanted, &within, taken));
        let label = |(mut it, room): (Lettered, Option<Room>)| {
            let room = room?;
            it.lines.truncate(room.lines);
            Some(Label { room, lines: it.lines })
        };
        found.filter_map(label).collect()
    }
}

fn place_reach(place: &Place) -> f64 {
    let mark = Mark::worst(&place.marks);
    if place.marks.is_in_area { Mark::InArea.reach() } else { mark.reach() }
}

impl Line {
    fn width(&self) -> f64 {
        let letters = self.pieces.iter().flat_map(|(_, text)| text.chars());
        letters.map(width).sum::<f64>() * self.size
    }
}

impl Label {
    fn x(&self) -> f64 {
        self.room.anchor.of(&self.room.rectangle)
    }

    fn anchor(&self) -> &'static str {
        self.room.anchor.name()
    }

    /// Its lines with the foot of their letters.
    fn lines(&self) -> impl Iterator<Item = (f64, &Line)> {
        let mut top = self.room.rectangle.top;
        self.lines.iter().map(move |line| {
            let foot = top + line.size * LINE_FOOT;
            top += line.size * LINE_HEIGHT;
            (foot, line)
        })
    }
}

/// How wide a character is, by the height of the letters, in the fonts of the style sheet.
const fn width(letter: char) -> f64 {
    match letter {
        ' ' => 0.32,
        '\u{2002}' => 0.5,
        'a'..='z' | '0'..='9' => 0.6,
        '!'..='~' => 0.72,
        _ => 1.0,
    }
}

fn cut(name: &str) -> String {
    let mut so_far = 0.0;
    let kept = name.chars().take_while(|letter| {
        so_far += width(*letter);
        so_far <= NAME_WIDTH_MAX
    });
    let kept: String = kept.collect();
    if kept.len() == name.len() { kept } else { format!("{kept}…") }
}
