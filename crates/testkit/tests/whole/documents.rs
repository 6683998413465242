//! A paper comes in: registered with its scan, told where it came before, turned the right way up,
//! handed on, made into an instruction, answered and closed.

use domain::kernel::{Right, Span};
use domain::operations::ATTACHMENT_BYTES_MAX;
use testkit::{Answer, Client};

use super::at_the_desk::value;
use super::county::{County, Officer};

const DESK: &[Right] = &[Right::ReadDesk, Right::KeepDesk, Right::ReadOperations, Right::WriteLog];
const LANGUAGE: &str = "Accept-Language: zh-CN\r\n";
const SCAN: &str = "%PDF-1.4 scan";
const TITLE: &str = "关于做好强降雨防范工作的紧急通知";
const BOUNDARY: &str = "----a-boundary-of-the-test";

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

    fn sends(&mut self, to: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let command = self.county.office.new_command_id().to_string();
        let sent: Vec<_> =
            [("command", command.as_str())].into_iter().chain(fields.iter().copied()).collect();
        let answer = self.client.form(to, &sent).expect("an answer");
        (answer.status, answer.body)
    }

    /// Sends a form with a file.
    fn uploads(&mut self, to: &str, fields: &[(&str, &str)], file: Option<(&str, &str)>) -> Answer {
        let command = self.county.office.new_command_id().to_string();
        let mut body = String::new();
        for (name, value) in [("command", command.as_str())].iter().chain(fields) {
            let head = format!("Content-Disposition: form-data; name=\"{name}\"");
            body.push_str(&format!("--{BOUNDARY}\r\n{head}\r\n\r\n{value}\r\n"));
        }
        let (name, content) = file.unwrap_or_default();
        let head = format!("Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"");
        let kind = "Content-Type: application/octet-stream";
        body.push_str(&format!("--{BOUNDARY}\r\n{head}\r\n{kind}\r\n\r\n{content}\r\n"));
        body.push_str(&format!("--{BOUNDARY}--\r\n"));
        let headers = format!("Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n");
        self.client.send("POST", to, &headers, &body).expect("an answer")
    }
}

const PAPER: [(&str, &str); 6] = [
    ("title", TITLE),
    ("issuer", "泽州市防汛抗旱指挥部"),
    ("number", "泽防指〔2026〕3号"),
    ("kind", "notice"),
    ("urgency", "urgent"),
    ("is_unclassified", "yes"),
];

/// Registers the paper; where it stands then.
fn registered(desk: &mut AtTheDesk<'_>, file: Option<(&str, &str)>) -> (String, Answer) {
    let list = desk.sees("/desk/documents");
    assert!(list.contains("涉密文件不进本系统"), "{list}");
    let ids = ["document", "attachment"].map(|it| (it, value(&list, it)));
    let ids = ids.iter().map(|(name, id)| (*name, id.as_str()));
    let due = [("due_at", "2031-07-01T12:00")];
    let sent: Vec<_> = ids.chain(PAPER).chain(due).collect();
    let document = value(&list, "document");
    (format!("/desk/documents/{document}"), desk.uploads("/desk/documents", &sent, file))
}

