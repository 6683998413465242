//! Names in a script: `@flood` stands for an id, and the same script makes the same ids.

use domain::kernel::{Instant, Key};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The ids of what a script makes.
#[derive(Clone, Copy)]
pub(super) struct Ids {
    pub(super) seed: u64,
    pub(super) begins: Instant,
}

impl Ids {
    /// The id that a name of the script stands for.
    pub(super) fn named(self, name: &str) -> Uuid {
        self.id(b"lianfang-script-name-1\0", name.as_bytes())
    }

    /// The id of the command that a line hands in.
    pub(super) fn of_line(self, realm: &str, number: usize) -> Uuid {
        self.id(b"lianfang-script-line-1\0", format!("{realm}\0{number}").as_bytes())
    }

    fn id(self, kind: &[u8], name: &[u8]) -> Uuid {
        let hash = Sha256::new()
            .chain_update(kind)
            .chain_update(self.seed.to_be_bytes())
            .chain_update(name)
            .finalize();
        let mut random = [0; 10];
        random.iter_mut().zip(hash).for_each(|(byte, hashed)| *byte = hashed);
        let milliseconds = self.begins.microseconds().max(0) / 1000;
        let milliseconds = u64::try_from(milliseconds).expect("it is not negative");
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
    }
}

/// The name in a text such as `@flood`; none where the text is something else.
pub(super) fn name_in(text: &str) -> Option<&str> {
    text.strip_prefix('@').filter(|it| it.parse::<Key>().is_ok())
}

/// Puts ids in place of names, wherever they stand.
pub(super) fn with_ids(value: &mut Value, ids: Ids) {
    match value {
        Value::String(text) => {
            if let Some(name) = name_in(text) {
                *text = ids.named(name).to_string();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|it| with_ids(it, ids)),
        Value::Object(fields) => fields.values_mut().for_each(|it| with_ids(it, ids)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Puts numbers in place of tasks such as `county-flood/hq-watch`, wherever a field `task` names
/// one.
pub(super) fn with_numbers<E>(
    value: &mut Value,
    number: &mut impl FnMut(&str, &str) -> Result<u32, E>,
) -> Result<(), E> {
    match value {
        Value::Object(fields) => {
            let named = fields.get("task").and_then(Value::as_str);
            if let Some((plan, task)) = named.and_then(|it| it.split_once('/')) {
                let number = number(plan, task)?;
                fields.insert("task".to_owned(), number.into());
            }
            fields.values_mut().try_for_each(|it| with_numbers(it, number))
        }
        Value::Array(values) => values.iter_mut().try_for_each(|it| with_numbers(it, number)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

/// The body of a line: what it holds, or an empty one.
pub(super) fn body(fields: Option<Map<String, Value>>) -> Value {
    Value::Object(fields.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const IDS: Ids = Ids { seed: 7, begins: Instant::from_microseconds(1_433_174_400_000_000) };

    #[test]
    fn a_name_is_one_id_in_one_world_and_another_in_another() {
        assert_eq!(IDS.named("flood"), IDS.named("flood"));
        assert_ne!(IDS.named("flood"), IDS.named("flood-2"));
        assert_ne!(IDS.named("flood"), Ids { seed: 8, ..IDS }.named("flood"));
        assert_eq!(IDS.named("flood").get_version_num(), 7);
    }

    #[test]
    fn names_and_tasks_are_found_wherever_they_stand_and_words_stay() {
        let mut body = json!({
            "entry": "@r3", "text": "联系 @防指", "task": "county-flood/hq-watch",
            "ends": [{ "task": "a/b", "reason": "和/或" }],
        });
        with_ids(&mut body, IDS);
        let mut asked = Vec::new();
        let numbered = with_numbers(&mut body, &mut |plan, task| {
            asked.push(format!("{plan} {task}"));
            Ok::<_, ()>(u32::try_from(asked.len()).unwrap_or_default())
        });
        assert_eq!(numbered, Ok(()));
        assert_eq!(asked, ["county-flood hq-watch", "a b"]);
        let entry = IDS.named("r3").to_string();
        let expected = json!({
            "entry": entry, "text": "联系 @防指", "task": 1,
            "ends": [{ "task": 2, "reason": "和/或" }],
        });
        assert_eq!(body, expected);
    }
}
