//! What the language promises, in sentences.

use ::words::Language;
use domain::kernel::{Key, Severity, Span as TimeSpan};
use domain::plans::document::{
    Comparison, Condition, LevelBound, LevelName, MeasureUnit, Measured, Quantity, TaskState,
};
use proptest::prelude::*;

use super::show::show_titled;
use super::*;
use crate::finding::{Edit, Says, apply};

const INDICATORS: &[(&str, MeasureUnit, &str, &str)] = &[
    ("river.dongdu.stage", MeasureUnit::Metre, "东渡水位", "Stage at Dongdu"),
    ("rain.county", MeasureUnit::Millimetre, "全县雨量", "Rain in the county"),
    ("measles", MeasureUnit::Cases, "麻疹病例", "Measles cases"),
    ("moved", MeasureUnit::Persons, "转移人数（东渡）", "People moved"),
    ("river.flow", MeasureUnit::CubicMetrePerSecond, "流量", "Flow"),
    ("air", MeasureUnit::Celsius, "气温", "Air temperature"),
    ("level", MeasureUnit::Percent, "水库蓄水率", "Reservoir level"),
];
const TASKS: &[&str] = &["muster", "levee-patrol"];
const LEVELS: &[&str] = &["IV", "III", "II", "I"];

fn indicator(key: &Key) -> Option<MeasureUnit> {
    INDICATORS.iter().find(|it| it.0 == key.as_str()).map(|it| it.1)
}

fn titled(title: &str) -> Option<Key> {
    let found = INDICATORS.iter().find(|it| it.2 == title || it.3 == title);
    found.map(|it| it.0.parse().unwrap())
}

fn level(plan: Option<&Key>, level: &LevelName) -> Known {
    match plan.map(Key::as_str) {
        None | Some("county-flood") if LEVELS.contains(&level.as_str()) => Known::Yes,
        None | Some("county-flood") => Known::No,
        Some(_) => Known::UnknownPlan,
    }
}

fn all(of: NameOf<'_>) -> Vec<Named> {
    let plain = |name: &&str| Named { name: (*name).to_owned(), title: None };
    match of {
        NameOf::Indicators => INDICATORS
            .iter()
            .map(|it| Named { name: it.0.into(), title: Some(Says::new(it.2, it.3)) })
            .collect(),
        NameOf::Tasks => TASKS.iter().map(plain).collect(),
        NameOf::Plans => vec![Named { name: "county-flood".into(), title: None }],
        NameOf::Levels(_) => LEVELS.iter().map(plain).collect(),
    }
}

const NAMES: Names<'_> = Names {
    indicators: &indicator,
    indicator_titled: &titled,
    tasks: &|key: &Key| TASKS.contains(&key.as_str()),
    levels: &level,
    all: &all,
};

fn read(text: &str) -> Condition {
    let (condition, problems) = parse(text, &NAMES);
    assert!(problems.is_empty(), "{text}: {problems:#?}");
    condition.expect(text)
}

fn english(text: &str) -> String {
    show(&read(text), Language::English)
}

/// The rules that have something to say, in the order of the text.
fn rules(text: &str) -> Vec<&'static str> {
    parse(text, &NAMES).1.iter().map(|it| it.rule).collect()
}

/// The text after all mends that do not touch each other.
fn mended(text: &str) -> String {
    let mends = parse(text, &NAMES).1.into_iter().filter_map(|it| it.mend);
    let edits: Vec<Edit> = mends.map(|(_, span, with)| Edit { span, with }).collect();
    apply(text, &edits)
}

/// The only problem: its rule, the stretch it stands on, and the text after its mend.
fn only(text: &str) -> (&'static str, &str, Option<String>) {
    let (_, problems) = parse(text, &NAMES);
    let [problem] = &problems[..] else { panic!("{text}: {problems:#?}") };
    let mend = problem.mend.as_ref().map(|_| mended(text));
    (problem.rule, problem.span.of(text), mend)
}