#[test]
fn a_paper_is_registered_with_its_scan_handed_on_answered_and_closed() {
    let county = County::new("document-paper");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let (href, answer) = registered(&mut desk, Some(("通知.pdf", SCAN)));
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = desk.sees(&href);
    assert!(page.contains(TITLE) && page.contains("加急") && page.contains("通知.pdf"), "{page}");
    let desk_page = desk.sees("/desk");
    assert!(desk_page.contains(&href) && desk_page.contains("31-07-01"), "{desk_page}");

    let paper = page.split("/desk/papers/").nth(1).and_then(|it| it.split('"').next());
    let paper = format!("/desk/papers/{}", paper.expect("a scan"));
    let file = desk.client.send("GET", &paper, "", "").expect("an answer");
    assert_eq!((file.status, file.body.as_str()), (200, SCAN));
    let has = |header: &str| file.headers.iter().any(|it| it.to_lowercase().starts_with(header));
    assert!(has("content-disposition: attachment") && has("content-type: application/pdf"));

    let unit = page.split("id=\"unit\"").nth(1).and_then(|it| it.split("value=\"").nth(2));
    let unit = unit.and_then(|it| it.split('"').next()).expect("a unit").to_owned();
    let on = [("do", "hand_document_on"), ("unit", unit.as_str()), ("what", "报值守名单")];
    assert_eq!(desk.sends(&href, &on).0, 303);
    let seen = value(&desk.sees(&href), "seen");
    let close = [("do", "close_document"), ("seen", seen.as_str()), ("result", "已落实")];
    let (status, no) = desk.sends(&href, &close);
    assert!(status == 422 && no.contains("还有 1 个单位没有办完"), "{no}");
    assert!(no.contains("value=\"已落实\""), "what was typed stays");
    county.playground.machine.pass(Span::from_minutes(30));
    let says = [
        ("do", "note_document_feedback"),
        ("unit", unit.as_str()),
        ("feedback", "名单已报"),
        ("is_done", "yes"),
    ];
    assert_eq!(desk.sends(&href, &says).0, 303);
    let answers = [("do", "answer_document"), ("seen", seen.as_str()), ("answer", "已按要求落实")];
    assert_eq!(desk.sends(&href, &answers).0, 303);
    let seen = value(&desk.sees(&href), "seen");
    let close = [("do", "close_document"), ("seen", seen.as_str()), ("result", "已落实")];
    assert_eq!(desk.sends(&href, &close).0, 303);
    assert!(!desk.sees("/desk").contains("desk-documents"), "nothing is open any more");
    let csv = desk.sees("/desk/documents/list.csv?state=closed");
    assert!(csv.contains(TITLE) && csv.contains("已落实"), "{csv}");
    assert!(!desk.sees("/desk/documents/list.csv?state=open").contains(TITLE));
}

#[test]
fn a_photo_that_is_too_large_is_told_in_words_and_the_paper_stands() {
    let county = County::new("document-large");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let length = usize::try_from(2 * ATTACHMENT_BYTES_MAX).expect("40 MB");
    let photo = format!("%PDF-{}", "x".repeat(length));
    let (href, answer) = registered(&mut desk, Some(("照片.jpg", &photo)));
    assert_eq!(answer.status, 422);
    let told = "文件有 40.1 MB，超过 20.0 MB，没有收下；已经填写的都在";
    assert!(answer.body.contains(told), "{}", answer.body);
    assert!(answer.body.contains(TITLE), "the paper is registered all the same");
    let page = desk.sees(&href);
    assert!(page.contains("还没有扫描件或照片"), "{page}");
    // Smaller, it is taken from the page.
    let ids = ["of", "attachment"].map(|it| (it, value(&page, it)));
    let sent: Vec<_> = ids.iter().map(|(name, id)| (*name, id.as_str())).collect();
    assert_eq!(desk.uploads("/desk/papers", &sent, Some(("小一些.pdf", SCAN))).status, 303);
    assert!(desk.sees(&href).contains("小一些.pdf"));
    // What is no picture and no scan is told on the page, too.
    let ids = ["of", "attachment"].map(|it| (it, value(&page, it)));
    let other = county.office.new_command_id().to_string();
    let sent = [("of", ids[0].1.as_str()), ("attachment", other.as_str())];
    let answer = desk.uploads("/desk/papers", &sent, Some(("a.html", "<script>1</script>")));
    assert!(answer.status == 422 && answer.body.contains(TITLE), "{}", answer.body);
    let none = desk.uploads("/desk/papers", &sent, None);
    assert!(none.status == 422 && none.body.contains("请先选一个文件"), "{}", none.body);
}

