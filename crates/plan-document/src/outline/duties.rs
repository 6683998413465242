//! Sentences that give a unit something to do: “公安局负责……”, “县水利局：……”.

/// What a unit's name may end with.
const ENDINGS: &[&str] = &[
    "指挥部办公室",
    "人民政府",
    "委员会",
    "派出所",
    "指挥部",
    "办公室",
    "消防救援大队",
    "武装部",
    "供电公司",
    "公司",
    "中心",
    "支队",
    "大队",
    "中队",
    "医院",
    "政府",
    "街道",
    "部门",
    "单位",
    "应急办",
    "防办",
    "局",
    "委",
    "办",
    "队",
    "站",
    "所",
    "厅",
    "部",
    "院",
    "镇",
    "乡",
    "村",
    "社区",
    "集团",
    "电网",
];

/// What follows a unit's name when it is given something to do.
const VERBS: &[&str] = &[
    "：",
    ":",
    "负责",
    "牵头",
    "组织",
    "会同",
    "配合",
    "协助",
    "立即",
    "及时",
    "迅速",
    "应当",
    "应",
    "要",
    "按照",
    "根据",
    "做好",
    "开展",
    "派出",
    "加强",
    "启动",
    "对",
    "向",
    "在",
    "及有关",
    "和有关",
    "、",
];

/// A unit's name is not longer.
const NAME_CHARACTERS_MAX: usize = 20;

/// A sentence that gives a unit something to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Duty {
    /// The unit as the text calls it.
    pub(super) unit: String,
    /// The whole sentence.
    pub(super) text: String,
}

/// The unit with which a sentence begins; none where it begins otherwise.
fn unit(sentence: &str) -> Option<&str> {
    let mut ends = sentence.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.by_ref().take(NAME_CHARACTERS_MAX).find_map(|end| {
        let (name, rest) = (sentence.get(..end)?, sentence.get(end..)?);
        let is_name = name.chars().count() >= 2
            && ENDINGS.iter().any(|it| name.ends_with(it))
            && !name.contains(['，', ',', '。', '：', ':', '“', ' ', '（', '(']);
        (is_name && VERBS.iter().any(|it| rest.starts_with(it))).then_some(name)
    })
}

/// The duties in a paragraph, and the rest of it.
pub(super) fn duties(paragraph: &str) -> (Vec<Duty>, String) {
    let mut found: Vec<Duty> = Vec::new();
    let mut rest = String::new();
    for sentence in paragraph.split_inclusive(['。', '；', ';', '\n']) {
        let bare = sentence.trim_start().trim_start_matches(is_of_a_number).trim();
        if bare.is_empty() {
            continue;
        }
        match (unit(bare), found.last_mut()) {
            (Some(unit), _) => {
                let text = bare.trim_end_matches(['；', ';']).to_owned();
                found.push(Duty { unit: unit.to_owned(), text });
            }
            // What follows belongs to the unit that was named last.
            (None, Some(duty)) => duty.text.push_str(bare),
            (None, None) => rest.push_str(sentence),
        }
    }
    (found, rest)
}

/// （1） or 1. before a sentence.
fn is_of_a_number(c: char) -> bool {
    c.is_ascii_digit() || "（）()、.．①②③④⑤⑥⑦⑧⑨⑩—-· 　".contains(c)
}

#[test]
fn a_sentence_that_begins_with_a_unit_is_a_duty() {
    let units =
        |text: &str| duties(text).0.into_iter().map(|it| (it.unit, it.text)).collect::<Vec<_>>();
    let pair = |unit: &str, text: &str| (unit.to_owned(), text.to_owned());
    assert_eq!(
        units("（1）公安局负责交通管制；县水利局：巡堤查险。每两小时报一次。"),
        [
            pair("公安局", "公安局负责交通管制"),
            pair("县水利局", "县水利局：巡堤查险。每两小时报一次。")
        ]
    );
    assert_eq!(units("各乡镇人民政府组织群众转移。").len(), 1);
    assert_eq!(units("降雨持续，水位上涨。"), []);
    assert_eq!(duties("水位上涨。公安局负责警戒。").1, "水位上涨。");
}
