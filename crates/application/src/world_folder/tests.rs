//! A world comes in by the rules of every import, or with everything that is wrong told.

use std::collections::BTreeMap;

use domain::kernel::{Key, RegionLevel, RowAt, Sheet};
use domain::people::{Person, PersonKind, Post};
use domain::places::{Catalogue, SiteKind};
use domain::supplies::VehicleKind;
use domain::{Refusal, people, places, supplies};
use exchange::schema::{Problem, SheetProblem as TableProblem};

use super::*;
use crate::import::FileProblems;

fn yunze() -> WorldFiles {
    let mut files = WorldFiles::default();
    for (file, bytes) in [
        (WorldFile::Sheet, &include_bytes!("../../../../worlds/yunze/world.yaml")[..]),
        (WorldFile::Regions, include_bytes!("../../../../worlds/yunze/regions.csv")),
        (WorldFile::People, include_bytes!("../../../../worlds/yunze/people.csv")),
        (WorldFile::Sites, include_bytes!("../../../../worlds/yunze/sites.csv")),
        (WorldFile::Resources, include_bytes!("../../../../worlds/yunze/resources.csv")),
    ] {
        files.put(file, bytes.to_vec());
    }
    files
}

fn read_yunze() -> WorldFolder {
    read_world(&yunze()).unwrap_or_else(|it| panic!("{it:?}"))
}

const SHEET: &str = "title: {zh: 小县}\nzone: Asia/Shanghai\nday_one: 2026-06-15\nseed: 1\n";

const PEOPLE: &str = "sheet,code,name,kind,parent,region,number,unit,title,holders,phone\n\
    units,psb,公安局,public_security,,,,,,,\n\
    people,,陈建国,sworn,,,j001,psb,,,\n\
    posts,chief,,,,,,psb,局长,j001,\n\
    phones,,,,,,j001,,,,13871234567\n";

const SITES: &str = "code,name,kind,region,unit\nstore,物资库,warehouse,990001,psb\n";

const RESOURCES: &str = "sheet,code,kind,seats,home,unit,site,item,name,measure,quantity,\
    counted_on\n\
    vehicles,boat-1,boat,8,store,psb,,,,,,\n\
    stock,,,,,,store,sandbag,沙袋,条,26000,2026-06-01\n";

fn small() -> WorldFiles {
    let mut files = WorldFiles::default();
    files.put(WorldFile::Sheet, SHEET.into());
    files.put(WorldFile::Regions, "code,name\n990001,小县\n".into());
    files.put(WorldFile::People, PEOPLE.into());
    files.put(WorldFile::Sites, SITES.into());
    files.put(WorldFile::Resources, RESOURCES.into());
    files
}

/// The small world with one file written otherwise.
fn with(file: WorldFile, text: &str) -> Vec<WorldProblem> {
    let mut files = small();
    files.put(file, text.into());
    read_world(&files).expect_err("it is wrong")
}

/// What the rules said, by row.
fn refused(problem: &WorldProblem) -> Vec<(RowAt, &'static str)> {
    let WorldFlaw::Refused(refusal) = &problem.flaw else { panic!("{problem:?}") };
    let rows = match refusal {
        Refusal::People(people::Refusal::RowsRefused { problems })
        | Refusal::Places(places::Refusal::RowsRefused { problems })
        | Refusal::Supplies(supplies::Refusal::RowsRefused { problems }) => problems,
        other => panic!("{other:?}"),
    };
    rows.told.iter().map(|it| (it.at, it.refusal.code())).collect()
}

#[test]
fn yunze_has_the_regions_that_its_description_names() {
    let world = read_yunze();
    let at = |level| world.regions.iter().filter(move |it| it.code.level() == level);
    let people = |level| at(level).filter_map(|it| it.population).sum::<u32>();
    assert_eq!(at(RegionLevel::Township).count(), 12);
    assert_eq!(at(RegionLevel::Village).count(), 203);
    let kind = |kind| move |it: &&RegionRow| it.kind.as_deref() == Some(kind);
    assert_eq!(at(RegionLevel::Village).filter(kind("community")).count(), 21);
    assert_eq!(people(RegionLevel::County), 422_000);
    assert_eq!(people(RegionLevel::Township), 422_000);
    assert_eq!(people(RegionLevel::Village), 422_000);
    assert_eq!(world.places.adopted(Catalogue::Regions).map(|it| it.rows), Some(216));
}

