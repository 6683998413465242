//! Sites come in from sheets; lists of regions are brought in whole or not at all.
#![expect(clippy::indexing_slicing, reason = "this is a test's failure")]

use application::reference::{
    Adopting, RegionFile, RegionList, import_boundaries, import_layers, import_regions,
    read_boundaries, read_layers, read_regions,
};
use application::{Actor, Failure, RegionsWanted};
use domain::kernel::{
    House, Instant, Key, Label, Point, Realm, RegionCode, RegionLevel, SiteId, Stream, Text, decode,
};
use domain::places::{
    self, Catalogue, CloseSite, ImportSites, Places, ReopenSite, SiteKind, SiteRow,
};
use domain::realms::OpenRealm;
use testkit::{Engine, Playground, actor, command, county};
use uuid::Uuid;

use super::on_both_engines;

on_both_engines! {
    regions_are_adopted_whole_and_once,
    a_new_edition_takes_the_place_of_the_old_one,
    regions_are_counted_and_listed_as_they_are_wanted,
    what_was_staged_and_not_adopted_counts_for_nobody,
    sites_come_in_once_and_the_tables_say_what_the_rules_believe,
    a_drill_keeps_its_sites_and_its_edition,
    boundaries_are_adopted_beside_the_regions,
    base_layers_are_adopted_whole_and_a_drill_draws_on_them,
}

const COUNTY: &str = "code,name,kind,longitude,latitude,population\n\
    990001,云泽县,,114.0,29.5,422000\n990001001,泽城镇,,114.01,29.51,139400\n\
    990001001001,东门社区,,,,\n990001001002,西门社区,,,,\n990001002,东渡镇,,,,52000\n";

fn list(text: &str) -> RegionList {
    read_regions(&[RegionFile { name: "regions.csv", bytes: text.as_bytes() }]).expect("whole")
}

fn adopting() -> Adopting {
    Adopting {
        command: command(House, CloseSite { site: SiteId::from_uuid(Uuid::nil()) }).id,
        realm: Realm::real(),
        actor: actor(),
        source: Text::parse("区划表 2023").expect("fits"),
    }
}

fn adopt(playground: &Playground, list: &RegionList) -> Result<u64, Failure> {
    let mut store = playground.storage.connect().expect("the engine answers");
    let done = import_regions(&playground.office, store.as_mut(), list, adopting())?;
    Ok(done.positions.map_or(0, |(first, last)| last + 1 - first))
}

/// The county of the tests with a few of its regions.
pub(super) fn with_regions(playground: &Playground) {
    adopt(playground, &list(COUNTY)).expect("the list is sound");
}

fn region(playground: &Playground, code: &str) -> Option<String> {
    let code: RegionCode = code.parse().expect("a region");
    let read = playground.office.read(move |reading| reading.view.region(&Realm::real(), &code));
    read.expect("the list can be read").map(|row| row.name)
}

fn regions_are_adopted_whole_and_once(engine: Engine) {
    let playground = Playground::new(engine, "regions_once");
    assert_eq!(adopt(&playground, &list(COUNTY)).expect("it is sound"), 1);
    assert_eq!(adopt(&playground, &list(COUNTY)).expect("it is sound"), 0);
    let (top, below, inside) = playground
        .office
        .read(|reading| {
            let real = Realm::real();
            let top = reading.view.regions_at_the_top(&real)?;
            let below = reading.view.regions_below(&real, &county())?;
            let first = reading.view.regions_in(&real, &county(), None, 2)?;
            let after = first.last().map(|row| row.code.clone());
            let rest = reading.view.regions_in(&real, &county(), after.as_ref(), 100)?;
            Ok((top, below, [first, rest].concat()))
        })
        .expect("the list can be read");
    assert_eq!(top.len(), 1);
    assert_eq!(top[0].point, Some(Point::from_degrees(114.0, 29.5).expect("on the earth")));
    let names: Vec<_> = below.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["泽城镇", "东渡镇"]);
    assert_eq!(inside, list(COUNTY).rows());
}

