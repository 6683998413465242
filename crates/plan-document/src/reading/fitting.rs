//! Compares a tree with the table of fields.

use std::collections::BTreeMap;

use domain::kernel::Text;
use domain::plans::document::LevelName;

use super::near::nearest;
use super::places::Walk;
use super::values::{
    Unfit, half_width, read_day, read_duration, read_flag, read_key, read_law, read_region,
    read_whole, short,
};
use crate::fields::{Choices, Field, ITEMS_MAX, Kind, NAMED_PARTS_MAX, Names, Shape};
use crate::finding::{Finding, Says};
use crate::tree::{Entry, Node, Style, Value};

/// Compares a map with a shape, and tells what does not fit.
pub(super) fn fit(node: &Node, shape: &'static Shape, findings: &mut Vec<Finding>) {
    part(node, shape, &mut Walk::new(findings));
}

fn part(node: &Node, shape: &'static Shape, walk: &mut Walk<'_>) {
    if !is_map(node, walk) {
        return;
    }
    each_once(node, walk, |entry, walk| {
        let Some(field) = shape.field(&entry.key) else { return unknown(entry, shape, walk) };
        walk.at(field.key, |walk| value(&entry.value, field, walk));
    });
    for field in shape.fields {
        let given = node.entry(field.key).is_some_and(|entry| !entry.value.is_nothing());
        if field.is_required && !given {
            let span = walk_span(node);
            walk.at(field.key, |walk| {
                let says = Says::new(
                    format!("缺少“{}”（{}）", field.title.zh, field.key),
                    format!("“{}” ({}) is missing", field.title.en, field.key),
                );
                walk.tell("missing-field", span, says);
            });
        }
    }
}

fn value(node: &Node, field: &'static Field, walk: &mut Walk<'_>) {
    if node.is_nothing() {
        return;
    }
    match field.kind {
        Kind::Part(shape) => part(node, shape, walk),
        Kind::Parts(shape) => each_item(node, walk, |item, walk| part(item, shape, walk)),
        Kind::Named(shape, names) => named(node, shape, names, walk),
        Kind::Label => label(node, walk),
        Kind::Prose => prose(node, walk),
        Kind::Estimate => estimate(node, walk),
        Kind::ProseByChoice(of) => by_choice(node, of, walk, prose),
        Kind::AmountsByChoice(of) => by_choice(node, of, walk, amount),
        Kind::Amounts(_) => amounts(node, walk),
        Kind::Names(_) => {
            each_item(node, walk, |it, walk| scalar(it, walk, |t| read_key(t).map(drop)));
        }
        Kind::Regions => {
            each_item(node, walk, |it, walk| scalar(it, walk, |t| read_region(t).map(drop)));
        }
        Kind::Laws => each_item(node, walk, |it, walk| scalar(it, walk, |t| read_law(t).map(drop))),
        Kind::ChoiceList(of) => {
            each_item(node, walk, |it, walk| scalar(it, walk, |t| choice(t, of)));
        }
        Kind::Choice(of) => scalar(node, walk, |t| choice(t, of)),
        Kind::Name(_) => scalar(node, walk, |t| read_key(t).map(drop)),
        Kind::Line(max) => scalar(node, walk, |t| line(t, max)),
        Kind::Duration => scalar(node, walk, |t| read_duration(t).map(drop)),
        Kind::Date => scalar(node, walk, |t| read_day(t).map(drop)),
        Kind::Region => scalar(node, walk, |t| read_region(t).map(drop)),
        Kind::Whole(min, max) => scalar(node, walk, |t| read_whole(t, min, max).map(drop)),
        Kind::Flag => scalar(node, walk, |t| read_flag(t).map(drop)),
        Kind::Condition => scalar(node, walk, |_| Ok(())),
    }
}