fn mends(text: &str, rule: &str, to: &str) {
    assert_eq!(only(text).0, rule, "{text}");
    assert_eq!(only(text).2.as_deref(), Some(to), "{text}");
    let (_, left) = parse(to, &NAMES);
    assert!(left.iter().all(|it| it.severity < Severity::Error), "{to}: {left:#?}");
}

/// Read as if mended: the condition is there, and the mend says what it was read as.
fn read_as(text: &str, rule: &str, to: &str) {
    let (condition, problems) = parse(text, &NAMES);
    assert!(problems.iter().all(|it| it.rule == rule), "{text}: {problems:#?}");
    assert!(!problems.is_empty(), "{text}");
    assert_eq!(condition, parse(to, &NAMES).0, "{text}");
    assert!(condition.is_some(), "{text}");
    let again = parse(&mended(text), &NAMES);
    assert_eq!(again, (condition, Vec::new()), "{}", mended(text));
}

#[test]
fn a_comparison_keeps_its_number_as_it_was_written() {
    let stage = Condition::Compare {
        measured: Measured::Now("river.dongdu.stage".parse().unwrap()),
        comparison: Comparison::AtLeast,
        with: Quantity { thousandths: 58_000, decimals: 2, unit: MeasureUnit::Metre },
    };
    assert_eq!(read("river.dongdu.stage >= 58.00 m"), stage);
    assert_eq!(read("river.dongdu.stage>=58.00m"), stage);
    assert_eq!(english("air<-0.5C"), "air < -0.5 C");
    assert_eq!(english("\"level\"=12.5%"), "\"level\" = 12.5 %");
    assert_eq!(english("river.flow > 850m3/s"), "river.flow > 850 m3/s");
    assert_eq!(english("measles > 999999999999 例"), "measles > 999999999999 cases");
}

#[test]
fn not_binds_before_and_and_and_before_or() {
    let plain = read("not done(muster) and started(muster)");
    assert!(matches!(plain, Condition::All(parts) if parts.len() == 2));
    let (mixed, problems) = parse("done(muster) or started(muster) and air > 0 C", &NAMES);
    assert!(matches!(mixed, Some(Condition::Any(parts)) if parts.len() == 2));
    assert_eq!(problems[0].severity, Severity::Hint);
    mends(
        "done(muster) or started(muster) and air > 0 C",
        "condition-mixed",
        "done(muster) or (started(muster) and air > 0 C)",
    );
    assert!(rules("done(muster) or (started(muster) and air > 0 C)").is_empty());
}

#[test]
fn for_belongs_to_the_comparison_or_the_parentheses_before_it() {
    let one = read("done(muster) and air > 0 C for 24h");
    let Condition::All(parts) = one else { panic!("{one:?}") };
    assert!(matches!(&parts[1], Condition::Held { span, .. } if *span == TimeSpan::from_hours(24)));
    let both = read("(done(muster) and air > 0 C) for 2w");
    assert!(matches!(both, Condition::Held { span, .. } if span == TimeSpan::from_hours(336)));
    assert_eq!(english("not air > 0 C for 90min"), "not (air > 0 C for 90min)");
    assert_eq!(rules("air > 0 C for 1h for 2h"), ["condition-syntax"]);
}

#[test]
fn chinese_and_english_say_the_same_and_may_be_mixed() {
    for (chinese, english) in [
        ("「东渡水位」>=58.00米 持续 24小时", "river.dongdu.stage >= 58.00 m for 24h"),
        ("“东渡水位” < 58 米且求和(全县雨量, 1天) >= 50毫米", ""),
        ("求和(rain.county, 24小时) >= 50 毫米", "sum(rain.county, 24h) >= 50 mm"),
        (
            "最大(「气温」, 3天) > 35℃ 或 平均(air, 6h) > 30 C",
            "max(air, 72h) > 35 C or mean(air, 6h) > 30 C",
        ),
        ("变化(river.flow, 30分钟) > 100立方米/秒", "change(river.flow, 30min) > 100 m3/s"),
        ("级别(county-flood) 不低于 III级", "level(county-flood) at least III"),
        ("级别不高于四级 并且 非 完成(muster)", "level at most IV and not done(muster)"),
        ("级别 为 无", "level is none"),
        (
            "level(county-flood) 为 II or 已开始(levee-patrol)",
            "level(county-flood) is II or started(levee-patrol)",
        ),
        ("「转移人数（东渡）」 > 100 人", "moved > 100 persons"),
        ("\"Stage at Dongdu\" > 1 km 持续 2周", "river.dongdu.stage > 1 km for 14d"),
        ("(非(麻疹病例 >= 3例))", ""),
    ] {
        if english.is_empty() {
            assert!(parse(chinese, &NAMES).0.is_some(), "{chinese}");
        } else {
            assert_eq!(super::show(&read(chinese), Language::English), english, "{chinese}");
        }
    }
}

