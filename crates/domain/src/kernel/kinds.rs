//! Writes the enums whose identifiers stand in tables, files and plans.

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$it_doc:meta])* $it:ident = $id:literal),+ $(,)?
    })+) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        pub enum $name {
            $($(#[$it_doc])* #[serde(rename = $id)] $it,)+
        }

        impl $name {
            /// All of them, in the order in which forms list them.
            pub const ALL: &'static [Self] = &[$(Self::$it),+];

            /// The identifier in tables and files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$it => $id),+ }
            }

            /// The one of that identifier.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($id => Some(Self::$it),)+ _ => None }
            }
        }
    )+};
}
pub(crate) use kinds;