fn named(node: &Node, shape: &'static Shape, names: Names, walk: &mut Walk<'_>) {
    if !is_map(node, walk) {
        return;
    }
    let parts = node.entries().len();
    if parts > NAMED_PARTS_MAX {
        let says = Says::new(
            format!("这里有 {parts} 项，最多 {NAMED_PARTS_MAX} 项。请拆成几个预案。"),
            format!("There are {parts} here, {NAMED_PARTS_MAX} fit. Divide it into several plans."),
        );
        return walk.tell("too-many", walk_span(node), says);
    }
    each_once(node, walk, |entry, walk| {
        let fits = match names {
            Names::Level => entry.key.parse::<LevelName>().map(drop).map_err(|_| {
                Unfit::new(
                    format!("“{}”不是级别名称：写 I、II、III、IV 或 duty-1", short(&entry.key)),
                    format!(
                        "“{}” is no name of a level: write I, II, III, IV or duty-1",
                        short(&entry.key)
                    ),
                )
            }),
            Names::Own(_) | Names::Code(_) => read_key(&entry.key).map(drop),
        };
        walk.at(&entry.key, |walk| {
            if let Err(unfit) = fits {
                tell_unfit(unfit, entry.key_span, walk);
            }
            if !entry.value.is_nothing() {
                part(&entry.value, shape, walk);
            }
        });
    });
}

fn label(node: &Node, walk: &mut Walk<'_>) {
    bilingual(node, walk, |text| Text::<80>::parse(text).map(drop).map_err(|it| text_unfit(&it)));
}

fn prose(node: &Node, walk: &mut Walk<'_>) {
    bilingual(node, walk, |text| Text::<4000>::parse(text).map(drop).map_err(|it| text_unfit(&it)));
}

fn bilingual(node: &Node, walk: &mut Walk<'_>, fits: fn(&str) -> Result<(), Unfit>) {
    if let Some(only) = node.scalar() {
        let with = format!("{{zh: {}}}", crate::edit::scalar(&only.text));
        let says =
            Says::new("这里要写成 {zh: 中文, en: English}", "Write it as {zh: 中文, en: English}");
        let mend = Says::new("当作中文", "Take it for the Chinese");
        return walk.tell_with("wrong-shape", node.span, says, Some((mend, with)));
    }
    if !is_map(node, walk) {
        return;
    }
    each_once(node, walk, |entry, walk| match entry.key.as_str() {
        "zh" | "en" => walk.at(&entry.key, |walk| {
            if !entry.value.is_nothing() || entry.key == "zh" {
                scalar(&entry.value, walk, fits);
            }
        }),
        other => {
            let says = Says::new(
                format!("只认识 zh（中文）和 en（英文），没有“{}”", short(other)),
                format!("Only zh and en are known here, not “{}”", short(other)),
            );
            walk.tell("unknown-field", entry.key_span, says);
        }
    });
    if node.entry("zh").is_none() {
        let says = Says::new("缺少中文（zh）", "The Chinese (zh) is missing");
        walk.at("zh", |walk| walk.tell("missing-field", walk_span(node), says));
    }
}

fn estimate(node: &Node, walk: &mut Walk<'_>) {
    if !is_map(node, walk) {
        return;
    }
    let mut read = BTreeMap::new();
    each_once(node, walk, |entry, walk| {
        if !["min", "likely", "max"].contains(&entry.key.as_str()) {
            let says = Says::new(
                "只认识 min（最快）、likely（通常）、max（最慢）",
                "Only min, likely and max are known here",
            );
            return walk.tell("unknown-field", entry.key_span, says);
        }
        walk.at(&entry.key, |walk| scalar(&entry.value, walk, |t| read_duration(t).map(drop)));
        if let Some(span) = entry.value.scalar().and_then(|it| super::duration(&it.text)) {
            read.insert(entry.key.clone(), span);
        }
    });
    for name in ["min", "likely", "max"] {
        if node.entry(name).is_none() {
            let says = Says::new(format!("缺少 {name}"), format!("{name} is missing"));
            walk.tell("missing-field", walk_span(node), says);
        }
    }
    let ordered = match (read.get("min"), read.get("likely"), read.get("max")) {
        (Some(min), Some(likely), Some(max)) => min <= likely && likely <= max,
        _ => true,
    };
    if !ordered {
        let says = Says::new(
            "应当 min ≤ likely ≤ max（最快 ≤ 通常 ≤ 最慢）",
            "It should be min ≤ likely ≤ max",
        );
        walk.tell("wrong-value", walk_span(node), says);
    }
}

