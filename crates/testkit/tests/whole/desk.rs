//! The duty desk: a report is taken by one press, saved while somebody types, and settled.

use domain::kernel::{Right, Span};
use serde_json::Value;
use testkit::Client;
use uuid::Uuid;

use super::county::{County, Officer};

const DESK: &[Right] =
    &[Right::ReadDesk, Right::KeepDesk, Right::ReadOperations, Right::LeadOperations];
const LANGUAGE: &str = "Accept-Language: zh-CN\r\n";

/// Somebody at the desk.
struct AtTheDesk<'a> {
    county: &'a County,
    client: Client,
}

/// A report that they have taken.
struct Taken {
    href: String,
    seen: String,
}

fn id(number: u128) -> String {
    Uuid::from_u128(0xde5c << 64 | number).to_string()
}

impl<'a> AtTheDesk<'a> {
    fn of(county: &'a County, officer: &Officer) -> Self {
        Self { county, client: county.client(&format!("{}{LANGUAGE}", officer.cookie())) }
    }

    fn sees(&mut self, path: &str) -> String {
        let answer = self.client.send("GET", path, "", "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    /// Presses the button; the page that comes.
    fn takes(&mut self, number: u128) -> Taken {
        let (intake, command) = (id(number), id(0x100 + number));
        let sent = [("intake", intake.as_str()), ("command", &command), ("channel", "telephone")];
        let answer = self.client.form("/desk/intakes", &sent).expect("an answer");
        assert_eq!(answer.status, 303, "{}", answer.body);
        let href = format!("/desk/intakes/{intake}");
        let page = self.sees(&href);
        Taken { seen: hidden(&page, "seen"), href }
    }

    /// Saves as the script does.
    fn saves(&mut self, taken: &Taken, fields: &[(&str, &str)]) -> (u16, Value) {
        let command = self.county.office.new_command_id().to_string();
        let ids = [("command", command.as_str()), ("seen", &taken.seen)];
        let sent: Vec<_> = ids.into_iter().chain(fields.iter().copied()).collect();
        let saved = self.client.form(&format!("{}/save", taken.href), &sent).expect("an answer");
        (saved.status, serde_json::from_str(&saved.body).unwrap_or_default())
    }

    /// Presses a button of the form that the page shows; status and body.
    fn presses(&mut self, taken: &Taken, fields: &[(&str, &str)]) -> (u16, String) {
        let page = self.sees(&taken.href);
        let names =
            ["command", "settle_command", "open_command", "operation_new", "seen", "settle_seen"];
        let ids = names.map(|name| (name, hidden(&page, name)));
        let ids = ids.iter().map(|(name, value)| (*name, value.as_str()));
        let sent: Vec<_> = ids.chain(fields.iter().copied()).collect();
        let answer = self.client.form(&taken.href, &sent).expect("an answer");
        (answer.status, answer.body)
    }
}

fn hidden(page: &str, name: &str) -> String {
    let begin = format!("name=\"{name}\" value=\"");
    let rest = page.split(&begin).nth(1).unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn one_press_takes_a_report_and_pressing_twice_takes_no_second_one() {
    let county = County::new("desk-takes");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    assert!(desk.sees("/desk").contains("没有待分办的报告"));
    let first = desk.takes(1);
    county.playground.machine.pass(Span::from_minutes(17));
    assert_eq!(desk.takes(1).seen, first.seen);
    let page = desk.sees("/desk");
    assert_eq!(page.matches("class=\"intake-item").count(), 1, "{page}");
    assert!(page.contains("17 分钟"), "it says how long it has waited: {page}");
    assert!(page.contains("值班岗"), "and who took it");
    assert!(desk.sees(&first.href).contains("不能更改"));
}

#[test]
fn what_is_typed_is_saved_and_what_is_wrong_is_told_beside_it() {
    let county = County::new("desk-saves");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let taken = desk.takes(1);
    let typed = [("said", "堤上冒水，三人被困"), ("trapped", "3"), ("injured", "两个")];
    let (status, saved) = desk.saves(&taken, &typed);
    assert_eq!(status, 200);
    assert!(saved["problems"]["injured"].is_string() && saved["problems"]["said"].is_null());
    let page = desk.sees(&taken.href);
    assert!(page.contains("堤上冒水，三人被困") && page.contains("name=\"trapped\" value=\"3\""));
    // What is typed on, on top of what nobody has seen, changes nothing.
    let (status, no) = desk.saves(&taken, &[("said", "另一个人的话")]);
    assert_eq!(status, 412, "{no}");
    let taken = Taken { seen: saved["seen"].to_string(), ..taken };
    assert_eq!(desk.saves(&taken, &[("said", "堤上冒水，四人被困")]).0, 200);
    assert!(desk.sees(&taken.href).contains("四人被困"));
}

#[test]
fn two_people_who_take_one_call_see_each_other_and_settle_it_as_one() {
    let county = County::new("desk-alike");
    let [one, other] = [county.officer(DESK), county.officer(DESK)];
    let mut first = AtTheDesk::of(&county, &one);
    let mut second = AtTheDesk::of(&county, &other);
    let called = first.takes(1);
    assert_eq!(first.saves(&called, &[("said", "东渡大堤三号涵洞管涌")]).0, 200);
    county.playground.machine.pass(Span::from_minutes(3));
    let again = second.takes(2);
    let (_, saved) = second.saves(&again, &[("said", "东渡大堤涵洞那里管涌")]);
    let alike = saved["alike"].as_str().expect("a piece of the page");
    assert!(alike.contains("东渡大堤三号涵洞管涌") && alike.contains("相隔 3 分钟"), "{alike}");
    let same = format!("same_as.{}", id(1));
    let said = ("said", "东渡大堤涵洞那里管涌");
    assert_eq!(second.presses(&again, &[said, ("do", &same)]).0, 303);
    let page = first.sees("/desk");
    let waiting = page.split("desk-settled").next().expect("the first part");
    assert_eq!(waiting.matches("class=\"intake-item").count(), 1, "{page}");
    assert!(page.contains("与另一条是同一件事"));
}

#[test]
fn a_report_opens_an_operation_and_keeps_what_was_typed_last() {
    let county = County::new("desk-opens");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let taken = desk.takes(1);
    let said = ("said", "堤上冒水");
    let (status, no) = desk.presses(&taken, &[said, ("title", ""), ("do", "open_operation")]);
    assert_eq!(status, 422);
    assert!(no.contains("不能为空") && no.contains("请从列出的各项中选一项"), "{no}");
    assert!(desk.sees(&taken.href).contains("堤上冒水"), "what was typed is saved all the same");
    let class = ("class", "natural_disaster");
    let titled = [said, class, ("title", "东渡镇洪水处置"), ("do", "open_operation")];
    let (status, _) = desk.presses(&taken, &titled);
    assert_eq!(status, 303);
    let page = desk.sees(&taken.href);
    assert!(page.contains("已归入行动"), "{page}");
    assert!(desk.sees("/desk").contains("东渡镇洪水处置"));
    // What looked like an operation can still turn out to be nothing.
    let reason = ("reason", "核实为排水沟倒灌");
    assert_eq!(desk.presses(&taken, &[said, class, reason, ("do", "nothing")]).0, 303);
    assert!(desk.sees(&taken.href).contains("核实为排水沟倒灌"));
    assert!(desk.sees("/desk/intakes").contains("堤上冒水"));
}

/// Does something on the page of reports; status and body.
fn reports(desk: &mut AtTheDesk<'_>, taken: &Taken, fields: &[(&str, &str)]) -> (u16, String) {
    let command = desk.county.office.new_command_id().to_string();
    let sent: Vec<_> =
        [("command", command.as_str())].into_iter().chain(fields.iter().copied()).collect();
    let answer = desk.client.form(&format!("{}/report", taken.href), &sent).expect("an answer");
    (answer.status, answer.body)
}

const SIGNIFICANT: [(&str, &str); 4] =
    [("do", "grade_intake"), ("seen", "0"), ("severity", "significant"), ("profile", "cn-default")];

#[test]
fn a_field_that_is_wrong_takes_nothing_away_and_a_chosen_region_stays() {
    let county = County::new("desk-keeps");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let taken = desk.takes(1);
    let (_, saved) = desk.saves(&taken, &[("said", "堤上冒水"), ("trapped", "3")]);
    let taken = Taken { seen: saved["seen"].to_string(), ..taken };
    let (status, saved) = desk.saves(&taken, &[("said", "堤上\u{1}冒水"), ("trapped", "四个")]);
    assert_eq!(status, 200);
    let told = &saved["problems"];
    assert!(told["said"].is_string() && told["trapped"].is_string(), "{saved}");
    let page = desk.sees(&taken.href);
    assert!(page.contains("堤上冒水") && page.contains("name=\"trapped\" value=\"3\""), "{page}");
}

#[test]
fn whoever_has_not_seen_that_it_is_settled_opens_no_second_operation() {
    let county = County::new("desk-settled");
    let [one, other] = [county.officer(DESK), county.officer(DESK)];
    let mut first = AtTheDesk::of(&county, &one);
    let mut second = AtTheDesk::of(&county, &other);
    let taken = first.takes(1);
    let said = ("said", "堤上冒水");
    assert_eq!(first.saves(&taken, &[said]).0, 200);
    let page = second.sees(&taken.href);
    let reason = ("reason", "排水沟倒灌");
    assert_eq!(first.presses(&taken, &[said, reason, ("do", "nothing")]).0, 303);

    let names =
        ["command", "settle_command", "open_command", "operation_new", "seen", "settle_seen"];
    let ids = names.map(|name| (name, hidden(&page, name)));
    let ids: Vec<_> = ids.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let class = ("class", "natural_disaster");
    let opens = [said, class, ("title", "东渡镇洪水处置"), ("do", "open_operation")];
    let sent: Vec<_> = ids.iter().copied().chain(opens).collect();
    let told = second.client.form(&taken.href, &sent).expect("an answer");
    assert_eq!(told.status, 422);
    assert!(told.body.contains("别人刚刚已经分办了"), "{}", told.body);
    assert!(!second.sees("/desk").contains("东渡镇洪水处置"), "no operation was opened");
    let nothing = [said, class, reason, ("do", "nothing")];
    let sent: Vec<_> = ids.iter().copied().chain(nothing).collect();
    let told = second.client.form(&taken.href, &sent).expect("an answer");
    assert_eq!(told.status, 412, "{}", told.body);
}

#[test]
fn the_first_day_is_reported_in_17_and_46_minutes_by_two_people() {
    let county = County::new("desk-reports");
    let [one, other] = [county.officer(DESK), county.officer(DESK)];
    let mut first = AtTheDesk::of(&county, &one);
    let mut second = AtTheDesk::of(&county, &other);
    let pass = |minutes| county.playground.machine.pass(Span::from_minutes(minutes));
    let taken = first.takes(1);
    assert_eq!(first.saves(&taken, &[("said", "云城市场六人发热")]).0, 200);
    assert!(first.sees(&format!("{}/report", taken.href)).contains("还没有定级"));
    assert_eq!(reports(&mut first, &taken, &SIGNIFICANT).0, 303);
    pass(12);
    let due = first.sees("/desk");
    assert!(due.contains("电话报告") && due.contains("还剩 18 分钟"), "{due}");
    pass(5);
    let called = [("do", "report_by_phone"), ("to", "市局指挥中心"), ("answered_by", "值班员周")];
    assert_eq!(reports(&mut first, &taken, &called).0, 303);
    let page = first.sees(&format!("{}/report", taken.href));
    assert!(page.contains("用时 17 分钟，时限 30 分钟 · 按时"), "{page}");
    let draft = page.split("<textarea").nth(1).unwrap_or_default();
    assert!(draft.contains("云城市场六人发热"), "the draft says what was taken down: {page}");

    pass(20);
    let report = id(7);
    let write = [
        ("do", "write_report"),
        ("seen", "0"),
        ("report", report.as_str()),
        ("kind", "initial"),
        ("text", "11时05分接县医院报告：云城市场六人发热，正在核实。"),
    ];
    assert_eq!(reports(&mut first, &taken, &write).0, 303);
    let page = second.sees(&format!("{}/report", taken.href));
    let seen = hidden(page.split("check_report").nth(1).expect("it waits for a check"), "seen");
    let check = [("do", "check_report"), ("seen", seen.as_str()), ("report", &report)];
    let (status, no) = reports(&mut first, &taken, &check);
    assert_eq!(status, 422);
    assert!(no.contains("写报告的人不能核自己写的"), "{no}");
    assert_eq!(reports(&mut second, &taken, &check).0, 303);
    pass(9);
    let page = second.sees(&format!("{}/report", taken.href));
    let seen = hidden(page.split("send_report").nth(1).expect("it can leave"), "seen");
    let send = [("do", "send_report"), ("seen", seen.as_str()), ("report", &report)];
    let sent: Vec<_> = send.into_iter().chain([("to", "市公安局、县委办")]).collect();
    assert_eq!(reports(&mut second, &taken, &sent).0, 303);
    let page = first.sees(&format!("{}/report", taken.href));
    assert!(page.contains("用时 46 分钟，时限 60 分钟 · 按时"), "{page}");
    assert!(first.sees("/desk").contains("续报"), "the next one is due in four hours");
}

#[test]
fn a_report_that_comes_too_late_says_so_and_why() {
    let county = County::new("desk-late");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let taken = desk.takes(1);
    assert_eq!(reports(&mut desk, &taken, &SIGNIFICANT).0, 303);
    county.playground.machine.pass(Span::from_minutes(38));
    assert!(desk.sees("/desk").contains("▲ 已超 8 分钟"), "{}", desk.sees("/desk"));
    let called = [("do", "report_by_phone"), ("to", "市局指挥中心")];
    let (status, no) = reports(&mut desk, &taken, &called);
    assert_eq!(status, 422);
    assert!(no.contains("用了 38 分钟，时限是 30 分钟") && no.contains("市局指挥中心"), "{no}");
    let because = ("late_because", "值班员不清楚该谁报");
    let explained: Vec<_> = called.into_iter().chain([because]).collect();
    assert_eq!(reports(&mut desk, &taken, &explained).0, 303);
    let page = desk.sees(&format!("{}/report", taken.href));
    assert!(page.contains("用时 38 分钟，时限 30 分钟 · 迟报"), "{page}");
    assert!(page.contains("值班员不清楚该谁报"));
}

#[test]
fn whoever_only_reads_the_desk_takes_nothing_and_nobody_else_finds_it() {
    let county = County::new("desk-rights");
    let (reader, stranger) =
        (county.officer(&[Right::ReadDesk]), county.officer(&[Right::ReadOperations]));
    let mut desk = AtTheDesk::of(&county, &reader);
    assert!(!desk.sees("/desk").contains("name=\"channel\""));
    let sent = [("intake", id(1)), ("command", id(2)), ("channel", "telephone".to_owned())];
    let sent: Vec<_> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(desk.client.form("/desk/intakes", &sent).expect("an answer").status, 403);
    let mut client = county.client(&stranger.cookie());
    for path in ["/desk", "/desk/intakes"] {
        assert_eq!(client.send("GET", path, "", "").expect("an answer").status, 404, "{path}");
    }
    let home = client.send("GET", "/", "", "").expect("an answer");
    assert!(home.headers.iter().any(|it| it.ends_with("/operations")), "{:?}", home.headers);
}

#[test]
fn an_accident_with_dead_suggests_how_severe_it_is_and_why() {
    let county = County::new("desk-severity");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let taken = desk.takes(1);
    let typed = [("said", "采石场塌方"), ("class", "accident_disaster"), ("dead", "3")];
    assert_eq!(desk.saves(&taken, &typed).0, 200);
    let page = desk.sees(&format!("{}/report", taken.href));
    assert!(page.contains("按死亡 3 人，建议“较大”") && page.contains("由人决定"), "{page}");
    let chosen = page.split("value=\"significant\"").nth(1).unwrap_or_default();
    assert!(chosen.starts_with(" required checked"), "it is proposed, not graded: {page}");
    assert!(page.contains("还没有定级"));
}

#[test]
fn what_came_to_nothing_is_destroyed_when_its_time_is_over() {
    let county = County::new("desk-destroys");
    let rights = [Right::ReadDesk, Right::KeepDesk, Right::CloseData];
    let keeper = county.officer(&rights);
    let mut desk = AtTheDesk::of(&county, &keeper);
    let taken = desk.takes(1);
    let said = ("said", "李家阿婆说河堤冒水");
    let reason = ("reason", "排水沟倒灌");
    assert_eq!(desk.presses(&taken, &[said, reason, ("do", "nothing")]).0, 303);
    assert!(!desk.sees(&taken.href).contains("销毁内容"), "it is kept for a while");
    county.playground.machine.pass(Span::from_hours(24 * 30));
    // Nobody stays signed in for a month.
    let keeper = county.officer(&rights);
    let mut desk = AtTheDesk::of(&county, &keeper);
    let page = desk.sees(&taken.href);
    let form = page.split("/destroy\"").nth(1).expect("its time is over").to_owned();
    let (command, seen) = (hidden(&form, "command"), hidden(&form, "seen"));
    let sent = [("command", command.as_str()), ("seen", seen.as_str())];
    let done = desk.client.form(&format!("{}/destroy", taken.href), &sent).expect("an answer");
    assert_eq!(done.status, 303, "{}", done.body);
    let page = desk.sees(&taken.href);
    assert!(page.contains("依法销毁") && !page.contains("李家阿婆"), "{page}");
    let list = desk.sees("/desk/intakes");
    assert!(list.contains("（内容已销毁）") && !list.contains("李家阿婆"), "{list}");
    // Whoever may not end data is not shown the button and does not get through.
    let other = county.officer(DESK);
    let mut other = AtTheDesk::of(&county, &other);
    let command = county.office.new_command_id().to_string();
    let sent = [("command", command.as_str()), ("seen", seen.as_str())];
    let no = other.client.form(&format!("{}/destroy", taken.href), &sent).expect("an answer");
    assert_eq!(no.status, 403, "{}", no.body);
}
