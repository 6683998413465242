//! Names and titles in Chinese, and in English where somebody wrote one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::Text;

/// The name of an organisation, a post, a site or a kind of stock. House data: it stands in clear,
/// so it never is a person's name.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// 中文名称
    pub zh: Text<80>,
    /// The English name; left out where nobody wrote one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Text<80>>,
}

impl Label {
    /// A label in Chinese only.
    #[must_use]
    pub const fn chinese(zh: Text<80>) -> Self {
        Self { zh, en: None }
    }

    /// The English name, or the Chinese one where there is none.
    #[must_use]
    pub fn english(&self) -> &str {
        self.en.as_ref().unwrap_or(&self.zh).as_str()
    }
}

#[test]
fn where_nobody_wrote_an_english_name_the_chinese_one_stands_in() {
    let zh = Text::parse("东渡派出所").expect("fits");
    assert_eq!(Label::chinese(zh.clone()).english(), "东渡派出所");
    let en = Some(Text::parse("Dongdu station").expect("fits"));
    assert_eq!(Label { zh, en }.english(), "Dongdu station");
}
