//! A plan goes its way: written, agreed, reviewed, approved, issued, filed, revised.

use application::plans::{check_of, plan_show, plan_text, plans_list};
use application::{Actor, Command, Failure, Who};
use domain::kernel::{
    House, Instant, Key, Label, OrganisationId, PersonId, PlanId, PostId, Realm, Right, Stream,
    Text, Thing, VaultKey, Version, decode,
};
use domain::people::{
    DefinePost, OrganisationDetails, OrganisationKind, PersonKind, PostDetails, PostKind,
    RegisterOrganisation, RegisterPerson,
};
use domain::plans::document::Tier;
use domain::plans::{
    self, AbolishPlan, ApprovePlan, BeginPlan, ClockStanding, Criteria, CriterionMark, FilePlan,
    GiveConsent, IssuePlan, Opinion, Plan, PlanText, PublishPlan, Refusal, ReturnToDraft,
    ReviewOutcome, ReviewPlan, ReviseIssued, RevisionTrigger, SaveDraft, SendForConsultation,
    SubmitForReview, VersionState, WorkingDays,
};
use domain::realms::OpenRealm;
use domain::{AnyVerb, Refusal as AnyRefusal};
use testkit::{Engine, Playground, command};
use uuid::Uuid;

use super::on_both_engines;

on_both_engines! {
    a_plan_goes_its_way_and_begins_anew,
    what_the_tables_say_of_plans_is_what_the_rules_believe,
    two_tabs_do_not_overwrite_each_other,
    a_plan_that_was_never_issued_lets_go_of_its_key,
    a_drill_begins_with_the_plans_and_keeps_its_changes_to_itself,
    the_text_of_a_plan_stands_nowhere_in_clear,
}

/// Stands in the text and nowhere else.
const PLANTED: &str = "岩头嘴三组转移路线";
pub(super) const COUNTY: u128 = 1;
const PSB: u128 = 2;
const STATION: u128 = 3;
pub(super) const DRAFTER: u128 = 11;
const CHIEF: u128 = 12;
const OFFICER: u128 = 13;
const NAMES: [&str; 3] = ["欧阳建国", "司徒静雯", "诸葛立新"];

pub(super) fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

pub(super) fn label(name: &str) -> Label {
    Label::chinese(Text::parse(name).expect("fits"))
}

pub(super) fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn organisation(number: u128) -> OrganisationId {
    OrganisationId::from_uuid(Uuid::from_u128(number))
}

fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

fn plan(number: u128) -> PlanId {
    PlanId::from_uuid(Uuid::from_u128(number))
}

/// A plan's document: without errors, with a duty for the police; `sentence` is what people change.
fn document(plan: &str, sentence: &str) -> PlanText {
    let text = format!(
        "plan: {plan}\ntitle: {{zh: 云泽县防汛应急预案}}\ntier: special\nissuer: county\n\
         basis: [ERL-72]\ndrill: {{every: 3y}}\n\
         reports: {{profile: cn-default, by: county, to: [city]}}\n\
         # {sentence}\n\
         tasks:\n  cordon: {{title: {{zh: 东渡大堤警戒}}, lead: psb}}\n"
    );
    PlanText::parse(&text).expect("a text")
}

fn beginning(name: &str) -> BeginPlan {
    BeginPlan {
        key: key(name),
        title: label("云泽县防汛应急预案"),
        tier: Tier::Special,
        issuer: key("county"),
        text: document(name, "初稿"),
    }
}

/// A county, its police and a station of theirs, with a post and a person in each.
pub(super) fn furnished(engine: Engine, name: &str) -> Playground {
    let playground = Playground::new(engine, name);
    let perform = |verb: AnyVerb| {
        playground.office.perform(command(House, verb)).expect("it is done");
    };
    let units = [(COUNTY, "county", None), (PSB, "psb", Some(COUNTY))];
    for (number, code, parent) in units.into_iter().chain([(STATION, "station", Some(PSB))]) {
        let details = OrganisationDetails {
            name: label(code),
            kind: OrganisationKind::Government,
            parent: parent.map(organisation),
            region: None,
        };
        let organisation = organisation(number);
        perform(RegisterOrganisation { organisation, code: key(code), details }.into());
        let details = PostDetails {
            title: label(code),
            organisation,
            kind: PostKind::Member,
            holders_wanted: 1,
            rights: [].into(),
            area: None,
            needs: [].into(),
        };
        let post = PostId::from_uuid(Uuid::from_u128(number));
        perform(DefinePost { post, code: key(&format!("post-{number}")), details }.into());
    }
    for (number, name) in [DRAFTER, CHIEF, OFFICER].into_iter().zip(NAMES) {
        let number_of = key(&format!("n{number}"));
        let register = RegisterPerson {
            person: person(number),
            number: number_of,
            name: text(name),
            kind: PersonKind::CivilServant,
            organisation: organisation(COUNTY),
        };
        perform(register.into());
    }
    playground
}

