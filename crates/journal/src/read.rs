//! Reads a line strictly: one quick way for lines as they should be, one patient way that explains.
//!
//! The quick way takes a line apart in the only order of keys allowed. What it cannot take apart
//! goes to the patient way, a JSON reader. Whichever succeeded, the line is then written again and
//! compared byte by byte, so that the writer alone says what is canonical.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::broken::excerpt;
use crate::digest::read_hex;
use crate::line::{Content, FULL_KEYS, LINE_BYTES_MAX, Line, REDACTED_KEYS, first_special};
use crate::{Algorithm, Digest, Reason, UnknownAlgorithm};

/// Reads `bytes`, one line with its line feed; `rewritten` is room to work in.
pub(crate) fn read<'a>(bytes: &'a [u8], rewritten: &mut Vec<u8>) -> Result<Line<'a>, Reason> {
    if bytes.len() > LINE_BYTES_MAX {
        return Err(Reason::LineTooLong { bytes: bytes.len() });
    }
    // Asked first: a file that was cut off inside a character is cut off and not badly encoded.
    let Some((b'\n', text)) = bytes.split_last() else { return Err(Reason::NoLineFeed) };
    let text = std::str::from_utf8(text)
        .map_err(|error| Reason::NotUtf8 { column: error.valid_up_to() + 1 })?;
    let line = match quick(text) {
        Some(line) => line,
        None => patient(text)?,
    };
    rewritten.clear();
    line.write(rewritten);
    if rewritten == bytes {
        return Ok(line);
    }
    let same = rewritten.iter().zip(bytes).take_while(|(one, other)| one == other).count();
    Err(Reason::NotCanonical { column: same + 1 })
}

/// Takes a line apart that has its keys in order; nothing if anything is out of the ordinary.
fn quick(text: &str) -> Option<Line<'_>> {
    let mut cursor = Cursor { rest: text };
    Some(Line {
        position: cursor.number("{\"position\":")?,
        jurisdiction: cursor.text(",\"jurisdiction\":\"")?,
        realm: cursor.text(",\"realm\":\"")?,
        stream: cursor.text(",\"stream\":\"")?,
        version: cursor.number(",\"version\":")?,
        thing: cursor.text(",\"thing\":\"")?,
        kind: cursor.text(",\"kind\":\"")?,
        schema: cursor.number(",\"schema\":")?,
        happened_at: cursor.number(",\"happened_at\":")?,
        entered_at: cursor.number(",\"entered_at\":")?,
        recorded_at: cursor.number(",\"recorded_at\":")?,
        purpose: cursor.text(",\"purpose\":\"")?,
        command: cursor.text(",\"command\":\"")?,
        algorithm: cursor.text(",\"algorithm\":\"")?.parse().ok()?,
        previous: cursor.digest(",\"previous\":\"")?,
        content: cursor.content()?,
        digest: cursor.last_digest()?,
    })
}

struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    fn skip(&mut self, literal: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(literal)?;
        Some(())
    }

    fn number<T: std::str::FromStr>(&mut self, before: &str) -> Option<T> {
        self.skip(before)?;
        let end = self.rest.bytes().position(|byte| byte == b',')?;
        let (number, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        // A plus sign or leading zeros pass here and are found when the line is written again.
        number.parse().ok()
    }

    fn hex<const N: usize>(&mut self, before: &str) -> Option<[u8; N]> {
        self.skip(before)?;
        let (digits, rest) = self.rest.split_at_checked(2 * N)?;
        self.rest = rest.strip_prefix('"')?;
        read_hex(digits.as_bytes())
    }

    fn digest(&mut self, before: &str) -> Option<Digest> {
        self.hex(before).map(Digest::from_bytes)
    }

    fn last_digest(&mut self) -> Option<Digest> {
        let digest = self.digest(",\"digest\":\"")?;
        (self.rest == "}").then_some(digest)
    }

    fn content(&mut self) -> Option<Content<'a>> {
        if self.rest.starts_with(",\"salt\"") {
            return Some(Content::Full {
                salt: self.hex(",\"salt\":\"")?,
                who: self.text(",\"who\":\"")?,
                payload: self.text(",\"payload\":\"")?,
            });
        }
        Some(Content::Redacted {
            who_commitment: self.digest(",\"who_commitment\":\"")?,
            payload_commitment: self.digest(",\"payload_commitment\":\"")?,
        })
    }

    /// A string whose opening quote belongs to `before`.
    fn text(&mut self, before: &str) -> Option<Cow<'a, str>> {
        self.skip(before)?;
        let plain = self.plain()?;
        if self.skip("\"").is_some() {
            return Some(Cow::Borrowed(plain));
        }
        let mut text = String::with_capacity(2 * plain.len() + 64);
        text.push_str(plain);
        while self.skip("\"").is_none() {
            self.skip("\\")?;
            text.push(self.escaped()?);
            text.push_str(self.plain()?);
        }
        Some(Cow::Owned(text))
    }

    /// Everything before the next quote, backslash or control character.
    fn plain(&mut self) -> Option<&'a str> {
        let end = first_special(self.rest.as_bytes())?;
        let (plain, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(plain)
    }

    fn escaped(&mut self) -> Option<char> {
        let (letter, rest) = self.rest.split_at_checked(1)?;
        self.rest = rest;
        match letter {
            "\"" => Some('"'),
            "\\" => Some('\\'),
            "b" => Some('\u{8}'),
            "t" => Some('\t'),
            "n" => Some('\n'),
            "f" => Some('\u{c}'),
            "r" => Some('\r'),
            // An export spells nothing else with four digits than control characters.
            "u" => {
                self.skip("00")?;
                let (digits, rest) = self.rest.split_at_checked(2)?;
                self.rest = rest;
                read_hex(digits.as_bytes()).map(|[byte]| char::from(byte))
            }
            _ => None,
        }
    }
}

