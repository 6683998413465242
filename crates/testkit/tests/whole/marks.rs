//! Where a replay's lines come from, as a browser sees it on every page of the replay.

use std::path::{Path, PathBuf};

use application::replay::{
    Issuing, Lists, Run, Script, bring_in_lists, bring_plans_into_force, read_script, runner,
};
use application::world_folder::{WorldFile, WorldFiles, read_world};
use application::{Actor, Who};
use domain::kernel::{Instant, Realm, Right, Text};
use domain::operations::{GiveTask, RecordReading};
use domain::realms::OpenRealm;
use testkit::{Client, actor, command};

use super::county::{County, Officer, opening, operation};
use super::flood::Flood;

const REALM: &str = "simulated-chongyang-2015";
/// 07:20 on the day of the flood: a level is in force, and something is in the way of a task.
const UNTIL: i64 = 1_433_200_800;
const RIGHTS: &[Right] = &[
    Right::ReadOperations,
    Right::ReadJournal,
    Right::DecideLevels,
    Right::DirectTasks,
    Right::ReportSituation,
];
const ASSUMED: [&str; 2] =
    ["<span class=\"assumed\">假定</span>", "<span class=\"assumed\">assumed</span>"];
const CHINESE: &str = "Accept-Language: zh-CN\r\n";
const ENGLISH: &str = "Accept-Language: en\r\n";

/// Somebody who looks at a replay of the flood of Chongyang.
pub(crate) struct Replay {
    county: County,
    script: Script,
    client: Client,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../worlds/chongyang-2015")
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).expect("the world has such a file")
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("it fits")
}

fn looking(county: &County, officer: &Officer) -> Client {
    county.client(&officer.cookie())
}

/// The flood, played until a moment of its morning.
pub(crate) fn replay(name: &str) -> Replay {
    let county = County::new(name);
    let mut files = WorldFiles::default();
    for file in WorldFile::ALL.into_iter().filter(|it| !it.is_map()) {
        files.put(file, read(file.file_name()));
    }
    let world = read_world(&files).unwrap_or_else(|it| panic!("{it:?}"));
    let plans = ["plans/county-flood.yaml", "plans/psb-flood.yaml"];
    let plans = plans.map(|it| String::from_utf8(read(it)).expect("it is UTF-8"));
    let (sheet, source) = (&world.sheet, text("worlds/chongyang-2015"));
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
    let script = read_script(&read("script.jsonl"), &world, &plans);
    let script = script.unwrap_or_else(|it| panic!("{it:?}"));
    let realm: Realm = REALM.parse().expect("a realm");
    let run = Run::of(&county.office, realm, &script, Actor::operator("replay"));
    run.open(&script).expect("it opens");
    let until = Instant::from_microseconds(UNTIL * 1_000_000);
    for line in script.lines.iter().take_while(|it| it.entered <= until) {
        run.stand_at(line.entered).expect("time goes on");
        run.perform(line).unwrap_or_else(|it| panic!("line {}: {it:?}", line.number));
    }
    run.stand_at(until).expect("time goes on");
    let officer = county.officer(RIGHTS);
    let client = looking(&county, &officer);
    Replay { county, script, client }
}

impl Replay {
    pub(crate) fn page_in(&mut self, path: &str, language: &str) -> String {
        let answer = self.client.send("GET", path, language, "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    /// A page of the realm.
    fn page(&mut self, path: &str) -> String {
        self.page_in(&format!("/realms/{REALM}{path}"), CHINESE)
    }

    /// A page of the operation.
    pub(crate) fn shows(&mut self, path: &str) -> String {
        let operation = self.script.operations()[0];
        self.page(&format!("/operations/{operation}{path}"))
    }

    /// What a page of the operation answers with.
    pub(crate) fn status_of(&mut self, path: &str) -> u16 {
        let path = format!("/realms/{REALM}/operations/{}{path}", self.script.operations()[0]);
        self.client.send("GET", &path, CHINESE, "").expect("an answer").status
    }

    /// All pages of the log, the newest first.
    fn whole_log(&mut self) -> String {
        let mut all = String::new();
        let mut query = String::new();
        loop {
            let page = self.shows(&format!("/log{query}"));
            all.push_str(&page);
            let links = between(&page, "<p class=\"older no-print\">", "</p>");
            let Some((_, before)) = links.split_once("?before=") else { return all };
            let (before, _) = before.split_once('"').expect("the address ends");
            query = format!("?before={before}");
        }
    }
}

/// What stands between two marks of a page.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

/// The parts of a page that begin with a mark, each up to where it ends.
fn parts<'a>(page: &'a str, from: &'a str, to: &'a str) -> Vec<&'a str> {
    let found: Vec<&str> =
        page.split(from).skip(1).map(|it| it.split_once(to).map_or(it, |(part, _)| part)).collect();
    assert!(!found.is_empty(), "no {from} in {page}");
    found
}