/// A command of a person in the post of a unit, by whoever has seen the plan's last change.
fn by(
    playground: &Playground,
    (who, unit): (u128, u128),
    on: PlanId,
    verb: impl Into<AnyVerb>,
) -> Command {
    let mut command = command(on, verb);
    let post = PostId::from_uuid(Uuid::from_u128(unit));
    command.actor = Actor {
        who: Who::Staff { person: person(who), post, on_behalf_of: None },
        rights: Right::ALL.to_vec(),
        area: None,
        elsewhere: vec![],
    };
    command.seen = Some(seen(playground, on));
    command
}

fn seen(playground: &Playground, on: PlanId) -> Version {
    let thing = Thing::new("plan", on);
    let last = playground.office.read(move |it| it.view.last_change(&Realm::real(), &thing));
    last.expect("it can be read").map_or(Version(0), |it| it.version)
}

pub(super) fn does(
    playground: &Playground,
    who: (u128, u128),
    on: PlanId,
    verb: impl Into<AnyVerb>,
) {
    playground.office.perform(by(playground, who, on, verb)).expect("it is done");
}

fn refused(
    playground: &Playground,
    who: (u128, u128),
    on: PlanId,
    verb: impl Into<AnyVerb>,
) -> Refusal {
    match playground.office.perform(by(playground, who, on, verb)) {
        Err(Failure::Refused(AnyRefusal::Plans(refusal))) => refusal,
        other => panic!("it is not refused: {other:?}"),
    }
}

fn passing() -> ReviewPlan {
    let met = CriterionMark::Met;
    let criteria = Criteria {
        lawful: met,
        fits_other_plans: met,
        well_built: met,
        workable: met,
        opinions_agree: met,
        other_points: CriterionMark::NotApplicable,
    };
    let remarks = Some(text("专家组五人，一致通过"));
    ReviewPlan { outcome: ReviewOutcome::Passed, criteria, remarks }
}

fn issuing(on: &str) -> IssuePlan {
    let document_number = Some(text("云政办发〔2026〕12号"));
    IssuePlan { on: on.parse().expect("a day"), document_number }
}

fn revision() -> ReviseIssued {
    ReviseIssued {
        trigger: RevisionTrigger::ExperienceShows, note: text("六月演练发现的问题")
    }
}

fn consulting() -> SendForConsultation {
    let answer_by = "2026-06-10".parse().expect("a day");
    SendForConsultation { units: [key("psb")].into(), answer_by }
}

fn agreeing(document: &str) -> GiveConsent {
    let (unit, document) = (key("psb"), Some(text(document)));
    let remarks = Some(text("警戒水位以东渡站为准"));
    GiveConsent { unit, opinion: Opinion::AgreeWithRemarks, remarks, document }
}

/// From a draft to what is in force.
pub(super) fn issue(playground: &Playground, on: PlanId, day: &str) {
    let drafter = (DRAFTER, COUNTY);
    does(playground, drafter, on, consulting());
    does(playground, (OFFICER, PSB), on, agreeing("云公函〔2026〕9号"));
    does(playground, drafter, on, SubmitForReview {});
    does(playground, (CHIEF, COUNTY), on, passing());
    does(playground, (CHIEF, COUNTY), on, ApprovePlan { remarks: None });
    does(playground, drafter, on, issuing(day));
}

/// From the first line to the second version.
fn told(engine: Engine, name: &str) -> Playground {
    let playground = furnished(engine, name);
    let (drafter, flood) = ((DRAFTER, COUNTY), plan(100));
    does(&playground, drafter, flood, beginning("county-flood"));
    let text_of = |sentence| SaveDraft { text: document("county-flood", sentence) };
    does(&playground, drafter, flood, text_of(PLANTED));
    does(&playground, drafter, flood, consulting());
    does(&playground, (OFFICER, STATION), flood, agreeing("云公函〔2026〕8号"));
    does(&playground, drafter, flood, ReturnToDraft { reason: text("按公安局意见改") });
    does(&playground, drafter, flood, text_of("修改稿"));
    issue(&playground, flood, "2026-05-25");
    let filed = "2026-05-27".parse().expect("a day");
    does(&playground, drafter, flood, FilePlan { with: text("市水利局"), on: filed, number: None });
    let place = text("县政府网站");
    does(&playground, drafter, flood, PublishPlan { on: filed, place });
    does(&playground, drafter, flood, revision());
    playground
}

