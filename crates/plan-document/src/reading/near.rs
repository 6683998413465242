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

/// The number of single letters to change, add, drop or swap with the next (Damerau and
/// Levenshtein, each stretch edited once), or more than `far`.
fn distance(a: &str, b: &str, far: usize) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > far {
        return far + 1;
    }
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    let cell = |rows: &[Vec<usize>], row: usize, column: usize| {
        rows.get(row).and_then(|it| it.get(column)).copied().unwrap_or(usize::MAX / 2)
    };
    for (at, one) in a.iter().enumerate() {
        let mut row = vec![at + 1];
        for (other_at, other) in b.iter().enumerate() {
            let changed = cell(&rows, at, other_at) + usize::from(one != other);
            let dropped = cell(&rows, at, other_at + 1) + 1;
            let added = row.last().map_or(usize::MAX / 2, |it| it + 1);
            let is_swapped = at > 0
                && other_at > 0
                && a.get(at - 1) == Some(other)
                && b.get(other_at - 1) == Some(one);
            let swapped =
                if is_swapped { cell(&rows, at - 1, other_at - 1) + 1 } else { usize::MAX };
            row.push(changed.min(dropped).min(added).min(swapped));
        }
        rows.push(row);
    }
    cell(&rows, a.len(), b.len())
}

#[test]
fn the_nearest_name_is_found_where_it_is_near() {
    let names = ["levels", "tasks", "traffic-dongdu"];
    assert_eq!(nearest("level", names.into_iter()), Some("levels"));
    assert_eq!(nearest("traffic-dongud", names.into_iter()), Some("traffic-dongdu"));
    assert_eq!(nearest("escort", names.into_iter()), None);
    assert_eq!(nearest("ELR", ["ERL", "GEO"].into_iter()), Some("ERL"));
}
