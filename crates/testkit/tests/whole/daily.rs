//! Units are asked to report every day: one has something, one has nothing, one is late and is
//! called.

use domain::kernel::{Right, Span};

use super::at_the_desk::{AtTheDesk, value};
use super::county::County;

const DESK: &[Right] = &[Right::ReadDesk, Right::KeepDesk];

#[test]
fn one_tap_says_that_there_is_nothing_to_report_and_who_said_nothing_stands_on_the_desk() {
    let county = County::new("daily");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let page = desk.sees("/desk/daily");
    let reporting = value(&page, "reporting");
    let unit = page.split("id=\"unit\"").nth(1).and_then(|it| it.split("value=\"").nth(1));
    let unit = unit.and_then(|it| it.split('"').next()).expect("a unit").to_owned();
    let soon = county.office.machine().now() + Span::from_minutes(20);
    let zone = words::Zone::named("Asia/Shanghai").expect("a zone");
    let soon = words::full_time(soon, &zone).replacen(' ', "T", 1)[..16].to_owned();
    let begin = |first_due_at: &str| {
        [
            ("reporting", reporting.clone()),
            ("what", "卡点、隔离点情况".to_owned()),
            ("unit", unit.clone()),
            ("first_due_at", first_due_at.to_owned()),
        ]
    };
    let send = |desk: &mut AtTheDesk<'_>, fields: &[(&str, String)]| {
        let fields: Vec<_> = fields.iter().map(|(name, it)| (*name, it.as_str())).collect();
        desk.sends("/desk/daily", &fields)
    };
    let (status, told) = send(&mut desk, &begin("2001-01-01T08:00"));
    assert!(status == 422 && told.contains("第一次报告的时间早于现在"), "{told}");
    assert!(told.contains("value=\"卡点、隔离点情况\""), "what was typed stays");
    let (status, told) = send(&mut desk, &begin(&soon));
    assert_eq!(status, 303, "{told}");
    assert!(desk.sees("/desk").contains("还差 1 个单位"));

    // The first time is over, and nobody has said anything.
    county.playground.machine.pass(Span::from_minutes(30));
    let page = desk.sees("/desk");
    assert!(page.contains("上一次有 1 个单位没有报"), "{page}");
    let href = format!("/desk/daily/{reporting}");
    let report = |round: &'static str, further: (&'static str, &'static str)| {
        [("do", "give_daily_report"), ("unit", unit.as_str()), ("round", round), further]
    };
    assert_eq!(desk.sends(&href, &report("1", ("text", "卡点劝返两车"))).0, 303);
    assert_eq!(desk.sends(&href, &report("2", ("nil", "yes"))).0, 303);
    let page = desk.sees("/desk/daily");
    assert!(page.contains("✓ 零报告") && !page.contains("没有报</h3>"), "{page}");
    assert!(desk.sees("/desk").contains("都报了"));
    let (status, told) = desk.sends(&href, &report("3", ("nil", "yes")));
    assert!(status == 422 && told.contains("这一天还没有到"), "{told}");
    let seen = value(&page, "seen");
    let end = [("do", "end_daily_reporting"), ("seen", seen.as_str())];
    assert_eq!(desk.sends(&href, &end).0, 303);
    assert!(desk.sees("/desk/daily").contains("现在没有要求各单位每日报告"));
}
