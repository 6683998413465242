//! The map of the sample county: what it shows, and that it can be read.

use askama::Template as _;
use domain::kernel::Point;
use words::{Language, Maps, Say};

use super::drawing::Drawing;
use super::layout::{Layout, NARROW, WIDE};
use super::marks::Mark;
use super::room::Rectangle;
use super::*;

const REGIONS: &str = include_str!("../../../../../worlds/yunze/regions.csv");

fn point(longitude: f64, latitude: f64) -> Point {
    Point::from_degrees(longitude, latitude).expect("on the earth")
}

/// The twelve townships of Yunze, with nothing to do.
fn townships() -> Vec<Place> {
    let rows = REGIONS.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let places: Vec<Place> = rows
        .filter(|row| row[0].len() == 9)
        .map(|row| Place {
            code: row[0].to_owned(),
            name: row[1].to_owned(),
            at: point(row[3].parse().expect("degrees"), row[4].parse().expect("degrees")),
            marks: PlaceMarks { href: format!("?area={}", row[0]), ..PlaceMarks::default() },
        })
        .collect();
    assert_eq!(places.len(), 12);
    places
}

fn marks(open: u32, overdue: u32, blocked: u32, is_in_area: bool) -> PlaceMarks {
    let href = |of: &str| format!("?area=1&kind={of}");
    PlaceMarks {
        open,
        overdue,
        blocked,
        is_in_area,
        href: href("task"),
        overdue_href: href("overdue"),
        blocked_href: href("blocked"),
    }
}

fn site(name: &str, sort: SiteSort, at: Point) -> Site {
    Site { name: name.to_owned(), sort, at, href: None }
}

fn view(places: Vec<Place>, language: Language) -> MapView {
    MapView {
        title: "各乡镇任务".to_owned(),
        as_of: Maps::AsOf { at: "14:05".to_owned() }.say(language),
        basis: Maps::Schematic.say(language),
        places,
        boundaries: Vec::new(),
        sites: Vec::new(),
        base: Base::default(),
    }
}

/// A day of the flood: the plan acts along the river, elsewhere there is little or nothing.
fn flood(language: Language) -> MapView {
    let mut places = townships();
    for (name, it) in [
        ("泽城镇", marks(5, 1, 0, true)),
        ("东渡镇", marks(7, 2, 1, true)),
        ("坝下镇", marks(3, 0, 1, true)),
        ("柏坪镇", marks(2, 0, 0, false)),
        ("北桥镇", marks(1, 0, 0, false)),
        ("竹园乡", marks(1, 0, 0, false)),
        ("汤泉镇", marks(1, 1, 0, false)),
    ] {
        let place = places.iter_mut().find(|place| place.name == name).expect("a township");
        place.marks = it;
    }
    let mut view = view(places, language);
    view.sites = vec![
        site("东渡镇高岗小学", SiteSort::Shelter, point(124.5426, 31.3865)),
        site("坝下镇中心小学", SiteSort::Shelter, point(124.3149, 31.3108)),
        site("澄湖水库", SiteSort::KeySite, point(124.2817, 31.2775)),
        site("柏溪水库", SiteSort::KeySite, point(124.3012, 31.5306)),
        site("东渡大堤下段", SiteSort::KeySite, point(124.5815, 31.3595)),
    ];
    view
}

fn drawing(view: &MapView, layout: Layout, language: Language) -> Drawing {
    Drawing::of(view, layout, language).expect("there are points")
}

/// No label covers another one or a mark, and none leaves the drawing.
fn is_legible(drawing: &Drawing, width: f64, what: &str) {
    let edge = Rectangle { left: 0.0, top: 0.0, right: width, bottom: drawing.height };
    for (at, label) in drawing.labels.iter().enumerate() {
        let own = label.room.rectangle;
        assert!(edge.holds(&own), "{what}: {own:?} leaves the drawing");
        for other in &drawing.labels[at + 1..] {
            assert!(!own.overlaps(&other.room.rectangle), "{what}: {own:?} covers another one");
        }
        for it in &drawing.marks {
            let mark = Rectangle::about(it.at, it.mark.reach());
            assert!(!own.overlaps(&mark), "{what}: {own:?} covers {:?} at {:?}", it.mark, it.at);
        }
    }
}

#[test]
fn the_labels_of_twelve_townships_cover_nothing() {
    for language in Language::ALL {
        let quiet = view(townships(), language);
        let mut busy = view(townships(), language);
        for place in &mut busy.places {
            place.marks = marks(12, 3, 2, true);
        }
        for (what, view) in [("quiet", quiet), ("flood", flood(language)), ("busy", busy)] {
            for layout in [WIDE, NARROW] {
                let drawing = drawing(&view, layout, language);
                is_legible(&drawing, layout.width, what);
                assert!(drawing.labels.len() >= 12, "{what}: every township has its name");
            }
        }
    }
    let wide = drawing(&flood(Language::Chinese), WIDE, Language::Chinese);
    assert_eq!((WIDE.width, wide.height), (560.0, 420.0));
}

