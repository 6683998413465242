//! The brief of a day: filled from the record, changed, checked by somebody else, issued, printed.

use domain::kernel::{Right, Span};

use super::at_the_desk::{AtTheDesk, value};
use super::county::County;

const DESK: &[Right] = &[Right::ReadDesk, Right::KeepDesk, Right::ReadOperations];

#[test]
fn the_brief_of_a_day_is_filled_checked_by_another_person_issued_and_printed() {
    let county = County::new("briefs");
    let (officer, other) = (county.officer(DESK), county.officer(DESK));
    let mut desk = AtTheDesk::of(&county, &officer);
    let intake = value(&desk.sees("/desk"), "intake");
    let taken = [("intake", intake.as_str()), ("channel", "telephone")];
    assert_eq!(desk.sends("/desk/intakes", &taken).0, 303);
    county.playground.machine.pass(Span::from_minutes(5));
    let list = desk.sees("/desk/briefs");
    assert!(list.contains("接报1起：并入行动0起") && list.contains("没有接班记录"), "{list}");
    let brief = value(&list, "brief");
    let write = |until: &'static str| {
        [
            ("brief", brief.as_str()),
            ("seen", "0"),
            ("from", "2001-01-01T08:00"),
            ("until", until),
            ("text", "一、值班情况\r\n平稳。\r\n二、接报情况\r\n接报1起。"),
        ]
    };
    let (status, told) = desk.sends("/desk/briefs", &write("2199-01-01T08:00"));
    assert!(status == 422 && told.contains("起止时间不对"), "{told}");
    assert!(told.contains("平稳。"), "what was typed stays");
    assert_eq!(desk.sends("/desk/briefs", &write("2001-01-02T08:00")).0, 303);
    let href = format!("/desk/briefs/{brief}");
    let page = desk.sees(&href);
    assert!(page.contains("请另一个人校核") && !page.contains("check_brief"), "{page}");

    let mut second = AtTheDesk::of(&county, &other);
    let seen = value(&second.sees(&href), "seen");
    let check = [("do", "check_brief"), ("seen", seen.as_str())];
    assert_eq!(second.sends(&href, &check).0, 303);
    let seen = value(&second.sees(&href), "seen");
    let issue = [
        ("do", "issue_brief"),
        ("seen", seen.as_str()),
        ("in_whose_name", "云泽县公安局"),
        ("to", "县委办、县政府办"),
    ];
    assert_eq!(second.sends(&href, &issue).0, 303);
    let page = second.sees(&href);
    assert!(page.contains("第 1 期") && !page.contains("issue_brief"), "{page}");
    let sheet = second.sees(&format!("{href}/sheet"));
    for part in ["第1期", "云泽县公安局", "县委办、县政府办：", "<h2>一、值班情况</h2>", "平稳。"]
    {
        assert!(sheet.contains(part), "{part}: {sheet}");
    }
}
