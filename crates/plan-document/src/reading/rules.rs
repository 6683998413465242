//! What reading itself can find: named as rules are, but with no file of their own, for each is a
//! part of the grammar.

use crate::checks::Sentence;

/// A name that findings of the reader bear, and what it says.
#[derive(Clone, Copy, Debug)]
pub struct ReadingRule {
    /// The name in findings.
    pub id: &'static str,
    /// What was met.
    pub title: Sentence,
}

const fn rule(id: &'static str, zh: &'static str, en: &'static str) -> ReadingRule {
    ReadingRule { id, title: Sentence { zh, en } }
}

/// All of them, those of the document first, then those of conditions.
pub const READING_RULES: &[ReadingRule] = &[
    rule("syntax", "读不懂的一行", "A line that cannot be read"),
    rule("too-large", "文件太大", "The file is too large"),
    rule("too-many", "条目太多", "Too many entries"),
    rule("full-width", "全角字符，应当用半角", "Full-width characters where plain ones belong"),
    rule("unknown-field", "不认识的项目", "A field that nobody knows"),
    rule("duplicate-name", "名称重复", "A name that stands twice"),
    rule("missing-field", "缺少必填项", "A field that must be there"),
    rule(
        "wrong-shape",
        "写法不对（列表、单值、大括号）",
        "A list, a value or a map in the wrong place",
    ),
    rule("wrong-value", "值不对", "A value that does not fit"),
    rule(
        "unit-error",
        "单位写错（m 是米，min 是分钟）",
        "A wrong unit (m is metres, min is minutes)",
    ),
    rule("condition-syntax", "条件读不懂", "A condition that cannot be read"),
    rule("condition-mixed", "“且”“或”混用而没有括号", "“and” and “or” mixed without brackets"),
    rule("wrong-unit", "单位与指标不合", "A unit that the indicator is not measured in"),
    rule("unknown-indicator", "没有这个指标", "An indicator that the plan does not have"),
    rule("unknown-task", "没有这项任务", "A task that the plan does not have"),
    rule("unknown-level", "没有这一级", "A level that the plan does not have"),
    rule("unknown-plan", "没有这份预案", "A plan that is not there"),
    rule("sum-of-a-level", "对水位求和没有意义", "A sum of a stage means nothing"),
    rule("never-true", "永远不成立的条件", "A condition that can never hold"),
    rule("always-true", "永远成立的条件", "A condition that always holds"),
];
