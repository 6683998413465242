//! The board of an operation and its log, as a browser sees them.

use domain::kernel::{Instant, Key, LogEntryId, Right, Span, Text};
use domain::operations::{
    AcceptTask, BlockTask, DecideLevel, DeclineTask, GiveTask, LetTimePass, RecordReading,
    StartTask, TakeCommand, TaskNumber, WriteLogEntry,
};
use testkit::{Client, Followed};
use uuid::Uuid;

use super::county::{Officer, operation};
use super::flood::{Flood, text_of};

const CHINESE: &str = "Accept-Language: zh-CN\r\n";
const ENGLISH: &str = "Accept-Language: en\r\n";
const READS: &[Right] = &[Right::ReadOperations];

/// Somebody who looks.
struct Eyes {
    client: Client,
}

impl Eyes {
    fn of(flood: &Flood, officer: &Officer) -> Self {
        Self { client: flood.county.client(&officer.cookie()) }
    }

    fn look(&mut self, path: &str, language: &str) -> (u16, String) {
        let answer = self.client.send("GET", path, language, "").expect("an answer");
        (answer.status, answer.body)
    }

    /// The board, or what an address behind it shows.
    fn sees(&mut self, query: &str) -> String {
        let (status, body) = self.look(&format!("{}{query}", board()), CHINESE);
        assert_eq!(status, 200, "{body}");
        body
    }
}

fn board() -> String {
    format!("/operations/{}", operation())
}

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

/// The number of a task of the county's plan, which is at work first.
fn number(task: &str) -> TaskNumber {
    let lines = text_of("county-flood");
    let tasks = lines.iter().skip_while(|it| **it != "tasks:").skip(1);
    let tasks = tasks.take_while(|it| it.starts_with(' ') || it.is_empty());
    let keys = tasks.filter(|it| it.starts_with("  ") && !it.starts_with("   "));
    let mut names = keys.filter_map(|it| it.trim().strip_suffix(':'));
    let place = names.position(|it| it == task).expect("it is one of the tasks");
    (place + 1).to_string().parse().expect("a number")
}

fn deciding(level: &str, hours: u32) -> DecideLevel {
    DecideLevel {
        plan: key("county-flood"),
        level: level.parse().expect("a level"),
        matter: text("东渡站水位五十七米二，巡堤查险，清点物资"),
        lasts_hours: hours,
        measures: Vec::new(),
        decided_by: key("flood-hq-duty"),
    }
}

fn given(title: &str) -> GiveTask {
    GiveTask {
        title: text(title),
        text: None,
        lead: key("psb-logistics"),
        post: None,
        area: None,
        due_minutes: Some(60),
        priority: Some(1),
    }
}

fn written(number: u128, line: &str) -> WriteLogEntry {
    let entry = LogEntryId::from_uuid(Uuid::from_u128(0x40 << 64 | number));
    WriteLogEntry { entry, text: text(line), corrects: None }
}

fn passes(flood: &Flood, minutes: i64) {
    flood.county.playground.machine.pass(Span::from_minutes(minutes));
    flood.does(LetTimePass {});
}

/// A night on which level IV is in force: a task that something is in the way of, one that was
/// given back, one that is late, and others that nobody took on.
fn night(name: &str) -> (Flood, Officer) {
    let flood = Flood::at_work(name);
    let commander = flood.officer("flood-hq-duty", "yunze-flood-hq", READS);
    flood.does(RecordReading {
        indicator: key("river.dongdu.stage"),
        value: text("57.20"),
        note: None,
    });
    flood.does(deciding("IV", 12));
    flood.does(TakeCommand { post: key("flood-hq-duty"), briefing: None });
    for task in ["hq-duty", "levee-first-walk"] {
        flood.does(AcceptTask { task: number(task) });
        flood.does(StartTask { task: number(task) });
    }
    flood.does(BlockTask {
        task: number("levee-first-walk"),
        reason: text("上段被水淹，要一条冲锋舟"),
    });
    flood.does(DeclineTask {
        task: number("stage-reading"), reason: text("值班员在泽城站抢修")
    });
    passes(&flood, 45);
    (flood, commander)
}

