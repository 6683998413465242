//! The table of fields as a JSON Schema (2020-12), so that any editor completes and checks a plan.

use serde_json::{Map, Value, json};

use crate::fields::{Choices, Field, ITEMS_MAX, Kind, NAMED_PARTS_MAX, Names, PLAN, Shape};

/// The name by which editors know the schema.
const ID: &str = "urn:lianfang:plan";

const KEY: &str = "^[a-z0-9][a-z0-9._-]{0,59}$";
const LEVEL: &str = "^[A-Za-z0-9][A-Za-z0-9-]{0,19}$";
const REGION: &str = "^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$";
const LAW: &str = "^[A-Z][A-Z0-9]{0,11}(-[1-9][0-9]{0,4})?$";
const DURATION: &str = "^[0-9]+ ?(s|min|h|d|w|mo|y|秒|分钟|小时|天|周|个月|年)$";
const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const AMOUNT_MAX: u32 = 100_000_000;

/// The schema as a value.
#[must_use]
pub fn schema() -> Value {
    let mut schema = part(&PLAN);
    insert(&mut schema, "$schema", json!("https://json-schema.org/draft/2020-12/schema"));
    insert(&mut schema, "$id", json!(ID));
    insert(&mut schema, "$defs", definitions());
    sorted(schema)
}

/// The schema as a text, the same for the same table.
#[must_use]
pub fn text() -> String {
    format!("{:#}\n", schema())
}

fn definitions() -> Value {
    let pattern = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    json!({
        "key": pattern(KEY),
        "region": pattern(REGION),
        "law": pattern(LAW),
        "duration": pattern(DURATION),
        "date": pattern(DATE),
        "amount": { "type": "integer", "minimum": 0, "maximum": AMOUNT_MAX },
        "condition": { "type": "string", "minLength": 1 },
        "label": in_both_languages(80),
        "prose": in_both_languages(4_000),
        "estimate": {
            "type": "object",
            "properties": {
                "min": reference("duration"),
                "likely": reference("duration"),
                "max": reference("duration"),
            },
            "required": ["min", "likely", "max"],
            "additionalProperties": false,
        },
    })
}

