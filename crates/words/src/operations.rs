//! Words of operations and their logs.

use domain::operations::EmergencyClass;

use crate::{Language, words};

words! {
    /// Words of operations and their logs.
    Operations {
        Operations => "处置行动", "Operations";
        NoOperations => "目前没有处置行动。接到情况后，先在“新建处置行动”里建一个。",
            "No operation is running. When something comes in, open one here.";
        OpenOperation => "新建处置行动", "Open an operation";
        Title => "名称", "Title";
        TitleHint => "例：6·2 崇阳特大暴雨", "For example: rainstorm of 2 June";
        Class => "突发事件类别", "Class of emergency";
        Area => "区划代码", "Region code";
        AreaHint => "6、9 或 12 位数字", "6, 9 or 12 digits";
        Log => "日志", "Log";
        WriteEntry => "写一条日志", "Write a line";
        EntryHint => "谁、何时、何地、做了什么", "Who, when, where, what";
        Corrected => "已更正", "corrected";
        Correction => "更正", "correction";
        TextDestroyed => "［内容已依法销毁］", "[destroyed as the law asks]";
        Since => "开始", "Since";
    }
}

/// The four classes, in both languages.
#[must_use]
pub const fn emergency_class(class: EmergencyClass, language: Language) -> &'static str {
    match (class, language) {
        (EmergencyClass::NaturalDisaster, Language::Chinese) => "自然灾害",
        (EmergencyClass::NaturalDisaster, Language::English) => "Natural disaster",
        (EmergencyClass::AccidentDisaster, Language::Chinese) => "事故灾难",
        (EmergencyClass::AccidentDisaster, Language::English) => "Accident disaster",
        (EmergencyClass::PublicHealth, Language::Chinese) => "公共卫生事件",
        (EmergencyClass::PublicHealth, Language::English) => "Public-health event",
        (EmergencyClass::PublicOrderEvent, Language::Chinese) => "社会安全事件",
        (EmergencyClass::PublicOrderEvent, Language::English) => "Public-order event",
    }
}
