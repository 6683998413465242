//! Which region a person names when they say where something is.

use crate::kernel::{RegionCode, RegionLevel};

/// What is left of a name without it must have so many characters: “东” is in half of all words.
const SHORT_NAME_CHARACTERS_MIN: usize = 2;
/// What people leave out when they name a place; longer ones first.
const KINDS_OF_PLACE: [&str; 10] =
    ["社区居委会", "村委会", "居委会", "街道办事处", "街道", "社区", "村", "镇", "乡", "县"];

/// The smallest region that a text names, by its name or without the kind of place; none where it
/// names none, or two that are equally small. Of two villages of one name the one counts whose
/// township is named too; a township’s own name names no village that is called alike.
#[must_use]
pub fn region_named_in<'a>(
    text: &str,
    regions: impl IntoIterator<Item = (&'a RegionCode, &'a str)>,
) -> Option<RegionCode> {
    let (mut townships, mut villages) = (Vec::new(), Vec::new());
    let mut rest = text.to_owned();
    for (code, name) in regions {
        match code.level() {
            RegionLevel::Township if names_shortly(text, name) => {
                rest = rest.replace(name, " ").replace(short(name), " ");
                townships.push(code);
            }
            RegionLevel::Village => villages.push((code, name)),
            RegionLevel::Township
            | RegionLevel::Province
            | RegionLevel::City
            | RegionLevel::County => {}
        }
    }
    let is_named = |(_, name): &(_, &str)| text.contains(*name) || names_shortly(&rest, name);
    let villages: Vec<_> = villages.into_iter().filter(is_named).map(|(code, _)| code).collect();
    let is_within = |it: &&&RegionCode| townships.iter().any(|township| township.holds(it));
    let within: Vec<_> = villages.iter().filter(is_within).collect();
    let found = match (within.as_slice(), villages.as_slice(), townships.as_slice()) {
        ([village], _, _) => village,
        ([], [village], []) => village,
        (_, _, [township]) => township,
        _ => return None,
    };
    Some((*found).clone())
}

/// A name without its kind of place, where enough is left; else the name.
fn short(name: &str) -> &str {
    let short = KINDS_OF_PLACE.iter().find_map(|kind| name.strip_suffix(kind));
    short.filter(|it| it.chars().count() >= SHORT_NAME_CHARACTERS_MIN).unwrap_or(name)
}

fn names_shortly(text: &str, name: &str) -> bool {
    text.contains(short(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        let regions = [
            ("990001", "云泽县"),
            ("990001100", "泽城镇"),
            ("990001101", "东渡镇"),
            ("990001100001", "东关社区"),
            ("990001100002", "河湾村"),
            ("990001101001", "河湾村"),
            ("990001101002", "东渡村"),
            ("990001101003", "坝村"),
        ];
        let regions: Vec<(RegionCode, &str)> =
            regions.iter().map(|(code, name)| (code.parse().expect("a code"), *name)).collect();
        region_named_in(text, regions.iter().map(|(code, name)| (code, *name)))
            .map(|it| it.to_string())
    }

    #[test]
    fn a_place_is_found_by_its_name_with_or_without_its_kind() {
        assert_eq!(found("泽城镇东关社区桥头").as_deref(), Some("990001100001"));
        assert_eq!(found("东关桥头").as_deref(), Some("990001100001"));
        assert_eq!(found("泽城老街").as_deref(), Some("990001100"));
    }

    #[test]
    fn of_two_villages_of_one_name_the_township_decides() {
        assert_eq!(found("河湾村"), None);
        assert_eq!(found("东渡镇河湾村三组").as_deref(), Some("990001101001"));
        assert_eq!(found("泽城河湾").as_deref(), Some("990001100002"));
    }

    #[test]
    fn what_names_no_place_finds_none() {
        assert_eq!(found("大坝下面的路上"), None, "one character is in half of all words");
        assert_eq!(found(""), None);
    }
}
