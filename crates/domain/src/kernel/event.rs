//! What has happened: kinds of event with their zone, their retention and their history of schemas.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::instant::Instant;
use super::text::{VaultKey, VaultText};
use super::thing::Thing;

/// Which zone may see events of a kind (DESIGN: a police network is cut off from the internet).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Command and vault only.
    Inner,
    /// Also residents, companies, volunteers and the field.
    Outer,
}

/// How long events of a kind are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// Records of a response: archived (ERL 94), their personal parts destroyed with their keys.
    Record,
    /// Kept as long as the house stands: who held which post, which plan was in force.
    House,
}

/// One row of the catalogue of kinds.
#[derive(Clone, Copy, Debug)]
pub struct KindRow {
    /// Past tense, snake case; never renamed, never removed.
    pub kind: &'static str,
    /// The schema that is written today, from 1.
    pub schema: u32,
    /// Who may see it.
    pub zone: Zone,
    /// How long it stays.
    pub retention: Retention,
    /// Whether its payload refers to texts in the vault.
    pub carries_text: bool,
    /// `upcasts[n]` turns a payload of schema n + 1 into one of schema n + 2.
    pub upcasts: &'static [Upcast],
}

/// Turns a payload of one schema into the next.
pub type Upcast = fn(Value) -> Value;

/// The body of one kind of event.
pub trait Body: Serialize + DeserializeOwned {
    /// The thing that it changed.
    fn thing(&self) -> Thing;

    /// When it happened, where that is not when its command did: what time alone caused happened
    /// when it was due.
    fn happened_at(&self) -> Option<Instant> {
        None
    }

    /// Visits every text that belongs into the vault, with the key it lies under.
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        let _ = visit;
    }

    /// The key that it destroys, with all that lies under it.
    fn destroys(&self) -> Option<VaultKey> {
        None
    }
}

/// All that can happen to one kind of stream.
pub trait Event: Clone + Send + fmt::Debug + 'static {
    /// The catalogue of kinds.
    const KINDS: &'static [KindRow];

    /// Its row in the catalogue.
    fn row(&self) -> &'static KindRow;
    /// The thing that it changed.
    fn thing(&self) -> Thing;
    /// When it happened, where that is not when its command did.
    fn happened_at(&self) -> Option<Instant>;
    /// Visits every text that belongs into the vault.
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText));
    /// The key that it destroys.
    fn destroys(&self) -> Option<VaultKey>;
    /// The payload, as the journal will hold it to the byte.
    ///
    /// # Errors
    /// When a clear text is left in it.
    fn payload(&self) -> Result<String, serde_json::Error>;
    /// Reads a payload of today's schema.
    ///
    /// # Errors
    /// When the kind is not of this stream or the payload not of this kind.
    fn read(kind: &str, payload: Value) -> Result<Self, Unreadable>;
}

