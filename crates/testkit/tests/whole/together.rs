//! Two operations of Yunze at once, as browsers see them: side by side, on the wall of a command
//! room, and along a timeline.

use std::path::{Path, PathBuf};

use application::Actor;
use application::replay::{
    Issuing, Lists, Run, Script, bring_in_lists, bring_plans_into_force, read_script,
};
use application::world_folder::{WorldFile, WorldFiles, read_world};
use domain::kernel::{Instant, LogEntryId, Realm, Right, Text};
use domain::operations::WriteLogEntry;
use testkit::{Client, actor, command};
use uuid::Uuid;

use super::county::{County, Officer};

const REALM: &str = "simulated-yunze";
/// Nine o'clock on the ninth day, in the county.
const NINTH_DAY: i64 = 1_782_176_400;
const PLANS: [&str; 4] = ["county-epidemic", "county-flood", "psb-epidemic", "psb-flood"];
const READS: &[Right] = &[Right::ReadOperations];
const CHINESE: &str = "Accept-Language: zh-CN\r\n";
const ENGLISH: &str = "Accept-Language: en\r\n";
/// Who holds the posts that command; a wall names posts, not people.
const COMMANDERS: [&str; 2] = ["杨涛", "高小阳"];

struct Yunze {
    county: County,
    script: Script,
    officer: Officer,
    client: Client,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("it fits")
}

impl Yunze {
    /// The county, played until its ninth day.
    fn on_the_ninth_day(name: &str) -> Self {
        let county = County::new(name);
        let own = folder("worlds/yunze");
        let mut files = WorldFiles::default();
        for file in WorldFile::ALL {
            files.put(file, read(&own.join(file.file_name())));
        }
        let world = read_world(&files).unwrap_or_else(|it| panic!("{it:?}"));
        let until = Instant::from_microseconds(NINTH_DAY * 1_000_000);
        let now = county.office.machine().now();
        if now < until {
            county.playground.machine.pass(until.since(now));
        }
        let plan = |it: &str| read(&folder("plans").join(format!("{it}.yaml")));
        let plans = PLANS.map(|it| String::from_utf8(plan(it)).expect("it is UTF-8"));
        let (sheet, source) = (&world.sheet, text("worlds/yunze"));
        let lists = Lists { files: &files, sheet, days_later: 0, source, actor: actor() };
        let mut store = county.playground.storage.connect().expect("the engine answers");
        bring_in_lists(&county.office, store.as_mut(), &lists).expect("they come in");
        let issuing = Issuing {
            sheet,
            on: sheet.day_one,
            filed_with: text("上一级"),
            published_in: text("网站"),
            actor: actor(),
        };
        bring_plans_into_force(&county.office, &plans, &issuing).expect("they are sound");
        let script = read_script(&read(&own.join("script.jsonl")), &world, &plans);
        let script = script.unwrap_or_else(|it| panic!("{it:?}"));
        let realm: Realm = REALM.parse().expect("a realm");
        let run = Run::of(&county.office, realm, &script, Actor::operator("replay"));
        run.open(&script).expect("it opens");
        for line in script.lines.iter().take_while(|it| it.entered <= until) {
            run.stand_at(line.entered).expect("time goes on");
            run.perform(line).unwrap_or_else(|it| panic!("line {}: {it:?}", line.number));
        }
        run.stand_at(until).expect("time goes on");
        let officer = county.officer(READS);
        let client = county.client(&officer.cookie());
        Self { county, script, officer, client }
    }

    fn page(&mut self, path: &str, language: &str) -> String {
        let path = if path.starts_with("/realms/") {
            path.to_owned()
        } else {
            format!("/realms/{REALM}{path}")
        };
        let answer = self.client.send("GET", &path, language, "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    /// The addresses of the two operations, the epidemic's first.
    fn operations(&self) -> [String; 2] {
        let all = self.script.operations();
        [0, 1].map(|it| format!("/operations/{}", all[it]))
    }

    /// Somebody writes a line into the log of the flood.
    fn writes(&self, number: u128, line: &str) {
        let flood = self.script.operations()[1];
        let entry = LogEntryId::from_uuid(Uuid::from_u128(0x77 << 64 | number));
        let mut write = command(flood, WriteLogEntry { entry, text: text(line), corrects: None });
        write.realm = REALM.parse().expect("a realm");
        self.county.office.perform(write).expect("it is written");
    }
}

/// What stands between a mark and the next end of a part.
fn part<'a>(page: &'a str, mark: &str, end: &str) -> &'a str {
    let rest = page.split_once(mark).unwrap_or_else(|| panic!("no {mark} in {page}")).1;
    rest.split_once(end).map_or(rest, |(it, _)| it)
}

fn hrefs(page: &str) -> Vec<String> {
    let found = page.split("href=\"").skip(1).filter_map(|it| it.split_once('"'));
    let mut all: Vec<String> =
        found.map(|(it, _)| it.split('#').next().unwrap_or(it).replace("&amp;", "&")).collect();
    all.sort();
    all.dedup();
    all
}

/// Nine days take half a minute to play: once is enough for all that is looked at.
#[test]
fn two_operations_are_seen_together_on_the_wall_and_along_their_time() {
    let mut yunze = Yunze::on_the_ninth_day("together");
    they_stand_side_by_side_with_what_they_take_from_each_other(&mut yunze);
    every_number_leads_to_something(&mut yunze);
    a_timeline_shows_the_board_of_any_moment(&mut yunze);
    two_people_who_look_see_each_others_acts_at_once(&yunze);
    the_wall_says_what_wants_somebody_and_names_no_person(&mut yunze);
}

