//! How a value of a plan is shown in both languages.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{
    Competence, Day, EmergencyClass, Key, Label, PersonKind, RegionCode, ReportProfile, Span, Text,
    VehicleKind,
};
use domain::plans::document::{
    ActivityKind, Channel, Condition, Estimate, LawReference, MeasureUnit, NoticeKind,
    PaperConsent, PeopleNeed, PlanLevelColor, Proof, Tier, UnlessState,
};
use words::Language;

use crate::condition;
use crate::finding::Says;

/// Whatever can be shown; nothing where nothing is there.
pub(super) trait Shown {
    fn shown(&self) -> Option<Says>;
}

fn both(text: &impl ToString) -> Option<Says> {
    let text = text.to_string();
    Some(Says::new(text.clone(), text))
}

fn said(word: impl Fn(Language) -> String) -> Option<Says> {
    Some(Says::new(word(Language::Chinese), word(Language::English)))
}

/// Several, with commas; nothing where there are none.
pub(super) fn joined(parts: impl Iterator<Item = Says>) -> Option<Says> {
    let (zh, en): (Vec<String>, Vec<String>) = parts.map(|it| (it.zh, it.en)).unzip();
    (!zh.is_empty()).then(|| Says::new(zh.join("、"), en.join(", ")))
}

pub(super) fn quoted(title: &Says) -> Says {
    Says::new(format!("“{}”", title.zh), format!("“{}”", title.en))
}

impl<T: Shown> Shown for Option<T> {
    fn shown(&self) -> Option<Says> {
        self.as_ref().and_then(Shown::shown)
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn shown(&self) -> Option<Says> {
        joined(self.iter().filter_map(Shown::shown))
    }
}

impl<T: Shown> Shown for BTreeSet<T> {
    fn shown(&self) -> Option<Says> {
        joined(self.iter().filter_map(Shown::shown))
    }
}

impl<K: Shown> Shown for BTreeMap<K, u32> {
    fn shown(&self) -> Option<Says> {
        let amount = |(kind, count): (&K, &u32)| {
            let kind = kind.shown()?;
            let (zh, en) = (kind.zh, kind.en);
            Some(Says::new(format!("{zh} × {count}"), format!("{en} × {count}")))
        };
        joined(self.iter().filter_map(amount))
    }
}

macro_rules! shown_as_written {
    ($($of:ty),+ $(,)?) => {$(
        impl Shown for $of {
            fn shown(&self) -> Option<Says> {
                both(self)
            }
        }
    )+};
}
shown_as_written!(Key, RegionCode, Day, LawReference, u8, u32);

macro_rules! shown_by_word {
    ($($of:ty: $word:path),+ $(,)?) => {$(
        impl Shown for $of {
            fn shown(&self) -> Option<Says> {
                said(|language| $word(*self, language).to_string())
            }
        }
    )+};
}
shown_by_word!(
    Tier: words::tier,
    EmergencyClass: words::emergency_class,
    PlanLevelColor: words::warning_color,
    ActivityKind: words::activity_kind,
    PersonKind: words::person_kind,
    Competence: words::competence,
    VehicleKind: words::vehicle_kind,
    Proof: words::proof,
    UnlessState: words::unless_state,
    NoticeKind: words::notice_kind,
    Channel: words::channel,
    ReportProfile: words::report_profile,
    MeasureUnit: words::measure_unit,
    Span: words::duration,
);

impl Shown for bool {
    fn shown(&self) -> Option<Says> {
        Some(if *self { Says::new("是", "yes") } else { Says::new("否", "no") })
    }
}

impl<const MAX: usize> Shown for Text<MAX> {
    fn shown(&self) -> Option<Says> {
        both(&self.as_str())
    }
}

impl Shown for Label {
    fn shown(&self) -> Option<Says> {
        let title = quoted(&Says::new(self.zh.as_str(), self.english()));
        // The Chinese sentence tells too that only the English was changed.
        let zh = match &self.en {
            Some(en) => format!("{}（{}）", title.zh, en.as_str()),
            None => title.zh,
        };
        Some(Says::new(zh, title.en))
    }
}

impl Shown for Estimate {
    fn shown(&self) -> Option<Says> {
        said(|language| {
            let of = |span| words::duration(span, language);
            format!("{} / {} / {}", of(self.min), of(self.likely), of(self.max))
        })
    }
}

impl Shown for Condition {
    fn shown(&self) -> Option<Says> {
        let in_language = |language| condition::show(self, language);
        Some(Says::new(
            format!("“{}”", in_language(Language::Chinese)),
            format!("“{}”", in_language(Language::English)),
        ))
    }
}

impl Shown for PeopleNeed {
    fn shown(&self) -> Option<Says> {
        let what = [self.competence.shown(), self.kind.shown()];
        let count = self.count;
        match joined(what.into_iter().flatten()) {
            Some(it) => {
                let (zh, en) = (it.zh, it.en);
                Some(Says::new(format!("{count} 人（{zh}）"), format!("{count} people ({en})")))
            }
            None => Some(Says::new(format!("{count} 人"), format!("{count} people"))),
        }
    }
}

impl Shown for PaperConsent {
    fn shown(&self) -> Option<Says> {
        let parts = [self.unit.shown(), self.document.shown(), self.on.shown()];
        let parts: Vec<String> = parts.into_iter().flatten().map(|it| it.zh).collect();
        both(&parts.join(" "))
    }
}
