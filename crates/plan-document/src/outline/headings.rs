//! Which lines are headings, of what rank: 第一章, 一、, （一）, 1, 1.1, 附件.

use super::Line;

/// A line that is a heading is not longer.
const TITLE_CHARACTERS_MAX: usize = 40;
const NUMERALS: &str = "一二三四五六七八九十百零〇";

/// A heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Heading<'a> {
    /// From 1, the highest.
    pub(super) level: u8,
    /// Without its number.
    pub(super) title: &'a str,
    /// Whether it begins an annex.
    pub(super) is_annex: bool,
    /// What follows the title on its line: “一、总则。为了……”.
    pub(super) rest: &'a str,
}

/// How an outline counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Counting {
    /// 一、（一）1.（1）
    Chinese,
    /// 1 1.1 1.1.1
    Decimal,
}

impl Counting {
    /// As most chapters do.
    pub(super) fn of(lines: &[Line]) -> Self {
        let is_chinese = |it: &&Line| {
            let number = number(it.text.trim());
            matches!(number, Some((Number::Chapter | Number::Chinese, title)) if is_title(title))
        };
        let is_decimal = |it: &&Line| {
            let number = number(it.text.trim());
            matches!(number, Some((Number::Decimal(2), title)) if is_title(title))
        };
        let chinese = lines.iter().filter(is_chinese).count();
        let decimal = lines.iter().filter(is_decimal).count();
        if chinese > decimal { Self::Chinese } else { Self::Decimal }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Number {
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 一、
    Chinese,
    /// （一）
    InBrackets,
    /// 1 is one step, 1.1 is two.
    Decimal(u8),
    /// 附件1
    Annex,
}

/// The heading that a line is; none where it is running text.
pub(super) fn heading(line: &Line, counting: Counting) -> Option<Heading<'_>> {
    let text = line.text.trim();
    let numbered = number(text);
    if let Some(level) = line.level {
        let title = numbered.map_or(text, |(_, title)| title);
        let is_annex = matches!(numbered, Some((Number::Annex, _)));
        return Some(Heading { level: level.max(1), title: bare(title), is_annex, rest: "" });
    }
    let (number, after) = numbered?;
    let level = match (number, counting) {
        (Number::Chapter | Number::Chinese | Number::Annex, _) => 1,
        (Number::Section | Number::InBrackets, _) => 2,
        (Number::Decimal(steps), Counting::Decimal) => steps,
        (Number::Decimal(steps), Counting::Chinese) => steps.saturating_add(2),
    };
    let (title, rest) = match after.find(['。', '：', ':']) {
        Some(at) => (after.get(..at)?, after.get(at..)?.trim_start_matches(['。', '：', ':'])),
        None => (after, ""),
    };
    let is_annex = number == Number::Annex;
    if !is_title(title) || (title.trim().is_empty() && !is_annex) {
        return None;
    }
    Some(Heading { level, title: bare(title), is_annex, rest: rest.trim() })
}

/// Whether a line belongs to a table of contents: it ends in dots and a page.
pub(super) fn is_of_contents(text: &str) -> bool {
    let text = text.trim();
    let without_page = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    let has_page = without_page.len() < text.len();
    let leads = without_page.trim_end_matches(' ');
    let has_dots = ["…", "...", "·····", "\t"].iter().any(|it| leads.ends_with(it));
    let word: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    (has_page && has_dots) || matches!(word.as_str(), "目录" | "目次")
}

fn bare(title: &str) -> &str {
    title.trim().trim_end_matches(['：', ':', '。']).trim()
}

fn is_title(text: &str) -> bool {
    let text = text.trim();
    let characters = text.chars().count();
    characters <= TITLE_CHARACTERS_MAX && !text.contains(['，', '；', ';', '！', '？'])
}

/// The number before a title, and the title.
fn number(text: &str) -> Option<(Number, &str)> {
    annex(text)
        .or_else(|| chapter(text))
        .or_else(|| chinese(text))
        .or_else(|| in_brackets(text))
        .or_else(|| decimal(text))
}

fn annex(text: &str) -> Option<(Number, &str)> {
    let rest = ["附件", "附录", "附表", "附图"].iter().find_map(|it| text.strip_prefix(it))?;
    let is_counted = |c: char| c.is_ascii_digit() || NUMERALS.contains(c);
    let after = rest.trim_start_matches(is_counted);
    let ends =
        after.is_empty() || after.starts_with(['：', ':', '.', '．', '、', ' ', '\t', '　', '《']);
    let title = after.trim_start_matches(['：', ':', '.', '．', '、', ' ', '\t', '　']);
    // “附则” is a chapter of its own; “附件所列……” is a sentence.
    ends.then_some((Number::Annex, if title.is_empty() { text } else { title }))
}

fn chapter(text: &str) -> Option<(Number, &str)> {
    let rest = text.strip_prefix('第')?;
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || NUMERALS.contains(c));
    if after.len() == rest.len() {
        return None;
    }
    let (number, title) = match after.chars().next()? {
        '章' => (Number::Chapter, after.strip_prefix('章')?),
        '部' => (Number::Chapter, after.strip_prefix("部分")?),
        '节' => (Number::Section, after.strip_prefix('节')?),
        _ => return None,
    };
    Some((number, title.trim_start_matches(['、', ' ', '\t', '　', '：'])))
}