fn they_stand_side_by_side_with_what_they_take_from_each_other(yunze: &mut Yunze) {
    let [epidemic, flood] = yunze.operations();
    for address in ["/operations", flood.as_str(), epidemic.as_str()] {
        assert!(yunze.page(address, CHINESE).contains("/operations/joint"), "{address}");
    }
    let page = yunze.page("/operations/joint", CHINESE);
    for said in
        ["云城市场呼吸道感染聚集性疫情", "2026年6月22日云泽暴雨洪水", "三级响应", "二级勤务"]
    {
        assert!(page.contains(said), "{said}");
    }
    let place = part(&page, "id=\"place-stay_and_leave-990001103\"", "</tr>");
    for said in ["柏坪镇", "又要留、又要走", "人命优先", "密切接触者居家观察服务与约定"]
    {
        assert!(place.contains(said), "{said}: {place}");
    }
    let brigade = part(&page, "id=\"unit-psb-traffic-brigade\"", "</tr>");
    for said in ["要 72 人", "要 30 人", "余 0", "能到岗 102"] {
        assert!(brigade.contains(said), "{said}: {brigade}");
    }
    let bureau = part(&page, "id=\"unit-transport-bureau\"", "</tr>");
    assert!(bureau.contains("▲ 缺 23"), "{bureau}");
    let sandbags = part(&page, "id=\"item-sandbag\"", "</tr>");
    for said in ["26000", "7200", "余 18800", "余 10800", "低于最低储备"] {
        assert!(sandbags.contains(said), "{said}: {sandbags}");
    }
    let english = yunze.page("/operations/joint", ENGLISH);
    for said in ["Told to stay and to leave", "Life comes first", "23 short", "72 people"] {
        assert!(english.contains(said), "{said}");
    }
    // Whoever may not read the register of stock is shown no way there.
    assert!(!page.contains("/registers/resources"));
}

fn every_number_leads_to_something(yunze: &mut Yunze) {
    let page = yunze.page("/operations/joint", CHINESE);
    let main = part(&page, "<main", "</main>");
    let links: Vec<String> =
        hrefs(main).into_iter().filter(|it| it.starts_with("/realms/")).collect();
    assert!(links.len() > 40, "{}", links.len());
    // A task for every address of tasks would take long: one of each kind is enough.
    let mut kinds: Vec<String> = Vec::new();
    for link in links {
        let kind: String = link.chars().filter(|it| !it.is_ascii_digit()).collect();
        if !kinds.contains(&kind) && !link.contains("/plans/") {
            kinds.push(kind);
            yunze.page(&link, CHINESE);
        }
    }
}

fn the_wall_says_what_wants_somebody_and_names_no_person(yunze: &mut Yunze) {
    let [epidemic, flood] = yunze.operations();
    let both = yunze.page("/operations/wall", CHINESE);
    for said in ["①", "②", "三级响应", "疫情防控指挥部指挥长", "防汛抗旱指挥部指挥长"]
    {
        assert!(both.contains(said), "{said}");
    }
    let alone = yunze.page(&format!("{flood}/wall"), CHINESE);
    assert!(alone.contains("2026年6月22日云泽暴雨洪水") && !alone.contains("①"));
    assert!(alone.contains("map-base is-river") && alone.contains("泽水"), "it is drawn on land");
    let board = yunze.page(&epidemic, CHINESE) + &yunze.page(&flood, CHINESE);
    for name in COMMANDERS {
        assert!(board.contains(name), "the board names whoever commands: {name}");
        assert!(!both.contains(name) && !alone.contains(name), "a wall does not: {name}");
    }
    yunze.writes(1, "周家湾李四家进水");
    let after = yunze.page(&format!("{flood}/wall"), CHINESE);
    assert!(!after.contains("李四"), "what somebody wrote may name a person");
    let english = yunze.page("/operations/wall", ENGLISH);
    assert!(english.contains("Levels and orders ending in 24 h"));
}

fn two_people_who_look_see_each_others_acts_at_once(yunze: &Yunze) {
    let seen = yunze.county.office.size();
    let address = |it: &str| format!("/realms/{REALM}/operations/{it}/live?seen={seen}");
    let mut one = yunze.county.follow(&yunze.officer, &address("joint"));
    let mut other = yunze.county.follow(&yunze.officer, &address("joint"));
    let mut wall = yunze.county.follow(&yunze.officer, &address("wall"));
    yunze.writes(2, "指挥长定：柏坪先转移");
    let hear = |it: &mut testkit::Followed| {
        let heard = it.hear().expect("the stream says something").expect("it goes on");
        (heard.id, heard.data)
    };
    let (id, html) = hear(&mut one);
    assert!(html.contains("柏坪镇"), "{html}");
    assert_eq!(hear(&mut other), (id.clone(), html), "it is one rendering");
    assert_eq!(hear(&mut wall).0, id);
}

fn a_timeline_shows_the_board_of_any_moment(yunze: &mut Yunze) {
    let [_, flood] = yunze.operations();
    let now = yunze.page(&format!("{flood}/timeline"), CHINESE);
    assert!(now.contains("下面是现在的总览") && now.contains("type=\"range\""));
    assert!(now.contains("三级响应") && now.contains("级别变化 4 次"));
    // An hour after the opening only the first levels had been decided.
    let then = yunze.page(&format!("{flood}/timeline?minute=90"), CHINESE);
    assert!(then.contains("下面是 06-22 06:21 的总览"), "{then}");
    let board = part(&then, "id=\"board\"", "</main>");
    assert!(board.contains("四级响应") && !board.contains("三级响应"));
    assert!(then.contains("下一次级别变化") && then.contains("上一次级别变化"));
    for odd in ["minute=999999999", "minute=-5", "minute=x", "minute=", "view=happened"] {
        yunze.page(&format!("{flood}/timeline?{odd}"), ENGLISH);
    }
}