/// The links of a part of a page: address and text.
fn links(part: &str) -> Vec<(String, String)> {
    let mut links = Vec::new();
    for piece in part.split("<a ").skip(1) {
        let (tag, rest) = piece.split_once('>').expect("the tag ends");
        let href = tag.split_once("href=\"").and_then(|(_, it)| it.split_once('"'));
        let (href, _) = href.expect("a link leads somewhere");
        let said = rest.split_once("</a>").map_or("", |(it, _)| it);
        links.push((href.replace("&#38;", "&").replace("&amp;", "&"), said.trim().to_owned()));
    }
    links
}

/// What stands between two marks of a page.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

/// A list of the board, by its id.
fn list<'a>(page: &'a str, id: &str) -> &'a str {
    between(page, &format!("<section class=\"board-list\" id=\"{id}\""), "</section>")
}

#[test]
fn a_board_answers_what_a_tired_officer_asks() {
    let (flood, commander) = night("board_answers");
    let mut eyes = Eyes::of(&flood, &commander);
    let page = eyes.sees("");
    // Which emergency, since when; who commands.
    let top = between(&page, "<header class=\"board-top\">", "</header>");
    for wanted in ["六月洪水处置", "自然灾害", "04:26", "flood-hq-duty 王力"] {
        assert!(top.contains(wanted), "{wanted}: {top}");
    }
    // Which level, since and until when, who decided, and what a condition proposes.
    let level = between(&page, "id=\"plan-county-flood\"", "</article>");
    for wanted in
        ["Ⅳ", "四级响应", "自 04:26", "预计至 16:26", "还剩 11 小时 15 分", "flood-hq-duty"]
    {
        assert!(level.contains(wanted), "{wanted}: {level}");
    }
    let police = between(&page, "id=\"plan-psb-flood\"", "</article>");
    for wanted in ["未定级别", "条件指向", "公安局带班领导", "去决定"] {
        assert!(police.contains(wanted), "{wanted}: {police}");
    }
    // What is late and whose; what is in the way and why; what nobody took on.
    let late = list(&page, "late");
    assert!(late.contains("叫应十二个乡镇带班领导") && late.contains("yunze-flood-hq"), "{late}");
    assert!(late.contains("超 30 分钟"), "{late}");
    let blocked = list(&page, "blocked");
    for wanted in ["上段被水淹，要一条冲锋舟", "值班员在泽城站抢修", "受阻", "已退回"]
    {
        assert!(blocked.contains(wanted), "{wanted}: {blocked}");
    }
    let escalated = list(&page, "escalated");
    assert!(escalated.contains("已报") && escalated.contains("已等 45 分钟"), "{escalated}");
    // What ends within a day; what was measured; what changed.
    let ending = list(&page, "ending");
    assert!(ending.contains("级别") && ending.contains("四级响应"), "{ending}");
    assert!(page.contains("57.20 米"));
    let recent = between(&page, "<ol class=\"board-happened\">", "</ol>");
    assert!(recent.contains("超期"), "{recent}");
    let (_, english) = eyes.look(&board(), ENGLISH);
    for wanted in ["In command now", "Level IV response", "expected until 16:26", "30 min over"] {
        assert!(english.contains(wanted), "{wanted}");
    }
}

#[test]
fn an_empty_board_says_what_to_do_next() {
    let flood = Flood::new("board_empty");
    let reader = flood.county.officer(READS);
    let mut eyes = Eyes::of(&flood, &reader);
    let page = eyes.sees("");
    assert!(page.contains("先启用一个预案"), "{page}");
    assert!(links(&page).iter().any(|(href, _)| *href == format!("{}/plans", board())));
    let (status, _) = eyes.look("/operations/0198c0de-0000-7000-8000-00000000dead", CHINESE);
    assert_eq!(status, 404);
}

