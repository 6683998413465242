//! Texts and values for the tests of whatever changes a text.

use proptest::prelude::*;

use super::scalar;

/// Texts of every sort, tricky ones among them.
pub(crate) fn words() -> impl Strategy<Value = String> {
    const TRICKY: &[&str] = &[
        "",
        "a",
        "true",
        "007",
        "1.5",
        "#",
        "a # b",
        "a: b",
        "- a",
        "a,b",
        "{",
        "'",
        "\"",
        "~",
        "null",
        " a",
        "a ",
        "一\n二",
        "一\n\n  二\n",
        "a\tb",
        "x:",
        ":x",
        "?",
        "|",
        ">",
        "[x]",
        "\u{feff}",
        "\u{85}",
        "\r\n",
        "...",
        "---",
        "-",
        "1:30",
        "0x1F",
        "!a",
        "&a",
        "*a",
        "%",
        "@",
    ];
    prop_oneof![prop::sample::select(TRICKY).prop_map(str::to_owned), "[a-z 一-七:#,\\n]{0,12}"]
}

/// Values as a caller gives them.
pub(crate) fn values() -> impl Strategy<Value = String> {
    const SHAPES: &[&str] =
        &["", "{a: 1}", "[x]", "a: 1\nb: [2]", "- a\n- b: c\n  d: e", "|\n  一\n\n  二"];
    prop_oneof![
        words().prop_map(|it| scalar(&it)),
        prop::sample::select(SHAPES).prop_map(str::to_owned)
    ]
}

/// A value written in one of the styles that people use.
fn written(depth: u32) -> BoxedStrategy<Vec<String>> {
    let inline = prop_oneof![
        words().prop_map(|it| scalar(&it)),
        Just("{}".to_owned()),
        Just("[]".to_owned()),
        Just(String::new()),
        Just("{a: 1, b: [x, y]}".to_owned()),
        Just("[{a: 1}, \"b c\"]".to_owned()),
        Just("plain text".to_owned()),
        Just("'single'".to_owned()),
    ];
    let comment = prop::sample::select(&["", "", " # §注", "   # §b: c"][..]);
    let leaf = (inline, comment).prop_map(|(value, comment)| {
        let space = if value.is_empty() { "" } else { " " };
        vec![format!("{space}{value}{comment}")]
    });
    let block = prop::sample::select(&[" |", " |-", " >"][..])
        .prop_map(|head| vec![head.into(), "  一行".into(), String::new(), "  two: lines".into()]);
    if depth == 0 {
        return prop_oneof![4 => leaf, 1 => block].boxed();
    }
    let keys = prop::sample::subsequence(&["a", "b", "c.d", "when", "0", "tasks"][..], 1..4);
    let gaps = prop::sample::select(&["", "", "\n", "# §说明\n", "\n# §x\n\n"][..]);
    let map = (keys, prop::collection::vec((written(depth - 1), gaps.clone()), 4))
        .prop_map(|(keys, values)| lines_of(keys.iter().map(|it| format!("{it}:")), &values));
    let list = prop::collection::vec((written(depth - 1), gaps), 1..4)
        .prop_map(|values| lines_of(values.iter().map(|_| "-".to_owned()), &values));
    prop_oneof![3 => leaf, 1 => block, 3 => map, 2 => list].boxed()
}

fn lines_of(heads: impl Iterator<Item = String>, values: &[(Vec<String>, &str)]) -> Vec<String> {
    let mut lines = vec![String::new()];
    for (head, (value, gap)) in heads.zip(values) {
        lines.extend(
            gap.lines().map(|it| if it.is_empty() { String::new() } else { format!("  {it}") }),
        );
        lines.push(format!("  {head}{}", value[0]));
        let below = value[1..].iter();
        lines.extend(below.map(|it| if it.is_empty() { String::new() } else { format!("  {it}") }));
    }
    lines
}

/// Texts of plans and of what comes near, as people and machines write them.
pub(crate) fn plan_texts() -> impl Strategy<Value = String> {
    let values = prop::collection::vec((written(2), Just("")), 1..5);
    (values, any::<bool>(), any::<bool>()).prop_map(|(values, is_windows, ends)| {
        let heads = ["plan:", "tasks:", "levels:", "x:", "title:"].map(str::to_owned);
        let lines = lines_of(heads.into_iter(), &values);
        let lines: Vec<&str> =
            lines[1..].iter().map(|it| it.strip_prefix("  ").unwrap_or(it)).collect();
        let mut text = lines.join("\n");
        if ends {
            text.push('\n');
        }
        if is_windows { text.replace('\n', "\r\n") } else { text }
    })
}

/// So many cases; a failure is told and not kept in a file.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}