fn in_both_languages(characters_max: u32) -> Value {
    let text = json!({ "type": "string", "minLength": 1, "maxLength": characters_max });
    json!({
        "type": "object",
        "properties": { "zh": text, "en": text },
        "required": ["zh"],
        "additionalProperties": false,
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn part(shape: &'static Shape) -> Value {
    let fields = shape.fields.iter().map(|it| (it.key.to_owned(), field(it)));
    let required: Vec<&str> =
        shape.fields.iter().filter(|it| it.is_required).map(|it| it.key).collect();
    let mut schema = json!({
        "type": "object",
        "title": shape.title.en,
        "description": shape.title.zh,
        "properties": Value::Object(fields.collect()),
        "additionalProperties": false,
    });
    if !required.is_empty() {
        insert(&mut schema, "required", json!(required));
    }
    schema
}

fn field(field: &'static Field) -> Value {
    let mut schema = kind(field.kind);
    let (zh, en) = (field.help.zh, field.help.en);
    let description = match zh {
        "" => field.title.zh.to_owned(),
        help => format!("{}：{help}\n{en}", field.title.zh),
    };
    insert(&mut schema, "title", json!(field.title.en));
    insert(&mut schema, "description", json!(description));
    schema
}

fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Name(_) => reference("key"),
        Kind::Names(_) => list(&reference("key")),
        Kind::Label => reference("label"),
        Kind::Prose => reference("prose"),
        Kind::Line(characters_max) => {
            json!({ "type": "string", "minLength": 1, "maxLength": characters_max })
        }
        Kind::Duration => reference("duration"),
        Kind::Date => reference("date"),
        Kind::Region => reference("region"),
        Kind::Regions => list(&reference("region")),
        Kind::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Choice(of) => one_of(of),
        Kind::ChoiceList(of) => list(&one_of(of)),
        Kind::Laws => list(&reference("law")),
        Kind::Condition => reference("condition"),
        Kind::Estimate => reference("estimate"),
        Kind::Part(shape) => part(shape),
        Kind::Parts(shape) => list(&part(shape)),
        Kind::Named(shape, names) => json!({
            "type": "object",
            "maxProperties": NAMED_PARTS_MAX,
            "propertyNames": match names {
                Names::Own(_) | Names::Code(_) => json!({ "pattern": KEY }),
                Names::Level => json!({ "pattern": LEVEL }),
            },
            "additionalProperties": part(shape),
        }),
        Kind::ProseByChoice(of) => by_choice(of, "prose"),
        Kind::AmountsByChoice(of) => by_choice(of, "amount"),
        Kind::Amounts(_) => json!({
            "type": "object",
            "propertyNames": { "pattern": KEY },
            "additionalProperties": reference("amount"),
        }),
    }
}

fn list(item: &Value) -> Value {
    json!({ "type": "array", "maxItems": ITEMS_MAX, "items": item })
}

/// One of a list, with what each is called.
fn one_of(choices: Choices) -> Value {
    let rows = choices.rows();
    let names: Vec<&str> = rows.iter().map(|(name, ..)| *name).collect();
    let called: Vec<String> = rows.iter().map(|(_, zh, en)| format!("{zh} · {en}")).collect();
    json!({ "enum": names, "enumDescriptions": called })
}

fn by_choice(choices: Choices, definition: &str) -> Value {
    let property = |(name, zh, en): (&str, &str, &str)| {
        let mut schema = reference(definition);
        insert(&mut schema, "title", json!(en));
        insert(&mut schema, "description", json!(zh));
        (name.to_owned(), schema)
    };
    let properties: Map<String, Value> = choices.rows().into_iter().map(property).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn insert(schema: &mut Value, name: &str, value: Value) {
    if let Value::Object(map) = schema {
        map.insert(name.to_owned(), value);
    }
}

/// In the order of the alphabet, whatever order maps of this build keep.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(String, Value)> = map.into_iter().collect();
            entries.sort_by(|one, other| one.0.cmp(&other.0));
            Value::Object(entries.into_iter().map(|(name, it)| (name, sorted(it))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

#[cfg(test)]
mod tests {
    use domain::kernel::{Day, Key, RegionCode};
    use domain::plans::document::{LawReference, LevelName};

    use super::*;
    use crate::tree::{Node, Style, Tree, Value as TreeValue};

    /// A tree as an editor's YAML reader sees it.
    fn as_json(node: &Node) -> Value {
        match &node.value {
            TreeValue::Map { entries, .. } => {
                entries.iter().map(|it| (it.key.clone(), as_json(&it.value))).collect()
            }
            TreeValue::List { items, .. } => items.iter().map(as_json).collect(),
            TreeValue::Scalar(it) => match (it.style, it.text.as_str()) {
                (Style::Plain, "true") => json!(true),
                (Style::Plain, "false") => json!(false),
                (Style::Plain, text) => {
                    text.parse::<i64>().map_or_else(|_| json!(text), |it| json!(it))
                }
                (Style::Single | Style::Double | Style::Block, text) => json!(text),
            },
        }
    }

    fn fits(pattern: &str, text: &str) -> bool {
        match pattern {
            KEY => text.parse::<Key>().is_ok(),
            LEVEL => text.parse::<LevelName>().is_ok(),
            REGION => text.parse::<RegionCode>().is_ok(),
            LAW => text.parse::<LawReference>().is_ok(),
            DATE => text.parse::<Day>().is_ok(),
            DURATION => crate::reading::duration(text).is_some(),
            other => panic!("an unknown pattern {other}"),
        }
    }

    /// What of a value the schema refuses.
    fn refused(value: &Value, schema: &Value, at: &str, root: &Value, out: &mut Vec<String>) {
        if let Some(name) = schema["$ref"].as_str() {
            let target = root.pointer(name.trim_start_matches('#')).expect("it is defined");
            return refused(value, target, at, root, out);
        }
        let is_type = match schema["type"].as_str() {
            None => true,
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("integer") => value.is_i64() || value.is_u64(),
            Some("boolean") => value.is_boolean(),
            Some(other) => panic!("an unknown type {other}"),
        };
        let is_one = schema["enum"].as_array().is_none_or(|it| it.contains(value));
        let number = value.as_i64().unwrap_or_default();
        let is_in = schema["minimum"].as_i64().is_none_or(|it| number >= it)
            && schema["maximum"].as_i64().is_none_or(|it| number <= it);
        let text = value.as_str().unwrap_or_default();
        let length = text.chars().count() as u64;
        let is_long_enough = schema["minLength"].as_u64().is_none_or(|it| length >= it)
            && schema["maxLength"].as_u64().is_none_or(|it| length <= it);
        let is_fitting = schema["pattern"].as_str().is_none_or(|it| fits(it, text));
        if !(is_type && is_one && is_in && is_long_enough && is_fitting) {
            out.push(at.to_owned());
        }
        for name in schema["required"].as_array().into_iter().flatten() {
            if value.get(name.as_str().expect("a name")).is_none() {
                out.push(format!("{at}/{}", name.as_str().expect("a name")));
            }
        }
        for (number, item) in value.as_array().into_iter().flatten().enumerate() {
            refused(item, &schema["items"], &format!("{at}/{number}"), root, out);
        }
        for (name, inner) in value.as_object().into_iter().flatten() {
            let at = format!("{at}/{name}");
            let names = &schema["propertyNames"]["pattern"];
            let is_named = names.as_str().is_none_or(|it| fits(it, name));
            let own = schema["properties"].get(name).unwrap_or(&schema["additionalProperties"]);
            if own == &json!(false) || !is_named {
                out.push(at);
            } else {
                refused(inner, own, &at, root, out);
            }
        }
    }

    fn refused_in(text: &str) -> Vec<String> {
        let (tree, findings) = Tree::read(text);
        assert_eq!(findings, []);
        let schema = schema();
        let mut out = Vec::new();
        let value = tree.root().map(as_json).expect("there is something in it");
        refused(&value, &schema, "", &schema, &mut out);
        out
    }

    #[test]
    fn the_schema_is_what_it_was() {
        insta::assert_snapshot!("plan_schema", text());
    }

    #[test]
    fn the_shipped_plans_follow_the_schema() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../plans");
        for file in std::fs::read_dir(folder).expect("plans are shipped") {
            let path = file.expect("it can be listed").path();
            if path.extension().is_some_and(|it| it == "yaml") {
                let text = std::fs::read_to_string(&path).expect("it can be read");
                assert_eq!(refused_in(&text), Vec::<String>::new(), "{}", path.display());
            }
        }
    }

    #[test]
    fn what_the_reader_would_tell_the_schema_refuses() {
        let head = "plan: a\ntitle: {zh: 甲}\ntier: special\nissuer: b\n";
        assert_eq!(refused_in(head), Vec::<String>::new());
        for (wrong, at) in [
            ("colour: red\n", "/colour"),
            ("region: \"99\\u0030\"\n", "/region"),
            ("basis: [72]\n", "/basis/0"),
            ("review: {every: 3m}\n", "/review/every"),
            ("tasks: {A: {due: 1h}}\n", "/tasks/A"),
            ("tasks: {a: {priority: 4}}\n", "/tasks/a/priority"),
            ("tasks: {a: {title: {en: x}}}\n", "/tasks/a/title/zh"),
            ("tasks: {a: {takes: {min: 1h}}}\n", "/tasks/a/takes/likely"),
            ("tasks: {a: {standing: ja}}\n", "/tasks/a/standing"),
            ("sections: {generals: {zh: x}}\n", "/sections/generals"),
            ("resources: {vehicles: {boat: -1}}\n", "/resources/vehicles/boat"),
        ] {
            assert_eq!(refused_in(&format!("{head}{wrong}")).first().map(String::as_str), Some(at));
        }
        assert_eq!(refused_in("plan: a\n"), ["/title", "/tier", "/issuer"]);
    }
}
