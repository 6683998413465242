//! Writes the bodies of an operation's events from tables.

use crate::kernel::VaultText;

/// Fields that hold a text of the vault.
pub(super) trait Texts {
    /// Each of them.
    fn each(&mut self, visit: &mut dyn FnMut(&mut VaultText));
}

impl Texts for VaultText {
    fn each(&mut self, visit: &mut dyn FnMut(&mut VaultText)) {
        visit(self);
    }
}

impl Texts for Option<VaultText> {
    fn each(&mut self, visit: &mut dyn FnMut(&mut VaultText)) {
        self.iter_mut().for_each(visit);
    }
}

/// `at` is the event's own instant, where that is not its command's: it stands in the envelope and
/// not in the payload. Optional fields are left out where there is nothing.
macro_rules! bodies {
    ($(
        $(#[$doc:meta])*
        $name:ident of $thing:literal ($self_:ident) $key:expr; texts($($text:ident),*) {
            $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)?
        }
    )+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// The operation.
            pub operation: crate::kernel::OperationId,
            $($(#[$field_doc])* pub $field: $type,)*
            /// When it happened, where that is not when its command did.
            #[serde(skip)]
            pub at: Option<crate::kernel::Instant>,
        }

        impl crate::kernel::Body for $name {
            fn thing(&self) -> crate::kernel::Thing {
                let $self_ = self;
                crate::kernel::Thing::new($thing, $key)
            }
            fn happened_at(&self) -> Option<crate::kernel::Instant> {
                self.at
            }
            fn texts(
                &mut self,
                visit: &mut dyn FnMut(crate::kernel::VaultKey, &mut crate::kernel::VaultText),
            ) {
                let _key = crate::kernel::VaultKey::OperationText(self.operation);
                let _ = &visit;
                $(super::bodies::Texts::each(&mut self.$text, &mut |text| visit(_key, text));)*
            }
        }
    )+};
}
