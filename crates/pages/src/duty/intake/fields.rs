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

/// Reads a form. What is wrong is left out of the account and told.
pub(super) fn told(sent: &Sent, regions: &BTreeMap<RegionCode, String>, clock: Clock<'_>) -> Told {
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
    let named = |text: &str| {
        region_named_in(text, regions.iter().map(|(code, name)| (code, name.as_str())))
    };
    let region = region
        .or_else(|| place.as_ref().and_then(|it| named(it.as_str())))
        .or_else(|| said.as_ref().and_then(|it| named(it.as_str())));
    let problems = form.problems;
    let account = Account {
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
    Told { account, problems }
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
    let number = |name: &str, word: IntakePage, it: Option<u32>| {
        let unit = IntakePage::Persons.say(language);
        let kind = Kind::Number { min: 0, max: PERSONS_MAX, unit };
        let value = it.map(|it| it.to_string()).unwrap_or_default();
        fields.input(name, word, kind).beginning(value, &fields)
    };
    let classes = EmergencyClass::ALL.iter();
    let classes = classes.map(|it| (it.name().to_owned(), emergency_class(*it, language).into()));
    let class = row.class.map(|it| it.name().to_owned()).unwrap_or_default();
    let occurred = row.occurred_at.map(|it| written(it, clock.zone)).unwrap_or_default();
    let Casualties { dead, injured, missing, trapped } = row.casualties;
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
    ];
    let further = vec![
        fields
            .line("occurred_at", IntakePage::OccurredAt, 40)
            .hinted(IntakePage::OccurredAtHint.say(language))
            .beginning(occurred, &fields),
        number("dead", IntakePage::Dead, dead),
        number("injured", IntakePage::Injured, injured),
        number("missing", IntakePage::Missing, missing),
        number("trapped", IntakePage::Trapped, trapped),
        fields
            .area("measures", IntakePage::Measures, 1000)
            .beginning(begins(&texts.measures), &fields),
        fields.line("wants", IntakePage::Wants, 500).beginning(begins(&texts.wants), &fields),
        fields
            .input("region", IntakePage::Region, Kind::Select(grouped(regions)))
            .hinted(IntakePage::RegionHint.say(language)),
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
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> (Account, Vec<String>) {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let now = Instant::from_microseconds(1_780_000_000_000_000);
        let regions = [("990001100", "泽城镇"), ("990001101", "东渡镇")];
        let regions = regions.map(|(code, name)| (code.parse().expect("a code"), name.to_owned()));
        let clock = Clock { now, zone: &zone, language: Language::Chinese };
        let Told { account, problems } = told(&Sent::of(pairs), &regions.into(), clock);
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
        assert_eq!((account.casualties.trapped, account.casualties.injured), (Some(3), None));
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