fn regions_are_counted_and_listed_as_they_are_wanted(engine: Engine) {
    let playground = Playground::new(engine, "regions_wanted");
    with_regions(&playground);
    let read = |level, search: &'static str, skipped| {
        let read = move |reading: &mut application::Reading<'_>| {
            let (real, wanted) = (Realm::real(), RegionsWanted { level, search });
            let rows = reading.view.regions_listed(&real, wanted, skipped, 2)?;
            let names: Vec<String> = rows.into_iter().map(|row| row.name).collect();
            Ok::<_, application::Fault>((reading.view.regions_count(&real, wanted)?, names))
        };
        playground.office.read(read).expect("the list can be read")
    };
    let found = |count, names: &[&str]| (count, names.iter().map(|it| (*it).to_owned()).collect());
    assert_eq!(read(None, "", 0), found(5, &["云泽县", "泽城镇"]));
    assert_eq!(read(None, "", 4), found(5, &["东渡镇"]));
    assert_eq!(read(Some(RegionLevel::Village), "", 0), found(2, &["东门社区", "西门社区"]));
    assert_eq!(read(None, "990001001001", 0), found(1, &["东门社区"]));
    assert_eq!(read(Some(RegionLevel::Township), "东", 0), found(1, &["东渡镇"]));
    // Signs of patterns are looked for as they are.
    for sign in ["%", "_", "!"] {
        assert_eq!(read(None, sign, 0), found(0, &[]), "{sign}");
    }
}

fn a_new_edition_takes_the_place_of_the_old_one(engine: Engine) {
    let playground = Playground::new(engine, "regions_again");
    with_regions(&playground);
    let newer = COUNTY.replace("东渡镇", "东渡街道");
    assert_eq!(adopt(&playground, &list(&newer)).expect("it is sound"), 1);
    assert_eq!(region(&playground, "990001002").as_deref(), Some("东渡街道"));
    let old = list(COUNTY);
    let staged = playground
        .office
        .read(move |reading| reading.view.staged_rows(Catalogue::Regions, old.edition()))
        .expect("the list can be read");
    assert_eq!(staged, 0);
}

fn what_was_staged_and_not_adopted_counts_for_nobody(engine: Engine) {
    let playground = Playground::new(engine, "regions_staged");
    with_regions(&playground);
    let newer = list(&COUNTY.replace("东渡镇", "东渡街道"));
    let mut store = playground.storage.connect().expect("the engine answers");
    let mut transaction = store.write().expect("it can be written");
    let (some, _) = newer.rows().split_at(3);
    transaction.stage_regions(newer.edition(), some).expect("rows can be staged");
    transaction.commit().expect("it commits");
    drop(store);
    assert_eq!(region(&playground, "990001002").as_deref(), Some("东渡镇"));
    // The crash is over: the same list again is completed and adopted.
    assert_eq!(adopt(&playground, &newer).expect("it is sound"), 1);
    assert_eq!(region(&playground, "990001002").as_deref(), Some("东渡街道"));
}

#[test]
fn whoever_may_not_adopt_stages_nothing() {
    let playground = Playground::new(Engine::Sqlite, "regions_denied");
    let mut store = playground.storage.connect().expect("the engine answers");
    let nobody = Adopting { actor: Actor { rights: vec![], ..actor() }, ..adopting() };
    let list = list(COUNTY);
    let denied = import_regions(&playground.office, store.as_mut(), &list, nobody);
    assert!(matches!(denied, Err(Failure::Denied(_))));
    let staged = store
        .look()
        .expect("it can be read")
        .staged_rows(Catalogue::Regions, list.edition())
        .expect("it can be read");
    assert_eq!(staged, 0);
}

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn sites(first_id: u128) -> ImportSites {
    let site = |row: u32, code: &str, kind| SiteRow {
        row,
        site: SiteId::from_uuid(Uuid::from_u128(first_id + u128::from(row))),
        code: key(code),
        name: Label::chinese(Text::parse(code).expect("fits")),
        kind,
        region: county(),
        point: Some(Point::from_degrees(114.039_927, 29.555_605).expect("on the earth")),
        capacity_persons: Some(480),
        is_key_site: true,
        has_separate_rooms: row == 2,
        unit: None,
    };
    ImportSites {
        sites: vec![site(2, "shelter-1", SiteKind::Shelter), site(3, "bridge", SiteKind::Bridge)],
    }
}

