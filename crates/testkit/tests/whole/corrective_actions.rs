//! A report that came too late: the clock has written it down, the desk raises an action, somebody
//! does it, and somebody else closes it.

use domain::kernel::{Right, Span};

use super::at_the_desk::{AtTheDesk, value};
use super::county::County;

const DESK: &[Right] = &[Right::ReadDesk, Right::KeepDesk, Right::ReadOperations];

/// Takes something significant in and reports it 38 minutes later.
fn reported_late(desk: &mut AtTheDesk<'_>) -> String {
    let page = desk.sees("/desk");
    let intake = value(&page, "intake");
    let taken = [("intake", intake.as_str()), ("channel", "telephone")];
    assert_eq!(desk.sends("/desk/intakes", &taken).0, 303);
    let report = format!("/desk/intakes/{intake}/report");
    let seen = value(&desk.sees(&report), "seen");
    let grade = [
        ("do", "grade_intake"),
        ("seen", seen.as_str()),
        ("severity", "significant"),
        ("profile", "cn-default"),
    ];
    assert_eq!(desk.sends(&report, &grade).0, 303);
    desk.county.playground.machine.pass(Span::from_minutes(38));
    let call = [
        ("do", "report_by_phone"),
        ("to", "市公安局指挥中心"),
        ("late_because", "值班席不清楚该由谁报"),
    ];
    assert_eq!(desk.sends(&report, &call).0, 303);
    intake
}

#[test]
fn a_late_report_becomes_an_action_that_another_person_closes() {
    let county = County::new("action-late");
    let (officer, other) = (county.officer(DESK), county.officer(DESK));
    let mut desk = AtTheDesk::of(&county, &officer);
    let intake = reported_late(&mut desk);
    let page = desk.sees("/desk");
    assert!(page.contains("用了 38 分钟，时限 30 分钟"), "{page}");
    let form = desk.sees(&format!("/actions/raise?intake={intake}&due=phone&number=1"));
    assert!(form.contains("值班席不清楚该由谁报"), "what was said is there already: {form}");
    let post = form.split("id=\"owner\"").nth(1).and_then(|it| it.split("value=\"").nth(2));
    let post = post.and_then(|it| it.split('"').next()).expect("a post").to_owned();
    let action = value(&form, "action");
    let raise = |due_at: &'static str| {
        [
            ("action", action.clone()),
            ("intake", intake.clone()),
            ("due", "phone".to_owned()),
            ("number", "1".to_owned()),
            ("finding", "电话报告迟了八分钟".to_owned()),
            ("cause", "值班席不清楚该由谁报".to_owned()),
            ("measure", "值班席贴报告责任卡".to_owned()),
            ("owner", post.clone()),
            ("due_at", due_at.to_owned()),
        ]
    };
    let send = |desk: &mut AtTheDesk<'_>, fields: &[(&str, String)]| {
        let fields: Vec<_> = fields.iter().map(|(name, it)| (*name, it.as_str())).collect();
        desk.sends("/actions/raise", &fields)
    };
    let (status, told) = send(&mut desk, &raise("2001-01-01T08:00"));
    assert!(status == 422 && told.contains("整改期限早于现在"), "{told}");
    assert!(told.contains("值班席贴报告责任卡"), "what was typed stays");
    let (status, told) = send(&mut desk, &raise("2199-01-01T08:00"));
    assert_eq!(status, 303, "{told}");

    let href = format!("/actions/{action}");
    let page = desk.sees("/desk");
    assert!(page.contains(&href) && !page.contains("/actions/raise?intake"), "{page}");
    assert!(desk.sees("/desk/take-over").contains(&href), "it is handed over");
    let seen = value(&desk.sees(&href), "seen");
    let finish = [
        ("do", "finish_corrective_action"),
        ("seen", seen.as_str()),
        ("proof", "责任卡已贴，抽问都答得出"),
    ];
    assert_eq!(desk.sends(&href, &finish).0, 303);
    let page = desk.sees(&href);
    assert!(page.contains("请另一个人复核") && !page.contains("name=\"is_right\""), "{page}");

    let mut second = AtTheDesk::of(&county, &other);
    let seen = value(&second.sees(&href), "seen");
    let check = |is_right: &'static str| {
        [("do", "check_corrective_action"), ("seen", seen.as_str()), ("is_right", is_right)]
    };
    let (status, told) = second.sends(&href, &check("no"));
    assert!(status == 422 && told.contains("退回要写明原因"), "{told}");
    assert_eq!(second.sends(&href, &check("yes")).0, 303);
    assert!(second.sees(&href).contains("已销号"));
    assert!(!second.sees("/desk").contains("desk-actions"), "nothing is open any more");
    let list = second.sees("/actions/list.csv");
    assert!(list.contains("值班席贴报告责任卡") && list.contains("已销号"), "{list}");
}
