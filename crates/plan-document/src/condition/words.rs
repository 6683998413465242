//! The words of the language in both tongues, and the names of the units.

use domain::plans::document::MeasureUnit;
use domain::plans::document::MeasureUnit as Unit;

/// A word of the language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Word {
    And,
    Or,
    Not,
    For,
    Level,
    AtLeast,
    AtMost,
    Is,
    None,
    Done,
    Started,
    Sum,
    Max,
    Min,
    Mean,
    Change,
}

impl Word {
    pub(super) const FUNCTIONS: &'static [Self] =
        &[Self::Sum, Self::Max, Self::Min, Self::Mean, Self::Change];

    /// How it may be written: first in English, then in Chinese, then other ways.
    pub(super) const fn forms(self) -> &'static [&'static str] {
        match self {
            Self::And => &["and", "且", "并且", "而且"],
            Self::Or => &["or", "或", "或者"],
            Self::Not => &["not", "非", "不是"],
            Self::For => &["for", "持续"],
            Self::Level => &["level", "级别", "响应级别"],
            Self::AtLeast => &["at least", "不低于"],
            Self::AtMost => &["at most", "不高于"],
            Self::Is => &["is", "为", "是"],
            Self::None => &["none", "无"],
            Self::Done => &["done", "完成", "已完成"],
            Self::Started => &["started", "已开始", "开始"],
            Self::Sum => &["sum", "求和", "累计"],
            Self::Max => &["max", "最大", "最大值"],
            Self::Min => &["min", "最小", "最小值"],
            Self::Mean => &["mean", "平均", "平均值"],
            Self::Change => &["change", "变化"],
        }
    }

    /// What it means, for the list of completions.
    pub(super) const fn meaning(self) -> (&'static str, &'static str) {
        match self {
            Self::And => ("两者同时成立", "both hold"),
            Self::Or => ("至少一个成立", "one of them holds"),
            Self::Not => ("不成立", "does not hold"),
            Self::For => ("不间断地持续这么久", "holds so long without a break"),
            Self::Level => ("预案的响应级别", "the level of a plan"),
            Self::AtLeast => ("至少这样严重", "as severe as this or more"),
            Self::AtMost => ("最多这样严重，含未响应", "as severe as this or less, or none"),
            Self::Is => ("正是这一级", "exactly this level"),
            Self::None => ("没有启动任何级别", "no level is in force"),
            Self::Done => ("任务已经完成", "the task is done"),
            Self::Started => ("任务已经开始", "the task was begun"),
            Self::Sum => ("一段时间内的总和", "the sum over a time"),
            Self::Max => ("一段时间内的最大值", "the greatest over a time"),
            Self::Min => ("一段时间内的最小值", "the least over a time"),
            Self::Mean => ("一段时间内的平均值", "the mean over a time"),
            Self::Change => {
                ("一段时间内的变化量", "the last value less that at the beginning of a time")
            }
        }
    }
}

/// Words that name no indicator unless they stand in quotes.
pub(super) const RESERVED: &[&str] = &["and", "or", "not", "for", "level", "at", "is", "none"];

/// The units with their names: first the one in plans, then Chinese, then other ways.
pub(super) const UNITS: &[(MeasureUnit, &[&str])] = &[
    (Unit::Millimetre, &["mm", "毫米"]),
    (Unit::Centimetre, &["cm", "厘米"]),
    (Unit::Metre, &["m", "米"]),
    (Unit::Kilometre, &["km", "千米", "公里"]),
    (Unit::MillimetrePerHour, &["mm/h", "毫米/小时", "毫米每小时"]),
    (Unit::CubicMetrePerSecond, &["m3/s", "立方米/秒", "立方米每秒", "m³/s"]),
    (Unit::MetrePerSecond, &["m/s", "米每秒", "米/秒"]),
    (Unit::Celsius, &["C", "℃", "°C", "摄氏度", "度"]),
    (Unit::Percent, &["%"]),
    (Unit::Second, &["s", "秒"]),
    (Unit::Minute, &["min", "分钟"]),
    (Unit::Hour, &["h", "小时", "个小时"]),
    (Unit::Day, &["d", "天", "日"]),
    (Unit::Persons, &["persons", "人", "名", "person", "people"]),
    (Unit::Cases, &["cases", "例", "case"]),
    (Unit::Households, &["households", "户", "household"]),
    (Unit::Vehicles, &["vehicles", "辆", "vehicle"]),
    (Unit::Reports, &["reports", "起", "report"]),
    (Unit::Places, &["places", "处", "place"]),
];

/// The units of a time over which something is looked at, with their seconds.
pub(super) const TIMES: &[(i64, &[&str])] = &[
    (1, &["s", "秒", "second", "seconds"]),
    (60, &["min", "分钟", "minute", "minutes"]),
    (3_600, &["h", "小时", "个小时", "hour", "hours"]),
    (86_400, &["d", "天", "日", "day", "days"]),
    (604_800, &["w", "周", "个星期", "星期", "week", "weeks"]),
];

/// Level names as officers write them.
pub(super) const LEVEL_WORDS: &[(&str, &str)] =
    &[("一级", "I"), ("二级", "II"), ("三级", "III"), ("四级", "IV")];

/// The name of a unit in Chinese.
pub(super) fn chinese(unit: MeasureUnit) -> &'static str {
    let row = UNITS.iter().find(|(it, _)| *it == unit);
    row.and_then(|(_, names)| names.get(1)).copied().unwrap_or(unit.name())
}

/// The units that measure the same kind of thing, as `mm, cm, m, km`.
pub(super) fn units_like(unit: MeasureUnit, separator: &str) -> String {
    let like = MeasureUnit::ALL.iter().filter(|it| it.dimension() == unit.dimension());
    like.map(|it| it.name()).collect::<Vec<_>>().join(separator)
}

#[test]
fn every_unit_has_its_name_and_no_name_means_two() {
    for unit in MeasureUnit::ALL {
        let names = UNITS.iter().find(|(it, _)| it == unit).map(|(_, names)| *names);
        assert_eq!(names.and_then(|it| it.first()), Some(&unit.name()));
    }
    let mut names: Vec<_> = UNITS.iter().flat_map(|(_, names)| *names).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}