#[test]
fn a_paper_that_came_before_is_told_before_it_is_registered_again() {
    let county = County::new("document-twice");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let (first, answer) = registered(&mut desk, None);
    assert_eq!(answer.status, 303);
    let (second, answer) = registered(&mut desk, None);
    assert!(answer.status == 422 && answer.body.contains("发文单位和文号相同"), "{}", answer.body);
    assert!(answer.body.contains(&first) && answer.body.contains(&format!("value=\"{TITLE}\"")));
    assert_eq!(desk.client.send("GET", &second, "", "").expect("an answer").status, 404);
    let another = value(&answer.body, "document");
    let ids = [("document", another.as_str()), ("is_another", "yes")];
    let sent: Vec<_> = ids.into_iter().chain(PAPER).collect();
    assert_eq!(desk.uploads("/desk/documents", &sent, None).status, 303);
    let page = desk.sees(&format!("/desk/documents/{another}"));
    assert!(page.contains("发文单位和文号与这份相同") && page.contains(&first), "{page}");
}

#[test]
fn what_is_classified_or_half_typed_is_not_registered_and_stays_in_the_form() {
    let county = County::new("document-wrong");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let document = value(&desk.sees("/desk/documents"), "document");
    let sent = [("document", document.as_str()), ("title", TITLE), ("kind", "notice")];
    let wrong = desk.uploads("/desk/documents", &sent, None);
    assert!(wrong.status == 422 && wrong.body.contains(TITLE), "{}", wrong.body);
    let open: Vec<_> = PAPER.into_iter().filter(|(name, _)| *name != "is_unclassified").collect();
    let sent: Vec<_> = [("document", document.as_str())].into_iter().chain(open).collect();
    let secret = desk.uploads("/desk/documents", &sent, None);
    assert!(secret.status == 422 && secret.body.contains("请走机要渠道"), "{}", secret.body);
}

#[test]
fn a_paper_becomes_an_instruction_with_one_press_and_says_so() {
    let county = County::new("document-leads");
    let officer = county.officer(DESK);
    let mut desk = AtTheDesk::of(&county, &officer);
    let (href, _) = registered(&mut desk, None);
    let page = desk.sees(&href);
    let form = page.split("/desk/instructions?document=").nth(1).expect("a link");
    let form = form.split('#').next().expect("an address");
    let form = desk.sees(&format!("/desk/instructions?document={form}"));
    assert!(form.contains(TITLE) && form.contains("泽防指〔2026〕3号"), "{form}");
    let ids = ["document", "instruction"].map(|it| (it, value(&form, it)));
    let ids = ids.iter().map(|(name, id)| (*name, id.as_str()));
    let given = [("given_by", "王副县长"), ("channel", "paper"), ("words", "请应急局牵头")];
    let sent: Vec<_> = ids.chain(given).collect();
    assert_eq!(desk.sends("/desk/instructions", &sent).0, 303);
    let instruction = format!("/desk/instructions/{}", value(&form, "instruction"));
    assert!(desk.sees(&href).contains(&instruction), "the paper leads to it");
    // A photo of the instruction, added and turned.
    let page = desk.sees(&instruction);
    let ids = ["of", "attachment"].map(|it| (it, value(&page, it)));
    let sent: Vec<_> = ids.iter().map(|(name, id)| (*name, id.as_str())).collect();
    assert_eq!(desk.uploads("/desk/papers", &sent, Some(("批示.pdf", SCAN))).status, 303);
    let paper = format!("/desk/papers/{}", value(&page, "attachment"));
    assert_eq!(desk.sends(&paper, &[]).0, 303);
    // Whoever does not read the desk finds nothing there.
    let stranger = county.officer(&[Right::ReadPeople]);
    let mut looks = AtTheDesk::of(&county, &stranger);
    for path in [&paper, &href] {
        assert_eq!(looks.client.send("GET", path, "", "").expect("an answer").status, 404);
    }
}
