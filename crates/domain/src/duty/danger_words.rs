//! Words by which people say that somebody is in danger.

/// What a caller says when somebody is in danger now. They only put a report at the top of the
/// desk; what it is, and what is done, a person says.
pub const DANGER_WORDS: [&str; 30] = [
    "救命",
    "被困",
    "困住",
    "落水",
    "溺水",
    "冲走",
    "被埋",
    "塌了",
    "倒塌",
    "起火",
    "着火",
    "爆炸",
    "触电",
    "中毒",
    "昏迷",
    "晕倒",
    "没有呼吸",
    "流血",
    "受伤",
    "坠落",
    "失踪",
    "持刀",
    "砍人",
    "help",
    "trapped",
    "drown",
    "on fire",
    "explosion",
    "unconscious",
    "bleeding",
];

/// The first of these words that stands in a text; none where none does.
#[must_use]
pub fn danger_word(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    DANGER_WORDS.into_iter().find(|it| text.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_cries_for_help_is_heard_and_the_price_of_cabbage_is_not() {
        assert_eq!(danger_word("下穿通道那边有人在喊救命，快派人来。"), Some("救命"));
        assert_eq!(danger_word("Two are TRAPPED in the cellar"), Some("trapped"));
        assert_eq!(danger_word("超市一棵白菜卖到十二块，问有没有人管。"), None);
        assert_eq!(danger_word(""), None);
    }
}