fn plan_of(playground: &Playground, realm: &Realm, on: PlanId) -> Plan {
    let realm = realm.clone();
    let read = playground.office.read(move |reading| reading.view.plan(&realm, on));
    read.expect("it can be read").expect("there is one")
}

fn folded(playground: &Playground, on: PlanId) -> Plan {
    let stream = format!("plan/{on}");
    let read = playground.office.read(move |reading| {
        let mut plan = Plan::new(on);
        for stored in reading.view.events_of(&Realm::real(), &stream, u64::MAX)? {
            let it = stored.sealed.envelope();
            let event = decode::<plans::Event>(&it.kind, it.schema, &it.payload)
                .expect("it was written by this program");
            plan.evolve(&event, stored.moment());
        }
        Ok(plan)
    });
    read.expect("the journal can be read")
}

fn text_of(playground: &Playground, realm: &Realm, version: u32) -> Option<String> {
    let realm = realm.clone();
    let read =
        playground.office.read(move |reading| plan_text(reading, &realm, plan(100), version));
    read.expect("it can be read").and_then(|it| it.text().map(str::to_owned))
}

fn a_plan_goes_its_way_and_begins_anew(engine: Engine) {
    let playground = told(engine, "plan_way").restarted();
    let flood = plan(100);
    let days = WorkingDays::default();
    let read = playground.office.read(move |reading| {
        let shown = plan_show(reading, &Realm::real(), flood, &days)?.expect("there is one");
        let today = "2026-06-30".parse().expect("a day");
        let listed = plans_list(reading.view, &Realm::real(), today, &days)?;
        Ok((shown, listed))
    });
    let (shown, listed) = read.expect("it can be read");
    let first = &shown.plan.versions[&1];
    assert_eq!(first.state, VersionState::Issued);
    let approval = first.approval.as_ref().expect("it was approved");
    assert_eq!(shown.name(approval.approved_by), Some(NAMES[1]));
    // Two texts were agreed to; one of them was issued.
    let valid: Vec<bool> = first.consents.iter().map(|it| first.is_to_this_text(it)).collect();
    assert_eq!(valid, [false, true]);
    let remarks = first.consents[1].remarks.as_ref().expect("there are some");
    assert_eq!(shown.said(remarks), Some("警戒水位以东渡站为准"));
    let issued = document("county-flood", "修改稿");
    let sha256 = first.issue.as_ref().map(|it| it.sha256);
    assert_eq!(sha256, Some(check_of(issued.as_str()).sha256));
    for version in [1, 2] {
        let text = text_of(&playground, &Realm::real(), version);
        assert_eq!(text.as_deref(), Some(issued.as_str()));
    }
    assert_eq!(text_of(&playground, &Realm::real(), 3), None);
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].latest, (2, VersionState::Draft));
    assert_eq!(listed[0].in_force.as_ref().map(|it| it.0), Some(1));
    let standings: Vec<_> = listed[0].clocks.iter().map(|it| it.1).collect();
    assert_eq!(standings[..2], [ClockStanding::Done, ClockStanding::Done]);
    assert_eq!(shown.seen, seen(&playground, flood));
    let refusal = refused(&playground, (OFFICER, COUNTY), flood, agreeing("云公函〔2026〕10号"));
    assert_eq!(refusal, Refusal::WrongState { state: VersionState::Draft });
}

fn what_the_tables_say_of_plans_is_what_the_rules_believe(engine: Engine) {
    let playground = told(engine, "plan_tables").restarted();
    let flood = plan(100);
    let drafter = (DRAFTER, COUNTY);
    let compare = |playground: &Playground| {
        let real = Realm::real();
        assert_eq!(plan_of(playground, &real, flood), folded(playground, flood));
        let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
        assert_eq!(rebuilt.differing, Vec::<&str>::new());
    };
    compare(&playground);
    // What the police said to the first version, they have not said to the second.
    let missing = Refusal::ConsentMissing { units: [key("psb")].into() };
    assert_eq!(refused(&playground, drafter, flood, SubmitForReview {}), missing);
    does(&playground, drafter, flood, consulting());
    does(&playground, (OFFICER, PSB), flood, agreeing("云公函〔2026〕11号"));
    does(&playground, drafter, flood, SubmitForReview {});
    let returned = ReviewPlan { outcome: ReviewOutcome::Returned, ..passing() };
    does(&playground, (CHIEF, COUNTY), flood, returned);
    compare(&playground);
    does(&playground, drafter, flood, SubmitForReview {});
    does(&playground, (CHIEF, COUNTY), flood, passing());
    let approving = ApprovePlan { remarks: Some(text("同意")) };
    assert_eq!(refused(&playground, drafter, flood, approving.clone()), Refusal::SavedTheDraft);
    let refusal = refused(&playground, (CHIEF, PSB), flood, approving.clone());
    assert_eq!(refusal, Refusal::NotOfIssuer { issuer: key("county") });
    does(&playground, (CHIEF, COUNTY), flood, approving);
    does(&playground, (CHIEF, COUNTY), flood, ReturnToDraft { reason: text("再核一次") });
    compare(&playground);
    issue(&playground, flood, "2026-05-28");
    compare(&playground);
    does(&playground, drafter, flood, revision());
    does(&playground, drafter, flood, AbolishPlan { reason: text("并入总体预案") });
    compare(&playground);
}