#[test]
fn full_width_characters_are_told_and_read_as_meant() {
    read_as("（air＞１０ C） and done（muster）", "full-width", "(air > 10 C) and done(muster)");
    read_as("river.dongdu.stage≥58.00 m", "full-width", "river.dongdu.stage >= 58.00 m");
    read_as("sum(rain.county，24h) >= 50 mm", "full-width", "sum(rain.county, 24h) >= 50 mm");
    read_as("级别 不低于 Ⅲ级", "full-width", "level at least III");
    read_as("air > －5℃", "full-width", "air > -5 C");
    let spans: Vec<_> = parse("（air＞１０ C）", &NAMES).1.iter().map(|it| it.span).collect();
    let spans: Vec<_> = spans.into_iter().map(|it| it.of("（air＞１０ C）")).collect();
    assert_eq!(spans, ["（", "＞１０", "）"]);
}

#[test]
fn common_ways_to_mistype_a_sign_are_told_and_read_as_meant() {
    for (wrong, right) in [
        ("air == 5 C", "air = 5 C"),
        ("air=>5 C", "air >= 5 C"),
        ("「气温」大于等于 5℃", "air >= 5 C"),
        ("「气温」低于5℃", "air < 5 C"),
        ("air at least 5 C", "air >= 5 C"),
        ("气温 > 5℃", "air > 5 C"),
        ("done(muster)&&air > 5 C", "done(muster) and air > 5 C"),
        ("done(muster) || air > 5 C", "done(muster) or air > 5 C"),
        ("level(county-flood)>=III", "level(county-flood) at least III"),
        ("level = II", "level is II"),
    ] {
        read_as(wrong, "condition-syntax", right);
    }
}

#[test]
fn what_stands_behind_the_number_is_to_be_written_as_a_sign() {
    mends("「东渡水位」 58米以上", "condition-syntax", "「东渡水位」 >= 58米");
    mends("air 5 C 及以下 and done(muster)", "condition-syntax", "air <= 5 C and done(muster)");
    mends("air >= 5℃以上", "condition-syntax", "air >= 5℃");
    assert!(parse("「东渡水位」 58米以上", &NAMES).0.is_none());
    mends("air > 5 C。", "condition-syntax", "air > 5 C");
}

#[test]
fn thousands_are_not_separated() {
    read_as("moved > 1,460 persons", "unit-error", "moved > 1460 persons");
    read_as("moved > 3万人", "condition-syntax", "moved > 30000 persons");
    mends("air > 58,5 C", "unit-error", "air > 58.5 C");
}

#[test]
fn a_number_has_at_most_twelve_digits_and_three_decimals() {
    assert_eq!(rules("air > 1234567890123 C"), ["unit-error"]);
    assert_eq!(only("air > 1.2345 C"), ("unit-error", "1.2345", None));
    mends("air > -1.2300 C", "unit-error", "air > -1.23 C");
    assert_eq!(english("air > 000000000000001.5 C"), "air > 1.5 C");
}

#[test]
fn metres_are_no_minutes_and_minutes_no_metres() {
    mends("air > 5 C for 30m", "unit-error", "air > 5 C for 30min");
    mends("sum(rain.county, 30 m) > 5 mm", "unit-error", "sum(rain.county, 30 min) > 5 mm");
    mends("river.dongdu.stage > 58 min", "wrong-unit", "river.dongdu.stage > 58 m");
}

