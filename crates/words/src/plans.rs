//! Words of the plan library.

use std::collections::BTreeSet;

use domain::kernel::Key;
use domain::plans::document::Tier;
use domain::plans::{
    Criterion, CriterionMark, Opinion, PlanDuty, Refusal, ReviewOutcome, RevisionTrigger,
    VersionState,
};

use crate::Language;
use crate::refusals::{Pair, pair};
use crate::registers::{self, kind_words};

kind_words! {
    /// How far a version has come.
    version_state(VersionState) {
        Draft => "编制中", "Draft";
        Consulting => "征求意见", "In consultation";
        Reviewing => "评审", "In review";
        Approved => "已批准，待印发", "Approved";
        Issued => "现行有效", "In force";
        Superseded => "已被新版取代", "Superseded";
        Abolished => "已废止", "Abolished";
    }

    /// Why a plan is revised (PLAN-2024 35).
    revision_trigger(RevisionTrigger) {
        RulesChanged => "法律、法规、规章、标准或上位预案有重大变化",
            "Law, a standard or the plan above changed";
        CommandChanged => "应急指挥机构及其职责有重大调整", "The command body or its duties changed";
        RiskChanged => "面临的风险有重大变化", "The risk changed";
        ResourcesChanged => "重要应急资源有重大变化", "Key resources changed";
        ExperienceShows => "实际应对或演练中发现问题", "A response or a drill showed the need";
        IssuerDecides => "制定单位认为应当修订", "The issuer decides so";
    }

    /// What a unit says to a plan that gives it duties.
    opinion(Opinion) {
        Agree => "同意", "Agrees";
        AgreeWithRemarks => "同意，有修改建议", "Agrees, with remarks";
        Object => "不同意", "Objects";
    }

    /// What came of a review.
    review_outcome(ReviewOutcome) {
        Passed => "通过", "Passed";
        Returned => "退回修改", "Returned";
    }

    /// What a review looks at (PLAN-2024 24).
    criterion(Criterion) {
        Lawful => "符合有关法律、法规、规章和标准", "Lawful";
        FitsOtherPlans => "符合上位预案，与有关预案衔接", "Fits the plan above and its neighbours";
        WellBuilt => "框架结构清晰合理，主体内容完备", "Well built and whole";
        Workable => "指挥、职责、响应级别和措施合理、具体、可行",
            "Command, duties, levels and measures are workable";
        OpinionsAgree => "各方面意见一致", "Opinions agree";
        OtherPoints => "其他需要审核的内容", "Other points";
    }

    /// What a review found on a point.
    criterion_mark(CriterionMark) {
        Met => "符合", "Met";
        NotMet => "不符合", "Not met";
        NotApplicable => "不适用", "Not applicable";
    }

    /// What follows from having issued a plan.
    plan_duty(PlanDuty) {
        Filing => "备案", "Filing";
        Publication => "公布", "Publication";
        Evaluation => "定期评估", "Evaluation";
        Drill => "演练", "Drill";
    }
}

/// The sentence of a refusal.
pub(crate) fn refusal(refusal: &Refusal) -> Pair {
    called(refusal, &|unit| unit.to_string())
}