fn by_choice(node: &Node, of: Choices, walk: &mut Walk<'_>, fits: fn(&Node, &mut Walk<'_>)) {
    if !is_map(node, walk) {
        return;
    }
    each_once(node, walk, |entry, walk| {
        walk.at(&entry.key, |walk| {
            if let Err(unfit) = choice(&entry.key, of) {
                tell_unfit(unfit, entry.key_span, walk);
            }
            if !entry.value.is_nothing() {
                fits(&entry.value, walk);
            }
        });
    });
}

fn amounts(node: &Node, walk: &mut Walk<'_>) {
    if !is_map(node, walk) {
        return;
    }
    each_once(node, walk, |entry, walk| {
        walk.at(&entry.key, |walk| {
            if let Err(unfit) = read_key(&entry.key) {
                tell_unfit(unfit, entry.key_span, walk);
            }
            amount(&entry.value, walk);
        });
    });
}

fn amount(node: &Node, walk: &mut Walk<'_>) {
    scalar(node, walk, |text| read_whole(text, 0, 100_000_000).map(drop));
}

fn choice(text: &str, of: Choices) -> Result<(), Unfit> {
    if of.has(text) {
        return Ok(());
    }
    let rows = of.rows();
    let by_word = rows.iter().find(|(_, zh, en)| *zh == text || en.eq_ignore_ascii_case(text));
    let near = nearest(text, rows.iter().map(|(name, ..)| *name));
    let instead = by_word.map(|(name, ..)| *name).or(near).map(ToOwned::to_owned);
    let some: Vec<&str> = rows.iter().take(8).map(|(name, ..)| *name).collect();
    let (list, more) = (some.join(", "), if rows.len() > some.len() { " …" } else { "" });
    let says = Says::new(
        format!("没有“{}”这一项，可选：{list}{more}", short(text)),
        format!("There is no “{}”; there are: {list}{more}", short(text)),
    );
    Err(Unfit { rule: "wrong-value", says, instead })
}

fn line(text: &str, max: usize) -> Result<(), Unfit> {
    let characters = text.chars().count();
    if characters <= max {
        return Ok(());
    }
    Err(Unfit::new(
        format!("有 {characters} 个字符，最多 {max} 个"),
        format!("It has {characters} characters, {max} fit"),
    ))
}

fn text_unfit(why: &domain::kernel::NotAText) -> Unfit {
    use domain::kernel::NotAText;
    match why {
        NotAText::Empty => Unfit::new("这里是空的，请写上内容", "This is empty: write something"),
        NotAText::TooLong { characters, characters_max } => Unfit::new(
            format!("有 {characters} 个字符，最多 {characters_max} 个"),
            format!("It has {characters} characters, {characters_max} fit"),
        ),
        NotAText::ControlCharacter { at } => Unfit::new(
            format!("第 {at} 个字符是控制字符，请删除"),
            format!("Character {at} is a control character: delete it"),
        ),
    }
}

/// Compares one scalar; where it would fit in half-width characters, that is the mend.
fn scalar(node: &Node, walk: &mut Walk<'_>, fits: impl Fn(&str) -> Result<(), Unfit>) {
    let Some(it) = node.scalar() else {
        let says = Says::new(
            "这里只写一个值，不能是列表或大括号",
            "One value belongs here, no list and no braces",
        );
        return walk.tell("wrong-shape", walk_span(node), says);
    };
    let Err(unfit) = fits(&it.text) else { return };
    let half = half_width(&it.text);
    if half != it.text && it.style != Style::Block && fits(&half).is_ok() {
        let says = Says::new(
            "这里用了全角字符，应当用半角",
            "These are full-width characters; plain ones are wanted",
        );
        let mend = (Says::new("改成半角", "Use plain characters"), crate::edit::scalar(&half));
        return walk.tell_with("full-width", node.span, says, Some(mend));
    }
    tell_unfit(unfit, node.span, walk);
}

