//! What comes in writing: registered with its scan, told where it came before, answered in time,
//! and gone with its key after its year.

use application::duty::{attachments_to, document, documents, documents_open, same_documents};
use application::{Command, DocumentWanted, Failure, HandedIn, Page, ReadBack};
use domain::AnyVerb;
use domain::duty::{
    AnswerDocument, AttachmentRefusal, CloseDocument, DOCUMENT_KEPT_DAYS, DestroyDocumentTexts,
    DocumentKind, DocumentLead, DocumentRefusal, DocumentUrgency, HandDocumentOn,
    InstructionChannel, LeadDocumentTo, NoteDocumentFeedback, RecordInstruction, RegisterDocument,
    TurnAttachment,
};
use domain::kernel::{
    AttachmentId, AttachmentOf, CommandId, IncomingDocumentId, Instant, InstructionId,
    OrganisationId, Realm, Span, Text,
};
use testkit::{Engine, Playground, actor, command};
use uuid::Uuid;

use super::closing::{all_bytes, holds};
use super::on_both_engines;
use super::people::imported;

on_both_engines! {
    a_document_is_answered_by_its_units_and_closed,
    a_document_that_came_before_is_told,
    a_scan_upside_down_is_turned_for_everybody,
    lists_of_documents_let_through_what_was_asked_for,
    a_document_leads_to_an_instruction,
    what_a_document_said_goes_with_its_scans,
    the_tables_of_documents_can_be_made_again,
}

const TITLE: &str = "关于切实做好强降雨防范应对工作的紧急通知";
const SCAN: &str = "%PDF-1.4 泽防指 扫描件";

fn id(number: u128) -> IncomingDocumentId {
    IncomingDocumentId::from_uuid(Uuid::from_u128(0xd0c << 64 | number))
}