/// A refusal of the library, with what somebody calls the units that the rules know by codes.
#[must_use]
pub fn plan_refusal(
    refusal: &Refusal,
    name: &dyn Fn(&Key) -> String,
    language: Language,
) -> String {
    let (chinese, english) = called(refusal, name);
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

fn called(refusal: &Refusal, name: &dyn Fn(&Key) -> String) -> Pair {
    use Refusal as R;
    match refusal {
        R::NoSuchPlan => pair(
            "没有这个预案。请从预案库中重新打开。",
            "There is no such plan. Open it again from the library.",
        ),
        R::PlanBegun => pair(
            "这个预案已经建立，不能重复建立。",
            "This plan was begun before; it cannot be begun twice.",
        ),
        R::PlanKeyTaken { key } => (
            format!("预案编码“{key}”已被使用（废止预案的编码也不再发放）。请换一个编码。"),
            format!(
                "The key “{key}” is taken; keys of abolished plans are not given again. Choose \
                 another."
            ),
        ),
        R::NoSuchUnitCode { unit } => registers::no_such_unit(unit),
        R::PlanAbolished => pair(
            "这个预案已经废止，不能再办。",
            "This plan was abolished; nothing more can be done with it.",
        ),
        R::NoVersionInWork => pair(
            "没有在编的版本；印发的版本不能改动。要修改，请先启动修订。",
            "No version is in work, and an issued one never changes. Begin a revision first.",
        ),
        R::VersionInWork { version } => (
            format!("第 {version} 版正在编制，同时只能有一个在编版本。请接着办理这一版。"),
            format!("Version {version} is in work; there is one at a time. Go on with that one."),
        ),
        R::NotIssued => pair(
            "这个预案没有现行有效的版本。请先印发。",
            "No version of this plan is in force. Issue one first.",
        ),
        R::WrongState { .. }
        | R::TextHasErrors { .. }
        | R::KeyDiffers { .. }
        | R::TierDiffers { .. }
        | R::IssuerDiffers { .. } => of_the_text(refusal),
        R::NobodyAsked
        | R::UnitNotAsked { .. }
        | R::NotOfUnit { .. }
        | R::ConsentMissing { .. }
        | R::AnswersOpen { .. } => of_consents(refusal, name),
        R::RemarksMissing
        | R::CriterionNotMet { .. }
        | R::ReviewNotPassed
        | R::NeedsPerson
        | R::SavedTheDraft
        | R::NotOfIssuer { .. }
        | R::DayInTheFuture { .. }
        | R::DayBeforeIssue { .. } => of_decisions(refusal, name),
    }
}

/// What the text or the version is not; the last is a wrong state.
fn of_the_text(refusal: &Refusal) -> Pair {
    use Refusal as R;
    match refusal {
        R::TextHasErrors { errors } => (
            format!("正文还有 {errors} 处错误。请按检查结果改正后再办。"),
            format!("The text has {errors} errors. Mend what the check found, then go on."),
        ),
        R::KeyDiffers { key, in_text } => {
            let (zh, en) = in_text_is(in_text.as_ref().map(Key::as_str));
            (
                format!("正文的预案编码{zh}，应为“{key}”。请改正文。"),
                format!("The text’s key {en}; it must be “{key}”. Correct the text."),
            )
        }
        R::IssuerDiffers { issuer, in_text } => {
            let (zh, en) = in_text_is(in_text.as_ref().map(Key::as_str));
            (
                format!("正文的印发单位{zh}，应为“{issuer}”。请改正文。"),
                format!("The text’s issuer {en}; it must be “{issuer}”. Correct the text."),
            )
        }
        R::TierDiffers { tier, in_text } => {
            let (zh, en) = in_text_is(in_text.map(Tier::name));
            let tier = tier.name();
            (
                format!("正文的预案层级{zh}，应为“{tier}”。请改正文。"),
                format!("The text’s tier {en}; it must be “{tier}”. Correct the text."),
            )
        }
        R::WrongState { state } => (
            format!(
                "这一版目前是“{}”，不能这样办。请刷新后按当前步骤办理。",
                version_state(*state, Language::Chinese)
            ),
            format!(
                "This version is “{}”; this cannot be done with it now. Load it again and take \
                 the step that is next.",
                version_state(*state, Language::English)
            ),
        ),
        _ => pair("正文不能这样办。", "This cannot be done with the text."),
    }
}

fn in_text_is(in_text: Option<&str>) -> Pair {
    match in_text {
        Some(it) => (format!("是“{it}”"), format!("is “{it}”")),
        None => pair("没有写", "is missing"),
    }
}

/// What stands in the way of a consultation; the last is that nobody is asked.
fn of_consents(refusal: &Refusal, name: &dyn Fn(&Key) -> String) -> Pair {
    use Refusal as R;
    let names = |units: &BTreeSet<Key>| units.iter().map(name).collect::<Vec<_>>();
    match refusal {
        R::UnitNotAsked { unit } => {
            let unit = name(unit);
            (
                format!("没有向“{unit}”征求意见。请编制单位先发征求意见。"),
                format!("“{unit}” was not asked. Whoever writes the plan asks it first."),
            )
        }
        R::NotOfUnit { unit } => {
            let unit = name(unit);
            (
                format!(
                    "只有“{unit}”及其下属单位的岗位才能代表它出具意见。请换岗位，或请该单位办理。"
                ),
                format!(
                    "Only posts of “{unit}” or of units below it speak for it. Act in such a post, \
                     or ask that unit."
                ),
            )
        }
        R::AnswersOpen { units, answer_by } => {
            let units = names(units);
            (
                format!(
                    "正在等这些单位答复：{}，最晚到 {answer_by}。收到答复或过了这一天再送审。",
                    units.join("、")
                ),
                format!(
                    "These units were asked and have until {answer_by} to answer: {}. Hand it in \
                     when they have answered, or after that day.",
                    units.join(", ")
                ),
            )
        }
        R::ConsentMissing { units } => {
            let units = names(units);
            (
                format!(
                    "预案给以下单位定了职责，还没有它们对这一稿的书面同意：{}。请征求意见，\
                     或把纸质意见写进正文。",
                    units.join("、")
                ),
                format!(
                    "The plan gives these units duties, and they have not agreed to this text: \
                     {}. Ask them, or list their papers in the text.",
                    units.join(", ")
                ),
            )
        }
        _ => pair("请至少选择一个单位。", "Choose at least one unit."),
    }
}

/// What stands in the way of a review, an approval, an issue; the last is that words are missing.
fn of_decisions(refusal: &Refusal, name: &dyn Fn(&Key) -> String) -> Pair {
    use Refusal as R;
    match refusal {
        R::CriterionNotMet { criterion: it } => (
            format!("“{}”不符合，不能通过。请退回修改。", criterion(*it, Language::Chinese)),
            format!(
                "“{}” is not met: it cannot pass. Return it.",
                criterion(*it, Language::English)
            ),
        ),
        R::ReviewNotPassed => pair(
            "评审还没有通过，不能批准。",
            "The review has not passed it yet; it cannot be approved.",
        ),
        R::NeedsPerson => pair(
            "批准要由在岗的人本人办理，不能由机器操作员或脚本代办。",
            "A person in a post approves; the operator and scripts cannot.",
        ),
        R::SavedTheDraft => pair(
            "这一稿是您本人写的，批准要由另一个人办理。",
            "You wrote this text yourself; somebody else approves it.",
        ),
        R::NotOfIssuer { issuer } => {
            let issuer = name(issuer);
            (
                format!("批准人应在印发单位“{issuer}”或其上级单位任职。请由有权批准的岗位办理。"),
                format!(
                    "Whoever approves belongs to the issuer “{issuer}” or to a unit above it. Ask \
                     a post there."
                ),
            )
        }
        R::DayInTheFuture { day } => (
            format!("日期 {day} 还没有到。请改正。"),
            format!("{day} has not come yet. Correct the day."),
        ),
        R::DayBeforeIssue { day, issued_on } => (
            format!("日期 {day} 早于印发日期 {issued_on}。请改正。"),
            format!("{day} lies before the issue on {issued_on}. Correct the day."),
        ),
        _ => pair(
            "请写明意见：退回、不同意和有修改建议时都要说明理由。",
            "Write why: a return, an objection and a remark need words.",
        ),
    }
}

#[test]
fn a_unit_is_called_by_its_name_where_somebody_knows_it() {
    let unit: Key = "psb".parse().expect("a key");
    let units = BTreeSet::from([unit.clone()]);
    let no = Refusal::ConsentMissing { units };
    let said = plan_refusal(&no, &|_| "公安局".to_owned(), Language::Chinese);
    assert!(said.contains("书面同意：公安局。"), "{said}");
    assert!(refusal(&Refusal::NotOfIssuer { issuer: unit }).1.contains("issuer “psb”"));
}