fn tell_unfit(unfit: Unfit, span: crate::span::Span, walk: &mut Walk<'_>) {
    let mend = unfit
        .instead
        .map(|with| (Says::new(format!("改成 {with}"), format!("Write {with}")), with));
    walk.tell_with(unfit.rule, span, unfit.says, mend);
}

fn each_item(node: &Node, walk: &mut Walk<'_>, fits: impl Fn(&Node, &mut Walk<'_>)) {
    let Value::List { items, .. } = &node.value else {
        let says = Says::new(
            "这里要写成列表：[一, 二]，或者每行以“- ”开头",
            "A list belongs here: [one, two], or lines that begin with “- ”",
        );
        let only = node.scalar().filter(|it| it.style != Style::Block);
        let mend = only.map(|it| {
            (
                Says::new("改成列表", "Make it a list"),
                format!("[{}]", crate::edit::scalar(&it.text)),
            )
        });
        return walk.tell_with("wrong-shape", node.span, says, mend);
    };
    if items.len() > ITEMS_MAX {
        let says = Says::new(
            format!("列表有 {} 项，最多 {ITEMS_MAX} 项", items.len()),
            format!("The list has {} items, {ITEMS_MAX} fit", items.len()),
        );
        return walk.tell("too-many", walk_span(node), says);
    }
    for (at, item) in items.iter().enumerate() {
        walk.at(&at.to_string(), |walk| fits(item, walk));
    }
}

/// Visits the entries of a map; a second one of a name is told and left out.
fn each_once(node: &Node, walk: &mut Walk<'_>, mut visit: impl FnMut(&Entry, &mut Walk<'_>)) {
    let mut seen = std::collections::BTreeSet::new();
    for entry in node.entries() {
        if seen.insert(entry.key.as_str()) {
            visit(entry, walk);
        } else {
            let says = Says::new(
                format!("“{}”写了两次，只有第一次算数。请删除或改名。", short(&entry.key)),
                format!(
                    "“{}” stands here twice, and only the first counts. Delete or rename it.",
                    short(&entry.key)
                ),
            );
            walk.tell("duplicate-name", entry.key_span, says);
        }
    }
}

fn unknown(entry: &Entry, shape: &'static Shape, walk: &mut Walk<'_>) {
    let names = || shape.fields.iter().map(|it| it.key);
    let by_word = shape.fields.iter().find(|it| it.title.zh == entry.key).map(|it| it.key);
    let near = by_word.or_else(|| nearest(&entry.key, names()));
    let known: Vec<&str> = names().collect();
    let says = Says::new(
        format!(
            "“{}”里没有“{}”这一项。有：{}",
            shape.title.zh,
            short(&entry.key),
            known.join(", ")
        ),
        format!(
            "“{}” has no field “{}”. There are: {}",
            shape.title.en,
            short(&entry.key),
            known.join(", ")
        ),
    );
    let mend =
        near.map(|it| (Says::new(format!("改成 {it}"), format!("Write {it}")), it.to_owned()));
    walk.tell_with("unknown-field", entry.key_span, says, mend);
}

fn is_map(node: &Node, walk: &mut Walk<'_>) -> bool {
    let is_map = matches!(node.value, Value::Map { .. });
    if !is_map {
        let says = Says::new("这里要写成“名称: 内容”", "Lines of “name: value” belong here");
        walk.tell("wrong-shape", walk_span(node), says);
    }
    is_map
}

/// Where something about a whole part is shown: at its beginning.
fn walk_span(node: &Node) -> crate::span::Span {
    match &node.value {
        Value::Map { entries, is_flow: false } => {
            entries.first().map_or(node.span, |it| it.key_span)
        }
        Value::List { items, is_flow: false } => items.first().map_or(node.span, walk_span),
        Value::Map { .. } | Value::List { .. } | Value::Scalar(_) => node.span,
    }
}
