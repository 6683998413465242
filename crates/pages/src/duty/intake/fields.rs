//! The fields of a report: read leniently, since what is right is kept while the rest is mended.

use std::collections::BTreeMap;

use application::duty::Intake;
use domain::duty::{Account, Casualties, region_named_in};
use domain::kernel::{EmergencyClass, Instant, RegionCode, RegionLevel, Text};
use words::{FieldProblem, IntakePage, Language, OperationAction, Say, Zone, emergency_class};

use crate::components::form::{Fields, Input, Kind, Problems, Reader, Sent};
use crate::operations::written;

/// How many may have come to harm at once, as far as a form takes it.
const PERSONS_MAX: u32 = 1_000_000;
const PERSONS_CHARACTERS_MAX: usize = 7;

/// What a form says, and what of it is wrong.
pub(super) struct Told {
    pub(super) account: Account,
    pub(super) problems: Problems,
}

/// How a form is read.
#[derive(Clone, Copy)]
pub(super) struct Clock<'a> {
    pub(super) now: Instant,
    pub(super) zone: &'a Zone,
    pub(super) language: Language,
}

/// Reads a form. What is wrong is told, and what stands there already stays in its place.
pub(super) fn told(
    sent: &Sent,
    stored: &Intake,
    regions: &BTreeMap<RegionCode, String>,
    clock: Clock<'_>,
) -> Told {
    let mut form = Reader::new(sent, clock.language);
    let caller = form.optional("caller").flatten();
    let callback = form.optional("callback").flatten();
    let said: Option<Text<4000>> = form.optional("said").flatten();
    let place: Option<Text<120>> = form.optional("place").flatten();
    let measures = form.optional("measures").flatten();
    let wants = form.optional("wants").flatten();
    let occurred_at = form.time("occurred_at", (clock.now, clock.zone)).flatten();
    let class = sent.filled("class").and_then(EmergencyClass::named);
    let mut count = |name: &str| {
        let typed = sent.filled(name)?;
        let number = typed.parse().ok().filter(|it| *it <= PERSONS_MAX);
        if number.is_none() {
            form.wrong(name, OperationAction::NotANumber);
        }
        number
    };
    let casualties = Casualties {
        dead: count("dead"),
        injured: count("injured"),
        missing: count("missing"),
        trapped: count("trapped"),
    };
    let mut region = None;
    if let Some(chosen) = sent.filled("region") {
        region = chosen.parse().ok().filter(|it| regions.contains_key(it));
        if region.is_none() {
            form.wrong("region", FieldProblem::NotARegion);
        }
    }
    let said_in = [place.as_ref().map(Text::as_str), said.as_ref().map(Text::as_str)];
    let region = region.or_else(|| named(said_in, regions));
    let problems = form.problems;
    let mut account = Account {
        caller,
        callback,
        said,
        region,
        place,
        occurred_at,
        class,
        casualties,
        measures,
        wants,
    };
    for wrong in problems.keys() {
        keep(&mut account, wrong, stored);
    }
    Told { account, problems }
}

/// The region that was named in the place, or else in what was said.
fn named(said_in: [Option<&str>; 2], regions: &BTreeMap<RegionCode, String>) -> Option<RegionCode> {
    let all = || regions.iter().map(|(code, name)| (code, name.as_str()));
    said_in.into_iter().flatten().find_map(|text| region_named_in(text, all()))
}

/// Puts back what is stored of a field.
fn keep(account: &mut Account, field: &str, stored: &Intake) {
    fn text<const MAX: usize>(it: Option<&String>) -> Option<Text<MAX>> {
        it.and_then(|it| Text::parse(it).ok())
    }
    let (row, texts) = (&stored.row.account, &stored.texts);
    match field {
        "caller" => account.caller = text(texts.caller.as_ref()),
        "callback" => account.callback = text(texts.callback.as_ref()),
        "said" => account.said = text(texts.said.as_ref()),
        "place" => account.place = text(texts.place.as_ref()),
        "measures" => account.measures = text(texts.measures.as_ref()),
        "wants" => account.wants = text(texts.wants.as_ref()),
        "occurred_at" => account.occurred_at = row.occurred_at,
        "region" => account.region.clone_from(&row.region),
        "dead" => account.casualties.dead = row.casualties.dead,
        "injured" => account.casualties.injured = row.casualties.injured,
        "missing" => account.casualties.missing = row.casualties.missing,
        "trapped" => account.casualties.trapped = row.casualties.trapped,
        _ => {}
    }
}