#[test]
fn yunze_has_the_people_that_its_description_names() {
    let world = read_yunze();
    let mut by_kind: BTreeMap<PersonKind, usize> = BTreeMap::new();
    for person in world.people.persons() {
        *by_kind.entry(person.kind).or_default() += 1;
    }
    let count = |kind| by_kind.get(&kind).copied().unwrap_or(0);
    assert_eq!((count(PersonKind::Sworn), count(PersonKind::Auxiliary)), (330, 420));
    assert_eq!(count(PersonKind::CommitteeMember), 203);
    let coded = |prefix: &str| {
        let posts = world.people.posts().filter(|it| it.code.as_str().starts_with(prefix));
        posts.map(|it| it.holders_at(world.sheet.begins).count()).collect::<Vec<_>>()
    };
    assert_eq!(coded("info-reporter."), [1; 203]);
    assert_eq!(coded("station-chief."), [1; 12]);
    assert_eq!(coded("community-officer.").iter().sum::<usize>(), 78);
    assert_eq!(coded("psb-duty-commander"), [2]);
    assert_eq!(coded("psb-duty-officer"), [3]);
}

#[test]
fn yunze_has_the_shelters_boats_and_sandbags_that_its_description_names() {
    let world = read_yunze();
    let of_kind = |kind| world.places.sites().filter(move |it| it.details.kind == kind);
    let room = |kind| of_kind(kind).filter_map(|it| it.details.capacity_persons).sum::<u32>();
    assert_eq!((of_kind(SiteKind::Shelter).count(), room(SiteKind::Shelter)), (9, 4_400));
    assert_eq!(room(SiteKind::QuarantineSite), 210);
    let vehicles = |kind| world.supplies.vehicles().filter(|it| it.details.kind == kind).count();
    assert_eq!((vehicles(VehicleKind::Boat), vehicles(VehicleKind::Bus)), (16, 30));
    let stock = |item: &str| {
        let lines = world.supplies.stock().filter(|it| it.item.as_str() == item);
        lines.map(|it| it.quantity).sum::<u32>()
    };
    assert_eq!((stock("sandbag"), stock("life-jacket")), (26_000, 420));
    let store = world.places.site_coded(&"psb-store".parse::<Key>().expect("a key"));
    let store = store.expect("the store is there").id;
    let masks = world.supplies.stock_at(store, &"n95-mask".parse().expect("a key"));
    assert_eq!(masks.map(|it| it.quantity), Some(5_160));
    assert!(world.supplies.stock().all(|it| it.minimum < it.quantity));
}

/// Who holds a post or acts in it when the world begins.
fn in_post<'a>(world: &'a WorldFolder, post: &'a Post) -> impl Iterator<Item = &'a Person> {
    let now = world.sheet.begins;
    let deputies = post.deputies_at(now).map(|(deputy, _)| deputy);
    post.holders_at(now).chain(deputies).filter_map(|id| world.people.person(id))
}

#[test]
fn in_yunze_whoever_is_in_a_post_can_be_reached_and_has_learned_what_it_needs() {
    let world = read_yunze();
    let day_one = world.sheet.day_one;
    for post in world.people.posts() {
        let code = &post.code;
        assert!(post.deputies_at(world.sheet.begins).count() > 0, "{code} has no deputy");
        for person in in_post(&world, post) {
            for needed in &post.details.needs {
                let certificate = person.certificates.get(needed);
                let counts = certificate
                    .is_some_and(|it| it.expires.is_none_or(|last| last.days_since(day_one) > 60));
                assert!(counts, "{code}: {} lacks {needed:?}", person.number);
            }
            let fresh = person.contacts.first().and_then(|it| it.verified);
            let days = fresh.map(|it| day_one.days_since(it.called_on));
            assert!(days.is_some_and(|it| (0..=90).contains(&it)), "{code}: {}", person.number);
        }
    }
}

#[test]
fn the_same_files_make_the_same_world_and_another_seed_makes_other_ids() {
    let world = read_world(&small()).expect("it is sound");
    assert_eq!(read_world(&small()).expect("it is sound"), world);
    let mut files = small();
    files.put(WorldFile::Sheet, SHEET.replace("seed: 1", "seed: 2").into());
    let other = read_world(&files).expect("it is sound");
    let ids = |world: &WorldFolder| world.people.persons().map(|it| it.id).collect::<Vec<_>>();
    assert_ne!(ids(&other), ids(&world));
}