/// Why a stored event cannot be read: the journal comes from a newer program, or is damaged.
#[derive(Debug)]
pub enum Unreadable {
    /// No such kind here.
    UnknownKind(String),
    /// Written by a newer program.
    SchemaFromTheFuture {
        /// Its kind.
        kind: String,
        /// The schema it was written in.
        schema: u32,
    },
    /// The payload does not fit its kind.
    Payload {
        /// Its kind.
        kind: String,
        /// What the reader met.
        error: serde_json::Error,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind(kind) => {
                write!(f, "events of kind “{kind}” are not known to this program: use a newer one")
            }
            Self::SchemaFromTheFuture { kind, schema } => write!(
                f,
                "an event of kind “{kind}” has schema {schema}, which is newer than this program"
            ),
            Self::Payload { kind, error } => {
                write!(f, "an event of kind “{kind}” has a payload that does not fit: {error}")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

/// Reads a stored event, lifting old schemas to today's.
///
/// # Errors
/// When the kind, its schema or its payload is not known to this program.
pub fn decode<E: Event>(kind: &str, schema: u32, payload: &str) -> Result<E, Unreadable> {
    let row = E::KINDS
        .iter()
        .find(|row| row.kind == kind)
        .ok_or_else(|| Unreadable::UnknownKind(kind.to_owned()))?;
    let value = serde_json::from_str(payload)
        .map_err(|error| Unreadable::Payload { kind: kind.to_owned(), error })?;
    E::read(kind, lift(row, schema, value)?)
}

fn lift(row: &KindRow, schema: u32, mut value: Value) -> Result<Value, Unreadable> {
    if schema == 0 || schema > row.schema {
        return Err(Unreadable::SchemaFromTheFuture { kind: row.kind.to_owned(), schema });
    }
    let steps_done = usize::try_from(schema - 1).unwrap_or(usize::MAX);
    for upcast in row.upcasts.iter().skip(steps_done) {
        value = upcast(value);
    }
    Ok(value)
}

/// Writes the enum of a stream's events and its catalogue from one table.
#[macro_export]
macro_rules! events {
    ($(#[$doc:meta])* $visible:vis $name:ident {
        $($kind:literal, schema $schema:literal $(from $upcasts:expr)?,
          $zone:ident, $retention:ident $(, $carries_text:ident)? => $body:ident),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug)]
        $visible enum $name {
            $(#[doc = concat!("See [`", stringify!($body), "`].")] $body($body),)+
        }

        $(impl From<$body> for $name {
            fn from(body: $body) -> Self {
                Self::$body(body)
            }
        })+

        impl $crate::kernel::Event for $name {
            const KINDS: &'static [$crate::kernel::KindRow] = &[$($crate::kernel::KindRow {
                kind: $kind,
                schema: $schema,
                zone: $crate::kernel::Zone::$zone,
                retention: $crate::kernel::Retention::$retention,
                carries_text: $crate::events!(@text $($carries_text)?),
                upcasts: $crate::events!(@upcasts $($upcasts)?),
            }),+];

            fn row(&self) -> &'static $crate::kernel::KindRow {
                let kind = match self { $(Self::$body(_) => $kind),+ };
                Self::KINDS.iter().find(|row| row.kind == kind).expect("the table made the enum")
            }
            fn thing(&self) -> $crate::kernel::Thing {
                match self { $(Self::$body(body) => $crate::kernel::Body::thing(body)),+ }
            }
            fn happened_at(&self) -> Option<$crate::kernel::Instant> {
                match self { $(Self::$body(body) => $crate::kernel::Body::happened_at(body)),+ }
            }
            fn texts(
                &mut self,
                visit: &mut dyn FnMut($crate::kernel::VaultKey, &mut $crate::kernel::VaultText),
            ) {
                match self { $(Self::$body(body) => $crate::kernel::Body::texts(body, visit)),+ }
            }
            fn destroys(&self) -> Option<$crate::kernel::VaultKey> {
                match self { $(Self::$body(body) => $crate::kernel::Body::destroys(body)),+ }
            }
            fn payload(&self) -> Result<String, serde_json::Error> {
                match self { $(Self::$body(body) => serde_json::to_string(body)),+ }
            }
            fn read(
                kind: &str,
                payload: serde_json::Value,
            ) -> Result<Self, $crate::kernel::Unreadable> {
                match kind {
                    $($kind => serde_json::from_value(payload).map(Self::$body),)+
                    _ => return Err($crate::kernel::Unreadable::UnknownKind(kind.to_owned())),
                }
                .map_err(|error| {
                    let kind = kind.to_owned();
                    $crate::kernel::Unreadable::Payload { kind, error }
                })
            }
        }
    };
    (@text) => { false };
    (@text text) => { true };
    (@upcasts) => { &[] };
    (@upcasts $upcasts:expr) => { $upcasts };
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct GateOpened {
        gate: String,
        width_millimetres: i64,
    }

    impl Body for GateOpened {
        fn thing(&self) -> Thing {
            Thing::new("gate", &self.gate)
        }
    }

    // Schema 1 had metres; 2 had no millimetres' name yet.
    const LIFTS: &[Upcast] = &[
        |mut value| {
            if let Some(metres) = value["width"].as_i64() {
                value["width"] = Value::from(metres * 1000);
            }
            value
        },
        |mut value| {
            if let Some(fields) = value.as_object_mut() {
                let width = fields.remove("width").unwrap_or_default();
                fields.insert("width_millimetres".into(), width);
            }
            value
        },
    ];

    crate::events! {
        GateEvent { "gate_opened", schema 3 from LIFTS, Outer, Record => GateOpened }
    }

    #[test]
    fn an_event_of_every_older_schema_is_lifted_to_todays() {
        let today = r#"{"gate":"东闸","width_millimetres":3000}"#;
        for (schema, payload) in [
            (1, r#"{"gate":"东闸","width":3}"#),
            (2, r#"{"gate":"东闸","width":3000}"#),
            (3, today),
        ] {
            let event: GateEvent = decode("gate_opened", schema, payload).expect("it lifts");
            assert_eq!(event.payload().expect("it writes"), today);
        }
    }

    #[test]
    fn an_event_of_a_newer_program_is_refused_and_not_guessed_at() {
        assert!(matches!(
            decode::<GateEvent>("gate_opened", 4, "{}"),
            Err(Unreadable::SchemaFromTheFuture { schema: 4, .. })
        ));
        assert!(matches!(
            decode::<GateEvent>("gate_closed", 1, "{}"),
            Err(Unreadable::UnknownKind(_))
        ));
        assert!(matches!(
            decode::<GateEvent>("gate_opened", 3, r#"{"gate":1}"#),
            Err(Unreadable::Payload { .. })
        ));
    }
}