/// Whether an account is what is stored already.
pub(super) fn is_stored(account: &Account, intake: &Intake) -> bool {
    fn text<const MAX: usize>(it: Option<&Text<MAX>>) -> Option<&str> {
        it.map(Text::as_str)
    }
    let (row, texts) = (&intake.row.account, &intake.texts);
    text(account.caller.as_ref()) == texts.caller.as_deref()
        && text(account.callback.as_ref()) == texts.callback.as_deref()
        && text(account.said.as_ref()) == texts.said.as_deref()
        && text(account.place.as_ref()) == texts.place.as_deref()
        && text(account.measures.as_ref()) == texts.measures.as_deref()
        && text(account.wants.as_ref()) == texts.wants.as_deref()
        && account.region == row.region
        && account.occurred_at == row.occurred_at
        && account.class == row.class
        && account.casualties == row.casualties
}

/// The fields in two groups: what must be asked while somebody talks, and what can wait.
pub(super) fn inputs(
    intake: &Intake,
    (sent, problems): (Option<&Sent>, &Problems),
    regions: &BTreeMap<RegionCode, String>,
    clock: Clock<'_>,
) -> (Vec<Input>, Vec<Input>) {
    let language = clock.language;
    let fields = Fields { form: "intake", sent, problems, language };
    let (row, texts) = (&intake.row.account, &intake.texts);
    let begins = |it: &Option<String>| it.clone().unwrap_or_default();
    // A field of numbers alone would send nothing where somebody types “两个”.
    let number = |name: &str, word: IntakePage, it: Option<u32>| {
        let value = it.map(|it| it.to_string()).unwrap_or_default();
        fields.line(name, word, PERSONS_CHARACTERS_MAX).beginning(value, &fields)
    };
    let classes = EmergencyClass::ALL.iter();
    let classes = classes.map(|it| (it.name().to_owned(), emergency_class(*it, language).into()));
    let class = row.class.map(|it| it.name().to_owned()).unwrap_or_default();
    let occurred = row.occurred_at.map(|it| written(it, clock.zone)).unwrap_or_default();
    let Casualties { dead, injured, missing, trapped } = row.casualties;
    // What the words would not have found was chosen.
    let found = named([texts.place.as_deref(), texts.said.as_deref()], regions);
    let chosen = row.region.as_ref().filter(|_| row.region != found);
    let chosen = chosen.map(ToString::to_string).unwrap_or_default();
    let first = vec![
        fields
            .area("said", IntakePage::Said, 4000)
            .hinted(IntakePage::SaidHint.say(language))
            .beginning(begins(&texts.said), &fields),
        fields.line("place", IntakePage::Place, 120).beginning(begins(&texts.place), &fields),
        fields
            .line("callback", IntakePage::Callback, 40)
            .beginning(begins(&texts.callback), &fields),
        fields.line("caller", IntakePage::Caller, 60).beginning(begins(&texts.caller), &fields),
        fields
            .input("class", IntakePage::Class, Kind::One(classes.collect()))
            .beginning(class, &fields),
        number("dead", IntakePage::Dead, dead),
        number("injured", IntakePage::Injured, injured),
        number("missing", IntakePage::Missing, missing),
        number("trapped", IntakePage::Trapped, trapped),
    ];
    let further = vec![
        fields
            .line("occurred_at", IntakePage::OccurredAt, 40)
            .hinted(IntakePage::OccurredAtHint.say(language))
            .beginning(occurred, &fields),
        fields
            .area("measures", IntakePage::Measures, 1000)
            .beginning(begins(&texts.measures), &fields),
        fields.line("wants", IntakePage::Wants, 500).beginning(begins(&texts.wants), &fields),
        fields
            .input("region", IntakePage::Region, Kind::Select(grouped(regions)))
            .hinted(IntakePage::RegionHint.say(language))
            .beginning(chosen, &fields),
    ];
    (first, further)
}