#[test]
fn a_quantity_must_measure_what_the_indicator_measures() {
    let (condition, problems) = parse("river.dongdu.stage > 58 %", &NAMES);
    assert_eq!(condition, None);
    assert_eq!((problems[0].rule, problems[0].mend.clone()), ("wrong-unit", None));
    assert!(problems[0].says.en.contains("measured in m;"), "{}", problems[0].says.en);
    assert!(problems[0].says.en.ends_with("fit: mm, cm, m, km."), "{}", problems[0].says.en);
    mends("measles > 5 人", "wrong-unit", "measles > 5 cases");
    assert_eq!(english("river.dongdu.stage > 5800 cm"), "river.dongdu.stage > 5800 cm");
    mends("rain.county >= 5", "unit-error", "rain.county >= 5 mm");
    mends(
        "rain.county >= 5 and done(muster)",
        "unit-error",
        "rain.county >= 5 mm and done(muster)",
    );
    mends("rain.county >= 5 MM", "unit-error", "rain.county >= 5 mm");
    assert_eq!(only("rain.county >= 5 米/天"), ("unit-error", "米/天", None));
    assert_eq!(rules("measles >= 1.5 cases"), ["unit-error"]);
}

#[test]
fn a_time_is_a_whole_number_and_one_unit_within_a_year() {
    mends("air > 5 C for 1.5h", "unit-error", "air > 5 C for 90min");
    for wrong in ["0h", "367d", "24", "1h30min", "3y", "6个月"] {
        assert_eq!(rules(&format!("air > 5 C for {wrong}")), ["unit-error"], "{wrong}");
    }
    for (written, seconds) in [("30s", 30), ("15min", 900), ("2 w", 1_209_600), ("3天", 259_200)] {
        let held = read(&format!("air > 5 C for {written}"));
        let expected = TimeSpan::from_seconds(seconds);
        assert!(matches!(held, Condition::Held { span, .. } if span == expected), "{written}");
    }
}

#[test]
fn a_name_that_nobody_knows_is_told_with_the_nearest_one() {
    mends("river.dongdu.stag > 5 m", "unknown-indicator", "river.dongdu.stage > 5 m");
    mends("「东度水位」 > 5 m", "unknown-indicator", "「东渡水位」 > 5 m");
    mends("done(muster2)", "unknown-task", "done(muster)");
    mends("level at least V", "unknown-level", "level at least IV");
    mends("level(county-flod) is none", "unknown-plan", "level(county-flood) is none");
    assert_eq!(only("wind > 5 m/s").2, None);
    mends("avg(air, 1h) > 5 C", "condition-syntax", "mean(air, 1h) > 5 C");
}

#[test]
fn an_unknown_task_level_or_plan_leaves_the_condition_readable_an_indicator_does_not() {
    for text in ["done(later)", "level is duty-2", "level(county-quake) at least III"] {
        let (condition, problems) = parse(text, &NAMES);
        assert!(condition.is_some() && problems.len() == 1, "{text}");
    }
    assert_eq!(parse("later > 5 m", &NAMES).0, None);
}

#[test]
fn several_problems_of_one_condition_are_all_told() {
    let text = "rivr > 5 m and sum(rain.county) > 5 mm or done() and air > 5 % or (level at III";
    assert_eq!(
        rules(text),
        [
            "unknown-indicator",
            "condition-syntax",
            "condition-syntax",
            "wrong-unit",
            "condition-syntax",
            "condition-syntax",
        ]
    );
}

