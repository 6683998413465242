//! Who keeps the desk: a night is taken over, written down, and handed over by two people.

use domain::kernel::{Right, Span};
use testkit::Client;

use super::county::{County, Officer};

const DESK: &[Right] = &[
    Right::ReadDesk,
    Right::KeepDesk,
    Right::ReadOperations,
    Right::ReadPeople,
    Right::VerifyContacts,
];
const LANGUAGE: &str = "Accept-Language: zh-CN\r\n";

/// Somebody at the desk.
struct AtTheDesk {
    client: Client,
}

impl AtTheDesk {
    fn of(county: &County, officer: &Officer) -> Self {
        Self { client: county.client(&format!("{}{LANGUAGE}", officer.cookie())) }
    }

    fn sees(&mut self, path: &str) -> String {
        let answer = self.client.send("GET", path, "", "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    /// Sends the form of a page with its hidden fields; status and body.
    fn sends(&mut self, page: &str, to: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let names = ["command", "shift", "seen", "relieves", "line", "person", "contact"];
        let form = page.split(&format!("action=\"{to}\"")).nth(1).unwrap_or_else(|| {
            panic!("no form to {to}: {page}");
        });
        let form = form.split("</form>").next().unwrap_or_default();
        let hidden: Vec<_> = names.iter().filter_map(|it| Some((*it, hidden(form, it)?))).collect();
        let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
        let sent: Vec<_> = hidden.chain(fields.iter().copied()).collect();
        let answer = self.client.form(to, &sent).expect("an answer");
        (answer.status, answer.body)
    }

    fn takes_over(&mut self) -> (u16, String) {
        let page = self.sees("/desk/take-over");
        self.sends(&page, "/desk/take-over", &[("leader", "")])
    }
}

fn hidden(form: &str, name: &str) -> Option<String> {
    let rest = form.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
    rest.split('"').next().map(str::to_owned)
}

#[test]
fn a_night_is_handed_over_by_two_people_with_what_is_open() {
    let county = County::new("watch-night");
    let [one, other] = [county.officer(DESK), county.officer(DESK)];
    let mut first = AtTheDesk::of(&county, &one);
    let mut second = AtTheDesk::of(&county, &other);
    assert!(first.sees("/desk").contains("现在没有人值班"));
    assert_eq!(first.takes_over().0, 303);
    let desk = first.sees("/desk");
    assert!(desk.contains("没有写明带班领导") && desk.contains("值班岗"), "{desk}");
    let line = [("text", "水利局来电：东渡河水位仍在涨")];
    assert_eq!(first.sends(&desk, "/desk/log", &line).0, 303);
    let empty = first.sends(&desk, "/desk/log", &[("text", "  ")]);
    assert_eq!(empty.0, 422, "{}", empty.1);
    assert!(second.sees("/desk").contains("东渡河水位仍在涨"), "both see one log");

    let intake = county.office.new_command_id().to_string();
    let command = county.office.new_command_id().to_string();
    let taken = [("intake", intake.as_str()), ("command", &command), ("channel", "telephone")];
    assert_eq!(first.client.form("/desk/intakes", &taken).expect("an answer").status, 303);
    county.playground.machine.pass(Span::from_hours(8));

    let page = first.sees("/desk/hand-over");
    assert!(page.contains(&format!("/desk/intakes/{intake}")), "what is open is listed: {page}");
    let note = [("note", "三号涵洞每半小时问一次")];
    assert_eq!(first.sends(&page, "/desk/hand-over", &note).0, 303);
    assert!(first.sees("/desk").contains("已签交班，等下一班接"));
    assert!(first.sees("/desk/take-over").contains("签过以后您仍是值班员"), "not one's own");
    let page = second.sees("/desk/take-over");
    assert!(page.contains("三号涵洞每半小时问一次") && page.contains(&intake), "{page}");
    assert_eq!(second.sends(&page, "/desk/take-over", &[("leader", "")]).0, 303);

    let list = second.sees("/desk/shifts");
    assert!(list.contains("还在值班") && list.matches("/desk/shifts/").count() >= 2, "{list}");
    let record = list.split("已经值过的班").nth(1).and_then(|it| it.split("href=\"").nth(3));
    let record = record.and_then(|it| it.split('"').next()).expect("the first shift is listed");
    let sheet = second.sees(record);
    for wanted in ["东渡河水位仍在涨", "三号涵洞每半小时问一次", "交班人", "接班人", &intake]
    {
        assert!(sheet.contains(wanted), "{wanted}: {sheet}");
    }
    assert!(!sheet.contains("没有签"), "both have signed: {sheet}");
}

#[test]
fn of_two_who_take_over_the_second_is_told_and_nothing_is_lost() {
    let county = County::new("watch-two");
    let [one, other, third] = [county.officer(DESK), county.officer(DESK), county.officer(DESK)];
    assert_eq!(AtTheDesk::of(&county, &one).takes_over().0, 303);
    let mut second = AtTheDesk::of(&county, &other);
    let page = second.sees("/desk/take-over");
    assert_eq!(AtTheDesk::of(&county, &third).takes_over().0, 303);
    let (status, told) = second.sends(&page, "/desk/take-over", &[("leader", "")]);
    assert_eq!(status, 422);
    assert!(told.contains("值班的人刚刚换了"), "{told}");
    // Nobody has signed: the desk says so until they do.
    let desk = second.sees("/desk");
    assert!(desk.contains("走时没有签交班"), "{desk}");
    let mut first = AtTheDesk::of(&county, &one);
    let shift =
        desk.split("走时没有签交班").next().and_then(|it| it.rsplit("/desk/shifts/").next());
    let shift = shift.and_then(|it| it.split('"').next()).expect("it is linked");
    let page = first.sees(&format!("/desk/hand-over?shift={shift}"));
    assert_eq!(first.sends(&page, "/desk/hand-over", &[("note", "")]).0, 303);
    assert!(!second.sees("/desk").contains("走时没有签交班"));
}

#[test]
fn a_roster_that_makes_no_sense_is_told_and_what_was_typed_stays() {
    let county = County::new("watch-roster");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let page = desk.sees("/desk/shifts");
    let who = officer.person.to_string();
    let mut plan = |from: &str, until: &str| {
        let page = desk.sees("/desk/shifts");
        let form = page.split("id=\"plan\"").nth(1).expect("the form").to_owned();
        let form = format!("action=\"/desk/shifts\"{form}");
        let fields = [("from", from), ("until", until), ("officer", &who), ("leader", "")];
        desk.sends(&form, "/desk/shifts", &fields)
    };
    assert!(page.contains("值班表上没有还没开始的班"));
    let (status, told) = plan("2020-01-02T20:00", "2020-01-02T08:00");
    assert!(status == 422 && told.contains("结束时间不晚于开始时间"), "{told}");
    assert!(told.contains("2020-01-02T20:00"), "what was typed stays");
    let (status, told) = plan("明天", "2020-01-02T08:00");
    assert!(status == 422 && told.contains("应为时间"), "{told}");
    let soon = county.office.machine().now() + Span::from_hours(5);
    let until = soon + Span::from_hours(24);
    let zone = words::Zone::named("Asia/Shanghai").expect("a zone");
    let written = |at| words::full_time(at, &zone).replacen(' ', "T", 1)[..16].to_owned();
    assert_eq!(plan(&written(soon), &written(until)).0, 303);
    let further = until + Span::from_hours(24);
    assert_eq!(plan(&written(until), &written(further)).0, 303);
    let between = until + Span::from_hours(20);
    let overlapping = written(between + Span::from_hours(24));
    let overlap = "与另一班时间重叠";
    assert_eq!(plan(&written(between), &overlapping).0, 303);
    assert!(!desk.sees("/desk").contains("值班表上没有下一班"));
    let page = desk.sees("/desk/shifts");
    assert_eq!(page.matches(overlap).count(), 2, "one that ends when another begins is no overlap");
}

#[test]
fn a_line_with_a_time_that_is_none_comes_back_whole_and_a_correction_names_its_line() {
    let county = County::new("watch-lines");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    assert_eq!(desk.takes_over().0, 303);
    let page = desk.sees("/desk");
    assert_eq!(desk.sends(&page, "/desk/log", &[("text", "第七号闸门关闭")]).0, 303);
    let page = desk.sees("/desk");
    let shift = page.split("/desk/shifts/").nth(2).and_then(|it| it.split('"').next());
    let href = format!("/desk/shifts/{}", shift.expect("the shift is linked"));
    let record = desk.sees(&href);
    let wrong = record.split("id=\"line-").nth(1).and_then(|it| it.split('"').next());
    let wrong = wrong.expect("the line").to_owned();
    let typed = [
        ("back", "shift"),
        ("text", "应为第八号闸门"),
        ("happened_at", "刚才"),
        ("corrects", wrong.as_str()),
    ];
    let (status, told) = desk.sends(&record, "/desk/log", &typed);
    assert!(status == 422 && told.contains("应为时间"), "{told}");
    assert!(
        told.contains("应为第八号闸门</textarea>") && told.contains("value=\"刚才\""),
        "{told}"
    );
    assert!(told.contains(&format!("value=\"{wrong}\" selected")), "{told}");
    let typed = typed.map(|(name, it)| (name, if name == "happened_at" { "" } else { it }));
    assert_eq!(desk.sends(&told, "/desk/log", &typed).0, 303);
    let record = desk.sees(&href);
    assert!(record.contains("已更正，见 №") && record.contains("更正 №"), "{record}");
}

#[test]
fn what_was_handed_over_stays_as_it_was_signed() {
    let county = County::new("watch-signed");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    assert_eq!(desk.takes_over().0, 303);
    let intake = county.office.new_command_id().to_string();
    let command = county.office.new_command_id().to_string();
    let taken = [("intake", intake.as_str()), ("command", &command), ("channel", "telephone")];
    assert_eq!(desk.client.form("/desk/intakes", &taken).expect("an answer").status, 303);
    let page = desk.sees("/desk");
    assert!(page.contains("1 条还没有上报") && !page.contains("没有要报的"), "{page}");
    let page = desk.sees("/desk/hand-over");
    assert_eq!(desk.sends(&page, "/desk/hand-over", &[("note", "")]).0, 303);
    county.playground.machine.pass(Span::from_minutes(9));
    let call = county.office.new_command_id().to_string();
    let called = [("do", "report_by_phone"), ("command", call.as_str()), ("to", "县政府总值班室")];
    let report = format!("/desk/intakes/{intake}/report");
    assert_eq!(desk.client.form(&report, &called).expect("an answer").status, 303);
    let desk_now = desk.sees("/desk");
    assert!(desk_now.contains("没有要报的") && desk_now.contains("已上报"), "{desk_now}");
    let shift = desk_now.split("/desk/shifts/").nth(2).and_then(|it| it.split('"').next());
    let record = desk.sees(&format!("/desk/shifts/{}", shift.expect("it is linked")));
    let signed = record.split("id=\"shift-handover\"").nth(1).expect("the handover");
    assert!(signed.contains("还没有上报") && !signed.contains("已上报"), "{signed}");
}
