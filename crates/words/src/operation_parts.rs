//! Words of what an operation consists of: levels, tasks, what is measured.

use std::borrow::Borrow;
use std::fmt::Display;

use domain::operations::task_machine::{Act, State};
use domain::operations::{OpenedBy, ProposedBy, TaskNumber};
use domain::plans::document::{LevelName, MeasureUnit, Quantity};

use crate::registers::kind_words;
use crate::{Language, measure_unit};

kind_words! {
    /// Where a task stands.
    task_state(State) {
        Planned => "待启动", "Planned";
        Open => "待派", "To be handed out";
        Offered => "待签收", "Not accepted yet";
        Declined => "已退回", "Declined";
        Accepted => "已签收", "Accepted";
        Started => "办理中", "Under way";
        Blocked => "受阻", "Blocked";
        Done => "已完成", "Done";
        Verified => "已核验", "Verified";
        Cancelled => "已取消", "Cancelled";
    }

    /// What can be asked of a task, as a button says it.
    task_act(Act) {
        Open => "立即下达", "Open now";
        Release => "解除等待", "Release";
        Offer => "派发", "Hand out";
        Accept => "签收", "Accept";
        Decline => "退回", "Decline";
        Wait => "等待力量物资", "Wait for means";
        Start => "开始办理", "Start";
        Block => "报告受阻", "Report it blocked";
        Resume => "恢复办理", "Resume";
        Finish => "办结", "Finish";
        Verify => "核验", "Verify";
        SendBack => "退回重办", "Send back";
        Cancel => "取消", "Cancel";
    }

    /// What opened a task.
    opened_by(OpenedBy) {
        Level => "级别启动", "Level entered";
        TasksBefore => "前项完成", "Tasks before it done";
        Condition => "条件满足", "Condition met";
        Delay => "延时到点", "Delay over";
        Hand => "人工下达", "By hand";
    }

    /// Who proposed a level.
    proposed_by(ProposedBy) {
        Condition => "条件满足", "Condition met";
        Person => "有人建议", "Proposed by somebody";
        Above => "上级启动", "Received from above";
    }
}

/// “三级响应”: a level by its name alone, where its plan’s own title is not at hand.
#[must_use]
pub fn level_name(level: &LevelName, language: Language) -> String {
    let is_of_duty = level.as_str().starts_with("duty-");
    match (level.rank(), language) {
        (Some(rank), Language::Chinese) => {
            let rank = match rank {
                1 => "一",
                2 => "二",
                3 => "三",
                _ => "四",
            };
            format!("{rank}级{}", if is_of_duty { "勤务" } else { "响应" })
        }
        (Some(rank), Language::English) if is_of_duty => format!("duty level {rank}"),
        (Some(_), Language::English) => format!("level {level}"),
        (None, Language::Chinese) => format!("{level} 级响应"),
        (None, Language::English) => format!("level {level}"),
    }
}

/// “任务 №17 通知乡镇”; by its number alone where its title is not known, or was destroyed.
#[must_use]
pub fn task_name(number: TaskNumber, title: Option<&str>, language: Language) -> String {
    match (language, title) {
        (Language::Chinese, Some(title)) => format!("任务 №{number} {title}"),
        (Language::Chinese, None) => format!("任务 №{number}"),
        (Language::English, Some(title)) => format!("Task №{number} “{title}”"),
        (Language::English, None) => format!("Task №{number}"),
    }
}

/// “58.40 米”: a number with as many digits as were written, and its unit.
#[must_use]
pub fn quantity(quantity: &Quantity, language: Language) -> String {
    let written = quantity.to_string();
    let number = written.split_once(' ').map_or(written.as_str(), |(number, _)| number);
    match (quantity.unit, language) {
        (MeasureUnit::Percent, _) => format!("{number}%"),
        (MeasureUnit::Celsius, Language::Chinese) => format!("{number} ℃"),
        (MeasureUnit::Celsius, Language::English) => format!("{number} °C"),
        (MeasureUnit::CubicMetrePerSecond, Language::English) => format!("{number} m³/s"),
        (unit, Language::Chinese) => format!("{number} {}", measure_unit(unit, language)),
        (_, Language::English) => written,
    }
}

/// So many are named where things are listed in a sentence; of the others their number is said.
const LISTED_MAX: usize = 12;

/// “甲、乙”: all of them, as a sentence lists them.
#[must_use]
pub fn joined(all: &[impl Borrow<str>], language: Language) -> String {
    all.join(match language {
        Language::Chinese => "、",
        Language::English => ", ",
    })
}

/// “3、17、20 等 40 项”.
pub(crate) fn listed<T: Display>(all: impl ExactSizeIterator<Item = T>, in_: Language) -> String {
    let count = all.len();
    let first: Vec<_> = all.take(LISTED_MAX).map(|it| it.to_string()).collect();
    match (in_, count > LISTED_MAX) {
        (Language::Chinese, false) => first.join("、"),
        (Language::Chinese, true) => format!("{} 等 {count} 项", first.join("、")),
        (Language::English, false) => first.join(", "),
        (Language::English, true) => format!("{} and others, {count} in all", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::operations::task_machine::TaskIndex;

    fn level(name: &str, language: Language) -> String {
        level_name(&name.parse().expect("the name of a level"), language)
    }

    #[test]
    fn a_level_is_called_as_people_call_it() {
        assert_eq!(level("III", Language::Chinese), "三级响应");
        assert_eq!(level("III", Language::English), "level III");
        assert_eq!(level("duty-2", Language::Chinese), "二级勤务");
        assert_eq!(level("duty-2", Language::English), "duty level 2");
        assert_eq!(level("red", Language::Chinese), "red 级响应");
    }

    #[test]
    fn a_task_is_called_by_its_number_and_its_title() {
        let number = TaskNumber::of(TaskIndex::new(16));
        let said = |title| task_name(number, title, Language::Chinese);
        assert_eq!(said(Some("通知乡镇")), "任务 №17 通知乡镇");
        assert_eq!(said(None), "任务 №17");
    }

    #[test]
    fn a_reading_keeps_the_digits_that_were_written() {
        let said = |thousandths, decimals, unit, language| {
            quantity(&Quantity { thousandths, decimals, unit }, language)
        };
        assert_eq!(said(58_400, 2, MeasureUnit::Metre, Language::Chinese), "58.40 米");
        assert_eq!(said(58_400, 2, MeasureUnit::Metre, Language::English), "58.40 m");
        assert_eq!(said(-500, 1, MeasureUnit::Celsius, Language::English), "-0.5 °C");
        assert_eq!(said(30_000, 0, MeasureUnit::Percent, Language::Chinese), "30%");
        assert_eq!(said(1_200_000, 0, MeasureUnit::Persons, Language::Chinese), "1200 人");
        let flow = MeasureUnit::CubicMetrePerSecond;
        assert_eq!(said(850_000, 0, flow, Language::English), "850 m³/s");
    }

    #[test]
    fn a_long_list_says_how_many_there_are() {
        assert_eq!(listed([1, 2, 3].iter(), Language::Chinese), "1、2、3");
        assert_eq!(
            listed([3; 40].iter(), Language::English),
            "3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 and others, 40 in all"
        );
    }
}