#[test]
fn a_syntax_error_is_told_once_and_where_it_is() {
    for (text, place) in [
        ("", ""),
        ("air > 5 C and", ""),
        ("air > 5 C) and done(muster)", ")"),
        ("(air > 5 C", "("),
        ("air > 5 C done(muster)", ""),
        ("air > 5 C 左右", "左右"),
        ("air != 5 C", "!="),
        ("air > river.flow", "river.flow"),
        ("5 C < air", "5"),
        ("air", ""),
        ("level III", "III"),
        ("level at least", ""),
        ("done(「", "「"),
        ("「气温", "「气温"),
        ("done(muster, levee-patrol)", ", levee-patrol"),
        ("sum(rain.county, 24h, 5) > 5 mm", ", 5"),
        ("max(max(air, 1h), 2h) > 5 C", "max"),
        ("done muster", "done"),
        ("level is not III", "not"),
        ("level at least", ""),
        ("air > 5 C 。", "。"),
        ("air > 5 C and and done(muster)", "and"),
        ("air > 5 C for", ""),
        ("持续 24h", "持"),
        ("air > 5 C; done(muster)", "; done(muster)"),
    ] {
        let (condition, problems) = parse(text, &NAMES);
        assert_eq!(condition, None, "{text}");
        let places: Vec<_> = problems.iter().map(|it| it.span.of(text)).collect();
        assert_eq!(places, [place], "{text}: {problems:#?}");
    }
}

#[test]
fn adding_up_a_level_is_hinted_at_and_adding_up_rain_is_not() {
    mends(
        "sum(river.dongdu.stage, 24h) > 58 m",
        "sum-of-a-level",
        "max(river.dongdu.stage, 24h) > 58 m",
    );
    mends(
        "done(muster) or 求和(「气温」, 24h) > 5 C",
        "sum-of-a-level",
        "done(muster) or max(「气温」, 24h) > 5 C",
    );
    assert!(rules("sum(rain.county, 24h) > 50 mm and sum(measles, 7d) > 5 cases").is_empty());
}

#[test]
fn what_can_never_hold_or_always_does_is_told() {
    for never in [
        "air > 5 C and air < 3 C",
        "air > 5 C and (done(muster) and air <= 5 C)",
        "air = 5 C and air = 6 C",
        "air = 5 C and air > 5 C",
        "air > 5 C and air = 5 C",
        "river.dongdu.stage > 58 m for 24h and river.dongdu.stage < 5800 cm",
        "not air > 5 C and air > 6 C",
        "level at least II and level at most III",
        "level is II and level is none",
        "done(muster) and not done(muster)",
        "air > 9 C or (air > 5 C and air < 3 C)",
    ] {
        assert_eq!(rules(never), ["never-true"], "{never}");
        assert!(parse(never, &NAMES).0.is_some());
    }
    for always in [
        "air > 3 C or air < 5 C",
        "air <= 3 C or air > 3 C",
        "level at least III or level at most III",
        "done(muster) or not done(muster)",
    ] {
        assert_eq!(rules(always), ["always-true"], "{always}");
    }
    for sometimes in [
        "air > 3 C and air < 5 C",
        "air >= 5 C and air <= 5 C",
        "air > 5 C and max(air, 1h) < 3 C",
        "air < 3 C or air > 3 C",
        "air = 3 C or air > 3 C",
        "air > 3 C or air > 5 C",
        "level at least IV and level at most III",
        "level at least II and level(county-flood) at most III",
        "level is duty-1 or level is none",
    ] {
        let problems = parse(sometimes, &NAMES).1;
        assert!(problems.iter().all(|it| it.rule == "unknown-level"), "{sometimes}");
    }
}

#[test]
fn a_condition_has_limits_and_each_is_told() {
    let long = format!("done(muster){}", " ".repeat(CHARACTERS_MAX));
    let deep = format!("{}done(muster){}", "(".repeat(17), ")".repeat(17));
    let nots = format!("{}done(muster)", "not ".repeat(17));
    let many = vec!["air>1C"; NODES_MAX - 1].join("或");
    let wide = vec!["air>1C"; NODES_MAX].join("或");
    for (text, number) in [(long, "2000"), (deep, "16"), (nots, "16"), (wide, "200")] {
        let (condition, problems) = parse(&text, &NAMES);
        assert_eq!((condition, problems.len()), (None, 1), "{text}: {problems:#?}");
        assert!(problems[0].says.en.contains(number) && problems[0].says.zh.contains(number));
    }
    read(&many);
    read(&format!("{}done(muster){}", "(".repeat(16), ")".repeat(16)));
}

