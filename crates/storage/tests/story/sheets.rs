//! What goes out as a spreadsheet comes in again and changes nothing.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "this is a test's failure")]

use application::Failure;
use application::gaps::gaps;
use application::import::{FileProblems, ReadFile, Template, derived_ids, lists, read_file};
use domain::gaps::{AcrossGap, Gap};
use domain::kernel::{CommandId, House, Realm, RowAt, Sheet};
use domain::{AnyVerb, Refusal, people, places, supplies};
use testkit::exchange::schema::Language;
use testkit::exchange::write::{Encoding, write_csv, write_xlsx};
use testkit::{Engine, Playground, command, county};
use uuid::Uuid;

use super::on_both_engines;
use super::places::with_regions;

on_both_engines! {
    a_county_comes_in_from_files_and_goes_out_to_come_in_again,
    a_file_is_refused_with_the_place_of_every_problem,
    what_a_county_lacks_is_told_until_it_is_there,
}

const PEOPLE: &str = "sheet,code,name,kind,parent,region,number,unit,competences\n\
    单位,PSB,云泽县公安局,公安机关,,990001,,,\n\
    单位,school,东渡小学,school,,990001002,,,\n\
    人员,,欧阳建国,民警,,,J001,psb,交通管制@2027-05-01、急救\n\
    人员,,司徒静雯,辅警,,,j002,psb,\n";

const POSTS: &str = "sheet,岗位编码,岗位名称,单位编码,岗位类别,任职人编号,代理人编号,所需资格,权限,\
    人员编号,电话号码,核实日期\n\
    posts,duty-officer,值班员,psb,值班员,j001,j002,值班接报,写处置日志、查看处置行动,,,\n\
    phones,,,,,,,,,j001,13871234567,2026-05-20\n\
    phones,,,,,,,,,j001,0715-3061234,\n";

const SITES: &str = "场所编码,场所名称,场所类别,区划代码,经度,纬度,容纳人数,重点部位,有单独房间,责任单位编码\n\
    shelter.dongdu,东渡小学,避难场所,990001002,114.0432,29.5556,480,否,是,school\n\
    store,物资库,储备库,990001,,,,是,,psb\n";

const RESOURCES: &str = "sheet,code,kind,plate,seats,home,unit,site,item,name,measure,quantity,\
    minimum,counted_on\n\
    车辆,boat-1,冲锋舟、橡皮艇,,8,store,psb,,,,,,,\n\
    物资,,,,,,,store,sandbag,编织袋,条,26000,10000,2026-05-20\n";

const FILES: [(Template, &str); 4] = [
    (Template::People, PEOPLE),
    (Template::Sites, SITES),
    (Template::Posts, POSTS),
    (Template::Resources, RESOURCES),
];

fn read(template: Template, bytes: &[u8], number: u128) -> Result<ReadFile, FileProblems> {
    let command = CommandId::from_uuid(Uuid::from_u128(number << 64));
    read_file(template, bytes, "上报.csv", &mut derived_ids(command))
}

fn perform(playground: &Playground, verb: AnyVerb) -> Result<usize, Failure> {
    playground.office.perform(command(House, verb)).map(|done| done.things.len())
}

fn a_county_comes_in_from_files_and_goes_out_to_come_in_again(engine: Engine) {
    let playground = Playground::new(engine, "sheets");
    with_regions(&playground);
    for (template, text) in FILES {
        let file = read(template, text.as_bytes(), 1).unwrap_or_else(|it| panic!("{it:?}"));
        assert!(perform(&playground, file.verb).expect("the rules take it") > 0);
    }
    for (template, _) in FILES {
        for language in [Language::Zh, Language::En] {
            let out = playground
                .office
                .read(move |reading| lists(reading, &Realm::real(), (template, language)))
                .expect("the lists can be read");
            let bytes = write_xlsx(&out).expect("it fits into a workbook");
            let file = read(template, &bytes, 2).unwrap_or_else(|it| panic!("{it:?}"));
            assert_eq!(perform(&playground, file.verb).expect("the rules take it"), 0);
            if let [only] = out.as_slice() {
                let bytes = write_csv(only, Encoding::Gb18030);
                let file = read(template, &bytes, 3).unwrap_or_else(|it| panic!("{it:?}"));
                assert_eq!(perform(&playground, file.verb).expect("the rules take it"), 0);
            }
        }
    }
}

