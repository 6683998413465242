//! Every figure that pages show: what it is called, how it comes about, what it counts and leaves
//! out, and where it is from. A page that shows a figure links to its row by the id.

use crate::figure_table::FIGURES;
use crate::joint_figures::JOINT_FIGURES;
use crate::{Language, words};

/// A sentence in both languages, Chinese first.
pub(crate) type Pair = [&'static str; 2];

/// A figure that pages show.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Its id: the anchor of its row.
    pub id: &'static str,
    pub(crate) name: Pair,
    pub(crate) formula: Pair,
    pub(crate) counts: Pair,
    pub(crate) leaves_out: Pair,
    pub(crate) source: Pair,
}

impl Figure {
    /// The figure of an id.
    #[must_use]
    pub fn of(id: &str) -> Option<&'static Self> {
        all_figures().find(|it| it.id == id)
    }

    /// What it is called.
    #[must_use]
    pub const fn name(&self, language: Language) -> &'static str {
        of(self.name, language)
    }

    /// How it comes about.
    #[must_use]
    pub const fn formula(&self, language: Language) -> &'static str {
        of(self.formula, language)
    }

    /// What is counted.
    #[must_use]
    pub const fn counts(&self, language: Language) -> &'static str {
        of(self.counts, language)
    }

    /// What is left out.
    #[must_use]
    pub const fn leaves_out(&self, language: Language) -> &'static str {
        of(self.leaves_out, language)
    }

    /// Where it is from.
    #[must_use]
    pub const fn source(&self, language: Language) -> &'static str {
        of(self.source, language)
    }
}

/// Every figure, in the order in which pages show them.
pub fn all_figures() -> impl Iterator<Item = &'static Figure> {
    FIGURES.iter().chain(JOINT_FIGURES)
}

const fn of(pair: Pair, language: Language) -> &'static str {
    let [chinese, english] = pair;
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

words! {
    /// Words of the page of figures.
    Figures {
        Figures => "数字口径", "Figures";
        Intro =>
            "页面上每一个数字怎么来：公式、数什么、不数什么、数据从哪里来。数字旁的链接指向这里。",
            "How each figure on the pages comes about: its formula, what it counts and leaves out, \
             and where it is from. Figures link here.";
        Figure => "数字", "Figure";
        Formula => "公式", "Formula";
        Counts => "数什么", "Counts";
        LeavesOut => "不数什么", "Leaves out";
        Source => "数据来源", "From";
        At => "“所示时刻”是页面显示的时刻：现在，或所选的过去时刻。过去时刻“按当时所知”只用当时已录入\
               的，“按当时实情”用后来补记的全部。",
            "“The moment shown” is now, or the past moment that was chosen. A past moment by what \
             was “known then” uses what had been entered by then; by what was “so then” it uses \
             all that was told since.";
        Small => "分母不足 5 的比率只显示分子和分母，不显示百分比。",
            "A rate over fewer than five shows its two numbers and no percentage.";
        Practice => "演练和推演各数各的，不并入真实行动。",
            "Drills and simulations are counted apart from what is real.";
        Rate { part: u32, whole: u32, percent: String } => "{percent}（{part}/{whole}）",
            "{percent} ({part}/{whole})";
        RateOfFew { part: u32, whole: u32 } => "{part}/{whole}（不足 5，不算比率）",
            "{part}/{whole} (too few for a rate)";
        TooFew => "不足 5，不算比率", "too few for a rate";
        RateOfNone => "还没有", "none yet";
        HowTimeLeft => "还剩的时间怎么算", "How the time left is reckoned";
        HowPlaces => "各处的数字怎么算", "How the numbers of places come about";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_figure_has_an_id_of_its_own_and_says_everything_in_both_languages() {
        let ids: BTreeSet<_> = all_figures().map(|it| it.id).collect();
        assert_eq!(ids.len(), all_figures().count());
        for it in all_figures() {
            assert!(it.id.bytes().all(|it| it.is_ascii_lowercase() || it == b'_'), "{}", it.id);
            for language in Language::ALL {
                let said = [it.name(language), it.formula(language), it.counts(language)];
                let further = [it.leaves_out(language), it.source(language)];
                for text in said.into_iter().chain(further) {
                    assert!(!text.is_empty(), "{}", it.id);
                    let is_chinese = text.chars().any(|it| ('一'..='龥').contains(&it));
                    assert_eq!(is_chinese, language == Language::Chinese, "{text}");
                }
            }
            assert!(Figure::of(it.id).is_some());
        }
        assert!(Figure::of("unheard_of").is_none());
    }
}
