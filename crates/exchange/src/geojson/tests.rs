//! Reads the outlines of others, and what is wrong on purpose.

use proptest::prelude::*;

use super::*;
use crate::corpora::{files, folder};

fn collection(features: &str) -> Result<Collection, Refused> {
    let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}");
    read(text.as_bytes(), &MapLimits::default())
}

fn feature(kind: &str, coordinates: &str) -> String {
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"name\":\"崇阳县\",\"code\":421223}},\
         \"geometry\":{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}}}"
    )
}

const SQUARE: &str = "[[[114,29],[114,30],[115,30],[115,29],[114,29]]]";

#[test]
fn points_and_areas_are_read_with_their_properties() {
    let features = [
        feature("Point", "[114.04,29.55]"),
        feature("Polygon", SQUARE),
        feature("MultiPolygon", &format!("[{SQUARE}]")),
    ];
    let collection = collection(&features.join(",")).unwrap();
    assert_eq!((collection.features.len(), collection.findings.len()), (3, 0));
    let county = &collection.features[2];
    assert_eq!(county.text("name").as_deref(), Some("崇阳县"));
    assert_eq!(county.text("code").as_deref(), Some("421223"));
    assert_eq!(county.text("none"), None);
    let seat = Position::new(114.04, 29.55).unwrap();
    assert!(collection.features.iter().all(|feature| feature.geometry.contains(seat)));
}

#[test]
fn what_is_wrong_with_a_feature_is_told_by_its_number() {
    let features = [
        feature("Point", "[29.55,114.04]"),
        feature("Point", "[1140.4,29.55]"),
        feature("Point", "[\"114\",29]"),
        feature("Point", "[114]"),
        feature("Polygon", "[[[114,29],[114,30],[115,30],[115,29]]]"),
        feature("Polygon", "[[[114,29],[114,30],[114,29]]]"),
        feature("Polygon", "[]"),
        feature("Polygon", "[114,29]"),
        feature("MultiPolygon", "[]"),
        feature("LineString", "[[114,29]]"),
        feature("GeometryCollection", "[]"),
        "{\"type\":\"Feature\",\"geometry\":null}".to_owned(),
        "{\"type\":\"Point\"}".to_owned(),
        "7".to_owned(),
        "{\"type\":\"Feature\",\"properties\":{\"a\":[1],\"b\":true,\"c\":null},\
         \"geometry\":{\"type\":\"Point\",\"coordinates\":[114,29,500]}}"
            .to_owned(),
    ];
    let collection = collection(&features.join(",")).unwrap();
    assert_eq!(collection.features.len(), 1);
    let told: Vec<String> = collection.findings.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    feature 0: 29.55, 114.04 seems to be latitude, longitude: longitude comes first
    feature 1: longitude 1140.4, latitude 29.55 is no place: export in degrees (WGS 84)
    feature 2: the coordinates are not nested as this type of geometry needs it
    feature 3: the coordinates are not nested as this type of geometry needs it
    feature 4: an outline is not closed: its last position must be its first
    feature 5: an outline of 3 positions encloses nothing: it needs four
    feature 6: the coordinates are not nested as this type of geometry needs it
    feature 7: the coordinates are not nested as this type of geometry needs it
    feature 8: there is no geometry: draw it
    feature 9: a line of 1 positions goes nowhere: it needs two
    feature 10: "GeometryCollection" is not read: use points, lines or areas, each for itself
    feature 11: there is no geometry: draw it
    feature 12: this is no feature: its type must be "Feature"
    feature 13: this is no feature: its type must be "Feature"
    feature 14: heights were left out
    feature 14: property "a" is neither text nor number and was left out
    feature 14: property "b" is neither text nor number and was left out
    "#);
    let lost = collection.findings.iter().filter(|it| it.flaw.loses_feature()).count();
    assert_eq!(lost, 14);
}

#[test]
fn what_is_no_map_is_refused() {
    let limits = MapLimits { positions_max: 6, features_max: 2, ..MapLimits::default() };
    let read = |text: &str| read(text.as_bytes(), &limits).unwrap_err();
    assert_eq!(read(""), Refused::NotJson { line: 1, column: 0 });
    assert_eq!(read("{\"type\": 1e999}"), Refused::NotJson { line: 1, column: 14 });
    assert_eq!(read("{\"type\":\"Point\"}"), Refused::NotACollection);
    assert_eq!(read("{\"type\":\"FeatureCollection\"}"), Refused::NotACollection);
    assert_eq!(read(&"[".repeat(100_000)), Refused::TooDeep { max: 16 });
    let all =
        |features: &str| format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}");
    let square = feature("Polygon", SQUARE);
    assert_eq!(
        read(&all(&[square.clone(), square].join(","))),
        Refused::TooManyPositions { max: 6 }
    );
    assert_eq!(read(&all("1,2,3")), Refused::TooManyFeatures { max: 2 });
    assert_eq!(read(&all(&"1,".repeat(1_000))), Refused::TooManyPositions { max: 6 });
    let small = MapLimits { bytes_max: 3, ..MapLimits::default() };
    assert_eq!(super::read(b"{   }", &small), Err(Refused::TooLarge { max: 3 }));
}