fn a_file_is_refused_with_the_place_of_every_problem(engine: Engine) {
    let playground = Playground::new(engine, "sheets_refused");
    with_regions(&playground);
    let wrong = PEOPLE
        .replace("PSB,云泽县公安局,公安机关", "公安局,云泽县公安局,公安机")
        .replace("交通管制@2027-05-01", "交通管制@明年");
    let refused = read(Template::People, wrong.as_bytes(), 1);
    let Err(FileProblems::Rows { cells, values, .. }) = refused else { panic!("{refused:?}") };
    let cells: Vec<_> = cells.iter().map(|it| (it.row, it.column_key)).collect();
    assert_eq!(cells, [(2, "kind")]);
    let values: Vec<_> = values.iter().map(|it| (it.at.row, it.column_key)).collect();
    assert_eq!(values, [(4, "competences")]);
    // What the columns and types take, the rules may still refuse: by sheet and row.
    let orphan = PEOPLE.replace("j002,psb", "j002,nowhere");
    let file = read(Template::People, orphan.as_bytes(), 1).unwrap_or_else(|it| panic!("{it:?}"));
    let Err(Failure::Refused(refusal)) = perform(&playground, file.verb) else {
        panic!("it is refused")
    };
    let Refusal::People(people::Refusal::RowsRefused { problems }) = refusal else {
        panic!("{refusal:?}")
    };
    assert_eq!(problems.told[0].at, RowAt { sheet: Sheet::People, row: 5 });
    let nothing = read(Template::People, b"sheet,code,name,kind\n", 1);
    assert!(nothing.is_err());
}

fn what_a_county_lacks_is_told_until_it_is_there(engine: Engine) {
    let playground = Playground::new(engine, "sheets_gaps");
    let told = |playground: &Playground| {
        let gaps = playground.office.read(|reading| {
            let today = "2026-05-29".parse().expect("a day");
            let now = reading.now(&Realm::real())?.expect("the real realm has a clock");
            gaps(reading.view, &Realm::real(), &county(), (now, today))
        });
        gaps.expect("the registers can be read")
    };
    let empty = told(&playground);
    assert!(empty.contains(&Gap::Places(places::Gap::NoRegions)));
    assert!(empty.contains(&Gap::Supplies(supplies::Gap::NoVehicles)));
    with_regions(&playground);
    for (template, text) in FILES {
        let file = read(template, text.as_bytes(), 1).unwrap_or_else(|it| panic!("{it:?}"));
        perform(&playground, file.verb).expect("the rules take it");
    }
    let gaps = told(&playground);
    assert!(gaps.windows(2).all(|pair| pair[0].severity() >= pair[1].severity()));
    let is_told = |wanted: &dyn Fn(&Gap) -> bool| gaps.iter().any(wanted);
    let j002 = "j002".parse().expect("a key");
    let zecheng = "990001001".parse().expect("a township");
    assert!(is_told(&|gap| matches!(gap, Gap::People(people::Gap::CompetenceMissing { .. }))));
    assert!(is_told(&|gap| matches!(gap,
        Gap::People(people::Gap::ContactMissing { number, .. }) if *number == j002)));
    assert!(is_told(&|gap| matches!(gap,
        Gap::Across(AcrossGap::TownshipWithoutOrganisation { region, .. }) if *region == zecheng)));
    assert!(is_told(&|gap| matches!(gap,
        Gap::Across(AcrossGap::NoInfoReporter { region, villages: 2, .. }) if *region == zecheng)));
    assert!(is_told(&|gap| matches!(gap, Gap::Places(places::Gap::SiteWithoutPoint { .. }))));
    assert!(gaps.contains(&Gap::Places(places::Gap::NoBoundaries)));
    assert!(!gaps.contains(&Gap::Places(places::Gap::NoRegions)));
}

#[test]
fn every_template_can_be_written_and_is_empty() {
    for template in Template::ALL {
        for language in [Language::Zh, Language::En] {
            let bytes = template.write(language).expect("it fits into a workbook");
            let read = read(template, &bytes, 1);
            assert!(matches!(read, Err(FileProblems::Nothing)), "{read:?}");
        }
    }
}

#[test]
fn ids_of_a_command_are_always_the_same() {
    let of = |number: u128| {
        let command = CommandId::from_uuid(Uuid::from_u128(number));
        let mut next = derived_ids(command);
        [next(), next()]
    };
    assert_eq!(of(7), of(7));
    assert_ne!(of(7)[0], of(7)[1]);
    assert_ne!(of(7), of(8));
    assert_eq!(of(7)[0].get_version_num(), 7);
}