/// Reads a line as any JSON object and says what is wrong with it.
fn patient(text: &str) -> Result<Line<'static>, Reason> {
    let Pairs(pairs) = serde_json::from_str(text)
        .map_err(|error| Reason::NotAnObject { column: error.column().max(1) })?;
    let mut fields = Fields::sort(pairs)?;
    let line = Line {
        position: fields.number("position", "a whole number from 0 on")?,
        jurisdiction: fields.text("jurisdiction")?.into(),
        realm: fields.text("realm")?.into(),
        stream: fields.text("stream")?.into(),
        version: fields.number("version", "a whole number from 0 on")?,
        thing: fields.text("thing")?.into(),
        kind: fields.text("kind")?.into(),
        schema: fields.number("schema", "a whole number of at most 32 bits")?,
        happened_at: fields.number("happened_at", "a number of microseconds")?,
        entered_at: fields.number("entered_at", "a number of microseconds")?,
        recorded_at: fields.number("recorded_at", "a number of microseconds")?,
        purpose: fields.text("purpose")?.into(),
        command: fields.text("command")?.into(),
        algorithm: fields.algorithm()?,
        previous: fields.digest("previous")?,
        content: fields.content()?,
        digest: fields.digest("digest")?,
    };
    Ok(line)
}

/// The keys and values of an object as they came, duplicates included.
struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pairs, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::with_capacity(FULL_KEYS.len());
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

