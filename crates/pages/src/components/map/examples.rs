//! Maps of a few places: with and without boundaries, and of nothing.

use askama::Template;
use domain::kernel::Point;
use words::{Gallery, Maps, OperationOverview, Samples};

use super::super::Viewer;
use super::{Boundary, MapFigure, MapView, Place, PlaceMarks, Site, SiteSort};

/// Corners of a boundary, as longitudes and latitudes.
const CORNERS: [(f64, f64); 5] =
    [(124.1, 31.2), (124.7, 31.2), (124.75, 31.5), (124.4, 31.65), (124.1, 31.5)];

#[derive(Template)]
#[template(path = "components/map/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    schematic: MapFigure,
    bounded: MapFigure,
    nothing: MapFigure,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let language = viewer.shell.language;
    let ring = CORNERS.iter().filter_map(|(east, north)| Point::from_degrees(*east, *north).ok());
    let boundary = Boundary { rings: vec![ring.collect()] };
    let schematic = MapView { sites: sites(viewer), ..view(viewer, "a", Maps::Schematic) };
    let bounded = MapView { boundaries: vec![boundary], ..view(viewer, "b", Maps::Bounded) };
    let nothing = MapView { places: Vec::new(), ..view(viewer, "c", Maps::Schematic) };
    Examples {
        schematic: MapFigure::of(schematic, language),
        bounded: MapFigure::of(bounded, language),
        nothing: MapFigure::of(nothing, language),
        viewer,
    }
    .render()
}

fn view(viewer: Viewer<'_>, code: &str, basis: Maps) -> MapView {
    let marks = |open, overdue, blocked, is_in_area| PlaceMarks {
        open,
        overdue,
        blocked,
        is_in_area,
        href: "#map".to_owned(),
        overdue_href: "#map".to_owned(),
        blocked_href: "#map".to_owned(),
    };
    let places = [
        (Samples::Dongdu, (124.55, 31.37), marks(7, 2, 1, true)),
        (Samples::Baxia, (124.38, 31.29), marks(3, 0, 1, true)),
        (Samples::Zecheng, (124.42, 31.38), marks(5, 0, 0, false)),
        (Samples::Beiqiao, (124.25, 31.50), marks(0, 0, 0, false)),
    ];
    let place = |(at, (name, (east, north), marks)): (usize, (Samples, (f64, f64), PlaceMarks))| {
        let at = (at, Point::from_degrees(east, north).ok()?);
        Some(Place { code: format!("{code}{}", at.0), name: viewer.say(name), at: at.1, marks })
    };
    MapView {
        title: viewer.say(OperationOverview::Map),
        as_of: viewer.say(Maps::AsOf { at: viewer.time(0).clock }),
        basis: viewer.say(basis),
        places: places.into_iter().enumerate().filter_map(place).collect(),
        boundaries: Vec::new(),
        sites: Vec::new(),
    }
}

fn sites(viewer: Viewer<'_>) -> Vec<Site> {
    let sites = [
        (Samples::School, SiteSort::Shelter, (124.50, 31.45)),
        (Samples::Levee, SiteSort::KeySite, (124.60, 31.32)),
    ];
    let site = |(name, sort, (east, north)): (Samples, SiteSort, (f64, f64))| {
        let at = Point::from_degrees(east, north).ok()?;
        Some(Site { name: viewer.say(name), sort, at, href: None })
    };
    sites.into_iter().filter_map(site).collect()
}