#[test]
fn a_list_that_is_not_there_is_an_empty_register_and_a_sheet_must_be_there() {
    let mut files = WorldFiles::default();
    let problems = read_world(&files).expect_err("the sheet must be there");
    assert!(matches!(
        &problems[..],
        [WorldProblem { file: WorldFile::Sheet, flaw: WorldFlaw::NoFile }]
    ));
    files.put(WorldFile::Sheet, SHEET.into());
    let world = read_world(&files).expect("a sheet is enough");
    assert_eq!((world.people.persons().count(), world.regions.len()), (0, 0));
}

#[test]
fn a_cell_that_is_not_understood_is_told_with_its_file_row_and_column() {
    let text = PEOPLE.replace("公安局,public_security", "公安局,police");
    let problems = with(WorldFile::People, &text);
    let [WorldProblem { file: WorldFile::People, flaw: WorldFlaw::File(wrong) }] = &problems[..]
    else {
        panic!("{problems:?}")
    };
    let FileProblems::Rows { cells, .. } = wrong else { panic!("{wrong:?}") };
    assert_eq!((cells[0].row, cells[0].column, cells[0].column_key), (2, 4, "kind"));
    assert!(matches!(cells[0].problem, Problem::UnknownChoice { .. }));
}

#[test]
fn what_the_rules_say_is_told_with_file_and_row_and_what_stands_on_it_is_not_asked() {
    let text = PEOPLE.replace("sworn,,,j001,psb", "sworn,,,j001,station");
    let problems = with(WorldFile::People, &text);
    assert_eq!(problems.len(), 1);
    let row = RowAt { sheet: Sheet::People, row: 3 };
    assert_eq!(refused(&problems[0]), [(row, "no_such_unit_code")]);

    let text = PEOPLE.replace("局长,j001", "局长,j002");
    let sites = SITES.replace("990001", "990002");
    let mut files = small();
    files.put(WorldFile::People, text.into());
    files.put(WorldFile::Sites, sites.into());
    let problems = read_world(&files).expect_err("both are wrong");
    let told: Vec<_> = problems.iter().map(|it| (it.file, refused(it))).collect();
    let expected = [
        (WorldFile::People, RowAt { sheet: Sheet::Posts, row: 4 }, "no_such_number"),
        (WorldFile::Sites, RowAt { sheet: Sheet::Sites, row: 2 }, "no_such_region"),
    ];
    assert_eq!(told, expected.map(|(file, row, code)| (file, vec![(row, code)])));
}

#[test]
fn every_file_that_is_wrong_is_told_at_once() {
    let mut files = small();
    files.put(WorldFile::Sheet, SHEET.replace("2026-06-15", "Monday").into());
    files.put(WorldFile::Regions, "code,name\n99000,小县\n".into());
    files.put(WorldFile::Sites, SITES.replace("warehouse", "barn").into());
    files.put(WorldFile::Resources, RESOURCES.replace("26000", "many").into());
    let problems = read_world(&files).expect_err("nearly all are wrong");
    let told: Vec<_> = problems.iter().map(|it| it.file).collect();
    assert_eq!(
        told,
        [WorldFile::Sheet, WorldFile::Regions, WorldFile::Sites, WorldFile::Resources]
    );
}

#[test]
fn nothing_of_a_world_is_passed_over_in_silence() {
    let sheets = |problems: &[WorldProblem]| match problems {
        [WorldProblem { flaw: WorldFlaw::File(FileProblems::Rows { sheets, .. }), .. }] => {
            sheets.clone()
        }
        other => panic!("{other:?}"),
    };
    let strange = sheets(&with(WorldFile::People, &PEOPLE.replace("posts,", "post,")));
    assert!(matches!(&strange[..], [TableProblem::UnknownSheet { sheet, .. }] if sheet == "post"));
    let text = SITES.replace(",unit\n", ",owner\n");
    let strange = sheets(&with(WorldFile::Sites, &text));
    assert!(matches!(
        &strange[..],
        [TableProblem::UnknownColumn { column: 5, heading, .. }] if heading == "owner"
    ));
    let empty = with(WorldFile::Resources, "sheet,code,kind\n");
    assert!(matches!(
        &empty[..],
        [WorldProblem { flaw: WorldFlaw::File(FileProblems::Nothing), .. }]
    ));
}

#[test]
fn a_world_does_not_know_what_has_not_happened_yet() {
    let text = RESOURCES.replace("2026-06-01", "2026-06-20");
    let problems = with(WorldFile::Resources, &text);
    let row = RowAt { sheet: Sheet::Stock, row: 3 };
    assert_eq!(refused(&problems[0]), [(row, "counted_in_the_future")]);
}
