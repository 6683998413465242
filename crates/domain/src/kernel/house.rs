//! The house: the one key of a register that a jurisdiction has once, such as its people.

use std::fmt;
use std::str::FromStr;

/// The key of a register of which a jurisdiction has one in each realm: prints and reads `house`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct House;

/// A text that is not `house`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotTheHouse;

impl fmt::Display for NotTheHouse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a register has one key only: write `house`")
    }
}

impl std::error::Error for NotTheHouse {}

impl fmt::Display for House {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("house")
    }
}

impl FromStr for House {
    type Err = NotTheHouse;
    fn from_str(text: &str) -> Result<Self, NotTheHouse> {
        if text == "house" { Ok(Self) } else { Err(NotTheHouse) }
    }
}

#[test]
fn the_house_has_one_spelling() {
    assert_eq!(House.to_string().parse(), Ok(House));
    assert_eq!("House".parse::<House>(), Err(NotTheHouse));
}
