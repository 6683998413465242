//! The rights of a post with an area count there: it works in what touches its area, leads what
//! lies in it, and finds nothing elsewhere.

use application::Command;
use application::reference::{Adopting, RegionFile, import_regions, read_regions};
use domain::kernel::{
    AttachmentOf, CommandId, House, Instant, Key, OperationId, Reach, Realm, RegionCode, Right,
    SituationReportId, Text, Version,
};
use domain::operations::{EmergencyClass, GiveTask, OpenOperation, WriteSituationReport};
use domain::people::ChangePost;
use serde_json::json;
use testkit::{Client, command};
use uuid::Uuid;
use web::{Need, Route};

use super::attachments::attach_to;
use super::county::{County, Officer, label, operation};

const REGIONS: &str = "code,name\n990001,云泽县\n990001100,泽城镇\n990001101,东渡镇\n";
const OWN: &str = "990001100";
const NEIGHBOUR: &str = "990001101";

fn code(text: &str) -> RegionCode {
    text.parse().expect("a code")
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn id(number: u128) -> OperationId {
    OperationId::from_uuid(Uuid::from_u128(number))
}

fn opening(area: &str) -> OpenOperation {
    let title = Text::parse("内涝处置").expect("fits");
    OpenOperation { title, class: EmergencyClass::NaturalDisaster, area: code(area) }
}

/// An operation of the county, one of the township and one of its neighbour.
fn county(name: &str) -> (County, [OperationId; 3]) {
    let county = County::new(name);
    let mut store = county.playground.storage.connect().expect("the engine answers");
    let files = [RegionFile { name: "regions.csv", bytes: REGIONS.as_bytes() }];
    let list = read_regions(&files).expect("it is sound");
    let adopting = Adopting {
        command: CommandId::from_uuid(county.office.machine().new_id()),
        realm: Realm::real(),
        actor: testkit::actor(),
        source: Text::parse("areas").expect("fits"),
    };
    import_regions(&county.office, store.as_mut(), &list, adopting).expect("it is adopted");
    let all = [operation(), id(0x11), id(0x12)];
    for (operation, area) in all.into_iter().zip([None, Some(OWN), Some(NEIGHBOUR)]) {
        let Some(area) = area else { continue };
        county.office.perform(command(operation, opening(area))).expect("it opens");
    }
    (county, all)
}

/// Somebody with every right, in the township alone.
fn of_the_township(county: &County) -> Officer {
    let officer = county.officer(Right::ALL);
    let mut details = officer.details.clone();
    (details.title, details.area) = (label("泽城派出所值班岗"), Some(code(OWN)));
    let mut change = command(House, ChangePost { post: officer.post, details });
    change.seen = Some(officer.changed());
    county.office.perform(change).expect("it is changed");
    officer
}

fn status(client: &mut Client, path: &str) -> u16 {
    client.send("GET", path, "", "").expect("an answer").status
}

#[test]
fn what_lies_elsewhere_looks_like_nothing_there() {
    let (county, [of_county, own, neighbour]) = county("areas-read");
    let officer = of_the_township(&county);
    let table: Vec<Route> = pages::table().into_iter().chain(api::table()).collect();
    let mut client = county.client(&officer.cookie());
    let mut seen = 0;
    for route in table.iter().filter(|it| it.method == "GET" && !it.path.contains("{realm}")) {
        let of_a_part = ["{plan}", "{task}", "{attachment}", "{report}", "/live"];
        let is_plain = !of_a_part.iter().any(|it| route.path.contains(it));
        if !route.path.contains("{operation}") || !is_plain {
            continue;
        }
        seen += 1;
        let at = |it: OperationId| route.path.replace("{operation}", &it.to_string());
        assert_eq!(status(&mut client, &at(neighbour)), 404, "{}", route.path);
        for it in [of_county, own] {
            assert_eq!(status(&mut client, &at(it)), 200, "{}", route.path);
        }
    }
    assert!(seen > 8, "only {seen} addresses of an operation were asked for");
    let titles = [(of_county, "全县巡堤"), (own, "泽城排涝"), (neighbour, "东渡转移")];
    for (number, (operation, title)) in (1..).zip(titles) {
        let give = GiveTask {
            title: text(title),
            text: None,
            lead: key("county"),
            post: None,
            area: None,
            due_minutes: None,
            priority: None,
        };
        county.office.perform(command(operation, give)).expect("it is given");
        let task = format!("/operations/{operation}/tasks/1");
        let wanted = if operation == neighbour { 404 } else { 200 };
        assert_eq!(status(&mut client, &task), wanted, "{title}");
        let scan = attach_to(&county, (Realm::real(), AttachmentOf::Operation(operation)), number);
        let scan = format!("/operations/{operation}/attachments/{scan}");
        assert_eq!(status(&mut client, &scan), wanted, "a scan of {title}");
        let report = reported(&county, (Realm::real(), operation));
        for part in ["", "/sheet"] {
            let report = format!("/operations/{operation}/situation-reports/{report}{part}");
            assert_eq!(status(&mut client, &report), wanted, "a report of {title}");
        }
    }
    let body = client.send("GET", "/tasks", "", "").expect("an answer").body;
    let shown = ["全县巡堤", "泽城排涝", "东渡转移"].map(|it| body.contains(it));
    assert_eq!(shown, [true, true, false], "{body}");
    for list in ["/operations", "/api/operations"] {
        let body = client.send("GET", list, "", "").expect("an answer").body;
        let shown = [of_county, own, neighbour].map(|it| body.contains(&it.to_string()));
        assert_eq!(shown, [true, true, false], "{list}");
    }
}

/// A draft of a situation report of an operation.
pub(super) fn reported(
    county: &County,
    (realm, operation): (Realm, OperationId),
) -> SituationReportId {
    let report = SituationReportId::from_uuid(Uuid::from_u128(40));
    let write = WriteSituationReport {
        report,
        as_of: Instant::ZERO,
        situation: text("水位上涨"),
        responsibilities: text("县防指指挥"),
        measures: text("转移群众"),
        effectiveness: text("已转移"),
    };
    let seen = Some(Version(0));
    let doing = Command { seen, realm, ..command(operation, write) };
    county.office.perform(doing).expect("it is written");
    report
}

#[test]
fn what_concerns_the_whole_county_needs_a_post_of_the_whole_county() {
    let (county, _) = county("areas-whole");
    let (officer, of_the_county) = (of_the_township(&county), county.officer(Right::ALL));
    let mut client = county.client(&officer.cookie());
    let mut control = county.client(&of_the_county.cookie());
    let table: Vec<Route> = pages::table().into_iter().chain(api::table()).collect();
    let needs_whole =
        |it: &&Route| matches!(it.need, Need::May(right) if right.reach() == Reach::Whole);
    let mut asked = Vec::new();
    for route in table.iter().filter(needs_whole).filter(|it| it.method == "GET") {
        let path = route.path.replace("{position}", "1");
        if path.contains("/stream") || path.contains("/live") || path.contains('{') {
            continue;
        }
        assert_eq!(status(&mut control, &path), 200, "{path}");
        assert_eq!(status(&mut client, &path), 404, "{path}");
        asked.push(route.path.as_str());
    }
    assert!(asked.contains(&"/journal/{position}") && asked.contains(&"/api/journal"), "{asked:?}");
    // Each list of a register has a right of its own.
    for list in ["/registers/people", "/registers/posts", "/registers/resources"] {
        assert_eq!(status(&mut control, list), 200, "{list}");
        assert_eq!(status(&mut client, list), 404, "{list}");
    }
}

#[test]
fn it_works_in_what_touches_it_and_leads_what_lies_in_it() {
    let (county, [of_county, own, neighbour]) = county("areas-write");
    let officer = of_the_township(&county);
    let mut client = county.client(&officer.cookie());
    let mut post = |path: String, key: u128, body: serde_json::Value| {
        let key = Uuid::from_u128(key).to_string();
        let answer = client.command(&path, &key, &body).expect("an answer");
        (answer.status, answer.body)
    };
    let line = |of: OperationId| format!("/api/operation/{of}/write_log_entry");
    let entry =
        |number: u128| json!({ "entry": Uuid::from_u128(number), "text": "东关社区已断电" });
    for (number, (of, wanted)) in (1..).zip([(of_county, 200), (own, 200), (neighbour, 403)]) {
        let (status, body) = post(line(of), 0x100 + number, entry(number));
        assert_eq!(status, wanted, "{body}");
    }
    for (number, (area, wanted)) in
        (1..).zip([(OWN, 200), ("990001100001", 200), (NEIGHBOUR, 403), ("990001", 403)])
    {
        let path = format!("/api/operation/{}/open_operation", id(0x20 + number));
        let body = json!({ "title": "内涝", "class": "natural_disaster", "area": area });
        let (status, body) = post(path, 0x200 + number, body);
        assert_eq!(status, wanted, "{area}: {body}");
        assert_eq!(wanted == 403, body.contains("outside_area"), "{body}");
    }
    // A level from above binds those who decide: nobody writes it down for more than their area.
    let from_above = |of: OperationId| format!("/api/operation/{of}/receive_level");
    let floor = json!({ "plan": "county-flood", "floor": "II", "from": "市防指启动二级响应" });
    for (number, (of, wanted)) in (1..).zip([(of_county, 403), (neighbour, 403), (own, 428)]) {
        let (status, body) = post(from_above(of), 0x400 + number, floor.clone());
        assert_eq!(status, wanted, "{body}");
    }
    for (number, (of, wanted)) in (1..).zip([(of_county, 403), (neighbour, 403), (own, 200)]) {
        let path = format!("/api/operation/{of}/close_operation");
        let (status, body) = post(path, 0x300 + number, json!({}));
        assert_eq!(status, wanted, "{body}");
    }
    // The page says the same: the post has the right, and not there.
    let command = Uuid::from_u128(0x500).to_string();
    let sent = [("do", "close_operation"), ("yes", "on"), ("command", command.as_str())];
    let mut browser = county.client(&format!("{}Accept-Language: zh-CN\r\n", officer.cookie()));
    let told = browser.form(&format!("/operations/{of_county}/command"), &sent);
    let told = told.expect("an answer");
    assert_eq!(told.status, 403);
    assert!(told.body.contains("超出了辖区"), "{}", told.body);
}