#[test]
fn a_title_is_shown_where_there_is_one_and_can_be_read_back() {
    let condition = read("river.dongdu.stage >= 58.00 m for 24h");
    let title =
        |key: &Key| INDICATORS.iter().find(|it| it.0 == key.as_str()).map(|it| it.2.to_owned());
    let shown = show_titled(&condition, Language::Chinese, &title);
    assert_eq!(shown, "「东渡水位」 >= 58.00 米 持续 24小时");
    assert_eq!(read(&shown), condition);
    let quotes = |_: &Key| Some("“东渡”水位".to_owned());
    assert!(show_titled(&condition, Language::Chinese, &quotes).starts_with("river.dongdu"));
}

#[test]
fn what_is_offered_fits_the_place() {
    let offered = |text: &str| {
        let all = complete(text, text.len(), &NAMES);
        all.into_iter().map(|it| format!("{}{}", &text[..it.from], it.insert)).collect::<Vec<_>>()
    };
    let first = |text: &str| offered(text).into_iter().next().unwrap_or_default();
    assert!(offered("").contains(&"rain.county".to_owned()));
    assert!(offered("").contains(&"level".to_owned()));
    assert_eq!(first("ri"), "river.dongdu.stage");
    assert_eq!(first("done(muster) and stag"), "done(muster) and river.dongdu.stage");
    assert_eq!(first("东渡"), "「东渡水位」");
    assert_eq!(first("「雨"), "「全县雨量」");
    assert_eq!(first("air > 5 C 且水库"), "air > 5 C 且「水库蓄水率」");
    assert_eq!(offered("su"), ["sum("]);
    assert_eq!(offered("求"), ["求和("]);
    assert!(offered("sum(").contains(&"sum(rain.county".to_owned()));
    assert!(!offered("sum(").contains(&"sum(done(".to_owned()));
    assert_eq!(first("sum(rain.county, "), "sum(rain.county, 24h");
    assert_eq!(first("air "), "air >=");
    assert_eq!(
        offered("river.dongdu.stage >= 58.00 "),
        ["m", "mm", "cm", "km"].map(|it| format!("river.dongdu.stage >= 58.00 {it}"))
    );
    assert_eq!(offered("measles >= 5"), ["measles >= 5cases"]);
    assert_eq!(offered("measles >= 5 c"), ["measles >= 5 cases"]);
    assert_eq!(
        offered("measles >= 5 例 "),
        ["for", "and", "or"].map(|it| format!("measles >= 5 例 {it}"))
    );
    assert_eq!(offered("measles >= 5 例 持"), ["measles >= 5 例 持续"]);
    assert_eq!(first("air > 5 C for 24"), "air > 5 C for 24h");
    assert_eq!(first("air > 5 C for 48"), "air > 5 C for 48s");
    assert_eq!(offered("level(co"), ["level(county-flood"]);
    assert_eq!(offered("level at l"), ["level at least"]);
    assert_eq!(offered("level "), ["level at least", "level at most", "level is"]);
    assert_eq!(offered("级别 不"), ["级别 不低于", "级别 不高于"]);
    assert_eq!(
        offered("level is "),
        ["IV", "III", "II", "I", "none"].map(|it| format!("level is {it}"))
    );
    assert_eq!(offered("done("), ["done(muster", "done(levee-patrol"]);
    assert_eq!(first("air > 5 C and done(muster) or lev"), "air > 5 C and done(muster) or level");
}

/// Where something is damaged, by which letter, and how.
fn damages() -> impl Strategy<Value = Vec<(prop::sample::Index, char, u8)>> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<char>(), 0..3_u8), 1..6)
}

