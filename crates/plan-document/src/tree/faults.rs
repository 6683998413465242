//! What can stop the reading of a text, in words.

use domain::kernel::Severity;
use granit_parser::{ErrorKind, ScanError};

use crate::finding::{Finding, Says};
use crate::span::Span;

/// What stopped the reading, and where.
pub(super) struct Fault {
    pub(super) at: usize,
    /// Whether reading can go on when the line is passed over.
    pub(super) can_go_on: bool,
    says: Says,
}

impl Fault {
    fn new(at: usize, zh: &str, en: &str) -> Self {
        Self { at, can_go_on: true, says: Says::new(zh, en) }
    }

    fn final_one(at: usize, zh: &str, en: &str) -> Self {
        Self { can_go_on: false, ..Self::new(at, zh, en) }
    }

    pub(super) fn anchor(at: usize) -> Self {
        Self::new(
            at,
            "这里用了引用（& 或 *）。预案里每一处都要写明，不能引用；如果文字本身以 & 或 * 开头，请加引号。",
            "This is an anchor or alias (& or *). A plan says everything where it stands; if the \
             text itself begins with & or *, put it in quotes.",
        )
    }

    pub(super) fn tag(at: usize) -> Self {
        Self::new(
            at,
            "这里用了类型标记（!）。请删除；如果文字本身以 ! 开头，请加引号。",
            "This is a type tag (!). Delete it; if the text itself begins with !, put it in \
             quotes.",
        )
    }

    pub(super) fn second_document(at: usize) -> Self {
        Self::final_one(
            at,
            "一个文件里只写一个预案：请把“---”以后的内容放到另一个文件。",
            "One file holds one plan: put what follows “---” into another file.",
        )
    }

    pub(super) fn too_deep(at: usize) -> Self {
        Self::final_one(
            at,
            "层层嵌套太深：预案最多嵌套 12 层。",
            "This is nested too deep: a plan has at most 12 layers.",
        )
    }

    pub(super) fn too_many(at: usize) -> Self {
        Self::final_one(
            at,
            "内容太多：一个预案最多 200,000 项。请拆成几个预案。",
            "There is too much in it: a plan holds at most 200,000 values. Divide it into several \
             plans.",
        )
    }

    pub(super) fn key_is_no_name(at: usize) -> Self {
        Self::new(
            at,
            "冒号前面要写名称，不能是列表或大括号。",
            "Before the colon there must be a name, not a list or braces.",
        )
    }

    /// What the parser of YAML met.
    pub(super) fn of(error: &ScanError, text_bytes: usize) -> Self {
        let at = error.marker().byte_offset().unwrap_or(text_bytes).min(text_bytes);
        match error.kind() {
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart => Self::new(
                at,
                "行首用了制表符（Tab）。请改用空格缩进。",
                "The line is indented with a tab. Use spaces.",
            ),
            ErrorKind::InvalidIndentation
            | ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::BlockSequenceEntryNotAllowed => Self::new(
                at,
                "这一行的缩进与上下文不合。请与同一级的行对齐。",
                "This line is not indented as its neighbours are. Align it with the lines of the \
                 same level.",
            ),
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Self::new(
                at,
                "这里缺少“名称: 内容”的冒号（半角，后面空一格），或者文字里有冒号而没有加引号。",
                "A colon of “name: value” is missing here (with a space after it), or the text \
                 has a colon and no quotes.",
            ),
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                Self::new(at, "引号没有成对。", "A quotation mark is not closed.")
            }
            ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::MisplacedFlowCollectionEnd
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator => Self::new(
                at,
                "括号没有成对，或者括号里缺少逗号（半角）。",
                "A bracket is not closed, or a comma is missing between the brackets.",
            ),
            ErrorKind::RecursionLimitExceeded => Self::too_deep(at),
            ErrorKind::UnknownAnchor => Self::anchor(at),
            other => Self::new(
                at,
                &format!("从这里起读不懂（{other}）。请检查缩进、冒号、引号和括号。"),
                &format!(
                    "This cannot be read ({other}). Look at indentation, colons, quotes and \
                     brackets."
                ),
            ),
        }
    }

    /// The finding, on the rest of its line.
    pub(super) fn finding(self, text: &str) -> Finding {
        let mut start = self.at.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let rest = text.get(start..).unwrap_or_default();
        let end = start + rest.find('\n').unwrap_or(rest.len());
        Finding {
            rule: "syntax",
            severity: Severity::Error,
            span: Span::new(start, end),
            path: String::new(),
            says: self.says,
            mend: None,
        }
    }
}