struct Fields(BTreeMap<&'static str, Value>);

impl Fields {
    fn sort(pairs: Vec<(String, Value)>) -> Result<Fields, Reason> {
        let mut fields = BTreeMap::new();
        for (key, value) in pairs {
            let known = FULL_KEYS.into_iter().chain(REDACTED_KEYS).find(|known| *known == key);
            let known = known.ok_or_else(|| Reason::UnknownKey { key: excerpt(&key) })?;
            if fields.insert(known, value).is_some() {
                return Err(Reason::DuplicateKey { key: known });
            }
        }
        Ok(Fields(fields))
    }

    fn take(&mut self, key: &'static str) -> Result<Value, Reason> {
        self.0.remove(key).ok_or(Reason::MissingKey { key })
    }

    fn text(&mut self, key: &'static str) -> Result<String, Reason> {
        match self.take(key)? {
            Value::String(text) => Ok(text),
            _ => Err(Reason::WrongValue { key, wanted: "a text" }),
        }
    }

    fn number<T>(&mut self, key: &'static str, wanted: &'static str) -> Result<T, Reason>
    where
        T: TryFrom<i128>,
    {
        let value = self.take(key)?;
        let number = value.as_u64().map(i128::from).or_else(|| value.as_i64().map(i128::from));
        let number = number.and_then(|number| T::try_from(number).ok());
        number.ok_or(Reason::WrongValue { key, wanted })
    }

    fn hex<const N: usize>(&mut self, key: &'static str) -> Result<[u8; N], Reason> {
        let wanted = if N == 16 { "32 lower-case hex digits" } else { "64 lower-case hex digits" };
        read_hex(self.text(key)?.as_bytes()).ok_or(Reason::WrongValue { key, wanted })
    }

    fn digest(&mut self, key: &'static str) -> Result<Digest, Reason> {
        self.hex(key).map(Digest::from_bytes)
    }

    fn algorithm(&mut self) -> Result<Algorithm, Reason> {
        let unknown = |it: UnknownAlgorithm| Reason::UnknownAlgorithm { id: excerpt(&it.id) };
        self.text("algorithm")?.parse().map_err(unknown)
    }

    fn content(&mut self) -> Result<Content<'static>, Reason> {
        let is_full = ["salt", "who", "payload"].iter().any(|key| self.0.contains_key(key));
        let redacted = REDACTED_KEYS.into_iter().find(|key| self.0.contains_key(key));
        match (is_full, redacted) {
            (true, Some(key)) => Err(Reason::MixedForms { key }),
            (false, Some(_)) => Ok(Content::Redacted {
                who_commitment: self.digest("who_commitment")?,
                payload_commitment: self.digest("payload_commitment")?,
            }),
            (_, None) => Ok(Content::Full {
                salt: self.hex("salt")?,
                who: self.text("who")?.into(),
                payload: self.text("payload")?.into(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use proptest::prelude::*;

    fn lines() -> [String; 2] {
        let sealed = testing::envelope(1).seal().unwrap();
        [Line::full(&sealed), Line::redacted(&sealed)].map(|line| {
            let mut bytes = Vec::new();
            line.write(&mut bytes);
            String::from_utf8(bytes).unwrap()
        })
    }

    fn refusal(text: &str) -> Reason {
        Line::read(text.as_bytes()).expect_err(text)
    }

    #[test]
    fn what_was_written_is_read_back() {
        let sealed = testing::envelope(1).seal().unwrap();
        let [full, redacted] = lines();
        assert_eq!(Line::read(full.as_bytes()).unwrap(), Line::full(&sealed));
        assert_eq!(Line::read(redacted.as_bytes()).unwrap(), Line::redacted(&sealed));
        assert_eq!(Line::read(full.as_bytes()).unwrap().into_sealed(), Some(sealed));
        assert_eq!(Line::read(redacted.as_bytes()).unwrap().into_sealed(), None);
    }

    proptest! {
        #![proptest_config(testing::config())]

        #[test]
        fn the_quick_way_and_the_patient_way_read_the_same(
            envelope in testing::any_envelope(), is_redacted: bool,
        ) {
            let sealed = envelope.seal().unwrap();
            let line = if is_redacted { Line::redacted(&sealed) } else { Line::full(&sealed) };
            let mut bytes = Vec::new();
            line.write(&mut bytes);
            let text = std::str::from_utf8(&bytes).unwrap().strip_suffix('\n').unwrap();
            prop_assert!(quick(text).is_some_and(|quick| quick == line));
            prop_assert_eq!(&patient(text).unwrap(), &line);
            prop_assert_eq!(&Line::read(&bytes).unwrap(), &line);
        }
    }

    #[test]
    fn keys_that_are_unknown_missing_twice_or_of_both_forms_are_named() {
        let [full, redacted] = lines();
        assert_eq!(
            refusal(&full.replace("\"realm\":", "\"relam\":")),
            Reason::UnknownKey { key: "relam".to_owned() }
        );
        for key in FULL_KEYS {
            let start = full.find(&format!("\"{key}\":")).unwrap();
            let end = full[start..].find(",\"").map_or(full.len() - 2, |at| start + at + 1);
            let (member, without) = (&full[start..end], [&full[..start], &full[end..]].concat());
            let without = without.replace(",}", "}");
            assert_eq!(refusal(&without), Reason::MissingKey { key });
            let member = member.trim_end_matches(',');
            let twice = full.replace("}\n", &format!(",{member}}}\n"));
            assert_eq!(refusal(&twice), Reason::DuplicateKey { key });
        }
        for key in REDACTED_KEYS {
            let both = full.replace("}\n", &format!(",\"{key}\":\"\"}}\n"));
            assert_eq!(refusal(&both), Reason::MixedForms { key });
            let renamed = redacted.replace(key, "kind");
            assert_eq!(refusal(&renamed), Reason::DuplicateKey { key: "kind" });
        }
    }

    #[test]
    fn the_right_values_in_other_bytes_are_not_canonical() {
        let [full, _] = lines();
        let column = |before: &str| full.find(before).unwrap() + before.len() + 1;
        for (from, to, column) in [
            ("\"schema\":1", "\"schema\": 1", column("\"schema\":")),
            ("\"schema\":1", "\"schema\":01", column("\"schema\":")),
            ("\"schema\":1", "\"schema\":+1", column("\"schema\":")),
            ("\"realm\":\"r", "\"realm\":\"\\u0072", column("\"realm\":\"")),
            ("\"version\"", "\"\\u0076ersion\"", column(",\"version\"") - 8),
            ("{\"position\":1,", "{ \"position\":1,", 2),
        ] {
            assert!(full.contains(from), "{from}");
            let reason = refusal(&full.replacen(from, to, 1));
            assert_eq!(reason, Reason::NotCanonical { column }, "{to}");
        }
        let (start, rest) = full.split_once(",\"realm\":").unwrap();
        let (realm, rest) = rest.split_once(",\"stream\":").unwrap();
        let (stream, rest) = rest.split_once(",\"version\":").unwrap();
        let swapped = format!("{start},\"stream\":{stream},\"realm\":{realm},\"version\":{rest}");
        assert_eq!(refusal(&swapped), Reason::NotCanonical { column: start.len() + 3 });
    }

    #[test]
    fn a_line_that_is_no_object_is_refused_where_it_goes_wrong() {
        let [full, _] = lines();
        assert!(matches!(refusal("\n"), Reason::NotAnObject { .. }));
        assert!(matches!(refusal("[]\n"), Reason::NotAnObject { .. }));
        assert!(matches!(refusal("\"text\"\n"), Reason::NotAnObject { .. }));
        assert!(matches!(refusal(&"[".repeat(100_000)), Reason::NoLineFeed));
        assert!(matches!(refusal(&format!("{}\n", "[".repeat(9_999))), Reason::NotAnObject { .. }));
        let deep = full.replacen(":1,", &format!(":{},", "[".repeat(9_999)), 1);
        assert!(matches!(refusal(&deep), Reason::NotAnObject { .. }));
        assert_eq!(refusal(full.trim_end()), Reason::NoLineFeed);
        assert_eq!(refusal(""), Reason::NoLineFeed);
        assert!(matches!(refusal(&full.replace('\n', " \n")), Reason::NotCanonical { .. }));
        assert!(matches!(refusal(&full.replace('\n', "\r\n")), Reason::NotCanonical { .. }));
        assert!(matches!(refusal(&full.repeat(2)), Reason::NotAnObject { .. }));
        let long = "x".repeat(LINE_BYTES_MAX + 1);
        assert_eq!(refusal(&long), Reason::LineTooLong { bytes: LINE_BYTES_MAX + 1 });
        let mut bytes = full.into_bytes();
        bytes[30] = 0xff;
        assert_eq!(Line::read(&bytes), Err(Reason::NotUtf8 { column: 31 }));
    }

    #[test]
    fn a_value_of_another_kind_is_refused_with_what_should_stand_there() {
        let [full, _] = lines();
        for (key, from, to) in [
            ("position", "\"position\":1", "\"position\":-1"),
            ("position", "\"position\":1", "\"position\":\"1\""),
            ("position", "\"position\":1", "\"position\":18446744073709551616"),
            ("schema", "\"schema\":1", "\"schema\":4294967296"),
            ("schema", "\"schema\":1", "\"schema\":1.0"),
            ("recorded_at", "\"recorded_at\":", "\"recorded_at\":9223372036854775808"),
            ("realm", "\"realm\":\"real\"", "\"realm\":null"),
            ("previous", "\"previous\":\"0", "\"previous\":\"A"),
            ("previous", "\"previous\":\"0", "\"previous\":\""),
            ("salt", "\"salt\":\"0", "\"salt\":\"é"),
        ] {
            assert!(full.contains(from), "{from}");
            let changed = full.replacen(from, to, 1);
            let changed = match to.split_once("9223372036854775808") {
                Some(_) => {
                    let (start, rest) = changed.split_once("9223372036854775808").unwrap();
                    let end = rest.find(',').unwrap();
                    format!("{start}9223372036854775808{}", &rest[end..])
                }
                None => changed,
            };
            let reason = refusal(&changed);
            assert!(
                matches!(reason, Reason::WrongValue { key: found, .. } if found == key),
                "{to}: {reason:?}"
            );
        }
        assert_eq!(
            refusal(&full.replace("sha256-1", "sm3-1")),
            Reason::UnknownAlgorithm { id: "sm3-1".to_owned() }
        );
    }
}
