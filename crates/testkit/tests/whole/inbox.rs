//! What comes to a post, several tasks at once, and a unit's part of an instruction: as a browser
//! without script uses them.

use domain::kernel::{Right, Span, Text};
use domain::operations::{AcceptTask, DecideLevel};
use testkit::{Answer, Client};

use super::county::{County, Officer, operation};
use super::flood::Flood;

const LANGUAGE: &str = "Accept-Language: zh-CN\r\n";
const WORKS: &[Right] = &[Right::ReadOperations, Right::WorkTasks];
const DESK: &[Right] = &[Right::ReadDesk, Right::KeepDesk, Right::ReadOperations];
/// The place of a task in its plan that goes to the liaison of the emergency bureau.
const STORES: u32 = 13;

struct Browser {
    client: Client,
}

impl Browser {
    fn of(county: &County, officer: &Officer) -> Self {
        Self { client: county.client(&format!("{}{LANGUAGE}", officer.cookie())) }
    }

    fn sees(&mut self, path: &str) -> String {
        let answer = self.client.send("GET", path, "", "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    fn sends(&mut self, to: &str, fields: &[(&str, &str)]) -> Answer {
        self.client.form(to, fields).expect("an answer")
    }
}

/// A flood at level III, with the liaison of the emergency bureau.
fn at_level_three(name: &str) -> (Flood, Officer) {
    let flood = Flood::at_work(name);
    // The clock of the tests begins at 04:26, when what can wait for the morning waits.
    flood.county.playground.machine.pass(Span::from_hours(5));
    let liaison = flood.officer("emergency-bureau-liaison", "emergency-bureau", WORKS);
    flood.does(DecideLevel {
        plan: "county-flood".parse().expect("a key"),
        level: "III".parse().expect("a level"),
        matter: Text::parse("东渡站水位五十七米二，清点物资").expect("fits"),
        lasts_hours: 48,
        measures: Vec::new(),
        decided_by: "flood-hq-commander".parse().expect("a key"),
    });
    (flood, liaison)
}

/// The values of the fields of a name, in their order.
fn values(page: &str, name: &str) -> Vec<String> {
    let mark = format!("name=\"{name}\" value=\"");
    let marked = page.split(&mark).skip(1);
    marked.filter_map(|it| it.split('"').next()).map(str::to_owned).collect()
}

fn value(page: &str, name: &str) -> String {
    let found = values(page, name).into_iter().next();
    found.unwrap_or_else(|| panic!("no {name}: {page}"))
}

fn task(number: u32) -> String {
    format!("/operations/{}/tasks/{number}", operation())
}

/// The part of a page from one mark to the next.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from}: {page}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

#[test]
fn what_a_level_opens_for_a_post_comes_once_and_leaves_when_it_is_taken_on() {
    let (flood, liaison) = at_level_three("inbox_level");
    let mut browser = Browser::of(&flood.county, &liaison);
    let page = browser.sees("/inbox");
    let now = between(&page, "id=\"inbox-now\"", "</section>");
    assert_eq!(
        now.matches("新任务，要签收</p>").count() + now.matches("新任务，要签收 <").count(),
        1
    );
    assert!(now.contains(&format!("href=\"{}\"", task(STORES))), "{now}");
    let digest = between(&page, "id=\"inbox-digest\"", "</section>");
    assert!(digest.contains("级别有变动"), "{digest}");
    flood.does(AcceptTask { task: serde_json::from_str(&STORES.to_string()).expect("a number") });
    let page = browser.sees("/inbox");
    assert!(!page.contains(&format!("href=\"{}\"", task(STORES))), "it is taken on");
}

#[test]
fn whoever_says_that_they_know_is_not_told_again() {
    let (flood, liaison) = at_level_three("inbox_known");
    let mut browser = Browser::of(&flood.county, &liaison);
    let page = browser.sees("/inbox");
    let (command, notices) = (value(&page, "command"), value(&page, "notices"));
    let sent = [("command", command.as_str()), ("notices", notices.as_str())];
    assert_eq!(browser.sends("/inbox", &sent).status, 303);
    // The same press twice is one.
    let size = flood.county.office.size();
    assert_eq!(browser.sends("/inbox", &sent).status, 303);
    assert_eq!(flood.county.office.size(), size);
    let page = browser.sees("/inbox?told=acknowledge_notices");
    assert!(page.contains("已记下：您知道了。"));
    assert!(!page.contains(&format!("href=\"{}\"", task(STORES))), "{page}");
    assert!(browser.sees("/tasks").contains(&format!("href=\"{}\"", task(STORES))), "it is to do");
    for wrong in ["", "UPPER CASE", &"1.task_offered ".repeat(201)] {
        let fresh = flood.county.office.new_command_id().to_string();
        let answer = browser.sends("/inbox", &[("command", &fresh), ("notices", wrong)]);
        assert!([404, 409, 422].contains(&answer.status), "{}: {}", answer.status, answer.body);
    }
}

#[test]
fn how_often_posts_were_interrupted_is_counted_with_each_figure_one_click_away() {
    let (flood, liaison) = at_level_three("inbox_counted");
    let mut browser = Browser::of(&flood.county, &liaison);
    let page = browser.sees("/interrupts");
    assert!(page.contains("✓ 都在限度内"), "{page}");
    let row = between(&page, "<th scope=\"row\">emergency-bureau-liaison</th>", "</tr>");
    assert!(row.starts_with("<td class=\"number\">1</td>"), "{row}");
    let figures = browser.sees("/figures");
    for id in ["interrupts_per_hour", "interrupts_in_an_hour", "interrupts_in_ten_minutes"] {
        assert!(page.contains(&format!("/figures#{id}\"")), "{id}");
        assert!(figures.contains(&format!("id=\"{id}\"")), "{id}");
    }
    let before = browser.sees("/interrupts?from=2001-01-01+00:00&to=2001-01-02+00:00");
    assert!(before.contains("这段时间没有打扰过任何岗位。"), "{before}");
    assert!(browser.sees("/interrupts?from=gestern").contains("role=\"alert\""));
}

#[test]
fn several_tasks_are_taken_on_at_once_and_what_did_not_go_is_named() {
    let (flood, _) = at_level_three("inbox_several");
    let duty = flood.officer("flood-hq-duty", "yunze-flood-hq", WORKS);
    let mut browser = Browser::of(&flood.county, &duty);
    let page = browser.sees("/tasks");
    let picks = values(&page, "pick");
    assert!(picks.len() >= 2, "{picks:?}");
    // Somebody else was quicker with one of them.
    let number = picks[0].split('.').nth(1).and_then(|it| it.parse::<u32>().ok());
    let number = number.expect("a number");
    flood.does(AcceptTask { task: serde_json::from_str(&number.to_string()).expect("a number") });
    let sent: Vec<(&str, &str)> = [("do", "accept_task")]
        .into_iter()
        .chain(picks.iter().map(|it| ("pick", it.as_str())))
        .collect();
    let answer = browser.sends("/tasks", &sent);
    assert_eq!(answer.status, 422, "{}", answer.body);
    assert!(answer.body.contains("有 1 项没有办成，其余的都办成了："), "{}", answer.body);
    let failed = between(&answer.body, "role=\"alert\"", "</div>");
    assert!(failed.contains(&format!("href=\"{}\">№{number}</a>", task(number))), "{failed}");
    // The same form again does nothing twice.
    let size = flood.county.office.size();
    assert_eq!(browser.sends("/tasks", &sent).status, 422);
    assert_eq!(flood.county.office.size(), size);
    let nothing = browser.sends("/tasks", &[("do", "accept_task")]);
    assert_eq!(nothing.status, 422);
    assert!(nothing.body.contains("一项也没有勾。"), "{}", nothing.body);
    for wrong in [&[("do", "cancel_task"), ("pick", picks[0].as_str())][..], &[("do", "fly")]] {
        assert_eq!(browser.sends("/tasks", wrong).status, 404);
    }
}

#[test]
fn a_part_of_an_instruction_stands_among_the_tasks_of_its_unit_and_is_answered_there() {
    let county = County::new("inbox_part");
    let (desk, worker) = (county.officer(DESK), county.officer(WORKS));
    let (mut desk, mut worker) = (Browser::of(&county, &desk), Browser::of(&county, &worker));
    let command = || county.office.new_command_id().to_string();
    let page = desk.sees("/desk/instructions");
    let instruction = value(&page, "instruction");
    let recorded = desk.sends(
        "/desk/instructions",
        &[
            ("command", &command()),
            ("instruction", &instruction),
            ("given_by", "王副县长"),
            ("giver", ""),
            ("channel", "paper"),
            ("words", "三号涵洞险情请公安速派人，两小时内报结果。"),
        ],
    );
    assert_eq!(recorded.status, 303, "{}", recorded.body);
    let href = format!("/desk/instructions/{instruction}");
    let page = desk.sees(&href);
    let unit = between(&page, "<option value=\"\"></option><option value=\"", "\"").to_owned();
    let adding = [
        ("do", "add_instruction_part"),
        ("command", &command()),
        ("part", &value(&page, "part")),
        ("unit", &unit),
        ("what", "派十二人到三号涵洞"),
    ];
    assert_eq!(desk.sends(&href, &adding).status, 303);

    let inbox = worker.sees("/inbox");
    assert!(inbox.contains("批示分解到本单位"), "{inbox}");
    let page = worker.sees("/tasks");
    for shown in ["派十二人到三号涵洞", "王副县长批示", "两小时内报结果"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let to = format!("/tasks/instructions/{instruction}");
    let part = value(&page, "part");
    assert!(inbox.contains(&format!("/tasks#part-{part}")), "{inbox}");
    let empty = worker.sends(&to, &[("command", &command()), ("part", &part), ("feedback", " ")]);
    assert_eq!(empty.status, 422, "{}", empty.body);
    let answered = worker.sends(
        &to,
        &[
            ("command", &command()),
            ("part", &part),
            ("feedback", "十二人已到位"),
            ("is_done", "yes"),
        ],
    );
    assert_eq!(answered.status, 303, "{}", answered.body);
    assert!(desk.sees(&href).contains("十二人已到位"));
    assert!(!worker.sees("/inbox").contains("批示分解到本单位"), "it is answered");
    let closing = [
        ("do", "close_instruction"),
        ("command", &command()),
        ("said", "很好，注意轮换"),
        ("seen", &value(&desk.sees(&href), "seen")),
    ];
    let closed = desk.sends(&href, &closing);
    assert_eq!(closed.status, 303, "{}", closed.body);
    assert!(worker.sees("/tasks").contains("很好，注意轮换"), "they read what the leader said");
    let late = [("command", &*command()), ("part", &*part), ("feedback", "再补一句")];
    let late = worker.sends(&to, &late);
    assert_eq!(late.status, 422, "{}", late.body);
    assert!(late.body.contains("这条批示已经办结，不能再改。"), "{}", late.body);
}