#[test]
fn every_number_of_a_board_leads_to_what_it_counts() {
    let (flood, commander) = night("board_numbers");
    let mut eyes = Eyes::of(&flood, &commander);
    let page = eyes.sees("");
    let mut counted = 0;
    for (href, said) in links(&page) {
        let is_count = said.parse::<usize>().is_ok();
        let Some(query) = href.strip_prefix(&board()).filter(|_| is_count) else { continue };
        if !query.starts_with("/tasks") {
            continue;
        }
        let shown = eyes.sees(query);
        assert!(shown.contains(&format!("{said} 项，共 137 项")), "{said} at {href}");
        counted += 1;
    }
    assert!(counted > 12, "{counted}");
    // And each says how it is counted.
    let figures: Vec<_> =
        links(&page).into_iter().filter(|(href, _)| href.starts_with("/figures#")).collect();
    for figure in ["late", "blocked", "escalated", "ending", "by_unit", "by_state", "recent"] {
        assert!(figures.iter().any(|(href, _)| *href == format!("/figures#{figure}")), "{figure}");
    }
}

#[test]
fn a_past_moment_is_shown_as_it_was_known_and_as_it_was() {
    let (flood, commander) = night("board_past");
    let mut eyes = Eyes::of(&flood, &commander);
    // Forty minutes later somebody tells that the walk could not go on from the beginning.
    let mut command = testkit::command(operation(), written(1, "四点四十分已转移三户"));
    let start = 1_780_000_000_000_000;
    command.happened_at = Some(Instant::from_microseconds(start) + Span::from_minutes(14));
    flood.county.office.perform(command).expect("paper comes late");
    let known = eyes.sees("?at=2026-05-29T04:41");
    let so = eyes.sees("?at=2026-05-29T04:41&view=happened");
    for (page, reading) in [(&known, "当时所知"), (&so, "当时实情")] {
        assert!(page.contains(&format!("回看 04:41 · {reading}")), "{reading}");
        assert!(!page.contains("data-live"), "nothing of it changes");
        assert!(!page.contains("去决定") && !page.contains("/tasks/new"), "nothing can be done");
        assert!(page.contains("还剩 11 小时 45 分"), "the level is shown as it stood");
    }
    assert!(!known.contains("四点四十分已转移三户"));
    assert!(so.contains("四点四十分已转移三户"));
    let (href, _) = links(list(&known, "late")).into_iter().next().expect("a count");
    assert!(href.contains("late=1") && href.contains("at=2026-05-29T04:41"), "{href}");
    // What cannot be shown is said, and now is shown.
    assert!(eyes.sees("?at=2026-05-29T04:00").contains("那时这次行动还没有开始"));
    assert!(eyes.sees("?at=2026-05-29T23:00").contains("这一刻还没有到"));
    assert!(eyes.sees("?at=%E6%98%A8%E5%A4%A9").contains("看不懂这个时刻"));
}

#[test]
fn titles_and_reasons_are_text_and_never_markup() {
    let flood = Flood::at_work("board_escaped");
    let reader = flood.county.officer(READS);
    let seen = flood.county.office.size();
    flood.does(deciding("IV", 72));
    flood.does(given("<script>alert(1)</script>"));
    flood.does(DeclineTask {
        task: number("stage-reading"),
        reason: text("<img src=x onerror=alert(2)>\r\n\"第二行\""),
    });
    flood.does(written(1, "<b>三处</b>"));
    passes(&flood, 90);
    let mut eyes = Eyes::of(&flood, &reader);
    let live = hear(&mut follow(&flood, &reader, "live", seen)).1;
    for page in [eyes.sees(""), eyes.sees("/log"), live] {
        for planted in ["<script>alert", "<img src=x", "<b>三处"] {
            assert!(!page.contains(planted), "{planted}: {page}");
        }
        assert!(page.contains("alert(1)") && page.contains("alert(2)"), "{page}");
    }
}

fn follow(flood: &Flood, officer: &Officer, what: &str, seen: u64) -> Followed {
    flood.county.follow(officer, &format!("{}/{what}?seen={seen}", board()))
}

fn hear(followed: &mut Followed) -> (u64, String) {
    let heard = followed.hear().expect("the stream says something").expect("it goes on");
    (heard.id.parse().expect("a position"), heard.data)
}