/// The sheet of sites, for stories that need some.
pub(super) fn with_sites(playground: &Playground) {
    playground.office.perform(command(House, sites(700))).expect("it is sound");
}

fn places_of(playground: &Playground, realm: &Realm) -> Places {
    let realm = realm.clone();
    let read = playground.office.read(move |reading| reading.view.places(&realm));
    read.expect("the register can be read")
}

fn folded(playground: &Playground) -> Places {
    playground
        .office
        .read(|reading| {
            let mut places = Places::new(House);
            for stored in reading.view.events_of(&Realm::real(), "places/house", u64::MAX)? {
                let it = stored.sealed.envelope();
                let event = decode::<places::Event>(&it.kind, it.schema, &it.payload)
                    .expect("it was written by this program");
                places.evolve(&event, stored.moment());
            }
            Ok(places)
        })
        .expect("the journal can be read")
}

fn sites_come_in_once_and_the_tables_say_what_the_rules_believe(engine: Engine) {
    let playground = Playground::new(engine, "sites_once");
    with_regions(&playground);
    with_sites(&playground);
    let again = playground.office.perform(command(House, sites(800))).expect("it is sound");
    assert_eq!(again.positions, None);
    let site = places_of(&playground, &Realm::real()).site_coded(&key("bridge")).expect("there").id;
    let mut changed = sites(800);
    changed.sites[0].point = None;
    changed.sites[0].capacity_persons = None;
    playground.office.perform(command(House, changed)).expect("it is sound");
    playground.office.perform(command(House, CloseSite { site })).expect("it closes");
    assert_eq!(places_of(&playground, &Realm::real()), folded(&playground));
    playground.office.perform(command(House, ReopenSite { site })).expect("it opens");
    assert_eq!(places_of(&playground, &Realm::real()), folded(&playground));
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
    let map = application::reference::sites_as_geojson(&places_of(&playground, &Realm::real()));
    assert!(map.contains("114.039927"), "{map}");
}

fn a_drill_keeps_its_sites_and_its_edition(engine: Engine) {
    let playground = Playground::new(engine, "sites_drill");
    with_regions(&playground);
    with_sites(&playground);
    let drill: Realm = "drill-flood".parse().expect("a realm");
    let shows = Instant::from_microseconds(1_780_000_000_000_000);
    let opening = command(&drill, OpenRealm { shows, speed_thousandths: 1000 });
    playground.office.perform(opening).expect("it opens");
    let real = places_of(&playground, &Realm::real());
    assert_eq!(places_of(&playground, &drill), real);
    let site = real.site_coded(&key("shelter-1")).expect("there").id;
    let mut closing = command(House, CloseSite { site });
    closing.realm = drill.clone();
    playground.office.perform(closing).expect("it closes");
    assert_eq!(places_of(&playground, &Realm::real()), real);
    // A new edition in earnest leaves the drill with the one it began with, rows and all.
    let newer = COUNTY.replace("东渡镇", "东渡街道");
    adopt(&playground, &list(&newer)).expect("it is sound");
    let name = playground
        .office
        .read(move |reading| {
            let code: RegionCode = "990001002".parse().expect("a township");
            Ok(reading.view.region(&drill, &code)?.map(|row| row.name))
        })
        .expect("the list can be read");
    assert_eq!(name.as_deref(), Some("东渡镇"));
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
}

