//! “Did you mean”: the name that is nearest to one that is not there.

/// Of some names the nearest one, where it is near enough to be meant.
pub(crate) fn nearest<'a>(name: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let far = match name.chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    let near = |it: &'a str| (distance(name, it, far), it);
    among
        .map(near)
        .filter(|(steps, _)| *steps <= far)
        .min_by_key(|(steps, _)| *steps)
        .map(|it| it.1)
}

/// The number of single letters to change, add or drop (Levenshtein), or more than `far`.
fn distance(a: &str, b: &str, far: usize) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > far {
        return far + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, one) in a.iter().enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        let mut next = vec![left];
        for (other, above) in b.iter().zip(row.iter().skip(1)) {
            let changed = diagonal + usize::from(one != other);
            left = changed.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(far + 1)
}

#[test]
fn the_nearest_name_is_found_where_it_is_near() {
    let names = ["levels", "tasks", "traffic-dongdu"];
    assert_eq!(nearest("level", names.into_iter()), Some("levels"));
    assert_eq!(nearest("traffic-dongud", names.into_iter()), Some("traffic-dongdu"));
    assert_eq!(nearest("escort", names.into_iter()), None);
}
