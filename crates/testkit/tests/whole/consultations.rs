//! A consultation from a report to an operation, and a level of the city made a floor of ours.

use domain::kernel::{Right, Span};
use testkit::Client;

use super::at_the_desk::value;
use super::county::{County, Officer, operation};
use super::flood::Flood;

const DESK: &[Right] = &[
    Right::ReadDesk,
    Right::KeepDesk,
    Right::ReadOperations,
    Right::LeadOperations,
    Right::WriteLog,
    Right::ReportSituation,
    Right::ReadPlans,
];
const LANGUAGE: &str = "Accept-Language: zh-CN\r\n";

/// Somebody at the desk.
struct AtTheDesk<'a> {
    county: &'a County,
    client: Client,
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

    /// Sends a form; its status, its body, and where it leads.
    fn sends(&mut self, to: &str, fields: &[(&str, &str)]) -> (u16, String, String) {
        let command = self.county.office.new_command_id().to_string();
        let sent: Vec<_> =
            [("command", command.as_str())].into_iter().chain(fields.iter().copied()).collect();
        let answer = self.client.form(to, &sent).expect("an answer");
        let place = answer.headers.iter().find_map(|it| it.strip_prefix("location: "));
        let place = place.unwrap_or_default().trim().to_owned();
        (answer.status, answer.body, place)
    }
}

/// Takes a report of an accident with four dead; its address.
fn reported(desk: &mut AtTheDesk<'_>) -> String {
    let intake = desk.county.office.machine().new_id().to_string();
    let taken = desk.sends("/desk/intakes", &[("intake", &intake), ("channel", "telephone")]);
    assert_eq!(taken.0, 303);
    let href = format!("/desk/intakes/{intake}");
    let page = desk.sees(&href);
    let seen = value(&page, "seen");
    let said = [
        ("seen", seen.as_str()),
        ("do", "save"),
        ("said", "矿坪小煤矿井下透水"),
        ("class", "accident_disaster"),
        ("dead", "4"),
    ];
    assert_eq!(desk.sends(&href, &said).0, 303);
    intake
}

/// Calls a consultation on a report, with two who speak, one of them against it; its address.
fn spoken(desk: &mut AtTheDesk<'_>, about: (&str, &str)) -> String {
    let list = desk.sees(&format!("/desk/consultations?{}={}", about.0, about.1));
    let id = value(&list, "consultation");
    let open = [("consultation", id.as_str()), ("matter", "矿坪透水事故定级"), about];
    let (status, body, place) = desk.sends("/desk/consultations", &open);
    assert_eq!(status, 303, "{body}");
    let href = format!("/desk/consultations/{id}");
    assert!(place.starts_with(&href), "{place}");
    for (name, kind, stance, words) in [
        ("周局长", "unit", "agrees", "按较大事故处置"),
        ("胡教授", "expert", "dissents", "先排水再定级"),
    ] {
        let page = desk.sees(&href);
        let participant = value(&page, "participant");
        let call = [
            ("do", "call_into_consultation"),
            ("participant", participant.as_str()),
            ("kind", kind),
            ("name", name),
            ("capacity", "矿井水害"),
        ];
        assert_eq!(desk.sends(&href, &call).0, 303);
        let opinion = value(&desk.sees(&href), "opinion");
        let say = [
            ("do", "record_opinion"),
            ("opinion", opinion.as_str()),
            ("participant", participant.as_str()),
            ("way", "room"),
            ("stance", stance),
            ("words", words),
            ("severity", "significant"),
        ];
        assert_eq!(desk.sends(&href, &say).0, 303);
    }
    href
}

fn concludes(desk: &mut AtTheDesk<'_>, href: &str, outcome: &str) {
    let seen = value(&desk.sees(href), "seen");
    let conclude = [
        ("do", "conclude_consultation"),
        ("seen", seen.as_str()),
        ("decided_by", "曹副县长"),
        ("conclusion", "按较大事故启动响应"),
        ("outcome", outcome),
        ("severity", "significant"),
    ];
    let (status, body, _) = desk.sends(href, &conclude);
    assert_eq!(status, 303, "{body}");
}