#[test]
fn outlines_are_written_by_the_right_hand_rule() {
    let hole = "[[114.2,29.2],[114.8,29.2],[114.8,29.8],[114.2,29.8],[114.2,29.2]]";
    let outer = "[[114,29],[114,30],[115,30],[115,29],[114,29]]";
    let clockwise = collection(&feature("Polygon", &format!("[{outer},{hole}]"))).unwrap();
    let written = write(&clockwise.features);
    assert!(written.contains("[[[114.0,29.0],[115.0,29.0],[115.0,30.0]"), "{written}");
    assert!(written.contains("[[114.2,29.2],[114.2,29.8],[114.8,29.8]"), "{written}");
    let again = read(written.as_bytes(), &MapLimits::default()).unwrap();
    assert_eq!(write(&again.features), written);
    assert_eq!(again.features[0].properties, clockwise.features[0].properties);
}

#[test]
fn the_outlines_of_others_are_read_and_measured() {
    let Some(boundaries) = folder("data/boundaries") else { return };
    let mut counties = 0;
    for path in files(&boundaries, &["geojson"]) {
        let bytes = std::fs::read(&path).unwrap();
        let map = read(&bytes, &MapLimits::default()).unwrap();
        let lost: Vec<_> = map.findings.iter().filter(|it| it.flaw.loses_feature()).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
        counties += map.features.len();
        for feature in &map.features {
            let area = feature.geometry.area_square_metres() / 1e6;
            assert!((10.0..30_000.0).contains(&area), "{:?} {area}", feature.text("name"));
            assert!(feature.geometry.centroid().is_some());
        }
        // The county gives its area as 1,968 km²; these outlines are simplified.
        let chongyang = |it: &&Feature| it.text("name").as_deref() == Some("崇阳县");
        let county = map.features.iter().find(chongyang).unwrap();
        let area = county.geometry.area_square_metres() / 1e6;
        assert!((1_960.0..2_000.0).contains(&area), "{} {area}", path.display());
        let again = read(write(&map.features).as_bytes(), &MapLimits::default()).unwrap();
        assert_eq!(again.features.len(), map.features.len());
    }
    assert_eq!(counties, 103 + 6 + 6);
}

#[test]
fn every_township_seat_lies_in_its_county_and_in_no_other() {
    let Some(data) = folder("data") else { return };
    let town: serde_json::Value =
        serde_json::from_slice(&std::fs::read(data.join("chongyang.json")).unwrap()).unwrap();
    let seats: Vec<Position> = town["townships"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| Some((it["seat"]["lon"].as_f64()?, it["seat"]["lat"].as_f64()?)))
        .map(|(longitude, latitude)| Position::new(longitude, latitude).unwrap())
        .collect();
    assert_eq!(seats.len(), 12);
    let bytes = std::fs::read(data.join("boundaries/hubei_counties_tianditu.geojson")).unwrap();
    let map = read(&bytes, &MapLimits::default()).unwrap();
    for seat in seats {
        let holders: Vec<_> = map
            .features
            .iter()
            .filter(|feature| feature.geometry.contains(seat))
            .map(|feature| feature.text("name").unwrap())
            .collect();
        assert_eq!(holders, ["崇阳县"]);
    }
}

fn position() -> impl Strategy<Value = Position> {
    (-180.0..=180.0_f64, -90.0..=90.0_f64).prop_map(|(a, b)| Position::new(a, b).unwrap())
}

fn ring() -> impl Strategy<Value = Ring> {
    prop::collection::vec(position(), 3..8).prop_map(|mut positions| {
        positions.push(positions[0]);
        Ring::new(positions).unwrap()
    })
}

fn polygon() -> impl Strategy<Value = Polygon> {
    (ring(), prop::collection::vec(ring(), 0..2))
        .prop_map(|(outer, holes)| Polygon { outer, holes })
}

fn any_feature() -> impl Strategy<Value = Feature> {
    let geometry = prop_oneof![
        position().prop_map(Geometry::Point),
        polygon().prop_map(Geometry::Polygon),
        prop::collection::vec(polygon(), 1..3).prop_map(Geometry::MultiPolygon),
    ];
    let property = prop_oneof![
        any::<String>().prop_map(Property::Text),
        (-1e9..1e9_f64).prop_map(Property::Number)
    ];
    let properties = prop::collection::btree_map("[a-z张]{1,4}", property, 0..3);
    (geometry, properties).prop_map(|(geometry, properties)| Feature { geometry, properties })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(features in prop::collection::vec(any_feature(), 0..4)) {
        let written = write(&features);
        let read_back = read(written.as_bytes(), &MapLimits::default()).unwrap();
        prop_assert!(read_back.findings.is_empty());
        // Directions may have been turned; written once more, nothing changes any longer.
        prop_assert_eq!(write(&read_back.features), written);
        for (before, after) in features.iter().zip(&read_back.features) {
            prop_assert_eq!(&before.properties, &after.properties);
            let (a, b) = (&before.geometry, &after.geometry);
            let (a, b) = (a.area_square_metres(), b.area_square_metres());
            prop_assert!((a - b).abs() <= 1e-6 * a.max(1.0));
        }
    }

    #[test]
    fn random_text_never_panics(text in "[\\[\\]{}\",:a-z0-9.e-]{0,200}") {
        let _ = read(text.as_bytes(), &MapLimits::default());
        let _ = collection(&text);
    }
}
