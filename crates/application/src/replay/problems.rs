//! What can be wrong with a script: typed, and each with its line.

/// A line of a script that cannot be performed as it stands; 0 is the file as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScriptProblem {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong.
    pub flaw: ScriptFlaw,
}

/// What can be wrong with a line of a script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ScriptFlaw {
    /// Longer than a script may be.
    TooLarge,
    /// More lines than a script may have.
    TooManyLines,
    /// Not UTF-8.
    NotUtf8,
    /// There is no line in it.
    Empty,
    /// No JSON object, with what the reader met.
    NotJson {
        /// In the reader's words.
        met: String,
    },
    /// There is no such field.
    UnknownField {
        /// Which.
        field: String,
    },
    /// The field must be there.
    Missing {
        /// Which.
        field: &'static str,
    },
    /// The field holds a text, or an object.
    WrongKind {
        /// Which.
        field: &'static str,
    },
    /// No day with a time.
    NotAMoment {
        /// Which field.
        field: &'static str,
        /// What stands there.
        text: String,
    },
    /// It was entered before the line above it.
    TimeGoesBack,
    /// It was entered before it happened.
    EnteredBefore,
    /// A line is late by 1 minute to a day.
    NotASpread,
    /// It may come so late that a line below, about the same thing, comes first.
    SpreadTooWide {
        /// The number of that line.
        before: usize,
    },
    /// There is no verb of that name.
    UnknownVerb {
        /// What stands there.
        verb: String,
    },
    /// The body does not fit the verb.
    Body {
        /// The verb.
        verb: &'static str,
        /// What the reader met, in its words.
        met: String,
    },
    /// The world has no post of this code.
    UnknownPost {
        /// What stands there.
        post: String,
    },
    /// The world has no plan of this key.
    UnknownPlan {
        /// What stands there.
        plan: String,
    },
    /// The plan has no task of this key.
    UnknownTask {
        /// What stands there, such as `county-flood/hq-watch`.
        task: String,
    },
    /// No line above opens an operation of this name.
    UnknownOperation {
        /// What stands there; none where the field is missing.
        on: Option<String>,
    },
    /// `is` is none of the three words.
    UnknownProvenance {
        /// What stands there.
        is: String,
    },
    /// What was reported names its source,
    SourceMissing,
    /// and what was assumed has none.
    SourceStrange,
    /// A source is named by its number in the world's list of sources.
    NotASource {
        /// What stands there.
        source: String,
    },
}
