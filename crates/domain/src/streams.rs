//! The table of streams: whatever a journal can hold.

use crate::kernel::{Event, Instant, KindRow, Thing, Unreadable, VaultKey, VaultText, decode};
use crate::{
    access, data_use, duty, inbox, operations, people, places, plans, realms, reviews, supplies,
};

macro_rules! streams {
    ($($(#[$doc:meta])* $variant:ident($event:ty)),+ $(,)?) => {
        /// An event of any stream.
        #[derive(Clone, PartialEq, Debug)]
        pub enum AnyEvent {
            $($(#[$doc])* $variant($event),)+
        }

        $(impl From<$event> for AnyEvent {
            fn from(event: $event) -> Self {
                Self::$variant(event)
            }
        })+

        /// The catalogue of kinds, a list for each stream.
        pub const KINDS_OF_STREAMS: &[&[KindRow]] = &[$(<$event as Event>::KINDS),+];

        impl AnyEvent {
            /// Reads a stored event of any stream, lifting old schemas.
            ///
            /// # Errors
            /// When the kind, its schema or its payload is not known to this program.
            pub fn decode(kind: &str, schema: u32, payload: &str) -> Result<Self, Unreadable> {
                $(if <$event as Event>::KINDS.iter().any(|row| row.kind == kind) {
                    return decode::<$event>(kind, schema, payload).map(Self::$variant);
                })+
                Err(Unreadable::UnknownKind(kind.to_owned()))
            }

            /// Its row in the catalogue.
            #[must_use]
            pub fn row(&self) -> &'static KindRow {
                match self { $(Self::$variant(event) => event.row()),+ }
            }

            /// The thing that it changed.
            #[must_use]
            pub fn thing(&self) -> Thing {
                match self { $(Self::$variant(event) => event.thing()),+ }
            }

            /// When it happened, where that is not when its command did.
            #[must_use]
            pub fn happened_at(&self) -> Option<Instant> {
                match self { $(Self::$variant(event) => event.happened_at()),+ }
            }

            /// Visits every text that belongs into the vault.
            pub fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
                match self { $(Self::$variant(event) => event.texts(visit)),+ }
            }

            /// The key that it destroys, with all that lies under it.
            #[must_use]
            pub fn destroys(&self) -> Option<VaultKey> {
                match self { $(Self::$variant(event) => event.destroys()),+ }
            }

            /// The payload, as the journal will hold it to the byte.
            ///
            /// # Errors
            /// When a clear text is left in it.
            pub fn payload(&self) -> Result<String, serde_json::Error> {
                match self { $(Self::$variant(event) => event.payload()),+ }
            }
        }
    };
}

streams! {
    /// Of an account.
    Access(access::Event),
    /// Of the data of an operation.
    OperationData(data_use::OperationDataEvent),
    /// Of the data of a member of staff.
    EmploymentData(data_use::EmploymentDataEvent),
    /// Of what is reported to the duty desk.
    Duty(duty::Event),
    /// Of a daily brief.
    Brief(duty::BriefEvent),
    /// Of what units report every day.
    Daily(duty::DailyEvent),
    /// Of an attachment.
    Attachment(duty::AttachmentEvent),
    /// Of a consultation.
    Consultation(duty::ConsultationEvent),
    /// Of an incoming document.
    Document(duty::DocumentEvent),
    /// Of a level from above.
    LevelFromAbove(duty::LevelFromAboveEvent),
    /// Of an instruction of a leader.
    Instruction(duty::InstructionEvent),
    /// Of the inbox of a post.
    Inbox(inbox::Event),
    /// Of a shift at the duty desk.
    Shift(duty::ShiftEvent),
    /// Of an operation.
    Operations(operations::Event),
    /// Of people and posts.
    People(people::Event),
    /// Of places.
    Places(places::Event),
    /// Of a plan.
    Plans(plans::Event),
    /// Of a realm.
    Realms(realms::Event),
    /// Of something to be put right.
    Reviews(reviews::Event),
    /// Of supplies.
    Supplies(supplies::Event),
}

/// The catalogue's row of a kind.
#[must_use]
pub fn kind_row(kind: &str) -> Option<&'static KindRow> {
    KINDS_OF_STREAMS.iter().flat_map(|rows| rows.iter()).find(|row| row.kind == kind)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn no_kind_occurs_twice() {
        let kinds: Vec<_> =
            KINDS_OF_STREAMS.iter().flat_map(|rows| rows.iter().map(|row| row.kind)).collect();
        let unique: BTreeSet<_> = kinds.iter().collect();
        assert_eq!(unique.len(), kinds.len());
    }

    #[test]
    fn every_schema_of_every_kind_has_a_stored_sample_that_still_decodes() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        for row in KINDS_OF_STREAMS.iter().flat_map(|rows| rows.iter()) {
            assert_eq!(row.upcasts.len() + 1, row.schema as usize, "{}", row.kind);
            for schema in 1..=row.schema {
                let path = folder.join(format!("{}.{schema}.json", row.kind));
                let sample = std::fs::read_to_string(&path).unwrap_or_else(|_| {
                    panic!("store a sample of this event at {}", path.display())
                });
                let event = AnyEvent::decode(row.kind, schema, sample.trim_end())
                    .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                assert_eq!(event.row().kind, row.kind);
                let mut texts = 0;
                event.clone().texts(&mut |_, _| texts += 1);
                assert_eq!(texts > 0, row.carries_text, "{}: does it carry text?", row.kind);
                if schema == row.schema {
                    let written = event.payload().expect("its texts are sealed");
                    assert_eq!(written, sample.trim_end(), "{}: written otherwise", row.kind);
                }
            }
        }
    }

    #[test]
    fn no_sample_is_left_of_a_kind_that_was_removed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        for entry in std::fs::read_dir(folder).expect("the samples' folder is there") {
            let name = entry.expect("it can be listed").file_name().into_string().expect("UTF-8");
            let kind = name.split('.').next().unwrap_or_default();
            assert!(kind_row(kind).is_some(), "{name}: events are added, never renamed or removed");
        }
    }
}