#[test]
fn a_place_has_the_shape_of_its_worst_and_its_numbers_in_words() {
    let html = MapFigure::of(flood(Language::Chinese), Language::Chinese).to_string();
    assert!(html.contains("<strong>2 项超期</strong>"), "{html}");
    assert!(html.contains("7 项未完") && html.contains("<strong>1 项受阻</strong>"));
    assert!(html.contains("超期 2") && html.contains("未完 7"), "the drawing has them too");
    let drawing = drawing(&flood(Language::Chinese), WIDE, Language::Chinese);
    let count = |mark| drawing.marks.iter().filter(|it| it.mark == mark).count();
    assert_eq!([Mark::Overdue, Mark::Blocked, Mark::Open].map(count), [3, 1, 3]);
    assert_eq!([Mark::NothingOpen, Mark::InArea, Mark::KeySite].map(count), [5, 3, 3]);
}

#[test]
fn boundaries_are_drawn_in_place_of_a_grid() {
    let mut view = flood(Language::Chinese);
    let schematic = MapFigure::of(flood(Language::Chinese), Language::Chinese).to_string();
    assert!(schematic.contains("map-grid") && !schematic.contains("map-outline"));
    let corners = [(124.0, 31.1), (124.7, 31.1), (124.7, 31.8), (124.0, 31.8)];
    let ring = corners.map(|(longitude, latitude)| point(longitude, latitude));
    view.boundaries.push(Boundary { rings: vec![ring.to_vec()] });
    let html = MapFigure::of(view, Language::Chinese).to_string();
    assert!(!html.contains("map-grid"));
    assert_eq!(html.matches("class=\"map-outline\"").count(), 2);
}

#[test]
fn names_cannot_break_out_of_the_map() {
    let mut view = flood(Language::English);
    view.title = "<script>&\"'".to_owned();
    view.places[0].name = "</text><a>&".to_owned();
    view.places[0].marks.href = "?a=\"><b>&c".to_owned();
    view.sites[0].name = "</svg>'\"<i>".to_owned();
    let html = MapFigure::of(view, Language::English).to_string();
    for wrong in ["<script", "</text><a>", "\"><b>", "'\"<i>"] {
        assert!(!html.contains(wrong), "{wrong}");
    }
    assert_eq!(html.matches("</svg>").count(), html.matches("<svg").count());
    assert!(html.contains("&#60;/text&#62;"), "{html}");
}

#[test]
fn a_map_of_nothing_says_what_to_do() {
    let html = MapFigure::of(view(Vec::new(), Language::Chinese), Language::Chinese).to_string();
    assert!(html.contains(&Maps::Nothing.say(Language::Chinese)) && !html.contains("<svg"));
    assert!(html.contains("截至 14:05"));
}

#[test]
fn a_map_says_what_it_shows_and_how_old_it_is_to_everybody() {
    let html = MapFigure::of(flood(Language::English), Language::English).to_string();
    assert!(html.contains("<strong>各乡镇任务</strong>") && html.contains("As of 14:05"));
    assert_eq!(html.matches("role=\"img\"").count(), 2, "one for each width of a column");
    assert_eq!(html.matches("<title>各乡镇任务</title>").count(), 2);
    assert_eq!(html.matches("<li id=\"map-").count(), 12);
    let links = html.matches("<a href=").count();
    assert_eq!(links, 24, "every township and each of its numbers, and no site without a page");
    for (kind, said) in [("task", "open"), ("overdue", "overdue"), ("blocked", "blocked")] {
        let ending = format!("kind={kind}\">");
        let mut to_it = html.split(&ending).skip(1);
        assert!(to_it.any(|it| it.contains(&format!(" {said}"))), "{kind}");
    }
    // The policy of the pages allows no style in a tag.
    assert!(!html.contains("style=") && !html.contains("<style"));
}

#[test]
fn more_than_can_be_drawn_is_listed_and_said() {
    let mut many = view(Vec::new(), Language::Chinese);
    for at in 0..203_u32 {
        many.places.push(Place {
            code: at.to_string(),
            name: format!("{at} 号村"),
            at: point(124.0 + f64::from(at % 20) / 50.0, 31.0 + f64::from(at / 20) / 50.0),
            marks: marks(1, 0, 0, false),
        });
    }
    is_legible(&drawing(&many, WIDE, Language::Chinese), WIDE.width, "many");
    let html = MapFigure::of(many, Language::Chinese).to_string();
    assert!(html.contains("另有 3 处没有画在图上。") && html.contains("202 号村"));
}

#[test]
fn the_drawing_of_yunze_is_known() {
    let drawing = drawing(&flood(Language::Chinese), WIDE, Language::Chinese);
    insta::assert_snapshot!("yunze", drawing.render().expect("a drawing"));
}
