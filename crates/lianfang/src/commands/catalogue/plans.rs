//! What the program knows of plans: rules, fields, statutes.

use domain::kernel::Severity;
use plan_document::checks::{LooksAt, rules};
use plan_document::fields::{Field, Kind, PLAN, Shape};
use plan_document::{READING_RULES, law};

use super::MARK;

/// Every rule with its reason.
pub(super) fn checks() {
    println!("{MARK}\n\n# What the checks of a plan look for\n");
    println!("A finding has a rule, a weight, a place, a sentence in both languages, and where");
    println!("possible a mend. *Error*: a task has nobody or nothing, or the law is broken.");
    println!("*Warning*: something will be missing when it counts. *Hint*: good to know.");
    println!(
        "`lianfang plan check` ends with 1 from *warning* up. Rules about the world look only"
    );
    println!("where one is given; rules about other plans where others are known.\n");
    let all: Vec<_> = rules().collect();
    let of_the_world = all.iter().filter(|it| it.looks_at == LooksAt::World).count();
    println!("{} rules, {of_the_world} of them about the world.\n", all.len());
    println!("| rule | weight | looks at | 查什么 | why | law |\n|---|---|---|---|---|---|");
    for rule in all {
        let weight = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        let at = match rule.looks_at {
            LooksAt::Document => "document",
            LooksAt::Plans => "other plans",
            LooksAt::World => "world",
        };
        let (title, reason) = (rule.title, rule.reason);
        println!(
            "| `{}` | {weight} | {at} | {}<br>{} | {}<br>{} | {} |",
            rule.id,
            title.zh,
            title.en,
            reason.zh,
            reason.en,
            rule.law.join(", ")
        );
    }
    println!("\n## What reading itself finds\n\n| name | what |\n|---|---|");
    for rule in READING_RULES {
        println!("| `{}` | {}<br>{} |", rule.id, rule.title.zh, rule.title.en);
    }
    println!("\n## Statutes\n\nReferences are a code and an article: `ERL-72`.\n");
    println!("| code | statute | articles |\n|---|---|---|");
    for statute in law::STATUTES {
        let articles = statute.articles.map(|it| it.to_string()).unwrap_or_default();
        println!(
            "| `{}` | {}<br>{} | {articles} |",
            statute.code, statute.title.zh, statute.title.en
        );
    }
}

/// Every field of a plan.
pub(super) fn fields() {
    println!("{MARK}\n\n# The fields of a plan\n");
    println!("The same table drives the reader, the JSON Schema, the forms and the comparison.\n");
    shape(&PLAN, "");
}

fn shape(of: &'static Shape, path: &str) {
    let shown = if path.is_empty() { "plan" } else { path };
    println!("## {} {} `{shown}`\n", of.title.zh, of.title.en);
    println!("| field | 名称 | name | holds | help |\n|---|---|---|---|---|");
    for field in of.fields {
        let required = if field.is_required { " (must)" } else { "" };
        let help = [field.help.zh, field.help.en].join(" ");
        println!(
            "| `{}` | {} | {} | {}{required} | {} |",
            field.key,
            field.title.zh,
            field.title.en,
            holds(field),
            help.trim()
        );
    }
    println!();
    for field in of.fields {
        let path =
            if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) };
        match field.kind {
            Kind::Part(inner) => shape(inner, &path),
            Kind::Parts(inner) => shape(inner, &format!("{path}[]")),
            Kind::Named(inner, _) => shape(inner, &format!("{path}.*")),
            _ => {}
        }
    }
}

fn holds(field: &Field) -> String {
    let list = |of: plan_document::fields::Choices| {
        let rows = of.rows();
        let names: Vec<_> = rows.iter().map(|(name, ..)| format!("`{name}`")).collect();
        names.join(" ")
    };
    match field.kind {
        Kind::Name(of) => format!("a name of: {of:?}").to_lowercase(),
        Kind::Names(of) => format!("names of: {of:?}").to_lowercase(),
        Kind::Label => "`{zh: …, en: …}`, 80 characters".to_owned(),
        Kind::Prose => "`{zh: …, en: …}`, 4,000 characters".to_owned(),
        Kind::Line(max) => format!("a line, {max} characters"),
        Kind::Duration => "a duration: `90min`".to_owned(),
        Kind::Date => "a day: `2026-03-02`".to_owned(),
        Kind::Region => "a region's code in quotes".to_owned(),
        Kind::Regions => "regions' codes in quotes".to_owned(),
        Kind::Whole(min, max) => format!("a whole number, {min} to {max}"),
        Kind::Flag => "`true` or `false`".to_owned(),
        Kind::Choice(of) => format!("one of {}", list(of)),
        Kind::ChoiceList(of) => format!("some of {}", list(of)),
        Kind::Laws => "`[ERL-72, …]`".to_owned(),
        Kind::Condition => "a [condition](conditions.md)".to_owned(),
        Kind::Estimate => "`{min: 5min, likely: 15min, max: 40min}`".to_owned(),
        Kind::Part(_) => "a part, below".to_owned(),
        Kind::Parts(_) => "a list of parts, below".to_owned(),
        Kind::Named(..) => "named parts, below".to_owned(),
        Kind::ProseByChoice(of) => format!("prose under {}", list(of)),
        Kind::AmountsByChoice(of) => format!("whole numbers under {}", list(of)),
        Kind::Amounts(of) => format!("whole numbers under names of: {of:?}").to_lowercase(),
    }
}