/// Regions by township: each group begins with the township itself.
fn grouped(regions: &BTreeMap<RegionCode, String>) -> Vec<(String, Vec<(String, String)>)> {
    let mut groups: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for (code, name) in regions {
        let choice = (code.to_string(), name.clone());
        match (code.level(), groups.last_mut()) {
            (RegionLevel::Village, Some((_, choices))) => choices.push(choice),
            (
                RegionLevel::Village
                | RegionLevel::Township
                | RegionLevel::County
                | RegionLevel::City
                | RegionLevel::Province,
                _,
            ) => groups.push((name.clone(), vec![choice])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use application::duty::AccountTexts;
    use application::{IntakeRow, Who};
    use domain::duty::{IntakeChannel, Reported};
    use domain::kernel::Version;

    use super::*;

    /// An intake of which it is known that one person is injured.
    fn stored() -> Intake {
        let casualties = Casualties { injured: Some(1), ..Casualties::default() };
        let account = Account { casualties, ..Account::default() };
        Intake {
            row: IntakeRow {
                intake: "0198c0de-0000-7000-8000-000000000001".parse().expect("a UUID"),
                channel: IntakeChannel::Telephone,
                knew_at: Instant::ZERO,
                who: String::new(),
                position: 1,
                account: (&account).into(),
                noted_at: None,
                settled: None,
                grade: None,
                reported: Reported::default(),
                destroyed_at: None,
            },
            texts: AccountTexts::default(),
            version: Version(1),
            settlement_version: Version(0),
            taken_by: Who::Operator { command: "test".to_owned() },
        }
    }

    fn read(pairs: &[(&str, &str)]) -> (Account, Vec<String>) {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let now = Instant::from_microseconds(1_780_000_000_000_000);
        let regions = [("990001100", "泽城镇"), ("990001101", "东渡镇")];
        let regions = regions.map(|(code, name)| (code.parse().expect("a code"), name.to_owned()));
        let clock = Clock { now, zone: &zone, language: Language::Chinese };
        let told = told(&Sent::of(pairs), &stored(), &regions.into(), clock);
        let Told { account, problems } = told;
        (account, problems.into_keys().collect())
    }

    #[test]
    fn what_is_right_is_kept_while_the_rest_is_told() {
        let (account, wrong) = read(&[
            ("said", "堤上冒水"),
            ("injured", "两个"),
            ("trapped", "3"),
            ("occurred_at", "刚才"),
            ("class", "natural_disaster"),
        ]);
        assert_eq!(wrong, ["injured", "occurred_at"]);
        assert_eq!(account.said.as_ref().map(Text::as_str), Some("堤上冒水"));
        let casualties = account.casualties;
        assert_eq!((casualties.trapped, casualties.injured), (Some(3), Some(1)), "it stays");
        assert_eq!(account.class, Some(EmergencyClass::NaturalDisaster));
    }

    #[test]
    fn the_region_is_found_in_what_people_say_unless_it_was_chosen() {
        let code = |it: &str| it.parse::<RegionCode>().ok();
        assert_eq!(read(&[("place", "东渡大堤")]).0.region, code("990001101"));
        assert_eq!(read(&[("said", "东渡堤上冒水")]).0.region, code("990001101"));
        let chosen = [("place", "东渡大堤"), ("region", "990001100")];
        assert_eq!(read(&chosen).0.region, code("990001100"));
        let (account, wrong) = read(&[("place", "老街"), ("region", "990001999")]);
        assert_eq!((account.region, wrong), (None, vec!["region".to_owned()]));
    }
}
