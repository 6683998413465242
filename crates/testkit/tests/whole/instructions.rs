//! A leader's instruction on paper: written down, given to a unit, answered and closed.

use domain::kernel::{Right, Span};

use super::at_the_desk::{AtTheDesk, value};
use super::county::County;

const DESK: &[Right] = &[Right::ReadDesk, Right::KeepDesk, Right::ReadOperations];

const GIVEN: [(&str, &str); 4] = [
    ("given_by", "王副县长"),
    ("giver", ""),
    ("channel", "paper"),
    ("words", "三号涵洞险情请公安速派人，两小时内报结果。"),
];

#[test]
fn an_instruction_on_paper_is_given_to_a_unit_answered_and_closed() {
    let county = County::new("instruction-paper");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let list = desk.sees("/desk/instructions");
    let instruction = value(&list, "instruction");
    let sent: Vec<_> = [("instruction", instruction.as_str())].into_iter().chain(GIVEN).collect();
    assert_eq!(desk.sends("/desk/instructions", &sent).0, 303);
    let href = format!("/desk/instructions/{instruction}");
    let page = desk.sees(&href);
    assert!(page.contains("两小时内报结果") && page.contains("还没有分解"), "{page}");
    assert!(desk.sees("/desk").contains(&href), "it lies on the desk");

    let (seen, part) = (value(&page, "seen"), value(&page, "part"));
    let close = [("do", "close_instruction"), ("seen", seen.as_str()), ("said", "办结")];
    let (status, no) = desk.sends(&href, &close);
    assert!(status == 422 && no.contains("还没有交给任何单位办"), "{no}");
    assert!(no.contains("value=\"办结\""), "what was typed stays");
    let unit = page.split("id=\"unit\"").nth(1).and_then(|it| it.split("value=\"").nth(2));
    let unit = unit.and_then(|it| it.split('"').next()).expect("a unit").to_owned();
    let add = [
        ("do", "add_instruction_part"),
        ("part", part.as_str()),
        ("unit", &unit),
        ("what", "派十二人到三号涵洞"),
    ];
    assert_eq!(desk.sends(&href, &add).0, 303);
    county.playground.machine.pass(Span::from_minutes(30));
    let answer = [
        ("do", "answer_instruction_part"),
        ("part", part.as_str()),
        ("feedback", "险情已控制"),
        ("is_done", "yes"),
    ];
    assert_eq!(desk.sends(&href, &answer).0, 303);
    assert!(desk.sees("/desk").contains("1/1 办完"));
    assert_eq!(desk.sends(&href, &close).0, 303);
    let page = desk.sees(&href);
    assert!(page.contains("险情已控制") && !page.contains("close_instruction"), "{page}");
    assert!(desk.sees("/desk").contains("没有未办结的批示"));
    assert!(desk.sees("/desk/instructions").contains("三号涵洞险情"));
}

#[test]
fn an_instruction_without_words_is_told_and_what_was_typed_stays() {
    let county = County::new("instruction-wrong");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let instruction = value(&desk.sees("/desk/instructions"), "instruction");
    let sent = [
        ("instruction", instruction.as_str()),
        ("given_by", "王副县长"),
        ("channel", "paper"),
        ("words", " "),
        ("due_at", "昨天"),
    ];
    let (status, told) = desk.sends("/desk/instructions", &sent);
    assert_eq!(status, 422);
    assert!(told.contains("不能为空") && told.contains("应为时间"), "{told}");
    assert!(told.contains("value=\"王副县长\""), "{told}");
    let early = [("due_at", "2001-01-01T08:00"), ("instruction", instruction.as_str())];
    let sent: Vec<_> = GIVEN.into_iter().chain(early).collect();
    let (status, told) = desk.sends("/desk/instructions", &sent);
    assert!(status == 422 && told.contains("办结时限早于"), "{told}");
}