#[test]
fn a_consultation_shows_dissent_and_leads_to_an_operation_with_its_reason() {
    let county = County::new("consultation-opens");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let intake = reported(&mut desk);
    let href = spoken(&mut desk, ("intake", &intake));
    let page = desk.sees(&href);
    assert!(page.contains("▲ 有 1 人不同意") && page.contains("先排水再定级"), "{page}");
    assert!(page.contains("通常对应 三级 级响应") || page.contains("三级"), "{page}");
    assert!(desk.sees("/desk").contains(&href), "it lies on the desk");
    county.playground.machine.pass(Span::from_minutes(30));
    concludes(&mut desk, &href, "open_operation");
    let page = desk.sees(&href);
    assert!(page.contains("曹副县长") && page.contains("▲ 不同意"), "{page}");
    let minutes = desk.sees(&format!("{href}/minutes"));
    for said in ["会商纪要", "周局长", "胡教授", "先排水再定级", "按较大事故启动响应"]
    {
        assert!(minutes.contains(said), "{said}: {minutes}");
    }
    let title = "矿坪透水事故处置";
    let (status, body, place) = desk.sends(&href, &[("do", "open_operation"), ("title", title)]);
    assert_eq!(status, 303, "{body}");
    let opened = place.split("/plans").next().expect("an address").to_owned();
    let log = desk.sees(&format!("{opened}/log"));
    assert!(log.contains("会商决定：按较大事故启动响应"), "{log}");
    assert!(
        !desk.sees("/desk").contains("正在会商 <a class=\"number\" href=\"/desk/consultations\">1")
    );
    let page = desk.sees(&format!("/desk/intakes/{intake}"));
    assert!(page.contains(&opened), "the report belongs to it");
    assert!(!desk.sees(&href).contains("value=\"open_operation\""), "not twice");
}

#[test]
fn a_consultation_on_an_operation_proposes_a_level_with_its_reason() {
    let flood = Flood::at_work("consultation-proposes");
    let county = &flood.county;
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(county, &officer);
    let about = operation().to_string();
    let href = spoken(&mut desk, ("operation", &about));
    concludes(&mut desk, &href, "propose_level");
    let page = desk.sees(&href);
    let plan = value(&page, "plan");
    let level = page.split("name=\"level\"").nth(1).and_then(|it| it.split("value=\"").nth(1));
    let level = level.and_then(|it| it.split('"').next()).expect("a level").to_owned();
    let propose =
        [("do", "propose_level"), ("operation", &about), ("plan", &plan), ("level", &level)];
    let (status, body, place) = desk.sends(&href, &propose);
    assert_eq!(status, 303, "{body}");
    assert_eq!(place, format!("/operations/{about}/levels/{plan}"));
    assert!(desk.sees(&place).contains("会商决定：按较大事故启动响应"));
}

#[test]
fn a_level_of_the_city_says_what_must_be_raised_and_leads_there() {
    let flood = Flood::at_work("level-from-above");
    let county = &flood.county;
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(county, &officer);
    let page = desk.sees("/desk/levels");
    let received = value(&page, "received");
    let receive = [
        ("do", "receive_level_from_above"),
        ("received", received.as_str()),
        ("class", "natural_disaster"),
        ("level", "IV"),
        ("from", "市防指启动防汛四级响应"),
    ];
    let (status, body, _) = desk.sends("/desk/levels", &receive);
    assert_eq!(status, 303, "{body}");
    let on_desk = desk.sees("/desk");
    assert!(on_desk.contains("市防指启动防汛四级响应"), "{on_desk}");
    assert!(on_desk.contains("▲ 比上级低，要提级"), "{on_desk}");
    let page = desk.sees("/desk/levels");
    let [plan, seen] = ["plan", "seen"].map(|it| value(&page, it));
    let about = operation().to_string();
    let floor = [
        ("do", "receive_level"),
        ("received", received.as_str()),
        ("operation", about.as_str()),
        ("plan", plan.as_str()),
        ("seen", seen.as_str()),
    ];
    let (status, body, place) = desk.sends("/desk/levels", &floor);
    assert_eq!(status, 303, "{body}");
    assert_eq!(place, format!("/operations/{about}/levels/{plan}"));
    assert!(desk.sees(&place).contains("市防指启动防汛四级响应"));
    assert!(desk.sees("/desk").contains("已作为底线记入行动"));
    let page = desk.sees("/desk/levels");
    let lift = page.split("lift_level_from_above").nth(1).expect("a form");
    let seen = value(lift, "seen");
    let lift = [
        ("do", "lift_level_from_above"),
        ("received", received.as_str()),
        ("seen", seen.as_str()),
        ("said", "市防指电话通知解除"),
    ];
    assert_eq!(desk.sends("/desk/levels", &lift).0, 303);
    assert!(!desk.sees("/desk").contains("上级正在执行的级别"));
    assert!(desk.sees("/desk/levels").contains("市防指电话通知解除"), "nothing is lost");
}