fn is_assumed(part: &str) -> bool {
    ASSUMED.iter().any(|it| part.contains(it))
}

fn is_marked(part: &str) -> bool {
    is_assumed(part) || part.contains("<span class=\"reported\">")
}

/// What the plan made of something that was reported was told by nobody.
const FOLLOWS: [&str; 6] = ["条件满足", "条件已满足", "下达（", "已派给", "将在", "随级别执行"];

fn is_told(part: &&str) -> bool {
    !FOLLOWS.iter().any(|it| part.contains(it))
}

#[test]
fn what_an_assumed_line_did_bears_its_mark_on_every_page() {
    let mut replay = replay("marks_assumed");
    let board = replay.shows("");
    let position = the_board_is_marked(&board);
    let number = between(&board, "<li class=\"board-row\" id=\"blocked-", "\"");
    the_tasks_are_marked(&mut replay, number);
    the_levels_are_marked(&mut replay);
    let log = replay.whole_log();
    let lines = parts(&log, "<li class=\"log-", "\n</li>");
    assert!(lines.len() > 150, "{}", lines.len());
    for line in lines.into_iter().filter(is_told) {
        assert!(is_marked(line), "{line}");
    }
    assert!(is_assumed(between(&log, "<h1>", "<div class=\"columns\">")), "{log}");
    let command = replay.shows("/command");
    let now = between(&command, "class=\"sheet level-now\"", "</section>");
    assert!(now.contains("县长") && is_assumed(now), "{now}");
    let readings = replay.shows("/readings");
    let rain = between(&readings, "id=\"indicator-rain.county\"", "</tr>");
    assert!(is_assumed(rain), "{rain}");
    let plans = replay.shows("/plans");
    let at_work = parts(&plans, "<article class=\"sheet\"", "</article>");
    assert!(at_work.into_iter().take(2).all(is_assumed), "{plans}");
    assert!(is_assumed(&replay.page("/operations")));
    // In the journal: the event that the board shows last.
    let event = replay.page_in(&format!("/journal/{position}"), ENGLISH);
    assert!(is_marked(between(&event, "<header class=\"event-head\">", "</header>")), "{event}");
}

/// Gives the position of what the board shows last.
fn the_board_is_marked(board: &str) -> String {
    let happened = between(board, "<ol class=\"board-happened\">", "</ol>");
    let places = [
        between(board, "<header class=\"board-top\">", "</p>"),
        between(board, "id=\"command\"", "</header>"),
        between(board, "id=\"plan-county-flood\"", "</article>"),
        between(board, "id=\"plan-psb-flood\"", "</article>"),
        between(board, "id=\"reading-rain.county\"", "</li>"),
        between(board, "id=\"blocked\"", "</section>"),
        between(board, "id=\"ending-level-county-flood\"", "</li>"),
        happened,
    ];
    for part in places {
        assert!(is_assumed(part), "{part}");
    }
    for list in ["blocked", "ending"] {
        let list = between(board, &format!("id=\"{list}\" aria-labelledby"), "</section>");
        assert!(parts(list, "<li class=\"board-row\"", "</li>").into_iter().all(is_marked));
    }
    assert!(parts(happened, "<li id=\"recent-", "</li>").into_iter().all(is_marked));
    between(happened, "recent-", "\"").to_owned()
}