fn attachment(number: u128) -> AttachmentId {
    AttachmentId::from_uuid(Uuid::from_u128(0xa77 << 64 | number))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn now(playground: &Playground) -> Instant {
    application::Machine::now(&*playground.machine)
}

fn does(playground: &Playground, number: u128, verb: impl Into<AnyVerb>) -> Result<(), Failure> {
    let of = id(number);
    let seen = playground.office.read(move |it| document(it, &Realm::real(), of));
    let seen = seen.expect("it can be read").map(|it| it.read.version);
    playground.office.perform(Command { seen, ..command(of, verb) }).map(drop)
}

fn registers(playground: &Playground, number: u128, called: Option<&str>, due: Option<Instant>) {
    let register = RegisterDocument {
        kind: DocumentKind::Notice,
        issuer: text("泽州市防汛抗旱指挥部"),
        number: called.map(text),
        title: text(TITLE),
        urgency: DocumentUrgency::Urgent,
        due_at: due,
        is_unclassified: true,
    };
    does(playground, number, register).expect("it is new");
}

fn scans(playground: &Playground, number: u128, of: u128) -> Result<(), Failure> {
    let file = HandedIn {
        command: CommandId::from_uuid(Uuid::from_u128(0xc0 << 64 | number)),
        realm: Realm::real(),
        actor: actor(),
        of: AttachmentOf::Document(id(of)),
        attachment: attachment(number),
        name: text("来文扫描件.pdf"),
        happened_at: None,
    };
    playground.office.attach(&file, &mut SCAN.as_bytes()).map(drop)
}

fn unit(playground: &Playground) -> OrganisationId {
    let read = playground.office.read(|it| it.view.organisations(&Realm::real()));
    read.expect("they can be read")[0].id
}

fn is_refused(done: &Result<(), Failure>, wanted: impl Into<domain::Refusal>) -> bool {
    let wanted = wanted.into();
    matches!(done, Err(Failure::Refused(it)) if *it == wanted)
}

fn closing(although: Option<&str>) -> CloseDocument {
    CloseDocument { result: text("值守名单已报市防指"), although: although.map(text) }
}

fn a_document_is_answered_by_its_units_and_closed(engine: Engine) {
    let playground = imported(engine, "documents_answered");
    let due = now(&playground) + Span::from_hours(2);
    registers(&playground, 1, Some("泽防指〔2026〕3号"), Some(due));
    let given =
        HandDocumentOn { unit: unit(&playground), what: text("报值守名单"), due_at: None };
    does(&playground, 1, given.clone()).expect("it is a unit");
    assert!(is_refused(&does(&playground, 1, given), DocumentRefusal::UnitHasDocument));
    playground.machine.pass(Span::from_minutes(40));
    let feedback = text("名单已报");
    let says = NoteDocumentFeedback { unit: unit(&playground), feedback, is_done: true };
    does(&playground, 1, says).expect("it has it");
    let open = DocumentRefusal::DocumentIsOpen { units: 0, is_unanswered: true };
    assert!(is_refused(&does(&playground, 1, closing(None)), open));
    let answer = AnswerDocument {
        answer: text("已按要求落实"),
        number: Some(text("云防指〔2026〕9号")),
    };
    does(&playground, 1, answer).expect("it is open");
    does(&playground, 1, closing(None)).expect("nothing is open");
    let read = playground.office.read(|it| document(it, &Realm::real(), id(1)));
    let file = read.expect("it can be read").expect("it is there");
    assert_eq!(file.read.title.as_deref(), Some(TITLE));
    assert_eq!((file.units[0].row.due_at, file.units[0].row.is_done), (Some(due), true));
    let (answer, number) = file.read.answered.expect("it is answered");
    assert_eq!(
        (answer.as_deref(), number.as_deref()),
        (Some("已按要求落实"), Some("云防指〔2026〕9号"))
    );
    let answered = file.read.row.answered.expect("it is answered").at;
    assert_eq!(answered, due - Span::from_minutes(80));
    let none = playground.office.read(|it| documents_open(it, &Realm::real()));
    assert!(none.expect("it can be read").is_empty());
}

fn a_document_that_came_before_is_told(engine: Engine) {
    let playground = imported(engine, "documents_twice");
    registers(&playground, 1, Some("泽防指〔2026〕3号"), None);
    registers(&playground, 2, None, None);
    let same = |issuer: &'static str, number: Option<&'static str>| -> Vec<_> {
        let found = playground
            .office
            .read(move |it| same_documents(it, &Realm::real(), (issuer, number, TITLE)));
        found.expect("it can be read").iter().map(|it| it.row.document).collect()
    };
    let city = "泽州市防汛抗旱指挥部";
    assert_eq!(same(city, Some("泽防指[2026] 3号")), [id(1)]);
    assert_eq!(same(city, None), [id(2)], "without a number the title tells");
    assert!(same(city, Some("泽防指〔2026〕4号")).is_empty());
    assert!(same("泽州市疫情防控指挥部", Some("泽防指〔2026〕3号")).is_empty());
    registers(&playground, 3, Some("泽防指（2026）3号"), None);
    let read = playground.office.read(|it| document(it, &Realm::real(), id(3)));
    let twins = read.expect("it can be read").expect("it is there").twins;
    assert_eq!(twins.iter().map(|it| it.row.document).collect::<Vec<_>>(), [id(1)]);
}

fn a_scan_upside_down_is_turned_for_everybody(engine: Engine) {
    let playground = imported(engine, "documents_turned");
    registers(&playground, 1, None, None);
    let nothing = scans(&playground, 1, 9);
    assert!(is_refused(&nothing, DocumentRefusal::NoSuchDocument), "{nothing:?}");
    scans(&playground, 1, 1).expect("it is taken");
    scans(&playground, 1, 1).expect("the same command twice is once");
    let turn = TurnAttachment { quarter_turns: 1 };
    for _ in 0..2 {
        playground.office.perform(command(attachment(1), turn.clone())).expect("it is there");
    }
    let none = playground.office.perform(command(attachment(7), turn)).map(drop);
    assert!(is_refused(&none, AttachmentRefusal::NoSuchAttachment), "{none:?}");
    let of = AttachmentOf::Document(id(1));
    let read = playground.office.read(move |it| attachments_to(it, &Realm::real(), of));
    let [scan] = &read.expect("it can be read")[..] else { panic!("one scan") };
    assert_eq!((scan.row.quarter_turns, scan.is_there), (2, true));
    assert_eq!(scan.name.as_deref(), Some("来文扫描件.pdf"));
    let back = playground.office.read(|it| {
        let mut out = Vec::new();
        it.attachment(&Realm::real(), attachment(1), &mut out).map(|read| (read, out))
    });
    let (read, bytes) = back.expect("it can be read");
    assert!(matches!(read, ReadBack::Whole(_)) && bytes == SCAN.as_bytes(), "{read:?}");
}

fn lists_of_documents_let_through_what_was_asked_for(engine: Engine) {
    let playground = imported(engine, "documents_listed");
    let at = |hours| Some(now(&playground) + Span::from_hours(hours));
    for (number, due) in [(1, None), (2, at(5)), (3, at(2))] {
        registers(&playground, number, Some(&format!("{number}号")), due);
    }
    let open = playground.office.read(|it| documents_open(it, &Realm::real()));
    let open: Vec<_> = open.expect("it can be read").iter().map(|it| it.row.document).collect();
    assert_eq!(open, [id(3), id(2), id(1)], "what is due first lies on top");
    playground.machine.pass(Span::from_hours(3));
    let late = now(&playground);
    does(&playground, 1, closing(None)).expect("no answer is wanted");
    let listed = |wanted: DocumentWanted| -> Vec<_> {
        let page = Page { before: None, rows_max: 10 };
        let found = playground.office.read(move |it| documents(it, &Realm::real(), wanted, page));
        found.expect("it can be read").iter().map(|it| it.row.document).collect()
    };
    let all = DocumentWanted::default();
    assert_eq!(listed(all), [id(3), id(2), id(1)]);
    assert_eq!(listed(DocumentWanted { is_open: Some(true), ..all }), [id(3), id(2)]);
    assert_eq!(listed(DocumentWanted { is_open: Some(false), ..all }), [id(1)]);
    assert_eq!(listed(DocumentWanted { overdue_at: Some(late), ..all }), [id(3)]);
    let kind = Some(DocumentKind::Level);
    assert!(listed(DocumentWanted { kind, ..all }).is_empty());
    let urgency = Some(DocumentUrgency::Urgent);
    assert_eq!(listed(DocumentWanted { urgency, ..all }).len(), 3);
}

fn a_document_leads_to_an_instruction(engine: Engine) {
    let playground = imported(engine, "documents_lead");
    registers(&playground, 1, None, None);
    let instruction = InstructionId::from_uuid(Uuid::from_u128(5));
    let lead = LeadDocumentTo { to: DocumentLead::Instruction(instruction) };
    let nowhere = does(&playground, 1, lead.clone());
    assert!(is_refused(&nowhere, DocumentRefusal::LeadsNowhere), "{nowhere:?}");
    let record = RecordInstruction {
        given_by: text("王副县长"),
        giver: None,
        channel: InstructionChannel::Paper,
        paper_number: None,
        words: text("请应急局牵头落实"),
        due_at: None,
        operation: None,
    };
    playground.office.perform(command(instruction, record)).expect("it is new");
    does(&playground, 1, lead.clone()).expect("it is there");
    does(&playground, 1, lead.clone()).expect("it is so already");
    let read = playground.office.read(|it| document(it, &Realm::real(), id(1)));
    assert_eq!(read.expect("it can be read").expect("it is there").leads, [lead.to]);
}

fn what_a_document_said_goes_with_its_scans(engine: Engine) {
    let playground = imported(engine, "documents_destroyed");
    registers(&playground, 1, Some("泽防指〔2026〕3号"), None);
    scans(&playground, 1, 1).expect("it is taken");
    let bytes = all_bytes(&playground);
    for secret in [TITLE, "泽州市防汛", "泽防指", "来文扫描件"] {
        assert!(!holds(&bytes, secret), "{secret}");
    }
    does(&playground, 1, closing(None)).expect("no answer is wanted");
    let early = does(&playground, 1, DestroyDocumentTexts {});
    let kept = DocumentRefusal::DocumentIsStillKept { days: DOCUMENT_KEPT_DAYS };
    assert!(is_refused(&early, kept), "{early:?}");
    playground.machine.pass(Span::from_hours(24 * DOCUMENT_KEPT_DAYS));
    does(&playground, 1, DestroyDocumentTexts {}).expect("its year is over");
    let read = playground.office.read(|it| document(it, &Realm::real(), id(1)));
    let read = read.expect("it can be read").expect("it is there").read;
    assert_eq!((read.title, read.issuer, read.number), (None, None, None));
    let of = AttachmentOf::Document(id(1));
    let scans_left = playground.office.read(move |it| attachments_to(it, &Realm::real(), of));
    assert!(scans_left.expect("it can be read").iter().all(|it| !it.is_there));
    let late = scans(&playground, 2, 1);
    assert!(is_refused(&late, DocumentRefusal::DocumentIsDestroyed), "{late:?}");
}

fn the_tables_of_documents_can_be_made_again(engine: Engine) {
    let playground = imported(engine, "documents_again");
    registers(&playground, 1, Some("泽防指〔2026〕3号"), None);
    scans(&playground, 1, 1).expect("it is taken");
    let turn = TurnAttachment { quarter_turns: 3 };
    playground.office.perform(command(attachment(1), turn)).expect("it is there");
    let given = HandDocumentOn { unit: unit(&playground), what: text("报名单"), due_at: None };
    does(&playground, 1, given).expect("it is a unit");
    does(&playground, 1, closing(Some("另有安排"))).expect("it says why");
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<String>::new());
    let of = AttachmentOf::Document(id(1));
    let read = playground.office.read(move |it| attachments_to(it, &Realm::real(), of));
    assert_eq!(read.expect("it can be read")[0].row.quarter_turns, 3);
}