fn two_tabs_do_not_overwrite_each_other(engine: Engine) {
    let playground = furnished(engine, "plan_tabs");
    let (drafter, flood) = ((DRAFTER, COUNTY), plan(100));
    does(&playground, drafter, flood, beginning("county-flood"));
    let save = |sentence| SaveDraft { text: document("county-flood", sentence) };
    let late = by(&playground, drafter, flood, save("第二个窗口"));
    does(&playground, drafter, flood, save("第一个窗口"));
    let conflict = playground.office.perform(late);
    assert!(matches!(conflict, Err(Failure::Conflict(_))), "{conflict:?}");
    let mut unseen = by(&playground, drafter, flood, save("没有看过"));
    unseen.seen = None;
    let unseen = playground.office.perform(unseen);
    assert!(matches!(unseen, Err(Failure::UnseenThing(_))), "{unseen:?}");
    // Saving what stands there is no change, and voids nothing.
    let again = by(&playground, drafter, flood, save("第一个窗口"));
    assert_eq!(playground.office.perform(again).expect("it is so already").positions, None);
}

fn a_plan_that_was_never_issued_lets_go_of_its_key(engine: Engine) {
    let playground = furnished(engine, "plan_keys");
    let drafter = (DRAFTER, COUNTY);
    does(&playground, drafter, plan(100), beginning("county-flood"));
    let taken = Refusal::PlanKeyTaken { key: key("county-flood") };
    assert_eq!(refused(&playground, drafter, plan(101), beginning("county-flood")), taken);
    let abolishing = || AbolishPlan { reason: text("层级填错") };
    does(&playground, drafter, plan(100), abolishing());
    does(&playground, drafter, plan(101), beginning("county-flood"));
    issue(&playground, plan(101), "2026-05-25");
    does(&playground, drafter, plan(101), abolishing());
    assert_eq!(refused(&playground, drafter, plan(102), beginning("county-flood")), taken);
}

fn a_drill_begins_with_the_plans_and_keeps_its_changes_to_itself(engine: Engine) {
    let playground = told(engine, "plan_drill");
    let drill: Realm = "drill-flood".parse().expect("a realm");
    let shows = Instant::from_microseconds(1_780_000_000_000_000);
    let opening = command(&drill, OpenRealm { shows, speed_thousandths: 1000 });
    playground.office.perform(opening).expect("it opens");
    let (real, flood) = (plan_of(&playground, &Realm::real(), plan(100)), plan(100));
    assert_eq!(plan_of(&playground, &drill, flood), real);
    let save = SaveDraft { text: document("county-flood", "演练中改的") };
    let mut saving = by(&playground, (DRAFTER, COUNTY), flood, save);
    saving.realm = drill.clone();
    playground.office.perform(saving).expect("it is saved");
    assert_eq!(plan_of(&playground, &Realm::real(), flood), real);
    let in_drill = text_of(&playground, &drill, 2).expect("it is readable");
    assert!(in_drill.contains("演练中改的"));
    let issued = text_of(&playground, &drill, 1).expect("it is readable");
    assert!(issued.contains("修改稿"));
}

fn the_text_of_a_plan_stands_nowhere_in_clear(engine: Engine) {
    let playground = told(engine, "plan_clear");
    let name = VaultKey::PlanText(plan(100)).to_string();
    let read = playground.office.read(move |reading| {
        let payloads = reading.view.events_after(0, 1000)?;
        let under_the_key = reading.view.vault_values_under(&name)?.len();
        Ok((payloads, under_the_key))
    });
    let (events, under_the_key) = read.expect("it can be read");
    assert!(under_the_key >= 3, "{under_the_key}");
    for stored in events {
        let payload = &stored.sealed.envelope().payload;
        assert!(!payload.contains(PLANTED) && !payload.contains("东渡站"), "{payload}");
    }
}
