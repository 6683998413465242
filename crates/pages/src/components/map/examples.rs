//! Maps of a few places: with and without boundaries, and of nothing.

use std::sync::Arc;

use askama::Template;
use domain::kernel::Point;
use words::{Gallery, Maps, OperationOverview, Samples};

use super::super::Viewer;
use super::{
    Base, BaseKind, BaseShape, Boundary, MapFigure, MapView, Place, PlaceMarks, Site, SiteSort,
};

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
    drawn: MapFigure,
    wall: MapFigure,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let language = viewer.shell.language;
    let ring = CORNERS.iter().filter_map(|(east, north)| Point::from_degrees(*east, *north).ok());
    let boundary = Boundary { rings: vec![ring.collect()] };
    let schematic = MapView { sites: sites(viewer), ..view(viewer, "a", Maps::Schematic) };
    let on_base = |code| {
        let ring = Boundary { rings: boundary.rings.clone() };
        let base = Base { shapes: Arc::new(base(viewer)), is_framed: true };
        let view = view(viewer, code, Maps::Drawn);
        MapView { boundaries: vec![ring], sites: sites(viewer), base, ..view }
    };
    let (drawn, wall) = (on_base("d"), on_base("e"));
    let bounded = MapView { boundaries: vec![boundary], ..view(viewer, "b", Maps::Bounded) };
    let nothing = MapView { places: Vec::new(), ..view(viewer, "c", Maps::Schematic) };
    Examples {
        schematic: MapFigure::of(schematic, language),
        bounded: MapFigure::of(bounded, language),
        nothing: MapFigure::of(nothing, language),
        drawn: MapFigure::of(drawn, language),
        wall: MapFigure::for_wall(wall, language),
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
        base: Base::default(),
    }
}

/// One of everything that a map can be drawn on.
fn base(viewer: Viewer<'_>) -> Vec<BaseShape> {
    let shape = |kind, corners: &[(f64, f64)]| {
        let points =
            corners.iter().filter_map(|(east, north)| Point::from_degrees(*east, *north).ok());
        BaseShape { kind, name: None, parts: vec![points.collect()] }
    };
    vec![
        shape(BaseKind::Upland, &[(124.1, 31.35), (124.3, 31.4), (124.35, 31.6), (124.1, 31.5)]),
        shape(BaseKind::Mountain, &[(124.15, 31.42), (124.25, 31.45), (124.2, 31.5)]),
        shape(BaseKind::Water, &[(124.33, 31.27), (124.37, 31.28), (124.36, 31.31)]),
        shape(BaseKind::Stream, &[(124.25, 31.5), (124.36, 31.4), (124.42, 31.37)]),
        shape(BaseKind::River, &[(124.36, 31.3), (124.42, 31.37), (124.55, 31.36), (124.74, 31.4)]),
        shape(BaseKind::Road, &[(124.12, 31.25), (124.42, 31.38), (124.7, 31.37)]),
        shape(BaseKind::Railway, &[(124.2, 31.2), (124.5, 31.45), (124.7, 31.5)]),
        shape(BaseKind::Expressway, &[(124.48, 31.62), (124.46, 31.4), (124.52, 31.2)]),
        shape(BaseKind::Border, &[(124.1, 31.2), (124.1, 31.5), (124.4, 31.65)]),
        shape(BaseKind::Exit, &[(124.46, 31.45)]),
        shape(BaseKind::Spring, &[(124.3, 31.25)]),
        shape(BaseKind::Peak, &[(124.2, 31.47)]),
    ]
    .into_iter()
    .map(|it| {
        let name = match it.kind {
            BaseKind::River => Some(Samples::River),
            BaseKind::Border => Some(Samples::Border),
            BaseKind::Water
            | BaseKind::Expressway
            | BaseKind::Exit
            | BaseKind::Spring
            | BaseKind::Stream
            | BaseKind::Railway
            | BaseKind::Road
            | BaseKind::Peak
            | BaseKind::Mountain
            | BaseKind::Upland => None,
        };
        BaseShape { name: name.map(|it| viewer.say(it)), ..it }
    })
    .collect()
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