fn the_tasks_are_marked(replay: &mut Replay, number: &str) {
    let tasks = replay.shows("/tasks");
    let rows = parts(&tasks, "<tr>\n      <td class=\"number\">", "</tr>");
    let (opened, planned): (Vec<&str>, Vec<&str>) =
        rows.into_iter().partition(|it| !it.contains("○ "));
    assert!(opened.len() > 40 && opened.into_iter().all(is_assumed), "{tasks}");
    assert!(planned.into_iter().any(|it| !is_marked(it)), "nobody did anything with them");
    let thread = replay.shows(&format!("/tasks/{number}"));
    assert!(is_assumed(between(&thread, "class=\"sheet task-now\"", "</section>")), "{thread}");
    let stops = parts(&thread, "<li class=\"stop", "\n</li>");
    assert!(stops.len() > 4 && stops.into_iter().all(is_assumed), "{thread}");
    let csv = replay.shows("/tasks/list.csv?state=running");
    let (heads, rows) = csv.split_once('\n').expect("more than its head");
    assert!(csv.contains("出处") && rows.contains("假定"), "{heads}");
}

fn the_levels_are_marked(replay: &mut Replay) {
    let level = replay.shows("/levels/county-flood");
    assert!(is_assumed(between(&level, "class=\"level-matter\"", "</p>")), "{level}");
    let history = between(&level, "<ol class=\"level-history\"", "</ol>");
    let steps = parts(history, "<li><p>", "</p>");
    assert!(steps.into_iter().filter(is_told).all(is_marked), "{history}");
    for measure in parts(&level, "<div class=\"level-measure\" id=", "</div>") {
        assert!(is_assumed(measure), "{measure}");
    }
    let lift = replay.shows("/levels/county-flood/lift");
    assert!(is_assumed(between(&lift, "class=\"sheet lift-top\"", "</section>")), "{lift}");
    assert!(parts(&lift, "<li class=\"lift-row\"", "</div>").into_iter().all(is_assumed));
}

#[test]
fn what_a_source_reports_bears_its_number() {
    let mut replay = replay("marks_reported");
    let log = replay.whole_log();
    let reported = |page: &str, said: &str, source: &str| {
        let lines = parts(page, "<li class=\"log-line\"", "\n</li>");
        let line = lines.into_iter().find(|it| it.contains(said));
        let line = line.unwrap_or_else(|| panic!("no {said} in {page}"));
        let mark = format!("<span class=\"reported\">{source}</span>");
        assert!(line.contains(&mark) && !is_assumed(line), "{line}");
        between(line, "id=\"event-", "\"").to_owned()
    };
    let position = reported(&log, "破冲口水库险情得到有效控制。", "见于报道 R7a");
    reported(&log, "县四大家领导赶赴各乡镇险情点指挥。", "见于报道 R4a");
    reported(&log, "冲锋舟5艘参与抢险救灾。", "见于报道 R6c，时间为假定");
    let board = replay.shows("");
    let spilling = between(&board, "id=\"reading-reservoirs.spilling\"", "</li>");
    assert!(spilling.contains("见于报道 R2a，时间为假定"), "{spilling}");
    let readings = replay.shows("/readings");
    let spilling = between(&readings, "id=\"indicator-reservoirs.spilling\"", "</tr>");
    assert!(spilling.contains("见于报道 R2a，时间为假定"), "{spilling}");
    let event = replay.page_in(&format!("/journal/{position}"), ENGLISH);
    let head = between(&event, "<header class=\"event-head\">", "</header>");
    assert!(head.contains("<span class=\"reported\">reported R7a</span>"), "{head}");
}

