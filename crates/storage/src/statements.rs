//! Statements as constants, each in a list that a test runs through both engines.

/// Names statements and lists them, so that none escapes the registry test.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {
        $($(#[$doc])* const $name: &str = $text;)+

        #[cfg(test)]
        pub(crate) const STATEMENTS: &[&str] = &[$($name),+];
    };
}

pub(crate) use statements;