fn conditions() -> impl Strategy<Value = Condition> {
    let keys = 0..INDICATORS.len();
    let times = prop_oneof![1..5_000_i64, (1..500_i64).prop_map(|it| it * 3_600)];
    let times = times.prop_map(TimeSpan::from_seconds);
    let compare = (keys, 0..6_u8, times.clone(), 0..5_usize, -999_999_i64..999_999, 0..4_u8);
    let compare = compare.prop_map(|(at, function, time, sign, number, decimals)| {
        let key: Key = INDICATORS[at].0.parse().unwrap();
        let unit = INDICATORS[at].1;
        let measured = match function {
            0 => Measured::Sum(key, time),
            1 => Measured::Max(key, time),
            2 => Measured::Min(key, time),
            3 => Measured::Mean(key, time),
            4 => Measured::Change(key, time),
            _ => Measured::Now(key),
        };
        let thousandths = number * 10_i64.pow(3 - u32::from(decimals));
        let comparison = super::comparison::SIGNS[sign].1;
        Condition::Compare { measured, comparison, with: Quantity { thousandths, decimals, unit } }
    });
    let level = (any::<bool>(), 0..4_u8, 0..5_usize).prop_map(|(own, bound, level)| {
        let name: LevelName = ["I", "II", "duty-1", "none", "x-9"][level].parse().unwrap();
        let bound = match bound {
            0 => LevelBound::AtLeast(name),
            1 => LevelBound::AtMost(name),
            2 => LevelBound::Is(name),
            _ => LevelBound::None,
        };
        let plan = own.then(|| "county-flood".parse().unwrap());
        Condition::LevelOf { plan, bound }
    });
    let task = any::<bool>().prop_map(|done| Condition::Task {
        task: "muster".parse().unwrap(),
        state: if done { TaskState::Done } else { TaskState::Started },
    });
    prop_oneof![4 => compare, 1 => level, 1 => task].prop_recursive(5, 60, 4, move |inner| {
        let held = (inner.clone(), times.clone());
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..5).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 2..5).prop_map(Condition::Any),
            inner.prop_map(|it| Condition::Not(Box::new(it))),
            held.prop_map(|(it, span)| Condition::Held { condition: Box::new(it), span }),
        ]
    })
}

/// Reads anything that is asked for, looks at every promise a problem makes, and completes.
fn survives(text: &str) -> Result<(), TestCaseError> {
    let (_, problems) = parse(text, &NAMES);
    for problem in &problems {
        prop_assert!(text.get(problem.span.start..problem.span.end).is_some(), "{problem:?}");
        prop_assert!(!problem.says.zh.is_empty() && !problem.says.en.is_empty());
        if let Some((_, span, with)) = &problem.mend {
            prop_assert!(text.get(span.start..span.end).is_some(), "{problem:?}");
            prop_assert!(span.of(text) != with, "{problem:?}");
        }
    }
    let at = text.len() / 2;
    for it in complete(text, at, &NAMES) {
        prop_assert!(text.get(..it.from).is_some() && it.from <= at);
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back_as_the_same(condition in conditions()) {
        for language in [Language::English, Language::Chinese] {
            let shown = show(&condition, language);
            if shown.chars().count() > CHARACTERS_MAX {
                continue;
            }
            let (read, problems) = parse(&shown, &NAMES);
            prop_assert_eq!(read.as_ref(), Some(&condition), "{}: {:#?}", shown, problems);
            let harms = |it: &Problem| it.severity == Severity::Error && it.rule != "unknown-level";
            prop_assert!(!problems.iter().any(harms), "{shown}: {problems:#?}");
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        survives(&text)?;
    }

    #[test]
    fn no_text_of_its_own_characters_makes_it_panic(
        text in "[a-z0-9 ()<>=.,%「」“”\"'、（，＞≥米小时且或非不低于级别以上万-]{0,60}",
    ) {
        survives(&text)?;
    }

    #[test]
    fn no_damage_to_a_good_condition_makes_it_panic(
        condition in conditions(),
        chinese in any::<bool>(),
        damages in damages(),
    ) {
        let language = if chinese { Language::Chinese } else { Language::English };
        let mut letters: Vec<char> = show(&condition, language).chars().collect();
        for (at, letter, how) in damages {
            let at = at.index(letters.len().max(1)).min(letters.len());
            match how {
                0 => letters.insert(at, letter),
                1 if at < letters.len() => drop(letters.remove(at)),
                _ => letters.truncate(at),
            }
        }
        survives(&letters.into_iter().collect::<String>())?;
    }
}