fn chinese(text: &str) -> Option<(Number, &str)> {
    let after = text.trim_start_matches(|c| NUMERALS.contains(c));
    let title = after.strip_prefix(['、', '.', '．', ' ', '　', '\t'])?;
    (after.len() < text.len()).then(|| (Number::Chinese, title.trim_start()))
}

fn in_brackets(text: &str) -> Option<(Number, &str)> {
    let rest = text.strip_prefix(['（', '(', '〔'])?;
    let after = rest.trim_start_matches(|c| NUMERALS.contains(c));
    let title = after.strip_prefix(['）', ')', '〕'])?;
    (after.len() < rest.len())
        .then(|| (Number::InBrackets, title.trim_start_matches(['、', ' ', '　'])))
}

fn decimal(text: &str) -> Option<(Number, &str)> {
    let (mut rest, mut steps) = (text, 0_u8);
    loop {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = rest.len() - after.len();
        if !(1..=2).contains(&digits) {
            break;
        }
        steps = steps.saturating_add(1);
        rest = after;
        match rest.strip_prefix(['.', '．']) {
            Some(next) => rest = next,
            None => break,
        }
    }
    let is_apart = rest.len() < text.len() && !rest.starts_with(is_of_a_quantity);
    let title = rest.trim_start_matches(['、', ' ', '\t', '　']);
    (steps > 0 && is_apart && !title.is_empty()).then_some((Number::Decimal(steps), title))
}

/// “24小时值班” and “50毫米” begin with an amount, not with a number.
fn is_of_a_quantity(c: char) -> bool {
    "年月日时分秒小天周个名人户辆吨米毫厘千元万亿级次条项%℃）):：/-".contains(c)
}

#[test]
fn numbers_of_every_sort_are_known() {
    let of = |text: &str, counting| {
        let line = Line { text: text.to_owned(), level: None };
        heading(&line, counting).map(|it| (it.level, it.title.to_owned(), it.rest.to_owned()))
    };
    let found = |level, title: &str, rest: &str| Some((level, title.to_owned(), rest.to_owned()));
    let (decimal, chinese) = (Counting::Decimal, Counting::Chinese);
    assert_eq!(of("一、总则", chinese), found(1, "总则", ""));
    assert_eq!(of("第二章　组织指挥体系", chinese), found(1, "组织指挥体系", ""));
    assert_eq!(
        of("（一）编制目的。为了保护群众。", chinese),
        found(2, "编制目的", "为了保护群众。")
    );
    assert_eq!(of("1．领导机构", chinese), found(3, "领导机构", ""));
    assert_eq!(of("1 总则", decimal), found(1, "总则", ""));
    assert_eq!(of("1.1 编制目的", decimal), found(2, "编制目的", ""));
    assert_eq!(of("2.1.1　指挥机构", decimal), found(3, "指挥机构", ""));
    assert_eq!(of("附件1 通讯录", decimal), found(1, "通讯录", ""));
    for text in
        ["24小时值班", "公安局负责交通。", "附件所列单位", "一旦发生险情，立即报告", "2026年3月"]
    {
        assert_eq!(of(text, decimal), None, "{text}");
    }
    assert!(is_of_contents("1.1 编制目的…………3") && is_of_contents("目　录"));
    assert!(is_of_contents("总则\t1") && !is_of_contents("1.1 编制目的"));
}
