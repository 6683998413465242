//! Values in and rows out, the same for both engines: integers, real numbers, text, bytes, null.

use application::Fault;

/// A value that goes into a statement.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    Null,
    Integer(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl From<i64> for Value<'_> {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

/// Positions and counts are far below 2^63: an event every nanosecond would take 292 years.
impl From<u64> for Value<'_> {
    fn from(integer: u64) -> Self {
        Self::Integer(i64::try_from(integer).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Value<'_> {
    fn from(integer: u32) -> Self {
        Self::Integer(i64::from(integer))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a Vec<u8>> for Value<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl Value<'_> {
    /// About how much room it takes.
    pub(crate) const fn bytes(&self) -> usize {
        match self {
            Self::Null | Self::Integer(_) => size_of::<i64>(),
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }
}

impl From<&Value<'_>> for Cell {
    fn from(value: &Value<'_>) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Integer(integer) => Self::Integer(*integer),
            Value::Text(text) => Self::Text((*text).to_owned()),
            Value::Bytes(bytes) => Self::Bytes(bytes.to_vec()),
        }
    }
}

/// A value that came out.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Cell {
    /// The text, where it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Integer(_) | Self::Real(_) | Self::Bytes(_) => None,
        }
    }

    /// Positions and counts are far below 2^63.
    pub(crate) fn natural(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A row whose cells are taken from left to right, in the order of the `SELECT`.
pub(crate) struct Row {
    cells: std::vec::IntoIter<Cell>,
    taken: usize,
}

impl Row {
    pub(crate) fn new(cells: Vec<Cell>) -> Self {
        Self { cells: cells.into_iter(), taken: 0 }
    }

    /// The cells that were not taken yet.
    pub(crate) fn into_cells(self) -> Vec<Cell> {
        self.cells.collect()
    }

    fn next(&mut self, wanted: &str) -> Result<Cell, Fault> {
        self.taken += 1;
        let missing = || Fault::new("reading a row", format!("no column for {wanted}"));
        self.cells.next().ok_or_else(missing)
    }

    fn wrong(&self, wanted: &str, found: &Cell) -> Fault {
        let kind = match found {
            Cell::Null => "nothing",
            Cell::Integer(_) => "an integer",
            Cell::Real(_) => "a real number",
            Cell::Text(_) => "text",
            Cell::Bytes(_) => "bytes",
        };
        let met = format!("column {} has {kind} where {wanted} was expected", self.taken);
        Fault::new("reading a row", met)
    }

    pub(crate) fn integer(&mut self) -> Result<i64, Fault> {
        match self.next("an integer")? {
            Cell::Integer(integer) => Ok(integer),
            other => Err(self.wrong("an integer", &other)),
        }
    }

    pub(crate) fn natural(&mut self) -> Result<u64, Fault> {
        let integer = self.integer()?;
        u64::try_from(integer)
            .map_err(|_| Fault::new("reading a row", format!("{integer} is below zero")))
    }

    pub(crate) fn text(&mut self) -> Result<String, Fault> {
        match self.next("text")? {
            Cell::Text(text) => Ok(text),
            other => Err(self.wrong("text", &other)),
        }
    }

    pub(crate) fn optional_text(&mut self) -> Result<Option<String>, Fault> {
        match self.next("text or nothing")? {
            Cell::Null => Ok(None),
            Cell::Text(text) => Ok(Some(text)),
            other => Err(self.wrong("text or nothing", &other)),
        }
    }

    pub(crate) fn optional_natural(&mut self) -> Result<Option<u64>, Fault> {
        match self.next("an integer or nothing")? {
            Cell::Null => Ok(None),
            Cell::Integer(integer) => u64::try_from(integer)
                .map(Some)
                .map_err(|_| Fault::new("reading a row", format!("{integer} is below zero"))),
            other => Err(self.wrong("an integer or nothing", &other)),
        }
    }

    pub(crate) fn optional_integer(&mut self) -> Result<Option<i64>, Fault> {
        match self.next("an integer or nothing")? {
            Cell::Null => Ok(None),
            Cell::Integer(integer) => Ok(Some(integer)),
            other => Err(self.wrong("an integer or nothing", &other)),
        }
    }

    pub(crate) fn optional_bytes(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        match self.next("bytes or nothing")? {
            Cell::Null => Ok(None),
            Cell::Bytes(bytes) => Ok(Some(bytes)),
            other => Err(self.wrong("bytes or nothing", &other)),
        }
    }

    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, Fault> {
        match self.next("bytes")? {
            Cell::Bytes(bytes) => Ok(bytes),
            other => Err(self.wrong("bytes", &other)),
        }
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        let bytes = self.bytes()?;
        bytes.as_slice().try_into().map_err(|_| {
            let met = format!("column {} has {} bytes, not {N}", self.taken, bytes.len());
            Fault::new("reading a row", met)
        })
    }

    /// A cell whose text has a type of its own.
    pub(crate) fn parsed<T>(&mut self) -> Result<T, Fault>
    where
        T: std::str::FromStr<Err: std::fmt::Display>,
    {
        let text = self.text()?;
        text.parse().map_err(|error| Fault::new("reading a row", error))
    }

    pub(crate) fn optional_parsed<T>(&mut self) -> Result<Option<T>, Fault>
    where
        T: std::str::FromStr<Err: std::fmt::Display>,
    {
        let parse = |text: String| text.parse().map_err(|error| Fault::new("reading a row", error));
        self.optional_text()?.map(parse).transpose()
    }
}