#[test]
fn a_board_is_sent_whole_after_a_change_and_goes_on_where_it_was() {
    let (flood, commander) = night("board_live");
    let seen = flood.county.office.size();
    let mut page = follow(&flood, &commander, "live", seen);
    let mut other = follow(&flood, &commander, "live", seen);
    flood.does(written(1, "一号泵开机"));
    let (position, html) = hear(&mut page);
    assert_eq!(position, flood.county.office.size());
    assert!(html.contains("一号泵开机") && html.contains("四级响应"), "{html}");
    assert_eq!(hear(&mut other), (position, html), "it is one rendering");
    // Of what came while nobody looked the newest board is enough.
    drop(page);
    flood.does(written(2, "二号泵开机"));
    flood.does(written(3, "三号泵开机"));
    let mut again = follow(&flood, &commander, "live", position);
    let (position, html) = hear(&mut again);
    assert_eq!(position, flood.county.office.size());
    assert!(html.contains("二号泵开机") && html.contains("三号泵开机"), "{html}");
    flood.does(written(4, "四号泵开机"));
    assert!(hear(&mut again).1.contains("四号泵开机"));
}

#[test]
fn a_log_tells_what_was_done_between_its_lines() {
    let flood = Flood::at_work("log_between");
    let reader = flood.county.officer(&[Right::ReadOperations, Right::ReadJournal]);
    let other = flood.county.officer(READS);
    let mut eyes = Eyes::of(&flood, &reader);
    let seen = flood.county.office.size();
    let mut live = follow(&flood, &reader, "log/live", seen);
    flood.does(written(1, "向市防指报告"));
    flood.does(deciding("IV", 72));
    let mut late = testkit::command(operation(), written(2, "四点二十七分已叫应柏坪"));
    flood.county.playground.machine.pass(Span::from_minutes(70));
    let start = Instant::from_microseconds(1_780_000_000_000_000);
    late.happened_at = Some(start + Span::from_minutes(1));
    flood.county.office.perform(late).expect("paper comes late");

    let log = eyes.sees("/log");
    let told: Vec<&str> = log.split("<li class=\"log-").skip(1).collect();
    let at = |wanted: &str| {
        let found = told.iter().position(|it| it.contains(wanted));
        found.unwrap_or_else(|| panic!("no {wanted} in {log}"))
    };
    assert!(at("四点二十七分") < at("启动四级响应") && at("启动四级响应") < at("向市防指报告"));
    assert!(told[at("四点二十七分")].contains("04:27 发生 · 05:36 录入"));
    assert!(told[at("随之下达任务")].contains("<details>"), "each task is folded in");
    assert!(at("随之下达任务") < at("启动四级响应"), "what follows stands above its cause");
    assert!(links(&log).iter().any(|(href, _)| href.starts_with("/journal/")));
    let unseen = Eyes::of(&flood, &other).sees("/log");
    assert!(links(&unseen).iter().all(|(href, _)| !href.starts_with("/journal/")));

    // Whoever looked all the time has the same lines, in the order in which they came.
    let mut heard = String::new();
    while !heard.contains("四点二十七分") {
        heard.push_str(&hear(&mut live).1);
    }
    let place = |wanted: &str| heard.find(wanted).unwrap_or_else(|| panic!("{wanted}: {heard}"));
    assert!(place("向市防指报告") < place("启动四级响应"));
    assert!(place("启动四级响应") < place("随之下达任务"));
}

#[test]
fn an_older_page_of_a_log_goes_on_where_the_newer_one_ended() {
    let flood = Flood::at_work("log_pages");
    let reader = flood.county.officer(READS);
    let mut eyes = Eyes::of(&flood, &reader);
    for number in 1..=230 {
        flood.does(written(number, &format!("第{number}行")));
    }
    let newest = eyes.sees("/log");
    let older = links(&newest).into_iter().find(|(_, said)| said == "更早").expect("more is older");
    let query = older.0.strip_prefix(&board()).expect("it is of the same operation").to_owned();
    let page = eyes.sees(&query);
    for number in 1..=230 {
        let line = format!("第{number}行</div>");
        let times = [&newest, &page].iter().filter(|it| it.contains(&line)).count();
        assert_eq!(times, 1, "{line}");
    }
    assert!(!page.contains("data-live"), "an older page does not change");
}