#[test]
fn every_page_of_a_replay_says_so_and_a_realm_opened_by_hand_is_none() {
    let mut replay = replay("marks_banner");
    let assumed = "标“假定”的内容为编写者设定";
    let titled = format!("<span>回放：2015年6月2日崇阳洪水 · {assumed}</span>");
    for path in [
        "",
        "?at=2015-06-02T05:00",
        "/log",
        "/tasks",
        "/tasks/new",
        "/tasks/1",
        "/levels/county-flood",
        "/levels/psb-flood/lift",
        "/readings",
        "/command",
        "/data",
        "/plans",
    ] {
        let page = replay.shows(path);
        assert!(between(&page, "<aside", "</aside>").contains(&titled), "{path}: {page}");
    }
    for path in ["/operations", "/tasks", "/figures"] {
        let page = replay.page(path);
        let banner = between(&page, "<aside", "</aside>");
        assert!(banner.contains(&format!("<span>回放 · {assumed}</span>")), "{path}: {page}");
    }
    let flood = replay.script.operations()[0];
    let board = format!("/realms/{REALM}/operations/{flood}");
    let english = replay.page_in(&board, ENGLISH);
    assert!(english.contains("Replay: 2015年6月2日崇阳洪水 · what is marked “assumed” was set by"));
    let board = replay.shows("");
    let position = between(&board, "<li id=\"recent-", "\"");
    let event = replay.page_in(&format!("/journal/{position}"), CHINESE);
    assert!(event.contains(&titled), "{event}");
    // Somebody opens another realm at their desk, and works in it.
    let officer = replay.county.officer(RIGHTS);
    let who = Who::Staff { person: officer.person, post: officer.post, on_behalf_of: None };
    let by_hand: Realm = "simulated-by-hand".parse().expect("a realm");
    let open = OpenRealm { shows: replay.county.office.machine().now(), speed_thousandths: 1000 };
    let mut opens = command(&by_hand, open);
    opens.actor = Actor { who, rights: Right::ALL.to_vec(), area: None, elsewhere: vec![] };
    replay.county.office.perform(opens).expect("it opens");
    let mut in_realm = command(operation(), opening());
    in_realm.realm = by_hand.clone();
    replay.county.office.perform(in_realm).expect("it opens");
    for path in ["/operations".to_owned(), format!("/operations/{}", operation())] {
        let page = replay.page_in(&format!("/realms/{by_hand}{path}"), CHINESE);
        assert!(page.contains("推演") && !page.contains("回放"), "{path}: {page}");
    }
}

#[test]
fn a_fiction_says_on_every_page_that_it_is_made_up_and_is_no_replay() {
    let county = County::new("marks_fiction");
    let officer = county.officer(RIGHTS);
    let mut files = WorldFiles::default();
    let sheet = "title: {zh: 小县}\nzone: Asia/Shanghai\nday_one: 2026-06-15\nseed: 1\n";
    files.put(WorldFile::Sheet, format!("{sheet}is_fictional: yes\n").into_bytes());
    let world = read_world(&files).unwrap_or_else(|it| panic!("{it:?}"));
    let realm: Realm = "simulated-yunze".parse().expect("a realm");
    let open = OpenRealm { shows: county.office.machine().now(), speed_thousandths: 0 };
    let mut opens = command(&realm, open);
    opens.actor = runner(&world.sheet, "demo");
    county.office.perform(opens).expect("it opens");
    let mut client = looking(&county, &officer);
    for (path, is_made_up) in
        [(format!("/realms/{realm}/operations"), true), ("/operations".to_owned(), false)]
    {
        let answer = client.send("GET", &path, CHINESE, "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.body.contains("演示数据 DEMO"), is_made_up, "{path}");
        assert!(!answer.body.contains("回放"), "{path}");
    }
}

#[test]
fn what_people_did_bears_no_mark() {
    let flood = Flood::at_work("marks_none");
    let officer = flood.officer("flood-hq-duty", "yunze-flood-hq", RIGHTS);
    flood.does(RecordReading {
        indicator: "river.dongdu.stage".parse().expect("a key"),
        value: text("57.20"),
        note: None,
    });
    flood.does(GiveTask {
        title: text("送一台水泵到东渡站"),
        text: None,
        lead: "psb-logistics".parse().expect("a key"),
        post: None,
        area: None,
        due_minutes: Some(60),
        priority: Some(1),
    });
    let mut client = looking(&flood.county, &officer);
    let own = format!("/operations/{}", operation());
    let last = flood.county.office.size();
    let mut paths: Vec<String> = ["", "/log", "/tasks", "/tasks/1", "/levels/county-flood"]
        .into_iter()
        .chain(["/levels/county-flood/lift", "/readings", "/command", "/plans", "/data"])
        .chain(["/tasks/list.csv"])
        .map(|it| format!("{own}{it}"))
        .collect();
    paths.extend(["/operations".to_owned(), "/tasks".to_owned(), format!("/journal/{last}")]);
    for path in paths {
        let answer = client.send("GET", &path, CHINESE, "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}");
        let page = answer.body;
        for mark in ["class=\"assumed\"", "class=\"reported\"", "假定", "回放", "realm-banner"]
        {
            assert!(!page.contains(mark), "{mark} on {path}: {page}");
        }
    }
}
