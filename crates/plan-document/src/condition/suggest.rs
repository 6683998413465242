//! “Did you mean”: the known name that is nearest to one that is not known.

/// The nearest name: the same in other letters, at most two strokes away, or longer or shorter at
/// its end.
pub(super) fn nearest(name: &str, known: &[String]) -> Option<String> {
    let lower = name.to_lowercase();
    if name.is_empty() {
        return None;
    }
    if let Some(same) = known.iter().find(|it| looks(it) == looks(name)) {
        return Some(same.clone()).filter(|it| it != name);
    }
    let length = lower.chars().count();
    // Of a short name two changed letters leave nothing.
    let strokes_max = if length > 4 { 2 } else { 1 };
    let near = known.iter().filter_map(|it| {
        let other = it.to_lowercase();
        let strokes = strokes(&lower, &other);
        let is_part = other.contains(&lower) || lower.contains(&other);
        let is_near = strokes <= strokes_max && (is_part || length > 1);
        is_near.then_some((strokes, !is_part, it))
    });
    let nearest = near.min();
    nearest.map(|(_, _, it)| it).or_else(|| same_beginning(&lower, known)).cloned()
}

/// The name as it looks: capitals, `l` and `1` are easily taken for something else.
fn looks(name: &str) -> String {
    name.to_lowercase().replace(['l', '1'], "i")
}

fn same_beginning<'a>(lower: &str, known: &'a [String]) -> Option<&'a String> {
    let common = |it: &String| {
        let same = it.chars().zip(lower.chars()).take_while(|(one, other)| one == other).count();
        same.min(CHARACTERS_COMPARED)
    };
    let longest = known.iter().map(|it| (common(it), it)).max_by_key(|(same, _)| *same)?;
    let enough = if lower.is_ascii() { 4 } else { 2 };
    (longest.0 >= enough && longest.0 * 2 >= lower.chars().count()).then_some(longest.1)
}

/// Keys and titles are no longer; what is longer was never meant to be one.
const CHARACTERS_COMPARED: usize = 80;

/// How many characters must be put in, taken out or changed (Levenshtein's distance).
fn strokes(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().take(CHARACTERS_COMPARED).collect();
    let other: Vec<char> = other.chars().take(CHARACTERS_COMPARED).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, left) in one.iter().enumerate() {
        let mut diagonal = at;
        let mut before = at + 1;
        let mut next = vec![before];
        for (right, above) in other.iter().zip(row.iter().skip(1)) {
            let changed = diagonal + usize::from(left != right);
            before = changed.min(before + 1).min(above + 1);
            diagonal = *above;
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[test]
fn strokes_are_counted() {
    assert_eq!(strokes("kitten", "sitting"), 3);
    assert_eq!(strokes("", "abc"), 3);
    assert_eq!(strokes("东渡水位", "东度水位"), 1);
}

#[test]
fn the_nearest_name_is_suggested_and_a_far_one_is_not() {
    let known = ["river.dongdu.stage", "rain.county", "III"].map(str::to_owned);
    let nearest = |name| nearest(name, &known);
    assert_eq!(nearest("river.dongdu.stag").as_deref(), Some("river.dongdu.stage"));
    assert_eq!(nearest("River.Dongdu.Stage").as_deref(), Some("river.dongdu.stage"));
    assert_eq!(nearest("river.dongdu").as_deref(), Some("river.dongdu.stage"));
    assert_eq!(nearest("Ill").as_deref(), Some("III"));
    assert_eq!(nearest("wind.speed"), None);
    assert_eq!(nearest("V"), None);
    assert_eq!(nearest(""), None);
    assert_eq!(nearest("ruin"), None);
}