fn boundaries_are_adopted_beside_the_regions(engine: Engine) {
    let playground = Playground::new(engine, "boundaries");
    with_regions(&playground);
    let map = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"code":"990001"},"geometry":{"type":"Polygon",
        "coordinates":[[[113.7,29.2],[114.3,29.2],[114.3,29.6],[113.7,29.2]]]}}]}"#;
    let limits = testkit::exchange::geojson::MapLimits::default();
    let list = read_boundaries(map.as_bytes(), &limits).expect("a map");
    let mut store = playground.storage.connect().expect("the engine answers");
    import_boundaries(&playground.office, store.as_mut(), &list, adopting()).expect("it is sound");
    let rows = playground
        .office
        .read(|reading| reading.view.boundaries_in(&Realm::real(), &county()))
        .expect("the list can be read");
    assert_eq!(rows, list.rows());
    assert_eq!(region(&playground, "990001").as_deref(), Some("云泽县"));
}

fn base_layers_are_adopted_whole_and_a_drill_draws_on_them(engine: Engine) {
    let playground = Playground::new(engine, "layers");
    with_regions(&playground);
    let map = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"kind":"river","name":"泽水","name_en":"Ze River"},
         "geometry":{"type":"LineString","coordinates":[[124.3,31.3],[124.5,31.4]]}},
        {"type":"Feature","properties":{"kind":"upland"},"geometry":{"type":"Polygon",
         "coordinates":[[[124.1,31.2],[124.3,31.2],[124.3,31.6],[124.1,31.2]]]}}]}"#;
    let list = read_layers(map.as_bytes()).expect("two of them");
    let mut store = playground.storage.connect().expect("the engine answers");
    import_layers(&playground.office, store.as_mut(), &list, adopting()).expect("it is sound");
    let drill: Realm = "drill-flood".parse().expect("a realm");
    let shows = Instant::from_microseconds(1_780_000_000_000_000);
    let opening = command(&drill, OpenRealm { shows, speed_thousandths: 1000 });
    playground.office.perform(opening).expect("it opens");
    for realm in [Realm::real(), drill] {
        let rows = playground.office.read(move |reading| reading.view.layers(&realm));
        assert_eq!(rows.expect("they can be read"), list.rows());
    }
    // Another edition takes its place, and nothing of the old one is left for the real realm.
    let newer = map.replace("泽水", "新泽水");
    let newer = read_layers(newer.as_bytes()).expect("two of them");
    import_layers(&playground.office, store.as_mut(), &newer, adopting()).expect("it is sound");
    let rows = playground.office.read(|reading| reading.view.layers(&Realm::real()));
    assert_eq!(rows.expect("they can be read"), newer.rows());
}

/// Every village of the country, where the corpus is there.
#[test]
fn every_village_of_the_country_is_adopted() {
    let Some(folder) = testkit::corpus("data/admin") else { return };
    let mut files = Vec::new();
    for name in ["provinces.csv", "cities.csv", "areas.csv"] {
        files.push((name, std::fs::read(folder.join(name)).expect("it is readable")));
    }
    for name in ["streets_cn.csv.gz", "villages_cn.csv.gz"] {
        let unpacked = std::process::Command::new("gzip")
            .args(["-dc".as_ref(), folder.join(name).as_os_str()])
            .output()
            .expect("gzip is there");
        files.push((name, unpacked.stdout));
    }
    let files: Vec<_> =
        files.iter().map(|(name, bytes)| RegionFile { name, bytes: bytes.as_slice() }).collect();
    let list = read_regions(&files).expect("the list is whole");
    let villages = list.rows().iter().filter(|row| row.code.as_str().len() == 12).count();
    assert_eq!((list.rows().len(), villages), (665_276, 620_573));
    let playground = Playground::new(Engine::Sqlite, "regions_all");
    assert_eq!(adopt(&playground, &list).expect("it is sound"), 1);
    let seven_stars = region(&playground, "421223100001");
    assert_eq!(seven_stars.as_deref(), Some("七星社区居委会"));
    let below = playground
        .office
        .read(|reading| {
            let county: RegionCode = "421223".parse().expect("a county");
            reading.view.regions_in(&Realm::real(), &county, None, 1000)
        })
        .expect("the list can be read");
    // The county, its 13 statistical units, 206 villages and communities.
    assert_eq!(below.len(), 1 + 13 + 206);
}
